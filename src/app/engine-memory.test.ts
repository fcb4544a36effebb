import { mkdtempSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { engineMemoryMb, fileMemoryMb } from './engine-memory.ts';

/** A folder with a file of so many megabytes, of which the disk holds none. */
const folderOf = (megabytes: number): string => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-memory-'));
  const file = join(folder, 'customers.csv');
  writeFileSync(file, '');
  truncateSync(file, megabytes * 1e6);
  return folder;
};

const GB = 1e9;

describe('memory of the engine where nobody says how much', () => {
  it('is 3 GB for evidence of usual size', () => {
    expect(engineMemoryMb([folderOf(1500)], 24 * GB)).toBe(3072);
  });

  it('grows with the evidence, that of registers too', () => {
    expect(engineMemoryMb([folderOf(4000), folderOf(2000)], 24 * GB)).toBe(9000);
  });

  it('is half of the machine at most', () => {
    expect(engineMemoryMb([folderOf(40_000)], 24 * GB)).toBe(12_000);
    expect(engineMemoryMb([folderOf(1)], 4 * GB)).toBe(2000);
  });

  it('does not follow a root that is a link', () => {
    const link = join(mkdtempSync(join(tmpdir(), 'candor-memory-')), 'evidence');
    symlinkSync(folderOf(6000), link);
    expect(engineMemoryMb([link], 24 * GB)).toBe(3072);
  });

  it('does not need a register', () => {
    expect(engineMemoryMb([join(folderOf(1), 'register')], 24 * GB)).toBe(3072);
  });

  it('follows the size of the one file of candor link', () => {
    expect(fileMemoryMb(join(folderOf(4000), 'customers.csv'), 24 * GB)).toBe(6000);
    expect(fileMemoryMb('-', 24 * GB)).toBe(3072);
  });
});
