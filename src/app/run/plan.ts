import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { artifactFiles, readManifest } from '../../case/manifest.ts';
import type { StageName } from '../../schema/tables.ts';
import { type OpenCase, withCase } from '../open-case.ts';
import { type RespondOptions, withEarlier } from '../respond.ts';
import type { World } from '../world.ts';
import type { PlannedStage } from './planned-stage.ts';
import { settingsKey } from './run-stages.ts';
import { plannedStages } from './stages.ts';

/** What a run would do with one stage, and why. */
export interface StagePlan {
  readonly stage: StageName;
  readonly would: 'look' | 'run' | 'stand';
  readonly why: string;
}

export interface RunPlan {
  readonly folder: string;
  readonly atRest: string;
  readonly files: number;
  readonly bytes: number;
  readonly stages: readonly StagePlan[];
}

const planOf = ({ folder, folders }: OpenCase, stage: PlannedStage): StagePlan => {
  const { name } = stage;
  const before = readManifest(folders.manifest).stages[name];
  if (stage.always) return { stage: name, would: 'look', why: 'it runs always' };
  if (!before) return { stage: name, would: 'run', why: 'it was not run yet' };
  if (before.settings_key !== settingsKey(stage))
    return { stage: name, would: 'run', why: 'settings, decisions, data or version changed' };
  const files = Object.values(before.outputs).flatMap(artifactFiles);
  const isLost = files.some(([file]) => !existsSync(join(folder, file)));
  if (isLost) return { stage: name, would: 'run', why: 'an artifact is missing' };
  return { stage: name, would: 'stand', why: 'unless what it reads has changed' };
};

const sizeOf = async (folder: string): Promise<{ readonly files: number; readonly bytes: number }> => {
  if (!existsSync(folder)) return { files: 0, bytes: 0 };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const { parentPath, name } of files) bytes += (await stat(join(parentPath, name))).size;
  return { files: files.length, bytes };
};

/** What `candor respond` would do, without doing it: nothing is read but names and sizes, nothing is written. */
export const planRun = (options: RespondOptions, world: World): Promise<RunPlan> =>
  withCase({ ...options, caseFolder: resolve(options.caseFolder), readOnly: true }, world, async (open) => {
    const [evidence, register] = [await sizeOf(open.folders.evidence), await sizeOf(open.folders.register)];
    const wanted = plannedStages(open, world, await withEarlier(open, options, world)).filter(
      ({ name }) => options.stages?.includes(name) ?? true,
    );
    return {
      folder: open.folder,
      atRest: open.atRest.statement,
      files: evidence.files + register.files,
      bytes: evidence.bytes + register.bytes,
      stages: wanted.map((stage) => planOf(open, stage)),
    };
  });
