import { createHash } from 'node:crypto';
import { attachArtifacts, mayTakeLayer } from '../../case/artifacts.ts';
import { caseFolders } from '../../case/folders.ts';
import {
  finishReplacing,
  type Manifest,
  type ManifestArtifact,
  type ManifestStage,
  readManifest,
  stableJson,
  writeManifest,
} from '../../case/manifest.ts';
import { clearScratch, openScratch } from '../../case/scratch.ts';
import type { LastRevision, Materialise, ProgressEvent, StageResult } from '../../case/stage.ts';
import type { Problem } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import type { TableSchema } from '../../schema/table.ts';
import { PROBLEM } from '../../schema/tables/ingest.ts';
import { STAGES, type StageName } from '../../schema/tables.ts';
import type { Usage } from '../world.ts';
import type { PlannedStage } from './planned-stage.ts';
import { isCurrent, isSame, planOutputs, replaceOutputs, wholeStages, writeOutputs } from './stage-outputs.ts';

/** What a run needs of its surroundings; everything that is not a function of the case comes in here. */
export interface RunContext {
  readonly folder: string;
  readonly engine: Engine;
  readonly tokenKey: string;
  readonly threads: number;
  readonly codeVersion: string;
  readonly emit: (event: ProgressEvent) => void;
  /** Puts the entry into the ledger; the manifest is written after it. */
  readonly record: (entry: StageEntry) => Promise<void>;
}

/** What the ledger keeps of a stage: hashes of everything that went in and came out. */
export interface StageEntry {
  readonly stage: StageName;
  readonly revision: number;
  readonly settings_key: string;
  readonly input_key: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, string>>;
  readonly code_version: string;
  readonly outputs: Readonly<Record<string, ManifestArtifact>>;
  readonly counts: Readonly<Record<string, number>>;
}

export interface StageRun {
  readonly stage: StageName;
  /** True where nothing that the stage reads had changed, so that its artifacts stand. */
  readonly unchanged: boolean;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly counts: Readonly<Record<string, number>>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** Hash of everything that a stage hangs on beside its input tables. */
export const settingsKey = (stage: PlannedStage): string =>
  sha256(
    stableJson({
      stage: stage.name,
      version: stage.version,
      tables: stage.writes.map(({ name, version }) => `${name} ${version}`),
      settings: stage.settings,
      data: stage.data,
    }),
  );

/** Fingerprints of the tables that a stage reads, from the manifest of the stages before it. */
const inputsOf = (stage: PlannedStage, manifest: Manifest): Readonly<Record<string, string>> =>
  Object.fromEntries(
    stage.reads.map(({ name }) => {
      const written = Object.values(manifest.stages).flatMap(({ outputs }) => outputs[name]?.fingerprint ?? []);
      return [name, written[0] ?? 'none'];
    }),
  );

const inputKeyOf = (stage: PlannedStage, manifest: Manifest): string =>
  sha256(stableJson({ settings: settingsKey(stage), inputs: inputsOf(stage, manifest) }));

/**
 * Documents get fresh working copies when detection has to look at them again: its settings changed in what bears on
 * them, or the last run ended between ingest and detect.
 */
const materialisation = async (
  { engine, folder }: RunContext,
  stages: readonly PlannedStage[],
  manifest: Manifest,
): Promise<Materialise> => {
  const detect = stages.find(({ name }) => name === 'detect');
  const done = manifest.stages['detect'];
  const ingested = manifest.stages['ingest'];
  if (!done || !ingested) return 'all';
  if (done.inputs['document'] !== ingested.outputs['document']?.fingerprint) return 'all';
  if (!detect || settingsKey(detect) === done.settings_key) return 'new';
  const isOther = detect.writes.some(({ name, version }) => done.outputs[name]?.schema_version !== version);
  if (!detect.stale || isOther || done.stage_version !== detect.version) return 'all';
  const previous = [...detect.reads, ...detect.writes];
  await attachArtifacts(engine, folder, previous, 'previous_');
  const stale = await detect.stale(engine);
  for (const { name } of previous) await engine.drop(`previous_${name}`);
  return stale;
};

const fillProblems = async (engine: Engine, stage: StageName, problems: readonly Problem[]): Promise<void> => {
  await engine.create(PROBLEM.name, PROBLEM.columns);
  const writer = await engine.writer(PROBLEM.name, PROBLEM.columns);
  for (const { code, severity, evidence, location, hint } of problems) {
    writer.append([stage, code, severity, evidence, location, hint]);
  }
  await writer.close();
};

/** The stage's own tables of the last revision; empty where none stands, and those of another version of their schema. */
const attachPrevious = async (
  { engine, folder }: RunContext,
  stage: PlannedStage,
  manifest: Manifest,
): Promise<void> => {
  const outputs = manifest.stages[stage.name]?.outputs ?? {};
  const isOther = ({ name, version }: TableSchema) => outputs[name]?.schema_version !== version;
  const others = stage.writes.filter(isOther);
  for (const { name, columns } of others) await engine.create(`previous_${name}`, columns);
  const same = stage.writes.filter((schema) => !others.includes(schema));
  await attachArtifacts(engine, folder, [...same, PROBLEM], 'previous_');
};

/**
 * What a stage may add to: its last revision, by the same settings, data and version, with tables of the same shape of
 * which none has too many layers already.
 */
const lastRevision = (stage: PlannedStage, manifest: Manifest): LastRevision | undefined => {
  const before = manifest.stages[stage.name];
  if (before?.settings_key !== settingsKey(stage)) return undefined;
  const layered = stage.writes.filter(({ group }) => group !== undefined);
  if (!mayTakeLayer(layered.map(({ name }) => before.outputs[name]))) return undefined;
  return { inputs: before.inputs, now: inputsOf(stage, manifest), counts: before.counts };
};

const runStep = async (
  context: RunContext,
  stage: PlannedStage,
  manifest: Manifest,
  materialise: Materialise,
): Promise<StageResult> => {
  const { engine, folder, tokenKey, threads, emit } = context;
  await attachArtifacts(engine, folder, stage.reads);
  await attachPrevious(context, stage, manifest);
  const scratch = openScratch(caseFolders(folder).scratch, engine);
  const last = lastRevision(stage, manifest);
  const stageContext = { engine, scratch, emit, tokenKey, threads, ...(last ? { last } : {}) };
  const result = await stage.run(stageContext, materialise);
  await fillProblems(engine, stage.name, result.problems);
  return result;
};

/** Runs one stage and writes its outputs; the same entry as before comes back where its rows are the same. */
const runStage = async (
  context: RunContext,
  stage: PlannedStage,
  manifest: Manifest,
  materialise: Materialise,
): Promise<ManifestStage> => {
  const { engine, folder, emit } = context;
  const { counts, ...result } = await runStep(context, stage, manifest, materialise);
  const inputKey = inputKeyOf(stage, manifest);
  const before = manifest.stages[stage.name];
  const schemas = [...stage.writes, PROBLEM];
  const made = { engine, folder, stage: stage.name, schemas, before, inputs: inputsOf(stage, manifest) };
  const planned = await planOutputs(made, result);
  if (before && isSame(folder, before, inputKey, planned)) {
    for (const { name } of schemas) await engine.drop(name);
    for (const { layer } of planned.values()) if (layer) await engine.drop(layer.gone);
    return before;
  }
  return {
    stage_version: stage.version,
    code_version: context.codeVersion,
    settings_key: settingsKey(stage),
    input_key: inputKey,
    inputs: inputsOf(stage, manifest),
    data: stage.data,
    outputs: await writeOutputs(made, planned, emit),
    counts,
  };
};

/**
 * Runs the stages in their order. A stage whose inputs, settings, data and version are unchanged is left as it stands,
 * unless it is told to run always (ingest, which must look at the evidence). A changed result opens a new revision.
 */
export const runStages = async (
  context: RunContext,
  stages: readonly PlannedStage[],
  usage: () => Pick<Usage, 'seconds' | 'cpuSeconds'>,
): Promise<readonly StageRun[]> => {
  const folders = caseFolders(context.folder);
  finishReplacing(context.folder, folders.manifest);
  const found = readManifest(folders.manifest);
  const first = { ...found, stages: wholeStages(context.folder, found.stages) };
  if (stableJson(first) !== stableJson(found)) writeManifest(folders.manifest, first);
  const materialise = await materialisation(context, stages, first);
  const revision = first.complete ? first.revision + 1 : first.revision;
  const runs: StageRun[] = [];
  for (const stage of stages) {
    const manifest = readManifest(folders.manifest);
    const before = manifest.stages[stage.name];
    const started = usage();
    const isDone = !stage.always && isCurrent(context.folder, before, inputKeyOf(stage, manifest));
    const entry = before && isDone ? before : await runStage(context, stage, manifest, materialise);
    const unchanged = entry === before;
    if (!unchanged) {
      await context.record({ stage: stage.name, revision, ...ledgerFacts(entry) });
      const all = { ...manifest.stages, [stage.name]: entry };
      replaceOutputs(context.folder, stage.name, { candor_manifest: 1, revision, complete: false, stages: all });
    }
    const ended = usage();
    const took = { seconds: ended.seconds - started.seconds, cpuSeconds: ended.cpuSeconds - started.cpuSeconds };
    runs.push({ stage: stage.name, unchanged, ...took, counts: entry.counts });
    // What ingest keeps is for detection; whatever else was kept has become an artifact.
    if (stage.name !== 'ingest') clearScratch(folders.scratch);
  }
  const last = readManifest(folders.manifest);
  // A revision is complete when its last stage stands; stages that are run one by one go on under the same one.
  const complete = stages.at(-1)?.name === STAGES.at(-1);
  if (complete !== last.complete) writeManifest(folders.manifest, { ...last, complete });
  return runs;
};

const ledgerFacts = ({ stage_version: _version, ...facts }: ManifestStage): Omit<StageEntry, 'stage' | 'revision'> =>
  facts;
