import { chmod, mkdir, mkdtemp, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createCaseKey, deriveKeys, keyPathOf, openCaseKeys, readCaseKey } from './keys.ts';

const fixedBytes = (size: number) => new Uint8Array(size).fill(7);

describe('the case key', () => {
  let base: string;
  let caseFolder: string;
  beforeEach(async () => {
    base = await mkdtemp(join(tmpdir(), 'candor-keys-'));
    caseFolder = join(base, 'case');
    await mkdir(caseFolder);
  });

  it('lies in the data folder of the user, or where the caller or the environment says', () => {
    expect(keyPathOf('acme', { XDG_DATA_HOME: '/data' })).toBe('/data/candor/keys/acme.key');
    expect(keyPathOf('acme', { HOME: '/home/u' })).toBe('/home/u/.local/share/candor/keys/acme.key');
    expect(keyPathOf('acme', { CANDOR_KEY_FILE: '/k' })).toBe('/k');
    expect(keyPathOf('acme', { CANDOR_KEY_FILE: '/k' }, '/flag')).toBe('/flag');
  });

  it('is made for its owner alone and never overwritten', async () => {
    const path = join(base, 'keys', 'acme.key');
    const key = await createCaseKey(caseFolder, path, fixedBytes);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(base, 'keys'))).mode & 0o777).toBe(0o700);
    expect(await readCaseKey(caseFolder, path)).toEqual(key);
    await expect(createCaseKey(caseFolder, path, fixedBytes)).rejects.toMatchObject({ code: 'CASE_EXISTS' });
  });

  it('is refused when others can read it, when it is none, and when it is missing', async () => {
    const path = join(base, 'k');
    await expect(readCaseKey(caseFolder, path)).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await writeFile(path, 'short', { mode: 0o600 });
    await expect(readCaseKey(caseFolder, path)).rejects.toMatchObject({ code: 'KEY_MISSING' });
    await writeFile(path, Buffer.alloc(32, 200));
    expect((await readCaseKey(caseFolder, path)).length).toBe(32);
    await chmod(path, 0o640);
    await expect(readCaseKey(caseFolder, path)).rejects.toMatchObject({ code: 'KEY_UNSAFE' });
  });

  it('is refused inside the case, also behind a link', async () => {
    await expect(createCaseKey(caseFolder, join(caseFolder, 'a', 'k'), fixedBytes)).rejects.toMatchObject({
      code: 'KEY_UNSAFE',
    });
    await symlink(caseFolder, join(base, 'link'));
    await expect(createCaseKey(caseFolder, join(base, 'link', 'k'), fixedBytes)).rejects.toMatchObject({
      code: 'KEY_UNSAFE',
    });
  });

  it('gives keys that differ by purpose and by case, always the same', async () => {
    const path = join(base, 'k');
    await createCaseKey(caseFolder, path, fixedBytes);
    const keys = await openCaseKeys(caseFolder, 'acme', {}, path);
    const again = deriveKeys(fixedBytes(32), 'acme');
    expect([again.token, again.fingerprint, again.parquet]).toEqual([keys.token, keys.fingerprint, keys.parquet]);
    expect(deriveKeys(fixedBytes(32), 'other').token).not.toBe(keys.token);
    expect(keys.parquet).toMatch(/^[A-Za-z0-9_-]{32}$/);
    expect(new Set([keys.token, keys.fingerprint]).size).toBe(2);
  });
});
