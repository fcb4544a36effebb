import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CandorError } from '../core/errors.ts';

const writtenFile = z.strictObject({ file: z.string(), rows: z.number().int(), sha256: z.string() });

/** Rows that a later revision laid over the table, and the groups whose earlier rows it replaces. */
const layer = z.strictObject({ added: writtenFile, gone: writtenFile.optional() });

const artifact = z.strictObject({
  file: z.string(),
  schema_version: z.number().int(),
  /** Rows and fingerprint are those of the whole table, its layers included; bytes and hash those of the file. */
  rows: z.number().int(),
  bytes: z.number().int(),
  sha256: z.string(),
  fingerprint: z.string(),
  layers: z.array(layer).optional(),
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
  /** Files that were written aside, as `nextPath` says, and have to take their place before anything is read. */
  pending: z.array(z.string()).optional(),
});

export type ManifestLayer = z.infer<typeof layer>;
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

/** Every file of an artifact with its SHA-256, by its path in the case folder. */
export const artifactFiles = ({
  file,
  sha256,
  layers = [],
}: ManifestArtifact): readonly (readonly [string, string])[] =>
  [{ file, sha256 }, ...layers.flatMap(({ added, gone }) => (gone ? [added, gone] : [added]))].map(
    (one) => [one.file, one.sha256] as const,
  );

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

/** Where a file that replaces another is written until all of its stage are. */
export const nextPath = (file: string): string => `${file}.next`;

/**
 * Lets the files that the manifest names as pending take their place. A run that was killed meanwhile goes on here: the
 * artifacts of a stage are those of one run, never some of each.
 */
export const finishReplacing = (caseFolder: string, manifestFile: string): void => {
  const { pending, ...manifest } = readManifest(manifestFile);
  if (pending === undefined) return;
  for (const file of pending) {
    const path = join(caseFolder, file);
    if (existsSync(nextPath(path))) renameSync(nextPath(path), path);
  }
  writeManifest(manifestFile, manifest);
};

/** Written aside and renamed, so that a killed run leaves the old manifest or the new one. */
export const writeManifest = (file: string, manifest: Manifest): void => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(`${file}.partial`, `${stableJson(manifest)}\n`, { mode: 0o600 });
  renameSync(`${file}.partial`, file);
};
