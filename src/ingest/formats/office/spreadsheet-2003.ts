import { unreadable } from '../../reader.ts';
import type { OpenSheet } from './open-document-sheets.ts';
import type { SheetRow } from './sheet-rows.ts';
import { type NumberStyle, numberStyle, numberText } from './sheet-values.ts';
import { attribute, type XmlHandler } from './xml.ts';

/** Rows and columns of a sheet, and cells of a file, empty ones in front of filled ones too: what has more was made to fill the memory. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const MOST_CELLS = 20_000_000;

const PLAIN: NumberStyle = { kind: 'plain' };

type Attributes = Readonly<Record<string, string>>;

/** The place that an element names by itself (`ss:Index`, from 1), or the next one. */
const placeOf = (attributes: Attributes, last: number, most: number): number => {
  const index = Number(attribute(attributes, 'Index'));
  const place = index > last ? Math.trunc(index) : last + 1;
  if (place > most) throw unreadable('too_large');
  return place;
};

const cellText = (type: string | undefined, words: string, style: NumberStyle): string => {
  switch (type) {
    case 'DateTime':
      return words
        .replace(/T00:00:00(?:\.0+)?$/, '')
        .replace('T', ' ')
        .replace(/\.0+$/, '');
    case 'Boolean':
      return words === '1' ? 'TRUE' : 'FALSE';
    case 'Number':
      return numberText(words, style, false);
    case 'Error':
      return '';
    default:
      return words;
  }
};

/** Gathers the sheets of a workbook of Excel 2003 that is one XML file, and what its comments say. */
export const spreadsheet2003 = (): XmlHandler & { readonly sheets: OpenSheet[]; readonly comments: string[] } => {
  const sheets: (OpenSheet & { readonly rows: SheetRow[] })[] = [];
  const comments: string[] = [];
  const styles = new Map<string, NumberStyle>();
  let styleId = '';
  let at = 0;
  let column = 0;
  /** Columns that the last cell takes beside its own. */
  let merged = 0;
  let cells: string[] = [];
  let style: NumberStyle = PLAIN;
  let type: string | undefined;
  let words: string | undefined;
  let isComment = false;
  let count = 0;

  const openSheet = (attributes: Attributes): void => {
    const name = attribute(attributes, 'Name') ?? `Sheet${sheets.length + 1}`;
    sheets.push({ name, rows: [], leftOut: { count: 0, first: 0 } });
    at = 0;
  };

  const openCell = (attributes: Attributes): void => {
    column = placeOf(attributes, column + merged, MOST_COLUMNS);
    merged = Math.trunc(Math.max(0, Number(attribute(attributes, 'MergeAcross')) || 0));
    style = styles.get(attribute(attributes, 'StyleID') ?? '') ?? PLAIN;
  };

  const closeData = (): void => {
    const value = cellText(type, (words ?? '').trim(), style);
    words = undefined;
    if (isComment && value !== '') comments.push(`${value}\n`);
    if (isComment || value === '') return;
    count += Math.max(1, column - cells.length);
    if (count > MOST_CELLS) throw unreadable('too_large');
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = value;
  };

  return {
    sheets,
    comments,
    open: (name, attributes) => {
      if (name === 'Style') styleId = attribute(attributes, 'ID') ?? '';
      else if (name === 'NumberFormat') styles.set(styleId, numberStyle(0, attribute(attributes, 'Format')));
      else if (name === 'Worksheet') openSheet(attributes);
      else if (name === 'Row') {
        at = placeOf(attributes, at, MOST_ROWS);
        column = 0;
        merged = 0;
        cells = [];
      } else if (name === 'Cell') openCell(attributes);
      else if (name === 'Comment') isComment = true;
      else if (name === 'Data') {
        type = attribute(attributes, 'Type');
        words = '';
      }
    },
    close: (name) => {
      if (name === 'Data' && words !== undefined) closeData();
      else if (name === 'Comment') isComment = false;
      else if (name === 'Row' && cells.length > 0) sheets.at(-1)?.rows.push({ at, cells });
    },
    text: (text) => {
      if (words !== undefined) words += text;
    },
  };
};
