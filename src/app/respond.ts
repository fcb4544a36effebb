import { lstatSync } from 'node:fs';
import { artifactFiles, readManifest } from '../case/manifest.ts';
import { CandorError, EXIT, type ExitCode } from '../core/errors.ts';
import { appendEntry } from '../ledger/log.ts';
import type { ReportFacts } from '../report/facts/report-facts.ts';
import { STAGES, type StageName } from '../schema/tables.ts';
import { openEarlierCases } from './bridge/earlier-cases.ts';
import { makeReport } from './make-report.ts';
import { type CaseOptions, codeVersion, type OpenCase, withCase } from './open-case.ts';
import { type RunContext, runStages, type StageEntry, type StageRun } from './run/run-stages.ts';
import { plannedStages, type StageSettings } from './run/stages.ts';
import type { Usage, World } from './world.ts';

export interface RespondOptions extends CaseOptions, Omit<StageSettings, 'earlier'> {
  /** Where the bridging key lies, for cases that name earlier ones. */
  readonly bridgeKeyFile?: string;
  /** Stages to run; all when left out. */
  readonly stages?: readonly StageName[];
  /** False leaves out/ as it stands. */
  readonly report?: boolean;
}

export interface Responded {
  readonly folder: string;
  readonly revision: number;
  readonly stages: readonly StageRun[];
  /** Of the whole process, the start included. */
  readonly usage: Usage;
  /** Undefined where no report was asked for. */
  readonly report?: { readonly facts: ReportFacts; readonly files: readonly string[]; readonly unchanged: boolean };
  /** Every code that holds; the exit code of the process is the highest. */
  readonly exits: readonly ExitCode[];
}

/** What ingest could not read: documents, or a whole root of evidence or registers. */
const isUnread = ({ evidence, problems }: ReportFacts): boolean =>
  evidence.unread.length > 0 || problems.some(({ stage, severity }) => stage === 'ingest' && severity === 'error');

/** Numbers that the exit code hangs on. */
export const exitsOf = (facts: ReportFacts): readonly ExitCode[] => [
  ...(isUnread(facts) ? [EXIT.unread] : []),
  ...(facts.law.undetermined.length > 0 ? [EXIT.undetermined] : []),
];

const recordStage =
  (open: OpenCase, world: Pick<World, 'now'>) =>
  async ({ stage, revision, settings_key, inputs, data, code_version, outputs, counts }: StageEntry): Promise<void> => {
    await appendEntry(
      open.ledger,
      {
        kind: 'stage',
        stage,
        code: code_version,
        inputs: { ...inputs, 'case.yaml': open.caseHash },
        data,
        outputs: Object.fromEntries(Object.values(outputs).flatMap(artifactFiles)),
        options: { revision, settings_key },
        counts,
      },
      world.now(),
    );
  };

const requireEvidence = ({ folders }: OpenCase): void => {
  const found = lstatSync(folders.evidence, { throwIfNoEntry: false });
  if (found?.isDirectory()) return;
  const instead = found ? '; a link or a file stands there, which is not followed' : '';
  throw new CandorError('INPUT_NOT_FOUND', `the case has no folder evidence${instead}`, {
    place: { file: folders.evidence },
    hint: 'make it and put the files into it that the intruder reached; they are never changed',
  });
};

const runContext = (open: OpenCase, world: World): RunContext => ({
  folder: open.folder,
  engine: open.engine,
  tokenKey: open.keys.token,
  threads: open.threads,
  codeVersion: codeVersion(),
  emit: (event) => world.progress(event),
  record: recordStage(open, world),
});

/** What the stages take, with the earlier cases opened where people are looked for. */
export const withEarlier = async (
  open: OpenCase,
  { relearn, bridgeKeyFile, stages = STAGES }: RespondOptions,
  world: Pick<World, 'env'>,
): Promise<StageSettings> => {
  const earlier = stages.includes('resolve') ? await openEarlierCases(open, bridgeKeyFile, world) : undefined;
  return { ...(relearn ? { relearn } : {}), ...(earlier ? { earlier } : {}) };
};

/** Runs stages of a case, and writes the report when all of them were run. */
export const respond = (options: RespondOptions, world: World): Promise<Responded> =>
  withCase(options, world, async (open) => {
    const wanted = options.stages ?? STAGES;
    if (wanted.includes('ingest')) requireEvidence(open);
    const planned = await withEarlier(open, options, world);
    const stages = plannedStages(open, world, planned).filter(({ name }) => wanted.includes(name));
    const runs = await runStages(runContext(open, world), stages, () => world.usage());
    const report = options.report === false ? undefined : await makeReport(open, world, { anew: wanted.length === 0 });
    const { revision } = readManifest(open.folders.manifest);
    return {
      folder: open.folder,
      revision,
      stages: runs,
      usage: world.usage(),
      ...(report ? { report } : {}),
      exits: report ? exitsOf(report.facts) : [],
    };
  });
