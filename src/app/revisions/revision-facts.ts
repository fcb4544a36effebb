import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { loadLawData } from '../../assess/data-files.ts';
import type { Profile } from '../../assess/groups.ts';
import type { CaseUnderLaw } from '../../assess/judge-case.ts';
import { lawBook } from '../../assess/law/evaluate.ts';
import { assessOptions } from '../../assess/options.ts';
import { readProfiles } from '../../assess/profiles.ts';
import { fileSha256 } from '../../case/artifacts.ts';
import type { CaseFile } from '../../case/case-schema.ts';
import { readManifest } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import { appendEntry } from '../../ledger/log.ts';
import { readEntries } from '../../ledger/verify.ts';
import { writeOutFile } from '../../report/files/out-file.ts';
import { PERSON } from '../../schema/tables/resolve.ts';
import { codeVersion, type OpenCase } from '../open-case.ts';
import { dataHashes } from '../run/data-hashes.ts';
import type { World } from '../world.ts';
import { hasTables, type KeptPeople, keepTables, revisionName } from './kept-tables.ts';
import { isBeginning, madeOf } from './made-of.ts';

/**
 * What each revision was judged from: numbers of people alike, and what case.yaml said. Small, without any value of a
 * person, and kept when the artifacts of a later revision replace those of this one.
 */
export interface RevisionFacts {
  readonly candor_revision: 1;
  readonly revision: number;
  readonly asOf: string;
  readonly code: string;
  readonly data: Readonly<Record<string, string>>;
  readonly file: CaseFile;
  readonly profiles: readonly Profile[];
}

const nameOf = (revision: number): string => `${revisionName(revision)}.json`;

/** What law never asks, and what could hold a value. */
const NOT_KEPT: readonly (keyof CaseFile)[] = ['columns', 'persons', 'test_values', 'environments'];

const keptFile = (file: CaseFile): CaseFile =>
  Object.fromEntries(Object.entries(file).filter(([key]) => !NOT_KEPT.includes(key as keyof CaseFile))) as CaseFile;

const keptOptions = z.object({ revision: z.number(), person: z.array(z.string()) });

const isPeople = (path: string): boolean => basename(path).startsWith(`${PERSON.name}.`);

/** The people of the last revision, where they were taken from the files (`now`) of the table that stands, or from the first of them. */
const keptPeople = async (
  { folder, folders }: OpenCase,
  revision: number,
  now: readonly string[],
): Promise<KeptPeople | undefined> => {
  const entries = (await readEntries(folders.ledger)).filter(({ kind }) => kind === 'facts');
  for (const { options, outputs = {} } of entries.reverse()) {
    const kept = keptOptions.safeParse(options);
    if (!kept.success || kept.data.revision >= revision) continue;
    const files = Object.fromEntries(Object.entries(outputs).filter(([path]) => isPeople(path)));
    const isThere = Object.keys(files).every((path) => existsSync(join(folder, path)));
    return isThere && isBeginning(kept.data.person, now) ? { ...kept.data, files } : undefined;
  }
  return undefined;
};

/**
 * Writes the facts of the revision that stands, its tables without values (`keepTables`), and the ledger's entry; nothing where they
 * stand already. The artifacts must be attached.
 */
export const keepRevision = async (open: OpenCase, asOf: string, world: Pick<World, 'now'>): Promise<void> => {
  const manifest = readManifest(open.folders.manifest);
  const { revision } = manifest;
  const facts: RevisionFacts = {
    candor_revision: 1,
    revision,
    asOf,
    code: codeVersion(),
    data: dataHashes(['law', 'calendars']),
    file: keptFile(open.file),
    profiles: await readProfiles(open.engine),
  };
  const text = `${JSON.stringify(facts)}\n`;
  const path = join(open.folders.revisions, nameOf(revision));
  const isKept = existsSync(path) && hasTables(open.folders, revision);
  if (isKept && (await readFile(path, 'utf8')) === text) return;
  const person = madeOf(manifest, PERSON);
  const tables = await keepTables(open, manifest, await keptPeople(open, revision, person));
  const { file, sha256 } = await writeOutFile(path, async (out) => {
    await out.write(text);
    return facts.profiles.length;
  });
  await appendEntry(
    open.ledger,
    {
      kind: 'facts',
      code: facts.code,
      inputs: { 'case.yaml': open.caseHash },
      data: facts.data,
      outputs: { [`revisions/${file}`]: sha256, ...tables },
      options: { revision, as_of: asOf, person },
      counts: { profiles: facts.profiles.length },
    },
    world.now(),
  );
};

/** Revisions whose facts are kept, oldest first. */
export const keptRevisions = ({ folders }: Pick<OpenCase, 'folders'>): readonly number[] =>
  existsSync(folders.revisions)
    ? readdirSync(folders.revisions)
        .flatMap((name) => (/^\d{4,}\.json$/.test(name) ? [Number.parseInt(name, 10)] : []))
        .sort((a, b) => a - b)
    : [];

/** The facts of an earlier revision, checked against the hash that the ledger keeps of them. */
export const readRevision = async (
  open: Pick<OpenCase, 'folders'>,
  revision: number,
  sha256: string | undefined,
): Promise<RevisionFacts> => {
  const path = join(open.folders.revisions, nameOf(revision));
  if (!existsSync(path))
    throw new CandorError('NOT_FOUND', 'no facts are kept of this revision', {
      hint: `kept: ${keptRevisions(open).join(', ') || 'none; candor respond keeps them'}`,
    });
  if ((await fileSha256(path)) !== sha256)
    throw new CandorError('VERIFY_FAILED', 'the facts of this revision are not those that the ledger names', {
      place: { file: path },
    });
  return JSON.parse(await readFile(path, 'utf8')) as RevisionFacts;
};

/** A kept revision as the law sees it, on any day. */
export const revisionUnderLaw = ({ file, profiles }: RevisionFacts, asOf: string): CaseUnderLaw => {
  const options = assessOptions(file, asOf);
  return { options: { ...options, facts: { ...options.facts, as_of: asOf } }, profiles, book: lawBook(loadLawData()) };
};
