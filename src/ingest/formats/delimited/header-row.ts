import { isHeaderWord } from './header-words.ts';

type Cells = readonly string[];

/** What stands in data and never names a column: numbers, dates, addresses of mail and web, telephone numbers. */
const VALUE =
  /^[-+$€£]?\d[\d.,\s%-]*$|^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T].*)?$|@.+\.|^https?:|^\+?[\d()\s.-]{7,}$|^[\d*xX#]{3,}-?[\d*xX#-]+$/;

const NAMES =
  /\b(id|no|nr|num|number|name|first|last|middle|given|family|surname|vorname|nachname|nombre|apellido|nom|dob|birth|birthday|born|date|ssn|social|tax|phone|tel|telephone|mobile|cell|fax|mail|e-?mail|address|addr|street|city|town|state|province|zip|postal|postcode|plz|ort|country|account|acct|customer|cust|client|user|login|type|kind|status|code|amount|price|total|balance|gender|sex|age|title|company|organi[sz]ation|notes?|remarks?|comments?|description|key|value|time|created|updated|imei|imsi|iccid|msisdn|pin|sku|url|ip|host)\b/i;

/** A word as programs write column names: snake_case, camelCase, dotted. */
const IDENTIFIER = /^[a-z][a-z0-9]*([_.][a-z0-9]+)+$|^[a-z]+[A-Z][A-Za-z0-9]*$|^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/;

const words = (cell: string): string => cell.replace(/[_.]/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2');

/** Times and settings, which stand in lines of logs. */
const INSIDE = /\d{1,2}:\d{2}|[\w-]=[\w"'-]/;

/** "31-60", "0 - 30 days": ages of what is owed, by which columns of amounts are called. */
const SPAN = /^(\d{1,3})\s?[-–]\s?(\d{1,3})(?: ?days?)?$/i;

/** Whether the cell is a span of days over a column in which none stands: in a row of data it would stand over others. */
const isBucket = (cell: string, below: Cells): boolean => {
  const [, from, to] = SPAN.exec(cell) ?? [];
  return Number(from) < Number(to) && below.length > 0 && !below.some((one) => SPAN.test(one));
};

const isValue = (cell: string): boolean => VALUE.test(cell) || INSIDE.test(cell);

/** Whether below a cell without digits mostly values stand, and the cell itself never does. */
const contrasts = (first: string, below: Cells): boolean => {
  const filled = below.filter((cell) => cell !== '');
  return (
    filled.length > 0 && filled.filter(isValue).length > 0.6 * filled.length && !filled.some((cell) => cell === first)
  );
};

const shapeOf = (cell: string): string => cell.replace(/\d/g, '9').replace(/\p{L}/gu, 'A');

/** Whether a cell with digits is written as most of those below it, each another: no name is. */
const isOneOf = (first: string, below: Cells): boolean => {
  if (first.length < 6 || first.replace(/\D/g, '').length < 4) return false;
  const filled = below.filter((cell) => cell !== '');
  const alike = filled.filter((cell) => shapeOf(cell) === shapeOf(first));
  return alike.length >= 3 && alike.length >= 0.6 * filled.length && new Set(alike).size > 1;
};

/** So many columns whose first cell is one of those below make the first row a row of data. */
const LEAST_ALIKE = 2;

/**
 * Whether the first of these rows names the columns: its cells are short, differ, hold no values, and either look
 * like names of columns or stand over columns of values.
 */
export const looksLikeHeader = (rows: readonly Cells[]): boolean => {
  const [first = [], ...rest] = rows;
  const cells = first.map((cell) => cell.trim());
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length === 0 || filled.some((cell) => cell.length > 80) || first.some((cell) => cell.includes('\n')))
    return false;
  if (new Set(filled.map((cell) => cell.toLowerCase())).size < 0.8 * filled.length) return false;
  const below = (n: number): Cells => rest.map((row) => row[n]?.trim() ?? '');
  const values = cells.filter((cell, n) => cell !== '' && isValue(cell) && !isBucket(cell, below(n)));
  if (values.length > 0.2 * filled.length) return false;
  if (cells.filter((cell, n) => isOneOf(cell, below(n))).length >= LEAST_ALIKE) return false;
  const named = filled.filter((cell) => isHeaderWord(cell) || NAMES.test(words(cell)) || IDENTIFIER.test(cell)).length;
  if (named >= Math.max(1, 0.3 * filled.length)) return true;
  return cells.some((cell, n) => cell !== '' && contrasts(cell, below(n)));
};

const filledIn = (row: Cells | undefined): number => (row ?? []).filter((cell) => cell.trim() !== '').length;

/** Labels of a row that stands over groups of columns, each spread over the blanks behind it. */
const spreadLabels = (row: Cells, width: number): readonly string[] => {
  let last = '';
  return Array.from({ length: width }, (_, n) => {
    const own = row[n]?.trim() ?? '';
    if (own !== '') last = own;
    return last;
  });
};

/** A day that is told within a title ("Stand: 01.03.2024", "as of 3/14/24"): no label of a group says one. */
const DAY_INSIDE = /(?:^|[^\d])\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?!\d)/;

const isTold = (cell: string): boolean => isValue(cell) || DAY_INSIDE.test(cell);

/**
 * Names of two rows where labels stand over groups of columns ("Borrower" over "Name", "SSN"): a label and what stands
 * below it; undefined where the row above is no such row.
 */
const groupedNames = (above: Cells | undefined, row: Cells, width: number): Cells | undefined => {
  const labels = filledIn(above);
  if (above === undefined || labels < 2 || labels >= filledIn(row) || above.some((cell) => isTold(cell.trim())))
    return undefined;
  // A label stands in front of at least one blank, and what is below repeats or are words of columns.
  const cells = row.map((cell) => cell.trim());
  const known = cells.filter((cell) => cell !== '' && (isHeaderWord(cell) || NAMES.test(words(cell)))).length;
  const spread = spreadLabels(above, width);
  const repeats = new Set(spread.filter((label) => label !== '')).size < spread.filter((label) => label !== '').length;
  if (!repeats || known < 0.5 * filledIn(row) || cells.some((cell) => isValue(cell))) return undefined;
  return Array.from({ length: width }, (_, n) =>
    [spread[n] ?? '', cells[n] ?? ''].filter((part) => part !== '').join(' '),
  );
};

/** Where the header stands, and the names that it gives; `at` -1: there is none. */
export interface FoundHeader {
  readonly at: number;
  readonly names: Cells;
}

/** Columns of values under a row of words, at least, that make it a second row of names. */
const LEAST_CONTRASTS = 2;

const lettersOf = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** What a program keeps of a column for itself: `{"ImportId":"startDate"}`. */
const OF_PROGRAM = /^\{"\w+":/;

/** Whether a cell below a name says what the column is: a word of columns, a question, or the name in other words. */
const explains = (cell: string, above: string): boolean => {
  if (isHeaderWord(cell) || NAMES.test(words(cell)) || cell.endsWith('?')) return true;
  const own = words(cell)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return words(above)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.length > 2 && own.includes(word));
};

/**
 * Names of two full rows where the second says in words what the first says in codes ("Q2_1" over "Date of birth", as surveys and
 * warehouses export them); undefined where the second is a row of data: it has a value, or few columns of values are below it.
 */
const explainedNames = (rows: readonly Cells[], width: number): Cells | undefined => {
  const [codes = [], row = [], ...below] = rows;
  const cells = row.map((cell) => cell.trim());
  const filled = cells.flatMap((cell, n) => (cell === '' ? [] : [{ cell, above: codes[n]?.trim() ?? '', n }]));
  if (filled.length < 2 || filled.length < 0.6 * filledIn(codes) || filled.some(({ cell }) => isValue(cell)))
    return undefined;
  const over = filled.filter(({ cell, n }) =>
    contrasts(
      cell,
      below.map((one) => one[n]?.trim() ?? ''),
    ),
  );
  const explained = filled.filter(({ cell, above }) => explains(cell, above));
  if (over.length < LEAST_CONTRASTS || explained.length < 0.5 * filled.length) return undefined;
  return Array.from({ length: width }, (_, n) => {
    const [code, cell] = [codes[n]?.trim() ?? '', cells[n] ?? ''];
    return lettersOf(code) === lettersOf(cell) ? code : `${code} ${cell}`.trim();
  });
};

/** The same below a header that was found, and below what a program wrote there for itself. */
const withExplained = ({ at, names }: FoundHeader, rows: readonly Cells[], width: number): FoundHeader => {
  if (at < 0) return { at, names };
  const explained = explainedNames(rows.slice(at), width);
  if (explained === undefined) return { at, names };
  const behind = (rows[at + 2] ?? []).filter((cell) => cell.trim() !== '');
  const isOfProgram = behind.length > 0 && behind.every((cell) => OF_PROGRAM.test(cell.trim()));
  return { at: at + (isOfProgram ? 2 : 1), names: explained };
};

/** The header among the first rows, also where its names stand in two rows. */
export const headerOf = (rows: readonly Cells[], width: number): FoundHeader => {
  const at = headerAt(rows);
  const first = fullRow(rows);
  const grouped = first > 0 ? groupedNames(rows[first - 1], rows[first] ?? [], width) : undefined;
  if (grouped) return { at: first, names: grouped };
  // A row of labels that fills enough cells looks like the header itself.
  const below = at >= 0 ? groupedNames(rows[at], rows[at + 1] ?? [], width) : undefined;
  if (below) return { at: at + 1, names: below };
  return withExplained({ at, names: rows[at] ?? [] }, rows, width);
};

const MOST_ABOVE = 30;

/** The first row that has most of the cells that rows have. */
const fullRow = (rows: readonly Cells[]): number => {
  const counts = rows.map(filledIn);
  const full = Math.max(0, ...counts);
  const first = counts.findIndex((count) => count >= Math.max(1, 0.6 * full));
  return first > MOST_ABOVE ? -1 : first;
};

/**
 * Where the header stands among the first rows, from 0; -1: there is none. Rows of a title or a date above it have
 * far fewer cells than the table has.
 */
export const headerAt = (rows: readonly Cells[]): number => {
  const first = fullRow(rows);
  if (first < 0) return -1;
  return looksLikeHeader(rows.slice(first)) ? first : -1;
};
