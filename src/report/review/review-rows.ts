import type { Engine, Row, Step } from '../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { SHOWN, SHOWN_BOTH, type Shown } from './review-columns.ts';

/** How many rows of each kind a review has. */
export interface ReviewSize {
  readonly queue: number;
  readonly sample: number;
  /** People who are shown whatever they look like, by id. */
  readonly asked?: readonly number[];
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

/** Patterns in which both records say a name. */
const COMPARES_NAMES = '(^| )(given_name|family_name|organization)=';

/**
 * Pairs with the doubt about them: of those kept apart the chance that they are one person (at most even, as others
 * outweighed it), of those joined that about the record that joined. `change` is what another answer would change in the
 * count of people: nothing where one side is in no evidence or has no name, as it would then be no other person.
 * `asked` names the question: all pairs of two people ask the same, and so do all pairs by which a record joined.
 */
const doubts = sql`select p.*, case when counts = 1 then doubt else 0 end as change from (
    select l.record_a, l.record_b, l.joined, l.weight, l.reason, l.pattern,
      case when l.joined = 0 then least(500000, case when l.reason = 'outweighed' then ${chance(sql`l.weight`)} else 1000 end)
        else 1000000 - least(a.confidence, b.confidence) end as doubt,
      case when not matches(l.pattern, ${quoted(COMPARES_NAMES)}) then 0 when l.joined = 1 and pa.records > 1 then 1
        when l.joined = 0 and pa.records > 0 and pb.records > 0 then 1 else 0 end as counts,
      case when l.joined = 0 then 'P' || cast(least(a.person_id, b.person_id) as string) || ' ' || cast(greatest(a.person_id, b.person_id) as string)
        when a.confidence < b.confidence then cast(l.record_a as string) else cast(l.record_b as string) end as asked
    from link l join person_record a on a.record_id = l.record_a join person_record b on b.record_id = l.record_b
    join person pa on pa.person_id = a.person_id join person pb on pb.person_id = b.person_id
    where l.reason <> 'identical') p`;

/** Pairs of records that people decided on, as a table `record_a`, `record_b`. */
const decidedPairs = (pairs: DecidedBefore['pairs']): Sql =>
  pairs.length === 0
    ? sql`(select record_a, record_b from link where 1 = 0)`
    : sql`(${join(
        pairs.map(([a, b]) => sql`select ${Math.min(a, b)} as record_a, ${Math.max(a, b)} as record_b`),
        ' union all ',
      )})`;

/** Questions that people answered: about the two people whom they kept apart, and the pair itself. */
const answered = (pairs: DecidedBefore['pairs']): Sql =>
  sql`select d.asked from (${doubts}) d join ${decidedPairs(pairs)} k on k.record_a = d.record_a and k.record_b = d.record_b`;

const isOpen = (pairs: DecidedBefore['pairs']): Sql =>
  pairs.length === 0 ? sql`1 = 1` : sql`asked not in (${answered(pairs)})`;

const CELLS = sql`record_a, record_b, joined, change, doubt, weight, reason, pattern`;

/** What people decided is not drawn: a sample says how Candor decides. */
const drawn = (shown: Shown, joined: 0 | 1, size: number, pairs: DecidedBefore['pairs']): Sql =>
  sql`(select ${quoted(shown)} as shown, ${CELLS} from (${doubts}) d
  where joined = ${integer(joined)} and ${isOpen(pairs)}
  order by hash60(cast(record_a as string) || ' ' || cast(record_b as string)), record_a, record_b limit ${integer(size)})`;

/** One pair for each open question: those that change the count most, then the most doubtful. */
const queued = (size: number, pairs: DecidedBefore['pairs']): Sql =>
  sql`(select ${quoted(SHOWN.queue)} as shown, ${CELLS} from (
      select d.*, row_number() over (partition by asked order by doubt desc, coalesce(weight, 0) desc, record_a, record_b) as turn
      from (${doubts}) d where doubt >= 1000 and ${isOpen(pairs)}) asked_once
    where turn = 1 order by change desc, doubt desc, record_a, record_b limit ${integer(size)})`;

const before = (pairs: DecidedBefore['pairs']): readonly Sql[] =>
  pairs.length === 0
    ? []
    : [
        sql`(select ${quoted(SHOWN.decided)} as shown, k.record_a, k.record_b, case when a.person_id = b.person_id then 1 else 0 end as joined,
          0 as change, 0 as doubt, l.weight, coalesce(l.reason, 'decided') as reason, coalesce(l.pattern, '') as pattern
        from ${decidedPairs(pairs)} k join person_record a on a.record_id = k.record_a join person_record b on b.record_id = k.record_b
        left join link l on l.record_a = k.record_a and l.record_b = k.record_b and l.reason <> 'identical')`,
      ];

/**
 * Pairs by which the people asked for can be joined or parted: the first of all of their records beside each other one, whether
 * anything brought the two together or not.
 */
const askedFor = (people: readonly number[]): readonly Sql[] => {
  if (people.length === 0) return [];
  const list = join(
    people.map((id) => sql`${id}`),
    ', ',
  );
  const own = sql`(select record_id, person_id from person_record where person_id in (${list}))`;
  return [
    sql`(select ${quoted(SHOWN.asked)} as shown, a.record_id as record_a, b.record_id as record_b, case when a.person_id = b.person_id then 1 else 0 end as joined,
      0 as change, 0 as doubt, l.weight, coalesce(l.reason, 'asked for') as reason, coalesce(l.pattern, '') as pattern
    from ${own} a join (select min(record_id) as record_id from ${own} all_own) f on f.record_id = a.record_id
    join ${own} b on b.record_id <> a.record_id
    left join link l on l.record_a = a.record_id and l.record_b = b.record_id)`,
  ];
};

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

/**
 * Pairs for review, each once: the doubtful ones with the greatest effect first, then random ones of both outcomes, then
 * those decided before. A doubtful pair that was drawn as well is shown as both.
 */
export const reviewPairs = ({ queue, sample, asked = [] }: ReviewSize, { pairs }: DecidedBefore): Step => {
  const parts = [
    queued(queue, pairs),
    drawn(SHOWN.joined, 1, sample, pairs),
    drawn(SHOWN.apart, 0, sample, pairs),
    ...before(pairs),
    ...askedFor(asked),
  ];
  const turn = sql`case shown when ${quoted(SHOWN.asked)} then 0 when ${quoted(SHOWN.queue)} then 1 when ${quoted(SHOWN.decided)} then 3 else 2 end`;
  const shown = sql`select string_agg(shown, ${quoted(SHOWN_BOTH)} order by shown) as shown, min(${turn}) as turn, record_a, record_b,
      max(joined) as joined, max(change) as change, max(doubt) as doubt, max(weight) as weight, min(reason) as reason, max(pattern) as pattern
    from (${join(parts, ' union all ')}) parts group by record_a, record_b`;
  return {
    name: 'review_pairs',
    reads: READS,
    sql: sql`select p.shown, p.record_a, p.record_b, p.joined, p.change, p.weight, p.reason, p.pattern, ${cells('a')}, ${cells('b')}
      from (${shown}) p join record a on a.record_id = p.record_a join record b on b.record_id = p.record_b
      order by p.turn, p.change desc, p.doubt desc, p.shown, p.record_a, p.record_b`,
  };
};

/** How many pairs of each outcome there are on which nobody decided, of which the samples are drawn. */
export const reviewTotals = async (
  engine: Engine,
  { pairs }: DecidedBefore,
): Promise<{ readonly joined: number; readonly apart: number }> => {
  const [row = {} as Row] = await engine.read({
    name: 'review_totals',
    reads: READS,
    sql: sql`select coalesce(sum(case when joined = 1 then 1 else 0 end), 0) as joined, coalesce(sum(case when joined = 0 then 1 else 0 end), 0) as apart
      from (${doubts}) d where ${isOpen(pairs)}`,
  });
  return { joined: Number(row['joined'] ?? 0), apart: Number(row['apart'] ?? 0) };
};
