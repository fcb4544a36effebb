import { wordList } from '../data-files.ts';
import { foldWords } from './fold.ts';
import { nameRank } from './name-knowledge.ts';

const titles = wordList('titles');

/** "DURAND Pierrette", "LE GOFF Anne": capitals in front of other words. */
const CAPITALS = /^(\p{Lu}[\p{Lu}'’-]*(?:\s+\p{Lu}[\p{Lu}'’-]*){0,3})\s+(?=\p{Lu}['’]?\p{L}*\p{Ll})/u;
const LEAST_CAPITALS = 3;

const folded = (word: string): string => foldWords(word.replace(/[.'’]/g, '')).replaceAll(' ', '');

/**
 * How many words in front are a family name by their capitals, whatever the column says. None are: letters alone ("JD Smith"), first
 * names ("MARY Smith"), what no list knows in front of a whole name ("ATTN John Smith"), and half of a double name ("GARCIA Lopez, Maria").
 */
const familyInCapitals = (words: readonly string[], hasMore: boolean): number => {
  const front = CAPITALS.exec(words.join(' '))?.[1]?.split(/\s+/) ?? [];
  const first = front.find((word) => word.length >= LEAST_CAPITALS);
  if (first === undefined || titles.has(folded(first))) return 0;
  const behind = words.slice(front.length);
  const [ours, next, last] = [first, behind[0] ?? '', behind.at(-1) ?? ''].map((word) => nameRank(folded(word)));
  if (!ours || !next || !last || ours.given > ours.family) return 0;
  if (hasMore && next.family >= next.given) return 0;
  return ours.family === 0 && behind.length > 1 && last.family > last.given ? 0 : front.length;
};

/**
 * The parts of a name whose family name stands in front and alone in capitals. `behind`: what stands behind a comma, first names ("MARTIN
 * Philippine, Claudine") unless it is a suffix.
 */
export const splitByCapitals = (
  words: readonly string[],
  behind: readonly string[],
  isSuffix: boolean,
): { readonly given: string; readonly middle: string | null; readonly family: string } | undefined => {
  const more = isSuffix ? [] : behind.filter((word) => !titles.has(folded(word)));
  const count = familyInCapitals(words, more.length > 0);
  if (count === 0) return undefined;
  const [given = '', ...middle] = [...words.slice(count), ...more];
  return { given, middle: middle.length > 0 ? middle.join(' ') : null, family: words.slice(0, count).join(' ') };
};
