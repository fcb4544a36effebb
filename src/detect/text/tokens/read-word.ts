import { CLASS, CLASSES, INFO, longFold, PRIME, SEED, SHAPE } from './characters.ts';
import { UNDERSCORE } from './signs.ts';

/** An apostrophe is part of a name ("O'Brien"); a possessive s is not, nor what stands before a blank. */
const endsBeforeApostrophe = (units: Uint16Array, at: number, to: number): boolean => {
  const after = at + 1 < to ? (units[at + 1] ?? 32) : 32;
  const type = CLASSES[after] ?? 0;
  if (type !== CLASS.lower && type !== CLASS.upper) return true;
  return (after | 32) === 115 && (at + 2 >= to || (CLASSES[units[at + 2] ?? 32] ?? 0) < CLASS.digit);
};

/** Hash and shape of the word that was read last. */
export const word = new Int32Array(2);

/** Underscores in a row that still join two halves of a word; more are the line of a form. */
const MOST_UNDERSCORES = 1;

/** Whether an underscore joins what stands before it to a letter or digit: those around a word are the line of a form. */
const joinsWord = (units: Uint16Array, at: number, to: number): boolean => {
  let next = at + 1;
  while (next < to && next - at < MOST_UNDERSCORES && units[next] === UNDERSCORE) next += 1;
  const type = next < to ? (CLASSES[units[next] ?? 32] ?? 0) : 0;
  return type >= CLASS.digit && type <= CLASS.caseless;
};

/** Takes an apostrophe within a word, which its hash leaves out; false ends the word. */
const takeApostrophe = (units: Uint16Array, at: number, to: number): boolean => {
  if (endsBeforeApostrophe(units, at, to)) return false;
  word[1] = (word[1] ?? 0) | SHAPE.apostrophe;
  return true;
};

/** Takes a sign that needs a second look (an apostrophe, an accent on its own, a letter that folds to two); false ends the word. */
const takeSpecial = (units: Uint16Array, at: number, to: number, inside: boolean): boolean => {
  const unit = units[at] ?? 32;
  const type = CLASSES[unit] ?? 0;
  if (type === CLASS.apostrophe) return takeApostrophe(units, at, to);
  if (type < CLASS.digit) return false;
  if (type === CLASS.underscore) {
    if (!joinsWord(units, at, to)) return false;
    word[0] = Math.imul((word[0] ?? 0) ^ UNDERSCORE, PRIME);
    word[1] = (word[1] ?? 0) | SHAPE.underscore;
    return true;
  }
  word[1] = (word[1] ?? 0) | SHAPE.foreign;
  let value = word[0] ?? 0;
  for (const letter of longFold(unit)) value = Math.imul(value ^ letter.charCodeAt(0), PRIME);
  word[0] = value;
  if (type === CLASS.lower) word[1] = (word[1] ?? 0) | SHAPE.lower;
  else if (type === CLASS.upper) word[1] = (word[1] ?? 0) | (inside ? SHAPE.laterUpper : SHAPE.firstUpper);
  return true;
};

/** Goes on with a word, kept in `word`, at a sign that needs a second look; its end. */
const readOn = (units: Uint16Array, from: number, to: number, first: number): number => {
  let at = from;
  while (at < to && (CLASSES[units[at] ?? 0] ?? 0) >= CLASS.digit && takeSpecial(units, at, to, at > first)) {
    at += 1;
    let value = word[0] ?? 0;
    let shape = word[1] ?? 0;
    for (let info = INFO[units[at] ?? 0] ?? 0; info !== 0; info = INFO[units[at] ?? 0] ?? 0) {
      value = Math.imul(value ^ (info & 0xffff), PRIME);
      shape |= info >>> 16;
      at += 1;
    }
    word[0] = value;
    word[1] = shape;
  }
  return at;
};

/** Shape of a word by that of its first sign: a first capital is told from later ones. */
export const FIRST_SHAPE: Uint8Array = Uint8Array.from({ length: 256 }, (_, shape) =>
  shape & SHAPE.laterUpper ? (shape & ~SHAPE.laterUpper) | SHAPE.firstUpper : shape,
);

/** Reads a word into `word`; its end. The unit behind the window is a blank, so that nothing is asked for the end. */
export const readWord = (units: Uint16Array, from: number, to: number): number => {
  let info = INFO[units[from] ?? 0] ?? 0;
  let value = SEED;
  let shape = FIRST_SHAPE[(info >>> 16) & 255] ?? 0;
  let at = from;
  while (info !== 0) {
    value = Math.imul(value ^ (info & 0xffff), PRIME);
    at += 1;
    info = INFO[units[at] ?? 0] ?? 0;
    shape |= info >>> 16;
  }
  word[0] = value;
  word[1] = shape;
  return readOn(units, at, to, from);
};
