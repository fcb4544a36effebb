import { expect, it } from 'vitest';
import { MARGIN } from '../src/resolve/cluster/merge-groups.ts';
import { JOINED_FROM } from '../src/schema/vocabulary.ts';

it('the threshold that the report marks is the one that records are joined by', () => {
  expect(Math.round(1000 / (1 + 2 ** -MARGIN))).toBe(JOINED_FROM);
});
