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

/** What is said in place of the first name of a child who has none yet. */
interface Newborn {
  /** The letter that tells twins apart, or none. */
  readonly letters: readonly string[];
  readonly sex: 'f' | 'm' | null;
}

const sexOf = (words: readonly string[]): Newborn['sex'] => {
  if (words.some((word) => MISSING_NAMES.newbornGirl.has(word))) return 'f';
  return words.some((word) => MISSING_NAMES.newbornBoy.has(word)) ? 'm' : null;
};

/** What first and middle names say of a child who has none yet ("Baby Boy A", "Girl of Mary B", "BGA Mary"); undefined: they are names. "BB" alone may be anybody's initials. */
export const readNewborn = (given: string | null, middle: string | null): Newborn | undefined => {
  const front = [given, middle].filter((cell) => cell !== null).join(' ');
  const all = nameWords(OF_MOTHER.exec(front)?.[1] ?? front);
  const [sign = '', ...behind] = all;
  const isSign = SIGNS.has(sign) && (sign.length === 3 || behind.some((word) => word.length > 1));
  const single = (words: readonly string[]) => words.filter((word) => word.length === 1);
  if (isSign) return { letters: [...letterOf(sign), ...single(behind)].slice(0, 1), sex: sexOf([sign]) };
  const size = SIZES.find((each) => all.length >= each && PHRASES.has(all.slice(0, each).join(' ')));
  if (size === undefined) return undefined;
  const [mother, rest] = [all[size - 1] === 'of', all.slice(size)];
  const letters = single(mother ? rest.slice(1) : rest);
  if (!mother && letters.length < rest.length) return undefined;
  return { letters: letters.slice(-1), sex: sexOf(all.slice(0, size)) };
};
