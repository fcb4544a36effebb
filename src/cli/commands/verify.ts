import { verify } from '../../app/verify.ts';
import { EXIT } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';

interface Options {
  readonly json?: boolean;
  readonly fast?: boolean;
  readonly keyFile?: string;
  readonly publicKey?: string;
}

export const addVerify: AddCommand = (program, io) => {
  program
    .command('verify')
    .description('check ledger, manifest, artifacts, evidence and outputs of a case, and name what does not fit')
    .argument('<case>', 'the case folder')
    .option('--fast', 'leave out what reads every row and every byte of evidence')
    .option('--public-key <text>', 'verifier key from a printed report: shows whose ledger it is')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the same facts as JSON')
    .addHelpText('after', '\nExample:\n  candor verify acme-2021')
    .action(async (caseFolder: string, options: Options) => {
      const { json, ...rest } = options;
      const result = await verify({ caseFolder, ...rest }, io);
      if (json) await io.stdout(`${JSON.stringify(result)}\n`);
      else {
        for (const { part, place, what } of result.faults) await io.stdout(`${part}  ${place}  ${what}\n`);
        const { checked, earlierTables, faults, checkpoint, revision } = result;
        const verdict = result.ok ? 'everything fits' : `${faults.length} do not fit`;
        await io.stdout(`${checked} things checked, ${verdict}; revision ${revision}\n`);
        if (earlierTables > 0)
          await io.stdout(
            `rows of ${earlierTables} tables not compared, only their bytes: an earlier version wrote them; candor respond makes them anew\n`,
          );
        await io.stdout(`checkpoint: ${checkpoint.size} entries, root ${checkpoint.root ?? 'none'}\n`);
      }
      if (!result.ok) io.setExit(EXIT.failed);
    });
};
