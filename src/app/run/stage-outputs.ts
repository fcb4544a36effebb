import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  mayTakeLayer,
  type PlannedLayer,
  planLayer,
  removeUnnamed,
  writeArtifact,
  writeLayer,
} from '../../case/artifacts.ts';
import { leaveDifference, narrowLayer } from '../../case/difference.ts';
import { caseFolders } from '../../case/folders.ts';
import {
  artifactFiles,
  finishReplacing,
  type Manifest,
  type ManifestArtifact,
  type ManifestStage,
  writeManifest,
} from '../../case/manifest.ts';
import type { ProgressEvent, StageResult } from '../../case/stage.ts';
import { summaryOf } from '../../engine/fingerprint.ts';
import type { Engine, TableSummary } from '../../engine/port.ts';
import type { TableSchema } from '../../schema/table.ts';
import type { StageName } from '../../schema/tables.ts';

/** What a stage has left in the engine, and what stands of it on disk. */
export interface StageOutputs {
  readonly engine: Engine;
  readonly folder: string;
  readonly stage: StageName;
  readonly schemas: readonly TableSchema[];
  readonly before: ManifestStage | undefined;
  /** Fingerprints of what it read, by table. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Rows and fingerprint of each output; for a layer those of the whole table with it. */
export type OutputPlan = ReadonlyMap<TableSchema, { readonly summary: TableSummary; readonly layer?: PlannedLayer }>;

/** Layers of the tables that are compared with those that stand, where these may take one and little differs. */
const comparedLayers = async (
  { engine, schemas, before }: StageOutputs,
  compared: readonly string[],
): Promise<Readonly<Record<string, string>>> => {
  const layers: Record<string, string> = {};
  for (const schema of schemas.filter(({ name }) => compared.includes(name))) {
    const stands = before?.outputs[schema.name];
    if (stands?.schema_version !== schema.version || !mayTakeLayer([stands])) continue;
    const gone = await leaveDifference(engine, schema, stands.rows);
    if (gone !== undefined) layers[schema.name] = gone;
  }
  return layers;
};

/** What a stage has laid over its tables: of rows that come as they went, nothing is left of either. */
const laidLayers = async (
  { engine, schemas }: StageOutputs,
  { layers = {}, lost = {} }: Pick<StageResult, 'layers' | 'lost'>,
): Promise<Readonly<Record<string, string>>> => {
  const laid: Record<string, string> = { ...layers };
  for (const schema of schemas) {
    const known = lost[schema.name];
    if (known !== undefined) laid[schema.name] = await narrowLayer(engine, schema, known);
  }
  for (const name of Object.values(layers)) if (!Object.values(laid).includes(name)) await engine.drop(name);
  return laid;
};

/** Works out what the outputs are, before anything is written. */
export const planOutputs = async (
  made: StageOutputs,
  result: Pick<StageResult, 'layers' | 'lost' | 'compared'>,
): Promise<OutputPlan> => {
  const { engine, schemas, before, inputs } = made;
  const { lost = {}, compared = [] } = result;
  const layers = { ...(await laidLayers(made, result)), ...(await comparedLayers(made, compared)) };
  const plans = new Map<TableSchema, { summary: TableSummary; layer?: PlannedLayer }>();
  for (const schema of schemas) {
    const [gone, stands] = [layers[schema.name], before?.outputs[schema.name]];
    const followed = schema.follows === undefined ? undefined : summaryOf(inputs[schema.follows] ?? '');
    if (gone === undefined) {
      plans.set(schema, { summary: followed ?? (await engine.summarise(schema.name, schema.columns)) });
      continue;
    }
    if (!stands) throw new Error(`a layer over ${schema.name}, of which nothing stands`);
    const known = lost[schema.name];
    const tables = { added: schema.name, gone, ...(known === undefined ? {} : { lost: known }) };
    const layer = await planLayer(engine, schema, stands, tables, followed);
    if (known !== undefined) await engine.drop(known);
    plans.set(schema, { summary: layer.summary, layer });
  }
  return plans;
};

const isWhole = (folder: string, { outputs }: ManifestStage): boolean =>
  Object.values(outputs)
    .flatMap(artifactFiles)
    .every(([file]) => existsSync(join(folder, file)));

/** The stages of which every file is there: what is left of another says nothing, since one table without the next would lose rows. */
export const wholeStages = (folder: string, stages: Manifest['stages']): Manifest['stages'] =>
  Object.fromEntries(Object.entries(stages).filter(([, entry]) => isWhole(folder, entry)));

/** Whether a stage stands on disk, by what it hangs on. */
export const isCurrent = (folder: string, before: ManifestStage | undefined, inputKey: string): boolean =>
  before?.input_key === inputKey && isWhole(folder, before);

/** Whether the rows are those that stand. */
export const isSame = (
  folder: string,
  before: ManifestStage | undefined,
  inputKey: string,
  plan: OutputPlan,
): boolean =>
  isCurrent(folder, before, inputKey) &&
  [...plan].every(([{ name }, { summary }]) => before?.outputs[name]?.fingerprint === summary.fingerprint);

/**
 * Writes the outputs: layers as files of their own, whole tables beside those that stand. Nothing of the last revision
 * is touched until `replaceOutputs`.
 */
export const writeOutputs = async (
  { engine, folder, stage, before }: StageOutputs,
  plan: OutputPlan,
  emit: (event: ProgressEvent) => void,
): Promise<Readonly<Record<string, ManifestArtifact>>> => {
  const outputs: Record<string, ManifestArtifact> = {};
  for (const [schema, { summary, layer }] of plan) {
    const stands = before?.outputs[schema.name];
    emit({ stage, step: `writing ${schema.name}`, done: 0, total: null, unit: 'rows' });
    outputs[schema.name] =
      layer && stands
        ? await writeLayer(engine, folder, stage, schema, stands, layer)
        : await writeArtifact(engine, folder, stage, schema, summary);
    await engine.drop(schema.name);
  }
  for (const { layer } of plan.values()) if (layer) await engine.drop(layer.gone);
  return outputs;
};

/** Makes what was written of a stage the one that stands, all of it or nothing, and removes what is left of the last. */
export const replaceOutputs = (folder: string, stage: StageName, manifest: Manifest): void => {
  const file = caseFolders(folder).manifest;
  const outputs = Object.values(manifest.stages[stage]?.outputs ?? {});
  const whole = outputs.filter(({ layers }) => layers === undefined).map((artifact) => artifact.file);
  writeManifest(file, { ...manifest, pending: whole.sort() });
  finishReplacing(folder, file);
  removeUnnamed(folder, stage, outputs);
};
