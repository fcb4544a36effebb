import type { Expression } from './linear-expression.ts';

/** Signs of a text as the automata see them: each of ASCII is one, and one stands for all beyond. */
export const SYMBOLS = 128;
export const FOREIGN = 127;

/** One sign of a value: 1 for each symbol that may stand there. */
export type Signs = Uint8Array;

/** What an expression is made of; what has no width (`\b`, looks ahead and back) is left out. */
export type Tree =
  | { readonly kind: 'signs'; readonly signs: Signs }
  | { readonly kind: 'sequence'; readonly parts: readonly Tree[] }
  | { readonly kind: 'choice'; readonly parts: readonly Tree[] }
  | { readonly kind: 'repeat'; readonly part: Tree; readonly least: number; readonly most: number };

const EMPTY: Tree = { kind: 'sequence', parts: [] };

interface Reader {
  readonly source: string;
  readonly flags: string;
  at: number;
}

/** What stands at the reader's place, which goes on behind it; undefined where the form does not. */
const take = (reader: Reader, form: RegExp): RegExpExecArray | undefined => {
  form.lastIndex = reader.at;
  const found = form.exec(reader.source) ?? undefined;
  reader.at += found?.[0].length ?? 0;
  return found;
};

const known = new Map<string, Signs>();

/** Pieces that say of themselves whether signs beyond ASCII belong to them. */
const PLAIN = /^(?:\[[\w -]*\]|[!-~ ]|\\[dw]|\\[^\w])$/;

/** The symbols of a sign, class or escape as the engine itself understands it. */
const signsOf = (piece: string, flags: string): Signs => {
  const key = piece + flags;
  const read = known.get(key);
  if (read) return read;
  const one = new RegExp(`^(?:${piece})$`, flags);
  const signs = Uint8Array.from({ length: SYMBOLS }, (_, unit) => Number(one.test(String.fromCharCode(unit))));
  signs[FOREIGN] = Number(!PLAIN.test(piece));
  known.set(key, signs);
  return signs;
};

const ONLY_FOREIGN: Signs = Uint8Array.from({ length: SYMBOLS }, (_, unit) => Number(unit === FOREIGN));
const SECOND_HALF: Tree = { kind: 'repeat', part: { kind: 'signs', signs: ONLY_FOREIGN }, least: 0, most: 1 };

const SIGN = /\[\^?(?:\\.|[^\]\\])*\]|\\p\{\w+\}|\\u[\da-fA-F]{4}|\\x[\da-fA-F]{2}|\\.|[^\\]/suy;

const readSigns = (reader: Reader): Tree => {
  const piece = take(reader, SIGN)?.[0] ?? '';
  const signs = signsOf(piece, reader.flags);
  const tree: Tree = { kind: 'signs', signs };
  // A sign may be of two units.
  return reader.flags.includes('u') && signs[FOREIGN] === 1 ? { kind: 'sequence', parts: [tree, SECOND_HALF] } : tree;
};

const QUANTIFIER = /(?:(\?)|(\*)|(\+)|\{(\d+)(,?)(\d*)\})\??/y;

const readTimes = (reader: Reader, part: Tree): Tree => {
  const found = take(reader, QUANTIFIER);
  if (!found) return part;
  const [, optional, any, some, least = '0', open, most = ''] = found;
  if (optional) return { kind: 'repeat', part, least: 0, most: 1 };
  if (any || some) return { kind: 'repeat', part, least: some ? 1 : 0, most: Infinity };
  const upper = most === '' ? Infinity : Number(most);
  return { kind: 'repeat', part, least: Number(least), most: open === '' ? Number(least) : upper };
};

const GROUP = /\((?:\?(?::|<\w+>|(<?[=!])))?/y;

const readGroup = (reader: Reader): Tree => {
  const look = take(reader, GROUP)?.[1];
  const inside = readChoice(reader);
  reader.at += 1;
  const group = readTimes(reader, inside);
  return look === undefined ? group : EMPTY;
};

const NO_WIDTH = /\\[bB]|[\^$]/y;

const readPiece = (reader: Reader): Tree => {
  if (reader.source[reader.at] === '(') return readGroup(reader);
  return take(reader, NO_WIDTH) ? EMPTY : readTimes(reader, readSigns(reader));
};

/** An expression, or the inside of a group. */
const readChoice = (reader: Reader): Tree => {
  const choices: Tree[][] = [[]];
  while (reader.at < reader.source.length && reader.source[reader.at] !== ')') {
    if (take(reader, /\|/y)) choices.push([]);
    else choices.at(-1)?.push(readPiece(reader));
  }
  return { kind: 'choice', parts: choices.map((parts): Tree => ({ kind: 'sequence', parts })) };
};

const trees = new Map<string, Tree>();

/** The tree of an expression of the language that detectors are written in; read once, though it stands in several lists. */
export const treeOf = ({ source, flags }: Pick<Expression, 'source' | 'flags'>): Tree => {
  const key = `${flags} ${source}`;
  const tree = trees.get(key) ?? readChoice({ source, flags: flags.replace('y', ''), at: 0 });
  trees.set(key, tree);
  return tree;
};
