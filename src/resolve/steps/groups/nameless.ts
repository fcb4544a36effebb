import type { Engine, Step } from '../../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../../engine/sql.ts';
import { type Filled, withEmpty } from '../forms/normal.ts';
import { columns } from '../sql-parts.ts';
import { CLUSTER, CLUSTERED } from './cluster.ts';
import { MENTION } from './mentions.ts';

/**
 * Mentions that say only numbers (a file of telephones and devices): nobody is told by weighing one shared number, so
 * they are compared among themselves only, and belong to the one person who has the number elsewhere.
 */
const NAMING = ['given', 'family', 'company', 'birth_day'];

/** Whether a mention says no name, no company and no birth date. */
export const isNameless: Sql = sql`(given is null and family is null and company is null and birth_day is null)`;

/** Nameless mentions that were given to a person: by which other mention, through which identifiers, how surely. */
export const ATTACHED = 'resolve_attached';

/**
 * An identifier by which a nameless mention finds its person. `rank`: how much it counts where several point to
 * different people. `sure`: share of pairs that share it and are one person, as believed before pairs are counted.
 */
interface Pointer {
  readonly field: string;
  readonly element: string;
  readonly rank: number;
  readonly sure: number;
}

const POINTERS: readonly Pointer[] = [
  { field: 'ssn', element: 'ssn', rank: 64, sure: 0.99 },
  { field: 'government_id', element: 'other_government_id', rank: 64, sure: 0.99 },
  { field: 'person_number', element: 'person_number', rank: 32, sure: 0.98 },
  { field: 'row_key', element: 'record_id', rank: 24, sure: 0.97 },
  { field: 'imsi', element: 'imsi', rank: 16, sure: 0.98 },
  { field: 'iccid', element: 'iccid', rank: 16, sure: 0.98 },
  { field: 'imei', element: 'imei', rank: 8, sure: 0.97 },
  { field: 'email', element: 'email', rank: 8, sure: 0.95 },
  { field: 'username', element: 'username', rank: 8, sure: 0.93 },
  { field: 'account', element: 'account_number', rank: 4, sure: 0.95 },
  { field: 'phone', element: 'phone', rank: 4, sure: 0.93 },
  { field: 'member_number', element: 'health_insurance_id', rank: 2, sure: 0.8 },
];
/** Each person to whom a mention's identifiers point, with what they count and which they are. */
const POINTING = 'resolve_pointing';
/** Pairs that the belief is worth. */
const BALLAST = 50;
/** A device's number leads to its telephone number, that to the person: so many steps are taken. */
const ROUNDS = 4;

const usable = (filled: Filled): readonly Pointer[] => POINTERS.filter(({ field }) => filled.has(field));

const counted = async (engine: Engine, table: string): Promise<number> => {
  const [row] = await engine.read({
    name: 'count',
    reads: [table],
    sql: sql`select count(*) as n from ${ident(table)}`,
  });
  return Number(row?.['n'] ?? 0);
};

/** What a round of giving knows: cells that are filled, mentions on which people decided, and the table of those given before. */
interface Round {
  readonly engine: Engine;
  readonly filled: Filled;
  readonly decided: ReadonlySet<number>;
  readonly given: string | undefined;
}

/**
 * Pairs of mentions that share an identifier with a nameless one, which may be given to any of them: all with the first nameless one.
 * Undefined where every mention says a name.
 */
export const namelessTies = async (
  engine: Engine,
  filled: Filled,
): Promise<Pick<Step, 'reads' | 'sql'> | undefined> => {
  const rows = withEmpty(MENTION, filled);
  const [row] = await engine.read({
    name: 'nameless',
    reads: [MENTION],
    sql: sql`select count(*) as n from ${rows} m where ${isNameless}`,
  });
  if (usable(filled).length === 0 || Number(row?.['n'] ?? 0) === 0) return undefined;
  const each = usable(filled).map(
    ({ field }) => sql`select v.first as a, m.mention_no as b from ${ident(MENTION)} m join (
      select ${ident(field)} as value, min(mention_no) as first from ${rows} n where ${isNameless} and ${ident(field)} is not null
      group by ${ident(field)}) v on v.value = m.${ident(field)}`,
  );
  return { reads: [MENTION], sql: join(each, ' union all ') };
};

const isOpen = ({ decided, given }: Round): Sql => {
  const free = given === undefined ? sql`` : sql` and mention_no not in (select mention_no from ${ident(given)})`;
  const list = join(
    [...decided].map((mention) => integer(mention)),
    ', ',
  );
  return decided.size === 0 ? free : sql`${free} and mention_no not in (${list})`;
};

/** Identifiers of the nameless mentions that have no person yet: mention, field, value. Returns how many. */
const openValues = async (round: Round): Promise<number> => {
  const { engine, filled, given } = round;
  const each = usable(filled).map(
    ({ field }) => sql`select mention_no, ${quoted(field)} as field, ${ident(field)} as value
      from ${withEmpty(MENTION, filled)} m where ${isNameless} and ${ident(field)} is not null${isOpen(round)}`,
  );
  await engine.run({
    name: 'resolve_open_value',
    reads: given === undefined ? [MENTION] : [MENTION, given],
    sql: join(each, ' union all '),
  });
  return counted(engine, 'resolve_open_value');
};

/** Who has these values: field, value, person (a person's number is that of its group), one of its mentions, and how many. */
const holders = ({ engine, filled, given }: Round): Promise<void> => {
  const people =
    given === undefined
      ? sql`select * from ${withEmpty(MENTION, filled)} n where not ${isNameless}`
      : sql`select * from ${withEmpty(MENTION, filled)} n where not ${isNameless} or mention_no in (select mention_no from ${ident(given)})`;
  const each = usable(filled).map(
    ({ field }) => sql`select ${quoted(field)} as field, m.${ident(field)} as value, m.mention_no from (${people}) m
      where m.${ident(field)} in (select value from resolve_open_value where field = ${quoted(field)})`,
  );
  const known = given === undefined ? sql`` : sql`left join ${ident(given)} g on g.mention_no = h.mention_no`;
  const person =
    given === undefined
      ? sql`coalesce(c.cluster_no, h.mention_no)`
      : sql`coalesce(g.person, c.cluster_no, h.mention_no)`;
  return engine.run({
    name: 'resolve_holder',
    reads: [MENTION, 'resolve_open_value', CLUSTERED, ...(given === undefined ? [] : [given])],
    sql: sql`select h.field, h.value, ${person} as person, min(h.mention_no) as via, count(*) as n
      from (${join(each, ' union all ')}) h left join ${ident(CLUSTERED)} c on c.mention_no = h.mention_no ${known}
      group by h.field, h.value, ${person}`,
  });
};

/** How surely each identifier tells one person: of the pairs of mentions that share a value, those that are one person. */
const sureness = async ({ engine, filled }: Round): Promise<Sql> => {
  const rows = await engine.read({
    name: 'shared_by_one',
    reads: ['resolve_holder'],
    sql: sql`select field, cast(sum(same) as bigint) as same, cast(sum(n * (n - 1) / 2) as bigint) as pairs from (
      select field, value, sum(n) as n, sum(n * (n - 1) / 2) as same from resolve_holder group by field, value) held group by field`,
  });
  const cases = usable(filled).map(({ field, sure }) => {
    const row = rows.find((one) => one['field'] === field);
    const share = (Number(row?.['same'] ?? 0) + BALLAST * sure) / (Number(row?.['pairs'] ?? 0) + BALLAST);
    return sql`when ${quoted(field)} then ${integer(Math.floor(share * 1e6))}`;
  });
  return sql`case o.field ${join(cases, ' ')} end`;
};

const choice = (filled: Filled, value: (pointer: Pointer) => Sql): Sql =>
  sql`case o.field ${join(
    usable(filled).map((one) => sql`when ${quoted(one.field)} then ${value(one)}`),
    ' ',
  )} end`;

/** People who have another SSN than the mention that points to them: mention and person. */
const otherSsn = (engine: Engine): Promise<void> =>
  engine.run({
    name: 'resolve_other_ssn',
    reads: ['resolve_open_value', 'resolve_holder', MENTION, CLUSTERED],
    sql: sql`select distinct o.mention_no, p.person from resolve_open_value o
      join (select distinct w.mention_no, h.person from resolve_open_value w
        join resolve_holder h on h.field = w.field and h.value = w.value) p on p.mention_no = o.mention_no
      join (select coalesce(c.cluster_no, m.mention_no) as person, m.ssn from ${ident(MENTION)} m
        left join ${ident(CLUSTERED)} c on c.mention_no = m.mention_no where m.ssn is not null) s on s.person = p.person
      where o.field = 'ssn' group by o.mention_no, p.person having max(case when s.ssn = o.value then 1 else 0 end) = 0`,
  });

/**
 * The person to whom a mention's identifiers point, in table `into`: where one person is pointed to more than any other,
 * and has no other SSN. Returns how many found one.
 */
const pointedTo = async ({ engine, filled }: Round, sure: Sql, into: string): Promise<number> => {
  const rank = choice(filled, (one) => integer(one.rank));
  const speaks = filled.has('ssn');
  if (speaks) await otherSsn(engine);
  const unlike = speaks
    ? sql`left join resolve_other_ssn x on x.mention_no = o.mention_no and x.person = h.person where x.person is null`
    : sql``;
  const elements = [...usable(filled)].sort((a, b) => (a.element < b.element ? -1 : 1));
  const each = elements.map(
    ({ field }) => sql`max(case when o.field = ${quoted(field)} then 1 else 0 end) as ${ident(`by_${field}`)}`,
  );
  await engine.run({
    name: POINTING,
    reads: ['resolve_open_value', 'resolve_holder', ...(speaks ? ['resolve_other_ssn'] : [])],
    sql: sql`select o.mention_no, h.person, min(h.via) as via, cast(sum(${rank}) as bigint) as points, ${join(each, ', ')}, max(${sure}) as confidence
      from resolve_open_value o join resolve_holder h on h.field = o.field and h.value = o.value
      ${unlike} group by o.mention_no, h.person`,
  });
  const said = elements.map(
    ({ field, element }) => sql`case when ${ident(`by_${field}`)} = 1 then ${quoted(` ${element}`)} else '' end`,
  );
  await engine.run({
    name: into,
    reads: [POINTING],
    sql: sql`select p.mention_no, p.person, p.via, substr(concat(${join(said, ', ')}), 2) as pattern, p.confidence from ${ident(POINTING)} p
      join (select mention_no, max(points) as points from ${ident(POINTING)} group by mention_no) most
        on most.mention_no = p.mention_no and most.points = p.points
      join (select mention_no, points from ${ident(POINTING)} group by mention_no, points having count(*) = 1) alone
        on alone.mention_no = p.mention_no and alone.points = p.points`,
  });
  await engine.drop(POINTING);
  return counted(engine, into);
};

/** Mentions and groups with the nameless that were given to a person; what is left of a nameless group keeps together. */
const regrouped = (engine: Engine): Promise<void> =>
  engine.run({
    name: CLUSTER,
    reads: [CLUSTERED, ATTACHED],
    sql: sql`select mention_no, cast(min(mention_no) over (partition by cluster_no) as integer) as cluster_no, confidence from ${ident(CLUSTERED)}
        where mention_no not in (select mention_no from ${ident(ATTACHED)})
      union all select mention_no, cast(person as integer), cast(confidence as integer) from ${ident(ATTACHED)}
      union all select distinct cast(person as integer), cast(person as integer), 1000000 from ${ident(ATTACHED)}
        where person not in (select mention_no from ${ident(CLUSTERED)})`,
  });

const ATTACHED_COLUMNS = columns(['mention_no', 'person', 'via', 'pattern', 'confidence']);

/**
 * Gives mentions that say only numbers to the person who has these numbers, where that is one person in all evidence
 * and registers: step by step, as a device's number may lead to a telephone's. The others stay as they are.
 */
export const attachNameless = async (engine: Engine, filled: Filled, decided: ReadonlySet<number>): Promise<void> => {
  const mayPoint = usable(filled).length > 0 && NAMING.some((name) => filled.has(name));
  const parts: string[] = [];
  let given: string | undefined;
  let sure: Sql | undefined;
  for (let n = 0; mayPoint && n < ROUNDS; n++) {
    const round = { engine, filled, decided, given };
    if ((await openValues(round)) === 0) break;
    await holders(round);
    sure ??= await sureness(round);
    const part = `resolve_pointed_${n}`;
    parts.push(part);
    const found = await pointedTo(round, sure, part);
    given = `resolve_given_${n}`;
    const all = parts.map((name) => sql`select ${ATTACHED_COLUMNS} from ${ident(name)}`);
    await engine.run({ name: given, reads: parts, sql: join(all, ' union all ') });
    if (found === 0) break;
  }
  await engine.run({
    name: ATTACHED,
    reads: [given ?? MENTION],
    sql:
      given === undefined
        ? sql`select mention_no, mention_no as person, mention_no as via, '' as pattern, 0 as confidence from ${ident(MENTION)} where 1 = 0`
        : sql`select ${ATTACHED_COLUMNS} from ${ident(given)}`,
  });
  await regrouped(engine);
  const left = [...parts.flatMap((part, n) => [part, `resolve_given_${n}`]), CLUSTERED];
  for (const name of [...left, 'resolve_open_value', 'resolve_holder', 'resolve_other_ssn']) await engine.drop(name);
};
