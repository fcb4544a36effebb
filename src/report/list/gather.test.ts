import { describe, expect, it } from 'vitest';
import { gathered } from './gather.ts';

async function* from(pieces: readonly (string | Uint8Array)[]): AsyncIterable<string | Uint8Array> {
  yield* pieces;
}

const gather = async (pieces: readonly (string | Uint8Array)[], size: number): Promise<readonly string[]> => {
  const found: string[] = [];
  for await (const bytes of gathered(from(pieces), size)) found.push(Buffer.from(bytes).toString());
  return found;
};

describe('pieces put together', () => {
  it('are whole pieces in their order, as many as fit', async () => {
    expect(await gather(['ab', Buffer.from('cd'), 'é', 'f'], 4)).toEqual(['abcd', 'éf']);
  });

  it('are passed on as they are where one is larger than all of the memory', async () => {
    expect(await gather(['a', 'bcdefg', 'h'], 4)).toEqual(['a', 'bcdefg', 'h']);
  });

  it('are none where there are none', async () => {
    expect(await gather([], 4)).toEqual([]);
  });
});
