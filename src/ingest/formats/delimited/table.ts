import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import type { Limits } from '../../limits.ts';
import type { Cell, DirectTable, Oddity, OpenTable, Table, TableRow, Unit } from '../../reader.ts';
import type { Charset } from '../../text/charset.ts';
import { decoded } from '../../text/decode.ts';
import { showsTextsOfBase64 } from '../../texts-in-cells.ts';
import type { Layout } from './dialect.ts';
import { plainRows } from './plain-rows.ts';
import { createRowParser, type RowParser } from './row-parser.ts';

const BATCH_ROWS = 2048;

const batchesOf = function* (
  bytes: Bytes,
  charset: Charset,
  parser: RowParser,
): Iterable<readonly (readonly string[])[]> {
  for (const text of decoded(bytes, charset)) {
    const rows = parser.write(text);
    for (let from = 0; from < rows.length; from += BATCH_ROWS) yield rows.slice(from, from + BATCH_ROWS);
  }
  yield parser.end();
};

/** What a first pass over all rows tells: the widest row, and how many do not have the table's width. */
interface Measure {
  /** All rows, the header among them. */
  readonly rows: number;
  readonly widest: number;
  readonly ragged: number;
  readonly unbalanced: number;
}

/** Cells of a row, without empty ones behind the table's last column: a delimiter too many at the end says nothing. */
const filledLength = (row: readonly string[], width: number): number => {
  let length = row.length;
  while (length > width && row[length - 1] === '') length -= 1;
  return length;
};

const measure = (bytes: Bytes, charset: Charset, { dialect, width }: Layout, limits: Limits): Measure => {
  const parser = createRowParser(dialect, limits.cell);
  let widest = width;
  let ragged = 0;
  let count = 0;
  for (const rows of batchesOf(bytes, charset, parser)) {
    count += rows.length;
    for (const row of rows) {
      const length = row.length === width ? width : filledLength(row, width);
      if (length === width) continue;
      ragged += 1;
      if (length > widest) widest = length;
    }
  }
  return { rows: count, widest, ragged, unbalanced: parser.unbalanced };
};

/** Cells of a row: empty ones are null, and what stands beyond the last kept column is kept in it. */
const cellsOf = (row: readonly string[], columns: number, delimiter: string): readonly Cell[] => {
  const length = row.length <= columns ? row.length : filledLength(row, columns);
  const kept =
    length <= columns ? row.slice(0, length) : [...row.slice(0, columns - 1), row.slice(columns - 1).join(delimiter)];
  return kept.map((cell) => (cell === '' ? null : cell));
};

const rowsOf = function* (
  bytes: Bytes,
  charset: Charset,
  layout: Layout,
  columns: number,
  limits: Limits,
): Iterable<readonly TableRow[]> {
  const headerAt = layout.hasHeader ? layout.preamble : -1;
  const parser = createRowParser(layout.dialect, limits.cell);
  let seen = 0;
  let no = 0;
  for (const batch of batchesOf(bytes, charset, parser)) {
    const rows: TableRow[] = [];
    for (const row of batch) {
      seen += 1;
      if (seen - 1 === headerAt) continue;
      no += 1;
      rows.push({ no, cells: cellsOf(row, columns, layout.dialect.delimiter) });
    }
    yield rows;
  }
};

const odditiesOf = ({ ragged, unbalanced }: Measure): readonly Oddity[] => [
  ...(ragged > 0 ? [{ code: 'ROWS_RAGGED', count: ragged } as const] : []),
  ...(unbalanced > 0 ? [{ code: 'QUOTES_UNBALANCED', count: unbalanced } as const] : []),
];

/** The table by our own parser, after a pass that finds its widest row. */
const openTable = (bytes: Bytes, charset: Charset, layout: Layout, limits: Limits): OpenTable => {
  const measured = measure(bytes, charset, layout, limits);
  const columns = Math.min(measured.widest, limits.columns);
  return {
    names: Array.from({ length: columns }, (_, n) => layout.names[n] ?? null),
    rows: () => rowsOf(bytes, charset, layout, columns, limits),
    oddities: () => odditiesOf(measured),
  };
};

/** What the engine's own reader takes without changing a cell: plain UTF-8 with the header in its first row, or none. */
const isPlain = ({ bytes, survey, look }: Unit, { dialect, width, preamble }: Layout, limits: Limits): boolean =>
  bytes.size >= limits.directBytes &&
  look.charset?.name === 'utf-8' &&
  survey.notUtf8At === null &&
  !survey.hasNul &&
  preamble === 0 &&
  width > 1 &&
  width <= limits.columns &&
  dialect.quote === '"' &&
  // Where a backslash escapes quotes, the engine drops every other backslash as well.
  dialect.escape === dialect.quote &&
  dialect.newline === '\n';

const RETURN = 0x0d;
const NEWLINE = 0x0a;

/** Whether a CR stands without its LF: the engine ends a row there, we keep it in its cell. */
const hasLoneReturn = (bytes: Bytes): boolean => {
  let endsInReturn = false;
  for (const chunk of chunksOf(bytes)) {
    if (endsInReturn && chunk[0] !== NEWLINE) return true;
    for (let at = chunk.indexOf(RETURN); at >= 0; at = chunk.indexOf(RETURN, at + 2)) {
      if (at + 1 < chunk.length && chunk[at + 1] !== NEWLINE) return true;
    }
    endsInReturn = chunk[chunk.length - 1] === RETURN;
  }
  return endsInReturn;
};

const directOf = (unit: Unit, charset: Charset, layout: Layout, limits: Limits): DirectTable | null => {
  const { path } = unit.bytes;
  if (path === null || !isPlain(unit, layout, limits) || hasLoneReturn(unit.bytes)) return null;
  if (showsTextsOfBase64(unit.look.text)) return null;
  const { newline: _newline, ...dialect } = layout.dialect;
  const { hasHeader: header, width: columns } = layout;
  const counted = (): number | null => {
    const plain = plainRows(unit.bytes, layout, limits);
    if (plain !== undefined) return plain;
    const measured = measure(unit.bytes, charset, layout, limits);
    return measured.ragged > 0 || measured.unbalanced > 0 ? null : measured.rows;
  };
  const rows = () => {
    const all = counted();
    return all === null ? null : all - (header ? 1 : 0);
  };
  return { path, rows, source: { kind: 'delimited', ...dialect, skip: 0, header, columns } };
};

/** The one table of a delimited file. */
export const delimitedTable = (unit: Unit, charset: Charset, layout: Layout, limits: Limits): Table => ({
  kind: 'rows',
  names: layout.names,
  headerRow: layout.hasHeader ? layout.preamble + 1 : null,
  direct: directOf(unit, charset, layout, limits),
  open: () => openTable(unit.bytes, charset, layout, limits),
});
