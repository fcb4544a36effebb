import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { MENTION } from './mentions.ts';

/** Pairs of mentions that may be one person: they share a key, and no key is shared by too many. */
export const PAIR = 'resolve_pair';

/** A way to find pairs: mentions with the same values of these columns. `words`: of any two or one of the words of a name. */
interface Key {
  readonly name: string;
  readonly columns: readonly Sql[];
  readonly words: 0 | 1 | 2;
}

const key = (name: string, words: Key['words'], ...columns: readonly Sql[]): Key => ({ name, words, columns });

const BIRTH = sql`birth_year * 10000 + birth_day`;
const YEAR = sql`birth_year`;
const ADDRESS = sql`house || ' ' || street`;
const INITIAL = sql`left(given, 1)`;

const KEYS: readonly Key[] = [
  ...['ssn', 'government_id', 'phone', 'email', 'account', 'imei', 'imsi', 'iccid', 'company'].map((name) =>
    key(name, 0, ident(name)),
  ),
  key('word', 1),
  key('birth', 0, BIRTH),
  key('zip', 0, sql`zip`),
  key('address', 0, ADDRESS),
  key('word_birth', 1, BIRTH),
  key('word_zip', 1, sql`zip`),
  key('word_city', 1, sql`city`),
  key('word_place', 1, sql`place_of_birth`),
  key('word_year', 1, YEAR),
  key('words', 2),
  key('words_year', 2, YEAR),
  key('words_zip', 2, sql`zip`),
  key('words_city', 2, sql`city`),
  key('words_place', 2, sql`place_of_birth`),
  key('birth_zip', 0, BIRTH, sql`zip`),
  key('birth_city', 0, BIRTH, sql`city`),
  key('birth_place', 0, BIRTH, sql`place_of_birth`),
  key('birth_initial', 0, BIRTH, INITIAL, sql`left(family, 1)`),
  key('beginnings_year', 0, sql`left(given, 2)`, sql`left(family, 4)`, YEAR),
  key('beginnings_zip', 0, INITIAL, sql`left(family, 4)`, sql`zip`),
  key('beginnings_place', 0, INITIAL, sql`left(family, 4)`, sql`place_of_birth`),
  key('address_initial', 0, ADDRESS, sql`coalesce(zip, city)`, INITIAL),
];

const WORDS = ['given', 'mid1', 'mid2', 'family', 'alias'];
/** Words of the name that stand at the beginning and at the end: two of them, in any order, are a key. */
const FRONT = ['given', 'mid1'];
const BACK = ['family', 'alias'];

/** Blocks of more mentions than this are left to finer keys, however few pairs there are. */
const LARGEST_BLOCK = 100;
/** Pairs that one key may give, for each mention. */
const PAIRS_A_MENTION = 4;

const filled = (columns: readonly Sql[]): Sql =>
  columns.length === 0
    ? sql`1 = 1`
    : join(
        columns.map((column) => sql`${column} is not null`),
        ' and ',
      );

const keyOf = (name: string, columns: readonly Sql[]): Sql =>
  sql`key64(${join([quoted(name), ...columns.map((column) => sql`'|' || cast(${column} as string)`)], ' || ')})`;

/** Mentions with their keys of one kind; a mention has several where words of its name make them. */
const keyed = ({ name, columns, words }: Key): Sql => {
  const select = (parts: readonly Sql[], where: Sql): Sql =>
    sql`select ${keyOf(name, [...parts, ...columns])} as key, mention_no from ${ident(MENTION)} where ${filled([...parts, ...columns])} and ${where}`;
  if (words === 0) return select([], sql`1 = 1`);
  if (words === 1) {
    const each = WORDS.map((word) => select([ident(word)], sql`length(${ident(word)}) > 1`));
    return sql`select distinct key, mention_no from (${join(each, ' union all ')}) every_word`;
  }
  const both = FRONT.flatMap((front) =>
    BACK.map((back) => {
      const [a, b] = [ident(front), ident(back)];
      return select([sql`least(${a}, ${b})`, sql`greatest(${a}, ${b})`], sql`${a} <> ${b}`);
    }),
  );
  return sql`select distinct key, mention_no from (${join(both, ' union all ')}) every_pair_of_words`;
};

/** The largest block size whose pairs, with those of all smaller blocks, stay within the budget. */
const largestBlock = async (engine: Engine, budget: number): Promise<number> => {
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
  return largest;
};

/** Makes the pairs of every key, one key after the other, so that memory holds one key at a time; and those decided on. */
export const candidatePairs = async (
  engine: Engine,
  mentions: number,
  decided: readonly (readonly [number, number])[],
): Promise<void> => {
  const tables: string[] = [];
  for (const one of KEYS) {
    await engine.run({ name: 'resolve_key', reads: [MENTION], sql: keyed(one) });
    await engine.run({
      name: 'resolve_block',
      reads: ['resolve_key'],
      sql: sql`select key, count(*) as n from resolve_key group by key having count(*) > 1`,
    });
    const largest = await largestBlock(engine, PAIRS_A_MENTION * mentions);
    const table = `resolve_pair_${one.name}`;
    await engine.run({
      name: 'resolve_small_block',
      reads: ['resolve_key', 'resolve_block'],
      sql: sql`select k.key, k.mention_no from resolve_key k join resolve_block b on b.key = k.key where b.n <= ${integer(largest)}`,
    });
    await engine.run({
      name: table,
      reads: ['resolve_small_block'],
      sql: sql`select l.mention_no as a, r.mention_no as b from resolve_small_block l join resolve_small_block r
        on l.key = r.key and l.mention_no < r.mention_no`,
    });
    tables.push(table);
  }
  for (const name of ['resolve_key', 'resolve_block', 'resolve_small_block']) await engine.drop(name);
  const shape = ['a', 'b'].map((name) => ({ name, type: 'integer' as const }));
  await engine.create('resolve_pair_decided', shape);
  const writer = await engine.writer('resolve_pair_decided', shape);
  for (const [a, b] of decided) writer.append([Math.min(a, b), Math.max(a, b)]);
  await writer.close();
  tables.push('resolve_pair_decided');
  const all = tables.map((table) => sql`select a, b from ${ident(table)}`);
  await engine.run({
    name: PAIR,
    reads: tables,
    sql: sql`select distinct a, b from (${join(all, ' union all ')}) every_pair`,
  });
  for (const table of tables) await engine.drop(table);
};
