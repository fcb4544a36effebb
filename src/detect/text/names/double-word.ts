import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { contextWords } from './context-words.ts';
import { flagsAt, isCapital, lengthOf } from './look.ts';
import { type NameWord, nameWordOf } from './words.ts';

/** Two parts of a double name: what either of them says counts. */
const double = (a: NameWord, b: NameWord): NameWord => ({
  given: Math.min(a.given, b.given),
  family: Math.max(a.family, b.family),
  unknown: a.unknown && b.unknown,
  foreign: a.foreign || b.foreign,
  place: a.place && b.place,
  english: Math.min(a.english, b.english),
  flags: a.flags | b.flags,
  surname: b.surname,
});

/** Whether a token is a hyphen that touches the word before it. */
export const isHyphen = ({ hash, kind, gap, count }: Tokens, at: number): boolean =>
  at < count && hash[at] === HYPHEN && kind[at] === KIND.mark && gap[at] === GAP.none;

/** Particles of a family name, at most: "van den". */
const MOST_PARTICLES = 3;

/** The last half of a double name behind its particles: the "Brake" of "Hoitink-te Brake"; -1 where a hyphen joins no such. */
const behindParticles = (tokens: Tokens, hyphen: number): number => {
  const { kind, gap } = tokens;
  let at = hyphen + 1;
  const isParticle = (token: number) => kind[token] === KIND.lower && (flagsAt(tokens, token) & FLAG.particle) !== 0;
  if (gap[at] !== GAP.none) return -1;
  while (at <= hyphen + MOST_PARTICLES && isParticle(at) && gap[at + 1] === GAP.blank) at += 1;
  return at > hyphen + 1 && isCapital(kind[at] ?? 0) ? at : -1;
};

/** A word with what hyphens join to it. */
export const doubleWord = (tokens: Tokens, from: number): { readonly word: NameWord; readonly to: number } => {
  const { hash, kind, gap } = tokens;
  // "AL-RASHID": what is joined to an article.
  const article = isHyphen(tokens, from + 1) && ARTICLES.has(hash[from] ?? 0) && isCapital(kind[from + 2] ?? 0);
  let word = article ? { ...nameWordOf(tokens, from + 2), foreign: true } : nameWordOf(tokens, from);
  let to = from + 1;
  if (!isHyphen(tokens, to)) return { word, to };
  const isJoint = (at: number) => isHyphen(tokens, at);
  for (;;) {
    // "Ata-ur-Rehman": an article between the halves.
    const next = isJoint(to) && ARTICLES.has(hash[to + 1] ?? 0) && isJoint(to + 2) ? to + 3 : to + 1;
    if (!isJoint(to) || gap[next] !== GAP.none || !isCapital(kind[next] ?? 0)) break;
    word = next > to + 1 ? { ...word, foreign: true } : double(word, nameWordOf(tokens, next));
    to = next + 1;
  }
  const half = isJoint(to) ? behindParticles(tokens, to) : -1;
  if (half > 0) return { word: double(word, nameWordOf(tokens, half)), to: half + 1 };
  return to === from + 1 && isJoint(to) && isSyllables(tokens, from) ? { word: SYLLABLES, to: to + 2 } : { word, to };
};

/** Articles within Arabic names, and those that a hyphen joins to one. */
const ARTICLES = wordSet('al el an as ad ar ash ur ul ud us');

/** "Sung-min": the given name of a Korean or a Chinese. */
const SYLLABLES: NameWord = {
  given: 2,
  family: 1,
  unknown: false,
  foreign: true,
  surname: false,
  place: false,
  english: 0,
  flags: 0,
};

const LONGEST_SYLLABLE = 6;
/** What a hyphen joins to the name of a place or a firm. */
const NO_SYLLABLES = contextWords('behind_hyphen');

const isSyllable = ({ given, family, english, flags }: NameWord): boolean =>
  given > 0 && family > 0 && english === 0 && (flags & FLAG.particle) === 0;

/** Whether a hyphen joins small letters to a word beside a family name that stands first: "Kim In-so", "Hyun-woo Baek". */
const isSyllables = (tokens: Tokens, from: number): boolean => {
  const { kind, gap } = tokens;
  const second = from + 2;
  if (kind[second] !== KIND.lower || gap[second] !== GAP.none || lengthOf(tokens, second) > LONGEST_SYLLABLE)
    return false;
  // "Hong Kong-based".
  if (NO_SYLLABLES.has(tokens.hash[second] ?? 0)) return false;
  const isFamily = (at: number) => isCapital(kind[at] ?? 0) && (flagsAt(tokens, at) & FLAG.family_first) !== 0;
  // "Eun-ji voices worry".
  if (tokens.told && [from, second].every((at) => isSyllable(nameWordOf(tokens, at)))) return true;
  const before = from > 0 && gap[from] === GAP.blank && isFamily(from - 1);
  return before || (gap[second + 1] === GAP.blank && isFamily(second + 1));
};

/** "al-Abidine": an article that a hyphen joins to the next word. */
export const isArticle = ({ hash, kind, gap }: Tokens, at: number): boolean =>
  ARTICLES.has(hash[at] ?? 0) &&
  hash[at + 1] === HYPHEN &&
  kind[at + 1] === KIND.mark &&
  gap[at + 1] === GAP.none &&
  gap[at + 2] === GAP.none &&
  isCapital(kind[at + 2] ?? 0);
