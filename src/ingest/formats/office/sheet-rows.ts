import { unreadable } from '../../reader.ts';
import { type NumberStyle, numberText } from './sheet-values.ts';
import type { Workbook } from './workbook.ts';
import { attribute, readXml, type XmlHandler } from './xml.ts';

/** A row of a sheet with its number there, from 1; cells behind the last filled one are left out. */
export interface SheetRow {
  readonly at: number;
  readonly cells: readonly string[];
}

const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
/** Empty cells in front of filled ones; a sheet with more is made to fill the memory. */
const MOST_PADDED = 300_000_000;

/** Column and row of a place such as `AB12`, both from 1; 0 where it names none. */
const placeOf = (place: string | undefined): { readonly column: number; readonly row: number } => {
  let column = 0;
  let n = 0;
  const text = place ?? '';
  for (; n < text.length; n += 1) {
    const letter = text.charCodeAt(n) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  const row = Number(text.slice(n));
  return { column: column <= MOST_COLUMNS ? column : 0, row: row >= 1 && row <= MOST_ROWS ? row : 0 };
};

const PLAIN: NumberStyle = { kind: 'plain' };

const cellValue = (type: string, raw: string, style: NumberStyle, { strings, from1904 }: Workbook): string => {
  switch (type) {
    case 's':
      return strings[Number(raw)] ?? '';
    case 'b':
      return raw === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return numberText(raw, style, from1904);
    default:
      return raw;
  }
};

/** Formulas without a result, as programs write them that do not calculate; what they would show is not known. */
export interface MissingResults {
  count: number;
  /** The row of the first, from 1. */
  first: number;
}

/** A formula that only says a value, such as ="0123": its value. */
const literalOf = (formula: string): string | undefined =>
  /^\s*(?:"((?:[^"]|"")*)"|([+-]?\d+(?:\.\d+)?))\s*$/
    .exec(formula)
    ?.slice(1)
    .find((one) => one !== undefined)
    ?.replaceAll('""', '"');

/** Gathers the rows of a sheet's XML as they are read. */
const rowGatherer = (book: Workbook, missing: MissingResults): XmlHandler & { take(): readonly SheetRow[] } => {
  let rows: SheetRow[] = [];
  let at = 0;
  let cells: string[] = [];
  let column = 0;
  let type = 'n';
  let style: NumberStyle = PLAIN;
  let raw = '';
  let isValue = false;
  let hasResult = false;
  let formula: string | undefined;
  let isFormula = false;
  let spoken = false;
  let padded = 0;

  const openCell = (attributes: Readonly<Record<string, string>>): void => {
    const place = placeOf(attributes['r']);
    column = place.column > 0 ? place.column : column + 1;
    type = attribute(attributes, 't') ?? 'n';
    style = book.styles[Number(attribute(attributes, 's') ?? 0)] ?? PLAIN;
    raw = '';
    formula = undefined;
    hasResult = false;
  };

  const withoutResult = (words: string): void => {
    const literal = literalOf(words);
    if (literal !== undefined) {
      raw = literal;
      if (type === 's') type = 'str';
      return;
    }
    if (missing.count === 0) missing.first = at;
    missing.count += 1;
  };

  const closeCell = (): void => {
    if (formula !== undefined && !hasResult) withoutResult(formula);
    if (raw === '' || column > MOST_COLUMNS) return;
    const value = cellValue(type, raw, style, book);
    padded += Math.max(0, column - 1 - cells.length);
    if (padded > MOST_PADDED) throw unreadable('too_large');
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = value;
  };

  return {
    open: (name, attributes) => {
      if (name === 'row') {
        const number = Number(attribute(attributes, 'r'));
        at = number > at && number <= MOST_ROWS ? number : at + 1;
        cells = [];
        column = 0;
      } else if (name === 'c') openCell(attributes);
      else if (name === 'v' || (name === 't' && !spoken)) {
        isValue = true;
        hasResult = true;
      } else if (name === 'f') {
        formula = '';
        isFormula = true;
      } else if (name === 'rPh') spoken = true;
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'f') isFormula = false;
      else if (name === 'rPh') spoken = false;
      else if (name === 'c') closeCell();
      else if (name === 'row' && cells.some((cell) => cell !== '')) rows.push({ at, cells });
    },
    text: (words) => {
      if (isValue) raw += words;
      else if (isFormula) formula += words;
    },
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
};

/** Rows of a sheet that hold anything, in batches as they stream. */
export const sheetRows = async function* (
  pieces: AsyncIterable<Uint8Array>,
  book: Workbook,
  missing: MissingResults = { count: 0, first: 0 },
): AsyncIterable<readonly SheetRow[]> {
  const gatherer = rowGatherer(book, missing);
  for await (const _ of readXml(pieces, gatherer)) yield gatherer.take();
};
