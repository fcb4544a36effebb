import { type Document, isSeq, type YAMLSeq } from 'yaml';
import { attachArtifacts, fileSha256 } from '../../case/artifacts.ts';
import { editCaseFile } from '../../case/decisions.ts';
import { CandorError } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { join, sql } from '../../engine/sql.ts';
import { appendEntry } from '../../ledger/log.ts';
import { knownIds } from '../../report/review/found-rows.ts';
import { SHOWN } from '../../report/review/review-columns.ts';
import { reviewTotals } from '../../report/review/review-rows.ts';
import { looksOf } from '../../resolve/followed-decisions.ts';
import { LINK, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { type CaseOptions, codeVersion, withCase } from '../open-case.ts';
import type { World } from '../world.ts';
import { FOUND_TABLES } from './found-tables.ts';
import { measureReview, type ReviewMeasures } from './measure-review.ts';
import { type PersonEntry, pairKey, personsNow, shownDecision } from './review-decisions.ts';
import { faultOf, type ReviewedRow, readReview } from './review-sheet.ts';

export interface ImportReviewOptions extends CaseOptions {
  readonly file: string;
  /** Who decides, where a row does not say it. */
  readonly by?: string;
  readonly dryRun?: boolean;
}

/** A decision that changes the outcome: what goes into `persons` of case.yaml, or is taken back. */
export interface ReviewChange {
  readonly key: string;
  readonly decision: string;
  readonly records: readonly number[];
  readonly by: string;
  readonly why: string;
  readonly place: string;
}

export interface ImportedReview {
  readonly changes: readonly ReviewChange[];
  /** Rows that say what Candor says. */
  readonly confirmed: number;
  readonly measures: ReviewMeasures;
  /** Index in the ledger; null where nothing was recorded. */
  readonly entry: number | null;
}

const keyOf = ({ of, records, id }: ReviewedRow): string => {
  const [a = 0, b = 0] = records;
  return of === 'pair' ? pairKey(a, b) : of === 'people' ? String(Math.min(...records)) : id;
};

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

/** Whether a decision says other than what stands: the outcome of the last run, or what was decided before. */
const changesOf = (
  rows: readonly ReviewedRow[],
  persons: ReadonlyMap<number, number>,
  standing: ReadonlyMap<string, string>,
  by: string | undefined,
): readonly ReviewChange[] => {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const key = keyOf(row);
    const before = standing.get(key);
    const [a = 0, b = 0] = row.records.map((record) => persons.get(record));
    const isNew = {
      'one person': a !== b && before !== 'one person',
      'two people': a === b && before !== 'two people',
      nobody: before !== 'nobody',
      none: before !== undefined,
    }[row.decision];
    // What is said of detections, columns and documents measures them, and changes nothing by itself.
    if (!isNew || seen.has(key)) return [];
    seen.add(key);
    const { decision, records, place } = row;
    return [{ key, decision, records, by: row.by || (by ?? ''), why: row.why || 'as reviewed', place }];
  });
};

const KINDS: Readonly<Record<string, string>> = { 'one person': 'together', 'two people': 'apart', nobody: 'nobody' };

/** Puts decisions into `persons` of case.yaml, each in place of the one that stood there. */
const applyChanges =
  (changes: readonly ReviewChange[], persons: readonly PersonEntry[], looks: ReadonlyMap<number, string>, on: string) =>
  (document: Document): void => {
    if (!isSeq(document.get('persons'))) document.set('persons', document.createNode([]));
    const list = document.get('persons') as YAMLSeq;
    list.flow = false;
    const gone = new Set(changes.map(({ key }) => key));
    list.items = list.items.filter((_, n) => !gone.has((persons[n] && shownDecision(persons[n])?.key) ?? ''));
    for (const { decision, records, by, why } of changes) {
      const kind = KINDS[decision];
      const seen = records.flatMap((record) => looks.get(record) ?? []);
      if (kind) list.items.push(document.createNode({ [kind]: records, seen, by, on, why }));
    }
    if (list.items.length === 0) document.delete('persons');
  };

/** What was decided before, by pair or record. */
const standingOf = (persons: readonly PersonEntry[]): ReadonlyMap<string, string> =>
  new Map(
    persons.flatMap((entry) => {
      const shown = shownDecision(entry);
      return shown ? [[shown.key, shown.decision] as const] : [];
    }),
  );

const SHOWN_FAULTS = 50;

/** Takes an edited review back: checks every cell, measures the samples, and records what it decides in case.yaml and the ledger. */
export const importReview = (options: ImportReviewOptions, world: World): Promise<ImportedReview> =>
  withCase(options, world, async (open) => {
    const { engine, folder, file, ledger, keys } = open;
    await attachArtifacts(engine, folder, [...FOUND_TABLES, LINK, PERSON_RECORD]);
    const decided = await personsNow(engine, keys.token, file);
    const standing = standingOf(decided);
    // A decision that stands as it was is nothing new.
    const rows = (await readReview(options.file)).filter(
      (row) => row.shown !== SHOWN.decided || standing.get(keyOf(row)) !== row.decision,
    );
    const persons = await personsOf(engine, [...new Set(rows.flatMap(({ records }) => records))]);
    const faults = faultsOf(rows, persons, await unknownIds(engine, rows), options.by);
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
    const changes = changesOf(rows, persons, standing, options.by);
    const measures = measureReview(rows, await reviewTotals(engine));
    const result = { changes, confirmed: rows.length - changes.length, measures };
    if (options.dryRun || rows.length === 0) return { ...result, entry: null };
    const now = world.now();
    const looks = await looksOf(engine, keys.token, [...new Set(changes.flatMap(({ records: ids }) => ids))]);
    const on = now.toISOString().slice(0, 10);
    const { before, after } = await editCaseFile(folder, applyChanges(changes, decided, looks, on));
    const { precision, elusion, people, detections, columns, cleanColumns, cleanDocuments } = measures;
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
