import { type ColumnRole, elementOfRole } from '../../../schema/vocabulary.ts';
import { classifyColumns } from '../../columns/classify-columns.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { readKey } from '../../columns/headers/read-key.ts';
import { ownerOfNumbers } from '../beside/number-of-name.ts';
import { emitAt, type Page } from '../page.ts';
import { isOfRole } from '../records/field-values.ts';
import { reasonOf } from '../spans/span.ts';
import { tokenFrom } from '../tokens/tokens.ts';
import { type Cell, columnsOf } from './cells.ts';
import { isDay, LEAST_SHARE } from './judged.ts';
import { numberInCell, roleOfCells } from './kind-in-cell.ts';
import { type Columns, ENTRY, type List, textOf } from './list.ts';
import { type BlockRow, LEAST_ROWS, type RowBlock, rowBlocks } from './row-blocks.ts';
import { rowKeys } from './row-keys.ts';
import { type Inserted, insertedRows, type OpenStatements } from './tuples.ts';
import { holdsRole, LEAST_UNSAID, type ListWithColumns, WHO, worthJudging } from './worth-judging.ts';

/** Columns of aligned lines, at most. */
const MOST_COLUMNS = 40;

/** How sure the judge of columns has to be. */
const LEAST = 0.5;
/** The share of a column's cells that have to be what the judge says where no head says it. */
const UNSAID_SHARE = 0.9;

const SURE = 0.8;

const CONFIDENCE = 0.89;
const SURE_NAME = 0.95;
/** Below what is sure: the grammar of addresses goes first where it reads one. */
const ADDRESS = 0.84;
const DETECTOR = 'table-head';
/** How strongly a cell reads as the name of a field to be no name of somebody. */
const LIKE_HEAD = 1;

/** A first line that names columns: words, of which some are names of columns. */
const isHeader = (text: string, { cells }: BlockRow): boolean => {
  const heads = cells.map((cell) => textOf(text, cell));
  const digits = heads.filter((head) => /\d{2}/.test(head)).length;
  const read = heads.filter((head) => (readKey(head)?.score ?? 0) >= 2.4).length;
  return 5 * digits <= heads.length && read >= 2 && 3 * read >= heads.length;
};

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

/** Where a first column stands that has no head, as that of the names often has none: in front of all heads, in every row. */
const firstUnnamed = ({ line, cells: [head] }: BlockRow, rows: readonly BlockRow[]): Cell | undefined => {
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  for (const row of rows) {
    const [cell] = row.cells;
    if (!head || !cell || cell.to - row.line.from >= head.from - line.from) return undefined;
    from = Math.min(from, cell.from - row.line.from);
    to = Math.max(to, cell.to - row.line.from);
  }
  return to > from ? { from: line.from + from, to: line.from + to } : undefined;
};

const listOf = (text: string, { rows, separator }: RowBlock): List | undefined => {
  const [first] = rows;
  if (!first) return undefined;
  const named = isHeader(text, first);
  const model = named ? first : widestOf(rows);
  if (!model || model.cells.length > MOST_COLUMNS) return undefined;
  const own = named ? rows.slice(1) : rows;
  const unnamed = named && separator === 'blanks' ? firstUnnamed(model, own) : undefined;
  const columns = unnamed ? [unnamed, ...model.cells] : model.cells;
  return {
    heads: columns.map((cell) => (named && cell !== unnamed ? textOf(text, cell) : null)),
    rows: own,
    places: own.map(({ line, cells }) => columnsOf(cells, line.from, columns, model.line.from, separator)),
  };
};

const emitCell = (page: Page, role: ColumnRole, cell: Cell): void => {
  const { tokens } = page;
  const entry = ENTRY.exec(textOf(page.text, cell))?.[0].length ?? 0;
  const value = textOf(page.text, cell).slice(entry);
  const told = numberInCell(value, role);
  const start = cell.from + entry + told.from;
  const element = elementOfRole(told.role);
  const token = tokenFrom(tokens, start);
  if (element !== 'date_of_birth' && isDay(value)) return;
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
const isSaid = (finding: ColumnFinding): boolean =>
  finding.name !== null && readKey(finding.name)?.role === roleOfCells(finding);

/** Whether the judge's answer for a column counts: sure enough, and borne out by its cells. */
const isBorneOut = (finding: ColumnFinding, cells: readonly (string | null)[]): boolean => {
  const { confidence, state } = finding;
  const role = roleOfCells(finding);
  const said = isSaid(finding) || role === 'place_of_birth';
  if (confidence < (said ? LEAST : SURE) || state !== 'clear' || !(said || TOLD_BY_CELLS.has(role))) return false;
  const filled = cells.filter((cell): cell is string => cell !== null && /[\p{L}\d]{2}/u.test(cell));
  const valid = filled.filter((cell) => holdsRole(cell, role));
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
const numberColumn = (heads: List['heads'], columns: Columns): number =>
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

/** Whether a cell begins in a window: rows that its ends part are read on both sides. */
const beginsIn = ({ tokens }: Page, { from }: Cell): boolean => from >= tokens.from && from < tokens.to;

const readList = (page: Page, { list, columns }: ListWithColumns): void => {
  const findings = classifyColumns(list.heads, columns);
  const told = findings.map((finding, n) => (isBorneOut(finding, columns[n] ?? []) ? roleOfCells(finding) : undefined));
  if (!findings.some((finding, n) => isSurely(finding) || (told[n] && WHO.has(finding.element ?? 'url')))) return;
  const numbers = findings.some(({ role }) => role === 'full_name') ? numberColumn(list.heads, columns) : -1;
  const owner = numbers < 0 ? undefined : ownerOfNumbers(page, list.rows[0]?.line.from ?? 0);
  list.rows.forEach(({ cells }, n) => {
    cells.forEach((cell, at) => {
      const place = list.places[n]?.[at] ?? -1;
      const role = place === numbers && place >= 0 ? owner : told[place];
      if (role && cell.to > cell.from && beginsIn(page, cell)) emitCell(page, role, cell);
    });
  });
};

/** Lines whose cells stand below one another, with a line of heads in any language or none. */
const alignedLists = ({ text, tokens }: Page): readonly List[] =>
  rowBlocks(tokens).flatMap((block) => partsOf(text, block).flatMap((part) => listOf(text, part) ?? []));

const asList = ({ heads, rows }: Inserted): List => ({
  heads,
  rows,
  places: rows.map(({ cells }) => cells.map((_, column) => column)),
});

/** What a window shows of lists: the statements that go on where it ends, and where the keys of rows stand. */
interface Lists {
  readonly open: OpenStatements;
  readonly keys: ReadonlySet<number>;
}

/**
 * Rows that SQL inserts, and where the window may be of people also lists in text, as tables. What their columns hold says the judge
 * that reads files of tables, by heads, cells and neighbours together. `before`: the statements at the end of the window before.
 */
export const findLists = (page: Page, ofPeople: boolean, before: OpenStatements | undefined): Lists => {
  const { inserted, open } = insertedRows(page.tokens, before);
  const tables = inserted.map(asList);
  const lists = ofPeople ? [...tables, ...alignedLists(page)] : tables;
  for (const list of worthJudging(page.text, lists)) readList(page, list);
  return { open, keys: new Set(tables.flatMap((table) => rowKeys(page.text, table))) };
};
