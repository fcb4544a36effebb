import { isUtf8 } from 'node:buffer';
import type { Bytes } from '../bytes/bytes.ts';
import type { Survey } from '../bytes/survey.ts';
import { guessCharset } from './guess-charset.ts';

/** How a text is written: a name that iconv-lite knows, or `mixed` (lines in UTF-8 between lines in windows-1252). */
export interface Charset {
  readonly name: string;
  /** Bytes of the byte-order mark, which are no part of the text. */
  readonly mark: number;
}

export const MIXED = 'utf-8+windows-1252';

const MARKS: readonly (readonly [name: string, mark: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Bytes that are looked at for a guess, and those in which the first line is looked for that is no UTF-8. */
const SAMPLE = 1 << 16;
const PIECE = 1 << 20;

const NEWLINE = 0x0a;

/** Latin text in UTF-16 has a NUL in every other byte. */
const nulPattern = (head: Buffer): 'utf-16le' | 'utf-16be' | undefined => {
  const pairs = Math.min(head.length, 1 << 16) >> 1;
  if (pairs < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let n = 0; n < 2 * pairs; n += 2) {
    if (head[n] === 0) even += 1;
    if (head[n + 1] === 0) odd += 1;
  }
  if (odd > 0.5 * pairs && even < 0.05 * pairs) return 'utf-16le';
  return even > 0.5 * pairs && odd < 0.05 * pairs ? 'utf-16be' : undefined;
};

/** Whether lines in UTF-8 and lines that are not stand beside each other, as in logs that several programs write. */
const isMixed = (sample: Buffer): boolean => {
  let valid = 0;
  let invalid = 0;
  for (let at = 0; at < sample.length; ) {
    const end = sample.indexOf(NEWLINE, at);
    const line = sample.subarray(at, end < 0 ? sample.length : end);
    at = end < 0 ? sample.length : end + 1;
    if (end < 0) break;
    if (!line.some((byte) => byte >= 0x80)) continue;
    if (isUtf8(line)) valid += 1;
    else invalid += 1;
  }
  return valid > 0 && valid >= 0.1 * (valid + invalid);
};

/** Where the first line stands that is no UTF-8, in the piece that the survey named. */
const firstOtherLine = (bytes: Bytes, pieceAt: number): number => {
  const piece = bytes.read(pieceAt, PIECE + SAMPLE);
  for (let at = 0; at < piece.length; ) {
    const end = piece.indexOf(NEWLINE, at);
    const next = end < 0 ? piece.length : end + 1;
    if (!isUtf8(piece.subarray(at, next))) return pieceAt + at;
    at = next;
  }
  return pieceAt;
};

/** Charsets of two or four bytes a character: by their mark, or by where their NUL bytes stand. */
export const wideCharset = (head: Buffer): Charset | undefined => {
  for (const [name, mark] of MARKS) {
    if (mark.every((byte, n) => head[n] === byte)) return { name, mark: mark.length };
  }
  const wide = nulPattern(head);
  return wide && { name: wide, mark: 0 };
};

/**
 * The charset of a text: byte-order mark, the NUL pattern of UTF-16, valid UTF-8, lines of two charsets, a guess by
 * letters, windows-1252. The survey has seen all bytes, so a late letter counts as much as an early one.
 */
export const charsetOf = (bytes: Bytes, survey: Pick<Survey, 'notUtf8At' | 'hasUtf8'>): Charset => {
  const head = bytes.read(0, SAMPLE);
  const marked = wideCharset(head);
  if (marked) return marked;
  if (survey.notUtf8At === null) return { name: 'utf-8', mark: 0 };
  const other = bytes.read(firstOtherLine(bytes, survey.notUtf8At), SAMPLE);
  if (survey.hasUtf8 || isMixed(Buffer.concat([head, Buffer.from('\n'), other]))) return { name: MIXED, mark: 0 };
  return { name: guessCharset(other), mark: 0 };
};
