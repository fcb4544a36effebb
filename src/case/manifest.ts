import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CandorError } from '../core/errors.ts';

const artifact = z.strictObject({
  file: z.string(),
  schema_version: z.number().int(),
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  fingerprint: z.string(),
});

const stageEntry = z.strictObject({
  stage_version: z.number().int(),
  code_version: z.string(),
  /** Hash of version, options and data files: when it changes, the stage does everything anew. */
  settings_key: z.string(),
  /** Hash of the settings key and the fingerprints of what the stage read. */
  input_key: z.string(),
  inputs: z.record(z.string(), z.string()),
  data: z.record(z.string(), z.string()),
  outputs: z.record(z.string(), artifact),
  counts: z.record(z.string(), z.number()),
});

const manifestShape = z.strictObject({
  candor_manifest: z.literal(1),
  /** Counts the changed results; evidence, settings, decisions or data that change a row open a new one. */
  revision: z.number().int(),
  /** False while a run is under way or was killed: the next run goes on under the same revision. */
  complete: z.boolean(),
  stages: z.record(z.string(), stageEntry),
});

export type ManifestArtifact = z.infer<typeof artifact>;
export type ManifestStage = z.infer<typeof stageEntry>;
export type Manifest = z.infer<typeof manifestShape>;

const EMPTY: Manifest = { candor_manifest: 1, revision: 0, complete: true, stages: {} };

/** Reads `artifacts/manifest.json`; a case without one has run no stage yet. */
export const readManifest = (file: string): Manifest => {
  if (!existsSync(file)) return EMPTY;
  try {
    return manifestShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new CandorError('VERIFY_FAILED', 'the manifest of the artifacts cannot be read', {
      place: { file: 'artifacts/manifest.json' },
      hint: 'restore it from a copy, or remove the folder artifacts and run again: the evidence is untouched',
      cause,
    });
  }
};

/** JSON with sorted keys, so that equal facts are equal bytes. */
export const stableJson = (value: unknown): string =>
  JSON.stringify(
    value,
    (_key, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
        : part,
    2,
  );

/** Written aside and renamed, so that a killed run leaves the old manifest or the new one. */
export const writeManifest = (file: string, manifest: Manifest): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.partial`, `${stableJson(manifest)}\n`, { mode: 0o600 });
  renameSync(`${file}.partial`, file);
};
