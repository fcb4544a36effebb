import { exactInterval, type Interval } from '../../core/exact-interval.ts';
import { SHOWN, SHOWN_BOTH } from '../../report/review/review-columns.ts';
import { keyOf } from './review-changes.ts';
import type { ReviewedRow } from './review-sheet.ts';

/** A share measured on a random sample, with its exact interval at 95 %. */
export interface Measured extends Interval {
  readonly hits: number;
  readonly of: number;
}

export interface ReviewMeasures {
  /** Of the pairs that were joined, those that are one person. */
  readonly precision: Measured;
  /** Of the pairs that looked alike and were kept apart, those that are one person after all. */
  readonly elusion: Measured;
  /** Of the people drawn, those whose records are all theirs. */
  readonly people: Measured;
  /** Of the people drawn, those who are nobody: a test, a product, a place. */
  readonly nobody: Measured;
  /** Of the values drawn from texts, those that are what is said; of the columns with an element, the same. */
  readonly detections: Measured;
  readonly columns: Measured;
  /** Of what was called clean and drawn, the columns and documents that hold something personal after all. */
  readonly cleanColumns: Measured;
  readonly cleanDocuments: Measured;
  /** Of the pairs that are one person among joined and kept apart, those that were joined; null: a sample is empty. */
  readonly recall: (Interval & { readonly share: number }) | null;
}

const measured = (rows: readonly ReviewedRow[], shown: string, right: string): Measured => {
  const drawn = rows.filter((row) => row.shown.split(SHOWN_BOTH).includes(shown) && row.decision !== 'none');
  // What two reviewers decided alike was drawn once.
  const own = [...new Map(drawn.map((row) => [`${row.of} ${keyOf(row)}`, row])).values()];
  const hits = own.filter(({ decision }) => decision === right).length;
  return { hits, of: own.length, ...exactInterval(hits, own.length) };
};

const share = (joined: number, precision: number, apart: number, elusion: number): number => {
  const [found, missed] = [joined * precision, apart * elusion];
  return found + missed === 0 ? 1 : found / (found + missed);
};

/**
 * What the samples of a review say of all pairs, of which `joined` and `apart` there are. The bounds of recall take
 * precision and elusion at 97.5 % each, so that they hold together at 95 %.
 */
export const measureReview = (
  rows: readonly ReviewedRow[],
  { joined, apart }: { readonly joined: number; readonly apart: number },
): ReviewMeasures => {
  const precision = measured(rows, SHOWN.joined, 'one person');
  const elusion = measured(rows, SHOWN.apart, 'one person');
  const isMeasured = (precision.of > 0 || joined === 0) && (elusion.of > 0 || apart === 0);
  const [p, e] = [exactInterval(precision.hits, precision.of, 0.975), exactInterval(elusion.hits, elusion.of, 0.975)];
  return {
    precision,
    elusion,
    people: measured(rows, SHOWN.people, 'right'),
    nobody: measured(rows, SHOWN.people, 'nobody'),
    detections: measured(rows, SHOWN.detections, 'right'),
    columns: measured(rows, SHOWN.columns, 'right'),
    cleanColumns: measured(rows, SHOWN.cleanColumns, 'holds data'),
    cleanDocuments: measured(rows, SHOWN.cleanDocuments, 'holds data'),
    recall: isMeasured
      ? {
          share: share(
            joined,
            precision.hits / Math.max(1, precision.of),
            apart,
            elusion.hits / Math.max(1, elusion.of),
          ),
          low: share(joined, p.low, apart, apart === 0 ? 0 : e.high),
          high: share(joined, p.high, apart, e.low),
        }
      : null,
  };
};
