import { type DutyState, type MovedDuty, whatIf } from '../../app/whatif.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly keyFile?: string;
}

const stateText = (state: DutyState | null): string => {
  if (!state) return 'not reached';
  return `${state.answer.replaceAll('_', ' ')}${state.date ? ` by ${state.date}` : ''}`;
};

const AUDIENCES: Readonly<Record<string, string>> = {
  individuals: 'the people',
  credit_bureaus: 'credit bureaus',
  owner: 'the owner of the data',
};

const rowOf = ({ law, audience, who, before, after, days }: MovedDuty) => [
  law,
  who ?? AUDIENCES[audience] ?? audience,
  stateText(before),
  stateText(after),
  days === null ? null : days,
];

const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const addWhatIf: AddCommand = (program, io) => {
  program
    .command('whatif')
    .description('which duties and dates move when a fact is changed; the case stays as it is')
    .argument('[case]', 'the case folder', '.')
    .requiredOption('--set <key=value>', 'a changed fact; may be given several times', collected, [])
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the same as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor whatif acme-2021 --set dates.discovered=2026-02-20\n' +
        '  candor whatif acme-2021 --set encrypted=yes\n  candor whatif acme-2021 --set count.us-tx=260 --set risk_of_harm.finding=no_harm',
    )
    .action(async (caseFolder: string, { set, json, ...rest }: Options) => {
      const answer = await whatIf({ caseFolder, set, ...rest }, io);
      if (json) {
        await io.stdout(`${JSON.stringify(answer, null, 2)}\n`);
        return;
      }
      if (answer.moved.length > 0)
        await io.stdout(printTable(['law', 'tell', 'now', 'then', 'days'], answer.moved.map(rowOf), io));
      await io.stdout(`${answer.moved.length} of ${answer.duties} duties move\n`);
    });
};
