import { describe, expect, it } from 'vitest';
import { sharesOf, type Weights } from './explanations.ts';
import { lookAhead } from './look-ahead.ts';

/** Weights that are `distance` bits from their end in every learned share and start. */
const at = (distance: number): Weights => {
  const shares = sharesOf((_, level) => 2 ** (-level - distance));
  const each = { same: shares, relatives: shares, twins: shares, neighbours: shares, strangers: shares };
  const start = -20 - distance;
  return {
    shares: each,
    starts: { same: start, relatives: start, twins: start, neighbours: start },
    forbids: new Set(['ssn']),
  };
};

describe('looking ahead in learning', () => {
  it('lands where steps that shrink by one factor would end', () => {
    const end = lookAhead(at(1), at(0.9), at(0.81));
    expect(end.starts.twins).toBeCloseTo(-20, 9);
    expect(end.shares.relatives[2]).toBeCloseTo(0.25, 9);
  });

  it('goes no farther than the last step where there is nothing to learn', () => {
    const still = at(0);
    expect(lookAhead(still, still, still)).toEqual(still);
  });

  it('leaves out no more than sixty-four steps, however little they bend', () => {
    const end = lookAhead(at(1), at(0.9999), at(0.99980001));
    expect(end.starts.same).toBeGreaterThan(-21);
    expect(end.starts.same).toBeLessThan(-20.98);
  });

  it('keeps what forbids', () => {
    expect([...lookAhead(at(1), at(0.5), at(0.25)).forbids]).toEqual(['ssn']);
  });
});
