import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newFolder, runCandor } from '../support/run-candor.ts';

const ROWS = [
  'no,first,last,born,phone,zip',
  'a1,Marta,Quillbrook,1971-03-12,(302) 555-0142,19901',
  'a2,Martha,Quillbrook,1971-03-12,302-555-0142,19901',
  'a3,Odette,Farrow,1988-07-01,(302) 555-0177,19904',
];

const folder = newFolder('link');
const table = join(folder, 'people.csv');
writeFileSync(table, `${ROWS.join('\n')}\n`);

const link = (...args: readonly string[]) => runCandor(['link', ...args]);

describe('candor link', () => {
  it('gives each row its person, who goes by the number of their first row', async () => {
    const { code, stdout } = await link(table, '--id', 'no');
    expect(code).toBe(0);
    const [head, ...rows] = stdout.trimEnd().split('\n');
    expect(head).toBe('id,person_id,confidence');
    expect(rows.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual(['a1 1', 'a2 1', 'a3 3']);
  });

  it('knows rows by their number where no column is named as their id', async () => {
    const { stdout } = await link(table);
    const rows = stdout.trimEnd().split('\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(0, 2).join(' '))).toEqual(['1 1', '2 1', '3 3']);
  });

  it('says the same as lines of JSON', async () => {
    const { stdout } = await link(table, '--id', 'no', '--json');
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly id: string; readonly person_id: number });
    expect(rows.map(({ id, person_id }) => [id, person_id])).toEqual([
      ['a1', 1],
      ['a2', 1],
      ['a3', 3],
    ]);
  });

  it('counts people and names what it compares, which the id is not', async () => {
    const { stdout } = await link(table, '--id', 'no', '--summary');
    expect(stdout).toContain('3 records, 2 people');
    expect(stdout).toContain(
      'compared by first (given_name), last (family_name), born (date_of_birth), phone (phone), zip (postal_code)',
    );
  });

  it('says which columns it does not compare, and that none is left', async () => {
    const notes = join(folder, 'notes.csv');
    writeFileSync(notes, 'no,first,last,colour\n1,Marta,Quillbrook,red\n2,Odette,Farrow,blue\n');
    expect((await link(notes, '--id', 'no', '--summary')).stdout).toContain('not compared: colour (other)\n');
    const empty = join(folder, 'empty.csv');
    writeFileSync(empty, 'no,colour\n');
    expect((await link(empty, '--id', 'no', '--summary')).stdout).toContain('compared by nothing');
  });

  it('explains each pair that it joined', async () => {
    const pairs = join(folder, 'pairs.csv');
    await link(table, '--id', 'no', '--pairs', pairs);
    const [head, ...rows] = readFileSync(pairs, 'utf8').trimEnd().split('\n');
    expect(head).toBe('id_a,id_b,weight,joined,reason,pattern');
    expect(rows.map((row) => row.split(',').slice(0, 2))).toEqual([['a1', 'a2']]);
    expect(rows[0]).toContain('date_of_birth');
  });

  it('compares a column by the role that it is told', async () => {
    const { stdout } = await link(table, '--id', 'no', '--role', 'account_number=zip', '--summary');
    expect(stdout).toContain('zip (account_number)');
  });

  it.each([
    ['a column that the table lacks', ['--id', 'number'], 'the table has no column number'],
    ['a role that there is none of', ['--id', 'no', '--role', 'shoe=zip'], '--role takes ROLE=COLUMN'],
    ['threads that are no number', ['--id', 'no', '--threads', 'many'], 'expected a whole number from 1'],
  ])('refuses %s', async (_, args, message) => {
    const { code, stdout, stderr } = await link(table, ...args);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
  });
});
