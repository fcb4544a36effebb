import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { NICKNAME_GROUPS } from '../data-files.ts';
import { FIELDS, FIELDS_A_WORD, PATTERN_WORDS, RARITY_PARTS, raritySql } from '../fields.ts';
import { MENTION, RARE } from './mentions.ts';

/** Pairs with their levels packed: field n of a word takes four bits, the first field the lowest. */
export const COMPARISON = 'resolve_comparison';
/** Columns of the packed levels. */
export const wordNames = Array.from({ length: PATTERN_WORDS }, (_, n) => `levels_${n}`);
const NICKNAME = 'resolve_nickname';

/** Given names that one person may use, both ways round. */
export const fillNicknames = async (engine: Engine): Promise<void> => {
  const columns = [
    { name: 'a', type: 'text' as const },
    { name: 'b', type: 'text' as const },
  ];
  const pairs = new Set<string>();
  for (const group of NICKNAME_GROUPS) {
    for (const a of group) for (const b of group) if (a !== b) pairs.add(`${a} ${b}`);
  }
  await engine.create(NICKNAME, columns);
  const writer = await engine.writer(NICKNAME, columns);
  for (const pair of [...pairs].sort()) writer.append(pair.split(' '));
  await writer.close();
};

const wordOf = (from: number): Sql =>
  join(
    FIELDS.slice(from, from + FIELDS_A_WORD).map((_, n) => sql`l${integer(from + n)} * ${integer(16 ** n)}`),
    ' + ',
  );

/** Rarity of the values that are equal: what chance agreement on them is worth, for the fields that tell a place or the others. */
const raritySum = (ofPlace: boolean): Sql =>
  join(
    FIELDS.flatMap(({ exact, neighbours }, n) =>
      (neighbours !== undefined) === ofPlace
        ? Object.keys(exact).map(
            (level) =>
              sql`case when l${integer(n)} = ${integer(Number(level))} then ${ident(`r${n}_${level}`)} else 0 end`,
          )
        : [],
    ),
    ' + ',
  );

const bits = (parts: Sql): Sql => sql`cast(floor((${parts}) / ${integer(RARITY_PARTS)}) as integer)`;

/** Compares the pairs of a table (a, b) field by field. */
export const comparePairs = async (engine: Engine, pairs: string, into: string): Promise<void> => {
  const levels = FIELDS.map(({ level }, n) => sql`cast(${level} as integer) as l${integer(n)}`);
  const rarities = FIELDS.flatMap(({ exact }, n) =>
    Object.entries(exact).map(([level, name]) => sql`${raritySql(name)} as ${ident(`r${n}_${level}`)}`),
  );
  const words = wordNames.map((name, n) => sql`cast(${wordOf(n * FIELDS_A_WORD)} as integer) as ${ident(name)}`);
  await engine.run({
    name: into,
    reads: [pairs, MENTION, NICKNAME, RARE],
    sql: sql`select a, b, ${join(words, ', ')}, ${bits(raritySum(false))} as rarity, ${bits(raritySum(true))} as place_rarity from (
      select p.a, p.b, ${join([...levels, ...rarities], ', ')}
      from ${ident(pairs)} p join ${ident(MENTION)} a on a.mention_no = p.a join ${ident(MENTION)} b on b.mention_no = p.b
      left join ${ident(NICKNAME)} k on k.a = a.given and k.b = b.given cross join ${ident(RARE)} rare) compared`,
  });
};

/** Columns that tell a pattern: the packed levels, and the rarity of equal values (of the place apart) in bits. */
export const patternColumns = [...wordNames, 'rarity', 'place_rarity'];
