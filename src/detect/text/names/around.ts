import { hashOf } from '../characters.ts';
import { entryOf, FLAG, LEXICON } from '../lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { type CueStrength, cueAfter, cueBefore } from './cues.ts';
import { type Item, runAt } from './runs.ts';

/** What stands around a part of a run of capitalised words. */
export interface Around {
  readonly before: CueStrength;
  readonly after: CueStrength;
  /** Neighbours within the run that belong to no name. */
  readonly previous: Item | undefined;
  readonly following: Item | undefined;
  readonly suffixed: boolean;
  readonly titled: boolean;
  /** In front of a colon at the start of a line, with what is said behind it. */
  readonly speaker: boolean;
  /** A word such as "disease" or "score" stands behind. */
  readonly thing: boolean;
  /** The text is of a language that writes every noun with a capital. */
  readonly nouns: boolean;
  /** Nothing else stands on the line. */
  readonly alone: boolean;
  /** "..., says Iwase." */
  readonly reported: boolean;
  /** Between a comma and the end of a sentence. */
  readonly addressed: boolean;
  /** Next to a common word in small letters. */
  readonly inProse: boolean;
  /** The text speaks of people. */
  readonly personal: boolean;
  /** It does so by its words, not only by the values in it. */
  readonly told: boolean;
  /** Behind a word that begins no sentence: the capital says that it is a name of something. */
  readonly inside: boolean;
  /** Behind "in", "at", "near": rather a place. */
  readonly placed: boolean;
  /** Behind "from", "of", "to": a place as well as a person. */
  readonly whence: boolean;
  /** Behind "little", "old", "poor". */
  readonly fond: boolean;
  /** Next to "and I". */
  readonly withMe: boolean;
}

const isSign = ({ kind, hash }: Tokens, token: number, signs: string): boolean =>
  kind[token] === KIND.mark && signs.includes(String.fromCharCode(hash[token] ?? 0));

/** Whether a word stands between a comma and the end of a sentence. */
const isAddressed = (tokens: Tokens, first: number, next: number): boolean =>
  first > 0 &&
  isSign(tokens, first - 1, ',') &&
  (tokens.gap[first] ?? 0) <= GAP.newline &&
  isSign(tokens, next, '!?.') &&
  tokens.gap[next] === GAP.none &&
  (tokens.gap[next + 1] ?? 1) !== GAP.none;

const ARTICLES: ReadonlySet<number> = new Set(['the', 'a', 'an'].map(hashOf));

const COMMON = 35;

const isCommonWord = (tokens: Tokens, token: number): boolean => {
  if (token < 0 || token >= tokens.count || tokens.kind[token] !== KIND.lower) return false;
  const level = LEXICON.english[entryOf(tokens.hash[token] ?? 0)] ?? 0;
  return level > 0 && level <= COMMON;
};

/** Whether a word is part of a sentence: a common word stands next to it, over a comma at most. */
const isInProse = (tokens: Tokens, first: number, next: number): boolean => {
  if ((tokens.end[first] ?? 0) - (tokens.start[first] ?? 0) < 3) return false;
  const before = isSign(tokens, first - 1, ',') ? first - 2 : first - 1;
  const after = next + (isSign(tokens, next, ',.?!') ? 1 : isSign(tokens, next, "'") ? 2 : 0);
  const left = isCommonWord(tokens, before) && tokens.gap[first] !== GAP.none;
  return left || (isCommonWord(tokens, after) && tokens.gap[after] !== GAP.none);
};

/** Whether a verb of speech stands before a word that ends its phrase. */
const isReported = (tokens: Tokens, first: number, next: number): boolean => {
  if (first === 0 || tokens.kind[first - 1] !== KIND.lower || tokens.gap[first] !== GAP.blank) return false;
  const said = (LEXICON.flags[entryOf(tokens.hash[first - 1] ?? 0)] ?? 0) & FLAG.said;
  return said !== 0 && (next >= tokens.count || (tokens.gap[next] ?? 0) >= GAP.newline || isSign(tokens, next, '.,!?'));
};

const PLACING: ReadonlySet<number> = new Set(
  ['in', 'at', 'near', 'outside', 'downtown', 'en', 'a', 'em', 'te', 'nach', 'chez'].map(hashOf),
);

const WHENCE: ReadonlySet<number> = new Set(
  ['from', 'of', 'to', 'toward', 'towards', 'through', 'into', 'via'].map(hashOf),
);
const FOND: ReadonlySet<number> = new Set(['little', 'old', 'poor', 'young', 'baby', 'big', 'dear'].map(hashOf));
const AND = hashOf('and');
const ME: ReadonlySet<number> = new Set(['i', 'me', 'myself'].map(hashOf));

/** "Bud and I", "me and Bud". */
const isWithMe = ({ hash, gap }: Tokens, first: number, next: number): boolean =>
  (hash[next] === AND && ME.has(hash[next + 1] ?? 0) && gap[next] === GAP.blank) ||
  (first > 1 && hash[first - 1] === AND && ME.has(hash[first - 2] ?? 0));

/** Whether a word in small letters, or a comma behind one, stands right before. */
const isInside = (tokens: Tokens, first: number): boolean => {
  if (first === 0 || (tokens.gap[first] ?? 0) > GAP.newline) return false;
  const before = isSign(tokens, first - 1, ',') ? first - 2 : first - 1;
  return before >= 0 && tokens.kind[before] === KIND.lower && tokens.gap[first] !== GAP.none;
};

const isThing = (tokens: Tokens, next: number): boolean =>
  tokens.kind[next] === KIND.lower &&
  tokens.gap[next] === GAP.blank &&
  ((LEXICON.flags[entryOf(tokens.hash[next] ?? 0)] ?? 0) & FLAG.thing) !== 0;

const beginsLine = ({ gap }: Tokens, token: number): boolean => token === 0 || (gap[token] ?? 0) >= GAP.newline;

const isSpeaker = (tokens: Tokens, first: number, next: number): boolean =>
  beginsLine(tokens, first) && isSign(tokens, next, ':') && cueAfter(tokens, next) >= 2;

/** Blanks that part the columns of a page. */
const WIDE = 4;

const isWide = ({ start, end, gap }: Tokens, at: number): boolean =>
  at > 0 && gap[at] === GAP.blank && (start[at] ?? 0) - (end[at - 1] ?? 0) >= WIDE;

/** Whether words fill a line or a column of it, but for a comma or a sign of quoted mail. */
export const isAlone = (tokens: Tokens, first: number, next: number): boolean => {
  const end = isSign(tokens, next, ',') ? next + 1 : next;
  const quoted = isSign(tokens, first - 1, '>') && beginsLine(tokens, first - 1);
  const ends = end >= tokens.count || (tokens.gap[end] ?? 0) >= GAP.newline || isWide(tokens, end);
  return (beginsLine(tokens, first) || quoted || isWide(tokens, first)) && ends;
};

const COMMA = 44;

const suffixBehind = (tokens: Tokens, next: number): boolean => {
  if (tokens.hash[next] !== COMMA || tokens.gap[next] !== GAP.none) return false;
  const [item] = tokens.kind[next + 1] === KIND.mark ? [] : runAt(tokens, next + 1);
  return item?.kind === 'suffix';
};

/** "The Princess Royal" is a dignity, "Princess Anne" is a person. */
const isTitled = (tokens: Tokens, previous: Item | undefined): previous is Item =>
  previous?.kind === 'title' && !(previous.from > 0 && ARTICLES.has(tokens.hash[previous.from - 1] ?? 0));

/** Levels of English of words of grammar. */
const GRAMMAR = 10;

/**
 * The word of no name behind a name. "Kincaid Family Foundation": of three words the one that says what the phrase is.
 * In a sentence in capitals a word of grammar ends the phrase.
 */
const followingOf = (run: readonly Item[], to: number): Item | undefined => {
  const [first] = run.slice(to);
  if (first?.kind !== 'other' || (first.upper && first.word.english === GRAMMAR)) return undefined;
  for (let at = to; at < to + 3; at += 1) {
    const item = run[at];
    if (item === undefined || (item.upper && item.word.english === GRAMMAR)) break;
    if (item.kind === 'other' && item.word.flags & FLAG.organization) return item;
  }
  return first;
};

const NOT_SINGLE = { inside: false, whence: false, fond: false, withMe: false, placed: false } as const;

/** What only a single word in a text that speaks of people is asked for. */
const singleAround = (
  tokens: Tokens,
  first: number,
  next: number,
): Pick<Around, 'inside' | 'whence' | 'fond' | 'withMe' | 'placed'> => ({
  inside: isInside(tokens, first),
  whence: first > 0 && WHENCE.has(tokens.hash[first - 1] ?? 0),
  fond: first > 0 && FOND.has(tokens.hash[first - 1] ?? 0) && tokens.gap[first] === GAP.blank,
  withMe: isWithMe(tokens, first, next),
  placed: first > 0 && PLACING.has(tokens.hash[first - 1] ?? 0) && tokens.gap[first] === GAP.blank,
});

/** What stands around the items of a run from one up to another. */
export const aroundOf = (tokens: Tokens, run: readonly Item[], from: number, to: number): Around => {
  const first = run[from]?.from ?? 0;
  const next = run[to - 1]?.next ?? 0;
  const [previous, following] = [run[from - 1], run[to]];
  const titled = isTitled(tokens, previous);
  const start = titled ? previous.from : first;
  return {
    before: cueBefore(tokens, start),
    after: following === undefined ? cueAfter(tokens, next) : 0,
    previous,
    following: followingOf(run, to),
    suffixed: following?.kind === 'suffix' || suffixBehind(tokens, next),
    titled,
    speaker: isSpeaker(tokens, first, next),
    thing: following === undefined && isThing(tokens, next),
    nouns: tokens.nouns,
    alone: isAlone(tokens, start, next),
    reported: isReported(tokens, first, next),
    addressed: isAddressed(tokens, first, next),
    inProse: isInProse(tokens, first, next),
    personal: tokens.personal,
    ...NOT_SINGLE,
    ...(tokens.personal && to - from === 1 ? singleAround(tokens, first, next) : undefined),
    told: tokens.told,
  };
};
