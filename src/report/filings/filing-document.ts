import type { OutFile } from '../files/out-file.ts';
import { xmlText } from '../files/xml-text.ts';
import { writeZip } from '../files/zip-file.ts';
import type { Filing, FilingField } from './filing.ts';
import { attachmentText, headRows, portalText } from './filing-words.ts';

/** A filing as a Word document: the smallest package that word processors open. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const KIND = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

const PARTS: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${KIND}"/></Types>`,
  '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
};

const run = (value: string, style = ''): string =>
  `<w:r>${style && `<w:rPr>${style}</w:rPr>`}<w:t xml:space="preserve">${xmlText(value)}</w:t></w:r>`;

/** Half points. */
const TITLE = '<w:b/><w:sz w:val="32"/>';
const HEADING = '<w:b/><w:sz w:val="24"/>';
const OPEN = '<w:i/><w:color w:val="9C2A00"/>';

const paragraph = (value: string, style = ''): string =>
  `<w:p><w:pPr><w:spacing w:after="120"/></w:pPr>${run(value, style)}</w:p>`;

/** Twentieths of a point: a third of the page for labels, the rest for values. */
const WIDTHS = [3000, 6300] as const;

const cell = (content: string, width: number): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr><w:p>${content}</w:p></w:tc>`;

const border = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:color="AAAAAA"/>`;
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');

const table = (rows: readonly (readonly [label: string, value: string | null])[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="9300" w:type="dxa"/><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>${WIDTHS.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows
    .map(
      ([label, value]) =>
        `<w:tr>${cell(run(label, '<w:b/>'), WIDTHS[0])}${cell(value === null ? run('to be filled in', OPEN) : run(value), WIDTHS[1])}</w:tr>`,
    )
    .join('')}</w:tbl>`;

const valueText = ({ value, choices }: FilingField): string | null =>
  value === null && choices.length > 0 ? `to be filled in: ${choices.join('; ')}` : value;

const fieldParts = (fields: readonly FilingField[]): string => {
  const parts = [...new Set(fields.map(({ part }) => part))];
  return parts
    .map(
      (part) =>
        `${paragraph(part ?? 'What the office asks for', HEADING)}${table(
          fields.filter((field) => field.part === part).map((field) => [field.label, valueText(field)]),
        )}${paragraph('')}`,
    )
    .join('');
};

const listed = (heading: string, items: readonly string[]): string =>
  items.length === 0 ? '' : paragraph(heading, HEADING) + items.map((item) => paragraph(item)).join('');

const documentXml = (filing: Filing): string => {
  const body = [
    paragraph(`${filing.kind === 'update' ? 'Update' : 'Draft'}: notice to ${filing.office}`, TITLE),
    ...(filing.drill ? [paragraph('Rehearsal: the people in it are invented. Not for filing.', OPEN)] : []),
    paragraph('Prepared by Candor for review. Nothing was sent; a person checks, completes and files it.'),
    table(headRows(filing)),
    paragraph(''),
    ...(filing.portal ? [paragraph(portalText(filing.portal))] : []),
    listed('What has changed', filing.changes),
    listed('Text', filing.text),
    ...(filing.form ? [paragraph(`${filing.form.title}. ${filing.form.source}.`)] : []),
    fieldParts(filing.fields),
    listed('To be attached', filing.attachments.flatMap(attachmentText)),
    ...(filing.note ? [paragraph('Note of the law data', HEADING), paragraph(filing.note)] : []),
    paragraph(`${filing.caseName}, revision ${filing.revision}, as of ${filing.asOf}`),
  ].join('');
  const page =
    '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr>';
  return `${XML}<w:document xmlns:w="${MAIN}"><w:body>${body}${page}</w:body></w:document>`;
};

/** Writes the document; `aside` is a path beside the file. */
export const writeFilingDocument = (file: OutFile, filing: Filing, aside: string): Promise<void> => {
  const body = async function* () {
    yield new TextEncoder().encode(documentXml(filing));
  };
  return writeZip(file, PARTS, { name: 'word/document.xml', body: body(), aside });
};
