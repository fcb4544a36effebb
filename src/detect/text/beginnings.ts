import type { Tokens } from './tokens.ts';

/** What a value may begin with: the first signs of all matches of its expression, as bits; the quick look before the expression. */
export interface Beginnings {
  /** How many signs are looked at, 0 to 4. */
  readonly length: number;
  readonly bits: Uint8Array;
  /** 1 for symbols of first signs. */
  readonly firsts: Uint8Array;
}

const LONGEST = 4;
/** Beginnings of one expression, at most; more are told by fewer signs. */
const MOST = 1200;
const BITS = 13;

/** Symbols: 0 behind the end, 1 for digits, then 26 letters without case, signs, and one for all beyond ASCII. */
const DIGIT = 1;
const LETTER = 2;
const SIGN = 28;
const FOREIGN = 63;
const SYMBOLS = 64;
/** A first letter that is a capital is told from a small one. */
const CAPITAL = 64;

const UNITS = 65_536;

const symbolOf = (unit: number): number => {
  if (unit > 127) return FOREIGN;
  if (unit >= 48 && unit <= 57) return DIGIT;
  const letter = unit & 31;
  if (unit >= 64 && letter >= 1 && letter <= 26) return LETTER + letter - 1;
  // Signs stand in four rows between the digits and the letters.
  if (unit < 32 || unit > 126) return FOREIGN - 1;
  return SIGN + (unit < 48 ? unit - 32 : unit < 65 ? unit - 42 : unit < 97 ? unit - 68 : unit - 94);
};

const FIRST: Uint8Array = Uint8Array.from({ length: UNITS }, (_, unit) =>
  unit >= 65 && unit <= 90 ? symbolOf(unit) | CAPITAL : symbolOf(unit),
);
const NEXT: Uint8Array = Uint8Array.from({ length: UNITS }, (_, unit) => symbolOf(unit));

/** Spreads a key over the bits. */
const SPREAD = 0x9e3779b1;

/** The place of a beginning of some length among the bits. */
const placeOf = (key: number, length: number): number => (length < 3 ? key : Math.imul(key, SPREAD) >>> (32 - BITS));

/** The units of a text; 0 behind its end. */
const unitOf = (text: string, at: number): number => (at < text.length ? text.charCodeAt(at) : 0);

/** The same by a text and not by its tokens. */
export const mayBeginAt = ({ length, bits }: Beginnings, text: string, at: number): boolean => {
  if (length === 0) return true;
  let key = FIRST[unitOf(text, at)] ?? 0;
  for (let n = 1; n < length; n += 1) key = key * SYMBOLS + (NEXT[unitOf(text, at + n)] ?? 0);
  return bits[placeOf(key, length)] === 1;
};

/** Whether a value may begin at a token, by its first signs. */
export const mayBegin = (begins: Beginnings, { text, units, from, to, start }: Tokens, token: number): boolean => {
  const { length, bits, firsts } = begins;
  const at = (start[token] ?? 0) - from;
  const first = FIRST[units[at] ?? 0] ?? 0;
  if (length < 2 || firsts[first] === 0) return firsts[first] === 1;
  // The units are those of the window.
  if (at + length > to - from) return mayBeginAt(begins, text, at + from);
  let key = (first << 6) | (NEXT[units[at + 1] ?? 0] ?? 0);
  if (length === 2) return bits[key] === 1;
  key = (key << 6) | (NEXT[units[at + 2] ?? 0] ?? 0);
  if (length > 3) key = (key << 6) | (NEXT[units[at + 3] ?? 0] ?? 0);
  return bits[Math.imul(key, SPREAD) >>> (32 - BITS)] === 1;
};

/** Beginnings, each as the code units of its symbols: those that go on, and those that are long enough; undefined where there are too many. */
type Some = { readonly open: ReadonlySet<string>; readonly done: ReadonlySet<string> } | undefined;
type Append = (beginnings: Some) => Some;

const union = (all: readonly Some[]): Some => {
  const [only] = all;
  if (all.length === 1) return only;
  const [open, done] = [new Set<string>(), new Set<string>()];
  for (const some of all) {
    if (some === undefined || done.size > MOST) return undefined;
    for (const one of some.open) open.add(one);
    for (const one of some.done) done.add(one);
  }
  return { open, done };
};

interface Reader {
  readonly source: string;
  at: number;
}

/** Symbols of a sign, class or escape at the start of a value and behind it. */
interface Signs {
  readonly first: readonly string[];
  readonly next: readonly string[];
}

const symbolsOf = (belongs: (sign: string) => boolean, foreign: boolean, table: Uint8Array): readonly string[] => {
  const found = new Set<number>(foreign ? [FOREIGN] : []);
  for (let unit = 0; unit < 128; unit += 1) if (belongs(String.fromCharCode(unit))) found.add(table[unit] ?? FOREIGN);
  return [...found].map((symbol) => String.fromCharCode(symbol));
};

const known = new Map<string, Signs>();

const CLASS = /\[\^?(?:\\.|[^\]\\])*\]|\\p\{\w+\}|\\.|[^\\]/suy;

/** One sign, class or escape of an expression as the engine itself understands it. */
const readSigns = (reader: Reader, flags: string): Signs => {
  CLASS.lastIndex = reader.at;
  const piece = CLASS.exec(reader.source)?.[0] ?? '';
  reader.at += Math.max(1, piece.length);
  const read = known.get(piece + flags);
  if (read) return read;
  const one = new RegExp(`^(?:${piece})$`, flags);
  const belongs = (sign: string) => one.test(sign);
  const foreign = !/^(?:\[[\w -]*\]|[!-~ ]|\\[dw]|\\[^\w])$/.test(piece);
  const signs = { first: symbolsOf(belongs, foreign, FIRST), next: symbolsOf(belongs, foreign, NEXT) };
  known.set(piece + flags, signs);
  return signs;
};

const QUANTIFIER = /\?|\*|\+|\{(\d+)(,?)(\d*)\}/y;

const readTimes = (reader: Reader): readonly [number, number] => {
  QUANTIFIER.lastIndex = reader.at;
  const found = QUANTIFIER.exec(reader.source);
  if (!found) return [1, 1];
  const [piece, least = '0', open, most = ''] = found;
  reader.at += piece.length;
  if (reader.source[reader.at] === '?') reader.at += 1;
  if (piece === '?') return [0, 1];
  if (piece === '*' || piece === '+') return [piece === '+' ? 1 : 0, LONGEST];
  return [Number(least), open === '' ? Number(least) : most === '' ? LONGEST : Number(most)];
};

const repeated = (append: Append, [least, most]: readonly [number, number], length: number): Append => {
  return (beginnings) => {
    let some = beginnings;
    for (let n = 0; n < Math.min(least, length) && some?.open.size !== 0; n += 1) some = append(some);
    const all = [some];
    for (let n = least; n < Math.min(most, least + length) && some && some.open.size > 0; n += 1) {
      some = append(some);
      all.push(some);
    }
    return union(all);
  };
};

const GROUP = /\((?:\?(?::|<\w+>|(<?[=!])))?/y;

/** What an expression, or the inside of a group, appends to beginnings of up to `length` signs. */
const readChoice = (reader: Reader, length: number, flags: string): Append => {
  const choices: Append[][] = [[]];
  while (reader.at < reader.source.length && reader.source[reader.at] !== ')') {
    const sign = reader.source[reader.at];
    if (sign === '|') {
      choices.push([]);
      reader.at += 1;
      continue;
    }
    choices.at(-1)?.push(sign === '(' ? readGroup(reader, length, flags) : readPiece(reader, length, flags));
  }
  return (beginnings) =>
    union(
      choices.map((pieces) =>
        pieces.reduce((some, append) => (some && some.open.size > 0 ? append(some) : some), beginnings),
      ),
    );
};

const readGroup = (reader: Reader, length: number, flags: string): Append => {
  GROUP.lastIndex = reader.at;
  const [opening = '(', look] = GROUP.exec(reader.source) ?? [];
  reader.at += opening.length;
  const inside = readChoice(reader, length, flags);
  reader.at += 1;
  const times = readTimes(reader);
  return look === undefined ? repeated(inside, times, length) : (beginnings) => beginnings;
};

const NO_WIDTH = /\\[bB]|[\^$]/y;

const readPiece = (reader: Reader, length: number, flags: string): Append => {
  NO_WIDTH.lastIndex = reader.at;
  const mark = NO_WIDTH.exec(reader.source)?.[0];
  if (mark !== undefined) {
    reader.at += mark.length;
    return (beginnings) => beginnings;
  }
  const { first, next } = readSigns(reader, flags);
  const append: Append = (beginnings) => {
    if (beginnings === undefined) return undefined;
    const [open, done] = [new Set<string>(), new Set(beginnings.done)];
    for (const one of beginnings.open) {
      const longer = one.length + 1 < length ? open : done;
      for (const symbol of one === '' ? first : next) longer.add(one + symbol);
      if (open.size + done.size > MOST) return undefined;
    }
    return { open, done };
  };
  return repeated(append, readTimes(reader), length);
};

const someOf = ({ source, flags }: RegExp, length: number): Some =>
  readChoice(
    { source, at: 0 },
    length,
    flags.replace('y', ''),
  )({
    open: new Set(['']),
    done: new Set(),
  });

/** Beginnings of several expressions, of the greatest length that tells few enough of them. */
export const beginningsOf = (expressions: readonly RegExp[]): Beginnings => {
  for (let length = LONGEST; length > 0; length -= 1) {
    const some = union(expressions.map((expression) => someOf(expression, length)));
    if (some === undefined || some.open.size > 0) continue;
    const bits = new Uint8Array(1 << BITS);
    const firsts = new Uint8Array(2 * SYMBOLS);
    for (const one of some.done) {
      const key = [...one].reduce((sum, symbol) => sum * SYMBOLS + symbol.charCodeAt(0), 0);
      bits[placeOf(key, length)] = 1;
      firsts[one.charCodeAt(0)] = 1;
    }
    return { length, bits, firsts };
  }
  return { length: 0, bits: new Uint8Array(1 << BITS).fill(1), firsts: new Uint8Array(2 * SYMBOLS).fill(1) };
};
