import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeOutFile } from './out-file.ts';

it('writes small and large pieces in their order, of memory that their maker uses again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-out-'));
  const path = join(folder, 'list.csv');
  const memory = Buffer.alloc(2 << 20);
  const made: Buffer[] = [];
  const written = await writeOutFile(path, async (file) => {
    for (const [n, size] of [10, 600_000, 1, 500_000, 500_000, 100_000, 2 << 20, 1 << 19, 7].entries()) {
      const piece = memory.fill(`piece ${n}`).subarray(0, size);
      made.push(Buffer.from(piece));
      await file.write(piece);
    }
    return made.length;
  });
  const whole = Buffer.concat(made);
  expect((await readFile(path)).equals(whole)).toBe(true);
  expect(written).toEqual({ file: 'list.csv', sha256: createHash('sha256').update(whole).digest('hex'), rows: 9 });
  await rm(folder, { recursive: true });
});
