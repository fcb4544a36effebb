import { describe, expect, it } from 'vitest';
import { scoreClusters } from './clusters.ts';
import { accuracyOf, shareOf } from './measures.ts';

describe('measures', () => {
  it('give the interval of Wilson, also at the ends', () => {
    // Newcombe 1998, table I, method 3.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ] as const;
    for (const [right, of, low, high] of published) {
      const share = shareOf(right, of);
      expect(share.low).toBeCloseTo(low, 4);
      expect(share.high).toBeCloseTo(high, 4);
    }
    expect(shareOf(10, 10).high).toBeCloseTo(1, 12);
    expect(shareOf(0, 0).share).toBeNull();
  });

  it('give precision, recall and F1', () => {
    const { precision, recall, f1 } = accuracyOf({ hit: 6, missed: 2, extra: 4 });
    expect([precision.share, recall.share]).toEqual([0.6, 0.75]);
    expect(f1).toBeCloseTo(2 / 3, 10);
  });

  it('compare groups pair by pair, record by record and whole', () => {
    // Truth {a b c} {d e}; found {a b} {c d} {e alone}.
    const { pairs, bcubed, exact } = scoreClusters({
      overlaps: [
        { n: 2, inTruth: 3, inFound: 2, times: 1 },
        { n: 1, inTruth: 3, inFound: 2, times: 1 },
        { n: 1, inTruth: 2, inFound: 2, times: 1 },
        { n: 1, inTruth: 2, inFound: 1, times: 1 },
      ],
      truths: [
        { size: 3, times: 1 },
        { size: 2, times: 1 },
      ],
      founds: [{ size: 2, times: 2 }],
    });
    expect(pairs).toMatchObject({ hit: 1, missed: 3, extra: 1 });
    expect(bcubed.precision).toBeCloseTo((1 + 1 + 0.5 + 0.5 + 1) / 5, 10);
    expect(bcubed.recall).toBeCloseTo((2 / 3 + 2 / 3 + 1 / 3 + 0.5 + 0.5) / 5, 10);
    expect(exact).toMatchObject({ right: 0, of: 2 });
  });
});
