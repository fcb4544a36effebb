import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashThread } from './hash-thread.ts';

it('makes the hash of all pieces in order, of memory that its owner uses again', async () => {
  const thread = hashThread();
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1000);
  for (let n = 0; n < 40; n++) {
    piece.fill(n);
    hash.update(piece);
    await thread.update(piece);
  }
  expect(await thread.digest()).toBe(hash.digest('hex'));
  await thread.close();
});

it('takes pieces of any size', async () => {
  const thread = hashThread();
  const hash = createHash('sha256');
  for (const [n, size] of [0, 1, 3_500_000, 1 << 20, (1 << 20) + 1, 20 << 20].entries()) {
    const piece = Buffer.alloc(size, `piece ${n}`);
    hash.update(piece);
    await thread.update(piece);
  }
  expect(await thread.digest()).toBe(hash.digest('hex'));
  await thread.close();
});
