import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { CandorError } from '../core/errors.ts';
import type { DrillOptions } from '../drill/drill-case.ts';
import { makeDrill } from '../drill/make-drill.ts';
import type { DrillTotals } from '../drill/truth.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';

export type { DrillOptions } from '../drill/drill-case.ts';
export type { DrillTotals } from '../drill/truth.ts';

/** The shipped rehearsal: large enough to show every path, small enough for a minute. The day is fixed, so the bytes are. */
export const DRILL_DEFAULTS: DrillOptions = { people: 2000, seed: 1, from: '2026-03-02' };
export const DRILL_PEOPLE = { least: 100, most: 100_000 } as const;

const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

/** Makes a breach to order, with its truth, in an empty or new folder. `onFile` hears of each large file that is written. */
export const drill = async (
  folder: string,
  options: DrillOptions = DRILL_DEFAULTS,
  onFile: (path: string) => void = () => undefined,
): Promise<DrillTotals> => {
  const { people } = options;
  if (!Number.isSafeInteger(people) || people < DRILL_PEOPLE.least || people > DRILL_PEOPLE.most) {
    throw new CandorError('USAGE', `a drill has ${DRILL_PEOPLE.least} to ${DRILL_PEOPLE.most} people`, {
      hint: '--people 2000',
    });
  }
  if (!isDay(options.from)) {
    throw new CandorError('USAGE', 'the day of the breach is no date that exists', { hint: '--from 2026-03-02' });
  }
  const path = resolve(folder);
  if (existsSync(path) && readdirSync(path).length > 0) {
    throw new CandorError('CASE_EXISTS', 'a drill is made in an empty folder', {
      place: { file: folder },
      hint: 'name a new folder, or remove this one first',
    });
  }
  // One thread: row groups of the Parquet file then have the same bytes on every machine.
  const engine = await openDuckdb({ threads: 1 });
  try {
    return await makeDrill(path, options, engine, onFile);
  } finally {
    await engine.close();
  }
};
