import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileSha256, writerOf } from '../case/artifacts.ts';
import type { CaseFolders } from '../case/folders.ts';
import { artifactFiles, type Manifest } from '../case/manifest.ts';
import type { Engine, TableFiles, TableLayer } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import { DUTY, PROFILE } from '../schema/tables/assess.ts';
import { HOLDING, PERSON, PERSON_RECORD } from '../schema/tables/resolve.ts';

/** Ids and kinds of people, and which of the holdings is theirs: what a comparison of revisions needs of them, without any value of theirs. */
const KINDS = PERSON.columns.filter(({ name }) => ['person_id', 'kind', 'held'].includes(name));
/** Tables that hold ids, names of elements and numbers only: a revision keeps them as they are. */
const WHOLE = [PERSON_RECORD, HOLDING, DUTY];
/** What law said of people alike, by which the next list knows of whom it says something else. */
const BESIDE = [PROFILE];

/** Name of a revision's files and folder in `revisions/`. */
export const revisionName = (revision: number): string => String(revision).padStart(4, '0');

/** A kept table's file in `revisions/`; with a number, a layer over it. */
export const keptPath = (revision: number, table: string, layer?: string): string =>
  `${revisionName(revision)}/${table}${layer === undefined ? '' : `.${layer}`}.parquet`;

/**
 * The same file under a second name, which costs nothing: no run writes into an artifact that is there, it puts another in its
 * place. Copied where the file system has no second names; whole or not there.
 */
const keepFile = (from: string, to: string): void => {
  const partial = `${to}.partial`;
  rmSync(partial, { force: true });
  try {
    linkSync(from, partial);
  } catch {
    copyFileSync(from, partial);
  }
  renameSync(partial, to);
};

type Kept = Readonly<Record<string, string>>;

/**
 * Keeps who was a person, of which records and with what exposed, and the duties, when a later revision replaces the
 * artifacts: a few bytes a person. Returns the files, by their path in the case folder, with their SHA-256.
 */
export const keepTables = async (
  { engine, folder, folders }: { readonly engine: Engine; readonly folder: string; readonly folders: CaseFolders },
  { revision, stages }: Manifest,
): Promise<Kept> => {
  const own = join(folders.revisions, revisionName(revision));
  rmSync(own, { recursive: true, force: true });
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const kept: Record<string, string> = {};
  for (const { name } of [...WHOLE, ...BESIDE]) {
    const artifact = stages[writerOf(name)]?.outputs[name];
    for (const [path, sha256] of artifact ? artifactFiles(artifact) : []) {
      const file = `${revisionName(revision)}/${basename(path)}`;
      keepFile(join(folder, path), join(folders.revisions, file));
      kept[`revisions/${file}`] = sha256;
    }
  }
  const file = keptPath(revision, PERSON.name);
  await engine.run({ name: 'kept_person', reads: [PERSON.name], sql: sql`select person_id, kind, held from person` });
  await engine.write('kept_person', { file: join(folders.revisions, file), columns: KINDS, orderBy: PERSON.key });
  await engine.drop('kept_person');
  kept[`revisions/${file}`] = await fileSha256(join(folders.revisions, file));
  return kept;
};

/** Whether the tables of a revision are kept, all of them. */
export const hasTables = ({ revisions }: CaseFolders, revision: number): boolean =>
  [PERSON, ...WHOLE].every(({ name }) => existsSync(join(revisions, keptPath(revision, name))));

const layersOf = (folder: string, revision: number, table: string): readonly TableLayer[] => {
  const layers: TableLayer[] = [];
  for (let number = 1; ; number++) {
    const [file, gone] = ['', '.gone'].map((part) => join(folder, keptPath(revision, table, `${number}${part}`)));
    if (file === undefined || gone === undefined || !existsSync(file)) return layers;
    layers.push(existsSync(gone) ? { file, gone } : { file });
  }
};

/** The kept tables of a revision, to be attached under their names with `prefix` in front. */
export const keptTables = ({ revisions }: CaseFolders, revision: number, prefix: string): readonly TableFiles[] =>
  [{ name: PERSON.name, columns: KINDS }, ...WHOLE].map((table) => ({
    name: `${prefix}${table.name}`,
    files: [join(revisions, keptPath(revision, table.name))],
    columns: table.columns,
    ...('group' in table && table.group !== undefined ? { group: table.group } : {}),
    layers: layersOf(revisions, revision, table.name),
  }));
