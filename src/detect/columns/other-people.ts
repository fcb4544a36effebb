import type { ColumnRole } from '../../schema/vocabulary.ts';
import type { ColumnProfile } from './cells/column-profile.ts';
import { foldWords } from './cells/fold.ts';
import { wordList } from './data-files.ts';
import { headerTokens } from './headers/header-tokens.ts';
import { startsOf } from './headers/parties-by-start.ts';

type Cells = readonly (string | null)[];

interface Column {
  readonly name: string | null;
  readonly group: string | undefined;
  readonly number: number | undefined;
  readonly role: ColumnRole;
  readonly cells: Cells;
  readonly profile: ColumnProfile;
}

const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['given_name', 'full_name']);
/** Rows that are compared, and how many must have both names. */
const LOOKED_AT = 200;
const LEAST_ROWS = 3;
/** Up to this share of rows two columns may agree and name two people: a father called as his son. */
const MOST_ALIKE = 0.3;
/** A row has no more people, so no column is compared with more. */
const MOST_PEOPLE = 8;

/** A masked name may be anybody's. */
const wordsOf = (cell: string | null | undefined): readonly string[] =>
  cell && !/[*•#]/.test(cell) ? foldWords(cell).split(' ') : [''];

const isLike = (a: string, b: string): boolean =>
  a === b || ((a.length === 1 || b.length === 1) && (a.startsWith(b) || b.startsWith(a)));

/** Whether two cells may name one person: a given name that the other has, or a whole name of which one word at most is another. */
const isSamePerson = (a: readonly string[], b: readonly string[], isWhole: boolean): boolean => {
  const common = a.filter((word) => b.some((other) => isLike(word, other))).length;
  return common >= (isWhole ? Math.min(2, a.length, b.length) : 1);
};

/** Two names of which no word but one, the family's, is the other's, not even by its first letter: nobody is called by both. */
const arePlainlyTwo = (a: readonly string[], b: readonly string[], isWhole: boolean): boolean => {
  const [own, others] = [a.filter((word) => !b.includes(word)), b.filter((word) => !a.includes(word))];
  const common = a.length - own.length;
  if (common > (isWhole ? 1 : 0) || own.length === 0 || others.length === 0) return false;
  return !own.some((word) => others.some((other) => word[0] === other[0]));
};

const HEADS = wordList('heads_in_headers');
/** Of rows with both names, how many must name two people where the others name the head alone. */
const LEAST_APART = 0.1;

/** Whether a column is of who heads, holds or pays ("Prim Subscriber", "Fam Head"), and the other is not of the same. */
const isOfHead = (a: Column, b: Column): boolean => {
  const own = headerTokens(a.name ?? '');
  return headerTokens(b.name ?? '').some((token) => HEADS.has(token) && !own.includes(token));
};

/** Whether two columns of names name different people in nearly all rows that have both, or now and then a head beside the row's person. */
const areOthers = (a: Column, b: Column): boolean => {
  const isWhole = a.role === 'full_name' && b.role === 'full_name';
  let rows = 0;
  let alike = 0;
  let apart = 0;
  for (let n = 0; n < Math.min(LOOKED_AT, a.cells.length); n += 1) {
    const [one, other] = [wordsOf(a.cells[n]), wordsOf(b.cells[n])];
    if (one[0] === '' || other[0] === '') continue;
    rows += 1;
    if (isSamePerson(one, other, isWhole)) alike += 1;
    else if (arePlainlyTwo(one, other, isWhole)) apart += 1;
  }
  if (rows >= LEAST_ROWS && alike <= MOST_ALIKE * rows) return true;
  return apart >= Math.max(LEAST_ROWS, LEAST_APART * rows) && isOfHead(a, b);
};

const SAME = wordList('same_in_cells');

/** Whether cells are called as people are and not as companies; "self" names the row's own person. */
const arePeople = ({ role, profile, cells }: Column): boolean => {
  if (role === 'given_name') return true;
  const filled = cells.filter((cell) => cell?.trim());
  const named = filled.filter((cell) => !SAME.has(foldWords(cell ?? ''))).length;
  const share = named === 0 ? 0 : (profile.share('full_name') * filled.length) / named;
  return share >= 0.4 && profile.share('organization') < 0.3;
};

/** What each header begins with, once. */
type Starts = readonly (readonly string[])[];

/** How a name's header begins that no name before it begins with, where most others begin so: they are of that person. */
const ownStart = (starts: Starts, at: number, before: readonly number[]): string | undefined => {
  const own = (starts[at] ?? []).filter((start) => !before.some((n) => starts[n]?.includes(start)));
  const members = (start: string) => starts.filter((one) => one.includes(start)).length;
  return own.map((start) => ({ start, members: members(start) })).sort((a, b) => b.members - a.members)[0]?.start;
};

/** Those who treat, sell and decide: a row names several of them, and none is whom it is about. */
const OF_HOUSE = 'provider';

/** Columns of one group ("holder": the row's own person) that are of others, by their place. */
const othersIn = (columns: readonly Column[], starts: Starts, base: string): ReadonlyMap<number, string> => {
  const isOpen = ({ group, number }: Column, at: number): boolean => {
    if (base !== 'holder') return group === base && (number ?? 1) < 2;
    if (group !== undefined) return group === base && number === undefined;
    return (number ?? 1) < 2 || (starts[at] ?? []).some((start) => /\d$/.test(start));
  };
  const found = new Map<number, string>();
  const people: { readonly group: string | undefined; readonly names: number[] }[] = [];
  const groupOf = (at: number): { readonly start?: string; readonly group: string } => {
    const before = people.flatMap(({ names }) => names);
    const start = ownStart(starts, at, before);
    return start === undefined ? { group: `column ${at + 1}` } : { start, group: `${base}: ${start}` };
  };
  columns.forEach((column, at) => {
    if (!NAMES.has(column.role) || found.has(at) || !isOpen(column, at) || !arePeople(column)) return;
    const own = people.find(({ names }) => names.some((n) => !areOthers(columns[n] ?? column, column)));
    own?.names.push(at);
    if (own?.group !== undefined) found.set(at, own.group);
    if (own || people.length >= MOST_PEOPLE) return;
    if (people.length === 0) {
      people.push({ group: undefined, names: [at] });
      return;
    }
    const { start, group } = groupOf(at);
    people.push({ group, names: [at] });
    columns.forEach((other, n) => {
      // "Opposing counsel" is nobody whom "Opposing party" names.
      const isElse = n !== at && other.role === column.role && NAMES.has(other.role) && areOthers(column, other);
      const isOwn = n === at || (start !== undefined && starts[n]?.includes(start) && isOpen(other, n) && !isElse);
      if (isOwn && !found.has(n)) found.set(n, group);
    });
  });
  return found;
};

/**
 * A column of names that are not those of the row's person, or of its spouse or heir, is of somebody else, whatever its header
 * says: nobody has two given names of which each row has another pair. Columns of such people, with a group each, by their place;
 * columns whose headers begin as the name's does ("EC1 Name", "EC1 Phone") go with it.
 */
export const otherPeople = (columns: readonly Column[]): ReadonlyMap<number, string> => {
  const starts = columns.map(({ name }) => startsOf(name ?? ''));
  const bases = new Set(columns.flatMap(({ role, group }) => (NAMES.has(role) ? [group ?? 'holder'] : [])));
  bases.delete(OF_HOUSE);
  return new Map([...bases].flatMap((base) => [...othersIn(columns, starts, base)]));
};
