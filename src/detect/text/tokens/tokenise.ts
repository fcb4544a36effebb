import { CLASS, CLASSES, finished, INFO, KIND_SHAPE, PRIME, SEED, SHAPE } from './characters.ts';
import { FIRST_SHAPE, readWord, word } from './read-word.ts';
import { APOSTROPHE, BLANK, OPEN, UNDERSCORE } from './signs.ts';
import { GAP, KIND, reserve, type Tokens } from './tokens.ts';
import { recentOf, remember, slotOf, type WordIndex } from './word-index.ts';

/** The shape of a mark: a word with an apostrophe has a letter. */
const MARK_SHAPE = SHAPE.foreign | SHAPE.apostrophe;

/** Kind of a token by its shape. */
const KINDS: Uint8Array = Uint8Array.from({ length: 256 }, (_, whole) => {
  if (whole === MARK_SHAPE) return KIND.mark;
  const shape = whole & KIND_SHAPE;
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

const load = (text: string, from: number, to: number): void => {
  if (units.length <= to - from) {
    units = new Uint16Array(Math.max(1024, to - from + 1));
    bytes = Buffer.from(units.buffer);
  }
  bytes.write(text.slice(from, to), 'utf16le');
  units[to - from] = BLANK;
};

/** Both apostrophes are one mark. */

/** What a unit is for the splitter where it is no plain part of a word; there it is its `INFO`, above 0. */
const MARK = 0;
const BLANK_SIGN = -1;
const NEWLINE = -2;
const SPECIAL = -3;

/** One look a unit. Special are signs that a word may go on with, and letters that fold to several. */
const SIGNS: Int32Array = new Int32Array(65_536).map((_, unit) => {
  const type = CLASSES[unit] ?? 0;
  if (type === CLASS.blank) return BLANK_SIGN;
  if (type === CLASS.newline) return NEWLINE;
  const info = INFO[unit] ?? 0;
  return info === 0 && type !== CLASS.mark ? SPECIAL : info;
});

const signAt = (of: Uint16Array, at: number): number => SIGNS[of[at] ?? 0] ?? MARK;

/** Writes a word with special signs as a token, its hash unfinished and its shape for its kind; where it ends. */
const takeWord = ({ hash, kind }: Tokens, count: number, from: number, length: number): number => {
  const end = readWord(units, from, length);
  hash[count] = word[0] ?? 0;
  kind[count] = (word[1] ?? 0) & 255;
  return end;
};

/** Writes the token that begins with a special sign; where it ends. */
const takeSpecial = (into: Tokens, count: number, from: number, length: number): number => {
  const unit = units[from] ?? 0;
  const type = CLASSES[unit] ?? 0;
  if (INFO[unit] !== 0 || (type >= CLASS.digit && type <= CLASS.caseless)) return takeWord(into, count, from, length);
  into.hash[count] = type === CLASS.apostrophe ? APOSTROPHE : unit;
  into.kind[count] = MARK_SHAPE;
  let at = from + 1;
  // Underscores in a row are one mark.
  if (type === CLASS.underscore) while (at < length && units[at] === UNDERSCORE) at += 1;
  return at;
};

/** A gap with one line end more. */
const longerByLine = (gap: number): number => (gap < GAP.newline ? GAP.newline : GAP.paragraph);

/** Where a splitter stands: the next unit, how many tokens are before it, and the gap behind the last. */
const state = { at: 0, count: 0, between: 0 };

/**
 * Splits units into tokens up to a special sign; a word that goes on with one is not counted. Calls are elsewhere, so that
 * the columns are not asked for again at each token.
 */
const splitPlain = ({ start, end, gap, hash, kind }: Tokens, own: Uint16Array, from: number, length: number): void => {
  let { at, count, between } = state;
  let sign = signAt(own, at);
  while (at < length && sign !== SPECIAL) {
    if (sign < MARK) {
      between = sign === NEWLINE ? longerByLine(between) : Math.max(between, GAP.blank);
      at += 1;
      sign = signAt(own, at);
      continue;
    }
    const first = at;
    start[count] = from + at;
    gap[count] = between;
    let value = own[at] ?? 0;
    let shape = MARK_SHAPE;
    at += 1;
    if (sign > MARK) {
      value = Math.imul(SEED ^ (sign & 0xffff), PRIME);
      shape = FIRST_SHAPE[(sign >>> 16) & 255] ?? 0;
      for (sign = signAt(own, at); sign > MARK; sign = signAt(own, at)) {
        value = Math.imul(value ^ (sign & 0xffff), PRIME);
        shape |= sign >>> 16;
        at += 1;
      }
      if (sign === SPECIAL) {
        at = first;
        break;
      }
      shape &= 255;
    } else sign = signAt(own, at);
    hash[count] = value;
    kind[count] = shape;
    end[count] = from + at;
    between = GAP.none;
    count += 1;
  }
  state.at = at;
  state.count = count;
  state.between = between;
};

/** Splits the loaded units into tokens; how many they are. */
const split = (into: Tokens, from: number, length: number): number => {
  const { start, end, gap } = into;
  state.at = 0;
  state.count = 0;
  state.between = GAP.none;
  for (;;) {
    splitPlain(into, units, from, length);
    const { at, count, between } = state;
    if (at >= length) return count;
    start[count] = from + at;
    gap[count] = between;
    state.at = takeSpecial(into, count, at, length);
    end[count] = from + state.at;
    state.count = count + 1;
    state.between = GAP.none;
  }
};

/** Marks that finders begin at: @ : * $ + ( # { • - x is a word; those that part a family name from a given name behind it. */
const BEGINS = 1;
const PARTS = 2;
const CODES = 4;
const ASKS = 8;
const STARTS: Uint8Array = (() => {
  const found = new Uint8Array(65_536);
  const add = (signs: string, bit: number): void => {
    for (const sign of signs) found[sign.charCodeAt(0)] = (found[sign.charCodeAt(0)] ?? 0) | bit;
  };
  add('@:*$+(#{•●█-', BEGINS);
  add(',/^', PARTS);
  add(';(=<>{}', CODES);
  add('?', ASKS);
  return found;
})();

/** Prose has brackets too, behind a blank; in code they stand behind a word, and count for both of a pair. */

const codeSigns = (sign: number, gap: number): number => {
  if (sign !== OPEN) return 1;
  return gap === GAP.none ? 2 : 0;
};

const IS_CAPITAL = Uint8Array.from({ length: 8 }, (_, kind) =>
  Number(kind === KIND.capital || kind === KIND.upper || kind === KIND.mixed || kind === KIND.caseless),
);
const IS_NUMBER = Uint8Array.from({ length: 8 }, (_, kind) => Number(kind === KIND.digits || kind === KIND.code));

/** The bits of a shape that are no kind. */
const SPELLING = 6;

/** Lists the tokens that finders begin at. Whether one is listed is added and not asked: a wrong guess of the processor costs more. */
const list = (into: Tokens, index: WordIndex): void => {
  const { count, hash, kind, gap, spelling } = into;
  const recent = recentOf(index);
  const { slots } = recent;
  const [capitals, numbers, marks, cues] = [into.capitals.items, into.numbers.items, into.marks.items, into.cues.items];
  const [questions, parts, lines] = [into.questions.items, into.parts.items, into.lines.items];
  const places = into.cuePlaces.items;
  let [capital, number, mark, question, part, cue, signs, line] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    const shape = kind[at] ?? 0;
    const sort = KINDS[shape] ?? 0;
    let own = hash[at] ?? 0;
    kind[at] = sort;
    spelling[at] = shape >> SPELLING;
    lines[line] = at;
    line += (gap[at] ?? 0) >> 1;
    if (sort === KIND.mark) {
      const starts = STARTS[own] ?? 0;
      marks[mark] = at;
      mark += starts & BEGINS;
      parts[part] = at;
      part += (starts & PARTS) >> 1;
      if (starts === ASKS) {
        questions[question] = at;
        question += 1;
      } else if (starts >= CODES) signs += codeSigns(own, gap[at] ?? 0);
      continue;
    }
    own = finished(own);
    hash[at] = own;
    capitals[capital] = at;
    capital += IS_CAPITAL[sort] ?? 0;
    numbers[number] = at;
    number += IS_NUMBER[sort] ?? 0;
    const slot = slotOf(own);
    if (slots[slot] !== own) remember(index, recent, own);
    const place = slots[slot + 1] ?? 0;
    cues[cue] = at;
    places[cue] = place;
    cue += 1 + (place >> 31);
  }
  into.capitals.count = capital;
  into.numbers.count = number;
  into.marks.count = mark;
  into.questions.count = question;
  into.parts.count = part;
  into.cues.count = cue;
  into.cuePlaces.count = cue;
  into.lines.count = line;
  into.signs = signs;
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
  into.count = split(into, from, to - from);
  list(into, index);
  close(into, to);
};
