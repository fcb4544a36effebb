import { describe, expect, it } from 'vitest';
import { sharesOf } from '../learn/explanations.ts';
import { ofSame } from '../learn/shares.ts';
import type { Doubt } from './doubts.ts';
import { type Counted, estimateOf, missedPeople } from './estimate.ts';
import { ALL_TOLD, shapeOf } from './shape.ts';

const believed = sharesOf(ofSame);
const counted: Counted = {
  mentions: 1000,
  weights: {
    shares: { same: believed, relatives: believed, twins: believed, neighbours: believed, strangers: believed },
    starts: { same: -10, relatives: -10, twins: -20, neighbours: -20 },
  },
  keys: [],
};

const NAMES = shapeOf('given', 'family');
const TOWN = shapeOf('given', 'family', 'birth', 'birth_year', 'city');
const WHOLE = shapeOf('given', 'family', 'birth', 'birth_year', 'zip', 'ssn', 'phone', 'email');

const doubt = (what: string, shape: number, step: number, count: number): Doubt => ({ what, shape, step, count });
/** Mentions of people with three each, who say all that their shape says. */
const linked = (shape: number, count: number): readonly Doubt[] => [
  doubt('linked', shape, 3, count),
  ...ALL_TOLD.flatMap((_, n) => ((shape & (2 ** n)) === 0 ? [] : [doubt('partner', shape, n, count)])),
];
const missed = (...doubts: readonly Doubt[]): number => missedPeople(doubts, counted, [1])[0] ?? 0;

describe('people who were found twice', () => {
  it('are none where every record joined others', () => {
    expect(missed(...linked(WHOLE, 900))).toBe(0);
  });

  it('are few where records that stand alone say enough to be found', () => {
    expect(missed(...linked(WHOLE, 500), doubt('alone', WHOLE, 0, 500))).toBeLessThan(25);
  });

  it('are most records that stand alone and say too little, where most others have somebody', () => {
    expect(missed(...linked(WHOLE, 900), ...linked(NAMES, 50), doubt('alone', NAMES, 0, 100))).toBeGreaterThan(80);
  });

  it('are fewer where people have several records, of which any one is enough to be found by', () => {
    const inGroupsOf = (size: number) => {
      const others = linked(TOWN, 900).map((one) => (one.what === 'linked' ? { ...one, step: size } : one));
      return missed(...others, doubt('alone', TOWN, 0, 900));
    };
    expect(inGroupsOf(5)).toBeLessThan(inGroupsOf(2));
  });

  it('are more where namesakes were found than where nobody was', () => {
    const found = (evidence: number) => missed(...linked(WHOLE, 500), doubt('alone:group', WHOLE, evidence, 500));
    expect(found(512)).toBeGreaterThan(2 * found(0));
  });

  it('count half where two records that stand alone are one person', () => {
    const alone = (what: string) => missed(...linked(WHOLE, 500), doubt(what, WHOLE, 1024, 500));
    expect(alone('alone:group') / alone('alone')).toBeGreaterThan(1.7);
  });
});

describe('the number of people', () => {
  it('lies in its range, which holds no number that records cannot have', () => {
    const doubts = [...linked(WHOLE, 500), doubt('alone', WHOLE, 64, 500), doubt('joined', 0, 900, 300)];
    const { low, estimated, high } = estimateOf(doubts, counted, 1000, 670);
    expect(low).toBeLessThan(estimated);
    expect(estimated).toBeLessThan(high);
    expect(estimateOf(doubts, counted, 3, 3)).toMatchObject({ low: 1, high: 3 });
    expect(estimateOf([], counted, 0, 0)).toEqual({ estimated: 0, low: 0, high: 0 });
  });

  it('is more where merges are less sure', () => {
    const by = (confidence: number) => estimateOf([doubt('joined', 0, confidence, 300)], counted, 1000, 670).high;
    expect(by(700)).toBeGreaterThan(by(990));
  });

  it('may be nearly all that were found in a small table, where hardly anybody is found twice', () => {
    const doubts = [
      ...linked(WHOLE, 100),
      doubt('alone', WHOLE, 0, 60),
      ...linked(NAMES, 20),
      doubt('alone', NAMES, 0, 40),
    ];
    const range = (mentions: number) => estimateOf(doubts, { ...counted, mentions }, 220, 140);
    expect(range(220).high).toBeGreaterThan(range(100_000).high);
    expect(range(220).low).toBe(range(100_000).low);
  });
});
