import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { artifactPath, attachArtifacts } from '../case/artifacts.ts';
import { nameExposures } from '../case/exposures.ts';
import { CandorError } from '../core/errors.ts';
import { FOUND_TABLES, readFound } from '../drill/score/read-found.ts';
import { readTruth, takeTruthTables } from '../drill/score/read-truth.ts';
import { type CaseScore, scoreCase } from '../drill/score/score-case.ts';
import { tableNamed } from '../schema/tables.ts';
import { withCase } from './open-case.ts';
import type { World } from './world.ts';

export type { Accuracy, Share } from '../drill/score/measures.ts';
export type { CaseScore } from '../drill/score/score-case.ts';

export interface ScoreOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
}

/** Scores the last run of a drill against its truth. */
export const score = async ({ caseFolder, keyFile }: ScoreOptions, world: World): Promise<CaseScore> => {
  const folder = resolve(caseFolder);
  const truth = await readTruth(folder);
  if (!existsSync(join(folder, artifactPath('ingest', 'document')))) {
    throw new CandorError('ARTIFACT_MISSING', 'the case was not run yet', { hint: `candor respond ${caseFolder}` });
  }
  return withCase(
    { caseFolder: folder, readOnly: true, ...(keyFile ? { keyFile } : {}) },
    world,
    async ({ engine }) => {
      await attachArtifacts(engine, folder, FOUND_TABLES.map(tableNamed));
      await nameExposures(engine);
      await takeTruthTables(engine, folder);
      return scoreCase(engine, await readFound(engine), truth);
    },
  );
};
