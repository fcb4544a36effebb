import { MISSING_NAMES } from '../data-files.ts';
import { nameWords } from './fold.ts';

const phrasesOf = (names: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...names].map((name) => nameWords(name).join(' ')));
const [PHRASES, SIGNS] = [phrasesOf(MISSING_NAMES.newborn), phrasesOf(MISSING_NAMES.newbornSign)];
/** Words of a phrase, the longest first. */
const SIZES = [3, 2, 1] as const;

/** "Edith's girl": what stands behind the mother's name. */
const OF_MOTHER = /^[^\s'’]+['’]s\s+(.+)$/iu;

/** The letter of a twin in a sign of three ("BGA"). */
const letterOf = (sign: string): readonly string[] => (sign.length === 3 ? [sign.slice(-1)] : []);

/** What is left of the first name of a child who has none yet ("Baby Boy A", "Girl of Mary B", "BGA Mary"): the letter of a twin; else undefined. "BB" alone may be anybody's initials. */
export const lettersOfNewborn = (given: string | null, middle: string | null): readonly string[] | undefined => {
  const front = [given, middle].filter((cell) => cell !== null).join(' ');
  const all = nameWords(OF_MOTHER.exec(front)?.[1] ?? front);
  const [sign = '', ...behind] = all;
  if (SIGNS.has(sign) && (sign.length === 3 || behind.some((word) => word.length > 1)))
    return [...letterOf(sign), ...behind.filter((word) => word.length === 1)].slice(0, 1);
  const size = SIZES.find((each) => all.length >= each && PHRASES.has(all.slice(0, each).join(' ')));
  if (size === undefined) return undefined;
  const [mother, rest] = [all[size - 1] === 'of', all.slice(size)];
  const letters = (mother ? rest.slice(1) : rest).filter((word) => word.length === 1);
  return mother || letters.length === rest.length ? letters.slice(-1) : undefined;
};
