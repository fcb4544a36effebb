import type { CoverageRow, Expected } from '../facts/coverage-facts.ts';
import type { ReportFacts } from '../facts/report-facts.ts';
import { bytesText, numberText } from '../words.ts';
import { type Html, html } from './html.ts';
import { type ColumnHead, dataTable, section, shareText } from './pieces.ts';

const WHY: Readonly<Record<Expected, string>> = {
  values: 'values that are somebody’s, of nobody',
  columns: 'columns are called as of people',
  sealed: 'values are encrypted or encoded',
  size: 'large, and nothing was found',
};

const WIDTH = 120;
const PARTS = ['person', 'nobody', 'nothing'] as const;
const COLOURS = ['#0b4f8a', '#d55e00', '#d4dbe2'] as const;
const LEGEND = ['With a person', 'With elements, but nobody', 'With nothing'] as const;

/** The shares of a row's records as one bar; the numbers stand beside it. */
const bar = (row: Pick<CoverageRow, 'records' | (typeof PARTS)[number]>): Html => {
  const widths = PARTS.map((part) => (row.records === 0 ? 0 : Math.round((WIDTH * row[part]) / row.records)));
  const from = (n: number) => widths.slice(0, n).reduce((sum, width) => sum + width, 0);
  return html`<svg aria-hidden="true" width="${WIDTH}" height="12">${widths.map(
    (width, n) => html`<rect x="${from(n)}" width="${width}" height="12" fill="${COLOURS[n]}"/>`,
  )}</svg>`;
};

const legend = html`<ul class="legend">${LEGEND.map(
  (name, n) =>
    html`<li><svg aria-hidden="true" width="12" height="12"><rect width="12" height="12" fill="${COLOURS[n]}"/></svg> ${name}</li>`,
)}</ul>`;

const HEAD: readonly ColumnHead[] = [
  { text: 'File or table' },
  { text: 'Records', number: true },
  { text: 'With a person', number: true },
  { text: 'Elements, but nobody', number: true },
  { text: 'Nothing', number: true },
  { text: 'Shares' },
  { text: 'People expected' },
];

const line = (row: CoverageRow): readonly (string | Html)[] => [
  html`${row.path}<span class="sub">${row.controlNumber}, ${row.kind === 'table' ? 'rows' : 'mentions in text'}${row.bytes > 0 && html`, ${bytesText(row.bytes)}`}</span>`,
  numberText(row.records),
  numberText(row.person),
  numberText(row.nobody),
  numberText(row.nothing),
  bar(row),
  row.expected === null ? '' : WHY[row.expected],
];

const table = (caption: string, rows: readonly CoverageRow[], foot?: readonly (string | Html)[]): Html =>
  dataTable(caption, HEAD, rows.map(line), foot);

/** What was read, and how much of it became people: a file that nobody came out of stands here. */
export const coverageSection = ({ coverage }: ReportFacts): Html => {
  const { missing, largest, documents, expected, person, records } = coverage;
  const all = [
    'All documents',
    ...(['records', ...PARTS] as const).map((part) => numberText(coverage[part])),
    bar(coverage),
    '',
  ];
  return section(
    'coverage',
    'Read, but not as people',
    html`${shareText(person, records)} of ${numberText(records)} records in ${numberText(documents)} documents are a person’s. What came out of each stands here, so that none is lost unseen. <code>candor why document CN-…</code> shows its columns and values; <code>out/coverage.csv</code> has every document.`,
    [
      expected === 0
        ? html`<p>No document that looks as if it held people came out without them.</p>`
        : html`<p><strong>${numberText(expected)} ${expected === 1 ? 'document looks' : 'documents look'} as if ${expected === 1 ? 'it' : 'they'} held people who are not in the list.</strong> Look at them, the largest first; what a column holds is decided in <code>out/fields.xlsx</code>.</p>${legend}${table(`People expected, and none or few came out${missing.length < expected ? `: the ${numberText(missing.length)} largest` : ''}`, missing)}`,
      documents > 0 &&
        html`<details${expected === 0 ? ' open' : ''}><summary>Every document: ${numberText(documents)}${largest.length < documents ? `, the ${numberText(largest.length)} largest` : ''}</summary><div>${legend}${table('Documents by their number of records', largest, all)}</div></details>`,
    ],
  );
};
