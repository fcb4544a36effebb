import type { Command } from 'commander';
import { fileNotice } from '../../app/file-notice.ts';
import { makeFilings } from '../../app/filings.ts';
import type { Filing } from '../../report/filings/filing.ts';
import type { AddCommand, Io } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly keyFile?: string;
  readonly json?: boolean;
}

interface FileOptions extends Options {
  readonly number: string;
  readonly receipt: string;
  readonly by: string;
  readonly on?: string;
  readonly note?: string;
  readonly dryRun?: boolean;
}

const stateOf = ({ status, kind, filed }: Filing): string => {
  const last = filed.at(-1);
  if (!last) return 'to file';
  const on = `filed ${last.on}, ${last.number}`;
  return status === 'filed' ? on : `${kind === 'update' ? 'update due; ' : ''}${on}`;
};

const rowOf = (filing: Filing) => [
  filing.id,
  filing.office,
  stateOf(filing),
  filing.due,
  filing.status === 'filed' ? null : filing.fields.filter(({ value }) => value === null).length,
];

const addFile = (filings: Command, io: Io): void => {
  filings
    .command('file')
    .description('mark a notice as filed: number and receipt go into the case and the ledger')
    .argument('<case>', 'the case folder')
    .argument('<office...>', 'ids of the offices that the filing told, as candor filings lists them')
    .requiredOption('--number <text>', 'what the office gave: confirmation, case or accession number')
    .requiredOption('--receipt <file>', 'the receipt; copied into the case')
    .requiredOption('--by <name>', 'who filed')
    .option('--on <day>', 'the day of the filing (today)')
    .option('--note <text>', 'anything to remember')
    .option('--dry-run', 'check and show it, record nothing')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the record as JSON')
    .addHelpText(
      'after',
      '\nAn office that was told before gets an update. Examples:\n' +
        '  candor filings file acme-2021 us-tx-1 --number TX-2026-117 --receipt tx.pdf --by "A. Counsel" --on 2026-03-20\n' +
        '  candor filings file acme-2021 us-fcc-cpni-1 us-fcc-cpni-2 us-fcc-cpni-3 --number 5511 --receipt portal.pdf --by "A. Counsel"',
    )
    .action(async (caseFolder: string, offices: readonly string[], { json, ...rest }: FileOptions) => {
      const filed = await fileNotice({ caseFolder, offices, ...rest }, io);
      if (json) {
        await io.stdout(`${JSON.stringify(filed)}\n`);
        return;
      }
      for (const { office, kind, number, on } of filed.filings)
        await io.stdout(`${office}: ${kind} notice filed on ${on}, number ${number}\n`);
      if (filed.dates.length > 0) await io.stdout(`it sets the dates: ${filed.dates.join(', ')}\n`);
      if (filed.entry === null) return io.stdout('not recorded\n');
      await io.stdout(`recorded as ledger entry ${filed.entry}; run \`candor respond\` again to see what it changes\n`);
    });
};

export const addFilings: AddCommand = (program, io) => {
  const filings = program
    .command('filings')
    // Options behind `file` are those of `file`.
    .enablePositionalOptions()
    .description(
      'drafts for every office that must be told, as DOCX, page and JSON; which are filed, which need an update',
    )
    .argument('[case]', 'the case folder', '.')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the drafts as JSON')
    .addHelpText(
      'after',
      '\nNothing is sent: a person completes and files a draft, then marks it: candor filings file --help.\n\nExample:\n  candor filings acme-2021',
    )
    .action(async (caseFolder: string, { json, ...rest }: Options) => {
      const made = await makeFilings({ caseFolder, ...rest }, io);
      if (json) {
        await io.stdout(`${JSON.stringify(made.filings, null, 2)}\n`);
        return;
      }
      if (made.filings.length > 0)
        await io.stdout(printTable(['id', 'office', 'state', 'due', 'to fill in'], made.filings.map(rowOf), io));
      const drafts = made.filings.filter(({ status }) => status === 'draft').length;
      await io.stdout(`${drafts} drafts in out/filings, ${made.filings.length - drafts} on record\n`);
    });
  addFile(filings, io);
};
