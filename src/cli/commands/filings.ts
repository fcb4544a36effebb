import { makeFilings } from '../../app/filings.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly keyFile?: string;
  readonly json?: boolean;
}

export const addFilings: AddCommand = (program, io) => {
  program
    .command('filings')
    .description('drafts for every office that must be told: fields filled as far as the case knows, as DOCX and JSON')
    .argument('[case]', 'the case folder', '.')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the drafts as JSON')
    .addHelpText(
      'after',
      '\nNothing is sent: a person completes and files a draft.\n\nExample:\n  candor filings acme-2021',
    )
    .action(async (caseFolder: string, { json, ...rest }: Options) => {
      const { filings } = await makeFilings({ caseFolder, ...rest }, io);
      if (json) {
        await io.stdout(`${JSON.stringify(filings, null, 2)}\n`);
        return;
      }
      const rows = filings.map(({ name, office, due, fields }) => [
        `out/filings/${name}.docx`,
        office,
        due,
        fields.filter(({ value }) => value === null).length,
      ]);
      if (rows.length > 0) await io.stdout(printTable(['draft', 'office', 'due', 'to fill in'], rows, io));
      await io.stdout(`${filings.length} drafts\n`);
    });
};
