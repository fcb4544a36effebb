import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../../../engine/duckdb/engine.ts';
import type { Engine } from '../../../engine/port.ts';
import { join, sql } from '../../../engine/sql.ts';
import { NORMAL } from '../forms/normal.ts';
import { beginCounts } from './common-values.ts';
import {
  countRareValues,
  type OrdinaryRarities,
  rarityCells,
  rarityJoins,
  rarityTables,
  withOrigin,
} from './rarities.ts';

let engine: Engine;
let ordinary: OrdinaryRarities;

beforeAll(async () => {
  engine = await openDuckdb({ threads: 1 });
  await engine.create(NORMAL, COLUMNS);
  const writer = await engine.writer(NORMAL, COLUMNS);
  for (const person of people) writer.append(person);
  await writer.close();
  await beginCounts(engine, FILLED);
  ordinary = await countRareValues(engine, FILLED, new Map(), { isAddition: false, distinct: new Map() });
});
afterAll(() => engine.close());

const FILLED = new Set(['given', 'family', 'birth_year', 'gender', 'house', 'street', 'zip']);
const COLUMNS = [
  { name: 'given', type: 'text' as const },
  { name: 'family', type: 'text' as const },
  { name: 'birth_year', type: 'integer' as const },
  { name: 'gender', type: 'text' as const },
  { name: 'house', type: 'text' as const },
  { name: 'street', type: 'text' as const },
  { name: 'zip', type: 'text' as const },
];

/** Two thousand women of the forties, of whom half are Lindas, and two thousand of the nineties, of whom ten are. */
const people = [...Array(4000).keys()].map((n) => {
  const year = n < 2000 ? 1940 + (n % 10) : 1990 + (n % 10);
  const isLinda = n < 2000 ? n % 2 === 0 : n < 2010;
  // Of the nineties, five hundred live in one dormitory, the others by fours.
  const house = n >= 3500 ? '1' : String(10 + Math.floor(n / 4));
  return [isLinda ? 'linda' : `other${n % 400}`, `family${n}`, year, 'f', house, 'maple', '75201'] as const;
});

const rarities = async (given: string, year: number | null, gender: string | null, house: string | null = null) => {
  const who = sql`(select ${given} as given, 'nobody' as family, cast(null as string) as mid1, cast(${year} as integer) as birth_year, cast(${gender} as string) as gender,
    cast(null as integer) as birth_day, '75201' as zip, cast(null as string) as city,
    cast(null as string) as place_of_birth, cast(null as string) as occupation, cast(${house} as string) as house, 'maple' as street)`;
  const [row] = await engine.read({
    name: 'rarity',
    reads: rarityTables(FILLED),
    sql: sql`select ${join(rarityCells(FILLED, ordinary), ', ')} from ${withOrigin(who)} named ${rarityJoins(FILLED)}`,
  });
  return { given: Number(row?.['given_rarity']) / 4, address: Number(row?.['address_rarity']) / 4 };
};

const rarityOfGiven = async (...of: Parameters<typeof rarities>): Promise<number> => (await rarities(...of)).given;

it('a first name is as rare as it is among people of its time and gender, and among all where these are not known', async () => {
  // Bits, in quarters: half of her generation, one in four of all, one in two hundred.
  expect(await rarityOfGiven('linda', 1944, 'f')).toBe(1.25);
  expect(await rarityOfGiven('linda', null, null)).toBe(2.25);
  expect(await rarityOfGiven('linda', 1994, 'f')).toBeGreaterThan(4);
  // Nobody of that time is there: it counts as it does among all.
  expect(await rarityOfGiven('linda', 1971, 'f')).toBe(2.25);
  expect(await rarityOfGiven('unheard-of', 1944, 'f')).toBe(0);
});

it('an address where hundreds live is worth less than a house, and a house is as rare for one as for four', async () => {
  const [house, other] = [await rarities('linda', null, null, '10'), await rarities('linda', null, null, '11')];
  const dormitory = await rarities('linda', null, null, '1');
  expect(house.address).toBe(other.address);
  expect(house.address - dormitory.address).toBeGreaterThan(8);
});
