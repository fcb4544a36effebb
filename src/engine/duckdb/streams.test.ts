import { describe, expect, it } from 'vitest';
import { sql } from '../sql.ts';
import { openDuckdb } from './engine.ts';

describe('streamIntegers', () => {
  it('gives the columns of a step as arrays of whole numbers, in the order of its rows', async () => {
    const engine = await openDuckdb({ threads: 2 });
    await engine.run({
      name: 'numbers',
      reads: [],
      sql: sql`select cast(n as integer) as n, cast(-n as integer) as less from range(5000) t(n)`,
    });
    const seen: number[] = [];
    for await (const [n, less] of engine.streamIntegers({
      name: 'q',
      reads: ['numbers'],
      sql: sql`select n, less from numbers order by n`,
    })) {
      n?.forEach((value, row) => {
        seen.push(value + (less?.[row] ?? Number.NaN));
      });
    }
    expect(seen).toHaveLength(5000);
    expect(seen.every((sum) => sum === 0)).toBe(true);
    await engine.close();
  });
});

describe('streamBytes', () => {
  it('gives texts as their bytes, short ones and long ones, in the order of the rows', async () => {
    const engine = await openDuckdb({ threads: 2 });
    await engine.run({
      name: 'texts',
      reads: [],
      sql: sql`select n, case when n % 2 = 0 then 'Zoë \\x41' else repeat('long ', 1000) end as word from range(5000) t(n)`,
    });
    const seen: Uint8Array[] = [];
    const query = sql`select word from texts order by n`;
    for await (const [word] of engine.streamBytes({ name: 'q', reads: ['texts'], sql: query }))
      if (word) seen.push(word);
    const texts = seen.map((bytes) => Buffer.from(bytes).toString());
    expect(texts).toHaveLength(5000);
    expect(new Set(texts.filter((_, n) => n % 2 === 0))).toEqual(new Set(['Zoë \\x41']));
    expect(new Set(texts.filter((_, n) => n % 2 === 1))).toEqual(new Set(['long '.repeat(1000)]));
    const nothing = sql`select cast(null as string) as word`;
    const rows = engine.streamBytes({ name: 'q', reads: [], sql: nothing })[Symbol.asyncIterator]();
    await expect(rows.next()).rejects.toThrow('no text');
    await engine.close();
  });
});
