import type { Readable } from 'node:stream';
import type { Opened, UnitBegin, UnitEnd } from '../ingest/opened.ts';
import type { Passwords } from '../ingest/passwords.ts';
import { isUnreadable } from '../ingest/reader.ts';
import type { UnreadReason } from '../schema/unread-reasons.ts';
import { openEvidence } from './evidence/open.ts';
import { type TableRows, withRows } from './evidence/table-rows.ts';

/** One document of `candor text`. Those inside a container come before it. */
export interface TextLine {
  /** The file as it was named. */
  readonly path: string;
  /** Its place inside containers, the file itself in front. */
  readonly family: string;
  readonly type: string | null;
  readonly status: UnitEnd['status'];
  readonly reason: UnreadReason | null;
  readonly charset: string | null;
  readonly language: string | null;
  readonly text: string;
  /** Pieces of one long text, from 1. */
  readonly part?: number;
}

/** UTF-16 units of a text that are given at once: what takes more than 64 MB comes in pieces. */
const PIECE = 64 << 20;

interface OpenText {
  readonly begin: UnitBegin;
  held: string[];
  size: number;
  parts: number;
  failed: UnreadReason | null;
}

const tableText = async function* ({ names, rows }: TableRows): AsyncIterable<string> {
  if (names.some((name) => name !== null)) yield `${names.map((name) => name ?? '').join('\t')}\n`;
  for await (const batch of rows()) {
    yield batch.map(({ cells }) => `${cells.map((cell) => cell ?? '').join('\t')}\n`).join('');
  }
};

const lineOf = (path: string, { begin }: OpenText, text: string): TextLine => ({
  path,
  family: begin.family,
  type: begin.mediaType,
  status: 'read',
  reason: null,
  charset: begin.charset,
  language: null,
  text,
});

/** Keeps a piece of text, and gives what is complete of a long one. */
const keep = function* (path: string, unit: OpenText, text: string): Iterable<TextLine> {
  unit.held.push(text);
  unit.size += text.length;
  if (unit.size < PIECE) return;
  unit.parts += 1;
  yield { ...lineOf(path, unit, unit.held.join('')), part: unit.parts };
  unit.held = [];
  unit.size = 0;
};

const lastLine = (path: string, unit: OpenText, end: UnitEnd): TextLine => {
  const { status, reason, language } = unit.failed ? { ...end, status: 'partly' as const, reason: unit.failed } : end;
  const line = { ...lineOf(path, unit, unit.held.join('')), status, reason, language };
  return unit.parts === 0 ? line : { ...line, part: unit.parts + 1 };
};

/** The text of every document in a file, or in standard input, opened to the bottom. */
export const textOf = async function* (
  path: string,
  stdin: Readable,
  passwords: Passwords = [],
): AsyncIterable<TextLine> {
  const open: OpenText[] = [];
  const take = async function* (unit: OpenText, opened: Opened): AsyncIterable<TextLine> {
    if (opened.event === 'text') yield* keep(path, unit, opened.text);
    if (opened.event !== 'table') return;
    try {
      for await (const text of withRows(opened.table, tableText)) yield* keep(path, unit, text);
    } catch (cause) {
      if (!isUnreadable(cause)) throw cause;
      unit.failed = cause.unread;
    }
  };
  for await (const opened of openEvidence(path, stdin, { asText: true, passwords })) {
    if (opened.event === 'begin') open.push({ begin: opened, held: [], size: 0, parts: 0, failed: null });
    const unit = open.at(-1);
    if (!unit) continue;
    if (opened.event === 'end') {
      open.pop();
      yield lastLine(path, unit, opened);
    } else yield* take(unit, opened);
  }
};
