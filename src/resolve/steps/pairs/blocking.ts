import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import type { Filled } from '../forms/normal.ts';
import { REPEATED_TABLES } from '../forms/shared-values.ts';
import { CERTAIN_KEYS, identifierOf, isUsable, type Key, keyedMentions, TRIED_KEYS } from './keys.ts';

/** Pairs of mentions that may be one person: they share a key, and no key is shared by too many. */
export const PAIR = 'resolve_pair';

/** Blocks of more mentions than this are left to finer keys, however few pairs there are. */
export const LARGEST_BLOCK = 100;
/** Pairs that one key may give, for each mention. */
const PAIRS_A_MENTION = 4;
/** A key of more pairs than so many a mention, and more than these in all, gives way to narrower ones. */
const BROAD_PAIRS_A_MENTION = 0.5;
const BROAD_PAIRS = 2_000_000;
/** Sizes of blocks whose worth is judged apart: small blocks of a coarse key may be worth it where large ones are not. */
export const SIZES = [5, 20, LARGEST_BLOCK];
/** Pairs of a tried key that are looked at for each size. */
const TRIED_PAIRS = 3000;
/** Mentions of which a tried key's blocks are taken: enough for the sample, however many there are. */
const TRIED_MENTIONS = 200_000;
/** A tried key is used where at least this part of all pairs that it adds is expected to be one person. */
const LEAST_YIELD = 0.01;

const usable = (keys: readonly Key[], filled: Filled): readonly Key[] => keys.filter((key) => isUsable(key, filled));

/** The largest size of blocks that a key may use, and how many pairs its blocks up to that size have. */
interface Blocks {
  readonly largest: number;
  readonly pairs: number;
}

/** The largest block size whose pairs, with those of all smaller blocks, stay within the budget. */
const largestBlock = async (engine: Engine, budget: number): Promise<Blocks> => {
  const rows = await engine.read({
    name: 'block_sizes',
    reads: ['resolve_block'],
    sql: sql`select n, count(*) as blocks from resolve_block where n <= ${integer(LARGEST_BLOCK)} group by n order by n`,
  });
  let pairs = 0;
  let largest = 2;
  for (const row of rows) {
    const n = Number(row['n']);
    pairs += (Number(row['blocks']) * n * (n - 1)) / 2;
    if (pairs > budget) break;
    largest = n;
  }
  return { largest, pairs };
};

/** Makes the blocks of a key, of one part of its values in `every`. */
const makeBlocks = async (engine: Engine, key: Key, filled: Filled, mentions: number, every = 1): Promise<Blocks> => {
  const repeated = REPEATED_TABLES.get(identifierOf(key) ?? '');
  const isCounted = repeated !== undefined && engine.has(repeated.table);
  await engine.run({
    name: 'resolve_key',
    reads: ['resolve_mention', ...(isCounted ? [repeated.table] : [])],
    sql: keyedMentions(key, filled, every, isCounted ? repeated.has : undefined),
  });
  await engine.run({
    name: 'resolve_block',
    reads: ['resolve_key'],
    sql: sql`select key, count(*) as n from resolve_key group by key having count(*) > 1`,
  });
  return largestBlock(engine, (PAIRS_A_MENTION * mentions) / every);
};

/** Pairs inside the blocks that fit `where` (of `n`, the size, and `key`). */
const blockPairs = async (engine: Engine, where: Sql, table: string, more: Sql = sql``): Promise<void> => {
  await engine.run({
    name: 'resolve_small_block',
    reads: ['resolve_key', 'resolve_block'],
    sql: sql`select k.key, k.mention_no, b.n from resolve_key k join resolve_block b on b.key = k.key where ${where}`,
  });
  await engine.run({
    name: table,
    reads: ['resolve_small_block'],
    sql: sql`select l.mention_no as a, r.mention_no as b${more} from resolve_small_block l join resolve_small_block r
      on l.key = r.key and l.mention_no < r.mention_no`,
  });
};

const dropBlocks = async (engine: Engine): Promise<void> => {
  for (const name of ['resolve_key', 'resolve_block', 'resolve_small_block']) await engine.drop(name);
};

const uniquePairs = async (engine: Engine, tables: readonly string[], into: string, known?: string): Promise<void> => {
  const all = tables.map((table) => sql`select a, b from ${ident(table)}`);
  const distinct = sql`select distinct a, b from (${join(all, ' union all ')}) every_pair`;
  await engine.run({
    name: into,
    reads: known === undefined ? tables : [...tables, known],
    sql:
      known === undefined
        ? distinct
        : sql`select p.a, p.b from (${distinct}) p left join ${ident(known)} k on k.a = p.a and k.b = p.b where k.a is null`,
  });
};

const decidedPairs = async (engine: Engine, decided: readonly (readonly [number, number])[]): Promise<string> => {
  const shape = ['a', 'b'].map((name) => ({ name, type: 'integer' as const }));
  await engine.create('resolve_pair_decided', shape);
  const writer = await engine.writer('resolve_pair_decided', shape);
  for (const [a, b] of decided) writer.append([Math.min(a, b), Math.max(a, b)]);
  await writer.close();
  return 'resolve_pair_decided';
};

const isTooBroad = ({ pairs }: Blocks, mentions: number): boolean =>
  pairs > Math.max(BROAD_PAIRS, BROAD_PAIRS_A_MENTION * mentions);

/**
 * Makes the pairs of the certain keys, one key after the other, so that memory holds one at a time; and those decided on.
 * Returns the keys that were too broad for so many people: narrower ones were used, and they are to be tried.
 */
export const certainPairs = async (
  engine: Engine,
  mentions: number,
  filled: Filled,
  decided: readonly (readonly [number, number])[],
): Promise<readonly Key[]> => {
  const tables: string[] = [await decidedPairs(engine, decided)];
  const broad: Key[] = [];
  const waiting = [...usable(CERTAIN_KEYS, filled)];
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    const blocks = await makeBlocks(engine, key, filled, mentions);
    if (key.narrow && isTooBroad(blocks, mentions)) {
      broad.push(key);
      waiting.unshift(...usable(key.narrow, filled));
      continue;
    }
    const table = `resolve_pair_${key.name}`;
    await blockPairs(engine, sql`b.n <= ${integer(blocks.largest)}`, table);
    tables.push(table);
  }
  await dropBlocks(engine);
  for (const { table } of REPEATED_TABLES.values()) await engine.drop(table);
  await uniquePairs(engine, tables, PAIR);
  for (const table of tables) await engine.drop(table);
  return broad;
};

/** Table with a sample of the pairs that tried keys add; the caller compares and weighs it. */
export const TRIED = 'resolve_tried';
const tableOf = (key: Key): string => `resolve_tried_${key.name}`;

/** A tried key, and how many of its mentions stand in blocks of each size. */
export interface TriedKey {
  readonly key: Key;
  readonly mentions: number;
  readonly ofSize: readonly number[];
}

/**
 * Takes a sample of the pairs of each tried key, `broad` ones among them, that the certain keys did not find. Returns the
 * tried keys that these people have.
 */
export const samplePairs = async (
  engine: Engine,
  mentions: number,
  filled: Filled,
  broad: readonly Key[],
): Promise<readonly TriedKey[]> => {
  const every = Math.max(1, Math.round(mentions / TRIED_MENTIONS));
  const keys = [...broad, ...usable(TRIED_KEYS, filled)];
  const tried: TriedKey[] = [];
  for (const key of keys) {
    const { largest } = await makeBlocks(engine, key, filled, mentions, every);
    const sizes = SIZES.map((to, n) => ({ from: (SIZES[n - 1] ?? 1) + 1, to: Math.min(to, largest) }));
    const parts: Sql[] = [];
    const ofSize: number[] = [];
    for (const { from, to } of sizes) {
      const [row] = await engine.read({
        name: 'block_pairs',
        reads: ['resolve_block'],
        sql: sql`select coalesce(cast(sum(n * (n - 1) / 2) as bigint), 0) as pairs, coalesce(cast(sum(n) as bigint), 0) as mentions
          from resolve_block where n between ${integer(from)} and ${integer(to)}`,
      });
      ofSize.push(Number(row?.['mentions'] ?? 0));
      // Whole blocks are drawn by a number that their key does not use otherwise.
      const draw = Math.max(1, Math.round(Number(row?.['pairs'] ?? 0) / TRIED_PAIRS));
      parts.push(
        sql`(b.n between ${integer(from)} and ${integer(to)} and cast(floor(b.key / 1024) as bigint) % ${integer(draw)} = 0)`,
      );
    }
    const size = sql`, case ${join(
      SIZES.map((to, n) => sql`when l.n <= ${integer(to)} then ${integer(n)}`),
      ' ',
    )} end as size`;
    await blockPairs(engine, join(parts, ' or '), tableOf(key), size);
    const [all] = await engine.read({
      name: 'shared_keys',
      reads: ['resolve_block'],
      sql: sql`select coalesce(cast(sum(n) as bigint), 0) as mentions from resolve_block`,
    });
    tried.push({ key, mentions: Number(all?.['mentions'] ?? 0), ofSize });
  }
  await dropBlocks(engine);
  if (keys.length > 0) await uniquePairs(engine, keys.map(tableOf), TRIED, PAIR);
  return tried;
};

/** Sizes of blocks of a tried key that are worth comparing. */
export interface WorthyKey {
  readonly key: Key;
  readonly sizes: readonly number[];
  /** Share of the mentions which share the key with another that stand in blocks of these sizes. */
  readonly covered: number;
}

/** Judges the tried keys by the table `weighed` (a, b, weight, apart): what part of the pairs that they add is one person. */
export const worthyKeys = async (
  engine: Engine,
  tried: readonly TriedKey[],
  weighed: string,
): Promise<readonly WorthyKey[]> => {
  const worthy: WorthyKey[] = [];
  for (const { key, mentions, ofSize } of tried) {
    const rows = await engine.read({
      name: 'yield',
      reads: [tableOf(key), weighed],
      sql: sql`select s.size, w.apart, floor(w.weight / 500) as half, count(*) as n from (select distinct a, b, size from ${ident(tableOf(key))}) s
        join ${ident(weighed)} w on w.a = s.a and w.b = s.b group by s.size, w.apart, floor(w.weight / 500) order by s.size, w.apart, half`,
    });
    const sizes = SIZES.flatMap((_, size) => {
      const mine = rows.filter((row) => Number(row['size']) === size);
      const all = mine.reduce((sum, row) => sum + Number(row['n']), 0);
      // Pairs that something keeps apart cost as much as others, and give nobody.
      const open = mine.filter((row) => Number(row['apart']) === 0);
      const found = open.reduce((sum, row) => sum + Number(row['n']) / (1 + 2 ** -(Number(row['half']) / 2)), 0);
      return all > 0 && found / all >= LEAST_YIELD ? [size] : [];
    });
    const covered = sizes.reduce((sum, size) => sum + (ofSize[size] ?? 0), 0) / Math.max(1, mentions);
    if (sizes.length > 0) worthy.push({ key, sizes, covered: Math.round(covered * 1000) / 1000 });
    await engine.drop(tableOf(key));
  }
  return worthy;
};

/** Makes the pairs that the worthy keys add to those of the certain ones. */
export const worthyPairs = async (
  engine: Engine,
  mentions: number,
  filled: Filled,
  worthy: readonly WorthyKey[],
  into: string,
): Promise<void> => {
  const tables: string[] = [];
  for (const { key, sizes } of worthy) {
    const { largest } = await makeBlocks(engine, key, filled, mentions);
    const ranges = sizes.map(
      (size) =>
        sql`b.n between ${integer((SIZES[size - 1] ?? 1) + 1)} and ${integer(Math.min(SIZES[size] ?? 0, largest))}`,
    );
    const table = `resolve_pair_${key.name}`;
    await blockPairs(engine, join(ranges, ' or '), table);
    tables.push(table);
  }
  await dropBlocks(engine);
  await uniquePairs(engine, tables, into, PAIR);
  for (const table of tables) await engine.drop(table);
};
