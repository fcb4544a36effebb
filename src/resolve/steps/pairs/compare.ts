import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { NICKNAME_GROUPS } from '../../data-files.ts';
import { FIELDS, FIELDS_A_WORD, PATTERN_WORDS } from '../../fields/fields.ts';
import { tellsPlace } from '../../learn/explanations.ts';
import { RARITY_PARTS, raritySql } from '../../rarity.ts';
import { RARE } from '../counts/rarities.ts';
import { type Filled, withEmpty } from '../forms/normal.ts';
import { MENTION } from '../groups/mentions.ts';

/** Columns of a pair's levels: field n of a word takes four bits, the first field the lowest. */
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

/** Rarity of the values that are equal: what chance agreement on them is worth, for the fields that tell a place or the others. */
const raritySum = (fields: readonly number[], ofPlace: boolean): Sql => {
  const each = fields.flatMap((n) => {
    const field = FIELDS[n];
    return field && tellsPlace(field) === ofPlace
      ? Object.keys(field.exact).map(
          (level) =>
            sql`case when l${integer(n)} = ${integer(Number(level))} then ${ident(`r${n}_${level}`)} else 0 end`,
        )
      : [];
  });
  return each.length === 0 ? sql`0` : sql`cast(floor((${join(each, ' + ')}) / ${integer(RARITY_PARTS)}) as integer)`;
};

const wordOf = (fields: readonly number[], word: number): Sql => {
  const each = fields
    .filter((n) => Math.floor(n / FIELDS_A_WORD) === word)
    .map((n) => sql`l${integer(n)} * ${integer(16 ** (n % FIELDS_A_WORD))}`);
  return each.length === 0 ? sql`0` : sql`cast(${join(each, ' + ')} as integer)`;
};

/** Fields, by number, of which any mention fills a column: the others are not compared. */
const filledFields = (filled: Filled): readonly number[] =>
  FIELDS.flatMap(({ needs }, n) => (needs.some((name) => filled.has(name)) ? [n] : []));

/** Pairs that are compared at a time: the mentions' columns of so many pairs fit into memory. */
const CHUNK = 2_000_000;
/** Mentions in the units of which chunks are bounded. */
const UNIT = 16_384;

/** Mentions from one number to another, both included. */
interface Range {
  readonly first: number;
  readonly last: number;
}

/**
 * Ranges of the smaller mention of pairs with about a chunk of pairs each. The table of mentions is in their order, so that a
 * chunk reads of it what it needs: its own range on one side, what lies behind on the other.
 */
const chunksOf = async (engine: Engine, pairs: string): Promise<readonly Range[]> => {
  const rows = await engine.read({
    name: 'pair_ranges',
    reads: [pairs],
    sql: sql`select cast(floor(a / ${integer(UNIT)}) as integer) as unit, count(*) as n from ${ident(pairs)}
      group by cast(floor(a / ${integer(UNIT)}) as integer) order by unit`,
  });
  const chunks: Range[] = [];
  let [first, count] = [0, 0];
  rows.forEach((row, n) => {
    count += Number(row['n']);
    const next = Number(rows[n + 1]?.['n'] ?? 0);
    if (n < rows.length - 1 && count + next <= CHUNK) return;
    const last = (Number(row['unit']) + 1) * UNIT - 1;
    chunks.push({ first, last });
    [first, count] = [last + 1, 0];
  });
  return chunks.length === 0 ? [{ first: 0, last: 0 }] : chunks;
};

/** The mentions of a sample of pairs. */
const SAMPLED = 'resolve_sampled_mention';

const sampledMentions = (engine: Engine, pairs: string): Promise<void> =>
  engine.run({
    name: SAMPLED,
    reads: [MENTION, pairs],
    sql: sql`select * from ${ident(MENTION)} where mention_no in (select a from ${ident(pairs)} union select b from ${ident(pairs)})`,
  });

interface Comparing {
  /** The pairs are few, however many mentions there are: theirs are looked up once, and not among everybody's for each side. */
  readonly isSample?: boolean;
}

/** Compares the pairs of a table (a, b) field by field, chunk by chunk. */
export const comparePairs = async (
  engine: Engine,
  pairs: string,
  into: string,
  filled: Filled,
  { isSample = false }: Comparing = {},
): Promise<void> => {
  const fields = filledFields(filled);
  const levels = fields.map((n) => sql`cast(${FIELDS[n]?.level ?? sql`0`} as integer) as l${integer(n)}`);
  const rarities = fields.flatMap((n) =>
    Object.entries(FIELDS[n]?.exact ?? {}).map(
      ([level, name]) => sql`${raritySql(name)} as ${ident(`r${n}_${level}`)}`,
    ),
  );
  const words = wordNames.map((name, word) => sql`${wordOf(fields, word)} as ${ident(name)}`);
  const from = isSample ? SAMPLED : MENTION;
  if (isSample) await sampledMentions(engine, pairs);
  const mentions = withEmpty(from, filled);
  const parts: string[] = [];
  for (const { first, last } of await chunksOf(engine, pairs)) {
    const part = `${into}_${parts.length}`;
    const within = (column: Sql): Sql => sql`${column} between ${integer(first)} and ${integer(last)}`;
    const compared = sql`select p.a, p.b, ${join([...levels, ...rarities], ', ')}
      from (select a, b from ${ident(pairs)} where ${within(sql`a`)}) p
      join (select * from ${mentions} m where ${within(sql`mention_no`)}) a on a.mention_no = p.a
      join (select * from ${mentions} m where mention_no >= ${integer(first)}) b on b.mention_no = p.b
      left join ${ident(NICKNAME)} k on k.a = a.given and k.b = b.given cross join ${ident(RARE)} rare`;
    await engine.run({
      name: part,
      reads: [pairs, from, NICKNAME, RARE],
      sql: sql`select a, b, ${join(words, ', ')}, ${raritySum(fields, false)} as rarity, ${raritySum(fields, true)} as place_rarity
        from (${compared}) compared`,
    });
    parts.push(part);
  }
  if (isSample) await engine.drop(SAMPLED);
  await joinComparisons(engine, parts, into);
  for (const name of parts) await engine.drop(name);
};

/** Puts tables of compared pairs together. */
export const joinComparisons = (engine: Engine, parts: readonly string[], into: string): Promise<void> => {
  const list = join(
    ['a', 'b', ...patternColumns].map((name) => ident(name)),
    ', ',
  );
  const all = parts.map((part) => sql`select ${list} from ${ident(part)}`);
  return engine.run({ name: into, reads: parts, sql: join(all, ' union all ') });
};

/** Columns that tell a pattern: the packed levels, and the rarity of equal values (of the place apart) in bits. */
export const patternColumns = [...wordNames, 'rarity', 'place_rarity'];
