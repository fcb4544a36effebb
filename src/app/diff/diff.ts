import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { artifactPath, attachArtifacts } from '../../case/artifacts.ts';
import { readCaseFile } from '../../case/case-file.ts';
import { CandorError } from '../../core/errors.ts';
import { sql } from '../../engine/sql.ts';
import { DUTY } from '../../schema/tables/assess.ts';
import { EXPOSURE, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { type CaseOptions, withCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { type CaseDiff, type ChangedPerson, compareCases } from './compare-cases.ts';

export interface DiffOptions extends Pick<CaseOptions, 'keyFile'> {
  /** The folder of the earlier revision: a copy of the case, made before more evidence came. */
  readonly before: string;
  readonly after: string;
}

const TABLES = [PERSON, PERSON_RECORD, EXPOSURE, DUTY];

const requireRun = (folder: string): void => {
  if (existsSync(join(folder, artifactPath('assess', DUTY.name)))) return;
  throw new CandorError('ARTIFACT_MISSING', 'the case was not run yet', {
    place: { file: folder },
    hint: `candor respond ${folder}`,
  });
};

/** Compares two revisions of a case, and hands people one by one to `each` after the counts to `use`. */
export const diffCases = async (
  { before, after, keyFile }: DiffOptions,
  world: World,
  use: (diff: CaseDiff) => Promise<void>,
  each: (people: readonly ChangedPerson[]) => Promise<void>,
): Promise<void> => {
  const [old, now] = [resolve(before), resolve(after)];
  const [earlier, later] = [await readCaseFile(old), await readCaseFile(now)];
  if (earlier.file.id !== later.file.id) {
    throw new CandorError('USAGE', 'these are two cases, not two revisions of one: their ids differ', {
      hint: 'compare a case with a copy of its own folder that was made before',
    });
  }
  for (const folder of [old, now]) requireRun(folder);
  await withCase({ caseFolder: now, readOnly: true, ...(keyFile ? { keyFile } : {}) }, world, async ({ engine }) => {
    await attachArtifacts(engine, old, TABLES, 'previous_');
    await attachArtifacts(engine, now, TABLES);
    await use(await compareCases(engine));
    const list = sql`select change, person, what from diff_people order by change, person`;
    for await (const rows of engine.stream({ name: 'diff_list', reads: ['diff_people'], sql: list })) {
      await each(
        rows.map((row) => ({
          change: String(row['change']) as ChangedPerson['change'],
          person: Number(row['person']),
          what: String(row['what'] ?? ''),
        })),
      );
    }
  });
};
