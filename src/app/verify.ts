import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { attachArtifacts, fileSha256, layersIn } from '../case/artifacts.ts';
import { caseFolders } from '../case/folders.ts';
import { artifactFiles, type Manifest, type ManifestArtifact, readManifest, stableJson } from '../case/manifest.ts';
import { CandorError } from '../core/errors.ts';
import { isOfEarlierForm, summaryOf } from '../engine/fingerprint.ts';
import type { Engine, TableFiles } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import type { LedgerEntry } from '../ledger/log.ts';
import { readEntries, verifyLedger } from '../ledger/verify.ts';
import { SOURCE } from '../schema/tables/ingest.ts';
import { tableNamed } from '../schema/tables.ts';
import { type OpenCase, withCase } from './open-case.ts';
import type { World } from './world.ts';

/** One thing that was checked. `place` is a path below the case, a ledger entry or a checkpoint. */
export interface Check {
  readonly part: 'ledger' | 'manifest' | 'artifact' | 'rows' | 'evidence' | 'output' | 'filing';
  readonly place: string;
  readonly ok: boolean;
  readonly what: string;
}

export interface Verification {
  readonly ok: boolean;
  readonly checked: number;
  /** Tables whose rows were not compared, since an earlier program wrote them. */
  readonly earlierTables: number;
  readonly revision: number;
  readonly checkpoint: { readonly size: number; readonly root: string | null };
  readonly faults: readonly Check[];
}

export interface VerifyOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  /** Verifier key from a printed report: the only way to know whose ledger it is. */
  readonly publicKey?: string;
  /** Leaves out what reads every row and every byte of evidence. */
  readonly fast?: boolean;
}

const check = (part: Check['part'], place: string, ok: boolean, what: string): Check => ({ part, place, ok, what });

const sameFile = async (folder: string, file: string, sha256: string, part: Check['part']): Promise<Check> => {
  const path = join(folder, file);
  if (!existsSync(path)) return check(part, file, false, 'is missing');
  return check(part, file, (await fileSha256(path)) === sha256, 'has other bytes than the ledger says');
};

const checkLedger = async (folder: string, publicKey: string | undefined) => {
  const report = await verifyLedger(folder, publicKey);
  const found = report.faults.map(({ where, what }) => check('ledger', where, false, what));
  return { report, checks: [...found, check('ledger', 'log', report.entries > 0, 'has no entries')] };
};

/** The last ledger entry of each stage must say what the manifest says. */
const checkManifest = (manifest: Manifest, entries: readonly LedgerEntry[]): readonly Check[] =>
  Object.entries(manifest.stages).flatMap(([stage, { outputs, counts }]) => {
    const entry = entries.findLast((one) => one.kind === 'stage' && one.stage === stage);
    if (!entry) return [check('manifest', stage, false, 'has no ledger entry')];
    const isCounted = stableJson(counts) === stableJson(entry.counts ?? {});
    return [
      check('manifest', stage, isCounted, 'the manifest and the ledger name different counts'),
      ...Object.values(outputs)
        .flatMap(artifactFiles)
        .map(([file, sha256]) =>
          check('manifest', file, entry.outputs?.[file] === sha256, 'the manifest and the ledger name different bytes'),
        ),
    ];
  });

const checkArtifacts = async (folder: string, manifest: Manifest): Promise<readonly Check[]> => {
  const checks: Check[] = [];
  for (const { outputs } of Object.values(manifest.stages)) {
    for (const [file, sha256] of Object.values(outputs).flatMap(artifactFiles))
      checks.push(await sameFile(folder, file, sha256, 'artifact'));
  }
  return checks;
};

/** Files that exports left, and the facts that are kept of each revision; drafts of filings are made anew as a whole, so that the last export of them counts alone. */
const exported = (entries: readonly LedgerEntry[]): ReadonlyMap<string, string> => {
  const outputs = new Map<string, string>();
  for (const { kind, options, outputs: made = {} } of entries) {
    if (kind !== 'export' && kind !== 'facts') continue;
    const isFilings = typeof options === 'object' && options !== null && 'filings' in options;
    if (isFilings) for (const file of outputs.keys()) if (file.startsWith('out/filings/')) outputs.delete(file);
    for (const [file, sha256] of Object.entries(made)) outputs.set(file, sha256);
  }
  return outputs;
};

const checkOutputs = async (folder: string, entries: readonly LedgerEntry[]): Promise<readonly Check[]> => {
  const outputs = exported(entries);
  const checks: Check[] = [];
  for (const [file, sha256] of [...outputs].sort()) {
    // A sheet that people fill in is meant to be changed.
    if (!/^out\/fields\.(xlsx|csv)$/.test(file)) checks.push(await sameFile(folder, file, sha256, 'output'));
  }
  return checks;
};

/** Receipts and drafts of notices that were filed: what the ledger says of them, and what case.yaml says. */
const checkFilings = async (open: OpenCase, entries: readonly LedgerEntry[]): Promise<readonly Check[]> => {
  const recorded = entries
    .filter(({ kind }) => kind === 'filing')
    .flatMap(({ outputs = {} }) => Object.entries(outputs).filter(([file]) => file.startsWith('filed/')));
  const known = new Map(recorded);
  const checks: Check[] = [];
  for (const [file, sha256] of known) checks.push(await sameFile(open.folder, file, sha256, 'filing'));
  for (const { receipt, draft } of open.file.filings ?? [])
    for (const { file, sha256 } of [receipt, draft])
      checks.push(check('filing', file, known.get(file) === sha256, 'case.yaml and the ledger name different bytes'));
  return checks;
};

/** What stands for the rows of a file that cannot be read any more. Only a changed file may be such: one with the bytes that the ledger names must open. */
const rowsOf = async (
  engine: Engine,
  name: string,
  files: Pick<TableFiles, 'files' | 'layers'>,
  artifact: ManifestArtifact,
  isChanged: boolean,
): Promise<string | null> => {
  const { columns, group, follows } = tableNamed(name);
  try {
    await engine.attach({ name: 'checked', columns, ...files, ...(group === undefined ? {} : { group }) });
    if (follows === undefined) return (await engine.summarise('checked', columns)).fingerprint;
    // The fingerprint is that of the rows of which these are another form: there are as many.
    const counted = sql`select count(*) as n from checked`;
    const [row] = await engine.read({ name: 'checked_rows', reads: ['checked'], sql: counted });
    return Number(row?.['n']) === summaryOf(artifact.fingerprint).rows ? artifact.fingerprint : '';
  } catch (error) {
    if (isChanged && error instanceof CandorError && error.code === 'STEP_FAILED') return null;
    throw error;
  }
};

/** Rows against the keyed fingerprints: the same on every engine, also where encrypted files have other bytes. */
const checkRows = async (
  { engine, folder }: OpenCase,
  manifest: Manifest,
  changed: ReadonlySet<string>,
): Promise<readonly Check[]> => {
  const checks: Check[] = [];
  for (const { outputs } of Object.values(manifest.stages)) {
    for (const [name, artifact] of Object.entries(outputs)) {
      const { file, fingerprint, layers } = artifact;
      const all = artifactFiles(artifact).map(([one]) => one);
      if (isOfEarlierForm(fingerprint) || !all.every((one) => existsSync(join(folder, one)))) continue;
      const files = { files: [join(folder, file)], layers: layersIn(folder, layers) };
      const found = await rowsOf(
        engine,
        name,
        files,
        artifact,
        all.some((one) => changed.has(one)),
      );
      const what = found === null ? 'cannot be read any more' : 'holds other rows than were written';
      checks.push(check('rows', file, found === fingerprint, what));
    }
  }
  return checks;
};

/** Tables whose rows an earlier program hashed in its own way: their bytes alone are checked. */
const ofEarlierPrograms = ({ stages }: Manifest): number =>
  Object.values(stages)
    .flatMap(({ outputs }) => Object.values(outputs))
    .filter(({ fingerprint }) => isOfEarlierForm(fingerprint)).length;

/** Evidence against the hashes in the table of sources, which must itself be whole to say anything. */
const checkEvidence = async (
  { engine, folder }: OpenCase,
  manifest: Manifest,
  changed: ReadonlySet<string>,
): Promise<readonly Check[]> => {
  const list = manifest.stages['ingest']?.outputs[SOURCE.name]?.file;
  if (list !== undefined && changed.has(list))
    return [
      check('evidence', 'all files', false, `cannot be compared: their hashes stand in ${list}, which does not fit`),
    ];
  await attachArtifacts(engine, folder, [SOURCE]);
  const rows = await engine.read({
    name: 'evidence_hashes',
    reads: [SOURCE.name],
    sql: sql`select path, sha256 from source where sha256 is not null order by path`,
  });
  const checks: Check[] = [];
  for (const { path, sha256 } of rows) checks.push(await sameFile(folder, String(path), String(sha256), 'evidence'));
  return checks;
};

/** Checks ledger, manifest, artifacts, rows, evidence and outputs of a case, and names what does not fit. */
export const verify = (options: VerifyOptions, world: World): Promise<Verification> =>
  withCase({ ...options, readOnly: true }, world, async (open) => {
    const folders = caseFolders(open.folder);
    const { report, checks } = await checkLedger(folders.ledger, options.publicKey);
    const entries = await readEntries(folders.ledger);
    const manifest = readManifest(folders.manifest);
    const artifacts = await checkArtifacts(open.folder, manifest);
    const changed = new Set(artifacts.filter(({ ok }) => !ok).map(({ place }) => place));
    const all = [
      ...checks,
      ...checkManifest(manifest, entries),
      ...artifacts,
      ...(await checkOutputs(open.folder, entries)),
      ...(await checkFilings(open, entries)),
      ...(options.fast ? [] : await checkRows(open, manifest, changed)),
      ...(options.fast ? [] : await checkEvidence(open, manifest, changed)),
    ];
    const faults = all.filter(({ ok }) => !ok);
    const { entries: size, root } = report;
    return {
      ok: faults.length === 0,
      checked: all.length,
      earlierTables: ofEarlierPrograms(manifest),
      revision: manifest.revision,
      checkpoint: { size, root },
      faults,
    };
  });
