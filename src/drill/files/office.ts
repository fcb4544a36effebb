import { type Member, zipOf } from './zip.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const TYPES = 'http://schemas.openxmlformats.org/package/2006/content-types';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const member = (name: string, text: string): Member => ({ name, bytes: Buffer.from(XML + text, 'utf8') });

const contentTypes = (overrides: readonly (readonly [part: string, type: string])[]): Member =>
  member(
    '[Content_Types].xml',
    `<Types xmlns="${TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/>${overrides
        .map(([part, type]) => `<Override PartName="${part}" ContentType="${type}"/>`)
        .join('')}</Types>`,
  );

const relations = (name: string, targets: readonly (readonly [type: string, target: string])[]): Member =>
  member(
    name,
    `<Relationships xmlns="${RELATIONS}">${targets
      .map(([type, target], n) => `<Relationship Id="rId${n + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
      .join('')}</Relationships>`,
  );

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

/** A Word document of plain paragraphs, one a line; a label up to the first colon is bold, so a line has two runs. */
export const docxOf = (lines: readonly string[]): Buffer => {
  const run = (text: string, bold: boolean) =>
    `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
  const paragraphs = lines.map((line) => {
    const colon = line.indexOf(':') + 1;
    return `<w:p>${colon > 0 ? run(line.slice(0, colon), true) : ''}${run(line.slice(colon), false)}</w:p>`;
  });
  return zipOf([
    contentTypes([['/word/document.xml', WORD]]),
    relations('_rels/.rels', [['officeDocument', 'word/document.xml']]),
    member('word/document.xml', `<w:document xmlns:w="${W}"><w:body>${paragraphs.join('')}</w:body></w:document>`),
  ]);
};

export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Columns (from 0) whose ISO dates become real dates: day numbers that only their format shows as dates. */
  readonly dateColumns?: readonly number[];
}

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

const columnName = (n: number): string =>
  n < 26 ? String.fromCharCode(65 + n) : columnName(Math.floor(n / 26) - 1) + columnName(n % 26);

const DAY_MS = 86_400_000;
/** Day 0 of the 1900 date system, as it counts from March 1900 on. */
const DAY_ZERO = Date.UTC(1899, 11, 30);
const DATE_STYLE = 1;
/** Style 0: general; style 1: the built-in date format 14. */
const STYLES = `<styleSheet xmlns="${S}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const cellXml = (cell: string, place: string, isDate: boolean): string => {
  if (cell === '') return '';
  const at = isDate ? Date.parse(`${cell}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at)
    ? `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`
    : `<c r="${place}" s="${DATE_STYLE}"><v>${(at - DAY_ZERO) / DAY_MS}</v></c>`;
};

const sheetXml = ({ rows, dateColumns = [] }: Sheet): string => {
  const lines = rows.map((cells, r) => {
    const texts = cells.map((cell, c) => cellXml(cell, `${columnName(c)}${r + 1}`, dateColumns.includes(c)));
    return `<row r="${r + 1}">${texts.join('')}</row>`;
  });
  return `<worksheet xmlns="${S}"><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

/** A workbook whose cells are texts, so that leading zeros stay, but for the columns of dates. */
export const xlsxOf = (sheets: readonly Sheet[]): Buffer =>
  zipOf([
    contentTypes([
      ['/xl/workbook.xml', `${SHEET}.sheet.main+xml`],
      ['/xl/styles.xml', `${SHEET}.styles+xml`],
      ...sheets.map((_, n) => [`/xl/worksheets/sheet${n + 1}.xml`, `${SHEET}.worksheet+xml`] as const),
    ]),
    relations('_rels/.rels', [['officeDocument', 'xl/workbook.xml']]),
    member(
      'xl/workbook.xml',
      `<workbook xmlns="${S}" xmlns:r="${OFFICE}"><sheets>${sheets
        .map(({ name }, n) => `<sheet name="${escaped(name)}" sheetId="${n + 1}" r:id="rId${n + 1}"/>`)
        .join('')}</sheets></workbook>`,
    ),
    relations('xl/_rels/workbook.xml.rels', [
      ...sheets.map((_, n) => ['worksheet', `worksheets/sheet${n + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    member('xl/styles.xml', STYLES),
    ...sheets.map((sheet, n) => member(`xl/worksheets/sheet${n + 1}.xml`, sheetXml(sheet))),
  ]);
