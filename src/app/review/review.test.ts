import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkBook, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOfFiles, caseOfFiles } from '../../../test/support/case-of-files.ts';
import { type Ran, runCandor } from '../../../test/support/run-candor.ts';
import { measureReview } from './measure-review.ts';
import { refused } from './review-faults.ts';

/** Two records of one person, two lookalikes whose numbers forbid it, and a shop that looks like a person. */
const ROWS = [
  'first,last,dob,ssn,phone,email',
  'Adela,Quillfeather,1970-04-12,219-47-1032,2065550143,a.quill@example.com',
  'Adela,Quillfeather,1970-04-12,219-47-1032,2065550143,',
  'Brenda,Harrowgate,1981-02-03,220-41-1011,2065550144,b.harrow@example.com',
  'Brenda,Harrowgate,1981-02-03,575-88-9920,2065550144,b.harrow@example.com',
  'Corner,Market,1990-01-01,221-42-1012,2065550145,corner@example.com',
];

let made: CaseOfFiles;
let home: string;
let folder: string;
beforeAll(async () => {
  made = await caseOfFiles('review-case', {
    'people.csv': `${ROWS.join('\n')}\n`,
    'note.txt': 'Call note.\nAdela Quillfeather, born 12 April 1970, SSN 219-47-1032, asked for a new card.\n',
    'prices.csv': 'item,price\nbolt,1.20\nnut,0.80\nwasher,0.10\n',
    'manual.txt': 'Turn the valve to the left until the pump stops.\n',
  });
  ({ home, folder } = made);
  await run('respond', folder, '--quiet');
}, 120_000);
afterAll(() => made.remove());

const run = async (...args: readonly string[]): Promise<Ran> => {
  const ran = await runCandor(args, { home });
  if (ran.code !== 0 && ran.code !== 4) throw new Error(ran.stderr);
  return ran;
};

type Line = Record<string, string>;
const exported = async (): Promise<WorkBook> => {
  await run('review', 'export', folder, '--force');
  return read(readFileSync(join(folder, 'out', 'review.xlsx')));
};
const linesOf = (book: WorkBook, sheet: string): Line[] =>
  utils.sheet_to_json(book.Sheets[sheet] ?? {}, { raw: false, defval: '' });

/** Saves the review with these rows decided, and takes it back. */
const decide = async (book: WorkBook, sheet: string, decision: string, fits: (line: Line) => boolean) => {
  const lines = linesOf(book, sheet).map((line) => (fits(line) ? { ...line, decision, by: 'A. Reviewer' } : line));
  book.Sheets[sheet] = utils.json_to_sheet(lines);
  const path = join(folder, 'reviewed.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  const { stdout } = await run('review', 'import', folder, path, '--json');
  return JSON.parse(stdout) as { changes: Line[]; confirmed: number; entry: number; measures: Record<string, unknown> };
};

const people = async (): Promise<readonly (readonly [name: string, records: string])[]> => {
  await run('respond', folder, '--quiet');
  return linesOf(await exported(), 'People')
    .filter((line) => line['shown as'] === 'sample of people')
    .map((line) => [String(line['name']), String(line['records'])] as const)
    .sort();
};

describe('a review', () => {
  it('shows lookalikes and draws samples, with numbers masked', async () => {
    const book = await exported();
    const pairs = linesOf(book, 'Pairs');
    const joined = 'sample of joined';
    expect(pairs.map((line) => line['shown as'])).toEqual(['doubtful; sample of kept apart', joined, joined, joined]);
    expect(new Set(pairs.map((line) => `${line['record a']} ${line['record b']}`)).size).toBe(pairs.length);
    expect(pairs.find((line) => line['reason'] === 'conflict:ssn')).toMatchObject({
      outcome: 'kept apart',
      'name a': 'Brenda Harrowgate',
      'SSN a': '*1011',
      'SSN b': '*9920',
    });
    expect(JSON.stringify(pairs)).not.toContain('220411011');
  }, 20_000);

  it('keeps the answer to a doubtful pair that is the outcome already, and does not ask again', async () => {
    const isDoubtful = (line: Line) => String(line['shown as']).includes('doubtful');
    const kept = await decide(await exported(), 'Pairs', 'two people', isDoubtful);
    expect(kept).toMatchObject({ changes: [{ decision: 'two people' }] });
    await run('respond', folder, '--quiet');
    const pairs = linesOf(await exported(), 'Pairs');
    expect(pairs.filter(isDoubtful)).toEqual([]);
    const isDecided = (line: Line) => line['shown as'] === 'decided before';
    expect(pairs.filter(isDecided)).toMatchObject([{ decision: 'two people', by: 'A. Reviewer' }]);
    await decide(await exported(), 'Pairs', 'none', isDecided);
  }, 60_000);

  it('merges what was kept apart, takes it back, and calls records nobody', async () => {
    const isApart = (line: Line) => line['outcome'] === 'kept apart';
    const merged = await decide(await exported(), 'Pairs', 'one person', isApart);
    expect(merged).toMatchObject({ confirmed: 0, measures: { elusion: { hits: 1, of: 1 } } });
    expect(readFileSync(join(folder, 'case.yaml'), 'utf8')).toMatch(/# Counsel[\s\S]*persons:\n {2}- together:/);
    expect(await people()).toContainEqual(['Brenda Harrowgate', '2']);

    const isDecided = (line: Line) => line['shown as'] === 'decided before';
    await decide(await exported(), 'Pairs', 'none', isDecided);
    await decide(await exported(), 'People', 'nobody', (line) => line['name'] === 'Corner Market');
    const found = await people();
    expect(found.filter(([name]) => name === 'Brenda Harrowgate')).toHaveLength(2);
    expect(found.map(([name]) => name)).not.toContain('Corner Market');
    expect(readFileSync(join(folder, 'case.yaml'), 'utf8')).not.toContain('together');
  }, 60_000);
});

describe('what was found and what was called clean', () => {
  it('is drawn at random, masked, and measured when it comes back', async () => {
    const book = await exported();
    const detections = linesOf(book, 'Detections');
    expect(detections.map((line) => line['element'])).toContain('ssn');
    expect(JSON.stringify(detections)).not.toMatch(/219-?47-?1032/);
    expect(linesOf(book, 'Columns').map((line) => [line['name'], line['shown as']])).toEqual(
      expect.arrayContaining([
        ['ssn', 'sample of columns'],
        ['price', 'sample of clean columns'],
      ]),
    );
    expect(linesOf(book, 'Clean documents').map((line) => line['file'])).toEqual([
      'evidence/manual.txt',
      'evidence/prices.csv',
    ]);
    const right = await decide(book, 'Detections', 'right', (line) => line['element'] === 'ssn');
    expect(right).toMatchObject({ changes: [], measures: { detections: { hits: 1, of: 1 } } });
    const clean = await decide(book, 'Clean documents', 'holds data', (line) => line['kind'] === 'table');
    expect(clean).toMatchObject({ measures: { cleanDocuments: { hits: 1, of: 1 }, detections: { hits: 1, of: 1 } } });
  }, 60_000);

  it('is not drawn by a number that is none', async () => {
    const { code, stderr } = await runCandor(['review', 'export', folder, '--sample', '-5'], { home });
    expect(code).toBe(2);
    expect(stderr).toContain("'-5' is invalid. expected a whole number from 0");
  });

  it('takes no word that does not fit a sheet, and no id that is not in the case', async () => {
    const refused = async (change: Record<string, string>) => {
      const book = await exported();
      const [first = {}, ...rest] = linesOf(book, 'Columns');
      book.Sheets['Columns'] = utils.json_to_sheet([{ ...first, by: 'A. Reviewer', ...change }, ...rest]);
      const path = join(folder, 'refused.xlsx');
      writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
      return (await runCandor(['review', 'import', folder, path], { home })).stderr;
    };
    expect(await refused({ decision: 'clean' })).toContain('"clean" does not fit this row; one of: right, wrong');
    expect(await refused({ decision: 'right', id: '99/1' })).toContain('Columns!K2: this id is in this case no more');
  }, 60_000);
});

describe('a review that does not fit', () => {
  const saved = (book: WorkBook): string => {
    const path = join(folder, 'unfit.xlsx');
    writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
    return path;
  };
  const about = (change: Line) =>
    utils.json_to_sheet(
      [
        { what: 'case', value: 'review-case' },
        { what: 'revision', value: '1' },
      ].map((line) => ({ ...line, ...(change[line.what] === undefined ? {} : { value: change[line.what] }) })),
    );
  const imported = async (book: WorkBook) =>
    runCandor(['review', 'import', folder, saved(book), '--by', 'A. Reviewer'], { home });

  it('names a mistake once with the cells that have it', () => {
    const missing = Array.from({ length: 40 }, (_, n) => `Pairs!U${n + 2}: nobody is named`);
    const lines = refused([...missing, 'People!K5: "rigth" is no decision'], ['a.xlsx']).detail.split('\n');
    expect(lines).toEqual([
      '41 faults; nothing was taken over',
      '    Pairs!U2, Pairs!U3, Pairs!U4, Pairs!U5 and 36 more cells: nobody is named',
      '    People!K5: "rigth" is no decision',
    ]);
  });

  it('names a mistake of a whole sheet as soon as that of one cell', () => {
    const missing = Array.from({ length: 200_000 }, (_, n) => `Pairs!U${n + 2}: nobody is named`);
    const started = performance.now();
    expect(refused(missing, ['a.xlsx']).detail).toContain('Pairs!U5 and 199996 more cells: nobody is named');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('of another case is refused, as its records are called by the same numbers', async () => {
    const book = await exported();
    book.Sheets['About'] = about({ case: 'another-case' });
    const { code, stderr } = await imported(book);
    expect(code).toBe(2);
    expect(stderr).toContain('About!B2: this is no review of the case review-case');
  }, 20_000);

  it('of an earlier revision decides, and its samples count for nothing', async () => {
    const book = await exported();
    book.Sheets['About'] = about({ revision: '0' });
    const lines = linesOf(book, 'People').map((line) => ({ ...line, decision: 'right' }));
    book.Sheets['People'] = utils.json_to_sheet(lines);
    const { stdout } = await imported(book);
    expect(stdout).toMatch(/written of revision 0, and the case stands at \d+/);
    expect(stdout).toMatch(/people whose records are all theirs +not measured/);
  }, 20_000);

  it('makes no one person of records that it calls two as well', async () => {
    const book = await exported();
    const pairs = linesOf(book, 'Pairs');
    const [apart = {}, joined = {}] = pairs;
    const [a = '', b = '', c = ''] = [apart['record a'], apart['record b'], joined['record a']];
    const row = (left: string, right: string, decision: string) => ({
      ...apart,
      'record a': left,
      'record b': right,
      decision,
    });
    book.Sheets['Pairs'] = utils.json_to_sheet([
      row(a, b, 'one person'),
      row(b, c, 'one person'),
      row(a, c, 'two people'),
    ]);
    const { code, stderr } = await imported(book);
    expect(code).toBe(2);
    expect(stderr).not.toContain('Pairs!U2');
    expect(stderr).toContain('Pairs!U4: two people, but other decisions make one person of these records');
  }, 20_000);
});

describe('what the samples say', () => {
  const row = (shown: string, decision: string, n: number) => ({
    of: 'pair' as const,
    shown,
    records: [n, n + 1],
    id: '',
    decision,
    by: 'x',
    why: '',
    place: `A${n}`,
  });

  it('is precision, elusion and recall with exact intervals; what was not drawn at random counts for nothing', () => {
    const joined = Array.from({ length: 100 }, (_, n) =>
      row('sample of joined', n < 2 ? 'two people' : 'one person', n),
    );
    const apart = Array.from({ length: 50 }, (_, n) =>
      row('sample of kept apart', n < 5 ? 'one person' : 'two people', n),
    );
    const doubtful = [row('doubtful', 'two people', 900)];
    const { precision, elusion, recall } = measureReview([...joined, ...apart, ...doubtful], {
      joined: 900,
      apart: 100,
    });
    expect(precision).toMatchObject({ hits: 98, of: 100 });
    expect(precision.low).toBeCloseTo(0.9296, 4);
    expect(elusion.high).toBeCloseTo(0.2181, 4);
    expect(recall?.share).toBeCloseTo((900 * 0.98) / (900 * 0.98 + 100 * 0.1), 6);
    expect(recall?.low).toBeLessThan(0.98);
  });

  it('is nothing where nothing was looked at', () => {
    expect(measureReview([], { joined: 900, apart: 100 }).recall).toBeNull();
  });
});
