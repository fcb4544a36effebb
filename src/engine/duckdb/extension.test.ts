import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testCipher } from '../../../test/support/cipher.ts';
import { sql } from '../sql.ts';
import { openDuckdb } from './engine.ts';
import { cipherFault, cipherWorks, installCipher } from './extension.ts';

const cipher = await testCipher();
const columns = [{ name: 'word', type: 'text' as const }];

describe('the cipher extension', () => {
  it('is refused when it is no extension, and leaves nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-ext-'));
    const file = join(folder, 'httpfs.duckdb_extension');
    await writeFile(file, 'not an extension'.repeat(100));
    expect(await cipherFault(file)).toBeDefined();
    const target = join(folder, 'in', 'place');
    await expect(installCipher({ kind: 'file', path: file }, target)).rejects.toMatchObject({ code: 'SETUP_FAILED' });
    await expect(readFile(target)).rejects.toThrow();
  });

  it.skipIf(!cipher)('(needs the cipher) writes tables that only the key opens', async () => {
    const path = cipher ?? '';
    expect(await cipherFault(path)).toBeUndefined();
    expect(await cipherWorks(path)).toBe(true);
    const file = join(await mkdtemp(join(tmpdir(), 'candor-ext-')), 't.parquet');
    const open = (parquetKey: string) => openDuckdb({ threads: 1, cipherExtension: path, parquetKey });
    const engine = await open('a'.repeat(32));
    await engine.run({ name: 't', reads: [], sql: sql`select 'visible' as word` });
    await engine.write('t', { file, columns, orderBy: ['word'] });
    await engine.close();
    expect((await readFile(file)).includes('visible')).toBe(false);
    const other = await open('b'.repeat(32));
    await other.attach({ name: 't', files: [file], columns });
    await expect(other.read({ name: 'q', reads: ['t'], sql: sql`select * from t` })).rejects.toMatchObject({
      code: 'STEP_FAILED',
    });
    await other.close();
  });
});
