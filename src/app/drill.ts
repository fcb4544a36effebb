import { existsSync, readdirSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { createCaseKey, keyPathOf, readCaseKey } from '../case/keys.ts';
import { CandorError } from '../core/errors.ts';
import { type DrillOptions, drillId } from '../drill/drill-case.ts';
import { makeDrill } from '../drill/make-drill.ts';
import { type DrillNeed, needOf } from '../drill/need.ts';
import type { DrillTotals } from '../drill/truth/truth.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { World } from './world.ts';

export type { DrillOptions } from '../drill/drill-case.ts';
export type { DrillTotals } from '../drill/truth/truth.ts';

/** The shipped rehearsal: large enough to show every path, small enough for a minute. The day is fixed, so the bytes are. */
export const DRILL_DEFAULTS: DrillOptions = { people: 2000, seed: 1, from: '2026-03-02' };
export const DRILL_PEOPLE = { least: 100, most: 100_000_000 } as const;

const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const check = (folder: string, { people, from }: DrillOptions): void => {
  const { least, most } = DRILL_PEOPLE;
  if (!Number.isSafeInteger(people) || people < least || people > most) {
    throw new CandorError(
      'USAGE',
      `a drill has ${least.toLocaleString('en-US')} to ${most.toLocaleString('en-US')} people`,
      { hint: '--people 2000' },
    );
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

/** What a drill needs, beside what the disk of its folder has. */
export interface DrillEstimate extends DrillNeed {
  readonly people: number;
  readonly freeBytes: number;
}

const existingFolder = (path: string): string => (existsSync(path) ? path : existingFolder(dirname(path)));

/** States the size of a drill before anything is written. */
export const estimateDrill = async (folder: string, options: DrillOptions): Promise<DrillEstimate> => {
  const path = resolve(folder);
  check(path, options);
  const { bavail, bsize } = await statfs(existingFolder(path));
  return { people: options.people, ...needOf(options.people), freeBytes: bavail * bsize };
};

const gigabytes = (bytes: number): string => `${(bytes / 1e9).toFixed(1)} GB`;

/** Refuses before anything is written what would fill the disk. */
export const refuseWithoutRoom = (folder: string, bytes: number, freeBytes: number): void => {
  if (bytes <= freeBytes) return;
  throw new CandorError('DISK_FULL', `about ${gigabytes(bytes)} are needed, ${gigabytes(freeBytes)} are free`, {
    place: { file: folder },
    hint: 'fewer --people, or a folder on another disk',
  });
};

export interface DrillCall extends DrillOptions {
  readonly keyFile?: string;
  /** Threads for drills of more than one block; all of the machine where it is not given. The bytes are the same. */
  readonly threads?: number;
}

/** Makes a breach to order, with its truth, in an empty or new folder, and its case key where keys lie. */
export const drill = async (
  folder: string,
  { keyFile, threads = availableParallelism(), ...options }: DrillCall,
  world: Pick<World, 'randomBytes' | 'env' | 'progress'>,
): Promise<DrillTotals> => {
  const path = resolve(folder);
  const { bytes, freeBytes } = await estimateDrill(path, options);
  refuseWithoutRoom(folder, bytes, freeBytes);
  await ensureKey(path, keyPathOf(drillId(options), world.env, keyFile), world);
  // One thread: row groups of the Parquet file then have the same bytes on every machine.
  const engine = await openDuckdb({ threads: 1 });
  let done = 0;
  const onPeople = (people: number) => {
    done += people;
    // A drill of one block is done when it is heard of.
    if (people === options.people) return;
    world.progress({ stage: 'drill', step: 'people and their files', done, total: options.people, unit: 'people' });
  };
  try {
    return await makeDrill(path, options, { engine, threads, onPeople });
  } finally {
    await engine.close();
  }
};
