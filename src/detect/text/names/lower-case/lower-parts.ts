import { wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { DOT, HYPHEN } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { inItsLanguage } from '../grammar-word.ts';
import { hasVowel } from '../lists/items.ts';
import { lengthOf } from '../look.ts';
import { type NameWord, nameWordOf } from '../words.ts';

/** A word, what hyphens join to it, or an initial with its dot, of what may be a name in small letters. */
interface Part {
  readonly initial: boolean;
  readonly word: NameWord;
  /** Token behind. */
  readonly next: number;
}

/** How many tokens from one on are a name, and how surely; 0 tokens for none. */
export interface Length {
  readonly words: number;
  readonly confidence: number;
}

const NONE: Length = { words: 0, confidence: 0 };

/** "mei-ling", "al-rashid": the last half says of what kind the whole is. */
export const behindHyphens = ({ kind, hash, gap }: Tokens, at: number): number => {
  let next = at + 1;
  while (hash[next] === HYPHEN && kind[next] === KIND.mark && gap[next] === GAP.none && gap[next + 1] === GAP.none) {
    if (kind[next + 1] !== KIND.lower) break;
    next += 2;
  }
  return next;
};

const partAt = (tokens: Tokens, at: number, isFirst: boolean): Part | undefined => {
  const { kind, hash, gap, count } = tokens;
  const small = kind[at] === KIND.lower || (kind[at] === KIND.capital && !isFirst);
  if (at >= count || !small || (gap[at] ?? 0) > GAP.blank) return undefined;
  if (lengthOf(tokens, at) === 1) {
    const dotted = kind[at + 1] === KIND.mark && hash[at + 1] === DOT && gap[at + 1] === GAP.none;
    return { initial: true, word: nameWordOf(tokens, at), next: dotted ? at + 2 : at + 1 };
  }
  const next = behindHyphens(tokens, at);
  return { initial: false, word: inItsLanguage(tokens, next - 1, nameWordOf(tokens, next - 1)), next };
};

/** Words of chats that no list has, and that are no names. */
const CHAT = contextWords('chat');

export const isChatWord = ({ hash }: Tokens, at: number): boolean => CHAT.has(hash[at] ?? 0);

export const isCommon = ({ english, given }: NameWord): boolean => english > 0 && english <= 50 && given < 2;

const NO_NAME = FLAG.no_name | FLAG.role | FLAG.relation | FLAG.title | FLAG.thing | FLAG.small_word | FLAG.particle;

/** Levels of English of words of grammar and those as common. */
const COMMONEST = 10;

/** Whether a word can be a family name behind a given name; an English one only where the given name is none or the cue is sure. */
const isFamilyWord = (tokens: Tokens, { word, next }: Part, strong: boolean): boolean => {
  if (word.flags & NO_NAME || isChatWord(tokens, next - 1)) return false;
  if (word.english > 0)
    return isCommon(word) ? strong && word.family >= 2 && word.english > COMMONEST : word.family >= 2;
  return word.family > 0 || word.unknown;
};

/** A word that stands alone behind its cue. */
const singleLength = ({ given, family, unknown, english, place }: NameWord, words: number, sure: boolean): Length => {
  if (given >= 2 || (sure && family >= 2)) return { words, confidence: sure ? 0.75 : 0.55 };
  if (!sure) return family === 3 && !place ? { words, confidence: 0.55 } : NONE;
  return english === 0 && (unknown || given + family > 0) ? { words, confidence: 0.55 } : NONE;
};

/** "t. j. oduya": initials and a family name. */
const behindInitials = (tokens: Tokens, at: number): Length => {
  let part = partAt(tokens, at, true);
  while (part?.initial && part.next < at + 6) part = partAt(tokens, part.next, false);
  if (part === undefined || part.initial || !isFamilyWord(tokens, part, true)) return NONE;
  return { words: part.next - at, confidence: 0.75 };
};

/** Whether a third word goes on with a name: "nguyen thi hoa". */
const isThird = (tokens: Tokens, part: Part | undefined): part is Part =>
  part !== undefined &&
  !part.initial &&
  part.word.english === 0 &&
  part.word.given + part.word.family > 0 &&
  (part.word.flags & NO_NAME) === 0 &&
  !isChatWord(tokens, part.next - 1);

/** Whether a word may begin a name behind a cue; a common one where a family name follows and the cue is sure. */
const mayBegin = ({ word }: Part, family: Part | undefined, sure: boolean): boolean =>
  !isCommon(word) || (sure && (word.family >= 2 || (word.given > 0 && family !== undefined)));

const MOST_PARTICLES = 2;

/** The family name behind a given name, over an initial or particles: "maria de la cruz". */
const familyAt = (tokens: Tokens, given: NameWord, second: Part | undefined, sure: boolean): Part | undefined => {
  let last = second?.initial ? partAt(tokens, second.next, false) : second;
  for (let n = 0; n < MOST_PARTICLES && last && last.word.flags & FLAG.particle; n += 1)
    last = partAt(tokens, last.next, false);
  // "Nom: mot de passe".
  const known = given.given >= 2 || given.family >= 3 || (given.flags & FLAG.family_first) !== 0;
  if (last !== second && !second?.initial && !known) return undefined;
  const strong = sure || (given.given >= 2 && given.english === 0);
  return last && !last.initial && isFamilyWord(tokens, last, strong) ? last : undefined;
};

/** Titles behind which nothing stands but a name; "dr hrs", "ms tx" and "miss pmts" are no people. */
const SURE_TITLES = wordSet('mr mrs');

const isBehindTitle = ({ hash, kind, gap }: Tokens, at: number): boolean => {
  const dotted = hash[at - 1] === DOT && kind[at - 1] === KIND.mark && gap[at - 1] === GAP.none;
  return SURE_TITLES.has(hash[dotted ? at - 2 : at - 1] ?? 0);
};

/** "Dr ofc", "named drv": cut short, without a vowel, in no list ("dr ng") and behind no sure title ("mr brk"). */
const isCutShort = (tokens: Tokens, at: number, { given, family }: NameWord): boolean =>
  given + family === 0 && !hasVowel(tokens, at) && !isBehindTitle(tokens, at);

/** The name in small letters that begins at a token behind a cue. */
export const lowerNameAt = (tokens: Tokens, at: number, sure: boolean): Length => {
  const first = partAt(tokens, at, true);
  if (first?.initial) return sure ? behindInitials(tokens, at) : NONE;
  if (!first || first.word.flags & NO_NAME || isChatWord(tokens, at) || isCutShort(tokens, at, first.word)) return NONE;
  const second = partAt(tokens, first.next, false);
  const family = familyAt(tokens, first.word, second, sure);
  if (!mayBegin(first, family, sure)) return NONE;
  if (family && second?.initial) return { words: family.next - at, confidence: sure ? 0.82 : 0.6 };
  // "ng thi lan": a family name that stands first.
  const eastern = (first.word.flags & FLAG.family_first) !== 0 && family?.word.english === 0;
  const named = first.word.given >= 1 || (sure && (first.word.unknown || eastern));
  if (!named || !family) return singleLength(first.word, first.next - at, sure);
  const third = partAt(tokens, family.next, false);
  return { words: (isThird(tokens, third) ? third.next : family.next) - at, confidence: sure ? 0.85 : 0.7 };
};
