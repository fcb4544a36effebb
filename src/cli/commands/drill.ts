import { DRILL_DEFAULTS, DRILL_PEOPLE, type DrillEstimate, drill, estimateDrill } from '../../app/drill.ts';
import type { AddCommand, Io } from '../command.ts';
import { printTable } from '../table.ts';
import { wholeNumber } from '../whole-number.ts';

interface Options {
  readonly people: number;
  readonly seed: number;
  readonly from: string;
  readonly threads?: number;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  readonly keyFile?: string;
}

/** Smaller drills need no word about the disk. */
const WORTH_SAYING = 1e8;

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(bytes < 1e9 ? 2 : 1)} GB`;

const printEstimate = async (
  { people, files, records, bytes, freeBytes }: DrillEstimate,
  json: boolean | undefined,
  io: Io,
): Promise<void> => {
  if (json) {
    await io.stdout(`${JSON.stringify({ people, files, records, bytes, free_bytes: freeBytes })}\n`);
    return;
  }
  const rows = [
    ['people', people],
    ['tables and registers, files', files],
    ['records, about', records],
    ['disk, about', gigabytes(bytes)],
    ['disk, free', gigabytes(freeBytes)],
  ];
  await io.stdout(printTable(['drill', 'need'], rows, io));
};

export const addDrill: AddCommand = (program, io) => {
  program
    .command('drill')
    .description("make a rehearsal case: a carrier's breach with invented people, and its truth")
    .argument('<folder>', 'a new or empty folder')
    .option(
      '--people <n>',
      `people of the drill, ${DRILL_PEOPLE.least} to ${DRILL_PEOPLE.most.toLocaleString('en-US')}`,
      wholeNumber(0),
      DRILL_DEFAULTS.people,
    )
    .option('--seed <n>', 'the same seed gives the same bytes', wholeNumber(0), DRILL_DEFAULTS.seed)
    .option('--from <date>', 'day on which the breach is discovered', DRILL_DEFAULTS.from)
    .option('--key-file <file>', 'where the case key lies; made where there is none')
    .option('--threads <n>', 'threads of drills beyond 100,000 people (all)', wholeNumber(1))
    .option('--dry-run', 'say what room the drill needs, and make nothing')
    .option('--json', 'the totals as JSON')
    .addHelpText(
      'after',
      '\nExample:\n  candor drill rehearsal --people 2000 --seed 1\n  candor respond rehearsal\n  candor score rehearsal',
    )
    .action(async (folder: string, { json, dryRun, ...options }: Options) => {
      const estimate = await estimateDrill(folder, options);
      if (dryRun) {
        await printEstimate(estimate, json, io);
        return;
      }
      const { bytes, freeBytes } = estimate;
      if (bytes > WORTH_SAYING) io.stderr(`about ${gigabytes(bytes)} of disk, ${gigabytes(freeBytes)} are free\n`);
      const totals = await drill(folder, options, io);
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
