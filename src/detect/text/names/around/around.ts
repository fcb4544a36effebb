import { type HashSet, hashOf, unitSet, wordSet } from '../../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, LEXICON } from '../../tokens/lexicon.ts';
import { APOSTROPHE, COLON, COMMA, DOT, MORE } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { type Item, itemAt } from '../lists/items.ts';
import { flagsAt } from '../look.ts';
import { type CueStrength, cueBefore } from './cues.ts';
import { cueAfter } from './cues-behind.ts';
import { situationScore } from './situations.ts';
import { beginsTurn } from './turns.ts';

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
  /** Behind "from" or "of", where nothing was sent: a town, if one is called so. */
  readonly origin: boolean;
  /** Behind "little", "old", "poor". */
  readonly fond: boolean;
  /** Next to "and I". */
  readonly withMe: boolean;
  /** Confidence of a single word by what is done with it: spoken to, given something. */
  readonly situation: number;
}

const isSign = ({ kind, hash }: Tokens, token: number, sign: number): boolean =>
  kind[token] === KIND.mark && hash[token] === sign;

/** Whether one of `!?.` stands at a token. */
const isStop = ({ kind, hash }: Tokens, token: number): boolean => {
  const sign = hash[token];
  return kind[token] === KIND.mark && (sign === DOT || sign === 33 || sign === 63);
};

/** Whether a word stands between a comma and the end of a sentence. */
const isAddressed = (tokens: Tokens, first: number, next: number): boolean =>
  first > 0 &&
  isSign(tokens, first - 1, COMMA) &&
  (tokens.gap[first] ?? 0) <= GAP.newline &&
  isStop(tokens, next) &&
  tokens.gap[next] === GAP.none &&
  (tokens.gap[next + 1] ?? 1) !== GAP.none;

const ARTICLES = wordSet('the a an');

const COMMON = 35;

const isCommonWord = (tokens: Tokens, token: number): boolean => {
  if (token < 0 || token >= tokens.count || tokens.kind[token] !== KIND.lower) return false;
  const level = englishLevel(entryOf(tokens.hash[token] ?? 0));
  return level > 0 && level <= COMMON;
};

/** Whether a word is part of a sentence: a common word stands next to it, over a comma at most. */
const isInProse = (tokens: Tokens, first: number, next: number): boolean => {
  if ((tokens.end[first] ?? 0) - (tokens.start[first] ?? 0) < 3) return false;
  const before = isSign(tokens, first - 1, COMMA) ? first - 2 : first - 1;
  const stops = isStop(tokens, next) || isSign(tokens, next, COMMA);
  const after = next + (stops ? 1 : isSign(tokens, next, APOSTROPHE) ? 2 : 0);
  const left = isCommonWord(tokens, before) && tokens.gap[first] !== GAP.none;
  return left || (isCommonWord(tokens, after) && tokens.gap[after] !== GAP.none);
};

/** Words behind somebody who said something: "said Maslin to Antonio". */
const SAID_SO = contextWords('behind_said');

/** Whether a verb of speech stands before a word that ends its phrase. */
const isReported = (tokens: Tokens, first: number, next: number): boolean => {
  if (first === 0 || tokens.kind[first - 1] !== KIND.lower || tokens.gap[first] !== GAP.blank) return false;
  const said = (LEXICON.flags[entryOf(tokens.hash[first - 1] ?? 0)] ?? 0) & FLAG.said;
  const ends = next >= tokens.count || (tokens.gap[next] ?? 0) >= GAP.newline || SAID_SO.has(tokens.hash[next] ?? 0);
  return said !== 0 && (ends || isStop(tokens, next) || isSign(tokens, next, COMMA));
};

const PLACING = wordSet('in at near outside downtown en a em te nach chez');

const OF = hashOf('of');

/** "The village of Reine". */
const isPlaceOf = ({ hash }: Tokens, first: number): boolean =>
  first > 1 && hash[first - 1] === OF && ((LEXICON.flags[entryOf(hash[first - 2] ?? 0)] ?? 0) & FLAG.place_type) !== 0;

/** Keys of fields that hold a place: `"city": "Savannah"`. */
const PLACE_KEYS = wordSet(
  'city town village suburb county province state country municipality locality ciudad localidad provincia ville ort wohnort stadt citta comune cidade municipio plaats miasto',
);
const TELLS = unitSet([...':=>'].map((sign) => sign.charCodeAt(0)));
const HOLDS = unitSet([...'"\'>'].map((sign) => sign.charCodeAt(0)));
/** Signs between a key and its value, at most. */
const MOST_SIGNS = 4;

/** Whether words are the value of a field of a place. */
const isOfPlaceField = ({ kind, hash, gap }: Tokens, first: number): boolean => {
  let told = false;
  let at = first - 1;
  for (; at >= 0 && first - at <= MOST_SIGNS && kind[at] === KIND.mark; at -= 1) {
    const sign = hash[at] ?? 0;
    if ((!TELLS.has(sign) && !HOLDS.has(sign)) || (gap[at + 1] ?? 0) >= GAP.newline) return false;
    told ||= TELLS.has(sign);
  }
  return told && at >= 0 && PLACE_KEYS.has(hash[at] ?? 0);
};

const isPlaced = (tokens: Tokens, first: number): boolean =>
  isBehind(tokens, first, PLACING) || isPlaceOf(tokens, first) || isOfPlaceField(tokens, first);

const TO = hashOf('to');
const WHENCE = wordSet('from of to toward towards through into via');
const isWhence = ({ hash }: Tokens, first: number): boolean => first > 0 && WHENCE.has(hash[first - 1] ?? 0);

const ORIGIN = wordSet('from of into through via comes came');
const SENT = contextWords('sent');

/** "An MBA from Bentley", but "an email from Charlotte", "from Antony's cross". */
const isOrigin = (tokens: Tokens, first: number, next: number): boolean => {
  const to = tokens.hash[first - 1] === TO ? first - 2 : first - 1;
  return ORIGIN.has(tokens.hash[to] ?? 0) && !SENT.has(tokens.hash[to - 1] ?? 0) && !isSign(tokens, next, APOSTROPHE);
};

const FOND = wordSet('little old poor young baby big dear');
const AND = hashOf('and');
const ME = wordSet('i me myself');

/** "Bud and I", "me and Bud". */
const isWithMe = ({ hash, gap }: Tokens, first: number, next: number): boolean =>
  (hash[next] === AND && ME.has(hash[next + 1] ?? 0) && gap[next] === GAP.blank) ||
  (first > 1 && hash[first - 1] === AND && ME.has(hash[first - 2] ?? 0));

/** Whether a word in small letters, or a comma behind one, stands right before. */
const isInside = (tokens: Tokens, first: number): boolean => {
  if (first === 0 || (tokens.gap[first] ?? 0) > GAP.newline) return false;
  const before = isSign(tokens, first - 1, COMMA) ? first - 2 : first - 1;
  return before >= 0 && tokens.kind[before] === KIND.lower && tokens.gap[first] !== GAP.none;
};

const isThing = (tokens: Tokens, next: number): boolean =>
  tokens.kind[next] === KIND.lower &&
  tokens.gap[next] === GAP.blank &&
  ((LEXICON.flags[entryOf(tokens.hash[next] ?? 0)] ?? 0) & FLAG.thing) !== 0;

const beginsLine = ({ gap }: Tokens, token: number): boolean => token === 0 || (gap[token] ?? 0) >= GAP.newline;

const isSpeaker = (tokens: Tokens, first: number, next: number): boolean =>
  isSign(tokens, next, COLON) && beginsTurn(tokens, first) && cueAfter(tokens, next) >= 2;

/** Blanks that part the columns of a page. */
const WIDE = 4;

const isWide = ({ start, end, gap }: Tokens, at: number): boolean =>
  at > 0 && gap[at] === GAP.blank && (start[at] ?? 0) - (end[at - 1] ?? 0) >= WIDE;

/** Whether a token is a suffix of a name: the list says most of it, the rest of the word the last. */
const isSuffix = (tokens: Tokens, at: number): boolean =>
  (flagsAt(tokens, at) & FLAG.suffix) !== 0 && itemAt(tokens, at)?.kind === 'suffix';

/** The token behind degrees and the like: "LUZ BACANI, RN, BSN". */
const behindSuffixes = (tokens: Tokens, next: number): number => {
  let at = next;
  while (isSign(tokens, at, COMMA) && tokens.gap[at] === GAP.none && isSuffix(tokens, at + 1)) at += 2;
  return at;
};

/** Whether words fill a line or a column of it, but for a comma or a sign of quoted mail. */
export const isAlone = (tokens: Tokens, first: number, next: number): boolean => {
  const last = behindSuffixes(tokens, next);
  const end = isSign(tokens, last, COMMA) ? last + 1 : last;
  const quoted = isSign(tokens, first - 1, MORE) && beginsLine(tokens, first - 1);
  const ends = end >= tokens.count || (tokens.gap[end] ?? 0) >= GAP.newline || isWide(tokens, end);
  return (beginsLine(tokens, first) || quoted || isWide(tokens, first)) && ends;
};

const suffixBehind = (tokens: Tokens, next: number): boolean => {
  if (tokens.hash[next] !== COMMA || tokens.gap[next] !== GAP.none) return false;
  return isSuffix(tokens, next + 1);
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
  const first = to < run.length ? run[to] : undefined;
  if (first?.kind !== 'other' || (first.upper && first.word.english === GRAMMAR)) return undefined;
  for (let at = to; at < to + 3 && at < run.length; at += 1) {
    const item = run[at];
    if (item === undefined || (item.upper && item.word.english === GRAMMAR)) break;
    if (item.kind === 'other' && item.word.flags & FLAG.organization) return item;
  }
  return first;
};

/** Whether one of some words stands right before, with a blank between. */
const isBehind = (tokens: Tokens, first: number, words: HashSet): boolean =>
  first > 0 && words.has(tokens.hash[first - 1] ?? 0) && tokens.gap[first] === GAP.blank;

/** Whether it matters that words stand within a sentence: of one word, and of two where the text tells of people. */
const asksInside = ({ personal, told }: Tokens, words: number): boolean =>
  words === 1 ? personal : words === 2 && told;

/** Whether an item is the whole run, but for a word of grammar that begins the sentence: "The Okafor family". */
const standsAlone = (run: readonly Item[], from: number, to: number): boolean =>
  run.length === 1 || (from === 1 && to === 2 && run.length === 2 && run[0]?.word.english === GRAMMAR);

/** What stands around the items of a run from one up to another; what is asked of single words only is worked out for them only. */
export const aroundOf = (tokens: Tokens, run: readonly Item[], from: number, to: number): Around => {
  const first = run[from]?.from ?? 0;
  const next = run[to - 1]?.next ?? 0;
  // Places outside a list are slow to ask for.
  const previous = from > 0 ? run[from - 1] : undefined;
  const following = to < run.length ? run[to] : undefined;
  const titled = isTitled(tokens, previous);
  const start = titled ? previous.from : first;
  const single = to - from === 1;
  const { personal, nouns, told } = tokens;
  const asked = single && personal;
  return {
    before: cueBefore(tokens, start),
    after: following === undefined ? cueAfter(tokens, next) : 0,
    previous,
    following: followingOf(run, to),
    suffixed: following?.kind === 'suffix' || suffixBehind(tokens, next),
    titled,
    speaker: single && isSpeaker(tokens, first, next),
    thing: following === undefined && isThing(tokens, next),
    nouns,
    alone: isAlone(tokens, start, next),
    reported: single && isReported(tokens, first, next),
    addressed: single && isAddressed(tokens, first, next),
    inProse: single && isInProse(tokens, first, next),
    personal,
    told,
    inside: asksInside(tokens, to - from) && isInside(tokens, first),
    placed: asked && isPlaced(tokens, first),
    whence: asked && isWhence(tokens, first),
    origin: asked && isOrigin(tokens, first, next),
    fond: asked && isBehind(tokens, first, FOND),
    withMe: asked && isWithMe(tokens, first, next),
    situation: standsAlone(run, from, to) ? situationScore(tokens, first, next) : 0,
  };
};
