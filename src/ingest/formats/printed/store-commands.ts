import { areOfPeople } from '../delimited/header-words.ts';
import type { Printed } from './drawn-tables.ts';

/** What a store of keys writes of a command in its log: when, and from where. */
const LOGGED = /^(?:OK|\+?\d{1,12}\.\d{1,9} \[[^\]\n]{1,80}\] |[\w.:-]{0,60}(?:\[\d{1,4}\])?> )/;
const WORD = /\s{0,20}(?:"([^"\\]*(?:\\.[^"\\]*)*)"|'([^'\\]*(?:\\.[^'\\]*)*)'|([^\s"']+))(?=\s|$)/y;
/** Commands that set fields of a record, whose key stands in front of them. */
const SETS = /^(?:hset|hmset|xadd)$/i;
const SETS_SOON = /hset|hmset|xadd/i;
/** The column of the key. */
const KEY = '(key)';
/** Signs of a line, and of all that is held of one command; what is longer is text. */
const LONGEST_LINE = 1 << 18;
const LONGEST_COMMAND = 1 << 22;
const MOST_WORDS = 5000;

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** Bytes beyond ASCII are written in hex. */
const unescaped = (text: string): string =>
  text
    .replace(/(?:\\x[0-9a-f]{2})+/gi, (bytes) => Buffer.from(bytes.replaceAll('\\x', ''), 'hex').toString('utf8'))
    .replace(/\\(.)/gs, (_, sign: string) => ESCAPES[sign] ?? sign);

const wordsOf = (line: string): readonly string[] => {
  const words: string[] = [];
  WORD.lastIndex = LOGGED.exec(line)?.[0].length ?? 0;
  for (let word = WORD.exec(line); word && words.length < MOST_WORDS; word = WORD.exec(line))
    words.push(word[3] ?? unescaped(word[1] ?? word[2] ?? ''));
  return words;
};

/** The record that a command sets; nothing where its fields are not those of people. */
const recordOf = (words: readonly string[]): ReadonlyMap<string, string> | undefined => {
  const [command = '', key = '', ...rest] = words;
  if (!SETS.test(command)) return undefined;
  const isStream = /^x/i.test(command);
  const pairs = isStream ? rest.slice(1) : rest;
  const fields = new Map<string, string>();
  for (let n = 0; n + 1 < pairs.length; n += 2) fields.set(pairs[n] ?? '', pairs[n + 1] ?? '');
  if (pairs.length % 2 === 1 || !areOfPeople([...fields.keys()])) return undefined;
  return new Map([[KEY, key], ...fields]);
};

const COUNT = /^\*(\d{1,4})\r?$/;
const LENGTH = /^\$(\d{1,9})\r?$/;

/** A command as it goes over the wire and lies in append-only files: how many words, and in front of each its length. */
interface Wire {
  readonly lines: string[];
  readonly words: string[];
  readonly count: number;
  size: number;
}

/** Takes the next line of a command; false: it is none. */
const takeLine = (wire: Wire, line: string): boolean => {
  const { lines, words } = wire;
  const isLength = lines.length % 2 === 1;
  wire.size += line.length;
  if (wire.size > LONGEST_COMMAND || (isLength && !LENGTH.test(line))) return false;
  lines.push(line);
  if (!isLength) words.push(line.replace(/\r$/, ''));
  return true;
};

const asFound = (lines: readonly string[], fields: ReadonlyMap<string, string> | undefined): readonly Printed[] =>
  fields ? [{ kind: 'record', fields }] : lines.map((line) => ({ kind: 'line', line }));

/**
 * Records that commands of a store of keys set (Redis, Valkey, KeyDB): `HSET user:1 name "..." ssn "..."` in scripts and in the log
 * that it shows, and as its append-only files hold them.
 */
export const storeCommands = function* (found: Iterable<Printed>): Iterable<Printed> {
  let wire: Wire | undefined;
  for (const piece of found) {
    if (wire && piece.kind === 'line' && takeLine(wire, piece.line)) {
      if (wire.words.length === wire.count) {
        yield* asFound(wire.lines, recordOf(wire.words));
        wire = undefined;
      }
      continue;
    }
    if (wire) yield* asFound(wire.lines, undefined);
    wire = undefined;
    const count = piece.kind === 'line' ? Number(COUNT.exec(piece.line)?.[1] ?? 0) : 0;
    if (piece.kind === 'line' && count > 0) wire = { lines: [piece.line], words: [], count, size: 0 };
    else if (piece.kind === 'line' && piece.line.length < LONGEST_LINE && SETS_SOON.test(piece.line.slice(0, 200)))
      yield* asFound([piece.line], recordOf(wordsOf(piece.line)));
    else yield piece;
  }
  if (wire) yield* asFound(wire.lines, undefined);
};
