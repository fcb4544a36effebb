import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { HeaderReading } from '../headers/header-words.ts';
import { filledCell } from './column-profile.ts';
import type { ColumnPart } from './composite.ts';
import { VALUE_TESTS } from './content-tests.ts';
import { foldWords } from './fold.ts';
import { nameRank } from './name-knowledge.ts';
import { type DateOrder, dateOrderOf, readDate } from './value-dates.ts';

/** Who stands in one entry of a list: "Ana (03/12/2011)", "Ben Lee - son - 4/1/2014". */
interface Entry {
  readonly name: string;
  readonly born?: string;
  readonly ssn?: string;
  readonly phone?: string;
}

/** What stands between the people of a cell; a comma only behind what stands in brackets. */
const BETWEEN = /\s*[;|\n]\s*|(?<=\)),\s*/u;
const LONGEST = 4000;
const LONGEST_ENTRY = 100;
const NAME = /^(?:\d{1,2}[.)] )?(\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){0,5})(?=$|\s*[-–:,(]|\s+[\d(+])/u;
const DATE = /(?<![\d/.-])(?:\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}|(?:19|20)\d{2})(?![\d/.-])/u;
/** A telephone number of ten digits, as it is written in North America. */
const PHONE = /(?<![\d(-])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\d-])/u;
const SSN = /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/u;

const entryOf = (text: string): Entry | undefined => {
  const found = text.length <= LONGEST_ENTRY ? NAME.exec(text.trim()) : null;
  const name = found?.[1];
  if (!found || name === undefined || VALUE_TESTS['name_words']?.(name) === false) return undefined;
  const more = text.trim().slice(found[0].length);
  const ssn = SSN.exec(more)?.[0];
  const without = ssn === undefined ? more : more.replace(ssn, ' ');
  const phone = PHONE.exec(without)?.[0];
  const born = DATE.exec(phone === undefined ? without : without.replace(phone, ' '))?.[0];
  return {
    name,
    ...(born !== undefined && { born }),
    ...(ssn !== undefined && { ssn }),
    ...(phone !== undefined && { phone }),
  };
};

/** Whole names with commas between: "Ana Lee, Ben Wu" and not "Lee, Ana". */
const COMMAS = /^(?:\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){1,3}, ?)+\p{L}[\p{L}'’.-]*(?: \p{L}[\p{L}'’.-]*){1,3}$/u;

/** The people whom a cell lists; undefined: something else stands in it. */
const entriesOf = (cell: string): readonly Entry[] | undefined => {
  if (cell.length > LONGEST) return undefined;
  const texts = cell.split(COMMAS.test(cell) ? /, ?/u : BETWEEN).filter((text) => text.trim() !== '');
  const entries = texts.map(entryOf).filter((entry) => entry !== undefined);
  return entries.length === texts.length && entries.length > 0 ? entries : undefined;
};

const VALUE_OF: Readonly<Partial<Record<ColumnRole, keyof Entry>>> = {
  full_name: 'name',
  given_name: 'name',
  date_of_birth: 'born',
  ssn: 'ssn',
  phone: 'phone',
};

/** Which part of the words of a name are family names, of those that a list knows; of none half. */
const familyShare = (name: string): number => {
  const ranks = foldWords(name).split(' ').map(nameRank);
  const known = ranks.filter(({ given, family }) => given !== family);
  return known.length === 0 ? 0.5 : known.filter(({ given, family }) => family > given).length / known.length;
};

/** "Bautista Fuentes, Jose Guillermo": two family names, and behind the comma the first ones. It is one name, and no list of two people. */
const isInverted = (cell: string): boolean => {
  const [before = '', behind = '', more] = COMMAS.test(cell) ? cell.split(/, ?/u) : [];
  return more === undefined && familyShare(before) > 0.5 && familyShare(behind) < 0.5;
};

/** Of the cells that have one comma and might be such names so many are: then the comma of the others parts a name as well. */
const MOSTLY_INVERTED = 0.3;
const areInverted = (values: readonly string[]): boolean => {
  const pairs = values.filter((cell) => COMMAS.test(cell) && cell.split(',').length === 2);
  return pairs.length > 0 && pairs.filter(isInverted).length >= MOSTLY_INVERTED * pairs.length;
};

/** The cell that was asked for last, and its people: each value of theirs is asked for by itself. */
let last: { readonly cell: string; readonly entries: readonly Entry[] } | undefined;
const lastEntries = (cell: string): readonly Entry[] => {
  if (last?.cell !== cell) last = { cell, entries: entriesOf(cell) ?? wholeOf(cell) };
  return last.entries;
};

/** A cell among lists that is none, but a name: that of one person. */
const wholeOf = (cell: string): readonly Entry[] =>
  cell.length <= LONGEST_ENTRY && VALUE_TESTS['full_name']?.(cell) === true ? [{ name: cell }] : [];

/** What a cell tells of the person who stands in it at a place, counted from 1. */
export const listedValue = (cell: string, entry: number, role: ColumnRole): string | undefined =>
  lastEntries(filledCell(cell) ?? '')[entry - 1]?.[VALUE_OF[role] ?? 'name'];

/** A class or a team has so many; each of them makes columns of the record's plan. */
const MOST_LISTED = 40;
const LEAST_LISTS = 2;
/** The same as a share of the cells: of many names some have a title or a place behind a comma. */
const LEAST_SHARE = 0.05;
const TOLD = 0.9;
const KNOWN = 0.5;
/** The same, where no header and no day says that they are people: all of them by two words and more. */
const SURELY = 0.8;
const FEW = 0.1;

const isKnown = ({ name }: Entry): boolean => nameRank(foldWords(name).split(' ')[0] ?? '').given > 0;

/**
 * The parts of a column whose cells list people ("Ana (03/12/2011); Ben (4/1/2014)"), with a name for each place in the list and what
 * is told of them; undefined: it is none. Lists of words are told from names by the header, or by days behind them.
 */
export const listedParts = (
  { group, scores }: HeaderReading,
  cells: readonly (string | null)[],
): { readonly parts: readonly [ColumnPart, ...ColumnPart[]]; readonly dateOrder: DateOrder } | undefined => {
  const values = [...new Set(cells.map(filledCell).filter((cell) => cell !== undefined))];
  const lists = values.map(entriesOf).filter((entries) => entries !== undefined);
  const entries = lists.flat();
  const isOther = group !== undefined && group !== 'holder';
  // "References" that name one each, with what is told of them.
  const isTold = isOther && lists.length >= LEAST_LISTS && entries.every((one) => one.phone ?? one.born ?? one.ssn);
  const several = lists.filter(({ length }) => length > 1).length;
  const areLists = several >= Math.max(LEAST_LISTS, LEAST_SHARE * values.length) || isTold;
  if (!areLists || lists.length < TOLD * values.length || areInverted(values)) return undefined;
  const born = entries.flatMap((entry) => entry.born ?? []);
  const isOfPeople = isOther || (scores.get('full_name') ?? 0) > 0;
  const known = entries.filter(isKnown).length;
  const longest = Math.max(...lists.map(({ length }) => length));
  // Longer lists whose header does not say that they are people are read as texts, which cut nobody off.
  const areWhole = entries.every(({ name }) => name.includes(' ')) && longest <= MOST_LISTED;
  const isOfNames = areWhole && known >= SURELY * entries.length;
  if (!isOfPeople && !isOfNames && born.length < TOLD * entries.length) return undefined;
  if (known < KNOWN * entries.length) return undefined;
  const dateOrder = dateOrderOf(born);
  const isFirst = entries.filter(({ name }) => name.includes(' ')).length <= FEW * entries.length;
  const roles: readonly ColumnRole[] = [
    isFirst ? 'given_name' : 'full_name',
    ...(born.some((day) => day.length === 4 || readDate(day, dateOrder) !== undefined)
      ? ['date_of_birth' as const]
      : []),
    ...(entries.some(({ ssn }) => ssn !== undefined) ? ['ssn' as const] : []),
    ...(entries.some(({ phone }) => phone !== undefined) ? ['phone' as const] : []),
  ];
  const most = Math.min(MOST_LISTED, longest);
  const parts = Array.from({ length: most }, (_, n) => n + 1).flatMap((entry) =>
    roles.map((role): ColumnPart => {
      const having = lists.filter((list) => list[entry - 1]?.[VALUE_OF[role] ?? 'name'] !== undefined).length;
      return { role, share: having / values.length, cells: { entry } };
    }),
  );
  const [first, ...more] = parts;
  return first && { parts: [first, ...more], dateOrder };
};
