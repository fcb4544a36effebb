import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileSha256, writerOf } from '../../case/artifacts.ts';
import type { CaseFolders } from '../../case/folders.ts';
import { artifactFiles, type Manifest } from '../../case/manifest.ts';
import type { Engine, TableFiles, TableLayer } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import type { TableSchema } from '../../schema/table.ts';
import { DUTY, PROFILE } from '../../schema/tables/assess.ts';
import { HOLDING, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';

/** Ids and kinds of people, and which of the holdings is theirs: what a comparison of revisions needs of them, without any value of theirs. */
const KINDS: Pick<TableSchema, 'name' | 'columns' | 'group'> = {
  name: PERSON.name,
  columns: PERSON.columns.filter(({ name }) => ['person_id', 'kind', 'held'].includes(name)),
  ...(PERSON.group === undefined ? {} : { group: PERSON.group }),
};
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

interface Keeping {
  readonly engine: Engine;
  readonly folder: string;
  readonly folders: CaseFolders;
}

/** People as an earlier revision keeps them: which revision, the files of the table that they were taken from, and the files that hold them. */
export interface KeptPeople {
  readonly revision: number;
  readonly person: readonly string[];
  readonly files: Kept;
}

/** Writes ids and kinds of a table of people. */
const writeKinds = async ({ engine, folders }: Keeping, table: string, file: string): Promise<Kept> => {
  const path = join(folders.revisions, file);
  await engine.write(table, { file: path, columns: KINDS.columns, orderBy: PERSON.key });
  return { [`revisions/${file}`]: await fileSha256(path) };
};

/** Keeps the layers that came over people since an earlier revision, and under their own names the files of that one. */
const addPeople = async (keeping: Keeping, { revision, stages }: Manifest, before: KeptPeople): Promise<Kept> => {
  const { engine, folder, folders } = keeping;
  const kept: Record<string, string> = {};
  for (const [path, sha256] of Object.entries(before.files)) {
    const file = `${revisionName(revision)}/${basename(path)}`;
    keepFile(join(folder, path), join(folders.revisions, file));
    kept[`revisions/${file}`] = sha256;
  }
  const layers = stages[writerOf(PERSON.name)]?.outputs[PERSON.name]?.layers ?? [];
  let number = layersOf(folders.revisions, before.revision, PERSON.name).length;
  for (const { added, gone } of layers.slice(before.person.length - 1)) {
    number += 1;
    const name = 'kept_person_layer';
    await engine.attach({ name, files: [join(folder, added.file)], columns: KINDS.columns });
    Object.assign(kept, await writeKinds(keeping, name, keptPath(revision, PERSON.name, String(number))));
    await engine.drop(name);
    if (!gone) continue;
    const file = keptPath(revision, PERSON.name, `${number}.gone`);
    keepFile(join(folder, gone.file), join(folders.revisions, file));
    kept[`revisions/${file}`] = gone.sha256;
  }
  return kept;
};

/**
 * Keeps who was a person, of which records and with what exposed, and the duties, when a later revision replaces the
 * artifacts: a few bytes a person. `before`: people of an earlier revision, over whom only layers came since. Returns the files,
 * by their path in the case folder, with their SHA-256.
 */
export const keepTables = async (keeping: Keeping, manifest: Manifest, before?: KeptPeople): Promise<Kept> => {
  const { engine, folder, folders } = keeping;
  const { revision, stages } = manifest;
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
  if (before) return { ...kept, ...(await addPeople(keeping, manifest, before)) };
  const [name, reads] = ['kept_person', [PERSON.name]];
  await engine.run({ name, reads, sql: sql`select person_id, kind, held from person` });
  const people = await writeKinds(keeping, name, keptPath(revision, PERSON.name));
  await engine.drop(name);
  return { ...kept, ...people };
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
  [KINDS, ...WHOLE].map((table) => ({
    name: `${prefix}${table.name}`,
    files: [join(revisions, keptPath(revision, table.name))],
    columns: table.columns,
    ...(table.group === undefined ? {} : { group: table.group }),
    layers: layersOf(revisions, revision, table.name),
  }));
