import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bufferBytes } from '../../src/ingest/bytes/bytes.ts';
import { surveyOf } from '../../src/ingest/bytes/survey.ts';
import { DEFAULT_LIMITS } from '../../src/ingest/limits.ts';
import { openFile } from '../../src/ingest/open-file.ts';
import { chromiumPath, openBrowser } from '../support/chromium.ts';
import { folderOf } from '../support/ingest-case.ts';

/** Tables as a real browser prints them into a PDF, over several pages. */
const path = chromiumPath();
let browser: Awaited<ReturnType<typeof openBrowser>>;

beforeAll(async () => {
  if (path) browser = await openBrowser(path);
});
afterAll(() => browser?.close());

const HEADS = ['No.', 'Patient name', 'DOB', 'Home address', 'Phone', 'Diagnosis'];
const GIVEN = ['Marisol', 'Terrence', 'Odalys', 'Bartholomew', 'Ingrid'];
const FAMILY = ['Okafor', 'Brennan', 'Villarreal', 'Whitlock-Abernathy'];
const TOLD = ['Type 2 diabetes', 'Asthma', 'Hypertension, essential'];
const two = (n: number): string => String(n).padStart(2, '0');

const ROWS = Array.from({ length: 60 }, (_, n) => [
  String(n + 1),
  `${GIVEN[n % GIVEN.length]} ${FAMILY[n % FAMILY.length]}`,
  `${two(1 + (n % 12))}/${two(1 + (n % 28))}/19${50 + (n % 40)}`,
  `${100 + 7 * n} Hollow Creek Road, Apartment ${n + 1}, Tulsa, OK 741${two(n)}`,
  `(918) 555-01${two(n)}`,
  TOLD[n % TOLD.length] ?? '',
]);

const tags = (cells: readonly string[], tag: string): string =>
  `<tr>${cells.map((cell) => `<${tag}>${cell}`).join('')}`;

/** The lines of the text of what is printed of a table in this style. */
const printed = async (style: string, heads = `<thead>${tags(HEADS, 'th')}</thead>`): Promise<readonly string[]> => {
  const page = await browser.newPage();
  const rows = ROWS.map((cells) => tags(cells, 'td')).join('');
  await page.setContent(
    `<style>table{border-collapse:collapse;font:11px sans-serif;width:100%}tr{break-inside:avoid}${style}</style><table>${heads}${rows}</table>`,
  );
  const bytes = await page.pdf({ format: 'Letter' });
  await page.close();
  const source = bufferBytes(Buffer.from(bytes));
  const options = {
    limits: DEFAULT_LIMITS,
    spill: { folder: folderOf(), key: new Uint8Array(32) },
    isCopy: () => false,
  };
  const texts: string[] = [];
  for await (const opened of openFile('roster.pdf', { bytes: source, survey: surveyOf(source) }, options))
    if (opened.event === 'text') texts.push(opened.text);
  expect(texts.length).toBeGreaterThan(1);
  return texts.flatMap((text) => text.trim().split('\n'));
};

const HEAD = HEADS.join('\t');
const expected = ROWS.map((cells) => cells.join('\t'));

describe.skipIf(!path)('a printed table has a line for each row', () => {
  it.each([
    ['between lines, its cells at the top', 'td,th{border:1px solid;padding:3px;vertical-align:top}'],
    ['with cells half-way down', 'td,th{border:1px solid;padding:3px}'],
  ])('%s', async (_, style) => {
    const lines = await printed(style);
    expect(lines.filter((line) => line !== HEAD)).toEqual(expected);
  });

  it('on pages that go on without the heads', async () => {
    const lines = await printed('td,th{padding:6px 8px;vertical-align:top;text-align:left}', tags(HEADS, 'th'));
    expect(lines.filter((line) => line !== HEAD)).toEqual(expected);
    expect(lines.filter((line) => line === HEAD).length).toBeGreaterThan(1);
  });
});
