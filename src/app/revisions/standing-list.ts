import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Manifest } from '../../case/manifest.ts';
import type { LedgerEntry } from '../../ledger/log.ts';
import { BEFORE_PROFILE, type StandingList } from '../../report/list/changes.ts';
import { PERSON_PROFILE, PROFILE } from '../../schema/tables/assess.ts';
import { CONTACT_FLAG, EARLIER, HOUSEHOLD, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { codeVersion, type OpenCase } from '../open-case.ts';
import { keptPath } from './kept-tables.ts';
import { artifactOf, isBeginning, madeOf } from './made-of.ts';

/** Tables of which the list has a line of each person: their files by hash, the layers behind. */
const OF_PEOPLE = [PERSON, PERSON_RECORD, CONTACT_FLAG, HOUSEHOLD, PERSON_PROFILE];

/** What a list is made of, for the ledger's entry of its export: the next list knows by it which lines are others. */
export const listMadeOf = (manifest: Manifest): Readonly<Record<string, readonly string[]>> => ({
  ...Object.fromEntries(OF_PEOPLE.map((schema) => [schema.name, madeOf(manifest, schema)])),
  [EARLIER.name]: [artifactOf(manifest, EARLIER)?.fingerprint ?? ''],
});

const exportOptions = z.object({ revision: z.number(), list: z.record(z.string(), z.array(z.string())) });

/** The last export, where the list that it wrote says what it was made of. */
const lastExport = (entries: readonly LedgerEntry[]) => {
  const entry = entries.findLast(({ kind, outputs = {} }) => kind === 'export' && 'out/list.csv' in outputs);
  const options = exportOptions.safeParse(entry?.options);
  const sha256 = entry?.outputs?.['out/list.csv'];
  const rows = entry?.counts?.['list.csv'];
  if (entry?.code !== codeVersion() || !options.success || sha256 === undefined || rows === undefined) return undefined;
  return { sha256, rows, ...options.data };
};

/**
 * The list of the last export, where what it was made of stands but for the layers that came since: attaches these as tables of
 * people, and the profiles of then. Undefined where it has to be made anew.
 */
export const standingList = async (
  { engine, folder, folders }: OpenCase,
  manifest: Manifest,
  entries: readonly LedgerEntry[],
): Promise<StandingList | undefined> => {
  const last = lastExport(entries);
  // What is kept of a revision is replaced while it is the one that stands.
  if (!last || last.revision >= manifest.revision) return undefined;
  const now = listMadeOf(manifest);
  const profile = join(folders.revisions, keptPath(last.revision, PROFILE.name));
  if (Object.entries(now).some(([name, files]) => !isBeginning(last.list[name] ?? [], files))) return undefined;
  if (!existsSync(profile)) return undefined;
  const changed: string[] = [];
  for (const schema of OF_PEOPLE) {
    const layers = artifactOf(manifest, schema)?.layers?.slice((last.list[schema.name]?.length ?? 1) - 1) ?? [];
    const files = layers.flatMap(({ added, gone }) =>
      [added, ...(gone ? [gone] : [])].map(({ file }) => join(folder, file)),
    );
    if (files.length === 0) continue;
    const name = `changed_${schema.name}`;
    await engine.attach({ name, files, columns: schema.columns.filter((column) => column.name === schema.group) });
    changed.push(name);
  }
  await engine.attach({ name: BEFORE_PROFILE, files: [profile], columns: PROFILE.columns });
  return { sha256: last.sha256, rows: last.rows, changed };
};
