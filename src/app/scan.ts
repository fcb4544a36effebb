import type { Readable } from 'node:stream';
import { CandorError } from '../core/errors.ts';
import { maskValue } from '../detect/columns/mask-value.ts';
import {
  type ColumnAnswer,
  classifySample,
  columnAnswers,
  columnName,
  detectCell,
  filledCounts,
  rowSample,
} from '../detect/columns/scan-table.ts';
import { codePoints } from '../detect/steps/detect-texts.ts';
import { findValues } from '../detect/steps/find-values.ts';
import { openScanInput, type ScanInput } from './scan-input.ts';

/** One detection of `candor scan`; offsets in Unicode code points, `end` exclusive. */
export interface ScanLine {
  readonly id?: unknown;
  readonly element: string;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly state: string;
  readonly masked: string;
  readonly detector: string;
  readonly unit?: Readonly<Record<string, string | number>>;
}

const scanText = (text: string): readonly ScanLine[] => {
  const at = codePoints(text);
  return findValues(text).map(({ element, start, end, confidence, state, detector }) => ({
    element,
    start: at(start),
    end: at(end),
    confidence,
    state,
    masked: maskValue(text.slice(start, end)),
    detector,
  }));
};

const scanPieces = async function* (pieces: AsyncIterable<string>): AsyncIterable<ScanLine> {
  let base = 0;
  for await (const piece of pieces) {
    for (const line of scanText(piece)) yield { ...line, start: line.start + base, end: line.end + base };
    base += codePoints(piece)(piece.length);
  }
};

type TableInput = Extract<ScanInput, { kind: 'table' }>;

const sampled = async (table: TableInput) => {
  const sample = rowSample();
  const counts = filledCounts();
  for await (const row of table.rows()) {
    sample.add(row);
    counts.add(row);
  }
  return { findings: classifySample(table.names, sample), counts, rows: sample.rows };
};

const scanTable = async function* (table: TableInput): AsyncIterable<ScanLine> {
  const { findings } = await sampled(table);
  let row = 0;
  for await (const cells of table.rows()) {
    row += 1;
    for (const finding of findings) {
      const cell = cells[finding.column - 1] ?? null;
      const unit = { column: columnName(finding.name, finding.column), row };
      if (finding.role === 'free_text' || finding.role === 'other') {
        for (const line of cell ? scanText(cell) : []) yield { ...line, unit };
        continue;
      }
      const found = detectCell(finding, cell);
      if (!found) continue;
      const { column: _column, ...line } = found;
      yield { ...line, unit };
    }
  }
};

/** Every detection in a file, in the order of the file. */
export const scanFile = async function* (path: string, stdin: Readable): AsyncIterable<ScanLine> {
  const input = await openScanInput(path, stdin);
  yield* input.kind === 'table' ? scanTable(input) : scanPieces(input.pieces());
};

/** What each column of a table holds. */
export const scanColumns = async (path: string, stdin: Readable): Promise<readonly ColumnAnswer[]> => {
  const input = await openScanInput(path, stdin);
  if (input.kind !== 'table') {
    throw new CandorError('INPUT_UNREADABLE', 'no table was found in it', {
      place: { file: path },
      hint: 'scan it without --columns',
    });
  }
  const { findings, counts, rows } = await sampled(input);
  return columnAnswers(findings, rows, counts);
};

const lines = async function* (pieces: AsyncIterable<string>): AsyncIterable<string> {
  let held = '';
  for await (const piece of pieces) {
    const parts = (held + piece).split('\n');
    held = parts.pop() ?? '';
    yield* parts;
  }
  if (held !== '') yield held;
};

interface TextRecord {
  readonly id: unknown;
  readonly text: string;
}

const recordOf = (line: string, path: string, number: number): TextRecord => {
  const invalid = (cause?: unknown) =>
    new CandorError('INPUT_UNREADABLE', 'expected an object {"id","text"} on each line', {
      place: { file: path, line: number },
      cause,
    });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    throw invalid(cause);
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
    throw invalid();
  return { id: 'id' in value ? value.id : null, text: value.text };
};

/** Scans NDJSON records `{"id","text"}`, each a text of its own. */
export const scanRecords = async function* (path: string, stdin: Readable): AsyncIterable<ScanLine> {
  const input = await openRecords(path, stdin);
  let number = 0;
  for await (const line of lines(input)) {
    number += 1;
    if (line.trim() === '') continue;
    const { id, text } = recordOf(line, path, number);
    for (const found of scanText(text)) yield { id, ...found };
  }
};

const openRecords = async (path: string, stdin: Readable): Promise<AsyncIterable<string>> => {
  const input = await openScanInput(path, stdin, 'text');
  if (input.kind !== 'text') throw new Error('a text was asked for');
  return input.pieces();
};
