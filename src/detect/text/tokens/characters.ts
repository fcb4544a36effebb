import { plainLetters } from '../../../core/plain-letters.ts';
import { placeIn, wordIndex } from './word-index.ts';

/** What a UTF-16 unit is for the tokeniser. */
export const CLASS = {
  mark: 0,
  blank: 1,
  newline: 2,
  digit: 3,
  lower: 4,
  upper: 5,
  /** Letters without case (Hebrew, Han) and halves of surrogate pairs. */
  caseless: 6,
  /** Combining marks: part of a word, without a sign of their own. */
  combining: 7,
  apostrophe: 8,
  underscore: 9,
} as const;

const UNITS = 65_536;

/** A sign that is part of no word, between signs that are asked for together: one by one they cost four times as much. */
const BETWEEN = '|';
const together = (units: Uint16Array): string => {
  const pairs = new Uint16Array(2 * units.length).fill(BETWEEN.charCodeAt(0));
  for (let n = 0; n < units.length; n += 1) pairs[2 * n] = units[n] ?? 0;
  let text = '';
  for (let at = 0; at < pairs.length; at += 4096) text += String.fromCharCode(...pairs.subarray(at, at + 4096));
  return text;
};

const EVERY_UNIT = new Uint16Array(UNITS).map((_, unit) => unit);

/** Class of every UTF-16 unit. */
export const CLASSES: Uint8Array = (() => {
  const classes = new Uint8Array(UNITS);
  const all = together(EVERY_UNIT);
  // What is of two kinds is what comes later.
  for (const [kind, signs] of [
    [CLASS.caseless, /(?:\p{L}\|?)+/gu],
    [CLASS.combining, /(?:\p{M}\|?)+/gu],
    [CLASS.lower, /(?:\p{Ll}\|?)+/gu],
    [CLASS.upper, /(?:[\p{Lu}\p{Lt}]\|?)+/gu],
    [CLASS.digit, /(?:[0-9]\|?)+/gu],
    [CLASS.blank, /(?:[\s\u200B\u200E\u200F\uFEFF]\|?)+/gu],
    [CLASS.newline, /[\n\u2028\u2029]/gu],
    [CLASS.apostrophe, /['\u2019]/gu],
    [CLASS.underscore, /_/gu],
  ] as const)
    for (const { index, 0: run } of all.matchAll(signs))
      classes.fill(kind, index / 2, Math.ceil((index + run.length) / 2));
  return classes;
})();

/** Latin spelling of Cyrillic and Greek letters, so that lists of Latin names serve them too (ISO 9 and ELOT 743, simplified). */
const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'yi',
  є: 'ye',
  ґ: 'g',
  α: 'a',
  β: 'v',
  γ: 'g',
  δ: 'd',
  ε: 'e',
  ζ: 'z',
  η: 'i',
  θ: 'th',
  ι: 'i',
  κ: 'k',
  λ: 'l',
  μ: 'm',
  ν: 'n',
  ξ: 'x',
  ο: 'o',
  π: 'p',
  ρ: 'r',
  σ: 's',
  ς: 's',
  τ: 't',
  υ: 'y',
  φ: 'f',
  χ: 'ch',
  ψ: 'ps',
  ω: 'o',
};

/** Units that fold to more or fewer signs than one. */
const LONG = new Map<number, string>();

/** Behind it only the first sign of what a unit folds to counts. */
const LAST_LONG = 0x530;

const isFolded = (unit: number): boolean => {
  const kind = CLASSES[unit] ?? CLASS.mark;
  return kind >= CLASS.digit && kind !== CLASS.combining && kind !== CLASS.apostrophe;
};

/** The folded unit (lower case, no accent, Latin); 0 for one that stands in `LONG`, or for none. */
export const FOLDED: Uint16Array = (() => {
  const folded = EVERY_UNIT.map((unit) => (CLASSES[unit] === CLASS.combining ? 0 : unit));
  const units = EVERY_UNIT.filter(isFolded);
  const latin = plainLetters(together(units))
    .replace(/[^\p{L}\p{N}_|]/gu, '')
    .replace(/[\u0370-\u04ff]/g, (letter) => LATIN[letter] ?? letter);
  let at = 0;
  for (const unit of units) {
    const end = latin.indexOf(BETWEEN, at);
    const first = end > at ? latin.charCodeAt(at) : 0;
    if (unit > LAST_LONG || CLASSES[unit] === CLASS.caseless) folded[unit] = first || unit;
    else if (end - at === 1) folded[unit] = first;
    else {
      LONG.set(unit, latin.slice(at, end));
      folded[unit] = 0;
    }
    at = end + 1;
  }
  return folded;
})();

export const longFold = (unit: number): string => LONG.get(unit) ?? '';

/** Shape bits of a word, ORed over its signs; the last two are a letter that English has not, and an apostrophe. */
export const SHAPE = {
  lower: 1,
  firstUpper: 2,
  laterUpper: 4,
  digit: 8,
  underscore: 16,
  caseless: 32,
  foreign: 64,
  apostrophe: 128,
} as const;

/** The bits by which a word's letters and digits tell its kind. */
export const KIND_SHAPE = 63;

export const LAST_ASCII = 127;

/** In `INFO`: the unit belongs to words and needs no second look. */
export const PLAIN = 1 << 24;

const SHAPE_OF: readonly number[] = [0, 0, 0, 8, 1, 4, 32, 0, 0, 16];

/** One look a unit: the folded unit, its shape bit from bit 16, and `PLAIN` (0 for what ends a word or needs a second look). */
export const INFO: Int32Array = new Int32Array(UNITS).map((_, unit) => {
  const kind = CLASSES[unit] ?? 0;
  if (kind < CLASS.digit || kind === CLASS.apostrophe || kind === CLASS.underscore || FOLDED[unit] === 0) return 0;
  const foreign = unit > LAST_ASCII ? SHAPE.foreign : 0;
  return PLAIN | (((SHAPE_OF[kind] ?? 0) | foreign) << 16) | (FOLDED[unit] ?? 0);
});

/** FNV-1a over folded units. */
export const SEED = 0x811c9dc5 | 0;
export const PRIME = 0x01000193;

/** Spreads the bits of a finished hash. */
export const finished = (hash: number): number => {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) | 0;
};

/** The hash of a word as the tokeniser computes it: case, accents and script folded, apostrophes left out. */
export const hashOf = (word: string): number => {
  let hash = SEED;
  for (let n = 0; n < word.length; n += 1) {
    const unit = word.charCodeAt(n);
    if (CLASSES[unit] === CLASS.apostrophe) continue;
    const folded = FOLDED[unit] ?? 0;
    if (folded !== 0) hash = Math.imul(hash ^ folded, PRIME);
    else for (const letter of longFold(unit)) hash = Math.imul(hash ^ letter.charCodeAt(0), PRIME);
  }
  return finished(hash);
};

/** The letters that a word's hash is made of: words of one hash have one spelling, whatever their script. */
export const spellingOf = (word: string): string => {
  let spelling = '';
  for (let n = 0; n < word.length; n += 1) {
    const unit = word.charCodeAt(n);
    if (CLASSES[unit] === CLASS.apostrophe) continue;
    const folded = FOLDED[unit] ?? 0;
    spelling += folded === 0 ? longFold(unit) : String.fromCharCode(folded);
  }
  return spelling;
};

/** A set of hashes, asked for many words that are not in it: most are told by their upper bits. */
export interface HashSet {
  readonly has: (hash: number) => boolean;
}

const UPPER = 20;

export const hashSet = (hashes: Iterable<number>): HashSet => {
  const all = wordIndex(hashes);
  // As bits, not bytes: the sets that finders ask at a place lie in the nearest cache together.
  const bits = new Int32Array(1 << (32 - UPPER - 5));
  for (const hash of all.keys) {
    const upper = hash >>> UPPER;
    if (hash !== 0) bits[upper >>> 5] = (bits[upper >>> 5] ?? 0) | (1 << (upper & 31));
  }
  return {
    has: (hash) =>
      (((bits[hash >>> (UPPER + 5)] ?? 0) >>> ((hash >>> UPPER) & 31)) & 1) !== 0 && placeIn(all, hash) >= 0,
  };
};

/** The hashes of words that blanks part. */
export const wordSet = (words: string): HashSet => hashSet(words.split(' ').map(hashOf));

/** The same of units, asked for marks. */
export const unitSet = (all: Iterable<number>): HashSet => {
  const known = new Uint8Array(UNITS);
  for (const unit of all) known[unit] = 1;
  return { has: (unit) => known[unit] === 1 };
};
