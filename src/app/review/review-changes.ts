import { type Document, isSeq, type YAMLSeq } from 'yaml';
import { SHOWN, SHOWN_BOTH } from '../../report/review/review-columns.ts';
import { pairKey, type StandingDecision } from './review-decisions.ts';
import type { ReviewedRow } from './review-sheet.ts';

/** A decision that changes the outcome: what goes into `persons` of case.yaml, or is taken back. */
export interface ReviewChange {
  readonly decision: string;
  readonly records: readonly number[];
  readonly by: string;
  readonly why: string;
  readonly place: string;
  /** What stood in case.yaml, and goes for it. */
  readonly replaces: readonly StandingDecision[];
}

/** Key of what a row is about, as rows of several sheets share it. */
export const keyOf = ({ of, records, id }: ReviewedRow): string => {
  const [a = 0, b = 0] = records;
  return of === 'pair' ? pairKey(a, b) : of === 'people' ? String(Math.min(...records)) : id;
};

/** What stands about the records of a row: about this very pair, or about any record of this person. */
export const standingOf = (
  { of, records }: ReviewedRow,
  standing: readonly StandingDecision[],
): readonly StandingDecision[] => {
  if (of === 'people') {
    const own = new Set(records);
    return standing.filter((one) => one.decision === 'nobody' && one.records.some((record) => own.has(record)));
  }
  if (of !== 'pair') return [];
  const [a = 0, b = 0] = records;
  return standing.filter(
    (one) => one.decision !== 'nobody' && pairKey(one.records[0] ?? 0, one.records[1] ?? 0) === pairKey(a, b),
  );
};

/** Whether a row is as it was written: it shows what stands, and nobody changed it. */
export const isUntouched = (row: ReviewedRow, standing: readonly StandingDecision[]): boolean => {
  if (row.stands !== undefined) return row.stands !== '' && row.decision === row.stands;
  return row.shown === SHOWN.decided && standingOf(row, standing).some(({ decision }) => decision === row.decision);
};

const isAbout = (records: readonly number[], of: readonly number[]): boolean =>
  records.every((one) => of.includes(one));

/** Rows that ask a question. */
const ASKED: readonly string[] = [SHOWN.queue, SHOWN.asked];

/**
 * What decisions change: what was decided before, else the outcome of the last run. The answer to a question is kept where
 * it is the outcome as well: more evidence may turn that, and nobody shall be asked again.
 */
export const changesOf = (
  rows: readonly ReviewedRow[],
  persons: ReadonlyMap<number, number>,
  standing: readonly StandingDecision[],
  by: string | undefined,
): readonly ReviewChange[] => {
  const seen = new Set<string>();
  return rows.flatMap((row) => {
    const replaces = standingOf(row, standing);
    const [before] = replaces;
    const [a = 0, b = 0] = row.records.map((record) => persons.get(record));
    const isAsked = row.shown.split(SHOWN_BOTH).some((one) => ASKED.includes(one));
    const isNew = {
      'one person': before ? before.decision !== 'one person' : a !== b || isAsked,
      'two people': before ? before.decision !== 'two people' : a === b || isAsked,
      nobody: !replaces.some(({ records }) => isAbout(row.records, records)),
      none: before !== undefined,
    }[row.decision];
    const key = `${row.of} ${keyOf(row)}`;
    // What is said of detections, columns and documents measures them, and changes nothing by itself.
    if (!isNew || seen.has(key)) return [];
    seen.add(key);
    const { decision, records, place } = row;
    return [{ decision, records, by: row.by || (by ?? ''), why: row.why || 'as reviewed', place, replaces }];
  });
};

const KINDS: Readonly<Record<string, string>> = { 'one person': 'together', 'two people': 'apart', nobody: 'nobody' };

/** Puts decisions into `persons` of case.yaml, each in place of the one that stood there. */
export const applyChanges =
  (changes: readonly ReviewChange[], looks: ReadonlyMap<number, string>, on: string) =>
  (document: Document): void => {
    if (!isSeq(document.get('persons'))) document.set('persons', document.createNode([]));
    const list = document.get('persons') as YAMLSeq;
    list.flow = false;
    const gone = new Set(changes.flatMap(({ replaces }) => replaces.map(({ index }) => index)));
    list.items = list.items.filter((_, n) => !gone.has(n));
    for (const { decision, records, by, why } of changes) {
      const kind = KINDS[decision];
      const seen = records.flatMap((record) => looks.get(record) ?? []);
      if (kind) list.items.push(document.createNode({ [kind]: records, seen, by, on, why }));
    }
    if (list.items.length === 0) document.delete('persons');
  };
