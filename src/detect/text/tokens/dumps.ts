import { CLASS, CLASSES } from './characters.ts';
import { COLON } from './signs.ts';
import { GAP, KIND, type Tokens } from './tokens.ts';

/** Widths of the groups of a dump of bytes: one, two or four bytes each. */
const WIDTHS: ReadonlySet<number> = new Set([2, 4, 8]);
/** Groups of one width that a line of a dump has, and fewer behind an offset with its colon ("31336:  e8 15 18"). */
const LEAST_GROUPS = 8;
const LEAST_BEHIND_OFFSET = 2;
/** Signs of an offset in front of them, and where nothing but digits stands behind it: "0012: 4111 1111 1111 1111" is a row of a list. */
const SHORTEST_OFFSET = 4;
const SHORTEST_OF_DIGITS = 7;
/** Blanks between two groups, at most: the halves of a line stand apart by two. */
const MOST_BLANKS = 2;

/** What a word is made of: nothing else than digits and letters up to F, also a letter among them. */
const HEX = { none: 0, digits: 1, letters: 2 } as const;

const F = 102;
const CASE = 32;

const hexAt = ({ kind, start, end, units, from }: Tokens, at: number): number => {
  if (kind[at] === KIND.digits) return HEX.digits;
  if (kind[at] === KIND.mark) return HEX.none;
  let hex: number = HEX.digits;
  for (let n = start[at] ?? 0; n < (end[at] ?? 0); n += 1) {
    const unit = units[n - from] ?? 0;
    if (CLASSES[unit] === CLASS.digit) continue;
    const letter = unit | CASE;
    if (letter < 97 || letter > F) return HEX.none;
    hex = HEX.letters;
  }
  return hex;
};

const widthAt = ({ start, end }: Tokens, at: number): number => (end[at] ?? 0) - (start[at] ?? 0);

/** The token behind the groups of one width from a token on, and whether one of them has a letter. */
const groupsFrom = (tokens: Tokens, first: number): { readonly next: number; readonly letters: boolean } => {
  const { gap, start, end, count } = tokens;
  const width = widthAt(tokens, first);
  let letters = false;
  let at = first;
  for (; at < count && widthAt(tokens, at) === width; at += 1) {
    if (at > first && (gap[at] !== GAP.blank || (start[at] ?? 0) - (end[at - 1] ?? 0) > MOST_BLANKS)) break;
    const hex = hexAt(tokens, at);
    if (hex === HEX.none) break;
    letters ||= hex === HEX.letters;
  }
  return { next: at, letters };
};

/** The token behind groups of bytes that begin at a token of a line; 0 where they are none. Digits alone may be telephone numbers or cards side by side: a letter, or many behind a long offset, says so. */
const bytesEnd = (tokens: Tokens, line: number, first: number, colon: boolean): number => {
  const { next, letters } = groupsFrom(tokens, first);
  const [groups, offset] = [next - first, first > line];
  if (letters) return groups >= (offset && colon ? LEAST_BEHIND_OFFSET : LEAST_GROUPS) ? next : 0;
  const isLong = widthAt(tokens, line) >= SHORTEST_OF_DIGITS;
  const isCounted = hexAt(tokens, line) === HEX.letters || isZeroLed(tokens, line);
  return offset && isLong && isCounted && groups >= LEAST_GROUPS ? next : 0;
};

/** The token behind the groups of a line that begins with a token, where it is a line of a dump of bytes; 0 where it is none. */
const dumpEnd = (tokens: Tokens, line: number): number => {
  const { gap, kind, hash, count } = tokens;
  if (line + 1 >= count || hexAt(tokens, line) === HEX.none) return 0;
  const colon = kind[line + 1] === KIND.mark && hash[line + 1] === COLON && gap[line + 1] === GAP.none;
  // "Cafe: 06 12 34 56 78": a word without a digit is no offset.
  const isOffset = widthAt(tokens, line) >= SHORTEST_OFFSET && hasDigit(tokens, line);
  const starts = isOffset ? [line, colon ? line + 2 : line + 1] : [line];
  for (const first of starts) {
    if (first >= count || (first > line && gap[first] !== GAP.blank) || !WIDTHS.has(widthAt(tokens, first))) continue;
    const next = bytesEnd(tokens, line, first, colon);
    if (next > 0) return next;
  }
  return 0;
};

const ZERO = 48;

const hasDigit = ({ kind, start, end, units, from }: Tokens, at: number): boolean => {
  if (kind[at] === KIND.digits) return true;
  for (let n = start[at] ?? 0; n < (end[at] ?? 0); n += 1)
    if (CLASSES[units[n - from] ?? 0] === CLASS.digit) return true;
  return false;
};

/** "00000200": counted with zeros in front. */
const isZeroLed = ({ start, units, from }: Tokens, at: number): boolean =>
  units[(start[at] ?? 0) - from] === ZERO && units[(start[at] ?? 0) - from + 1] === ZERO;

/**
 * Offsets at which the bytes of dumps begin and end, in turn ("00000010  48 65 6c 6c", "0000: 7f45 4c46", machine code beside its
 * instructions): they are no values of anybody. Finders pass over their tokens; what stands beside them as text is read.
 */
export const takeDumps = (tokens: Tokens): readonly number[] => {
  const { lines, start, end, taken } = tokens;
  const dumps: number[] = [];
  for (let n = -1; n < lines.count; n += 1) {
    const line = n < 0 ? 0 : (lines.items[n] ?? 0);
    const next = line < tokens.count ? dumpEnd(tokens, line) : 0;
    if (next === 0) continue;
    taken.fill(1, line, next);
    dumps.push(start[line] ?? 0, end[next - 1] ?? 0);
  }
  return dumps;
};

/** Whether an offset lies within dumps, given as `takeDumps` returns them. */
export const isInDump = (dumps: readonly number[], at: number): boolean => {
  let [low, high] = [0, dumps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dumps[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low % 2 === 1;
};
