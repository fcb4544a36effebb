import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOutFile } from './out-file.ts';
import { writeZip } from './zip-file.ts';

describe('a large part of an archive', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-zip-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const write = (name: string, body: AsyncIterable<Uint8Array>) => {
    const path = join(folder, name);
    return writeOutFile(path, async (file) => {
      await writeZip(file, {}, { name: 'part', body, aside: `${path}.aside` });
      return 0;
    });
  };

  it('may come in memory that its maker uses again for the next piece but one', async () => {
    const memories = [Buffer.alloc(1 << 20), Buffer.alloc(1 << 20)] as const;
    async function* pieces() {
      for (let n = 0; n < 20; n++) yield memories[n % 2 === 0 ? 0 : 1].fill(`piece ${n} `);
    }
    await write('pieces.zip', pieces());
    const bytes = await readFile(join(folder, 'pieces.zip'));
    const [packed, size, name] = [bytes.readUInt32LE(18), bytes.readUInt32LE(22), bytes.readUInt16LE(26)];
    const text = inflateRawSync(bytes.subarray(30 + name, 30 + name + packed)).toString();
    expect(text.length).toBe(size);
    const expected = Array.from({ length: 20 }, (_, n) => Buffer.alloc(1 << 20, `piece ${n} `).toString());
    expect(text === expected.join('')).toBe(true);
  });

  it('that cannot be made is the fault that is told, and nothing is left of it', async () => {
    async function* pieces() {
      yield Buffer.alloc(1 << 20);
      yield Buffer.alloc(1 << 20);
      throw new Error('no more rows');
    }
    await expect(write('broken.zip', pieces())).rejects.toThrow('no more rows');
    expect(await readdir(folder)).toEqual(['pieces.zip']);
  });
});
