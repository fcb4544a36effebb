import { describe, expect, it } from 'vitest';
import { sharesOf } from '../learn/explanations.ts';
import { ofSame } from '../learn/shares.ts';
import { keyRecall } from './key-recall.ts';
import { shapeOf, type Told } from './shape.ts';

const believed = sharesOf(ofSame);
const weights = {
  shares: { same: believed, relatives: believed, twins: believed, neighbours: believed, strangers: believed },
};
const always = () => 1;
const recall = (shape: number, partner: (told: Told) => number = always, keys: Parameters<typeof keyRecall>[2] = []) =>
  keyRecall(shape, partner, keys, weights);

describe('how likely a key brings two mentions of one person together', () => {
  it('is no chance at all where a mention says nothing that keys are made of', () => {
    expect(recall(shapeOf())).toBe(0);
    expect(recall(shapeOf('given'))).toBe(0);
  });

  it('is how often numbers are the same, where a number is all that there is', () => {
    expect(recall(shapeOf('ssn'))).toBeCloseTo(0.82);
    expect(recall(shapeOf('ssn'), () => 0.5)).toBeCloseTo(0.41);
  });

  it('grows with what a mention says', () => {
    const names = shapeOf('given', 'family', 'zip');
    const more = shapeOf('given', 'family', 'zip', 'birth', 'birth_year');
    expect(recall(more)).toBeGreaterThan(recall(names));
    expect(recall(more + shapeOf('phone'))).toBeGreaterThan(recall(more));
  });

  it('hangs on how much of a coarser key was compared', () => {
    const names = shapeOf('given', 'family');
    const key = { name: 'words', words: 2, columns: [] } as const;
    expect(recall(names)).toBeCloseTo(0);
    const [whole = 0, half] = [1, 0].map((covered) => recall(names, always, [{ key, sizes: [0], covered }]));
    // A family name is the same alone, or beside another one that is the same or not.
    expect(whole).toBeCloseTo(0.795 * (0.81 + 0.045 + 0.005));
    expect(half).toBeCloseTo(whole / 2);
  });
});
