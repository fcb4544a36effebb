import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CASE_FILE, readCaseFile } from '../case/case-file.ts';
import { CandorError } from '../core/errors.ts';
import type { DrillTotals } from '../drill/truth/truth.ts';
import { DRILL_DEFAULTS, drill } from './drill.ts';
import { type Responded, respond } from './respond.ts';
import { type CaseScore, score } from './score.ts';
import type { World } from './world.ts';

export interface RehearsalOptions {
  readonly folder: string;
  readonly people?: number;
  readonly seed?: number;
  readonly keyFile?: string;
}

export interface Rehearsed {
  /** Undefined where the drill was there already. */
  readonly made?: DrillTotals;
  readonly run: Responded;
  readonly score: CaseScore;
}

/** Whether a drill lies there; anything else that lies there is not touched. */
const isDrill = async (folder: string): Promise<boolean> => {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return false;
  if (existsSync(join(folder, CASE_FILE)) && (await readCaseFile(folder)).file.drill === true) return true;
  throw new CandorError('CASE_EXISTS', 'the folder holds something that is no rehearsal; nothing was changed', {
    place: { file: folder },
    hint: 'candor rehearsal ANOTHER_FOLDER',
  });
};

/** Makes the shipped rehearsal case where it is not there yet, runs it and scores the run against its truth. */
export const rehearsal = async (options: RehearsalOptions, world: World): Promise<Rehearsed> => {
  const folder = resolve(options.folder);
  const key = options.keyFile ? { keyFile: options.keyFile } : {};
  const { people = DRILL_DEFAULTS.people, seed = DRILL_DEFAULTS.seed } = options;
  const made = (await isDrill(folder))
    ? undefined
    : await drill(folder, { ...DRILL_DEFAULTS, people, seed, ...key }, world);
  const run = await respond({ caseFolder: folder, ...key }, world);
  return { ...(made ? { made } : {}), run, score: await score({ caseFolder: folder, ...key }, world) };
};
