import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Engine } from '../engine/port.ts';
import { datedDuties, deadlineCalendar } from './deadlines.ts';
import { writeContactFlags } from './facts/contact-facts.ts';
import { writeCoverage } from './facts/coverage-facts.ts';
import { reportFacts } from './facts/facts.ts';
import type { ReportFacts } from './facts/report-facts.ts';
import type { ReportMeta } from './facts/report-meta.ts';
import { type WrittenFile, writeOutFile } from './files/out-file.ts';
import { reportPage } from './html/page.ts';
import { type ListOptions, writeList } from './list/list.ts';
import { withHeld } from './steps/held.ts';

export interface WrittenReport {
  readonly facts: ReportFacts;
  /** In the order written; for the ledger. */
  readonly files: readonly WrittenFile[];
}

const textFile = (folder: string, name: string, text: string, rows: number): Promise<WrittenFile> =>
  writeOutFile(join(folder, name), async (file) => {
    await file.write(text);
    return rows;
  });

/** Writes everything that leaves a run: page, facts, notification list, deadlines. The artifacts must be attached. */
export const writeReport = (
  engine: Engine,
  meta: ReportMeta,
  outFolder: string,
  options: ListOptions = {},
): Promise<WrittenReport> => withHeld(engine, () => writeAll(engine, meta, outFolder, options));

const writeAll = async (
  engine: Engine,
  meta: ReportMeta,
  outFolder: string,
  options: ListOptions,
): Promise<WrittenReport> => {
  const facts = await reportFacts(engine, meta);
  const list = await writeList(engine, outFolder, options);
  // A list of an earlier revision must not stand beside a report that it does not fit.
  if (!list.some(({ file }) => file === 'list.xlsx')) await rm(join(outFolder, 'list.xlsx'), { force: true });
  const files = [
    ...list,
    await writeContactFlags(engine, outFolder),
    await writeCoverage(engine, outFolder),
    await textFile(outFolder, 'deadlines.ics', deadlineCalendar(facts), datedDuties(facts).length),
    await textFile(outFolder, 'report.json', `${JSON.stringify(facts, null, 2)}\n`, 0),
    await textFile(outFolder, 'report.html', reportPage(facts), 0),
  ];
  return { facts, files };
};
