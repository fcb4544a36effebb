import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { createCaseKey, keyPathOf, readCaseKey } from '../case/keys.ts';
import { CandorError } from '../core/errors.ts';
import { type DrillOptions, drillId } from '../drill/drill-case.ts';
import { makeDrill } from '../drill/make-drill.ts';
import type { DrillTotals } from '../drill/truth.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { World } from './world.ts';

export type { DrillOptions } from '../drill/drill-case.ts';
export type { DrillTotals } from '../drill/truth.ts';

/** The shipped rehearsal: large enough to show every path, small enough for a minute. The day is fixed, so the bytes are. */
export const DRILL_DEFAULTS: DrillOptions = { people: 2000, seed: 1, from: '2026-03-02' };
export const DRILL_PEOPLE = { least: 100, most: 100_000 } as const;

const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const check = (folder: string, { people, from }: DrillOptions): void => {
  const { least, most } = DRILL_PEOPLE;
  if (!Number.isSafeInteger(people) || people < least || people > most) {
    throw new CandorError('USAGE', `a drill has ${least} to ${most} people`, { hint: '--people 2000' });
  }
  if (!isDay(from)) {
    throw new CandorError('USAGE', 'the day of the breach is no date that exists', { hint: '--from 2026-03-02' });
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new CandorError('CASE_EXISTS', 'a drill is made in an empty folder', {
      place: { file: folder },
      hint: 'name a new folder, or remove this one first',
    });
  }
};

/** The key of a drill made before is taken again: its people are invented, and the folder is made anew. */
const ensureKey = async (folder: string, path: string, world: Pick<World, 'randomBytes'>): Promise<void> => {
  if (existsSync(path)) await readCaseKey(folder, path);
  else await createCaseKey(folder, path, (size) => world.randomBytes(size));
};

/**
 * Makes a breach to order, with its truth, in an empty or new folder, and its case key where keys lie. `onFile` hears
 * of each large file that is written.
 */
export const drill = async (
  folder: string,
  { keyFile, ...options }: DrillOptions & { readonly keyFile?: string },
  world: Pick<World, 'randomBytes' | 'env'>,
  onFile: (path: string) => void = () => undefined,
): Promise<DrillTotals> => {
  const path = resolve(folder);
  check(path, options);
  await ensureKey(path, keyPathOf(drillId(options), world.env, keyFile), world);
  // One thread: row groups of the Parquet file then have the same bytes on every machine.
  const engine = await openDuckdb({ threads: 1 });
  try {
    return await makeDrill(path, options, engine, onFile);
  } finally {
    await engine.close();
  }
};
