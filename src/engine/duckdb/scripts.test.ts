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

  it('says what is wrong in a data file of Candor, and of another fault its name alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'candor-scripts-'));
    const module = join(folder, 'bad.mjs');
    const errors = new URL('../../core/errors.ts', import.meta.url).href;
    await writeFile(
      module,
      `import { CandorError } from '${errors}';
       export const cut = () => { throw new CandorError('DATA_INVALID', 'the file is cut', { place: { file: 'data/x.txt', line: 7 } }); };
       export const slip = ([text]) => { throw new RangeError(text); };`,
    );
    const engine = await openDuckdb({ threads: 2 });
    const run = (name: string) =>
      engine.script({
        name,
        reads: [],
        input: sql`select cast(n as string) as text from range(3) t(n)`,
        inputColumns: ['text'],
        module: pathToFileURL(module).href,
        function: name,
        output: [{ name: 'double', type: 'text' }],
      });
    await expect(run('cut')).rejects.toMatchObject({
      code: 'DATA_INVALID',
      detail: 'the file is cut',
      place: { file: 'data/x.txt', line: 7 },
    });
    await expect(run('slip')).rejects.toMatchObject({ code: 'STEP_FAILED', detail: 'script step slip: RangeError' });
    await engine.close();
    await rm(folder, { recursive: true });
  });
});
