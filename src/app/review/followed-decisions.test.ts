import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkBook, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOfFiles, caseOfFiles } from '../../../test/support/case-of-files.ts';
import { type Ran, runCandor } from '../../../test/support/run-candor.ts';

const HEAD = 'first,last,dob,ssn,phone';
/** Two lookalikes whose numbers forbid one person, and somebody else. */
const ADA = ['Ada,Harrowgate,1981-02-03,220-41-1011,2065550144', 'Ada,Harrowgate,1981-02-03,575-88-9920,2065550144'];
const OTHERS = ['Bram,Oakhurst,1963-09-14,221-42-1012,2065550145', 'Cora,Pellworth,1975-12-30,222-43-1013,2065550146'];

let made: CaseOfFiles;
beforeAll(async () => {
  made = await caseOfFiles('followed', { 'people.csv': `${[HEAD, ...ADA, ...OTHERS].join('\n')}\n` });
});
afterAll(() => made.remove());

const run = async (...args: readonly string[]): Promise<Ran> => {
  const ran = await runCandor(args, { home: made.home });
  if (ran.code !== 0 && ran.code !== 4) throw new Error(ran.stderr);
  return ran;
};
const evidence = (name: string): string => join(made.folder, 'evidence', name);

type Line = Record<string, string>;
const linesOf = (book: WorkBook, sheet: string): Line[] =>
  utils.sheet_to_json(book.Sheets[sheet] ?? {}, { raw: false, defval: '' });

const exported = async (): Promise<WorkBook> => {
  await run('review', 'export', made.folder, '--force');
  return read(readFileSync(join(made.folder, 'out', 'review.xlsx')));
};

const decide = async (decision: string, fits: (line: Line) => boolean): Promise<void> => {
  const book = await exported();
  const lines = linesOf(book, 'Pairs').map((line) => (fits(line) ? { ...line, decision, by: 'A. Reviewer' } : line));
  book.Sheets['Pairs'] = utils.json_to_sheet(lines);
  const path = join(made.folder, 'reviewed.xlsx');
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
  await run('review', 'import', made.folder, path);
};

/** People, and the problems of the decisions. */
const outcome = async () => {
  await run('respond', made.folder, '--quiet');
  const facts = JSON.parse(readFileSync(join(made.folder, 'out', 'report.json'), 'utf8'));
  return {
    people: facts.people.affected.value as number,
    problems: (facts.problems as { code: string }[]).map(({ code }) => code),
  };
};

describe('a decision about records', () => {
  it('holds when their file is moved, and when rows are put before them; nobody else gets it', async () => {
    await run('respond', made.folder, '--quiet');
    await decide('one person', (line) => line['name a'] === 'Ada Harrowgate');
    expect(await outcome()).toEqual({ people: 3, problems: [] });
    renameSync(evidence('people.csv'), evidence('0.csv'));
    expect(await outcome()).toEqual({ people: 3, problems: [] });
    const later = ['Dora,Quince,1990-01-01,223-44-1014,2065550147', ...OTHERS, ...ADA];
    writeFileSync(evidence('0.csv'), `${[HEAD, ...later].join('\n')}\n`);
    expect(await outcome()).toEqual({ people: 4, problems: [] });
  }, 60_000);

  it('can be taken back where its records have other ids by now', async () => {
    const isDecided = (line: Line) => line['shown as'] === 'decided before';
    expect(linesOf(await exported(), 'Pairs').filter(isDecided)).toMatchObject([{ decision: 'one person' }]);
    await decide('none', isDecided);
    expect(await outcome()).toEqual({ people: 5, problems: [] });
    expect(readFileSync(join(made.folder, 'case.yaml'), 'utf8')).not.toContain('persons');
  }, 60_000);

  it('is a problem that the report names where a record is gone', async () => {
    await decide('one person', (line) => line['name a'] === 'Ada Harrowgate');
    writeFileSync(evidence('0.csv'), `${[HEAD, ADA[0], ...OTHERS].join('\n')}\n`);
    expect(await outcome()).toEqual({ people: 3, problems: ['DECISION_LOST'] });
  }, 60_000);
});
