import { CLASS, CLASSES, finished, INFO, PRIME, SEED, SHAPE } from './characters.ts';
import { FIRST_SHAPE, readWord, UNDERSCORE, word } from './read-word.ts';
import { GAP, KIND, reserve, type Tokens } from './tokens.ts';
import { placeIn, type WordIndex } from './word-index.ts';

/** Kind of a word by its shape bits. */
const KINDS: Uint8Array = Uint8Array.from({ length: 64 }, (_, shape) => {
  if (shape === SHAPE.digit) return KIND.digits;
  if (shape & (SHAPE.digit | SHAPE.underscore)) return KIND.code;
  if (shape & SHAPE.caseless) return KIND.caseless;
  if (shape === SHAPE.lower || shape === 0) return KIND.lower;
  if (shape === (SHAPE.firstUpper | SHAPE.lower)) return KIND.capital;
  return shape & SHAPE.lower ? KIND.mixed : KIND.upper;
});

/** Room for the units of a window and a blank behind; reading them there costs less than asking the string for each. */
let units = new Uint16Array(0);
let bytes = Buffer.alloc(0);

const BLANK = 32;

const load = (text: string, from: number, to: number): void => {
  if (units.length <= to - from) {
    units = new Uint16Array(Math.max(1024, to - from + 1));
    bytes = Buffer.from(units.buffer);
  }
  bytes.write(text.slice(from, to), 'utf16le');
  units[to - from] = BLANK;
};

/** Both apostrophes are one mark. */
const APOSTROPHE = 39;

/** What a unit is for the splitter where it is no plain part of a word; there it is its `INFO`, above 0. */
const MARK = 0;
const NEWLINE = -2;
const SPECIAL = -3;

/** One look a unit. Special are signs that a word may go on with, and letters that fold to several. */
const SIGNS: Int32Array = Int32Array.from({ length: 65_536 }, (_, unit) => {
  const type = CLASSES[unit] ?? 0;
  if (type === CLASS.blank) return -1;
  if (type === CLASS.newline) return NEWLINE;
  const info = INFO[unit] ?? 0;
  return info === 0 && type !== CLASS.mark ? SPECIAL : info;
});

const signAt = (of: Uint16Array, at: number): number => SIGNS[of[at] ?? 0] ?? MARK;

/** Writes a word with special signs as a token; where it ends. */
const takeWord = ({ hash, kind }: Tokens, count: number, from: number, length: number): number => {
  const end = readWord(units, from, length);
  hash[count] = finished(word[0] ?? 0);
  kind[count] = KINDS[(word[1] ?? 0) & 63] ?? 0;
  return end;
};

/** Writes the token that begins with a special sign; where it ends. */
const takeSpecial = (into: Tokens, count: number, from: number, length: number): number => {
  const unit = units[from] ?? 0;
  const type = CLASSES[unit] ?? 0;
  if (type >= CLASS.digit && type <= CLASS.caseless) return takeWord(into, count, from, length);
  into.hash[count] = type === CLASS.apostrophe ? APOSTROPHE : unit;
  into.kind[count] = KIND.mark;
  let at = from + 1;
  // Underscores in a row are one mark.
  if (type === CLASS.underscore) while (at < length && units[at] === UNDERSCORE) at += 1;
  return at;
};

/** The gap that a blank (-1) or a line end (-2) makes of the gap so far. */
const LONGER_GAP = Uint8Array.of(0, 0, 0, 0, 1, 1, 2, 3, 2, 2, 3, 3);

/** Splits the loaded units into tokens; how many they are. */
const split = (into: Tokens, own: Uint16Array, from: number, length: number): number => {
  const { start, end, gap, hash, kind } = into;
  let count = 0;
  let between: number = GAP.none;
  let sign = signAt(own, 0);
  for (let at = 0; at < length; ) {
    if (sign < MARK && sign !== SPECIAL) {
      between = LONGER_GAP[between - 4 * sign] ?? GAP.none;
      at += 1;
      sign = signAt(own, at);
      continue;
    }
    start[count] = from + at;
    gap[count] = between;
    between = GAP.none;
    if (sign > MARK) {
      const first = at;
      let value = Math.imul(SEED ^ (sign & 0xffff), PRIME);
      let shape = FIRST_SHAPE[(sign >>> 16) & 63] ?? 0;
      at += 1;
      for (sign = signAt(own, at); sign > MARK; sign = signAt(own, at)) {
        value = Math.imul(value ^ (sign & 0xffff), PRIME);
        shape |= sign >>> 16;
        at += 1;
      }
      hash[count] = finished(value);
      kind[count] = KINDS[shape & 63] ?? 0;
      if (sign === SPECIAL) {
        at = takeWord(into, count, first, length);
        sign = signAt(own, at);
      }
    } else if (sign === MARK) {
      hash[count] = own[at] ?? 0;
      kind[count] = KIND.mark;
      at += 1;
      sign = signAt(own, at);
    } else {
      at = takeSpecial(into, count, at, length);
      sign = signAt(own, at);
    }
    end[count] = from + at;
    count += 1;
  }
  return count;
};

/** Marks that finders begin at: @ : * $ + ( # { • - x is a word. */
const BEGINS = 1;
const CODES = 2;
const ASKS = 4;
const STARTS: Uint8Array = (() => {
  const found = new Uint8Array(65_536);
  for (const sign of '@:*$+(#{•●█-') found[sign.charCodeAt(0)] = BEGINS;
  for (const sign of ';(=<>{}') found[sign.charCodeAt(0)] = (found[sign.charCodeAt(0)] ?? 0) | CODES;
  found['?'.charCodeAt(0)] = ASKS;
  return found;
})();

/** Prose has brackets too, behind a blank; in code they stand behind a word, and count for both of a pair. */
const OPEN = 40;

const codeSigns = (sign: number, gap: number): number => {
  if (sign !== OPEN) return 1;
  return gap === GAP.none ? 2 : 0;
};

const IS_CAPITAL = Uint8Array.from({ length: 8 }, (_, kind) =>
  Number(kind === KIND.capital || kind === KIND.upper || kind === KIND.mixed || kind === KIND.caseless),
);
const IS_NUMBER = Uint8Array.from({ length: 8 }, (_, kind) => Number(kind === KIND.digits || kind === KIND.code));

/** Lists the tokens that finders begin at. Whether one is listed is added and not asked: a wrong guess of the processor costs more. */
const list = (into: Tokens, bits: Uint8Array): void => {
  const { count, hash, kind, gap } = into;
  const [capitals, numbers, marks, cues] = [into.capitals.items, into.numbers.items, into.marks.items, into.cues.items];
  const questions = into.questions.items;
  let [capital, number, mark, question, cue, signs] = [0, 0, 0, 0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const sort = kind[at] ?? 0;
    const own = hash[at] ?? 0;
    if (sort === KIND.mark) {
      const starts = STARTS[own] ?? 0;
      marks[mark] = at;
      mark += starts & BEGINS;
      if (starts === ASKS) {
        questions[question] = at;
        question += 1;
      } else if (starts >= CODES) signs += codeSigns(own, gap[at] ?? 0);
      continue;
    }
    capitals[capital] = at;
    capital += IS_CAPITAL[sort] ?? 0;
    numbers[number] = at;
    number += IS_NUMBER[sort] ?? 0;
    cues[cue] = at;
    cue += bits[own >>> 16] ?? 0;
  }
  into.capitals.count = capital;
  into.numbers.count = number;
  into.marks.count = mark;
  into.questions.count = question;
  into.cues.count = cue;
  into.signs = signs;
};

/** Leaves of the words that may be cues those that are, with their places in the index. */
const keepCues = ({ cues, cuePlaces, hash }: Tokens, index: WordIndex): void => {
  const [{ items, count }, { items: places }] = [cues, cuePlaces];
  let kept = 0;
  for (let n = 0; n < count; n += 1) {
    const token = items[n] ?? 0;
    const place = placeIn(index, hash[token] ?? 0);
    items[kept] = token;
    places[kept] = place;
    kept += place < 0 ? 0 : 1;
  }
  cues.count = kept;
  cuePlaces.count = kept;
};

/** A window with fewer capitalised words than one of so many tokens is written in lower case. */
const LOWER_SHARE = 40;

/** Tokens behind the last end every look ahead. */
const close = (into: Tokens, to: number): void => {
  const { count } = into;
  into.lower = into.capitals.count * LOWER_SHARE < count;
  for (let n = count; n < count + 4; n += 1) {
    into.start[n] = to;
    into.end[n] = to;
    into.hash[n] = 0;
    into.kind[n] = KIND.mark;
    into.gap[n] = GAP.paragraph;
  }
  into.taken.fill(0, 0, count + 4);
  into.asked.fill(0, 0, count + 4);
};

/** Splits `text` from `from` to `to` into tokens; words of an index are listed as cues. One pass over the text, no allocation. */
export const tokenise = (text: string, from: number, to: number, into: Tokens, index: WordIndex): void => {
  reserve(into, to - from);
  load(text, from, to);
  into.text = text;
  into.units = units;
  into.from = from;
  into.to = to;
  into.count = split(into, units, from, to - from);
  list(into, index.bits);
  keepCues(into, index);
  close(into, to);
};
