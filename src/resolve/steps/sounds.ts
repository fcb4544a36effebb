import type { Engine } from '../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import { rarityTable } from './rarities.ts';

/** The sounds of first and family names that have enough of them. */
export const SOUND = 'resolve_sound';

/** Names that are compared by their sounds, and where each of them stands once. */
const NAMES = { given: 'given_rarity', family: 'family_rarity' } as const;

/** Finds the sounds of all names, once each. */
export const findSounds = async (engine: Engine): Promise<void> => {
  const tables = Object.values(NAMES).map(rarityTable);
  await engine.script({
    name: SOUND,
    reads: tables,
    input: join(
      tables.map((table) => sql`select value as name from ${ident(table)}`),
      ' union all ',
    ),
    inputColumns: ['name'],
    module: new URL('../names/sound.ts', import.meta.url).href,
    function: 'soundNames',
    output: [{ name: 'sound', type: 'text' }],
  });
};

const alias = (name: string): Sql => ident(`${name}_said`);

/** Joins a mention's names with their sounds, for `soundCells`. */
export const soundJoins: Sql = join(
  Object.keys(NAMES).map(
    (name) => sql`left join ${ident(SOUND)} ${alias(name)} on ${alias(name)}.name = ${ident(name)}`,
  ),
  ' ',
);

/** The sounds of a mention's names. */
export const soundCells: readonly Sql[] = Object.keys(NAMES).map(
  (name) => sql`${alias(name)}.sound as ${ident(`${name}_sound`)}`,
);
