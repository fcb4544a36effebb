import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Engine, TableSummary } from '../engine/port.ts';
import type { TableSchema } from '../schema/table.ts';
import type { StageName } from '../schema/tables.ts';
import { STAGE_TABLES, STAGES } from '../schema/tables.ts';
import type { ManifestArtifact } from './manifest.ts';

/** SHA-256 of a file, read as a stream. */
export const fileSha256 = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
};

/** `artifacts/<stage>/<table>.parquet`, relative to the case folder. */
export const artifactPath = (stage: string, table: string): string => `artifacts/${stage}/${table}.parquet`;

/** The stage that writes a table. */
export const writerOf = (table: string): StageName => {
  const found = STAGES.find((stage) => STAGE_TABLES[stage].some((schema) => schema.name === table));
  if (!found) throw new Error(`no stage writes ${table}`);
  return found;
};

const existing = (path: string): readonly string[] => (existsSync(path) ? [path] : []);

/** Makes artifacts of a case readable under their names; one that does not exist yet is an empty table. */
export const attachArtifacts = async (
  engine: Engine,
  caseFolder: string,
  tables: readonly TableSchema[],
  prefix = '',
): Promise<void> => {
  for (const { name, columns } of tables) {
    const files =
      name === 'problem'
        ? STAGES.flatMap((stage) => existing(join(caseFolder, artifactPath(stage, name))))
        : existing(join(caseFolder, artifactPath(writerOf(name), name)));
    await engine.attach({ name: `${prefix}${name}`, files, columns });
  }
};

/** Writes one table of a stage sorted by its key, and says what the manifest keeps of it. */
export const writeArtifact = async (
  engine: Engine,
  caseFolder: string,
  stage: StageName,
  schema: TableSchema,
  { rows, fingerprint }: TableSummary,
): Promise<ManifestArtifact> => {
  const file = artifactPath(stage, schema.name);
  const path = join(caseFolder, file);
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  await engine.write(schema.name, { file: path, columns: schema.columns, orderBy: schema.key });
  const sha256 = await fileSha256(path);
  return { file, schema_version: schema.version, rows, bytes: statSync(path).size, sha256, fingerprint };
};
