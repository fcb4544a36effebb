import type { Readable } from 'node:stream';
import { CandorError } from '../core/errors.ts';
import { maskValue } from '../detect/columns/cells/mask-value.ts';
import type { ColumnFinding } from '../detect/columns/column-finding.ts';
import {
  type ColumnAnswer,
  classifySample,
  columnAnswers,
  columnName,
  detectCell,
  filledCounts,
  rowSample,
} from '../detect/columns/scan-table.ts';
import { codePoints } from '../detect/steps/texts/detect-texts.ts';
import { type Span, spanValue } from '../detect/text/spans/span.ts';
import { type HashAnswer, hashAnswer } from '../detect/values/hashes.ts';
import type { Opened, UnitBegin } from '../ingest/opened.ts';
import type { Passwords } from '../ingest/passwords.ts';
import { isUnreadable, type TableRow } from '../ingest/reader.ts';
import type { UnreadReason } from '../schema/unread-reasons.ts';
import { type Finders, OWN_FINDERS } from './detectors/finders.ts';
import { openEvidence } from './evidence/open.ts';
import { unreadError } from './evidence/scan-input.ts';
import { type TableRows, withRows } from './evidence/table-rows.ts';

/** One detection of `candor scan`; offsets in Unicode code points, `end` exclusive. */
export interface ScanLine extends HashAnswer {
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

const linesOf = (text: string, spans: readonly Span[]): readonly ScanLine[] => {
  const at = codePoints(text);
  return spans.map((span) => {
    const { element, start, end, confidence, state, detector } = span;
    const value = spanValue(span, text);
    return {
      element,
      start: at(start),
      end: at(end),
      confidence,
      state,
      ...hashAnswer(element, state, value),
      masked: maskValue(value),
      detector,
    };
  });
};

/** Where in a file something stands: inside containers, on a page, in a sheet, in a cell. */
type UnitPlace = Readonly<Record<string, string | number>>;

/** Units whose name inside their file is that of a table. */
const TABLE_TYPES = new Set(['application/x-sql-table']);
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
const PDF_TYPE = 'application/pdf';
const BETWEEN = '!/';

/** The place of a unit inside the file that was named; empty for the file itself. */
const placeOf = (file: string, { family, mediaType }: UnitBegin): UnitPlace => {
  const inside = family === file ? '' : family.slice(file.length + BETWEEN.length);
  if (mediaType !== SHEET_TYPE && !TABLE_TYPES.has(mediaType ?? '')) return inside === '' ? {} : { path: inside };
  const cut = inside.lastIndexOf(BETWEEN);
  return { ...(cut < 0 ? {} : { path: inside.slice(0, cut) }), sheet: cut < 0 ? inside : inside.slice(cut + 2) };
};

const withUnit = (line: ScanLine, unit: UnitPlace): ScanLine =>
  Object.keys(unit).length === 0 ? line : { ...line, unit };

const sampled = async (table: TableRows, { family }: UnitBegin) => {
  const sample = rowSample();
  const counts = filledCounts();
  for await (const batch of table.rows()) {
    for (const { cells } of batch) {
      sample.add(cells);
      counts.add(cells);
    }
  }
  return { findings: classifySample(table.names, sample, family), counts, rows: sample.rows };
};

const scanCells = function* (
  findings: readonly ColumnFinding[],
  { no, cells }: TableRow,
  { place, finders }: Pick<OpenUnit, 'place' | 'finders'>,
): Iterable<ScanLine> {
  for (const finding of findings) {
    const cell = cells[finding.column - 1] ?? null;
    const unit = { ...place, column: columnName(finding.name, finding.column), row: no };
    if (finding.role === 'free_text' || finding.role === 'other') {
      for (const line of cell ? linesOf(cell, finders.inCell(cell)) : []) yield { ...line, unit };
      continue;
    }
    for (const { column: _column, ...line } of detectCell(finding, cell, cells)) yield { ...line, unit };
  }
};

const scanTable = async function* (table: TableRows, unit: OpenUnit): AsyncIterable<ScanLine> {
  const { findings } = await sampled(table, unit.begin);
  for await (const batch of table.rows()) for (const row of batch) yield* scanCells(findings, row, unit);
};

/** Hears of units that were not read, or not wholly. */
export type OnUnread = (family: string, reason: UnreadReason) => void;

/** A unit that is open, and how many characters of its text went by. */
interface OpenUnit {
  readonly begin: UnitBegin;
  readonly place: UnitPlace;
  readonly finders: Finders;
  characters: number;
}

const scanPart = async (
  { begin, place, finders, characters }: OpenUnit,
  { text, part }: Extract<Opened, { event: 'text' }>,
): Promise<readonly ScanLine[]> => {
  const lines = linesOf(text, await finders.inText(text));
  if (begin.mediaType === PDF_TYPE) return lines.map((line) => withUnit(line, { ...place, page: part }));
  return lines.map((line) => withUnit({ ...line, start: line.start + characters, end: line.end + characters }, place));
};

/** Goes through everything in a file; what is unread is told, and is an error where it is the file itself. */
const eachUnit = async function* <Item>(
  path: string,
  stdin: Readable,
  onUnread: OnUnread,
  take: (unit: OpenUnit, opened: Extract<Opened, { event: 'text' | 'table' }>) => AsyncIterable<Item>,
  finders: Finders = OWN_FINDERS,
  passwords: Passwords = [],
): AsyncIterable<Item> {
  const open: OpenUnit[] = [];
  for await (const opened of openEvidence(path, stdin, { passwords })) {
    if (opened.event === 'begin') {
      open.push({ begin: opened, place: placeOf(path, opened), finders, characters: 0 });
      continue;
    }
    const unit = open.at(-1);
    if (!unit || opened.event === 'oddity') continue;
    if (opened.event !== 'end') {
      try {
        yield* take(unit, opened);
      } catch (cause) {
        if (!isUnreadable(cause)) throw cause;
        onUnread(unit.begin.family, cause.unread);
      }
      continue;
    }
    open.pop();
    if (opened.reason === null) continue;
    if (open.length === 0 && opened.status === 'unread') throw unreadError(path, opened.reason);
    onUnread(unit.begin.family, opened.reason);
  }
};

/** Every detection in a file, in the order of the file. */
export const scanFile = (
  path: string,
  stdin: Readable,
  onUnread: OnUnread = () => undefined,
  finders: Finders = OWN_FINDERS,
  passwords: Passwords = [],
): AsyncIterable<ScanLine> =>
  eachUnit(
    path,
    stdin,
    onUnread,
    async function* (unit, opened) {
      if (opened.event === 'text') {
        yield* await scanPart(unit, opened);
        unit.characters += codePoints(opened.text)(opened.text.length);
      } else yield* withRows(opened.table, (rows) => scanTable(rows, unit));
    },
    finders,
    passwords,
  );

/** What each column of a table holds; of every table in it, where it holds several. */
export type ColumnLine = ColumnAnswer & { readonly unit?: UnitPlace };

export const scanColumns = async (
  path: string,
  stdin: Readable,
  onUnread: OnUnread = () => undefined,
  passwords: Passwords = [],
): Promise<readonly ColumnLine[]> => {
  const answers: ColumnLine[] = [];
  const ofTable = async function* (
    { place, begin }: OpenUnit,
    opened: Extract<Opened, { event: 'text' | 'table' }>,
  ): AsyncIterable<readonly ColumnLine[]> {
    if (opened.event !== 'table') return;
    yield* withRows(opened.table, async function* (rows) {
      const { findings, counts, rows: count } = await sampled(rows, begin);
      const columns = columnAnswers(findings, count, counts);
      yield Object.keys(place).length === 0 ? columns : columns.map((column) => ({ ...column, unit: place }));
    });
  };
  const tables = eachUnit(path, stdin, onUnread, ofTable, OWN_FINDERS, passwords);
  for await (const columns of tables) answers.push(...columns);
  if (answers.length > 0) return answers;
  throw new CandorError('INPUT_UNREADABLE', 'no table was found in it', {
    place: { file: path },
    hint: 'scan it without --columns',
  });
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
export const scanRecords = async function* (
  path: string,
  stdin: Readable,
  finders: Finders = OWN_FINDERS,
): AsyncIterable<ScanLine> {
  let number = 0;
  for await (const line of lines(recordText(path, stdin))) {
    number += 1;
    if (line.trim() === '') continue;
    const { id, text } = recordOf(line, path, number);
    for (const found of linesOf(text, await finders.inText(text))) yield { id, ...found };
  }
};

/** The text of a file of records, as it comes. */
const recordText = async function* (path: string, stdin: Readable): AsyncIterable<string> {
  for await (const opened of openEvidence(path, stdin, { asText: true })) {
    if (opened.event === 'text') yield opened.text;
    if (opened.event === 'end' && opened.reason !== null) throw unreadError(path, opened.reason);
  }
};
