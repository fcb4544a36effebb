import type { OutFile } from './out-file.ts';
import { writeZip } from './zip-file.ts';

/** A sheet has 1,048,576 rows; a round number below it leaves room for the heading. */
export const LARGEST_SHEET = 1_000_000;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts of the smallest workbook. Style 1 marks text that must stay text (quotePrefix), style 2 the heading. */
const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Notification list" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="49" quotePrefix="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
};

/** Longest text of a cell, in UTF-16 units, by the format's own limit. */
const LONGEST_CELL = 32_767;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML allows it: escaped, without the characters that XML cannot hold. */
const xmlText = (value: string): string =>
  value
    .slice(0, LONGEST_CELL)
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 forbids exactly these.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

/** 0 as A, 26 as AA. */
const columnName = (n: number): string =>
  (n >= 26 ? columnName(Math.floor(n / 26) - 1) : '') + String.fromCharCode(65 + (n % 26));

/** Ids and numbers take the shorter form; neither form is ever calculated. */
const cell = (value: string, place: string, style: number): string =>
  /^[A-Za-z0-9_.-]{1,32}$/.test(value)
    ? `<c r="${place}" s="${style}" t="str"><v>${value}</v></c>`
    : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;

/** Rows as XML; empty cells are left out. */
const rowXml = (cells: readonly string[], row: number, style: number, names: readonly string[]): string =>
  `<row r="${row}">${cells
    .map((value, n) => (value === '' ? '' : cell(value, `${names[n]}${row}`, style)))
    .join('')}</row>`;

async function* sheetXml(
  head: readonly string[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
  counted: (rows: number) => void,
): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder();
  const names = head.map((_, n) => columnName(n));
  let above = 1;
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  yield encoder.encode(
    `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><sheetData>${rowXml(head, 1, 2, names)}`,
  );
  for await (const batch of rows) {
    const first = above + 1;
    above += batch.length;
    counted(batch.length);
    yield encoder.encode(batch.map((cells, n) => rowXml(cells, first + n, 1, names)).join(''));
  }
  yield encoder.encode('</sheetData></worksheet>');
}

/** Writes an XLSX with one sheet of text cells as a stream: memory does not grow with the rows. `aside` is a path beside the file. */
export const writeSheet = async (
  file: OutFile,
  head: readonly string[],
  rows: AsyncIterable<readonly (readonly string[])[]>,
  aside: string,
): Promise<number> => {
  let written = 0;
  const body = sheetXml(head, rows, (count) => {
    written += count;
  });
  await writeZip(file, PARTS, { name: 'xl/worksheets/sheet1.xml', body, aside });
  return written;
};
