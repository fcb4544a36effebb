import { describe, expect, it } from 'vitest';
import { openCompound } from './compound-file.ts';

const SECTOR = 512;
const NONE = 0xffffffff;
const LAST = 0xfffffffe;

/** A file of so many sectors whose head names the sector of its directory. */
const fileOf = (sectors: number, directory: number): Buffer => {
  const file = Buffer.alloc((sectors + 1) * SECTOR);
  file.write('d0cf11e0a1b11ae1', 'hex');
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(directory, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(LAST, 60);
  file.writeUInt32LE(LAST, 68);
  for (let n = 0; n < 109; n += 1) file.writeUInt32LE(NONE, 76 + 4 * n);
  return file;
};

const putEntry = (file: Buffer, sector: number, n: number, type: number, left: number, child: number): void => {
  const at = (sector + 1) * SECTOR + 128 * n;
  file.write('n'.repeat(31), at, 'utf16le');
  file.writeUInt16LE(64, at + 64);
  file.writeUInt8(type, at + 66);
  for (const [n, value] of [left, NONE, child].entries()) file.writeUInt32LE(value, at + 68 + 4 * n);
  file.writeUInt32LE(LAST, at + 116);
};

describe('a compound file', () => {
  it('takes no more memory than it has bytes, however its chains come back to themselves', () => {
    const file = fileOf(20_000, 2);
    // The first sector says again and again that the second is the table of sectors, where the third comes behind itself.
    file.writeUInt32LE(0, 68);
    for (let n = 0; n < 127; n += 1) file.writeUInt32LE(1, SECTOR + 4 * n);
    for (let n = 0; n < 128; n += 1) file.writeUInt32LE(2, 2 * SECTOR + 4 * n);
    const before = process.memoryUsage().arrayBuffers;
    expect(openCompound(file).names).toEqual([]);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * file.length);
  });

  it('is too deep where folders lie in folders without an end', () => {
    const folders = 300;
    const sectors = Math.ceil((2 * folders + 1) / 4);
    const file = fileOf(sectors + 2, 0);
    for (let n = 0; n < 2; n += 1) file.writeUInt32LE(sectors + n, 76 + 4 * n);
    for (let n = 0; n < sectors; n += 1)
      file.writeUInt32LE(n + 1 < sectors ? n + 1 : LAST, (sectors + 1) * SECTOR + 4 * n);
    putEntry(file, 0, 0, 5, NONE, 1);
    for (let n = 0; n < folders; n += 1) {
      putEntry(file, 0, 1 + 2 * n, 1, 2 + 2 * n, 3 + 2 * n);
      putEntry(file, 0, 2 + 2 * n, 2, NONE, NONE);
    }
    expect(() => openCompound(file)).toThrowError(expect.objectContaining({ unread: 'too_deep' }));
  });
});
