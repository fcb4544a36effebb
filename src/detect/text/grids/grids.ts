import type { Detector } from '../../data-files.ts';
import { hashOf } from '../characters.ts';
import { firstAt } from '../labels/label-value.ts';
import { settingDetectors } from '../labels/settings.ts';
import { emitAt, type FoundLabel, type Page } from '../page.ts';
import { reasonOf } from '../span.ts';
import { type Tokens, tokenFrom } from '../tokens.ts';
import { type Cell, cellsOf, columnsOf, lineAt, type Separator, separatorOf } from './cells.ts';

/** A column of a table in text: what its header names. */
interface Column {
  readonly detectors: readonly Detector[];
  /** Names of people stand in it. */
  readonly names: boolean;
  /** A part of a name stands in it: the given name, the family name, an initial. */
  readonly part: boolean;
}

interface Header {
  readonly line: Cell;
  readonly cells: readonly Cell[];
  readonly columns: readonly Column[];
  readonly separator: Separator;
}

const NAMES: ReadonlySet<number> = new Set(
  'name names patient patients member members employee employees customer customers client clients student students surname forename firstname lastname first last given family maiden tenant insured subscriber holder contact attendee guest resident inmate defendant plaintiff witness nombre nombres apellido apellidos nom prenom vorname nachname nome cognome naam voornaam achternaam teacher manager supervisor doctor physician provider agent person spouse dependent parent guardian beneficiary driver owner borrower'
    .split(' ')
    .map(hashOf),
);

/** Words that make a header one of something else, although a word for people stands in it: "patient id", "member since". */
const NO_NAMES =
  /\b(?:id|no|num|number|nbr|#|code|date|dob|since|type|status|phone|email|address|ssn|count|rate|title)\b|#/i;

const MOST_HEADER = 240;
const MOST_CELL = 40;

const isNames = (text: string): boolean =>
  !NO_NAMES.test(text) && text.split(/[^\p{L}]+/u).some((word) => word !== '' && NAMES.has(hashOf(word)));

/** Names of a database ("pass_md5", "last_ip") say what they hold by one of their words. */
const codeDetectors = (page: Page, tokens: Tokens, cell: Cell): readonly Detector[] => {
  const token = tokenFrom(tokens, cell.from);
  return tokens.end[token] === cell.to ? settingDetectors(page, token, false) : [];
};

const columnOf = (page: Page, cell: Cell, labels: readonly FoundLabel[]): Column => {
  const { tokens, text } = page;
  const own = labels.find(({ from, to }) => {
    const [start, end] = [tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0];
    return start >= cell.from && end <= cell.to && 2 * (end - start) >= cell.to - cell.from;
  });
  const detectors = own?.detectors ?? codeDetectors(page, tokens, cell);
  const head = text.slice(cell.from, cell.to);
  const part =
    own === undefined && detectors.length === 0 && PART.test(head) && !NO_NAMES.test(head.replace(/\(.*$/, ''));
  return { detectors, names: part || (detectors.length === 0 && isNames(head)), part };
};

/** The header that a line of labels is; undefined where it is a line of prose or a form with its values. */
const headerOf = (page: Page, labels: readonly FoundLabel[]): Header | undefined => {
  const { text, tokens } = page;
  const line = lineAt(text, tokens.start[labels[0]?.from ?? 0] ?? 0);
  if (
    line.to - line.from > MOST_HEADER ||
    /[:=?!]\s|[:=?!]$|\.(?<=[a-z]{2}\.)\s+\p{Lu}|\d{4}/u.test(text.slice(line.from, line.to))
  )
    return undefined;
  const separator = separatorOf(text, line);
  if (!separator) return undefined;
  const cells = cellsOf(text, line, separator);
  if (cells.length < 2 || cells.some(({ from, to }) => to - from > MOST_CELL)) return undefined;
  const columns = cells.map((cell) => columnOf(page, cell, labels));
  const known = columns.filter(({ detectors, names }) => detectors.length > 0 || names).length;
  return known >= 2 && 3 * known >= cells.length ? { line, cells, columns, separator } : undefined;
};

const MOST_ROWS = 2000;

/** Lines below a header that are rows of its table. */
function* rowsOf(text: string, end: number, { line, separator }: Header): Generator<readonly [Cell, readonly Cell[]]> {
  let at = line.to + 1;
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

/** Marks the tokens of a cell as a place where a name is asked for. */
const askForName = (tokens: Tokens, { from, to }: Cell): void => {
  for (let token = tokenFrom(tokens, from); token < tokens.count && (tokens.start[token] ?? to) < to; token += 1)
    tokens.asked[token] = 1;
};

/** Whether a value fills its cell: what stands behind it there is little. */
const fills = (end: number, { from, to }: Cell): boolean => 3 * (end - from) >= 2 * (to - from);

const readCell = (page: Page, cell: Cell, { detectors, names }: Column): void => {
  if (cell.to === cell.from) return;
  if (names) askForName(page.tokens, cell);
  if (detectors.length === 0) return;
  const token = tokenFrom(page.tokens, cell.from);
  const span = firstAt(page, detectors, { token, separated: true });
  if (span && span.start === cell.from && fills(span.end, cell)) emitAt(page, token, span);
};

/** A header of one part of a name. */
const PART =
  /\b(?:last|first|middle|given|family|surname|forename|fore|initial|m\.?i\.?|nombre|apellidos?|pr[ée]nom|vorname|nachname|familienname|cognome|voornaam|achternaam)\b/iu;
const NAME_PART = /^[\p{L}][\p{L}.'’-]{0,24}(?: [\p{L}][\p{L}.'’-]{0,24}){0,2}$/u;
const SURE_PARTS = 0.98;

/** Cells side by side that hold the parts of one name: "Okonjo   Beatrix   M" is one person. */
const emitNameParts = (page: Page, cells: readonly Cell[], columns: readonly (Column | undefined)[]): void => {
  const { text } = page;
  const isPart = (n: number): boolean => {
    const cell = cells[n];
    return cell !== undefined && columns[n]?.part === true && NAME_PART.test(text.slice(cell.from, cell.to));
  };
  for (let n = 0; n < cells.length; n += 1) {
    if (!isPart(n)) continue;
    let last = n;
    while (isPart(last + 1)) last += 1;
    const [start, end] = [cells[n]?.from ?? 0, cells[last]?.to ?? 0];
    if (last > n && /\p{L}{4}/u.test(text.slice(start, end)))
      page.emit({
        element: 'person_name',
        start,
        end,
        confidence: SURE_PARTS,
        state: 'clear',
        detector: 'name-lists',
        why: reasonOf('name-lists', 'parts side by side'),
      });
    n = last;
  }
};

/** Reads the rows below a header; where the last of them ends. */
const readTable = (page: Page, header: Header): number => {
  const { text, tokens } = page;
  const end = tokens.end[tokens.count - 1] ?? 0;
  let read = header.line.to;
  for (const [row, cells] of rowsOf(text, end, header)) {
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

const lineText = ({ text }: Page, at: number): string => {
  const { from, to } = lineAt(text, at);
  return text.slice(from, to).trim();
};

/** Labels that stand in one line. */
const byLine = ({ labels, tokens: { start, text } }: Page): readonly (readonly FoundLabel[])[] => {
  const lines: FoundLabel[][] = [];
  let end = -1;
  for (const label of labels) {
    const at = start[label.from] ?? 0;
    if (at >= end) {
      lines.push([]);
      end = lineAt(text, at).to;
    }
    lines.at(-1)?.push(label);
  }
  return lines;
};

/**
 * Tables in text: a line of headers and, below it, cells between tabs, bars, semicolons, commas or blanks. Gives the labels
 * that are headers: nothing right behind them is their value.
 */
export const findGrids = (page: Page): ReadonlySet<FoundLabel> => {
  const headers = new Set<FoundLabel>();
  let reached = 0;
  let last = '';
  for (const labels of byLine(page)) {
    const at = page.tokens.start[labels[0]?.from ?? 0] ?? 0;
    // A header that stands again at the top of a page is a header still.
    const again = at < reached && lineText(page, at) === last;
    const header = at < reached ? undefined : headerOf(page, labels);
    if (!again && !header) continue;
    for (const label of labels) headers.add(label);
    if (!header) continue;
    reached = readTable(page, header);
    last = lineText(page, at);
  }
  return headers;
};
