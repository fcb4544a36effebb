import { CLASS, CLASSES, finished, INFO, longFold, PRIME, SEED, SHAPE } from './characters.ts';

/** What a token is made of. */
export const KIND = {
  /** One sign that is no letter or digit; its hash is its unit. */
  mark: 0,
  lower: 1,
  /** A capital and small letters. */
  capital: 2,
  /** Capitals only, also a single one. */
  upper: 3,
  /** Capitals inside ("McDonald", "camelCase"). */
  mixed: 4,
  digits: 5,
  /** Letters with digits or underscores. */
  code: 6,
  /** Letters without case. */
  caseless: 7,
} as const;

/** What stands between a token and the one before it. */
export const GAP = { none: 0, blank: 1, newline: 2, paragraph: 3 } as const;

/** The tokens of a text window, in columns; valid until the next call of `tokenise`. Offsets in UTF-16 units. */
export interface Tokens {
  count: number;
  text: string;
  /** Whether the window is written without capitals. */
  lower: boolean;
  /** Whether the window is German, which writes every noun with a capital; set by the page. */
  nouns: boolean;
  /** Whether the window speaks of people, as letters, notes and talks do and manuals do not; set by the page. */
  personal: boolean;
  /** Signs that source code has in every line, and neither prose nor a record has: ; = < > { } and brackets at a word. */
  signs: number;
  /** Whether the window is source code; set by the page. */
  code: boolean;
  /** Whether its words alone say so. */
  told: boolean;
  /** How much its words say so. */
  weight: number;
  start: Int32Array;
  end: Int32Array;
  hash: Int32Array;
  kind: Uint8Array;
  gap: Uint8Array;
  /** 1 where a value stands that is sure: other finders pass over it. */
  taken: Uint8Array;
  /** 1 where a name is asked for: in a column of names. */
  asked: Uint8Array;
  /** Places in the columns above of tokens that finders begin at. */
  readonly capitals: List;
  readonly numbers: List;
  readonly marks: List;
  readonly cues: List;
}

/** A list of integers that is filled and emptied without new memory. */
export interface List {
  count: number;
  items: Int32Array;
}

const createList = (): List => ({ count: 0, items: new Int32Array(4096) });

const grown = (items: Int32Array): Int32Array => {
  const larger = new Int32Array(items.length * 2);
  larger.set(items);
  return larger;
};

const push = (list: List, item: number): void => {
  if (list.count === list.items.length) list.items = grown(list.items);
  list.items[list.count] = item;
  list.count += 1;
};

export const createTokens = (): Tokens => ({
  count: 0,
  text: '',
  lower: false,
  nouns: false,
  personal: false,
  told: false,
  signs: 0,
  code: false,
  weight: 0,
  start: new Int32Array(0),
  end: new Int32Array(0),
  hash: new Int32Array(0),
  kind: new Uint8Array(0),
  gap: new Uint8Array(0),
  taken: new Uint8Array(0),
  asked: new Uint8Array(0),
  capitals: createList(),
  numbers: createList(),
  marks: createList(),
  cues: createList(),
});

/** Room for the tokens of a window: each has at least one unit. Three more are read behind the last without a check. */
const reserve = (tokens: Tokens, units: number): void => {
  if (tokens.start.length >= units + 8) return;
  const size = units + 8;
  tokens.start = new Int32Array(size);
  tokens.end = new Int32Array(size);
  tokens.hash = new Int32Array(size);
  tokens.kind = new Uint8Array(size);
  tokens.gap = new Uint8Array(size);
  tokens.taken = new Uint8Array(size);
  tokens.asked = new Uint8Array(size);
};

/** Kind of a word by its shape bits. */
const KINDS: Uint8Array = Uint8Array.from({ length: 64 }, (_, shape) => {
  if (shape === SHAPE.digit) return KIND.digits;
  if (shape & (SHAPE.digit | SHAPE.underscore)) return KIND.code;
  if (shape & SHAPE.caseless) return KIND.caseless;
  if (shape === SHAPE.lower || shape === 0) return KIND.lower;
  if (shape === (SHAPE.firstUpper | SHAPE.lower)) return KIND.capital;
  return shape & SHAPE.lower ? KIND.mixed : KIND.upper;
});

/** Both apostrophes are one mark. */
const APOSTROPHE = 39;

/** Marks that finders begin at: @ : * $ + ( # • - x is a word. */
const BEGINS = 1;
const CODES = 2;
const STARTS: Uint8Array = (() => {
  const found = new Uint8Array(65_536);
  for (const sign of '@:*$+(#•●█-') found[sign.charCodeAt(0)] = BEGINS;
  for (const sign of ';(=<>{}') found[sign.charCodeAt(0)] = (found[sign.charCodeAt(0)] ?? 0) | CODES;
  return found;
})();

/** Prose has brackets too, behind a blank; in code they stand behind a word, and count for both of a pair. */
const OPEN = 40;

/** A set of hashes that is asked for every word: first a bit by the upper half, then the hash itself. */
export interface HashFilter {
  readonly bits: Uint8Array;
  readonly has: (hash: number) => boolean;
}

/** An apostrophe is part of a name ("O'Brien"); a possessive s is not, nor what stands before a blank. */
const endsBeforeApostrophe = (units: Uint16Array, at: number, to: number): boolean => {
  const after = at + 1 < to ? (units[at + 1] ?? 32) : 32;
  const type = CLASSES[after] ?? 0;
  if (type !== CLASS.lower && type !== CLASS.upper) return true;
  return (after | 32) === 115 && (at + 2 >= to || (CLASSES[units[at + 2] ?? 32] ?? 0) < CLASS.digit);
};

/** Hash and shape of the word that was read last. */
const word = new Int32Array(2);

const UNDERSCORE = 95;
/** Underscores in a row that still join two halves of a word; more are the line of a form. */
const MOST_UNDERSCORES = 1;

/** Whether an underscore joins what stands before it to a letter or digit: those around a word are the line of a form. */
const joinsWord = (units: Uint16Array, at: number, to: number): boolean => {
  let next = at + 1;
  while (next < to && next - at < MOST_UNDERSCORES && units[next] === UNDERSCORE) next += 1;
  const type = next < to ? (CLASSES[units[next] ?? 32] ?? 0) : 0;
  return type >= CLASS.digit && type <= CLASS.caseless;
};

/** Takes a sign that needs a second look (an apostrophe, an accent on its own, a letter that folds to two); false ends the word. */
const takeSpecial = (units: Uint16Array, at: number, to: number, inside: boolean): boolean => {
  const unit = units[at] ?? 32;
  const type = CLASSES[unit] ?? 0;
  if (type === CLASS.apostrophe) return !endsBeforeApostrophe(units, at, to);
  if (type < CLASS.digit) return false;
  if (type === CLASS.underscore) {
    if (!joinsWord(units, at, to)) return false;
    word[0] = Math.imul((word[0] ?? 0) ^ UNDERSCORE, PRIME);
    word[1] = (word[1] ?? 0) | SHAPE.underscore;
    return true;
  }
  let value = word[0] ?? 0;
  for (const letter of longFold(unit)) value = Math.imul(value ^ letter.charCodeAt(0), PRIME);
  word[0] = value;
  if (type === CLASS.lower) word[1] = (word[1] ?? 0) | SHAPE.lower;
  else if (type === CLASS.upper) word[1] = (word[1] ?? 0) | (inside ? SHAPE.laterUpper : SHAPE.firstUpper);
  return true;
};

/** Reads a word into `word`; its end. */
const readWord = (units: Uint16Array, from: number, to: number): number => {
  let at = from;
  let value = SEED;
  let shape = 0;
  let info = INFO[units[from] ?? 0] ?? 0;
  if (((info >>> 16) & 63) === SHAPE.laterUpper) {
    // A first capital is told from later ones.
    value = Math.imul(value ^ (info & 0xffff), PRIME);
    shape = SHAPE.firstUpper;
    at += 1;
  }
  for (;;) {
    for (; at < to; at += 1) {
      info = INFO[units[at] ?? 0] ?? 0;
      if (info === 0) break;
      value = Math.imul(value ^ (info & 0xffff), PRIME);
      shape |= info >>> 16;
    }
    word[0] = value;
    word[1] = shape;
    if (at >= to || (CLASSES[units[at] ?? 0] ?? 0) < CLASS.digit || !takeSpecial(units, at, to, at > from)) return at;
    value = word[0] ?? 0;
    shape = word[1] ?? 0;
    at += 1;
  }
};

/** Room for the units of a window; reading them there costs less than asking the string for each. */
let units = new Uint16Array(0);
let bytes = Buffer.alloc(0);

const load = (text: string, from: number, to: number): void => {
  if (units.length < to - from) {
    units = new Uint16Array(Math.max(1024, to - from));
    bytes = Buffer.from(units.buffer);
  }
  bytes.write(text.slice(from, to), 'utf16le');
};

/** A window with fewer capitalised words than one of so many tokens is written in lower case. */
const LOWER_SHARE = 40;

const empty = (into: Tokens, text: string, from: number, to: number): void => {
  reserve(into, to - from);
  into.text = text;
  into.signs = 0;
  into.taken.fill(0, 0, to - from + 8);
  into.asked.fill(0, 0, to - from + 8);
  for (const list of [into.capitals, into.numbers, into.marks, into.cues]) list.count = 0;
};

/** Lists a word by its kind, and a cue. */
const listWord = (
  { capitals, numbers, cues }: Tokens,
  token: number,
  sort: number,
  hash: number,
  filter: HashFilter,
): void => {
  if (sort !== KIND.lower) push(sort >= KIND.digits && sort <= KIND.code ? numbers : capitals, token);
  if (filter.bits[hash >>> 16] === 1 && filter.has(hash)) push(cues, token);
};

/** Tokens behind the last end every look ahead. */
const close = (into: Tokens, count: number, to: number): void => {
  into.count = count;
  into.lower = into.capitals.count * LOWER_SHARE < count;
  for (let n = count; n < count + 4; n += 1) {
    into.start[n] = to;
    into.end[n] = to;
    into.hash[n] = 0;
    into.kind[n] = KIND.mark;
    into.gap[n] = GAP.paragraph;
  }
};

/** Behind a run of underscores, which are one mark. */
const endOfLine = (from: number, length: number): number => {
  let at = from + 1;
  while (at < length && units[at] === UNDERSCORE) at += 1;
  return at;
};

/** Writes the mark or word at a unit of the window as a token; where it ends. */
const takeToken = (into: Tokens, count: number, at: number, length: number, type: number, cues: HashFilter): number => {
  if (type === CLASS.mark || type === CLASS.apostrophe || type === CLASS.combining || type === CLASS.underscore) {
    const unit = units[at] ?? 0;
    into.hash[count] = type === CLASS.apostrophe ? APOSTROPHE : unit;
    into.kind[count] = KIND.mark;
    const starts = STARTS[unit] ?? 0;
    if (starts & BEGINS) push(into.marks, count);
    if (starts & CODES && (unit !== OPEN || into.gap[count] === GAP.none)) into.signs += unit === OPEN ? 2 : 1;
    return unit === UNDERSCORE ? endOfLine(at, length) : at + 1;
  }
  const end = readWord(units, at, length);
  const hash = finished(word[0] ?? 0);
  const sort = KINDS[(word[1] ?? 0) & 63] ?? 0;
  into.hash[count] = hash;
  into.kind[count] = sort;
  listWord(into, count, sort, hash, cues);
  return end;
};

/** Splits `text` from `from` to `to` into tokens; words whose hash is in `cues` are listed. One pass, no allocation. */
export const tokenise = (text: string, from: number, to: number, into: Tokens, cues: HashFilter): void => {
  empty(into, text, from, to);
  load(text, from, to);
  const { start, end, gap } = into;
  const length = to - from;
  let count = 0;
  let between = 0;
  for (let at = 0; at < length; ) {
    const type = CLASSES[units[at] ?? 0] ?? 0;
    if (type === CLASS.blank) {
      if (between === 0) between = GAP.blank;
      at += 1;
    } else if (type === CLASS.newline) {
      between = between >= GAP.newline ? GAP.paragraph : GAP.newline;
      at += 1;
    } else {
      start[count] = from + at;
      gap[count] = between;
      between = 0;
      at = takeToken(into, count, at, length, type, cues);
      end[count] = from + at;
      count += 1;
    }
  }
  close(into, count, to);
};

/** The first token that begins at or behind an offset. */
export const tokenFrom = ({ start, count }: Tokens, offset: number): number => {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((start[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
