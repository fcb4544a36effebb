import { createUnionFind } from '../../core/union-find.ts';
import type { Engine, Step } from '../../engine/port.ts';
import { ident, integer, join, sql } from '../../engine/sql.ts';
import { LEAST_BITS } from '../count/doubts.ts';
import { writeMentions } from '../steps/cluster.ts';
import { STANDING_COUNTS } from '../steps/common-values.ts';
import { companionTies } from '../steps/companions.ts';
import { MENTION, RECORD_MENTION } from '../steps/mentions.ts';
import { namelessTies } from '../steps/nameless.ts';
import type { Filled } from '../steps/normal.ts';
import { BLOCKED, newlyBlocked, sameValueTable } from '../steps/shared-values.ts';
import { WEIGHED } from '../steps/weigh.ts';
import { BEFORE_RECORD, isNewRecord, TOUCHED, TOUCHED_PERSON } from './touched.ts';

/** Mentions that hang together with something new. */
const TIED = 'resolve_tied_mention';

/** What is known of the touched records when their pairs have been weighed. */
export interface Weighed {
  /** The largest number of a mention. */
  readonly mentions: number;
  readonly filled: Filled;
  /** Identifiers that have values which tell nobody. */
  readonly blocked: readonly string[];
  /** Pairs of mentions on which people decided. */
  readonly decided: readonly (readonly [number, number])[];
  /** Whether the records say in which row of a table they stand. */
  readonly rows: boolean;
}

type Query = Pick<Step, 'reads' | 'sql'>;

/** Pairs that say something: they are written, group, or count as evidence. All others are pairs of strangers. */
const TELLING: Query = {
  reads: [WEIGHED],
  sql: sql`select a, b from ${ident(WEIGHED)} where weight > 0 or (apart = 0 and weight >= ${integer(1000 * LEAST_BITS)})`,
};

/** Mentions of one person of the last revision: each with the person's first. */
const OF_ONE: Query = {
  reads: [BEFORE_RECORD, RECORD_MENTION],
  sql: sql`select min(m.mention_no) over (partition by b.person_id) as a, m.mention_no as b
    from ${ident(BEFORE_RECORD)} b join ${ident(RECORD_MENTION)} m on m.record_id = b.record_id`,
};

/** Mentions that are new, and those with a value that told somebody until now. */
const changed = ({ blocked }: Weighed, last: number): Query => {
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

/** The mentions that hang together with something new, by whatever may join them, group them or count between them. */
const tied = async (engine: Engine, weighed: Weighed, last: number): Promise<readonly number[]> => {
  const { mentions, filled, decided, rows } = weighed;
  const sets = createUnionFind(mentions + 1);
  const ties = [
    TELLING,
    OF_ONE,
    await namelessTies(engine, filled),
    rows ? await companionTies(engine, filled) : undefined,
  ];
  for (const tie of ties) {
    if (!tie) continue;
    for await (const [a, b] of engine.streamIntegers({ name: 'ties', ...tie }))
      a?.forEach((left, n) => {
        sets.union(left, b?.[n] ?? left);
      });
  }
  for (const [a, b] of decided) sets.union(a, b);
  const isRoot = new Uint8Array(mentions + 1);
  const mark = (mention: number): void => {
    isRoot[sets.find(mention)] = 1;
  };
  for await (const [numbers] of engine.streamIntegers({ name: 'changed', ...changed(weighed, last) }))
    numbers?.forEach(mark);
  const found: number[] = [];
  for (let mention = 1; mention <= mentions; mention++) if (isRoot[sets.find(mention)]) found.push(mention);
  return found;
};

const only = (engine: Engine, name: string, reads: readonly string[], where: Step['sql']): Promise<void> =>
  engine.run({ name, reads: [name, ...reads], sql: sql`select * from ${ident(name)} where ${where}` });

/**
 * Leaves out the old people who are strangers to everything new, although they share a key with it: nothing that comes after looks at them,
 * and they stand as they are. `last`: the last document of the last revision. Returns how many mentions are left; these keep their numbers.
 */
export const leaveStrangers = async (engine: Engine, weighed: Weighed, last: number): Promise<number> => {
  const left = await tied(engine, weighed, last);
  if (left.length === weighed.mentions) return left.length;
  await writeMentions(engine, TIED, left);
  const isTied = sql`(select mention_no from ${ident(TIED)})`;
  for (const name of [RECORD_MENTION, MENTION]) await only(engine, name, [TIED], sql`mention_no in ${isTied}`);
  await only(engine, WEIGHED, [TIED], sql`a in ${isTied} and b in ${isTied}`);
  await only(engine, TOUCHED, [RECORD_MENTION], sql`record_id in (select record_id from ${ident(RECORD_MENTION)})`);
  await engine.run({
    name: TOUCHED_PERSON,
    reads: [BEFORE_RECORD, TOUCHED],
    sql: sql`select distinct person_id from ${ident(BEFORE_RECORD)} where record_id in (select record_id from ${ident(TOUCHED)})`,
  });
  await only(
    engine,
    BEFORE_RECORD,
    [TOUCHED_PERSON],
    sql`person_id in (select person_id from ${ident(TOUCHED_PERSON)})`,
  );
  await engine.drop(TIED);
  return left.length;
};
