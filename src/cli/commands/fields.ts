import type { FieldChange } from '../../app/fields/check-edits.ts';
import { exportFields } from '../../app/fields/export-fields.ts';
import { importFields } from '../../app/fields/import-fields.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface ExportOptions {
  readonly csv?: boolean;
  readonly force?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

interface ImportOptions {
  readonly by?: string;
  readonly dryRun?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

const changeRow = ({ target, files, found, before, role, mention, place }: FieldChange) => [
  target.scope === 'group' ? `${target.group} (${files} ${files === 1 ? 'file' : 'files'})` : target.controlNumber,
  target.column,
  before ?? found,
  role === null ? 'as found' : `${role}${mention === null ? '' : ` of person ${mention}`}`,
  place,
];

const number = (value: number): string => value.toLocaleString('en-US');

export const addFields: AddCommand = (program, io) => {
  const fields = program
    .command('fields')
    .description('what every column holds, as a sheet that people correct and give back')
    .addHelpText(
      'after',
      '\nExamples:\n  candor fields export acme-2021\n' +
        '  candor fields import acme-2021 acme-2021/out/fields.xlsx --by "A. Analyst"\n  candor respond acme-2021',
    );
  fields
    .command('export')
    .description('write out/fields.xlsx: one row a column, with masked examples and the people it affects')
    .argument('[case]', 'the case folder', '.')
    .option('--csv', 'out/fields.csv instead')
    .option('--force', 'replace a sheet that was edited and not taken back')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the file as JSON')
    .addHelpText('after', '\nExample:\n  candor fields export acme-2021')
    .action(async (caseFolder: string, { csv, json, ...rest }: ExportOptions) => {
      const { file, rows } = await exportFields({ caseFolder, form: csv ? 'csv' : 'xlsx', ...rest }, io);
      if (json) return io.stdout(`${JSON.stringify({ file, rows })}\n`);
      await io.stdout(`${file}: ${rows.toLocaleString('en-US')} rows\n`);
      await io.stdout('fill in "decision", "by" and "why", and take it back with: candor fields import CASE FILE\n');
    });
  fields
    .command('import')
    .description('take an edited sheet back: checks every cell, writes the decisions into case.yaml and the ledger')
    .argument('<case>', 'the case folder')
    .argument('<file>', 'the edited sheet, XLSX or CSV')
    .option('--by <name>', 'who decides, where a row does not say it')
    .option('--dry-run', 'show what would change, record nothing')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the changes as JSON')
    .addHelpText('after', '\nExample:\n  candor fields import acme-2021 acme-2021/out/fields.xlsx --dry-run')
    .action(async (caseFolder: string, file: string, { json, ...rest }: ImportOptions) => {
      const { changes, missing, recorded, entry } = await importFields({ caseFolder, file, ...rest }, io);
      if (json) return io.stdout(`${JSON.stringify({ changes, missing, recorded, entry })}\n`);
      if (missing > 0)
        await io.stdout(`${number(missing)} columns of the case have no row on the sheet: what stands of them stays\n`);
      if (changes.length === 0) return io.stdout('the sheet changes nothing\n');
      await io.stdout(printTable(['table', 'column', 'was', 'becomes', 'cell'], changes.map(changeRow), io));
      const state = recorded ? `recorded as ledger entry ${entry}` : 'not recorded (dry run)';
      await io.stdout(`${changes.length} ${changes.length === 1 ? 'decision' : 'decisions'}: ${state}\n`);
      if (recorded) await io.stdout('run `candor respond` again: only what they bear on is read again\n');
    });
};
