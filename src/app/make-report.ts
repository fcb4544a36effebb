import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_TIME_ZONE } from '../assess/law/facts/facts-schema.ts';
import { attachArtifacts, fileSha256 } from '../case/artifacts.ts';
import { readManifest } from '../case/manifest.ts';
import { openQuestions } from '../case/open-questions.ts';
import { timelineOf } from '../case/timeline.ts';
import { CandorError } from '../core/errors.ts';
import { appendEntry, CHECKPOINTS, checkpointName, checkpointSizes } from '../ledger/log.ts';
import { readEntries } from '../ledger/verify.ts';
import { decisionFacts } from '../report/facts/facts.ts';
import { questionPeople } from '../report/facts/question-people.ts';
import type { ReportFacts } from '../report/facts/report-facts.ts';
import type { ReportMeta } from '../report/facts/report-meta.ts';
import { writeReport } from '../report/write.ts';
import { ALL_TABLES, STAGES } from '../schema/tables.ts';
import { reportFields } from './fields/export-fields.ts';
import { codeVersion, type OpenCase } from './open-case.ts';
import { keepRevision } from './revisions/revision-facts.ts';
import { listMadeOf, standingList } from './revisions/standing-list.ts';
import type { World } from './world.ts';

/** The day that law and report count: stated in case.yaml, else today. */
export const reportDay = ({ file }: Pick<OpenCase, 'file'>, world: Pick<World, 'now'>): string =>
  file.as_of ?? world.now().toISOString().slice(0, 10);

/** The newest signed checkpoint as text; null where the ledger is empty. */
const newestCheckpoint = async (ledgerFolder: string): Promise<string | null> => {
  const size = (await checkpointSizes(ledgerFolder)).at(-1);
  return size === undefined ? null : readFile(join(ledgerFolder, CHECKPOINTS, checkpointName(size)), 'utf8');
};

const COUNTS = ['people_reviewed', 'apart_reviewed'] as const;

/** The last review that drew at random, as its entry in the ledger says it. */
const reviewedSample = async (ledgerFolder: string): Promise<ReportMeta['reviewed']> => {
  const entries = await readEntries(ledgerFolder);
  const entry = entries.findLast(({ counts = {} }) => COUNTS.some((name) => (counts[name] ?? 0) > 0));
  if (!entry) return null;
  const of = (name: string): number => entry.counts?.[name] ?? 0;
  return {
    on: entry.at.slice(0, 10),
    joined: { of: of('joined_reviewed'), right: of('joined_right') },
    apart: { of: of('apart_reviewed'), onePerson: of('apart_one_person') },
    people: { of: of('people_reviewed'), right: of('people_right'), nobody: of('people_nobody') },
  };
};

/** What the last run of resolve counted. */
const countedPeople = ({ stages }: ReturnType<typeof readManifest>): ReportMeta['counted'] => {
  const {
    people = 0,
    people_estimated: estimated = people,
    people_low: low = people,
    people_high: high = people,
  } = stages['resolve']?.counts ?? {};
  return { people, estimated, low, high };
};

const metaOf = async (open: OpenCase, asOf: string): Promise<ReportMeta> => {
  const { file, folders, engine } = open;
  const manifest = readManifest(folders.manifest);
  const data = Object.values(manifest.stages).flatMap((stage) => Object.entries(stage.data));
  return {
    caseName: file.name,
    caseId: file.id,
    notifier: file.notifier.name,
    drill: file.drill === true,
    revision: manifest.revision,
    asOf,
    timeZone: file.time_zone ?? DEFAULT_TIME_ZONE,
    codeVersion: codeVersion(),
    dataVersions: [...new Map(data)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, version]) => ({ name, version })),
    checkpoint: await newestCheckpoint(folders.ledger),
    decisions: decisionFacts(file),
    questions: openQuestions(file, await questionPeople(engine, file), asOf),
    timeline: timelineOf(file, asOf),
    reviewed: await reviewedSample(folders.ledger),
    counted: countedPeople(manifest),
  };
};

/** The last export where its files stand and still say what the case says; else undefined. */
const currentExport = async ({ folders, folder, caseHash }: OpenCase, asOf: string) => {
  const entries = await readEntries(folders.ledger);
  const entry = entries.findLast(({ kind, outputs: made = {} }) => kind === 'export' && 'out/report.json' in made);
  const outputs = Object.entries(entry?.outputs ?? {});
  // An earlier program wrote fewer files.
  if (!outputs.some(([file]) => file === 'out/coverage.csv')) return undefined;
  // Whatever was recorded after the export (a stage, a decision) may change what the files say.
  if (!entry || entries.slice(entry.index + 1).some(({ kind }) => kind !== 'export')) return undefined;
  const { as_of: day } = (entry.options ?? {}) as { readonly as_of?: unknown };
  if (day !== asOf || entry.code !== codeVersion() || entry.inputs?.['case.yaml'] !== caseHash) return undefined;
  for (const [file, sha256] of outputs) {
    const path = join(folder, file);
    // A sheet that people fill in is meant to be changed.
    if (file === 'out/fields.xlsx') continue;
    if (!existsSync(path) || (await fileSha256(path)) !== sha256) return undefined;
  }
  return entry;
};

export interface MadeReport {
  readonly facts: ReportFacts;
  /** Paths below the case folder. */
  readonly files: readonly string[];
  /** True where files of the same facts stood already and were left. */
  readonly unchanged: boolean;
}

/**
 * Writes everything that leaves a run into out/, and the ledger's entry of the export. Files that stand and say the
 * same are left, unless they are asked for anew: the ledger grows with what happened, not with how often somebody looked.
 */
export const makeReport = async (
  open: OpenCase,
  world: Pick<World, 'now'>,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<MadeReport> => {
  const { engine, folder, folders } = open;
  const manifest = readManifest(folders.manifest);
  const absent = STAGES.find((stage) => !manifest.stages[stage]);
  if (absent) {
    throw new CandorError('ARTIFACT_MISSING', `the stage ${absent} was not run yet`, {
      hint: 'candor respond CASE runs all stages',
    });
  }
  const asOf = reportDay(open, world);
  await attachArtifacts(engine, folder, ALL_TABLES);
  await keepRevision(open, asOf, world);
  const before = anew ? undefined : await currentExport(open, asOf);
  if (before) {
    const facts = JSON.parse(await readFile(join(folders.out, 'report.json'), 'utf8')) as ReportFacts;
    return { facts, files: Object.keys(before.outputs ?? {}), unchanged: true };
  }
  const standing = anew ? undefined : await standingList(open, manifest, await readEntries(folders.ledger));
  const { facts, files: written } = await writeReport(engine, await metaOf(open, asOf), folders.out, { standing });
  const files = [...written, ...(await reportFields(open))];
  const outputs = Object.fromEntries(files.map(({ file, sha256 }) => [`out/${file}`, sha256]));
  await appendEntry(
    open.ledger,
    {
      kind: 'export',
      code: codeVersion(),
      inputs: { 'case.yaml': open.caseHash },
      outputs,
      options: { as_of: asOf, revision: manifest.revision, list: listMadeOf(manifest) },
      counts: Object.fromEntries(files.map(({ file, rows }) => [file, rows])),
    },
    world.now(),
  );
  return { facts, files: Object.keys(outputs), unchanged: false };
};
