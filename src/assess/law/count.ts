import { type Missing, NO, type Truth, unknown, YES } from './truth.ts';

/** A number of people that may be known, lie in an interval, or hang on whether people count at all. */
export interface Count {
  readonly low: number;
  /** null: nobody knows. */
  readonly best: number | null;
  /** null: no upper bound is known. */
  readonly high: number | null;
  /** Facts that decide whether some of them count. */
  readonly missing: readonly Missing[];
  /** Whether the numbers of people themselves are not known exactly. */
  readonly inexact: boolean;
}

export const NOBODY: Count = { low: 0, best: 0, high: 0, missing: [], inexact: false };

export const exactly = (n: number): Count => ({ low: n, best: n, high: n, missing: [], inexact: false });

const total = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((at, n) => (at === null || n === null ? null : at + n), 0);

export const sum = (counts: readonly Count[]): Count => ({
  low: counts.reduce((n, { low }) => n + low, 0),
  best: total(counts.map(({ best }) => best)),
  high: total(counts.map(({ high }) => high)),
  missing: [...new Map(counts.flatMap(({ missing }) => missing.map((one) => [one.fact, one] as const))).values()],
  inexact: counts.some(({ inexact }) => inexact),
});

/** The people of a count as far as they count: all, none, or perhaps. */
export const counted = (people: Count, counts: Truth): Count => {
  if (counts.is === 'yes') return people;
  if (counts.is === 'no') return NOBODY;
  return { ...people, low: 0, missing: counts.missing };
};

export type ThresholdTest = 'any' | 'at_least' | 'more_than' | 'fewer_than';

const passes = (test: ThresholdTest, threshold: number, n: number): boolean => {
  switch (test) {
    case 'any':
      return true;
    case 'at_least':
      return n >= threshold;
    case 'more_than':
      return n > threshold;
    case 'fewer_than':
      return n < threshold;
    default:
      return test satisfies never;
  }
};

/** The last number on the near side of a threshold, in words and as number, and the first on the far side. */
const sides = (test: ThresholdTest, threshold: number): readonly [below: number, above: number] =>
  test === 'more_than' ? [threshold, threshold + 1] : [threshold - 1, threshold];

const missingCount = (law: string, item: string, test: ThresholdTest, threshold: number): Missing => {
  const [below, above] = sides(test, threshold);
  return {
    fact: 'group.count',
    choices: [
      { label: `up to ${below}`, patch: { kind: 'number', law, item, value: below } },
      { label: `${above} and more`, patch: { kind: 'number', law, item, value: above } },
    ],
  };
};

export interface Threshold {
  readonly law: string;
  /** Which item of the law asks: `regulator[0]`, so that a number can be assumed for it. */
  readonly item: string;
  readonly test: ThresholdTest;
  /** null with `any` only: then no number is read. */
  readonly number: number | null;
}

/** Whether a count reaches a threshold; an interval that holds both sides leaves it open. */
export const reaches = (people: Count, { law, item, test, number }: Threshold): Truth => {
  if (test === 'any') return YES;
  if (number === null) return unknown({ fact: `${item}.threshold`, choices: [] });
  const low = passes(test, number, people.low);
  const high = passes(test, number, people.high ?? Number.POSITIVE_INFINITY);
  if (low === high) return low ? YES : NO;
  const open = people.missing.length > 0 ? people.missing : [];
  return unknown(...open, ...(people.inexact || open.length === 0 ? [missingCount(law, item, test, number)] : []));
};
