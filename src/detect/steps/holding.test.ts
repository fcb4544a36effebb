import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { isBirth } from './holding.ts';

const SEPARATORS = ['/', '.', '-'];
const YEARS = ['1900', '1800', '0001'];

/** A date whose parts stand in this order, with every sign between them. */
const written = (parts: readonly string[], signs: readonly string[]): readonly string[] =>
  signs.flatMap((first) => signs.map((second) => `${parts[0]}${first}${parts[1]}${second}${parts[2]}`));

const ONES = ['01', '1'];

/** Every way to write the days that programs put where none is known. */
const placeholders = (): readonly string[] => {
  const firstOfJanuary = ONES.flatMap((one) => ONES.flatMap((other) => YEARS.map((year) => [one, other, year])));
  const byYear = [
    ...YEARS.map((year) => [year, '01', '01']),
    ...[
      ['1899', '12', '30'],
      ['1899', '12', '31'],
      ['9999', '12', '31'],
      ['1111', '11', '11'],
    ],
  ];
  const days = [
    ...['12/31/9999', '11/11/1111'],
    ...firstOfJanuary.flatMap((parts) => written(parts, SEPARATORS)),
    ...byYear.flatMap((parts) => written(parts, ['', '-'])),
  ];
  return days.flatMap((day) => [day, `${day} 00:00:00`, `${day}T00:00`]);
};

describe('a birth date', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openDuckdb({ threads: 1 });
  });
  afterAll(() => engine.close());

  const areBirths = async (cells: readonly string[]): Promise<readonly string[]> => {
    const columns = [{ name: 'cell', type: 'text' as const }];
    await engine.create('cells', columns);
    const writer = await engine.writer('cells', columns);
    for (const cell of cells) writer.append([cell]);
    await writer.close();
    const query = sql`select cell from cells where ${isBirth(sql`cell`)}`;
    return (await engine.read({ name: 'births', reads: ['cells'], sql: query })).map(({ cell }) => String(cell));
  };

  it('is none of the days that programs put where none is known, however they are written', async () => {
    expect(await areBirths(placeholders())).toEqual([]);
  });

  it('is any other day, in any order of its parts', async () => {
    const days = [
      '1985-03-07',
      '03/07/1985',
      '7.3.1985',
      '19850307',
      '01/01/1985',
      '1901-01-01',
      '31/12/1899 x',
      '1998',
    ];
    expect(await areBirths(days)).toEqual(days);
  });
});
