import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { artifactPath, attachArtifacts } from '../../case/artifacts.ts';
import { readCaseFile } from '../../case/case-file.ts';
import { nameExposures } from '../../case/exposures.ts';
import { caseFolders } from '../../case/folders.ts';
import { readManifest } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { DUTY } from '../../schema/tables/assess.ts';
import { HOLDING, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { type CaseOptions, withCase } from '../open-case.ts';
import { hasTables, keptTables } from '../revisions/kept-tables.ts';
import { keptRevisions } from '../revisions/revision-facts.ts';
import type { World } from '../world.ts';
import { type CaseDiff, type ChangedPerson, compareCases, type DiffStep } from './compare-cases.ts';

/** What is compared: a revision of the case by number, or a copy of the case folder as it stands. */
export type DiffSide = { readonly revision: number } | { readonly folder: string };

export interface DiffOptions extends Pick<CaseOptions, 'keyFile'> {
  readonly caseFolder: string;
  /** Undefined: the revision before. */
  readonly before?: DiffSide;
  /** Undefined: the case as it stands. */
  readonly after?: DiffSide;
}

/** How the number of people went from one revision to the next. */
export interface RevisionSteps {
  readonly revision: number;
  readonly steps: readonly DiffStep[];
}

const TABLES = [PERSON, PERSON_RECORD, HOLDING, DUTY];

const requireRun = (folder: string): void => {
  if (existsSync(join(folder, artifactPath('assess', DUTY.name)))) return;
  throw new CandorError('ARTIFACT_MISSING', 'the case was not run yet', {
    place: { file: folder },
    hint: `candor respond ${folder}`,
  });
};

const withTables = (folder: string): readonly number[] => {
  const folders = caseFolders(folder);
  return keptRevisions({ folders }).filter((revision) => hasTables(folders, revision));
};

const requireKept = (folder: string, revision: number): void => {
  const kept = withTables(folder);
  if (kept.includes(revision)) return;
  throw new CandorError('NOT_FOUND', `nothing is kept of revision ${revision}`, {
    place: { file: folder },
    hint: `kept: ${kept.join(', ') || 'none'}; candor respond keeps each revision with its report`,
  });
};

const requireSameCase = async (now: string, other: string): Promise<void> => {
  const [{ file: one }, { file: two }] = [await readCaseFile(now), await readCaseFile(other)];
  if (one.id === two.id) return;
  throw new CandorError('USAGE', 'these are two cases, not two revisions of one: their ids differ', {
    hint: 'candor diff CASE [BEFORE] [AFTER] compares revisions of one case, by their numbers',
  });
};

/** Makes the tables of one side readable under their names. */
const attachSide = async (engine: Engine, now: string, side: DiffSide, prefix: string): Promise<void> => {
  if ('folder' in side) {
    const folder = resolve(side.folder);
    await requireSameCase(now, folder);
    requireRun(folder);
    await attachArtifacts(engine, folder, TABLES, prefix);
  } else {
    requireKept(now, side.revision);
    for (const files of keptTables(caseFolders(now), side.revision, prefix)) await engine.attach(files);
  }
  await nameExposures(engine, prefix);
};

const previousRevision = (folder: string): DiffSide => {
  const { revision } = readManifest(caseFolders(folder).manifest);
  const before = withTables(folder).findLast((kept) => kept < revision);
  if (before !== undefined) return { revision: before };
  throw new CandorError('NOT_FOUND', `revision ${revision} is the only one that is kept`, {
    place: { file: folder },
    hint: 'put new evidence into the case and run candor respond: what it changes is another revision',
  });
};

const opened = async (
  { caseFolder, keyFile }: DiffOptions,
  world: World,
  work: (engine: Engine, now: string) => Promise<void>,
): Promise<void> => {
  const now = resolve(caseFolder);
  await readCaseFile(now);
  requireRun(now);
  return withCase({ caseFolder: now, readOnly: true, ...(keyFile ? { keyFile } : {}) }, world, ({ engine }) =>
    work(engine, now),
  );
};

/** What was compared with what, and what changed. */
export interface ComparedSides extends CaseDiff {
  readonly before: DiffSide;
  readonly after: DiffSide;
}

/** Compares two revisions of a case, and hands people one by one to `each` after the counts to `use`. */
export const diffCases = (
  options: DiffOptions,
  world: World,
  use: (diff: ComparedSides) => Promise<void>,
  each: (people: readonly ChangedPerson[]) => Promise<void>,
): Promise<void> =>
  opened(options, world, async (engine, now) => {
    const before = options.before ?? previousRevision(now);
    await attachSide(engine, now, before, 'previous_');
    await attachSide(engine, now, options.after ?? { folder: now }, '');
    const after = options.after ?? { revision: readManifest(caseFolders(now).manifest).revision };
    await use({ before, after, ...(await compareCases(engine)) });
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

/** The number of people over all revisions that are kept: each begins where the one before ended. */
export const diffAll = async (options: DiffOptions, world: World): Promise<readonly RevisionSteps[]> => {
  const all: RevisionSteps[] = [];
  await opened(options, world, async (engine, now) => {
    const kept = withTables(now);
    for (const [n, revision] of kept.slice(1).entries()) {
      await attachSide(engine, now, { revision: kept[n] ?? 0 }, 'previous_');
      await attachSide(engine, now, { revision }, '');
      all.push({ revision, steps: (await compareCases(engine)).steps });
    }
  });
  return all;
};
