import { createUnionFind } from '../../core/union-find.ts';
import { OF_SOME, SHOWN } from '../../report/review/review-columns.ts';
import { standingOf } from './review-changes.ts';
import type { PersonEntry, StandingDecision } from './review-decisions.ts';
import type { ReviewedRow } from './review-sheet.ts';

const isSameName = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

/**
 * What somebody else decided otherwise, which the reviewer of this row has not seen: it was taken over after the review was written. Nobody
 * overrules another without knowing it; a review that shows the decision may. In words; undefined: nothing.
 */
export const unseenDecision = (
  row: ReviewedRow,
  standing: readonly StandingDecision[],
  otherwiseBy: string | undefined,
): string | undefined => {
  const now = standingOf(row, standing).find(
    ({ decision, by }) =>
      decision !== row.decision &&
      row.stands?.replace(OF_SOME, '') !== decision &&
      !isSameName(by, row.by || (otherwiseBy ?? '')),
  );
  if (!now || (row.stands === undefined && row.shown === SHOWN.decided)) return undefined;
  const when = now.on === undefined ? '' : ` on ${now.on}`;
  return `${now.by} decided "${now.decision}"${when}, which this review does not show; settle it, and overrule it in a new one (candor review export)`;
};

/** Who stands as nobody is no person with wrong records; `right` says that the decision is. */
export const standsAsNobody = (row: ReviewedRow, standing: readonly StandingDecision[]): string | undefined =>
  row.of === 'people' && row.decision === 'wrong' && standingOf(row, standing).length > 0
    ? '"nobody" stands here; "none" takes that back'
    : undefined;

interface Together {
  readonly together?: readonly number[] | undefined;
  readonly apart?: readonly number[] | undefined;
  readonly place: string;
}

/**
 * Decisions that contradict each other: records that are one person by some of them, and two by another. `rows` are those
 * of the review, `persons` what stands in case.yaml beside them. One line a contradiction.
 */
export const contradictions = (
  rows: readonly ReviewedRow[],
  persons: readonly PersonEntry[],
  standing: readonly StandingDecision[],
): readonly string[] => {
  const pairs = rows.filter(({ of }) => of === 'pair');
  const gone = new Set(pairs.flatMap((row) => standingOf(row, standing).map(({ index }) => index)));
  const stay = persons.flatMap((entry, n): readonly Together[] =>
    gone.has(n) ? [] : [{ ...entry, place: `case.yaml persons[${n}]` }],
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
