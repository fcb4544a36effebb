import type { Engine } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import { tellingLetters } from '../../rarity.ts';
import type { Filled } from '../forms/normal.ts';
import { rarityTable } from './rarities.ts';

const SOUND = 'resolve_sound';

/** Names that are compared by their sounds, and the counted column in whose table each of them stands once. */
const NAMES = { given: 'given_rarity', family: 'family_rarity' } as const;
type Name = keyof typeof NAMES;
const NAME_COLUMNS = Object.keys(NAMES) as readonly Name[];

const tableOf = (name: Name): string => rarityTable(NAMES[name]);

/** Puts beside each first and family name how it sounds and what letters of it a mailbox may be called by: once a name, whoever has it. */
export const findSounds = async (engine: Engine, filled: Filled): Promise<void> => {
  const names = NAME_COLUMNS.filter((name) => filled.has(name));
  if (names.length === 0) return;
  const tables = names.map(tableOf);
  await engine.script({
    name: SOUND,
    reads: tables,
    input: join(
      tables.map((table) => sql`select value as name from ${ident(table)}`),
      ' union all ',
    ),
    inputColumns: ['name'],
    module: new URL('../../names/sound.ts', import.meta.url).href,
    function: 'soundNames',
    output: [{ name: 'sound', type: 'text' }],
  });
  for (const table of tables) {
    await engine.run({
      name: table,
      reads: [table, SOUND],
      sql: sql`select n.value, n.rarity, s.sound, ${tellingLetters(sql`n.value`)} as letters
        from ${ident(table)} n left join ${ident(SOUND)} s on s.name = n.value`,
    });
  }
  await engine.drop(SOUND);
};

const cellOf = (name: Name, column: string, filled: Filled): Sql =>
  filled.has(name) ? sql`${ident(tableOf(name))}.${ident(column)}` : sql`cast(null as string)`;

export const SOUND_COLUMNS: readonly string[] = NAME_COLUMNS.map((name) => `${name}_sound`);
/** The sounds of a mention's names, where they are joined with their rarities. */
export const soundCells = (filled: Filled): readonly Sql[] =>
  NAME_COLUMNS.map((name) => sql`${cellOf(name, 'sound', filled)} as ${ident(`${name}_sound`)}`);

/** The letters of a mention's name that may call a mailbox, where it is joined with its rarity. */
export const lettersOfName = (name: Name, filled: Filled): Sql => cellOf(name, 'letters', filled);
