import { describe, expect, it } from 'vitest';
import { testBook } from '../../../test/support/law-case.ts';
import { enteredFigures, figures } from '../../../test/support/law-figures.ts';

/**
 * Double entry: every number, threshold, period and day of the law data stands a second time in
 * test/fixtures/law/figures.yaml, so that a slip of the finger in a law file cannot pass.
 */
const entered = enteredFigures();

describe('figures of the law', () => {
  it('are entered for every law', () => {
    expect(Object.keys(entered).sort()).toEqual(testBook().known.laws.toSorted());
  });

  it.each(testBook().laws.map((law) => [law.id, law] as const))('%s', (id, law) => {
    expect(figures(law)).toEqual(entered[id] ?? []);
  });
});
