import type { Engine, Row, Step } from '../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { SHOWN, type Shown } from './review-columns.ts';

/** How many rows of each kind a review has. */
export interface ReviewSize {
  readonly queue: number;
  readonly sample: number;
}

/** Records that people decided on before: pairs, and records that are nobody. */
export interface DecidedBefore {
  readonly pairs: readonly (readonly [a: number, b: number])[];
  readonly nobody: readonly number[];
}

const READS = ['link', 'record', 'person_record', 'person'];

/** Chance of one person in millionths, by the weight in thousandths of a bit: from a small table, as SQL has no powers here. */
const chance = (weight: Sql): Sql =>
  sql`case ${join(
    [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map(
      (bits) =>
        sql`when ${weight} < ${integer(bits * 1000)} then ${integer(Math.round(1e6 / (1 + 2 ** -(bits - 0.5))))}`,
    ),
    ' ',
  )} else 1000000 end`;

/**
 * Pairs by what another answer would change in the count: of those kept apart the chance that they are one person (at
 * most even, as others outweighed it), of those joined the doubt about the record that joined.
 */
const doubts = sql`select l.record_a, l.record_b, l.joined, l.weight, l.reason, l.pattern,
    case when l.joined = 0 then least(500000, case when l.reason = 'outweighed' then ${chance(sql`l.weight`)} else 1000 end)
      else 1000000 - least(a.confidence, b.confidence) end as change
  from link l join person_record a on a.record_id = l.record_a join person_record b on b.record_id = l.record_b`;

const drawn = (
  shown: Shown,
  joined: 0 | 1,
  size: number,
): Sql => sql`(select ${quoted(shown)} as shown, * from (${doubts}) d
  where joined = ${integer(joined)} and reason <> 'identical'
  order by hash60(cast(record_a as string) || ' ' || cast(record_b as string)), record_a, record_b limit ${integer(size)})`;

const between = (pairs: DecidedBefore['pairs']): Sql =>
  join(
    pairs.map(([a, b]) => sql`(l.record_a = ${Math.min(a, b)} and l.record_b = ${Math.max(a, b)})`),
    ' or ',
  );

const before = ({ pairs }: DecidedBefore): readonly Sql[] =>
  pairs.length === 0
    ? []
    : [
        sql`(select ${quoted(SHOWN.decided)} as shown, d.* from (${doubts}) d join link l on l.record_a = d.record_a and l.record_b = d.record_b
        where ${between(pairs)})`,
      ];

/** Cells of a record that a reviewer compares. */
export const COMPARED_CELLS = [
  'given_name',
  'middle_name',
  'family_name',
  'name_suffix',
  'organization',
  'date_of_birth',
  'address',
  'city',
  'region',
  'postal_code',
  'phone',
  'email',
] as const;

const cells = (side: 'a' | 'b'): Sql => {
  const plain = COMPARED_CELLS.map((name) => sql`${ident(side)}.${ident(name)} as ${ident(`${name}_${side}`)}`);
  const ssn = sql`${ident(side)}.ssn`;
  return sql`${join(plain, ', ')}, case when length(${ssn}) >= 4 then '*' || right(${ssn}, 4) end as ${ident(`ssn_${side}`)}`;
};

/** Pairs for review: the doubtful ones with the greatest effect first, then random ones of both outcomes, then those decided before. */
export const reviewPairs = ({ queue, sample }: ReviewSize, decided: DecidedBefore): Step => {
  const doubtful = sql`(select ${quoted(SHOWN.queue)} as shown, * from (${doubts}) d where change >= 1000 and reason <> 'identical'
    order by change desc, record_a, record_b limit ${integer(queue)})`;
  const parts = [doubtful, drawn(SHOWN.joined, 1, sample), drawn(SHOWN.apart, 0, sample), ...before(decided)];
  return {
    name: 'review_pairs',
    reads: READS,
    sql: sql`select p.shown, p.record_a, p.record_b, p.joined, p.change, p.weight, p.reason, p.pattern, ${cells('a')}, ${cells('b')}
      from (${join(parts, ' union all ')}) p join record a on a.record_id = p.record_a join record b on b.record_id = p.record_b
      order by case p.shown when ${quoted(SHOWN.queue)} then 0 when ${quoted(SHOWN.decided)} then 2 else 1 end, p.change desc, p.shown, p.record_a, p.record_b`,
  };
};

/** People drawn at random, and those who are nobody by an earlier decision. */
export const reviewPeople = ({ sample }: ReviewSize, { nobody }: DecidedBefore): Step => {
  const list = join(
    nobody.map((record) => sql`${record}`),
    ', ',
  );
  const known =
    nobody.length === 0
      ? sql``
      : sql` union all (select distinct ${quoted(SHOWN.decided)} as shown, person_id from person_record where record_id in (${list}))`;
  return {
    name: 'review_people',
    reads: READS,
    sql: sql`select c.shown, p.person_id, p.kind, p.relation, p.given_name, p.middle_name, p.family_name, p.date_of_birth, p.address, p.city, p.region,
        p.postal_code, p.confidence, count(*) as records, string_agg(cast(r.record_id as string), ' ' order by r.record_id) as ids
      from ((select ${quoted(SHOWN.people)} as shown, person_id from person where kind = 'person' and records > 0
        order by hash60(cast(person_id as string)), person_id limit ${integer(sample)})${known}) c
      join person p on p.person_id = c.person_id join person_record r on r.person_id = c.person_id
      group by c.shown, p.person_id, p.kind, p.relation, p.given_name, p.middle_name, p.family_name, p.date_of_birth, p.address, p.city, p.region,
        p.postal_code, p.confidence
      order by c.shown desc, p.confidence, p.person_id`,
  };
};

/** How many pairs of each outcome there are, of which the samples are drawn. */
export const reviewTotals = async (engine: Engine): Promise<{ readonly joined: number; readonly apart: number }> => {
  const [row = {} as Row] = await engine.read({
    name: 'review_totals',
    reads: ['link'],
    sql: sql`select coalesce(sum(case when joined = 1 then 1 else 0 end), 0) as joined, coalesce(sum(case when joined = 0 then 1 else 0 end), 0) as apart
      from link where reason <> 'identical'`,
  });
  return { joined: Number(row['joined'] ?? 0), apart: Number(row['apart'] ?? 0) };
};
