import { join } from 'node:path';
import { DRILL_DEFAULTS } from '../../app/drill.ts';
import { type Rehearsed, rehearsal } from '../../app/rehearsal.ts';
import type { AddCommand, Io } from '../command.ts';
import { printRun } from '../run-summary.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly people: number;
  readonly seed: number;
  readonly keyFile?: string;
  readonly json?: boolean;
}

const percent = (value: number | null): string => (value === null ? '-' : `${(100 * value).toFixed(1)} %`);

const print = async ({ made, run, score }: Rehearsed, io: Io): Promise<void> => {
  if (made)
    await io.stdout(
      `made a carrier's breach of ${made.people.toLocaleString('en-US')} invented people in ${run.folder}\n\n`,
    );
  await printRun(run, io);
  const { affected, people, exposures } = score;
  const all = exposures['all'];
  await io.stdout(
    `\nAgainst the truth of the rehearsal (a drill shows that the way works, not how accurate it is on your data):\n` +
      `  people affected: ${affected.found.toLocaleString('en-US')} found, ${affected.truth.toLocaleString('en-US')} true\n` +
      `  records joined rightly: precision ${percent(people.pairs.precision.share)}, recall ${percent(people.pairs.recall.share)}\n` +
      `  elements of people: precision ${percent(all?.precision.share ?? null)}, recall ${percent(all?.recall.share ?? null)}\n` +
      `  all of it: candor score ${run.folder}\n` +
      `\nNow open ${join(run.folder, 'out', 'report.html')} in a browser: begin with the number at the top, follow it to its\n` +
      'evidence, then look at "Evidence, unread" (a locked archive, a scan and a broken workbook lie in it on purpose) and\n' +
      'at the deadlines. Your own case begins with: candor init FOLDER\n',
  );
};

export const addRehearsal: AddCommand = (program, io) => {
  program
    .command('rehearsal')
    .description('make the shipped rehearsal case, run it, and say where to look')
    .argument('[folder]', 'where it lies', 'rehearsal')
    .option('--people <n>', 'people of the drill', wholeNumber(1), DRILL_DEFAULTS.people)
    .option('--seed <n>', 'another seed makes other people', wholeNumber(1), DRILL_DEFAULTS.seed)
    .option('--key-file <file>', 'where the case key lies; made where there is none')
    .option('--json', 'the result as JSON')
    .addHelpText(
      'after',
      '\nUnread evidence and undetermined duties belong to it: exit code 0 when it ended as it should.',
    )
    .action(async (folder: string, { json, ...options }: Options) => {
      const result = await rehearsal({ folder, ...options }, io);
      if (json) await io.stdout(`${JSON.stringify(result)}\n`);
      else await print(result, io);
    });
};
