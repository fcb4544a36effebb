import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CandorError } from '../core/errors.ts';
import { isOfEarlierForm, withoutRows, withRows } from '../engine/fingerprint.ts';
import type { Engine, TableLayer, TableSummary } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';
import type { TableSchema } from '../schema/table.ts';
import type { StageName } from '../schema/tables.ts';
import { STAGE_TABLES, STAGES } from '../schema/tables.ts';
import { caseFolders } from './folders.ts';
import { artifactFiles, type ManifestArtifact, type ManifestLayer, nextPath, readManifest } from './manifest.ts';

/** SHA-256 of a file, read piece by piece into the same memory: a new one for each piece costs as much as reading it. */
export const fileSha256 = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  const file = await open(path);
  try {
    const memory = Buffer.allocUnsafe(1 << 20);
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, memory.length);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(memory.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
};

/** `artifacts/<stage>/<table>.parquet`, relative to the case folder; with a number, the layer that a revision laid over it. */
export const artifactPath = (stage: string, table: string, layer?: string): string =>
  `artifacts/${stage}/${table}${layer === undefined ? '' : `.${layer}`}.parquet`;

/** The stage that writes a table. */
export const writerOf = (table: string): StageName => {
  const found = STAGES.find((stage) => STAGE_TABLES[stage].some((schema) => schema.name === table));
  if (!found) throw new Error(`no stage writes ${table}`);
  return found;
};

const existing = (path: string): readonly string[] => (existsSync(path) ? [path] : []);

/** Layers of a table as the engine reads them. */
export const layersIn = (folder: string, layers: readonly ManifestLayer[] = []): readonly TableLayer[] =>
  layers.map(({ added, gone }) => ({
    file: join(folder, added.file),
    ...(gone ? { gone: join(folder, gone.file) } : {}),
  }));

/**
 * Makes artifacts of a case readable under their names; one that does not exist yet is an empty table. Those of another version of
 * their schema are refused, unless they are read as what stood before (`prefix`), where the caller has looked.
 */
export const attachArtifacts = async (
  engine: Engine,
  caseFolder: string,
  tables: readonly TableSchema[],
  prefix = '',
): Promise<void> => {
  const { stages } = readManifest(caseFolders(caseFolder).manifest);
  for (const { name, version, columns, group } of tables) {
    if (name === 'problem') {
      const files = STAGES.flatMap((stage) => existing(join(caseFolder, artifactPath(stage, name))));
      await engine.attach({ name: `${prefix}${name}`, files, columns });
      continue;
    }
    const stage = writerOf(name);
    const written = stages[stage]?.outputs[name]?.schema_version ?? version;
    if (prefix === '' && written !== version)
      throw new CandorError(
        'ARTIFACT_OUTDATED',
        `table ${name} of version ${written}, where this program reads ${version}`,
        {
          place: { file: artifactPath(stage, name) },
          hint: 'run `candor respond` on the case: it makes its tables anew; evidence, decisions and ledger stay',
        },
      );
    await engine.attach({
      name: `${prefix}${name}`,
      files: existing(join(caseFolder, artifactPath(stage, name))),
      columns,
      ...(group === undefined ? {} : { group }),
      layers: layersIn(caseFolder, stages[stage]?.outputs[name]?.layers),
    });
  }
};

const writeFile = async (
  engine: Engine,
  path: string,
  table: string,
  { columns, key }: Pick<TableSchema, 'columns' | 'key'>,
): Promise<string> => {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  await engine.write(table, { file: path, columns, orderBy: key });
  return fileSha256(path);
};

/** Writes one table of a stage sorted by its key beside the one that stands (`nextPath`), and says what the manifest keeps of it. */
export const writeArtifact = async (
  engine: Engine,
  caseFolder: string,
  stage: StageName,
  schema: TableSchema,
  { rows, fingerprint }: TableSummary,
): Promise<ManifestArtifact> => {
  const file = artifactPath(stage, schema.name);
  const path = nextPath(join(caseFolder, file));
  const sha256 = await writeFile(engine, path, schema.name, schema);
  return { file, schema_version: schema.version, rows, bytes: statSync(path).size, sha256, fingerprint };
};

/** Layers that a table may have before it is written anew: each is one more file to read. */
const MOST_LAYERS = 8;

/** Whether tables of a stage may get another layer: each has files, not too many, and a fingerprint to which that of a layer can be added. */
export const mayTakeLayer = (artifacts: readonly (ManifestArtifact | undefined)[]): boolean =>
  artifacts.every(
    (artifact) =>
      artifact !== undefined && (artifact.layers?.length ?? 0) < MOST_LAYERS && !isOfEarlierForm(artifact.fingerprint),
  );

/** What a stage lays over a table: the table `added`, and the groups in the table `gone` whose rows (`lost`, where they are known) no longer count. */
export interface LayerTables {
  readonly added: string;
  readonly gone: string;
  readonly lost?: string;
}

/** A layer that was worked out and not written yet. */
export interface PlannedLayer extends LayerTables {
  readonly addedRows: number;
  readonly goneGroups: number;
  /** Of the whole table with the layer. */
  readonly summary: TableSummary;
}

const rowsOf = async (engine: Engine, table: string): Promise<number> => {
  const [counted] = await engine.read({
    name: 'layer_rows',
    reads: [table],
    sql: sql`select count(*) as n from ${ident(table)}`,
  });
  return Number(counted?.['n'] ?? 0);
};

/** Rows and fingerprint of the groups that go. Looking for them takes a pass over the table. */
const summariseGone = async (
  engine: Engine,
  { name, columns, group = '' }: TableSchema,
  { gone, lost: known }: LayerTables,
): Promise<TableSummary> => {
  if (known !== undefined) return engine.summarise(known, columns);
  const replaced = `${name}_replaced`;
  await engine.view({
    name: replaced,
    reads: [`previous_${name}`, gone],
    sql: sql`select * from ${ident(`previous_${name}`)} where ${ident(group)} in (select ${ident(group)} from ${ident(gone)})`,
  });
  const lost = await engine.summarise(replaced, columns);
  await engine.drop(replaced);
  return lost;
};

/**
 * What a layer makes of the table that stands: its rows and fingerprint, without reading the rows that stay. `followed`: what is
 * known of the whole table already, since each of its rows is another form of one that was counted.
 */
export const planLayer = async (
  engine: Engine,
  schema: TableSchema,
  { rows, fingerprint }: TableSummary,
  layer: LayerTables,
  followed?: TableSummary,
): Promise<PlannedLayer> => {
  const { added, gone } = layer;
  const goneGroups = await rowsOf(engine, gone);
  if (followed) return { added, gone, addedRows: await rowsOf(engine, added), goneGroups, summary: followed };
  const found = await engine.summarise(added, schema.columns);
  const summary = { rows: rows + found.rows, fingerprint: withRows(fingerprint, found.fingerprint) };
  if (goneGroups === 0) return { added, gone, addedRows: found.rows, goneGroups, summary };
  const lost = await summariseGone(engine, schema, layer);
  return {
    added,
    gone,
    addedRows: found.rows,
    goneGroups,
    summary: { rows: summary.rows - lost.rows, fingerprint: withoutRows(summary.fingerprint, lost.fingerprint) },
  };
};

/** Writes a layer over a table that stands, and says what the manifest keeps of both. */
export const writeLayer = async (
  engine: Engine,
  caseFolder: string,
  stage: StageName,
  schema: TableSchema,
  before: ManifestArtifact,
  { added, gone, addedRows, goneGroups, summary }: PlannedLayer,
): Promise<ManifestArtifact> => {
  if (addedRows === 0 && goneGroups === 0) return before;
  const { name, group = '', columns } = schema;
  const number = (before.layers?.length ?? 0) + 1;
  const write = async (table: string, layer: string, shape: Pick<TableSchema, 'columns' | 'key'>, rows: number) => {
    const file = artifactPath(stage, name, layer);
    return { file, rows, sha256: await writeFile(engine, join(caseFolder, file), table, shape) };
  };
  const ofGroup = { columns: columns.filter((column) => column.name === group), key: [group] };
  const layer: ManifestLayer = {
    added: await write(added, String(number), schema, addedRows),
    ...(goneGroups > 0 ? { gone: await write(gone, `${number}.gone`, ofGroup, goneGroups) } : {}),
  };
  return { ...before, ...summary, layers: [...(before.layers ?? []), layer] };
};

/** Removes what no artifact of a stage names any more: earlier layers, tables of an earlier version, and what a killed run had written aside. */
export const removeUnnamed = (caseFolder: string, stage: StageName, artifacts: readonly ManifestArtifact[]): void => {
  const named = new Set(artifacts.flatMap(artifactFiles).map(([file]) => join(caseFolder, file)));
  const folder = join(caseFolder, dirname(artifactPath(stage, '')));
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    if (/\.(parquet|next)$/.test(file) && !named.has(path)) rmSync(path);
  }
};
