import { whatIf } from '../../app/whatif.ts';
import type { DutyMove } from '../../report/whatif/whatif-facts.ts';
import { daysMoved, moveText, stateText, toldText } from '../../report/whatif/whatif-words.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly set: readonly string[];
  readonly html?: string;
  readonly json?: boolean;
  readonly keyFile?: string;
}

const rowOf = (duty: DutyMove) => [
  duty.law ?? 'unknown',
  toldText(duty),
  stateText(duty.before),
  stateText(duty.after),
  daysMoved(duty.days) || moveText(duty.move),
];

const collected = (value: string, before: readonly string[]): readonly string[] => [...before, value];

export const addWhatIf: AddCommand = (program, io) => {
  program
    .command('whatif')
    .description('which duties and dates move when a fact is changed; the case stays as it is')
    .argument('[case]', 'the case folder', '.')
    .requiredOption('--set <key=value>', 'a changed fact; may be given several times', collected, [])
    .option('--html <file>', 'also as a page: table, calendar, map of places')
    .option('--key-file <file>', 'where the case key lies')
    .option('--json', 'the same as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  candor whatif acme-2021 --set dates.discovered=2026-02-20\n' +
        '  candor whatif acme-2021 --set encrypted=yes --html whatif.html\n' +
        '  candor whatif acme-2021 --set count.us-tx=260 --set risk_of_harm.finding=no_harm\n' +
        '  candor whatif acme-2021 --set element.ssn=none         (was not exposed)\n' +
        '  candor whatif acme-2021 --set element.ssn=hashed       (was exposed in this state)\n' +
        '  candor whatif acme-2021 --set element.passport=everyone',
    )
    .action(async (caseFolder: string, { json, ...rest }: Options) => {
      const answer = await whatIf({ caseFolder, ...rest }, io);
      if (json) {
        await io.stdout(`${JSON.stringify(answer, null, 2)}\n`);
        return;
      }
      if (answer.moved.length > 0)
        await io.stdout(printTable(['law', 'tell', 'now', 'then', 'what moves'], answer.moved.map(rowOf), io));
      await io.stdout(`${answer.moved.length} of ${answer.duties} duties move\n`);
      if (rest.html !== undefined) await io.stdout(`${rest.html}\n`);
    });
};
