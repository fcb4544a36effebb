import { attachArtifacts } from '../case/artifacts.ts';
import { readManifest } from '../case/manifest.ts';
import { CandorError } from '../core/errors.ts';
import { type CoverageFacts, coverageFacts } from '../report/facts/coverage-facts.ts';
import { evidenceFacts } from '../report/facts/evidence-facts.ts';
import type { EvidenceFacts } from '../report/facts/report-facts.ts';
import { findCoverage } from '../report/steps/coverage.ts';
import { documentStatus, fileStatus, unreadDocuments } from '../report/steps/evidence.ts';
import { ALL_TABLES, STAGES, type StageName } from '../schema/tables.ts';
import { type CaseOptions, withCase } from './open-case.ts';
import type { World } from './world.ts';

export interface CaseStatus {
  readonly name: string;
  readonly id: string;
  readonly revision: number;
  readonly stages: readonly { readonly stage: StageName; readonly counts: Readonly<Record<string, number>> }[];
  readonly evidence: EvidenceFacts;
  readonly coverage: CoverageFacts;
}

/** How a case stands by its artifacts: what was read, what of it became people, and what did not. Changes nothing. */
export const caseStatus = (options: Omit<CaseOptions, 'readOnly'>, world: World): Promise<CaseStatus> =>
  withCase({ ...options, readOnly: true }, world, async ({ engine, file, folder, folders }) => {
    const manifest = readManifest(folders.manifest);
    const absent = STAGES.find((stage) => stage !== 'assess' && !manifest.stages[stage]);
    if (absent)
      throw new CandorError('ARTIFACT_MISSING', `the stage ${absent} was not run yet`, {
        hint: 'candor respond CASE runs all stages',
      });
    await attachArtifacts(engine, folder, ALL_TABLES);
    await findCoverage(engine);
    return {
      name: file.name,
      id: file.id,
      revision: manifest.revision,
      stages: STAGES.flatMap((stage) => {
        const run = manifest.stages[stage];
        return run ? [{ stage, counts: run.counts }] : [];
      }),
      evidence: evidenceFacts(
        await engine.read(fileStatus),
        await engine.read(documentStatus),
        await engine.read(unreadDocuments),
      ),
      coverage: await coverageFacts(engine),
    };
  });
