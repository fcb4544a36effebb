import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { parse as parseRows } from 'csv-parse';
import { parse as parseHead } from 'csv-parse/sync';
import { CandorError } from '../core/errors.ts';
import { looksLikeHeader } from '../detect/columns/header-row.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { DirectSource } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';

/** A table that can be read more than once, or a text that comes in pieces cut at line ends. */
export type ScanInput =
  | { readonly kind: 'text'; readonly pieces: () => AsyncIterable<string> }
  | {
      readonly kind: 'table';
      readonly names: readonly (string | null)[];
      /** How the engine can read the file itself; null where only the rows below are sure. */
      readonly direct: DirectSource | null;
      /** Rows after the header; `row` counts from 1. */
      readonly rows: () => AsyncIterable<readonly (string | null)[]>;
    };

const HEAD_BYTES = 256 * 1024;
const PIECE_CHARACTERS = 4 * 1024 * 1024;
const DELIMITERS = [',', '\t', ';', '|'] as const;

/** Decodes a byte stream; a byte-order mark goes, nothing else changes. Bytes that are no UTF-8 are windows-1252. */
const decoded = async function* (bytes: AsyncIterable<Buffer>, charset: string): AsyncIterable<string> {
  const decoder = new TextDecoder(charset);
  for await (const chunk of bytes) yield decoder.decode(chunk, { stream: true });
  const rest = decoder.decode();
  if (rest !== '') yield rest;
};

const inPieces = async function* (texts: AsyncIterable<string>): AsyncIterable<string> {
  let held = '';
  for await (const text of texts) {
    held += text;
    if (held.length < PIECE_CHARACTERS) continue;
    const cut = held.lastIndexOf('\n') + 1;
    if (cut === 0 && held.length < 16 * PIECE_CHARACTERS) continue;
    const end = cut === 0 ? held.length : cut;
    yield held.slice(0, end);
    held = held.slice(end);
  }
  if (held !== '') yield held;
};

const charsetOf = (head: Buffer): string => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    // A character may be cut at the end of the head.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
};

const csvOptions = (delimiter: string) =>
  ({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: 16 * 1024 * 1024,
  }) as const;

const headRows = (text: string, delimiter: string): readonly (readonly string[])[] => {
  try {
    return parseHead(text, { ...csvOptions(delimiter), to: 50 }) as string[][];
  } catch {
    // The head may end inside a quoted field, or be no delimited text at all.
    return [];
  }
};

/** The delimiter under which the first lines have one and the same number of fields, at least two. */
const delimiterOf = (
  head: string,
): { readonly delimiter: string; readonly rows: readonly (readonly string[])[] } | undefined => {
  const whole = head.slice(0, head.length < HEAD_BYTES / 2 ? undefined : head.lastIndexOf('\n'));
  const fits = DELIMITERS.flatMap((delimiter) => {
    const rows = headRows(whole, delimiter);
    const width = rows[0]?.length ?? 0;
    const same = rows.filter((row) => row.length === width).length;
    return width >= 2 && rows.length >= 2 && same >= 0.9 * rows.length ? [{ delimiter, rows, width }] : [];
  });
  return fits.sort((a, b) => b.width - a.width)[0];
};

const isProse = (rows: readonly (readonly string[])[], width: number): boolean => {
  const cells = rows.flat();
  const words = cells.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / Math.max(1, cells.length);
  return width <= 3 && words > 8;
};

const open = (path: string): AsyncIterable<Buffer> => createReadStream(path, { highWaterMark: 1 << 20 });

const headOf = async (path: string): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: HEAD_BYTES - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
};

const tableInput = (
  path: string,
  charset: string,
  delimiter: string,
  rows: readonly (readonly string[])[],
): ScanInput => {
  const width = rows[0]?.length ?? 0;
  const hasHeader = looksLikeHeader(rows);
  return {
    kind: 'table',
    names: hasHeader ? [...(rows[0] ?? [])] : Array.from({ length: width }, () => null),
    direct:
      charset === 'utf-8'
        ? { kind: 'delimited', delimiter, quote: '"', escape: '"', skip: 0, header: hasHeader, columns: width }
        : null,
    rows: async function* () {
      const parser = parseRows({ ...csvOptions(delimiter), from: hasHeader ? 2 : 1 });
      const feed = async () => {
        for await (const text of decoded(open(path), charset)) {
          if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve));
        }
        parser.end();
      };
      const fed = feed();
      for await (const row of parser) yield row as readonly string[];
      await fed;
    },
  };
};

const fromStream = (stream: Readable): ScanInput => ({
  kind: 'text',
  pieces: () => inPieces(decoded(stream, 'utf-8')),
});

const parquetInput = async (path: string): Promise<ScanInput> => {
  const probe = await openDuckdb({ threads: 1 });
  const described = await probe
    .read({
      name: 'columns',
      reads: [],
      sql: sql`select column_name from (describe select * from read_parquet(${path}))`,
    })
    .finally(() => probe.close());
  const names = described.map((row) => String(row['column_name']));
  const columns = names.map((name) => ({ name, type: 'text' as const }));
  return {
    kind: 'table',
    names,
    direct: { kind: 'parquet' },
    rows: async function* () {
      const engine = await openDuckdb({ threads: 2 });
      try {
        await engine.attach({ name: 'rows', files: [path], columns });
        for await (const rows of engine.stream({
          name: 'rows',
          reads: ['rows'],
          sql: sql`select * from ${ident('rows')}`,
        })) {
          for (const row of rows) yield names.map((name) => row[name] as string | null);
        }
      } finally {
        await engine.close();
      }
    },
  };
};

/** Opens a file (or standard input, as text) for scanning. */
export const openScanInput = async (path: string, stdin: Readable, as?: 'text'): Promise<ScanInput> => {
  if (path === '-') return fromStream(stdin);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new CandorError('INPUT_NOT_FOUND', 'no such file', { place: { file: path } });
  const head = await headOf(path);
  if (as !== 'text' && head.subarray(0, 4).toString('latin1') === 'PAR1') return parquetInput(path);
  const charset = charsetOf(head);
  if (charset !== 'utf-16le' && charset !== 'utf-16be' && head.includes(0)) {
    throw new CandorError('INPUT_UNREADABLE', 'not a text or a delimited table', { place: { file: path } });
  }
  const text = new TextDecoder(charset).decode(head, { stream: true });
  const table = as === 'text' ? undefined : delimiterOf(text);
  if (table && !isProse(table.rows, table.rows[0]?.length ?? 0))
    return tableInput(path, charset, table.delimiter, table.rows);
  return { kind: 'text', pieces: () => inPieces(decoded(open(path), charset)) };
};
