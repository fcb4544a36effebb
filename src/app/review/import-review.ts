import { basename } from 'node:path';
import { attachArtifacts, fileSha256 } from '../../case/artifacts.ts';
import { editCaseFile } from '../../case/decisions.ts';
import { readManifest } from '../../case/manifest.ts';
import { appendEntry } from '../../ledger/log.ts';
import { reviewTotals } from '../../report/review/review-rows.ts';
import { looksOf } from '../../resolve/decisions/followed-decisions.ts';
import { LINK, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { type CaseOptions, codeVersion, withCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { FOUND_TABLES } from './found-tables.ts';
import { measureReview, type ReviewMeasures } from './measure-review.ts';
import { type EditedReview, readReview } from './review-book.ts';
import { applyChanges, changesOf, isUntouched, type ReviewChange } from './review-changes.ts';
import { contradictions } from './review-conflicts.ts';
import { decidedBefore, personsNow, standingDecisions } from './review-decisions.ts';
import { faultsOf, personsOf, refused, unknownIds } from './review-faults.ts';

export interface ImportReviewOptions extends CaseOptions {
  /** One workbook, or those of several reviewers, which are taken over together or not at all. */
  readonly files: readonly string[];
  /** Who decides, where a row does not say it. */
  readonly by?: string;
  readonly dryRun?: boolean;
}

export interface ImportedReview {
  readonly changes: readonly ReviewChange[];
  /** Rows that say what Candor says. */
  readonly confirmed: number;
  readonly measures: ReviewMeasures;
  /** The review was written of an earlier revision: its decisions count, its samples do not. */
  readonly earlier?: { readonly of: number; readonly now: number };
  /** Index in the ledger; null where nothing was recorded. */
  readonly entry: number | null;
}

/** All workbooks; where they are several, each cell is named with its file. */
const readReviews = async (files: readonly string[], caseId: string): Promise<readonly EditedReview[]> => {
  const reviews: EditedReview[] = [];
  for (const file of files) reviews.push(await readReview(file, caseId, files.length > 1 ? `${basename(file)} ` : ''));
  return reviews;
};

const hashesOf = async (files: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const hashes: Record<string, string> = {};
  for (const [n, file] of files.entries()) hashes[n === 0 ? 'review' : `review ${n + 1}`] = await fileSha256(file);
  return hashes;
};

/** A decision as the ledger keeps it: also what was taken back, and who did that, of which case.yaml says nothing any more. */
const recorded = ({ decision, records, by, replaces }: ReviewChange) => ({
  ...{ decision, by, records: [...records] },
  ...(replaces.length === 0 ? {} : { replaces: replaces.map((one) => ({ decision: one.decision, by: one.by })) }),
});

/** Takes an edited review back: checks every cell, measures the samples, and records what it decides in case.yaml and the ledger. */
export const importReview = (options: ImportReviewOptions, world: World): Promise<ImportedReview> =>
  withCase(options, world, async (open) => {
    const { engine, folder, file, ledger, keys } = open;
    await attachArtifacts(engine, folder, [...FOUND_TABLES, LINK, PERSON, PERSON_RECORD]);
    const decided = await personsNow(engine, keys.token, file);
    const standing = standingDecisions(decided);
    const reviews = await readReviews(options.files, file.id);
    // A decision that stands as it was is nothing new.
    const rows = reviews.flatMap((review) => review.rows.filter((row) => !isUntouched(row, standing)));
    const persons = await personsOf(engine, [...new Set(rows.flatMap(({ records }) => records))]);
    const changes = changesOf(rows, persons, standing, options.by);
    const faults = [
      ...faultsOf(rows, { persons, unknown: await unknownIds(engine, rows), standing, by: options.by }),
      ...contradictions(rows, decided, standing),
    ];
    if (faults.length > 0) throw refused(faults, options.files);
    const { revision } = readManifest(open.folders.manifest);
    // A sample of an earlier revision says nothing of this one.
    const earlier = reviews.find((review) => review.revision !== revision);
    const ofNow = new Set(reviews.flatMap((review) => (review.revision === revision ? review.rows : [])));
    const sampled = rows.filter((row) => ofNow.has(row));
    const measures = measureReview(sampled, await reviewTotals(engine, decidedBefore(decided)));
    const result = {
      changes,
      confirmed: rows.length - changes.length,
      measures,
      ...(earlier ? { earlier: { of: earlier.revision, now: revision } } : {}),
    };
    if (options.dryRun || rows.length === 0) return { ...result, entry: null };
    const now = world.now();
    const looks = await looksOf(engine, keys.token, [...new Set(changes.flatMap(({ records: ids }) => ids))]);
    const on = now.toISOString().slice(0, 10);
    const { before, after } = await editCaseFile(folder, applyChanges(changes, looks, on));
    const { precision, elusion, people, nobody, detections, columns, cleanColumns, cleanDocuments } = measures;
    const { entry } = await appendEntry(
      ledger,
      {
        kind: 'decision',
        code: codeVersion(),
        inputs: { 'case.yaml before': before, ...(await hashesOf(options.files)) },
        outputs: { 'case.yaml': after },
        options: { about: 'persons', changes: changes.map(recorded) },
        counts: {
          decisions: changes.length,
          confirmed: result.confirmed,
          joined_reviewed: precision.of,
          joined_right: precision.hits,
          apart_reviewed: elusion.of,
          apart_one_person: elusion.hits,
          people_reviewed: people.of,
          people_right: people.hits,
          people_nobody: nobody.hits,
          detections_reviewed: detections.of,
          detections_right: detections.hits,
          columns_reviewed: columns.of,
          columns_right: columns.hits,
          clean_columns_reviewed: cleanColumns.of,
          clean_columns_with_data: cleanColumns.hits,
          clean_documents_reviewed: cleanDocuments.of,
          clean_documents_with_data: cleanDocuments.hits,
        },
      },
      now,
    );
    return { ...result, entry: entry.index };
  });
