import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkBook, write } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CaseOfFiles, caseOfFiles, caseText } from '../../../test/support/case-of-files.ts';
import { type Ran, runCandor } from '../../../test/support/run-candor.ts';

const PEOPLE = [
  ['Adam', 'Quill', '219-47-1032', 'QX-1001'],
  ['Brenda', 'Harrow', '220-41-1011', 'QX-1002'],
  ['Carol', 'Marsh', '221-42-1012', 'QX-1003'],
  ['David', 'Quill', '222-43-1013', 'QX-1004'],
  ['Ellen', 'Harrow', '223-44-1014', 'QX-1005'],
  ['Frank', 'Marsh', '224-45-1015', 'QX-1006'],
];

/** One table over three files, and another one beside it. */
const files = (): Readonly<Record<string, string>> => {
  const parts = [0, 1, 2].map((part) => {
    const rows = PEOPLE.slice(2 * part, 2 * part + 2).map((row) => row.join(','));
    return [`part-${part}.csv`, `First,Last,SSN,=Ref\n${rows.join('\n')}\n`] as const;
  });
  const mail = 'email,last name\na.quill@example.com,Quill\nb.harrow@example.com,Harrow\n';
  const owners = 'Acct,Name 1,SSN 1,Name 2,SSN 2\n0047118812,Gina Marsh,226-47-1032,Hugo Marsh,227-47-1033\n';
  return { ...Object.fromEntries(parts), 'mail.csv': mail, 'owners.csv': owners };
};

let made: CaseOfFiles;
let home: string;
let folder: string;
beforeAll(async () => {
  made = await caseOfFiles('fields-case', files());
  ({ home, folder } = made);
  await respond();
}, 120_000);
afterAll(() => made.remove());

const run = (...args: readonly string[]): Promise<Ran> => runCandor(args, { home });

/** How many tables detection looked at. */
const respond = async (): Promise<number> => {
  const { code, stdout, stderr } = await run('respond', folder, '--json', '--quiet');
  if (code !== 0 && code !== 4) throw new Error(stderr);
  const { stages } = JSON.parse(stdout) as {
    stages: { stage: string; unchanged: boolean; counts: { tables: number } }[];
  };
  const detect = stages.find(({ stage }) => stage === 'detect');
  return detect?.unchanged ? 0 : (detect?.counts.tables ?? 0);
};

const book = (): WorkBook => read(readFileSync(join(folder, 'out', 'fields.xlsx')));
const rowsOf = (workbook: WorkBook, sheet: string): Record<string, string>[] =>
  utils.sheet_to_json(workbook.Sheets[sheet] ?? {}, { raw: false, defval: '' });

/** Saves a copy with cells written as a person does, and gives it back to Candor. */
const edited = (changes: Readonly<Record<string, Readonly<Record<string, string | number>>>>): string => {
  const workbook = book();
  for (const [sheet, cells] of Object.entries(changes)) {
    for (const [place, value] of Object.entries(cells))
      utils.sheet_add_aoa(workbook.Sheets[sheet] ?? {}, [[value]], { origin: place });
  }
  const path = join(folder, 'edited.xlsx');
  writeFileSync(path, write(workbook, { type: 'buffer', bookType: 'xlsx' }));
  return path;
};

const lineOf = (sheet: string, path: string, column: string): number =>
  rowsOf(book(), sheet).findIndex((row) => row['path']?.endsWith(path) && row['column'] === column) + 2;

describe('the sheet of fields', () => {
  it('has one row a column of every table, and one for all parts of a table that was split', () => {
    const files = rowsOf(book(), 'Every file');
    expect(files.filter(({ path }) => path?.includes('part-'))).toHaveLength(12);
    const ssn = rowsOf(book(), 'Decide once').filter(({ header }) => header === 'SSN');
    expect(ssn).toHaveLength(1);
    expect(ssn[0]).toMatchObject({ files: '3', rows: '6', 'filled %': '100', 'people affected': '6', state: 'clear' });
  });

  it('counts the second owner of an account to the columns that the row says once', () => {
    const affected = rowsOf(book(), 'Every file').filter(({ path }) => path?.endsWith('owners.csv'));
    expect(affected.map(({ header, 'people affected': people }) => [header, people])).toEqual([
      ['Acct', '2'],
      ['Name 1', '1'],
      ['SSN 1', '1'],
      ['Name 2', '1'],
      ['SSN 2', '1'],
    ]);
  });

  it('shows masked examples only, readable by its owner only, with nothing to calculate', () => {
    const text = JSON.stringify(rowsOf(book(), 'Every file'));
    for (const [given = '', , ssn = ''] of PEOPLE) {
      expect(text).not.toContain(given);
      expect(text).not.toContain(ssn.slice(0, 9));
    }
    expect(text).toContain('###-##-##32');
    expect(statSync(join(folder, 'out', 'fields.xlsx')).mode & 0o777).toBe(0o600);
    const formulas = Object.values(book().Sheets).flatMap((sheet) => Object.values(sheet).filter((cell) => cell?.f));
    expect(formulas).toEqual([]);
  });

  it('can be written as CSV, where no cell begins as a formula', async () => {
    expect((await run('fields', 'export', folder, '--csv')).code).toBe(0);
    const records: string[][] = parse(readFileSync(join(folder, 'out', 'fields.csv'), 'utf8'));
    expect(records.flat().filter((cell) => /^[=+@-]/.test(cell))).toEqual([]);
    expect(records.flat()).toContain("'=Ref");
    expect(records).toHaveLength(1 + 2 * (6 + 5) + 3 * 4 - 4);
  });
});

describe('an edited sheet', () => {
  it('is refused with the place of every fault', async () => {
    const line = lineOf('Decide once', 'part-0.csv', '4');
    const path = edited({
      'Decide once': { [`U${line}`]: 'acount_number', [`V${line}`]: '900', [`W${line}`]: 'A. Counsel' },
      'Every file': { F3: '77', U3: 'ssn', W3: 'x', X3: 'y' },
    });
    const { code, stderr } = await run('fields', 'import', folder, path);
    expect(code).toBe(2);
    expect(stderr).toContain(`Decide once!U${line}: "acount_number" is not known; did you mean "account_number"?`);
    expect(stderr).toContain(`Decide once!V${line}: expected a whole number from 1 to 256`);
    expect(stderr).toContain(`Decide once!X${line}: is missing`);
    expect(stderr).toContain('Every file!F3: the case has no such column');
    expect(readFileSync(join(folder, 'case.yaml'), 'utf8')).toBe(caseText('fields-case'));
  });

  it('is refused where cells were changed that decide nothing, with the cell that does', async () => {
    const line = lineOf('Every file', 'part-1.csv', '3');
    const path = edited({ 'Every file': { [`I${line}`]: 'tax_id', [`J${line}`]: '2' } });
    const { code, stderr } = await run('fields', 'import', folder, path);
    expect(code).toBe(2);
    expect(stderr).toContain(
      `Every file!I${line}: says what was found and decides nothing: write it into Every file!U${line}`,
    );
    expect(stderr).toContain(
      `Every file!J${line}: says what was found and decides nothing: write it into Every file!V${line}`,
    );
  });

  it('is refused where a row names the column of another table, or an element by its name', async () => {
    const [line, other] = [lineOf('Every file', 'part-1.csv', '3'), lineOf('Every file', 'mail.csv', '1')];
    const decision = { [`U${line}`]: 'tax_id', [`W${line}`]: 'x', [`X${line}`]: 'y' };
    const number = rowsOf(book(), 'Every file')[other - 2]?.['control number'] ?? '';
    const moved = edited({ 'Every file': { ...decision, [`D${line}`]: number, [`F${line}`]: '1' } });
    expect((await run('fields', 'import', folder, moved)).stderr).toContain(
      `Every file!E${line}: does not belong to the table and column that the row names`,
    );
    const named = edited({ 'Every file': { ...decision, [`U${line}`]: 'Social Security number' } });
    expect((await run('fields', 'import', folder, named)).stderr).toContain(
      `1 fault; nothing was taken over\n    Every file!U${line}: expected a role: write "ssn"`,
    );
  });

  it('is refused where it is of another case, or an earlier run found something else', async () => {
    const line = lineOf('Every file', 'part-1.csv', '3');
    const decision = { [`U${line}`]: 'tax_id', [`W${line}`]: 'x', [`X${line}`]: 'y' };
    const foreign = edited({ 'Every file': { ...decision, [`Y${line}`]: 'other-case, revision 1' } });
    expect((await run('fields', 'import', folder, foreign)).stderr).toContain(
      `Every file!Y${line}: the sheet is not of this case: export one of "fields-case"`,
    );
    const old = edited({
      'Every file': { ...decision, [`I${line}`]: 'phone', [`Y${line}`]: 'fields-case, revision 0' },
    });
    expect((await run('fields', 'import', folder, old)).stderr).toContain(
      `Every file!I${line}: the last run found another role here: export the sheet again and decide anew`,
    );
  });

  it('may have lines above its heading and fewer rows, and says how many are not there', async () => {
    const workbook = book();
    const rows = utils.sheet_to_json<string[]>(workbook.Sheets['Every file'] ?? {}, {
      header: 1,
      raw: false,
      defval: '',
    });
    const at = rows.findIndex((row) => String(row[4]).endsWith('part-1.csv') && row[5] === '4');
    const decided = [...(rows[at] ?? [])];
    decided.splice(20, 4, 'account_number', '', 'x', 'y');
    workbook.Sheets['Every file'] = utils.aoa_to_sheet([['Please check'], [], rows[0] ?? [], decided]);
    const path = join(folder, 'short.xlsx');
    writeFileSync(path, write(workbook, { type: 'buffer', bookType: 'xlsx' }));
    const { stdout } = await run('fields', 'import', folder, path, '--dry-run');
    expect(stdout).toContain('18 columns of the case have no row on the sheet');
    expect(stdout).toContain('Every file!U4');
  });

  it('may be CSV of a country with another delimiter, whatever stands in its reasons', async () => {
    const rows = utils.sheet_to_json<string[]>(book().Sheets['Every file'] ?? {}, {
      header: 1,
      raw: false,
      defval: '',
    });
    for (const delimiter of [',', ';', '\t']) {
      const quoted = (cell: string) =>
        cell.includes(delimiter) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
      const path = join(folder, 'edited.csv');
      writeFileSync(path, rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n'));
      expect((await run('fields', 'import', folder, path, '--dry-run')).stdout).toBe('the sheet changes nothing\n');
    }
  });

  it('shows on a dry run what it would change', async () => {
    const line = lineOf('Decide once', 'part-0.csv', '4');
    const path = edited({ 'Decide once': { [`U${line}`]: 'account_number', [`X${line}`]: 'data dictionary' } });
    const { stdout } = await run('fields', 'import', folder, path, '--by', 'A. Counsel', '--dry-run');
    expect(stdout).toMatch(/G-[0-9a-f]{10} \(3 files\)/);
    expect(stdout).toContain('account_number');
    expect(readFileSync(join(folder, 'case.yaml'), 'utf8')).toBe(caseText('fields-case'));
  });

  it('becomes decisions of the case, and only the tables that they bear on are detected again', async () => {
    const line = lineOf('Decide once', 'part-0.csv', '4');
    const path = edited({ 'Decide once': { [`U${line}`]: 'account_number', [`X${line}`]: 'data dictionary' } });
    expect((await run('fields', 'import', folder, path, '--by', 'A. Counsel')).code).toBe(0);
    const text = readFileSync(join(folder, 'case.yaml'), 'utf8');
    expect(text).toContain('# Counsel decided about the whole folder.');
    expect(text).toContain('column: 4 # =Ref');
    expect(await respond()).toBe(3);
    expect(await respond()).toBe(0);
    const row = rowsOf(book(), 'Every file').find(
      ({ path: file, column }) => file?.endsWith('part-2.csv') && column === '4',
    );
    expect(row).toMatchObject({ role: 'account_number', 'people affected': '2', 'confidence %': '100' });
    expect(row?.['found because']).toBe('decided by A. Counsel: data dictionary');
  }, 120_000);

  it('about one file stands above the one about all of its kind, and can be taken back', async () => {
    const line = lineOf('Every file', 'part-1.csv', '4');
    const decide = (decision: string) =>
      edited({ 'Every file': { [`U${line}`]: decision, [`W${line}`]: 'B. Counsel', [`X${line}`]: 'looked at it' } });
    await run('fields', 'import', folder, decide('order_number'));
    expect(await respond()).toBe(1);
    expect(rowsOf(book(), 'Every file')[line - 2]).toMatchObject({ role: 'order_number', decision: 'order_number' });
    expect((await run('fields', 'import', folder, decide('none'))).stderr).toBe('');
    expect(await respond()).toBe(1);
    expect(rowsOf(book(), 'Every file')[line - 2]).toMatchObject({ role: 'account_number', decision: '' });
  }, 120_000);

  it('is not written over while it was not taken back', async () => {
    const line = lineOf('Every file', 'mail.csv', '1');
    const path = edited({ 'Every file': { [`U${line}`]: 'username', [`W${line}`]: 'x', [`X${line}`]: 'y' } });
    writeFileSync(join(folder, 'out', 'fields.xlsx'), readFileSync(path));
    const { code, stderr } = await run('fields', 'export', folder);
    expect(code).toBe(2);
    expect(stderr).toContain('was edited and not taken back');
    await run('report', folder);
    expect(rowsOf(book(), 'Every file')[line - 2]).toMatchObject({ decision: 'username' });
    expect((await run('verify', folder)).code).toBe(0);
  }, 120_000);
});
