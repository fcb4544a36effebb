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
