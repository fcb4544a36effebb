import { InvalidArgumentError } from 'commander';
import { DRILL_DEFAULTS, DRILL_PEOPLE, drill } from '../../app/drill.ts';
import type { AddCommand } from '../command.ts';
import { printTable } from '../table.ts';

interface Options {
  readonly people: number;
  readonly seed: number;
  readonly from: string;
  readonly json?: boolean;
  readonly keyFile?: string;
}

const whole = (text: string): number => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('expected a whole number');
  return value;
};

export const addDrill: AddCommand = (program, io) => {
  program
    .command('drill')
    .description("make a rehearsal case: a carrier's breach with invented people, and its truth")
    .argument('<folder>', 'a new or empty folder')
    .option(
      '--people <n>',
      `people of the drill, ${DRILL_PEOPLE.least} to ${DRILL_PEOPLE.most}`,
      whole,
      DRILL_DEFAULTS.people,
    )
    .option('--seed <n>', 'the same seed gives the same bytes', whole, DRILL_DEFAULTS.seed)
    .option('--from <date>', 'day on which the breach is discovered', DRILL_DEFAULTS.from)
    .option('--key-file <file>', 'where the case key lies; made where there is none')
    .option('--json', 'the totals as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  candor drill rehearsal --people 2000 --seed 1\n  candor respond rehearsal\n  candor score rehearsal',
    )
    .action(async (folder: string, { json, ...options }: Options) => {
      const totals = await drill(folder, options, io, (path) => {
        if (io.isTerminal) io.stderr(`  ${path}\n`);
      });
      if (json) {
        await io.stdout(`${JSON.stringify(totals)}\n`);
        return;
      }
      const { people, affected, documents, unread, duplicates, records, register_records, minors, deceased } = totals;
      const rows = Object.entries({
        people,
        affected,
        minors,
        deceased,
        documents,
        unread,
        duplicates,
        records,
        register_records,
      });
      await io.stdout(
        printTable(
          ['drill', 'count'],
          rows.map(([name, count]) => [name.replace('_', ' '), count]),
          io,
        ),
      );
      await io.stdout(
        `\nThe truth lies in ${folder}/truth. Next: candor respond ${folder}, then candor score ${folder}\n`,
      );
    });
};
