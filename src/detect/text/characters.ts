import { plainLetters } from '../../core/plain-letters.ts';
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

const classOf = (unit: number): number => {
  if (unit === 10) return CLASS.newline;
  if (unit === 95) return CLASS.underscore;
  if (unit === 39 || unit === 0x2019) return CLASS.apostrophe;
  const sign = String.fromCharCode(unit);
  if (/[\s\u200B\u200E\u200F\uFEFF]/u.test(sign))
    return unit === 0x2028 || unit === 0x2029 ? CLASS.newline : CLASS.blank;
  if (unit >= 48 && unit <= 57) return CLASS.digit;
  if (/\p{Lu}|\p{Lt}/u.test(sign)) return CLASS.upper;
  if (/\p{Ll}/u.test(sign)) return CLASS.lower;
  if (/\p{M}/u.test(sign)) return CLASS.combining;
  return /\p{L}/u.test(sign) ? CLASS.caseless : CLASS.mark;
};

/** Class of every UTF-16 unit. */
export const CLASSES: Uint8Array = Uint8Array.from({ length: UNITS }, (_, unit) => classOf(unit));

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

const latinOf = (unit: number): string => {
  const plain = plainLetters(String.fromCharCode(unit)).replace(/[^\p{L}\p{N}_]/gu, '');
  return [...plain].map((letter) => LATIN[letter] ?? letter).join('');
};

/** Units that fold to more or fewer signs than one. */
const LONG = new Map<number, string>();

/** The folded unit (lower case, no accent, Latin); 0 for one that stands in `LONG`, or for none. */
export const FOLDED: Uint16Array = Uint16Array.from({ length: UNITS }, (_, unit) => {
  const kind = CLASSES[unit];
  if (kind === CLASS.mark || kind === CLASS.blank || kind === CLASS.newline || kind === CLASS.apostrophe) return unit;
  if (kind === CLASS.combining) return 0;
  if (unit > 0x530 || kind === CLASS.caseless)
    return unit >= 0xd800 && unit < 0xe000 ? unit : latinOf(unit).charCodeAt(0) || unit;
  const latin = latinOf(unit);
  if (latin.length === 1) return latin.charCodeAt(0);
  LONG.set(unit, latin);
  return 0;
});

export const longFold = (unit: number): string => LONG.get(unit) ?? '';

/** Shape bits of a word, ORed over its signs. */
export const SHAPE = { lower: 1, firstUpper: 2, laterUpper: 4, digit: 8, underscore: 16, caseless: 32 } as const;

/** In `INFO`: the unit belongs to words and needs no second look. */
export const PLAIN = 1 << 24;

const SHAPE_OF: readonly number[] = [0, 0, 0, 8, 1, 4, 32, 0, 0, 16];

/** One look a unit: the folded unit, its shape bit from bit 16, and `PLAIN` (0 for what ends a word or needs a second look). */
export const INFO: Int32Array = Int32Array.from({ length: UNITS }, (_, unit) => {
  const kind = CLASSES[unit] ?? 0;
  if (kind < CLASS.digit || kind === CLASS.apostrophe || kind === CLASS.underscore || FOLDED[unit] === 0) return 0;
  return PLAIN | ((SHAPE_OF[kind] ?? 0) << 16) | (FOLDED[unit] ?? 0);
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
  const bits = new Uint8Array(1 << (32 - UPPER));
  for (const hash of all.keys) if (hash !== 0) bits[hash >>> UPPER] = 1;
  return { has: (hash) => bits[hash >>> UPPER] === 1 && placeIn(all, hash) >= 0 };
};

/** The same of units, asked for marks. */
export const unitSet = (all: Iterable<number>): HashSet => {
  const known = new Uint8Array(UNITS);
  for (const unit of all) known[unit] = 1;
  return { has: (unit) => known[unit] === 1 };
};
