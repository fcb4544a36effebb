import { wordList } from '../data-files.ts';
import { nameAlone, namesAlone } from './beside-name.ts';
import { filledCell } from './column-profile.ts';
import type { ColumnPart } from './composite.ts';
import { VALUE_TESTS } from './content-tests.ts';
import { foldWords } from './fold.ts';
import { nameRank } from './name-knowledge.ts';
import { splitFullName } from './split-name.ts';

/** What stands between two people of one cell. */
const BETWEEN = /\s*(?:&|\+|\/|\s(?:and|y|und|et|e)\s)\s*/iu;
const LONGEST = 120;

const isNameShaped = (text: string): boolean => VALUE_TESTS['name_or_two']?.(text) === true;
const isKnownName = (text: string): boolean => VALUE_TESTS['full_name']?.(text) === true;
/** A first name that is known, in front of a family name: "Cox, Cuevas and Lopez" are lawyers, and none of them a first name. */
const isKnownPerson = (text: string): boolean => {
  const { given } = splitFullName(text, 'given');
  const rank = nameRank(foldWords(given ?? ''));
  return rank.given > rank.family;
};

const titles = wordList('titles');
const wordsOf = (text: string): readonly string[] => text.split(/\s+/);
const isTitle = (word: string): boolean => titles.has(foldWords(word.replace(/\.$/, '')));

/** How many titles stand in front, and the words behind them. */
const behindTitles = (text: string): readonly [titles: number, words: readonly string[]] => {
  const words = wordsOf(text);
  const name = words.findIndex((word) => !isTitle(word));
  return name < 0 ? [words.length, []] : [name, words.slice(name)];
};

/** Two of one family name, which is said once at the end: "John & Mary Smith", "Dr. John and Mrs. Mary Smith", "Mr. and Mrs. John Smith". */
const ofOneFamily = (first: string, second: string): readonly [string, string] | undefined => {
  const [[, given], [count, name]] = [behindTitles(first), behindTitles(second)];
  const family = splitFullName(second, 'given').family ?? name.at(-1);
  if (family === undefined) return undefined;
  if (given.length === 1 && name.length > 1) return pair(`${first} ${family}`, second);
  // Who is called by titles alone has the name behind them; of the other only the family name is known.
  const other = wordsOf(second).slice(0, count).join(' ');
  if (given.length > 0 || other === '' || name.length === 0) return undefined;
  return pair(name.length > 1 ? name.join(' ') : `${first} ${family}`, `${other} ${family}`);
};

/** One first name, with an initial or none behind it. */
const LONE = /^[\p{Lu}'-]{2,}(?: \p{Lu}\.?)?$/u;

/** "SMITH JOHN T & MARY A": rolls write in capitals and the family name in front, without a comma; at the end only where the words are known so. */
const inCapitals = (text: string, first: string, second: string): readonly [string, string] | undefined => {
  const words = wordsOf(first);
  const named = words.filter((word) => word.replace('.', '').length > 1);
  const [front = '', ...rest] = named;
  const end = rest.at(-1);
  if (end === undefined || named.length > 3 || text !== text.toUpperCase() || !LONE.test(second) || words[0] !== front)
    return undefined;
  const [of, ofEnd] = [nameRank(foldWords(front)), nameRank(foldWords(end))];
  const isBehind = of.given > of.family && ofEnd.family > ofEnd.given;
  if (isBehind) return pair(first, `${second} ${end}`);
  return pair(`${front}, ${words.slice(1).join(' ')}`, `${front}, ${second}`);
};

/** The names of two people in one cell ("Ana Lopez & James Smith", "John and Mary Smith", "SMITH, JOHN & MARY"); undefined: it is none of two. */
export const twoNames = (cell: string): readonly [string, string] | undefined => {
  const text = namesAlone(filledCell(cell)?.trim() ?? '');
  if (text.length > LONGEST || /\d/.test(text)) return undefined;
  const [first = '', second = '', more] = text.split(BETWEEN).map((part) => part.trim());
  if (second === '' || more !== undefined) return undefined;
  const family = /^([\p{L}'-]+(?: [\p{L}'-]+)?),/u.exec(first)?.[1];
  // "SMITH, JOHN & MARY": the family name is said once, in front; "John & Mary Smith": at the end.
  if (family !== undefined && !second.includes(',') && wordsOf(second).length === 1)
    return pair(first, `${family}, ${second}`);
  const one = ofOneFamily(first, second) ?? inCapitals(text, first, second);
  if (one) return one;
  return wordsOf(first).length > 1 && wordsOf(second).length > 1 ? pair(first, second) : undefined;
};

const pair = (first: string, second: string): readonly [string, string] | undefined =>
  isNameShaped(first) && isNameShaped(second) ? [first, second] : undefined;

const LEAST_CELLS = 2;
/** A column of which so many cells name two people is one of them, whatever the names are. */
const LEAST_PAIRS = 0.2;
/** Of fewer cells so many name people whose names are known: two words beside a sign may be anything else. */
const KNOWN_PAIRS = 0.7;
const NAMES = 0.9;
const KNOWN = 0.4;

/** The parts of a column of which a good share of cells names two people; undefined: it is none. */
export const jointParts = (cells: readonly (string | null)[]): readonly [ColumnPart, ColumnPart] | undefined => {
  const values = [...new Set(cells.map((cell) => filledCell(cell)).filter((cell) => cell !== undefined))];
  const pairs = values.map(twoNames).filter((names) => names !== undefined);
  if (pairs.length < LEAST_CELLS) return undefined;
  if (
    pairs.length < LEAST_PAIRS * values.length &&
    pairs.filter((names) => names.every(isKnownPerson)).length < KNOWN_PAIRS * pairs.length
  )
    return undefined;
  const singles = values.filter((value) => twoNames(value) === undefined && isNameShaped(nameAlone(value)));
  const companies = values.filter((value) => VALUE_TESTS['organization']?.(value) === true);
  if (pairs.length + singles.length < NAMES * (values.length - companies.length)) return undefined;
  const names = [...pairs.flat(), ...singles];
  if (names.filter(isKnownName).length < KNOWN * names.length) return undefined;
  const share = pairs.length / values.length;
  return [
    { role: 'full_name', share: 1, cells: { person: 1 } },
    { role: 'full_name', share, cells: { person: 2 } },
  ];
};

/** The name of the first or second person of a cell; undefined: there is none. */
export const jointName = (cell: string, person: 1 | 2): string | undefined => {
  const names = twoNames(cell);
  if (names) return names[person - 1];
  return person === 1 ? filledCell(cell) : undefined;
};
