import { attachArtifacts, fileSha256 } from '../../case/artifacts.ts';
import { editCaseFile } from '../../case/decisions.ts';
import { readManifest } from '../../case/manifest.ts';
import { CandorError } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { join, sql } from '../../engine/sql.ts';
import { appendEntry } from '../../ledger/log.ts';
import { knownIds } from '../../report/review/found-rows.ts';
import { SHOWN } from '../../report/review/review-columns.ts';
import { reviewTotals } from '../../report/review/review-rows.ts';
import { looksOf } from '../../resolve/followed-decisions.ts';
import { LINK, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { type CaseOptions, codeVersion, withCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { FOUND_TABLES } from './found-tables.ts';
import { measureReview, type ReviewMeasures } from './measure-review.ts';
import { applyChanges, changesOf, contradictions, keyOf, type ReviewChange, standingOf } from './review-changes.ts';
import { decidedBefore, personsNow } from './review-decisions.ts';
import { faultOf, type ReviewedRow, readReview } from './review-sheet.ts';

export interface ImportReviewOptions extends CaseOptions {
  readonly file: string;
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

/** Ids of what was found or called clean that are in the case no more. */
const unknownIds = async (engine: Engine, rows: readonly ReviewedRow[]): Promise<ReadonlySet<string>> => {
  const unknown: string[] = [];
  for (const [of, known] of Object.entries(knownIds)) {
    const ids = [...new Set(rows.flatMap((row) => (row.of === of ? [row.id] : [])))];
    if (ids.length === 0) continue;
    const list = join(
      ids.map((id) => sql`${id}`),
      ', ',
    );
    const there = await engine.read({
      name: `reviewed_${of}`,
      reads: known.reads,
      sql: sql`select id from (${known.sql}) known where id in (${list})`,
    });
    const found = new Set(there.map((row) => String(row['id'])));
    unknown.push(...ids.filter((id) => !found.has(id)).map((id) => `${of} ${id}`));
  }
  return new Set(unknown);
};

/** Which person has each of these records. */
const personsOf = async (engine: Engine, records: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  if (records.length === 0) return new Map();
  const list = join(
    records.map((record) => sql`${record}`),
    ', ',
  );
  const rows = await engine.read({
    name: 'reviewed_records',
    reads: [PERSON_RECORD.name],
    sql: sql`select record_id, person_id from person_record where record_id in (${list})`,
  });
  return new Map(rows.map((row) => [Number(row['record_id']), Number(row['person_id'])]));
};

/** What is wrong with the review as a whole, cell by cell. */
const faultsOf = (
  rows: readonly ReviewedRow[],
  persons: ReadonlyMap<number, number>,
  unknown: ReadonlySet<string>,
  by: string | undefined,
): readonly string[] => {
  const said = new Map<string, ReviewedRow>();
  return rows.flatMap((row) => {
    const fault = faultOf(row, by);
    if (fault) return [`${row.place}: ${fault}`];
    if (row.records.some((record) => !persons.has(record)))
      return [`${row.place}: these records are in this case no more; export the review again`];
    const key = `${row.of} ${keyOf(row)}`;
    if (unknown.has(key)) return [`${row.place}: this id is in this case no more; export the review again`];
    const other = said.get(key);
    said.set(key, row);
    return other && other.decision !== row.decision ? [`${row.place}: decided otherwise at ${other.place}`] : [];
  });
};

const SHOWN_FAULTS = 50;

/** Takes an edited review back: checks every cell, measures the samples, and records what it decides in case.yaml and the ledger. */
export const importReview = (options: ImportReviewOptions, world: World): Promise<ImportedReview> =>
  withCase(options, world, async (open) => {
    const { engine, folder, file, ledger, keys } = open;
    await attachArtifacts(engine, folder, [...FOUND_TABLES, LINK, PERSON, PERSON_RECORD]);
    const decided = await personsNow(engine, keys.token, file);
    const standing = standingOf(decided);
    // A decision that stands as it was is nothing new.
    const review = await readReview(options.file, file.id);
    const rows = review.rows.filter((row) => row.shown !== SHOWN.decided || standing.get(keyOf(row)) !== row.decision);
    const persons = await personsOf(engine, [...new Set(rows.flatMap(({ records }) => records))]);
    const changes = changesOf(rows, persons, standing, options.by);
    const faults = [
      ...faultsOf(rows, persons, await unknownIds(engine, rows), options.by),
      ...contradictions(rows, decided),
    ];
    if (faults.length > 0) {
      throw new CandorError(
        'USAGE',
        `${faults.length} faults; nothing was taken over\n    ${faults.slice(0, SHOWN_FAULTS).join('\n    ')}`,
        {
          place: { file: options.file },
          hint: 'docs/review.md says what each cell takes',
        },
      );
    }
    const { revision } = readManifest(open.folders.manifest);
    // A sample of an earlier revision says nothing of this one.
    const isOfNow = review.revision === revision;
    const measures = measureReview(isOfNow ? rows : [], await reviewTotals(engine, decidedBefore(decided)));
    const result = {
      changes,
      confirmed: rows.length - changes.length,
      measures,
      ...(isOfNow ? {} : { earlier: { of: review.revision, now: revision } }),
    };
    if (options.dryRun || rows.length === 0) return { ...result, entry: null };
    const now = world.now();
    const looks = await looksOf(engine, keys.token, [...new Set(changes.flatMap(({ records: ids }) => ids))]);
    const on = now.toISOString().slice(0, 10);
    const { before, after } = await editCaseFile(folder, applyChanges(changes, decided, looks, on));
    const { precision, elusion, people, nobody, detections, columns, cleanColumns, cleanDocuments } = measures;
    const { entry } = await appendEntry(
      ledger,
      {
        kind: 'decision',
        code: codeVersion(),
        inputs: { 'case.yaml before': before, review: await fileSha256(options.file) },
        outputs: { 'case.yaml': after },
        options: { about: 'persons' },
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
