import { type ColumnRole, type ElementId, elementOfRole } from '../../../schema/vocabulary.ts';
import { type ColumnFinding, classifyColumns } from '../../columns/classify-columns.ts';
import { readKey } from '../../columns/headers/read-key.ts';
import { ownerOfNumbers } from '../beside/number-of-name.ts';
import { emitAt, type Page } from '../page.ts';
import { isOfRole } from '../records/field-values.ts';
import { reasonOf } from '../spans/span.ts';
import { tokenFrom } from '../tokens/tokens.ts';
import { type Cell, columnsOf } from './cells.ts';
import { numberInCell } from './kind-in-cell.ts';
import { type BlockRow, LEAST_ROWS, type RowBlock, rowBlocks } from './row-blocks.ts';
import { insertedRows } from './tuples.ts';

/** Rows that are judged by, and columns, at most. */
const MOST_JUDGED = 40;
const MOST_COLUMNS = 40;

/** How sure the judge of columns has to be; the share of a column's cells that have to be what it says. */
const LEAST = 0.5;
const LEAST_SHARE = 0.6;
/** The same where no head says it, and the cells that are asked for. */
const UNSAID_SHARE = 0.9;
const LEAST_UNSAID = 4;

const SURE = 0.8;

const CONFIDENCE = 0.89;
const SURE_NAME = 0.95;
/** Below what is sure: the grammar of addresses goes first where it reads one. */
const ADDRESS = 0.84;
const DETECTOR = 'table-head';
/** How strongly a cell reads as the name of a field to be no name of somebody. */
const LIKE_HEAD = 1;

/** What says that the rows of a list are people. */
const WHO: ReadonlySet<ElementId> = new Set<ElementId>(['person_name', 'date_of_birth', 'ssn', 'other_government_id']);

/** Numbers that an entry of a list begins with: "1. ", "12) ". */
const ENTRY = /^\d{1,3}[.)] +/;

const textOf = (text: string, cell: Cell | undefined): string => (cell ? text.slice(cell.from, cell.to) : '');

/** A first line that names columns: words, of which some are names of columns. */
const isHeader = (text: string, { cells }: BlockRow): boolean => {
  const heads = cells.map((cell) => textOf(text, cell));
  const digits = heads.filter((head) => /\d{2}/.test(head)).length;
  const read = heads.filter((head) => (readKey(head)?.score ?? 0) >= 2.4).length;
  return 5 * digits <= heads.length && read >= 2 && 3 * read >= heads.length;
};

/** A list as a table: what its columns are called, if they are, its rows, and the column of each cell. */
interface List {
  readonly heads: readonly (string | null)[];
  readonly rows: readonly BlockRow[];
  readonly places: readonly (readonly number[])[];
}

/** The row that the cells of others are set below where no line names the columns: the one of most cells. */
const widestOf = (rows: readonly BlockRow[]): BlockRow | undefined => {
  let widest = rows[0];
  for (const row of rows) if (row.cells.length > (widest?.cells.length ?? 0)) widest = row;
  return widest;
};

/** The lists of a block: each begins with a line of heads. In forms heads and values stand in turn, which leaves lists of one row. */
const partsOf = (text: string, { rows, separator }: RowBlock): readonly RowBlock[] => {
  const parts: BlockRow[][] = [];
  for (const row of rows) {
    if (parts.length === 0 || isHeader(text, row)) parts.push([]);
    parts.at(-1)?.push(row);
  }
  return parts.filter((part) => part.length >= LEAST_ROWS).map((part) => ({ rows: part, separator }));
};

const listOf = (text: string, { rows, separator }: RowBlock): List | undefined => {
  const [first] = rows;
  if (!first) return undefined;
  const named = isHeader(text, first);
  const model = named ? first : widestOf(rows);
  if (!model || model.cells.length > MOST_COLUMNS) return undefined;
  const own = named ? rows.slice(1) : rows;
  return {
    heads: model.cells.map((cell) => (named ? textOf(text, cell) : null)),
    rows: own,
    places: own.map(({ line, cells }) => columnsOf(cells, line.from, model.cells, model.line.from, separator)),
  };
};

/** What stands in a column, row by row; the number of an entry is no part of what it holds. */
const columnCells = (text: string, { rows, places }: List, column: number): readonly (string | null)[] =>
  rows.slice(0, MOST_JUDGED).map(({ cells }, n) => {
    const cell = cells[places[n]?.indexOf(column) ?? -1];
    return cell ? textOf(text, cell).replace(ENTRY, '') : null;
  });

const emitCell = (page: Page, role: ColumnRole, cell: Cell): void => {
  const { tokens } = page;
  const entry = ENTRY.exec(textOf(page.text, cell))?.[0].length ?? 0;
  const value = textOf(page.text, cell).slice(entry);
  const told = numberInCell(value, role);
  const start = cell.from + entry + told.from;
  const element = elementOfRole(told.role);
  const token = tokenFrom(tokens, start);
  // Forms have further heads where rows would be.
  if (element === 'person_name' && (readKey(value)?.score ?? 0) >= LIKE_HEAD) return;
  if (!element || tokens.taken[token] === 1 || !isOfRole(told.role, page.text.slice(start, cell.to))) return;
  const isName = element === 'person_name';
  const detector = isName ? 'name-lists' : DETECTOR;
  emitAt(page, token, {
    element,
    start,
    end: cell.to,
    confidence: isName ? SURE_NAME : element === 'postal_address' ? ADDRESS : CONFIDENCE,
    state: 'clear',
    detector,
    why: reasonOf(detector, 'label of its column'),
  });
};

/** Roles that cells tell by themselves where no head says what they hold; single words ("Gold", "Kinder") are in lists of names, too. */
const TOLD_BY_CELLS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'full_name',
  'date_of_birth',
  'ssn',
  'phone',
  'other_government_id',
]);

/** Whether the head of a column says what it holds by itself. */
const isSaid = ({ name, role }: ColumnFinding): boolean => name !== null && readKey(name)?.role === role;

/** A title in front of a name and a remark behind it: "Dr H. Vermeulen", "Trevor Maddock (life)". */
const AROUND_NAME = /^(?:Dr|Mr|Mrs|Ms|Prof|Sr|Sra|Herr|Frau|Mme|M)\.? (?=\p{Lu})| +\([^()]{1,24}\)$/gu;

/** Whether the judge's answer for a column counts: sure enough, and borne out by its cells. */
const isBorneOut = (finding: ColumnFinding, cells: readonly (string | null)[]): boolean => {
  const { role, confidence, state } = finding;
  const said = isSaid(finding) || role === 'place_of_birth';
  if (confidence < (said ? LEAST : SURE) || state !== 'clear' || !(said || TOLD_BY_CELLS.has(role))) return false;
  const filled = cells.filter((cell): cell is string => cell !== null && /[\p{L}\d]{2}/u.test(cell));
  const valid = filled.filter((cell) => {
    const told = numberInCell(cell, role);
    return isOfRole(told.role, cell.slice(told.from).replace(AROUND_NAME, ''));
  });
  const least = said ? 1 : LEAST_UNSAID;
  return filled.length >= least && valid.length >= (said ? LEAST_SHARE : UNSAID_SHARE) * filled.length;
};

/** Whether a column surely says who the rows are, though its cells may hold more than that ("Dr H. Vermeulen", "Trevor Maddock (life)"). */
const isSurely = ({ element, confidence }: ColumnFinding): boolean =>
  element !== null && WHO.has(element) && confidence >= SURE;

/** Heads of a column of numbers of which only the text says whose they are: "No.", "FILE#", "Nr". */
const NUMBER_HEAD = /^(?:(?:file|ref|our|mem)[ .]?)?(?:no|nr|num|number|#|id|n°|nº)s?[.#]?$/i;
const NUMBER = /^[A-Z]{0,4}-?\d{3,9}$/;

/** The column of the numbers that members, employees or patients of the list have; -1 for none: their entries may be counted only. */
const numberColumn = (heads: List['heads'], columns: readonly (readonly (string | null)[])[]): number =>
  heads.findIndex((head, n) => {
    const filled = (columns[n] ?? []).filter((cell) => cell !== null && cell !== '');
    return (
      head !== null &&
      NUMBER_HEAD.test(head.trim()) &&
      filled.length >= 3 &&
      filled.every((cell) => NUMBER.test(cell ?? '')) &&
      new Set(filled).size === filled.length
    );
  });

const readList = (page: Page, list: List): void => {
  const { text } = page;
  if (list.rows.length < LEAST_UNSAID && !list.heads.some((head) => head !== null && readKey(head))) return;
  const columns = list.heads.map((_, column) => columnCells(text, list, column));
  const findings = classifyColumns(list.heads, columns);
  const told = findings.map((finding, n) => (isBorneOut(finding, columns[n] ?? []) ? finding.role : undefined));
  if (!findings.some((finding, n) => isSurely(finding) || (told[n] && WHO.has(finding.element ?? 'url')))) return;
  const numbers = findings.some(({ role }) => role === 'full_name') ? numberColumn(list.heads, columns) : -1;
  const owner = numbers < 0 ? undefined : ownerOfNumbers(page, list.rows[0]?.line.from ?? 0);
  list.rows.forEach(({ cells }, n) => {
    cells.forEach((cell, at) => {
      const place = list.places[n]?.[at] ?? -1;
      const role = place === numbers && place >= 0 ? owner : told[place];
      if (role && cell.to > cell.from) emitCell(page, role, cell);
    });
  });
};

/**
 * Lists in text as tables: lines whose cells stand below one another, with a line of heads in any language or none. What their columns
 * hold says the judge that reads files of tables, by heads, cells and neighbours together.
 */
export const findLists = (page: Page): void => {
  for (const block of rowBlocks(page.tokens)) {
    for (const part of partsOf(page.text, block)) {
      const list = listOf(page.text, part);
      if (list) readList(page, list);
    }
  }
};

/** Rows that SQL inserts are judged as those of a table, too. */
export const findInserted = (page: Page): void => {
  for (const { heads, rows } of insertedRows(page.tokens))
    readList(page, { heads, rows, places: rows.map(({ cells }) => cells.map((_, column) => column)) });
};
