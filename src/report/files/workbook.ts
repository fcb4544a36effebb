import type { OutFile } from './out-file.ts';
import { xmlText } from './xml-text.ts';
import { writeZip } from './zip-file.ts';

/** A sheet has 1,048,576 rows; a round number below it leaves room for the heading. */
export const LARGEST_SHEET = 1_000_000;

/** Text is never calculated, whatever it begins with; a number is a number. Empty text is no cell. */
export type SheetCell = string | number;

/** Rows as XML that was made elsewhere, one behind the other; they and their cells say no place, which is the next one. */
export interface RowsXml {
  readonly xml: Uint8Array;
  readonly rows: number;
}

/** Some rows by their cells, or as XML. */
export type SheetBatch = readonly (readonly SheetCell[])[] | RowsXml;

/** One sheet of a workbook. Rows come in batches, so that memory does not grow with them. */
export interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: AsyncIterable<SheetBatch>;
  /** Widths in signs, by column from 0; others as the program shows them. */
  readonly widths?: Readonly<Record<number, number>>;
  /** Columns from 0 that a person fills in: they are coloured, also where they are empty. */
  readonly editable?: readonly number[];
  /** Columns from 0 whose values are to be chosen from cells such as `Roles!$A$2:$A$90`. */
  readonly choices?: Readonly<Record<number, string>>;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Style 1 marks text that must stay text (quotePrefix), 2 the heading, 3 text that a person fills in. */
const STYLES = `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF7D6"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" numFmtId="49" quotePrefix="1"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="49" fillId="2" applyFill="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
const TEXT = 1;
const HEAD = 2;
const FILLED_IN = 3;

const partName = (n: number): string => `worksheets/sheet${n + 1}.xml`;

/** The parts of the smallest workbook. */
const partsOf = (sheets: readonly Sheet[]): Readonly<Record<string, string>> => {
  const overrides = sheets
    .map((_, n) => `<Override PartName="/xl/${partName(n)}" ContentType="${KIND}.worksheet+xml"/>`)
    .join('');
  const names = sheets
    .map(({ name }, n) => `<sheet name="${xmlText(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
    .join('');
  const relations = sheets
    .map((_, n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/worksheet" Target="${partName(n)}"/>`)
    .join('');
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/>${overrides}</Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
};

/** Longest text of a cell, in UTF-16 units, by the format's own limit. */
const LONGEST_CELL = 32_767;

/** 0 as A, 26 as AA. */
export const columnLetters = (n: number): string =>
  (n >= 26 ? columnLetters(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));

/** Ids and numbers take the shorter form; neither form is ever calculated. */
const PLAIN = /^[A-Za-z0-9_.-]{1,32}$/;

const textCell = (value: string, place: string, style: number): string =>
  PLAIN.test(value)
    ? `<c r="${place}" s="${style}" t="str"><v>${value}</v></c>`
    : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value.slice(0, LONGEST_CELL))}</t></is></c>`;

interface Layout {
  readonly letters: readonly string[];
  readonly styles: readonly number[];
}

/** A row as XML; empty cells are left out, but for those that a person fills in. */
const rowXml = (cells: readonly SheetCell[], row: number, { letters, styles }: Layout): string => {
  let text = `<row r="${row}">`;
  for (let n = 0; n < cells.length; n += 1) {
    const value = cells[n] ?? '';
    const place = `${letters[n]}${row}`;
    const style = styles[n] ?? TEXT;
    if (typeof value === 'number') text += `<c r="${place}"><v>${value}</v></c>`;
    else if (value !== '') text += textCell(value, place, style);
    else if (style === FILLED_IN) text += `<c r="${place}" s="${style}"/>`;
  }
  return `${text}</row>`;
};

const columnsXml = (widths: Sheet['widths']): string => {
  const columns = Object.entries(widths ?? {}).map(
    ([n, width]) => `<col min="${Number(n) + 1}" max="${Number(n) + 1}" width="${width}" customWidth="1"/>`,
  );
  return columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`;
};

const choicesXml = (choices: Sheet['choices'], letters: readonly string[], rows: number): string => {
  const all = Object.entries(choices ?? {}).map(
    ([n, cells]) =>
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${letters[Number(n)]}2:${letters[Number(n)]}${rows}"><formula1>${cells}</formula1></dataValidation>`,
  );
  return all.length === 0 || rows < 2 ? '' : `<dataValidations count="${all.length}">${all.join('')}</dataValidations>`;
};

async function* sheetXml(sheet: Sheet, counted: (rows: number) => void): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  const { head, rows, editable = [], choices } = sheet;
  const letters = head.map((_, n) => columnLetters(n));
  const heading = { letters, styles: head.map(() => HEAD) };
  const body = { letters, styles: head.map((_, n) => (editable.includes(n) ? FILLED_IN : TEXT)) };
  let above = 1;
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield encoder.encode(
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>${columnsXml(sheet.widths)}<sheetData>${rowXml(head, 1, heading)}`,
  );
  for await (const batch of rows) {
    const first = above + 1;
    const rowsOf = 'xml' in batch ? batch.rows : batch.length;
    above += rowsOf;
    counted(rowsOf);
    yield 'xml' in batch ? batch.xml : encoder.encode(batch.map((cells, n) => rowXml(cells, first + n, body)).join(''));
  }
  const filter = editable.length > 0 ? `<autoFilter ref="A1:${letters.at(-1)}${above}"/>` : '';
  yield encoder.encode(`</sheetData>${filter}${choicesXml(choices, letters, above)}</worksheet>`);
}

/** Writes an XLSX as a stream: memory does not grow with the rows. `aside` is a path beside the file. Answers how many rows. */
export const writeWorkbook = async (file: OutFile, sheets: readonly Sheet[], aside: string): Promise<number> => {
  let written = 0;
  const counted = (rows: number) => {
    written += rows;
  };
  const parts = sheets.map((sheet, n) => ({ name: `xl/${partName(n)}`, body: sheetXml(sheet, counted), aside }));
  await writeZip(file, partsOf(sheets), parts);
  return written;
};
