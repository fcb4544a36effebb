import { expect, it } from 'vitest';
import { createLending } from './lending.ts';

it('makes no more than so many, and gives one that comes back to who waits longest', async () => {
  let made = 0;
  const { take, give, end } = createLending(2, () => ++made);
  const [first, second] = [await take(), await take()];
  const got: string[] = [];
  const waiting = ['a', 'b'].map((name) => take().then((item) => got.push(`${name}${item}`)));
  give(second);
  give(first);
  await Promise.all(waiting);
  expect(got).toEqual(['a2', 'b1']);
  expect(end()).toEqual([1, 2]);
});
