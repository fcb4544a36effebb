import { firstAt } from '../labels/label-value.ts';
import { emitAt, type FoundLabel, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { GAP, type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { type Cell, cellsOf, columnsOf, lineAt, MOST_SHIFT } from './cells.ts';
import { labelLines } from './header-line.ts';
import { type Column, type Header, headerOf } from './heads.ts';
import { emitJudged, type Judged, judgeColumns } from './judged.ts';
import { readSingleHeads } from './single-heads.ts';

/** Rows of a window that are read below one header: more than lines of a few signs can be. */
const MOST_ROWS = 20_000;

/** Whether a line is empty, or a rule between rows. */
const isBlank = (text: string, { from, to }: Cell): boolean => /^[\s|:+=-]*$/.test(text.slice(from, to));

/** Whether a line begins below the second cell of a header or further in: it goes on with a cell of the row above. */
const isIndented = ([first]: readonly Cell[], row: Cell, { line, cells }: Header): boolean =>
  first !== undefined && first.from - row.from + MOST_SHIFT >= (cells[1]?.from ?? line.to) - line.from;

/** Lines from an offset on that are rows below a header; in a table that is set with wide lines a blank one stands between two rows. */
function* rowsOf(text: string, from: number, end: number, header: Header): Generator<readonly [Cell, readonly Cell[]]> {
  const { separator } = header;
  const least = Math.max(3, header.cells.length / 2);
  let at = from;
  let blank = false;
  let rows = 0;
  let wide = false;
  for (let n = 0; n < MOST_ROWS && at < end; n += 1) {
    const row = lineAt(text, at);
    at = row.to + 1;
    if (isBlank(text, row)) {
      // A rule below the header, or one blank line.
      if (n > 1 && (blank || (rows > 1 && !wide))) return;
      blank = n > 1;
      continue;
    }
    const cells = cellsOf(text, row, separator);
    const isRest = separator === 'blanks' && !blank && isIndented(cells, row, header);
    if (!isRest && ((cells.length < 2 && n > 0) || (blank && cells.length < least))) return;
    wide ||= blank;
    blank = false;
    rows += Number(!isRest);
    yield [row, cells];
  }
}

/** Marks the tokens of a cell: a name is asked for there, or what stands there is known. */
const mark = (tokens: Tokens, as: 'asked' | 'taken', { from, to }: Cell): void => {
  for (let token = tokenFrom(tokens, from); token < tokens.count && (tokens.start[token] ?? to) < to; token += 1)
    tokens[as][token] = 1;
};

/** Whether a value fills its cell: what stands behind it there is little. */
const fills = (end: number, { from, to }: Cell): boolean => 3 * (end - from) >= 2 * (to - from);

const readCell = (page: Page, cell: Cell, { candidates, names, days }: Column, judged: Judged | undefined): void => {
  if (cell.to === cell.from) return;
  if (names) mark(page.tokens, 'asked', cell);
  if (days) mark(page.tokens, 'taken', cell);
  const token = tokenFrom(page.tokens, cell.from);
  const span = candidates.detectors.length === 0 ? undefined : firstAt(page, candidates, token, true);
  if (span && span.start === cell.from && fills(span.end, cell)) emitAt(page, token, span);
  else if (judged) emitJudged(page, cell, judged);
};

const NAME_PART = /^[\p{L}][\p{L}.'’-]{0,24}(?: [\p{L}][\p{L}.'’-]{0,24}){0,2}$/u;
const SURE_PARTS = 0.98;

/** Cells side by side that hold the parts of one name: "Okonjo   Beatrix   M" is one person. */
const emitNameParts = (page: Page, cells: readonly Cell[], columns: readonly (Column | undefined)[]): void => {
  const { text } = page;
  const holdsPart = (n: number): boolean => {
    const cell = cells[n];
    return cell !== undefined && columns[n]?.part === true && NAME_PART.test(text.slice(cell.from, cell.to));
  };
  for (let n = 0; n < cells.length; n += 1) {
    if (!holdsPart(n)) continue;
    let last = n;
    while (holdsPart(last + 1)) last += 1;
    const [start, end] = [cells[n]?.from ?? 0, cells[last]?.to ?? 0];
    const order = columns[n]?.family === true ? 'family' : 'given';
    if (last > n && /\p{L}{4}/u.test(text.slice(start, end)))
      page.emit({
        element: 'person_name',
        start,
        end,
        confidence: SURE_PARTS,
        state: 'clear',
        detector: 'name-lists',
        why: reasonOf('name-lists', 'parts side by side'),
        order,
      });
    n = last;
  }
};

/** Nothing goes on from the last cell of a row in the first of the next: "4580 Birch Ave" ends before "Fonseca, Bridget". */
const beginRow = (tokens: Tokens, row: Cell): void => {
  const first = tokenFrom(tokens, row.from);
  if (first < tokens.count) tokens.gap[first] = GAP.paragraph;
};

const DIGIT = /\d/;

/** Whether a line of a form heads fields of its own: forms have heads and values in turn. */
const headsFields = (page: Page, row: Cell): boolean => {
  const { tokens } = page;
  const [first, behind] = [tokenFrom(tokens, row.from), tokenFrom(tokens, row.to)];
  const labels = page.labels.filter(({ from }) => from >= first && from < behind);
  return (
    labels.length > 0 && !DIGIT.test(page.text.slice(row.from, row.to)) && headerOf(page, labels, row) !== undefined
  );
};

/** A row of a table: its line, its cells, and the column of each. */
interface Row {
  readonly line: Cell;
  readonly cells: readonly Cell[];
  readonly places: readonly number[];
}

/** The rows below a header, from an offset on; a form's end where lines of values and heads of further fields have stood in turn. */
const rowsBelow = (page: Page, header: Header, from: number): readonly Row[] => {
  const { text, tokens } = page;
  const end = tokens.end[tokens.count - 1] ?? 0;
  const rows: Row[] = [];
  let isForm = from <= header.line.to + 1;
  for (const [line, cells] of rowsOf(text, from, end, header)) {
    const isHeadsTurn = rows.length % 2 === 1;
    if (isForm && isHeadsTurn && headsFields(page, line)) break;
    isForm &&= !isHeadsTurn || !DIGIT.test(text.slice(line.from, line.to));
    rows.push({ line, cells, places: columnsOf(cells, line.from, header.cells, header.line.from, header.separator) });
  }
  return rows;
};

/** Reads the rows below a header, from an offset on; where the last of them ends. */
const readTable = (page: Page, header: Header, from: number): number => {
  const rows = rowsBelow(page, header, from);
  const judged = judgeColumns(page, header, rows);
  for (const { line, cells, places } of rows) {
    // A line of few cells may be the rest of a cell above.
    if (header.separator !== 'blanks' && 2 * cells.length > header.cells.length) beginRow(page.tokens, line);
    if (header.separator === 'blanks' || header.separator === '\t')
      emitNameParts(
        page,
        cells,
        places.map((place) => header.columns[place]),
      );
    cells.forEach((cell, n) => {
      const place = places[n] ?? -1;
      const column = header.columns[place];
      if (column) readCell(page, cell, column, judged[place]);
    });
  }
  return rows.at(-1)?.line.to ?? from - 1;
};

const lineText = ({ text }: Page, { from, to }: Cell): string => text.slice(from, to).trim();

/** What a window shows of tables: the labels that are headers (nothing right behind them is their value), and the table that goes on where it ends. */
interface Grids {
  readonly headers: ReadonlySet<FoundLabel>;
  readonly open: OpenGrid | undefined;
}

/** A table at the end of a window, for the next window of the same text. */
export type OpenGrid = Header;

/**
 * Tables in text: a line of headers and, below it, cells between tabs, bars, semicolons, commas or blanks. `before`: the table at the end
 * of the window before, which goes on in this one: it was cut at a line end.
 */
export const findGrids = (page: Page, before?: OpenGrid): Grids => {
  const { text, tokens, labels } = page;
  const headers = new Set<FoundLabel>();
  const end = tokens.end[tokens.count - 1] ?? 0;
  let open = before;
  let reached = before ? readTable(page, before, tokens.from) : 0;
  let last = before ? lineText(page, before.line) : '';
  for (const [from, to] of labelLines(tokens, labels)) {
    const own = labels.slice(from, to);
    const at = tokens.start[own[0]?.from ?? 0] ?? 0;
    const line = lineAt(text, at);
    // A header that stands again at the top of a page is a header still.
    const again = at < reached && lineText(page, line) === last;
    const header = at < reached ? undefined : headerOf(page, own, line);
    if (!again && !header) continue;
    for (const label of own) headers.add(label);
    if (!header) continue;
    reached = readTable(page, header, header.line.to + 1);
    last = lineText(page, line);
    open = header;
  }
  for (const label of readSingleHeads(page, headers)) headers.add(label);
  return { headers, open: reached >= end ? open : undefined };
};
