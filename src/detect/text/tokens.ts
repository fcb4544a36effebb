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
  start: Int32Array;
  end: Int32Array;
  hash: Int32Array;
  kind: Uint8Array;
  gap: Uint8Array;
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
  start: new Int32Array(0),
  end: new Int32Array(0),
  hash: new Int32Array(0),
  kind: new Uint8Array(0),
  gap: new Uint8Array(0),
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
const STARTS: Uint8Array = (() => {
  const found = new Uint8Array(65_536);
  for (const sign of '@:*$+(#•●█-') found[sign.charCodeAt(0)] = 1;
  return found;
})();

/** A set of hashes that is asked for every word: first a bit by the upper half, then the hash itself. */
export interface HashFilter {
  readonly bits: Uint8Array;
  readonly has: (hash: number) => boolean;
}

/** An apostrophe is part of a name ("O'Brien"); a possessive s is not, nor what stands before a blank. */
const endsBeforeApostrophe = (text: string, at: number, to: number): boolean => {
  const after = at + 1 < to ? text.charCodeAt(at + 1) : 32;
  const type = CLASSES[after] ?? 0;
  if (type !== CLASS.lower && type !== CLASS.upper) return true;
  return (after | 32) === 115 && (at + 2 >= to || (CLASSES[text.charCodeAt(at + 2)] ?? 0) < CLASS.digit);
};

/** A window with fewer capitalised words than one of so many tokens is written in lower case. */
const LOWER_SHARE = 40;

/** Splits `text` from `from` to `to` into tokens; words whose hash is in `cues` are listed. One pass, no allocation. */
export const tokenise = (text: string, from: number, to: number, into: Tokens, cues: HashFilter): void => {
  reserve(into, to - from);
  const { start, end, hash, kind, gap, capitals, numbers, marks, cues: found } = into;
  const { bits } = cues;
  into.text = text;
  capitals.count = 0;
  numbers.count = 0;
  marks.count = 0;
  found.count = 0;
  let count = 0;
  let between = 0;
  let at = from;
  while (at < to) {
    const unit = text.charCodeAt(at);
    const type = CLASSES[unit] ?? 0;
    if (type === CLASS.blank) {
      if (between === 0) between = GAP.blank;
      at += 1;
      continue;
    }
    if (type === CLASS.newline) {
      between = between >= GAP.newline ? GAP.paragraph : GAP.newline;
      at += 1;
      continue;
    }
    start[count] = at;
    gap[count] = between > GAP.paragraph ? GAP.paragraph : between;
    between = 0;
    if (type === CLASS.mark || type === CLASS.apostrophe || type === CLASS.combining) {
      at += 1;
      hash[count] = type === CLASS.apostrophe ? APOSTROPHE : unit;
      kind[count] = KIND.mark;
      if (STARTS[unit] === 1) push(marks, count);
    } else {
      let value = SEED;
      let shape = 0;
      let info = INFO[unit] ?? 0;
      if (type === CLASS.upper && info !== 0) {
        // A first capital is told from later ones.
        value = Math.imul(value ^ (info & 0xffff), PRIME);
        shape = SHAPE.firstUpper;
        at += 1;
      } else if (type === CLASS.upper) shape = SHAPE.firstUpper;
      for (;;) {
        while (at < to) {
          info = INFO[text.charCodeAt(at)] ?? 0;
          if (info === 0) break;
          value = Math.imul(value ^ (info & 0xffff), PRIME);
          shape |= info >>> 16;
          at += 1;
        }
        if (at >= to) break;
        const next = text.charCodeAt(at);
        const nextType = CLASSES[next] ?? 0;
        if (nextType === CLASS.apostrophe) {
          if (endsBeforeApostrophe(text, at, to)) break;
          at += 1;
        } else if (nextType >= CLASS.digit) {
          for (const letter of longFold(next)) value = Math.imul(value ^ letter.charCodeAt(0), PRIME);
          if (nextType === CLASS.lower) shape |= SHAPE.lower;
          else if (nextType === CLASS.upper && at > (start[count] ?? 0)) shape |= SHAPE.laterUpper;
          at += 1;
        } else break;
      }
      const mixed = finished(value);
      const sort = KINDS[shape & 63] ?? 0;
      hash[count] = mixed;
      kind[count] = sort;
      if (sort !== KIND.lower) {
        if (sort >= KIND.digits && sort <= KIND.code) push(numbers, count);
        else push(capitals, count);
      }
      if (bits[mixed >>> 16] === 1 && cues.has(mixed)) push(found, count);
    }
    end[count] = at;
    count += 1;
  }
  into.count = count;
  into.lower = capitals.count * LOWER_SHARE < count;
  // Tokens behind the last end every look ahead.
  for (let n = count; n < count + 4; n += 1) {
    start[n] = to;
    end[n] = to;
    hash[n] = 0;
    kind[n] = KIND.mark;
    gap[n] = GAP.paragraph;
  }
};
