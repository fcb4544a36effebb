import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sql } from '../sql.ts';
import { openDuckdb } from './engine.ts';

describe('a script step', () => {
  it('answers for many batches of each worker', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-scripts-'));
    const module = join(folder, 'twice.mjs');
    await writeFile(module, 'export const twice = function* ([text]) { yield [text + text]; };');
    const engine = await openDuckdb({ threads: 2 });
    await engine.script({
      name: 'doubled',
      reads: [],
      input: sql`select cast(n as string) as text from range(30000) t(n)`,
      inputColumns: ['text'],
      module: pathToFileURL(module).href,
      function: 'twice',
      output: [{ name: 'double', type: 'text' }],
    });
    const [row] = await engine.read({
      name: 'q',
      reads: ['doubled'],
      sql: sql`select count(*) as n, count(case when "double" = text || text then 1 end) as doubled from doubled`,
    });
    expect(row).toEqual({ n: 30000n, doubled: 30000n });
    await engine.close();
    await rm(folder, { recursive: true });
  });
});
