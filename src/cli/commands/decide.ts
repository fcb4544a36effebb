import { decide } from '../../app/decide.ts';
import { CandorError } from '../../core/errors.ts';
import type { AddCommand } from '../command.ts';

interface Options {
  readonly by: string;
  readonly why: string;
  readonly on?: string;
  readonly document?: string;
  readonly dryRun?: boolean;
  readonly keyFile?: string;
  readonly json?: boolean;
}

const pairOf = (word: string): readonly [string, string] => {
  const at = word.indexOf('=');
  if (at < 1) throw new CandorError('USAGE', 'expected KEY=VALUE, such as finding=no_harm', { place: { key: word } });
  return [word.slice(0, at), word.slice(at + 1)];
};

export const addDecide: AddCommand = (program, io) => {
  program
    .command('decide')
    .description('record a decision (who, when, why) in case.yaml and in the ledger')
    .argument('<case>', 'the case folder')
    .argument('<about>', 'risk_of_harm, law_enforcement_hold, exemption, extension, condition, assumption or note')
    .argument('[facts...]', 'what this kind needs, as KEY=VALUE')
    .requiredOption('--by <name>', 'who decided')
    .requiredOption('--why <text>', 'the reason')
    .option('--on <date>', 'the day of the decision (today)')
    .option('--document <name>', 'the paper that shows it')
    .option('--dry-run', 'check and show it, record nothing')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the decision as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n' +
        '  candor decide acme-2021 risk_of_harm finding=no_harm documented=true --by "A. Counsel" --why "recovered unread"\n' +
        '  candor decide acme-2021 law_enforcement_hold from=2026-01-10 agency=FBI --by "A. Counsel" --why "letter of 10 January"',
    )
    .action(async (caseFolder: string, about: string, words: readonly string[], options: Options) => {
      const { by, why, on, document, dryRun, keyFile, json } = options;
      const facts = {
        ...Object.fromEntries(words.map(pairOf)),
        about,
        by,
        why,
        ...(on ? { on } : {}),
        ...(document ? { document } : {}),
      };
      const result = await decide(
        { caseFolder, facts, ...(keyFile ? { keyFile } : {}), ...(dryRun ? { dryRun } : {}) },
        io,
      );
      if (json) return io.stdout(`${JSON.stringify(result)}\n`);
      const state = result.recorded ? `recorded as ledger entry ${result.entry}` : 'would be recorded (dry run)';
      await io.stdout(`${result.decision.about} of ${result.decision.on} by ${result.decision.by}: ${state}\n`);
      if (result.recorded) await io.stdout('run `candor respond` again to see what it changes\n');
    });
};
