import type { Detector } from '../../data-files.ts';
import { type Candidates, unplanned } from '../labels/label-plan.ts';
import { firstAt } from '../labels/label-value.ts';
import { settingDetectors } from '../labels/settings.ts';
import { emitAt, type FoundLabel, hasContext, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { hashOf } from '../tokens/characters.ts';
import { GAP, KIND, type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { type Cell, cellsOf, columnsOf, lineAt, type Separator, separatorOf } from './cells.ts';
import { labelLines, MOST_CELL, MOST_HEADER, NAME_WORDS } from './header-line.ts';

/** A column of a table in text: what its header names. */
interface Column {
  readonly candidates: Candidates;
  /** Names of people stand in it. */
  readonly names: boolean;
  /** A part of a name stands in it: the given name, the family name, an initial. */
  readonly part: boolean;
  /** Family names do. */
  readonly family: boolean;
  /** Days of something else than a birth stand in it. */
  readonly days: boolean;
}

interface Header {
  readonly line: Cell;
  readonly cells: readonly Cell[];
  readonly columns: readonly Column[];
  readonly separator: Separator;
}

/** Words that make a header one of something else, although a word for people stands in it: "patient id", "member since". */
const NO_NAMES =
  /\b(?:id|no|num|number|nbr|#|code|date|dob|since|type|status|phone|email|address|ssn|count|rate|title)\b|#/i;

/** Whether a word for people stands in a cell, also within a name of a program ("patient_name"). */
const hasNameWord = (tokens: Tokens, { from, to }: Cell): boolean => {
  const { kind, hash, start, end, text } = tokens;
  for (let at = tokenFrom(tokens, from); at < tokens.count && (start[at] ?? to) < to; at += 1) {
    if (NAME_WORDS.has(hash[at] ?? 0)) return true;
    if (kind[at] !== KIND.code && kind[at] !== KIND.mixed) continue;
    const words = text.slice(start[at], end[at]).split(/[^\p{L}]+/u);
    if (words.some((word) => word !== '' && NAME_WORDS.has(hashOf(word)))) return true;
  }
  return false;
};

const isNames = (tokens: Tokens, cell: Cell): boolean =>
  hasNameWord(tokens, cell) && !NO_NAMES.test(tokens.text.slice(cell.from, cell.to));

/** Names of a database ("pass_md5", "last_ip") say what they hold by one of their words. */
const codeDetectors = (page: Page, tokens: Tokens, cell: Cell): Candidates => {
  const token = tokenFrom(tokens, cell.from);
  return unplanned(tokens.end[token] === cell.to ? settingDetectors(page, token, false) : []);
};

/** Detectors of a column; what a value has to stand beside may be another head of the table: "acct" beside "rtn". */
const inTable = (page: Page, { detectors }: Candidates, { from, to }: Cell): Candidates => {
  const asks = ({ id, needsContext }: Detector): boolean => {
    const flags = needsContext === true ? page.contextsOf.get(id) : undefined;
    return flags !== undefined && hasContext(page, to, to, flags, to - from);
  };
  if (!detectors.some(asks)) return unplanned(detectors);
  return unplanned(detectors.map((one) => (asks(one) ? { ...one, needsContext: false } : one)));
};

const columnOf = (page: Page, cell: Cell, labels: readonly FoundLabel[], line: Cell): Column => {
  const { tokens } = page;
  const own = labels.find(({ from, to }) => {
    const [start, end] = [tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0];
    if (start < cell.from || end > cell.to) return false;
    // "yob/dob" is one of two.
    return 2 * (end - start) >= cell.to - cell.from || tokens.text[start - 1] === '/' || tokens.text[end] === '/';
  });
  const candidates = inTable(page, own?.plan().all ?? codeDetectors(page, tokens, cell), line);
  const free = candidates.detectors.length === 0;
  const head = tokens.text.slice(cell.from, cell.to);
  const part = free && own === undefined && isPart(head);
  const names = part || (free && isNames(tokens, cell));
  return { candidates, names, part, family: part && FAMILY.test(head), days: free && DAYS.test(head) };
};

/** A header of days on which something was done: "hire_dt", "Effective", "last visit". */
const DAYS =
  /(?:hire|start|term|effective|eff|issued?|visit|service|admit|enroll|order|sent|created|updated|paid|due|review|seen|since|opened|closed)/i;

/** A header of one part of a name. */
const PART =
  /\b(?:last|first|middle|given|family|surname|forename|fore|initial|m\.?i\.?|nombre|apellidos?|pr[ée]nom|vorname|nachname|familienname|cognome|voornaam|achternaam)\b/iu;

/** A header of family names. */
const FAMILY =
  /\b(?:last|family|surname|apellidos?|nom|nachname|familienname|cognome|achternaam|sobrenome|apelido)\b/iu;

const isPart = (head: string): boolean => PART.test(head) && !NO_NAMES.test(head.replace(/\(.*$/, ''));

/** Signs of prose and of forms with their values. */
const NO_HEADER = /[:=?!]\s|[:=?!]$|\.(?<=[a-z]{2}\.) +\p{Lu}|\d{4}/u;

/** The header that a line of labels is; undefined where it is a line of prose or a form with its values. */
const headerOf = (page: Page, labels: readonly FoundLabel[], line: Cell): Header | undefined => {
  const { text } = page;
  if (line.to - line.from > MOST_HEADER) return undefined;
  const separator = separatorOf(text, line);
  if (!separator) return undefined;
  const cells = cellsOf(text, line, separator);
  if (cells.length < 2 || cells.some(({ from, to }) => to - from > MOST_CELL)) return undefined;
  // Most lines of prose are told by the width of their cells, which costs less.
  if (NO_HEADER.test(text.slice(line.from, line.to))) return undefined;
  const least = Math.max(2, cells.length / 3);
  const columns: Column[] = [];
  let unknown = 0;
  for (const cell of cells) {
    const column = columnOf(page, cell, labels, line);
    columns.push(column);
    unknown += Number(column.candidates.detectors.length === 0 && !column.names);
    // A line of prose is told by its first cells.
    if (cells.length - unknown < least) return undefined;
  }
  return { line, cells, columns, separator };
};

/** Rows of a window that are read below one header: more than lines of a few signs can be. */
const MOST_ROWS = 20_000;

/** Lines from an offset on that are rows below a header. */
function* rowsOf(
  text: string,
  from: number,
  end: number,
  separator: Header['separator'],
): Generator<readonly [Cell, readonly Cell[]]> {
  let at = from;
  for (let n = 0; n < MOST_ROWS && at < end; n += 1) {
    const row = lineAt(text, at);
    at = row.to + 1;
    const own = text.slice(row.from, row.to);
    // A rule below the header, or one blank line.
    if (/^[\s|:+=-]*$/.test(own)) {
      if (n > 1) return;
      continue;
    }
    const cells = cellsOf(text, row, separator);
    if (cells.length < 2 && n > 0) return;
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

const readCell = (page: Page, cell: Cell, { candidates, names, days }: Column): void => {
  if (cell.to === cell.from) return;
  if (names) mark(page.tokens, 'asked', cell);
  if (days) mark(page.tokens, 'taken', cell);
  if (candidates.detectors.length === 0) return;
  const token = tokenFrom(page.tokens, cell.from);
  const span = firstAt(page, candidates, token, true);
  if (span && span.start === cell.from && fills(span.end, cell)) emitAt(page, token, span);
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

/** Whether a line of a form heads fields of its own: forms have heads and values in turn. */
const headsFields = (page: Page, row: Cell): boolean => {
  const { tokens } = page;
  const [first, behind] = [tokenFrom(tokens, row.from), tokenFrom(tokens, row.to)];
  const labels = page.labels.filter(({ from }) => from >= first && from < behind);
  return (
    labels.length > 0 && !/\d/.test(page.text.slice(row.from, row.to)) && headerOf(page, labels, row) !== undefined
  );
};

/** Reads the rows below a header, from an offset on; where the last of them ends. */
const readTable = (page: Page, header: Header, from: number): number => {
  const { text, tokens } = page;
  const end = tokens.end[tokens.count - 1] ?? 0;
  let read = from - 1;
  // Those of an earlier window stand above.
  let rows = from > header.line.to + 1 ? 2 : 0;
  for (const [row, cells] of rowsOf(text, from, end, header.separator)) {
    if (rows === 1 && headsFields(page, row)) break;
    rows += 1;
    // A line of few cells may be the rest of a cell above.
    if (header.separator !== 'blanks' && 2 * cells.length > header.cells.length) beginRow(tokens, row);
    const places = columnsOf(cells, row.from, header.cells, header.line.from, header.separator);
    if (header.separator === 'blanks' || header.separator === '\t')
      emitNameParts(
        page,
        cells,
        places.map((place) => header.columns[place]),
      );
    cells.forEach((cell, n) => {
      const column = header.columns[places[n] ?? -1];
      if (column) readCell(page, cell, column);
    });
    read = row.to;
  }
  return read;
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
  return { headers, open: reached >= end ? open : undefined };
};
