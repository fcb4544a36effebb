import { makeMemo } from '../../app/memo.ts';
import { CandorError } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly asOf?: string;
  readonly revision?: string;
  readonly keyFile?: string;
  readonly json?: boolean;
}

export const addMemo: AddCommand = (program, io) => {
  program
    .command('memo')
    .description('the decision memo for counsel: duties, reasons, citations, open questions, decisions')
    .argument('[case]', 'the case folder', '.')
    .option('--as-of <day>', 'law and knowledge of this day')
    .option('--revision <n>', 'an earlier revision, from the facts that are kept of it')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the same facts as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor memo acme-2021\n  candor memo acme-2021 --as-of 2026-03-10\n  candor memo acme-2021 --revision 2',
    )
    .action(async (caseFolder: string, { json, revision, ...rest }: Options) => {
      if (revision !== undefined && !/^[1-9]\d{0,6}$/.test(revision))
        throw new CandorError('USAGE', '--revision needs the number of a revision');
      const number = revision === undefined ? {} : { revision: Number(revision) };
      const { memo, files } = await makeMemo({ caseFolder, ...rest, ...number }, io);
      if (json) {
        await io.stdout(`${JSON.stringify(memo, null, 2)}\n`);
        return;
      }
      await io.stdout(printTable(['', ''], memo.summary, io));
      for (const file of files) await io.stdout(`${file}\n`);
    });
};
