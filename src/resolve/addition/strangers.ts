import { createUnionFind, type UnionFind } from '../../core/union-find.ts';
import type { Engine, Step } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { LEAST_BITS } from '../count/doubts.ts';
import type { Weights } from '../learn/explanations.ts';
import { STANDING_COUNTS } from '../steps/counts/common-values.ts';
import type { Filled } from '../steps/forms/normal.ts';
import { BLOCKED, newlyBlocked, sameValueTable } from '../steps/forms/shared-values.ts';
import { writeMentions } from '../steps/groups/cluster.ts';
import { companionTies } from '../steps/groups/companions.ts';
import { MENTION, RECORD_MENTION } from '../steps/groups/mentions.ts';
import { namelessTies } from '../steps/groups/nameless.ts';
import { comparePairs } from '../steps/pairs/compare.ts';
import { readPatterns, WEIGHED, weighPairs } from '../steps/pairs/weigh.ts';
import { BEFORE_RECORD, isNewRecord, TOUCHED, TOUCHED_PERSON } from './touched.ts';

/** Mentions that hang together with something new. */
const TIED = 'resolve_tied_mention';
/** Pairs that were not compared yet, and those of them that are compared now. */
const WAITING = 'resolve_waiting_pair';
const NEXT = 'resolve_next_pair';
const COMPARED = 'resolve_next_comparison';

/** So often the pairs of whoever hangs together with something new are looked at; then all that are left, that no chain of people costs a turn each. */
const TURNS = 4;

/** The touched records as mentions, whose pairs are to be compared. */
export interface Paired {
  /** The largest number of a mention. */
  readonly mentions: number;
  readonly filled: Filled;
  /** Identifiers that have values which tell nobody. */
  readonly blocked: readonly string[];
  /** Pairs of mentions on which people decided. */
  readonly decided: readonly (readonly [number, number])[];
  /** Whether the records say in which row of a table they stand. */
  readonly rows: boolean;
  /** Tables of pairs (a, b) that may be one person. */
  readonly pairs: readonly string[];
  readonly weights: Weights;
}

type Query = Pick<Step, 'reads' | 'sql'>;

/** Pairs that say something: they are written, group, or count as evidence. All others are pairs of strangers. */
const telling = (weighed: string): Query => ({
  reads: [weighed],
  sql: sql`select a, b from ${ident(weighed)} where weight > 0 or (apart = 0 and weight >= ${integer(1000 * LEAST_BITS)})`,
});

/** Mentions of one person of the last revision: each with the person's first. */
const OF_ONE: Query = {
  reads: [BEFORE_RECORD, RECORD_MENTION],
  sql: sql`select min(m.mention_no) over (partition by b.person_id) as a, m.mention_no as b
    from ${ident(BEFORE_RECORD)} b join ${ident(RECORD_MENTION)} m on m.record_id = b.record_id`,
};

/** Mentions that are new, and those with a value that told somebody until now. */
const changed = (blocked: readonly string[], last: number): Query => {
  const values = blocked.map(
    (field) =>
      sql`select m.mention_no from (${newlyBlocked(field)}) v join ${ident(RECORD_MENTION)} m on m.record_id = v.record_id`,
  );
  const fresh = sql`select mention_no from ${ident(RECORD_MENTION)} where ${isNewRecord(sql`record_id`, last)}`;
  return {
    reads: [RECORD_MENTION, BLOCKED, STANDING_COUNTS, ...blocked.map(sameValueTable)],
    sql: sql`select distinct mention_no from (${join([fresh, ...values], ' union all ')}) found`,
  };
};

const unite = async (engine: Engine, sets: UnionFind, pairs: Query | undefined): Promise<void> => {
  if (!pairs) return;
  for await (const [a, b] of engine.streamIntegers({ name: 'ties', ...pairs }))
    a?.forEach((left, n) => {
      sets.union(left, b?.[n] ?? left);
    });
};

/** Mentions that hang together whatever their pairs weigh: those of one person, and whom a record without a name or a companion may join. */
const tieKnown = async (engine: Engine, sets: UnionFind, { filled, decided, rows }: Paired): Promise<void> => {
  await unite(engine, sets, OF_ONE);
  await unite(engine, sets, await namelessTies(engine, filled));
  if (rows) await unite(engine, sets, await companionTies(engine, filled));
  for (const [a, b] of decided) sets.union(a, b);
};

const numbersOf = async (engine: Engine, query: Query): Promise<readonly number[]> => {
  const found: number[] = [];
  for await (const [numbers = []] of engine.streamIntegers({ name: 'changed', ...query })) found.push(...numbers);
  return found;
};

const inSetsOf = (sets: UnionFind, seeds: readonly number[], mentions: number): readonly number[] => {
  const isRoot = new Uint8Array(mentions + 1);
  for (const seed of seeds) isRoot[sets.find(seed)] = 1;
  const found: number[] = [];
  for (let mention = 1; mention <= mentions; mention++) if (isRoot[sets.find(mention)]) found.push(mention);
  return found;
};

const isTied = (mention: Sql): Sql => sql`${mention} in (select mention_no from ${ident(TIED)})`;

/** Takes the pairs of tied mentions (`isAll`: all) out of those that wait. Returns how many they are. */
const takeNext = async (engine: Engine, isAll: boolean): Promise<number> => {
  const isNext = isAll ? sql`1 = 1` : sql`(${isTied(sql`a`)} or ${isTied(sql`b`)})`;
  const reads = [WAITING, TIED];
  await engine.run({ name: NEXT, reads, sql: sql`select a, b from ${ident(WAITING)} where ${isNext}` });
  await engine.run({ name: WAITING, reads, sql: sql`select a, b from ${ident(WAITING)} where not ${isNext}` });
  const [row] = await engine.read({ name: 'next', reads: [NEXT], sql: sql`select count(*) as n from ${ident(NEXT)}` });
  return Number(row?.['n'] ?? 0);
};

/** Compares and weighs pairs from what is new on, as far as they say something. Leaves TIED, and gives the tables of weighed pairs and all who hang together. */
const followPairs = async (engine: Engine, paired: Paired, last: number) => {
  const { mentions, filled, weights, blocked } = paired;
  const sets = createUnionFind(mentions + 1);
  await tieKnown(engine, sets, paired);
  const seeds = await numbersOf(engine, changed(blocked, last));
  const parts: string[] = [];
  for (;;) {
    const tied = inSetsOf(sets, seeds, mentions);
    await writeMentions(engine, TIED, tied);
    const next = await takeNext(engine, parts.length + 1 >= TURNS);
    if (next === 0 && parts.length > 0) return { parts, tied };
    await comparePairs(engine, NEXT, COMPARED, filled);
    const part = `${WEIGHED}_${parts.length}`;
    await weighPairs(engine, COMPARED, { patterns: await readPatterns(engine, COMPARED), weights, into: part });
    parts.push(part);
    await unite(engine, sets, telling(part));
  }
};

const keep = (engine: Engine, name: string, from: string, where: Sql): Promise<void> =>
  engine.run({ name, reads: [name, from], sql: sql`select * from ${ident(name)} where ${where}` });

/**
 * Weighs the pairs of the touched records, and leaves out the old people who are strangers to everything new although they share a key with
 * it: nothing that comes after looks at them, and they stand as they are. `last`: the last document of the last revision. Returns how many
 * mentions are left; these keep their numbers.
 */
export const leaveStrangers = async (engine: Engine, paired: Paired, last: number): Promise<number> => {
  const all = paired.pairs.map((pairs) => sql`select a, b from ${ident(pairs)}`);
  await engine.run({ name: WAITING, reads: paired.pairs, sql: join(all, ' union all ') });
  const { parts, tied } = await followPairs(engine, paired, last);
  const weighed = parts.map((part) => sql`select * from ${ident(part)} where ${isTied(sql`a`)} and ${isTied(sql`b`)}`);
  await engine.run({ name: WEIGHED, reads: [TIED, ...parts], sql: join(weighed, ' union all ') });
  if (tied.length < paired.mentions) {
    for (const name of [RECORD_MENTION, MENTION]) await keep(engine, name, TIED, isTied(sql`mention_no`));
    await keep(engine, TOUCHED, RECORD_MENTION, sql`record_id in (select record_id from ${ident(RECORD_MENTION)})`);
    await engine.run({
      name: TOUCHED_PERSON,
      reads: [BEFORE_RECORD, TOUCHED],
      sql: sql`select distinct person_id from ${ident(BEFORE_RECORD)} where record_id in (select record_id from ${ident(TOUCHED)})`,
    });
    await keep(
      engine,
      BEFORE_RECORD,
      TOUCHED_PERSON,
      sql`person_id in (select person_id from ${ident(TOUCHED_PERSON)})`,
    );
  }
  for (const name of [TIED, WAITING, NEXT, COMPARED, ...parts]) await engine.drop(name);
  return tied.length;
};
