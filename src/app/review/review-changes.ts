import { type Document, isSeq, type YAMLSeq } from 'yaml';
import { createUnionFind } from '../../core/union-find.ts';
import { SHOWN, SHOWN_BOTH } from '../../report/review/review-columns.ts';
import { type PersonEntry, pairKey, shownDecision } from './review-decisions.ts';
import type { ReviewedRow } from './review-sheet.ts';

/** A decision that changes the outcome: what goes into `persons` of case.yaml, or is taken back. */
export interface ReviewChange {
  readonly key: string;
  readonly decision: string;
  readonly records: readonly number[];
  readonly by: string;
  readonly why: string;
  readonly place: string;
}

/** Key of what a row is about, as decisions share it. */
export const keyOf = ({ of, records, id }: ReviewedRow): string => {
  const [a = 0, b = 0] = records;
  return of === 'pair' ? pairKey(a, b) : of === 'people' ? String(Math.min(...records)) : id;
};

/**
 * What decisions change: the outcome of the last run, or what was decided before. The answer to a doubtful pair is kept where
 * it is the outcome as well: more evidence may turn that, and nobody shall be asked again.
 */
export const changesOf = (
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
    const isDoubtful = row.shown.split(SHOWN_BOTH).includes(SHOWN.queue);
    const isNew = {
      'one person': (a !== b || isDoubtful) && before !== 'one person',
      'two people': (a === b || isDoubtful) && before !== 'two people',
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
export const applyChanges =
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
export const standingOf = (persons: readonly PersonEntry[]): ReadonlyMap<string, string> =>
  new Map(
    persons.flatMap((entry) => {
      const shown = shownDecision(entry);
      return shown ? [[shown.key, shown.decision] as const] : [];
    }),
  );

interface Together {
  readonly together?: readonly number[] | undefined;
  readonly apart?: readonly number[] | undefined;
  readonly place: string;
}

/**
 * Decisions that contradict each other: records that are one person by some of them, and two by another. `rows` are those
 * of the review, `persons` what stands in case.yaml beside them. One line a contradiction.
 */
export const contradictions = (rows: readonly ReviewedRow[], persons: readonly PersonEntry[]): readonly string[] => {
  const pairs = rows.filter(({ of }) => of === 'pair');
  const said = new Set(pairs.map(keyOf));
  const stay = persons.flatMap((entry, n): readonly Together[] =>
    said.has(shownDecision(entry)?.key ?? '') ? [] : [{ ...entry, place: `case.yaml persons[${n}]` }],
  );
  const come = pairs.flatMap(({ decision, records, place }): readonly Together[] => {
    if (decision === 'one person') return [{ together: records, place }];
    return decision === 'two people' ? [{ apart: records, place }] : [];
  });
  const all = [...stay, ...come];
  const numbers = new Map([...new Set(all.flatMap(({ together = [] }) => together))].map((record, n) => [record, n]));
  const sets = createUnionFind(numbers.size);
  for (const { together: [first, ...others] = [] } of all) {
    for (const other of others) sets.union(numbers.get(first ?? -1) ?? 0, numbers.get(other) ?? 0);
  }
  return all.flatMap(({ apart = [], place }) => {
    const found = apart.flatMap((record) => {
      const number = numbers.get(record);
      return number === undefined ? [] : [sets.find(number)];
    });
    return new Set(found).size < found.length
      ? [`${place}: two people, but other decisions make one person of these records`]
      : [];
  });
};
