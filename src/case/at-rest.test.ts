import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testCipher } from '../../test/support/cipher.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import { openAtRest } from './at-rest.ts';
import { deriveKeys } from './keys.ts';

const keys = deriveKeys(new Uint8Array(32), 'acme');
const cipher = await testCipher();
const refused = { code: 'AT_REST_REFUSED', hint: expect.stringContaining('candor setup') };

describe('protection at rest', () => {
  it('refuses rather than falls back when the cipher is missing or is none', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-rest-'));
    await expect(openAtRest({ at_rest: 'encrypted' }, keys, { XDG_DATA_HOME: folder })).rejects.toMatchObject(refused);
    await writeFile(join(folder, 'x'), 'no extension'.repeat(100));
    const env = { CANDOR_HTTPFS: join(folder, 'x') };
    await expect(openAtRest({ at_rest: 'encrypted' }, keys, env)).rejects.toMatchObject(refused);
  });

  it('takes a declared volume with its statement only, and nothing at all only for a drill', async () => {
    await expect(openAtRest({ at_rest: 'volume' }, keys, {})).rejects.toMatchObject(refused);
    const at_rest_statement = { by: 'operations', on: '2021-08-17', text: 'LUKS' };
    const volume = await openAtRest({ at_rest: 'volume', at_rest_statement }, keys, {});
    expect(volume.engine.parquetKey).toBeUndefined();
    expect(volume.statement).toContain('operations');
    await expect(openAtRest({ at_rest: 'none' }, keys, {})).rejects.toMatchObject(refused);
    expect((await openAtRest({ at_rest: 'none', drill: true }, keys, {})).mode).toBe('none');
  });

  it.skipIf(!cipher)('(needs the cipher) gives the engine a key that it takes', async () => {
    const rest = await openAtRest({ at_rest: 'encrypted' }, keys, { CANDOR_HTTPFS: cipher });
    const engine = await openDuckdb({ threads: 1, ...rest.engine });
    await engine.create('t', [{ name: 'id', type: 'integer' }]);
    const file = join(await mkdtemp(join(tmpdir(), 'candor-rest-')), 't.parquet');
    await engine.write('t', { file, columns: [{ name: 'id', type: 'integer' }], orderBy: ['id'] });
    await engine.close();
  });
});
