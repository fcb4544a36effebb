import { unreadable } from '../../reader.ts';
import type { SheetRow } from './sheet-rows.ts';
import { attribute, type XmlHandler } from './xml.ts';

export interface OpenSheet {
  readonly name: string;
  readonly rows: readonly SheetRow[];
  /** Copies of rows that were left out, and the row where the first of them would stand. */
  readonly leftOut: { readonly count: number; readonly first: number };
}

/** Rows and columns of a sheet, copies of one row, and cells of a file: what has more was made to fill the memory. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_COPIES = 1000;
const MOST_CELLS = 20_000_000;

type Attributes = Readonly<Record<string, string>>;

const countOf = (attributes: Attributes, name: string, most: number): number =>
  Math.min(most, Math.max(1, Number(attribute(attributes, name) ?? 1) || 1));

/** A number as it is shown where that only adds zeros and signs between digits, as in 012-34-5678; else as it is stored. */
const numberShown = (value: string, shown: string): string =>
  /^[\d() ./-]+$/.test(shown) && Number(shown.replace(/\D/g, '')) === Number(value) ? shown : value;

const cellText = (attributes: Attributes, shown: string): string => {
  const date = attribute(attributes, 'date-value');
  if (date !== undefined) return date.replace(/T00:00:00$/, '').replace('T', ' ');
  const value = attribute(attributes, 'value');
  const type = attribute(attributes, 'value-type');
  return value !== undefined && type === 'float' ? numberShown(value, shown) : shown;
};

/** Gathers the sheets of an OpenDocument workbook, and what its comments say. */
export const openDocumentSheets = (): XmlHandler & { readonly sheets: OpenSheet[]; readonly comments: string[] } => {
  const sheets: { name: string; rows: SheetRow[]; leftOut: { count: number; first: number } }[] = [];
  const comments: string[] = [];
  let at = 0;
  let copies = 1;
  let cells: string[] = [];
  let blanks = 0;
  let cell: Attributes | undefined;
  let words = '';
  let note: string | undefined;
  let depth = 0;
  let count = 0;

  const add = (text: string): void => {
    if (note === undefined) words += text;
    else note += text;
  };

  const closeCell = (): void => {
    const value = cell ? cellText(cell, words.trim()) : '';
    const times = countOf(cell ?? {}, 'number-columns-repeated', MOST_COLUMNS);
    cell = undefined;
    if (value === '') {
      blanks += times;
      return;
    }
    const room = Math.max(0, MOST_COLUMNS - cells.length - blanks);
    cells.push(
      ...Array<string>(Math.min(blanks, MOST_COLUMNS)).fill(''),
      ...Array<string>(Math.min(times, room)).fill(value),
    );
    count += blanks + times;
    blanks = 0;
    if (count > MOST_CELLS) throw unreadable('too_large');
  };

  const closeRow = (): void => {
    const sheet = sheets.at(-1);
    const rows = sheet?.rows;
    const kept = cells.length > 0 ? Math.min(copies, MOST_COPIES) : 0;
    count += cells.length * kept;
    if (count > MOST_CELLS) throw unreadable('too_large');
    for (let n = 0; n < kept && at + n < MOST_ROWS; n += 1) rows?.push({ at: at + n + 1, cells });
    if (sheet && cells.length > 0 && copies > kept) {
      if (sheet.leftOut.count === 0) sheet.leftOut.first = at + kept + 1;
      sheet.leftOut.count += copies - kept;
    }
    at += copies;
  };

  return {
    sheets,
    comments,
    open: (name, attributes) => {
      if (name === 'table') {
        sheets.push({
          name: attribute(attributes, 'name') ?? `Sheet${sheets.length + 1}`,
          rows: [],
          leftOut: { count: 0, first: 0 },
        });
        at = 0;
      } else if (name === 'table-row') {
        cells = [];
        blanks = 0;
        copies = countOf(attributes, 'number-rows-repeated', MOST_ROWS);
      } else if (name === 'table-cell' || name === 'covered-table-cell') {
        cell = attributes;
        words = '';
      } else if (name === 'annotation') note = '';
      else if (name === 'p') depth += 1;
      else if (name === 's' || name === 'tab' || name === 'line-break') add(' ');
    },
    close: (name) => {
      if (name === 'table-cell' || name === 'covered-table-cell') closeCell();
      else if (name === 'table-row') closeRow();
      else if (name === 'p') {
        depth -= 1;
        add('\n');
      } else if (name === 'annotation') {
        if (note?.trim()) comments.push(`${note.trim()}\n`);
        note = undefined;
      }
    },
    text: (text) => {
      if (depth > 0) add(text);
    },
  };
};
