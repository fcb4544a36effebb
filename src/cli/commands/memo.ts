import { makeMemo } from '../../app/memo.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly asOf?: string;
  readonly keyFile?: string;
  readonly json?: boolean;
}

export const addMemo: AddCommand = (program, io) => {
  program
    .command('memo')
    .description('the decision memo for counsel: duties, reasons, citations, open questions, decisions')
    .argument('[case]', 'the case folder', '.')
    .option('--as-of <day>', 'law and knowledge of this day')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the same facts as JSON')
    .addHelpText('after', '\nExamples:\n  candor memo acme-2021\n  candor memo acme-2021 --as-of 2026-03-10')
    .action(async (caseFolder: string, { json, ...rest }: Options) => {
      const { memo, files } = await makeMemo({ caseFolder, ...rest }, io);
      if (json) {
        await io.stdout(`${JSON.stringify(memo, null, 2)}\n`);
        return;
      }
      await io.stdout(printTable(['', ''], memo.summary, io));
      for (const file of files) await io.stdout(`${file}\n`);
    });
};
