import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkBook, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOfFiles, caseOfFiles } from '../../../test/support/case-of-files.ts';
import { type Ran, runCandor } from '../../../test/support/run-candor.ts';
import { measureReview } from './measure-review.ts';

const HEAD = 'first,last,dob,ssn,phone';
/** Two lookalikes whose numbers forbid one person, and two others. */
const ROWS = [
  'Ada,Harrowgate,1981-02-03,220-41-1011,2065550144',
  'Ada,Harrowgate,1981-02-03,575-88-9920,2065550144',
  'Bram,Oakhurst,1963-09-14,221-42-1012,2065550145',
  'Cora,Pellworth,1975-12-30,222-43-1013,2065550146',
];

let made: CaseOfFiles;
/** The review as it was written before anybody decided. */
let first: WorkBook;

beforeAll(async () => {
  made = await caseOfFiles('reviewers', { 'people.csv': `${[HEAD, ...ROWS].join('\n')}\n` });
  await respond();
  first = await exported();
}, 60_000);
afterAll(() => made.remove());

const candor = (...args: readonly string[]): Promise<Ran> => runCandor(args, { home: made.home });

const respond = async (): Promise<{ readonly people: number; readonly problems: readonly string[] }> => {
  await candor('respond', made.folder, '--quiet');
  const facts = JSON.parse(readFileSync(join(made.folder, 'out', 'report.json'), 'utf8'));
  const problems = (facts.problems as { code: string }[]).map(({ code }) => code);
  return { people: facts.people.affected.value as number, problems };
};

const exported = async (...args: readonly string[]): Promise<WorkBook> => {
  const { code, stderr } = await candor('review', 'export', made.folder, '--force', ...args);
  if (code !== 0) throw new Error(stderr);
  return read(readFileSync(join(made.folder, 'out', 'review.xlsx')));
};

type Line = Record<string, string>;
const linesOf = (book: WorkBook, sheet: string): Line[] =>
  utils.sheet_to_json(book.Sheets[sheet] ?? {}, { raw: false, defval: '' });

/** A copy of a review in which the fitting rows are decided. */
const decided = (book: WorkBook, sheet: string, fits: (line: Line) => boolean, change: Line): WorkBook => {
  const lines = linesOf(book, sheet).map((line) => (fits(line) ? { ...line, ...change } : line));
  return { ...book, Sheets: { ...book.Sheets, [sheet]: utils.json_to_sheet(lines) } };
};

const saved = (book: WorkBook, name: string): string => {
  const path = join(made.folder, name);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return path;
};

const imported = (...books: readonly WorkBook[]): Promise<Ran> =>
  candor('review', 'import', made.folder, ...books.map((book, n) => saved(book, `review-${n}.xlsx`)));

const isAda = (line: Line): boolean => line['name a'] === 'Ada Harrowgate';
const isBram = (line: Line): boolean => line['name'] === 'Bram Oakhurst';

const lastEntry = () =>
  JSON.parse(
    readFileSync(join(made.folder, 'ledger', 'log.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .at(-1) ?? '',
  );

describe('two reviewers', () => {
  it('who disagree in one call are named by file and cell, and nothing is taken over', async () => {
    const one = decided(first, 'Pairs', isAda, { decision: 'one person', by: 'Ann' });
    const other = decided(first, 'Pairs', isAda, { decision: 'two people', by: 'Bob' });
    const { code, stderr } = await imported(one, other);
    expect(code).toBe(2);
    expect(stderr).toContain('review-1.xlsx Pairs!U2: decided otherwise at review-0.xlsx Pairs!U2');
  });

  it('who agree count once', () => {
    const row = {
      of: 'pair' as const,
      shown: 'sample of joined',
      records: [1, 2],
      id: '',
      why: '',
      by: 'x',
      place: 'A1',
    };
    const rows = [1, 2].map(() => ({ ...row, decision: 'one person' }));
    expect(measureReview(rows, { joined: 9, apart: 0 }).precision).toMatchObject({ hits: 1, of: 1 });
  });

  it('do not overrule each other unseen, but in a review that shows what stands; the ledger keeps both', async () => {
    await imported(decided(first, 'Pairs', isAda, { decision: 'one person', by: 'Ann' }));
    expect(await respond()).toMatchObject({ people: 3 });
    const unseen = await imported(decided(first, 'Pairs', isAda, { decision: 'two people', by: 'Bob' }));
    expect(unseen.code).toBe(2);
    expect(unseen.stderr).toMatch(/Pairs!U2: Ann decided "one person" on .* which this review does not show/);
    const seen = await imported(decided(await exported(), 'Pairs', isAda, { decision: 'two people', by: 'Bob' }));
    expect(seen.stdout).toMatch(/two people +2 +Bob +Pairs!U\d+ +one person, by Ann/);
    expect(lastEntry().options.changes).toMatchObject([
      { decision: 'two people', by: 'Bob', replaces: [{ decision: 'one person', by: 'Ann' }] },
    ]);
    expect(await respond()).toMatchObject({ people: 4 });
  }, 60_000);

  it('hold the last word before the run that follows, whatever the run before said', async () => {
    const shown = await exported();
    await imported(decided(shown, 'Pairs', isAda, { decision: 'one person', by: 'Bob' }));
    const { stdout } = await imported(decided(await exported(), 'Pairs', isAda, { decision: 'two people', by: 'Bob' }));
    expect(stdout).toContain('1 changes');
    expect(await respond()).toMatchObject({ people: 4 });
  }, 60_000);

  it('give back a review in which nothing was changed, and nothing changes by it', async () => {
    const untouched = await exported();
    await imported(decided(untouched, 'Pairs', isAda, { decision: 'none', by: 'Bob' }));
    expect((await imported(untouched)).stdout).toContain('0 changes, 0 confirmed');
  }, 60_000);
});

describe('a person asked for', () => {
  it('is shown with the pairs by which records are parted or joined, and called nobody', async () => {
    const people = linesOf(first, 'People');
    const [bram = '', cora = ''] = ['Bram Oakhurst', 'Cora Pellworth'].map(
      (name) => people.find((line) => line['name'] === name)?.['person'],
    );
    const asked = await exported('--person', bram, '--person', cora, '--sample', '0', '--queue', '0');
    expect(linesOf(asked, 'Pairs')).toMatchObject([{ 'shown as': 'asked for', 'name a': 'Bram Oakhurst' }]);
    const isPair = (line: Line): boolean => line['name a'] === 'Bram Oakhurst';
    const parted = decided(asked, 'Pairs', isPair, { decision: 'two people', by: 'Ann' });
    const { stdout } = await imported(decided(parted, 'People', isBram, { decision: 'nobody', by: 'Ann' }));
    expect(stdout).toContain('2 changes');
    // Before the run that follows the person still counts, and the decision is about all of its records.
    const stands = linesOf(await exported(), 'People').filter(isBram);
    expect(stands).toMatchObject([{ decision: 'nobody', stands: 'nobody' }]);
    expect(await respond()).toMatchObject({ people: 3, problems: [] });
    const { code, stderr } = await candor('review', 'export', made.folder, '--person', 'P-7');
    expect([code, stderr]).toEqual([2, expect.stringContaining('not found: no person P-7')]);
  }, 60_000);

  it('who was called nobody counts again where more records join, is a problem, and is asked about again', async () => {
    writeFileSync(
      join(made.folder, 'evidence', 'later.csv'),
      `${HEAD}\n${ROWS[2]}\n${ROWS[2]?.replace('Bram', 'Bran')}\n`,
    );
    expect(await respond()).toMatchObject({ people: 4, problems: ['DECISION_OUTGROWN'] });
    const again = await exported();
    const isAsked = (line: Line): boolean => line['shown as'] === 'decided before';
    expect(linesOf(again, 'People').filter(isAsked)).toMatchObject([
      { decision: '', stands: 'nobody, of some records' },
    ]);
    await imported(decided(again, 'People', isAsked, { decision: 'nobody', by: 'Bob' }));
    expect(await respond()).toMatchObject({ people: 3, problems: [] });
  }, 60_000);
});

describe('a workbook with mistakes', () => {
  const refused = async (book: WorkBook): Promise<string> => {
    const { code, stderr } = await imported(book);
    expect(code).toBe(2);
    return stderr;
  };
  const renamed = (book: WorkBook, from: string, to: string): WorkBook => {
    const { [from]: sheet = {}, ...others } = book.Sheets;
    return {
      SheetNames: book.SheetNames.map((name) => (name === from ? to : name)),
      Sheets: { ...others, [to]: sheet },
    };
  };

  it('is refused by the sheet that is missing, and by decisions on a sheet that is none of it', async () => {
    expect(await refused(renamed(first, 'Detections', 'Sheet 3'))).toContain('the review has no sheet "Detections"');
    const copy = decided(first, 'People', isBram, { decision: 'nobody', by: 'Ann' }).Sheets['People'] ?? {};
    const twice = { SheetNames: [...first.SheetNames, 'People (2)'], Sheets: { ...first.Sheets, 'People (2)': copy } };
    expect(await refused(twice)).toContain('decisions stand on the sheet "People (2)", which is none of a review');
  });

  it('is refused by the column that has another name', async () => {
    const lines = linesOf(first, 'Pairs').map(({ decision: _, ...line }) => ({ ...line, verdict: '' }));
    const book = { ...first, Sheets: { ...first.Sheets, Pairs: utils.json_to_sheet(lines) } };
    expect(await refused(book)).toContain('the sheet Pairs has no column "decision"');
  });

  it('is read where only its order, the lines above it or the case of a sheet are others', async () => {
    const lines = linesOf(
      decided(await exported(), 'People', (line) => line['name'] === 'Cora Pellworth', {
        decision: 'right',
        by: 'Ann',
      }),
      'People',
    );
    const [head = []] = utils.sheet_to_json<string[]>(first.Sheets['People'] ?? {}, { header: 1 });
    const rows = lines.reverse().map((line) => head.map((name) => line[name] ?? ''));
    const sheet = utils.aoa_to_sheet([['Reviewed by Ann'], [], head, ...rows]);
    const book = renamed({ ...first, Sheets: { ...first.Sheets, People: sheet } }, 'People', 'people ');
    const { code, stdout } = await imported(book);
    expect([code, stdout]).toEqual([0, expect.stringContaining('0 changes, 1 confirmed')]);
  }, 30_000);
});
