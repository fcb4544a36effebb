import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Ran, runCandor } from '../../../test/support/run-candor.ts';
import { runSmallCase } from '../../../test/support/small-case.ts';

/** Fifteen people; then a second file with one of them and his card, and a new person; then a third with nobody new. */
let folder: string;
let home: string;
const diff = (...args: readonly string[]): Promise<Ran> => runCandor(['diff', folder, ...args], { home });

beforeAll(async () => {
  ({ folder, home } = await runSmallCase());
  const add = async (name: string, text: string) => {
    writeFileSync(join(folder, 'evidence', name), text);
    await runCandor(['respond', folder], { home });
  };
  await add(
    'cards.csv',
    'First Name,Last Name,SSN,City,State,ZIP,Card Number\nAdam,Quill,220-40-1010,Austin,TX,78701,4111 1111 1111 1111\nOlive,Newby,229-41-3377,Reno,NV,89501,5500 0000 0000 0004\n',
  );
  await add('again.csv', 'First Name,Last Name,SSN,City,State,ZIP\nOlive,Newby,229-41-3377,Reno,NV,89501\n');
});

const peopleOf = (steps: readonly { readonly step: string; readonly people: number }[]) =>
  Object.fromEntries(steps.map(({ step, people }) => [step, people]));

describe('revisions of a case', () => {
  it('are compared by number, the last one with the one before where none is named', async () => {
    const first = JSON.parse((await diff('1', '2', '--json')).stdout);
    expect(peopleOf(first.steps)).toEqual({ before: 15, gone: 0, new: 1, merged: 0, split: 0, after: 16 });
    expect(first.changes).toEqual({ grown: 1, new: 1 });
    const last = JSON.parse((await diff('--json')).stdout);
    expect(peopleOf(last.steps)).toEqual({ before: 16, gone: 0, new: 0, merged: 0, split: 0, after: 16 });
  });

  it('name the people who changed and the duties', async () => {
    const lines = (await diff('1', '2', '--people')).stdout;
    expect(lines).toMatch(/^grown\tP-\d+\t.*payment_card/m);
    expect(lines).toMatch(/Nevada +individuals +none > required +> 1/);
  });

  it('stand in one table that adds up', async () => {
    const all = JSON.parse((await diff('--all', '--json')).stdout) as {
      readonly revision: number;
      readonly steps: readonly { readonly step: string; readonly people: number }[];
    }[];
    expect(all.map(({ revision }) => revision)).toEqual([2, 3]);
    const [second, third] = all.map(({ steps }) => peopleOf(steps));
    expect(third?.['before']).toBe(second?.['after']);
    expect((await diff('--all')).stdout).toMatch(/people after +16 +16/);
  });

  it('are kept without any value of a person, and are checked by verify', async () => {
    expect(readdirSync(join(folder, 'revisions', '0001')).sort()).toEqual([
      'duty.parquet',
      'holding.parquet',
      'person.parquet',
      'person_record.parquet',
      'profile.parquet',
    ]);
    // New evidence adds to what stands: a revision keeps the same files, and the rows that were laid over them.
    expect(readdirSync(join(folder, 'revisions', '0003')).sort()).toEqual([
      'duty.parquet',
      'holding.parquet',
      'person.1.gone.parquet',
      'person.1.parquet',
      'person.2.gone.parquet',
      'person.2.parquet',
      'person.parquet',
      'person_record.1.gone.parquet',
      'person_record.1.parquet',
      'person_record.2.gone.parquet',
      'person_record.2.parquet',
      'person_record.parquet',
      'profile.parquet',
    ]);
    expect((await runCandor(['verify', folder], { home })).code).toBe(0);
    writeFileSync(join(folder, 'revisions', '0001', 'person.parquet'), 'changed');
    const verified = await runCandor(['verify', folder], { home });
    expect(verified.code).toBe(1);
    expect(verified.stdout).toContain('revisions/0001/person.parquet');
  });

  it('that are not kept are named as such', async () => {
    const missing = await diff('7');
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('nothing is kept of revision 7');
    expect(missing.stderr).toContain('kept: 1, 2, 3');
  });

  it('of a folder that is no case are not looked for', async () => {
    const nowhere = await runCandor(['diff', join(home, 'nowhere')], { home });
    expect(nowhere.stderr).toContain('this folder is not a case');
  });
});
