import { behindSpeaker } from '../../labels/speakers.ts';
import { hashOf, wordSet } from '../../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, givenRank } from '../../tokens/lexicon.ts';
import { COLON } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { beginsTurn } from '../around/turns.ts';
import { flagsAt } from '../look.ts';
import { type NameWord, nameWordOf } from '../words.ts';
import { behindHyphens, isChatWord, type Length, lowerNameAt } from './lower-parts.ts';

const NO_GIVEN = FLAG.small_word | FLAG.particle | FLAG.relation | FLAG.title;

/** Whether a lower-case word is a given name before it is anything else. */
const isGivenWord = (tokens: Tokens, at: number): boolean => {
  if (at < 0 || at >= tokens.count || tokens.kind[at] !== KIND.lower) return false;
  const entry = entryOf(tokens.hash[at] ?? 0);
  if (givenRank(entry) < 340 || englishLevel(entry) > 0 || (flagsAt(tokens, at) & NO_GIVEN) !== 0) return false;
  if (isChatWord(tokens, at)) return false;
  if (nameWordOf(tokens, at).given < 2 || nameWordOf(tokens, at).place) return false;
  const joined = at > 0 && tokens.gap[at] === GAP.none && tokens.kind[at - 1] === KIND.mark;
  return !(joined && '._/@-$#\\'.includes(String.fromCharCode(tokens.hash[at - 1] ?? 0)));
};

/** Between a comma and the end of a line or sentence: "thanks, priya". */
const isSpokenTo = ({ kind, hash, gap, count }: Tokens, at: number): boolean => {
  const ends =
    at + 1 >= count ||
    (gap[at + 1] ?? 0) >= GAP.newline ||
    (kind[at + 1] === KIND.mark && [33, 46, 63].includes(hash[at + 1] ?? 0));
  return ends && at > 1 && kind[at - 1] === KIND.mark && hash[at - 1] === 44;
};

const AND = wordSet('and or');

const isJoint = ({ kind, hash }: Tokens, at: number): boolean =>
  kind[at] === KIND.mark ? hash[at] === 44 || hash[at] === 38 : AND.has(hash[at] ?? 0);

/** The token behind an initial and its dot; the same token where there is none. */
export const behindInitial = ({ kind, hash, start, end, gap }: Tokens, at: number): number => {
  if (kind[at] !== KIND.lower || (end[at] ?? 0) - (start[at] ?? 0) !== 1 || gap[at] !== GAP.blank) return at;
  return kind[at + 1] === KIND.mark && hash[at + 1] === 46 ? at + 2 : at + 1;
};

const isFamilyWord = ({ english, family, given, unknown, flags }: NameWord): boolean =>
  (flags & FLAG.small_word) === 0 && (english === 0 || english > 50) && (family >= 1 || unknown || given >= 2);

/** A given name, whatever else it names: "chad". */
const isRanked = ({ kind, hash }: Tokens, at: number): boolean =>
  kind[at] === KIND.lower && givenRank(entryOf(hash[at] ?? 0)) >= 340;

const isListed = (tokens: Tokens, at: number): boolean =>
  (isJoint(tokens, at - 1) && isRanked(tokens, at - 2)) || (isJoint(tokens, at + 1) && isRanked(tokens, at + 2));

const PLACING = wordSet('in at near the a an from on');

/** Whether a word stands among words as a person does: not behind an article or "in", and within no street, address or code. */
const isFree = ({ hash, gap, kind, count, start, end }: Tokens, at: number): boolean => {
  if (at > 0 && (PLACING.has(hash[at - 1] ?? 0) || kind[at - 1] === KIND.digits)) return false;
  if (at > 0 && gap[at] === GAP.none) return false;
  const next = at + 1;
  // "Eugene 97401": a town and its code.
  if (kind[next] === KIND.digits && (end[next] ?? 0) - (start[next] ?? 0) === 5) return false;
  return next >= count || gap[next] !== GAP.none || [39, 44, 46, 33, 63].includes(hash[next] ?? 0);
};

type Emit = (at: number, words: number, confidence: number) => void;

const NONE: Length = { words: 0, confidence: 0 };
const PAIR: Length = { words: 2, confidence: 0.66 };
const BORN = hashOf('born');
const KNOWN: Length = { words: 1, confidence: 0.6 };

/** How many words a given name and what follows it are, and how surely; 0 words for none. */
const lengthAt = (tokens: Tokens, at: number): Length => {
  const second = behindInitial(tokens, at + 1);
  const follows = tokens.kind[second] === KIND.lower && tokens.gap[second] === GAP.blank;
  const last = follows ? nameWordOf(tokens, second) : undefined;
  const begins = at === 0 || (tokens.gap[at] ?? 0) >= GAP.newline || tokens.kind[at - 1] === KIND.mark;
  if (last && last.flags & (begins ? FLAG.speech : FLAG.said)) return { words: 1, confidence: 0.56 };
  if (last && last.flags & FLAG.particle) return lowerNameAt(tokens, at, false);
  if (last && isFamilyWord(last)) return { words: behindHyphens(tokens, second) - at, confidence: 0.72 };
  if (tokens.told && isFree(tokens, at)) return { words: 1, confidence: 0.55 };
  if (isSpokenTo(tokens, at)) return { words: 1, confidence: 0.58 };
  return isListed(tokens, at) ? { words: 1, confidence: 0.6 } : { words: 0, confidence: 0 };
};

/** Columns from which on a line may be broken within a sentence. */
const WRAPPED = 50;

/** Signs of quoted mail and of lists in front of a line, at most. */
const MOST_SIGNS = 2;

/** Whether a line begins with a small letter that begins what is said: behind a name or a time, or below a line that is not broken. */
const isLowLine = (tokens: Tokens, line: number, before: number): boolean => {
  const { kind, gap, start, end } = tokens;
  let first = behindSpeaker(tokens, line);
  // "> yes. and no epi."
  while (first < line + MOST_SIGNS && kind[first] === KIND.mark && first + 1 < tokens.count) first += 1;
  if (kind[first] !== KIND.lower) return false;
  if (first > line || line === 0 || gap[line] === GAP.paragraph) return true;
  return (end[line - 1] ?? 0) - (start[before] ?? 0) < WRAPPED;
};

/** A given and a family name that are no other word, in small letters within a text that has capitals: "marcus begay". */
const isPair = (tokens: Tokens, at: number): boolean => {
  const last = nameWordOf(tokens, at + 1);
  const family = last.family >= 2 && last.english === 0 && (last.flags & FLAG.small_word) === 0 && !last.place;
  return tokens.kind[at + 1] === KIND.lower && family && tokens.gap[at + 1] === GAP.blank && isFree(tokens, at);
};

/** "Infant is bridie, born 2/11/25". */
const isBorn = (tokens: Tokens, at: number): boolean => {
  const { hash, kind } = tokens;
  if (hash[at + 2] !== BORN || kind[at + 1] !== KIND.mark || hash[at + 1] !== 44) return false;
  const { given, family, unknown, english } = nameWordOf(tokens, at);
  return english === 0 && (given + family > 0 || unknown);
};

/** What a word in small letters within a text that has capitals is: in a line without them as in a text without, elsewhere a pair. */
const lengthInLine = (tokens: Tokens, at: number, low: boolean, known: ReadonlySet<number>): Length => {
  if (isGivenWord(tokens, at)) return low ? lengthAt(tokens, at) : isPair(tokens, at) ? PAIR : NONE;
  if (!low) return NONE;
  return isBorn(tokens, at) || (known.has(tokens.hash[at] ?? 0) && isFree(tokens, at)) ? KNOWN : NONE;
};

/** Names in small letters in a text that has capitals. */
const namesOfLines = (tokens: Tokens, emit: Emit, known: ReadonlySet<number>): void => {
  const { kind, gap, count } = tokens;
  let [line, low] = [0, false];
  for (let at = 0; at < count; at += 1) {
    if (at === 0 || (gap[at] ?? 0) >= GAP.newline) {
      low = isLowLine(tokens, at, line);
      line = at;
    }
    // Elsewhere than in such lines only two words are looked at.
    if (kind[at] !== KIND.lower || (!low && kind[at + 1] !== KIND.lower)) continue;
    const { words, confidence } = lengthInLine(tokens, at, low, known);
    if (words > 0) emit(at, words, confidence);
  }
};

/** Heads of lines of one who writes, at least. */
const LEAST_HEADS = 2;

/** Whether a line begins with a word in small letters, a colon and what is said. */
const isHead = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.lower &&
  tokens.hash[at + 1] === COLON &&
  tokens.gap[at + 1] === GAP.none &&
  at + 2 < tokens.count &&
  tokens.gap[at + 2] === GAP.blank &&
  beginsTurn(tokens, at);

const NO_SPEAKER = FLAG.no_name | FLAG.name_label | FLAG.role | FLAG.relation | FLAG.title | FLAG.thing | FLAG.month;

/** Whether a word in small letters may be what somebody is called; what no list has may be a user name behind a time. */
const mayBeCalled = ({ given, family, unknown, english, flags }: NameWord, timed: boolean): boolean =>
  (flags & NO_SPEAKER) === 0 && (english > 0 ? given >= 2 : given + family > 0 || (unknown && !timed));

/** A line that is a given name and nothing else, over what is said. */
const isLoneHead = (tokens: Tokens, at: number): boolean =>
  (at === 0 || (tokens.gap[at] ?? 0) >= GAP.newline) && tokens.gap[at + 1] === GAP.newline && isGivenWord(tokens, at);

/** Those who write in a chat without capitals: "zuri: is he ok", two lines of each of two people at least. */
const speakersOfText = (tokens: Tokens, emit: Emit): void => {
  const heads = new Map<number, number[]>();
  for (let at = 0; at < tokens.count; at += 1) {
    if (!isHead(tokens, at) && !isLoneHead(tokens, at)) continue;
    const own = tokens.hash[at] ?? 0;
    heads.set(own, [...(heads.get(own) ?? []), at]);
  }
  const lists = [...heads.values()].filter((places) => places.length >= LEAST_HEADS);
  if (lists.length < 2) return;
  for (const places of lists) {
    const first = places[0] ?? 0;
    const timed = first > 0 && tokens.gap[first] === GAP.blank;
    if (mayBeCalled(nameWordOf(tokens, first), timed)) for (const at of places) emit(at, 1, 0.62);
  }
};

/** Names in a text without capitals: pairs of words that only names are, lists of them, and those that do what people do. */
export const namesOfLowerText = (tokens: Tokens, emit: Emit, known: ReadonlySet<number>): void => {
  if (tokens.count >= 3 && !tokens.lower && tokens.told && !tokens.nouns) {
    speakersOfText(tokens, emit);
    namesOfLines(tokens, emit, known);
  }
  if (tokens.count < 3 || !tokens.lower) return;
  speakersOfText(tokens, emit);
  for (let at = 0; at < tokens.count; at += 1) {
    if (!isGivenWord(tokens, at)) continue;
    const { words, confidence } = lengthAt(tokens, at);
    if (words > 0) emit(at, words, confidence);
  }
};
