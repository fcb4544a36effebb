import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { CONTACT_FLAG, HOUSEHOLD, PERSON } from '../../schema/tables/resolve.ts';
import type { Contact } from '../../schema/vocabulary.ts';
import type { ResolveOptions } from '../options.ts';
import { RECORD_FACT } from '../steps/people/facts.ts';
import { CONTACT_RULES, type ContactRule, zipPrefixes } from './data-files.ts';
import { NEAR_TABLES, nearTable, SAME } from './near.ts';

/** Of these, whose cells some rule may fit: few, so that the rules one by one cost little. */
const SUSPECT = 'resolve_contact_suspect';
const ZIP_PREFIX = 'resolve_zip_prefix';
const OWN = 'resolve_own_address';

/** Contact data of the people of the evidence: never kept apart, since all of them would be as large as the table of people. */
const people = sql`(select person_id, given_name, family_name, name_suffix, date_of_birth, address, city, region, postal_code,
    email, phone, address_as_of, case when residence is null or residence like 'us-%' then 1 else 0 end as us
  from person where kind = 'person' and records > 0)`;

type Cell = 'address' | 'city' | 'region' | 'postal_code' | 'email' | 'phone';

const found = (cell: Cell, pattern: string): Sql =>
  sql`coalesce(matches(${ident(cell)}, ${quoted(`(?i)${pattern}`)}), false)`;
const isEmpty = (cell: Cell): Sql => sql`${ident(cell)} is null`;
const isFilled = (cell: Cell): Sql => sql`${ident(cell)} is not null`;
const anyOf = (conditions: readonly Sql[]): Sql => sql`(${join(conditions, ' or ')})`;
const allOf = (conditions: readonly Sql[]): Sql => sql`(${join(conditions, ' and ')})`;

/** A cell that is the same text twice, with one or two signs between. */
const isTwice = (cell: Cell): Sql => {
  const half = sql`cast(floor((length(${ident(cell)}) - 1) / 2) as integer)`;
  return sql`(length(${ident(cell)}) > 16 and lower(left(${ident(cell)}, ${half})) = lower(right(${ident(cell)}, ${half})))`;
};

const isZip = sql`coalesce(matches(postal_code, ${quoted('^[0-9]{5}(-?[0-9]{4})?$')}), false)`;
const ZIP_FAULT = 'resolve_zip_fault';

/** Faults of ZIP codes by region and prefix: few pairs, so that the rules look at pairs and not at people. */
const zipFaults = async (engine: Engine): Promise<void> => {
  await fill(engine, ZIP_PREFIX, ['prefix', 'states'], zipPrefixes());
  await engine.run({
    name: ZIP_FAULT,
    reads: [PERSON.name, ZIP_PREFIX],
    sql: sql`select pairs.region, pairs.prefix, case when known.prefix is null then 'unused' else 'elsewhere' end as fault
      from (select distinct region, left(postal_code, 3) as prefix from ${people} p where us = 1 and ${isZip}) pairs
      left join ${ident(ZIP_PREFIX)} known on known.prefix = pairs.prefix
      where known.prefix is null or (length(trim(pairs.region)) = 2
        and position(' ' || upper(trim(pairs.region)) || ' ' in known.states) = 0
        and exists (select 1 from ${ident(ZIP_PREFIX)} s where position(' ' || upper(trim(pairs.region)) || ' ' in s.states) > 0))`,
  });
  await engine.drop(ZIP_PREFIX);
};

const isOwn = sql`exists (select 1 from ${ident(OWN)} own
  where fold(address) = own.own_street and left(postal_code, 5) = left(own.own_code, 5))`;

/** What a rule asks of one row; undefined for rules that look at several people or records, or have no day to go by. */
const conditionOf = (rule: ContactRule, day: number | null): Sql | undefined => {
  if ('pattern' in rule) return anyOf(rule.in.map((cell) => found(cell, rule.pattern)));
  if ('lacks' in rule) {
    return allOf(rule.in.flatMap((cell) => [isFilled(cell), sql`not ${found(cell, rule.lacks)}`]));
  }
  if ('missing' in rule) {
    const unless = rule.unless === undefined ? [] : [sql`not ${found('address', rule.unless)}`];
    return allOf([...rule.missing.map(isEmpty), anyOf(rule.has.map(isFilled)), ...unless]);
  }
  if ('older_than_years' in rule) {
    return day === null ? undefined : sql`address_as_of < ${integer(day - rule.older_than_years * 10_000)}`;
  }
  if ('twice' in rule) return anyOf(rule.in.map(isTwice));
  return 'own' in rule ? isOwn : undefined;
};

const whole = (rule: ContactRule, condition: Sql): Sql => (rule.us ? sql`(us = 1 and ${condition})` : condition);

/** All patterns over one column as one: the engine reads a cell once, whatever the number of rules. */
const anyPattern = (rules: readonly ContactRule[]): readonly Sql[] => {
  const byCell = new Map<Cell, string[]>();
  for (const rule of rules) {
    if (!('pattern' in rule)) continue;
    for (const cell of rule.in) byCell.set(cell, [...(byCell.get(cell) ?? []), `(?:${rule.pattern})`]);
  }
  return [...byCell].map(([cell, patterns]) => found(cell, patterns.join('|')));
};

const flagged = (rule: ContactRule, person: Sql, from: Sql): Sql =>
  sql`select ${person} as person_id, ${quoted(rule.of)} as contact, ${quoted(rule.flag)} as flag,
    ${quoted(rule.effect)} as effect from ${from}`;

const zipFlag = (rule: ContactRule, fault: string): Sql =>
  flagged(
    rule,
    sql`p.person_id`,
    sql`${people} p join ${ident(ZIP_FAULT)} z on z.prefix = left(p.postal_code, 3) and coalesce(z.region, '') = coalesce(p.region, '')
      where p.us = 1 and z.fault = ${quoted(fault)} and ${isZip}`,
  );

const GROUPED = 'resolve_contact_shared';

/** People among whom contact data are shared: rows in the shape of `people`, and the tables that they are read from. */
interface Others {
  readonly rows: Sql;
  readonly reads: readonly string[];
}

/** All people, but for addresses those alone who share one; in an addition those who share something with somebody touched. */
const othersOf = (contact: Contact, isAddition: boolean): Others => {
  if (isAddition)
    return { rows: sql`(select * from ${ident(nearTable(contact))} where records > 0)`, reads: [nearTable(contact)] };
  if (contact !== 'address') return { rows: people, reads: [PERSON.name] };
  const sharing = sql`(select * from ${people} p where person_id in (select person_id from ${ident(HOUSEHOLD.name)}))`;
  return { rows: sharing, reads: [PERSON.name, HOUSEHOLD.name] };
};

/** Contact data that very many families share: a mail drop, a shop's own telephone. */
const sharedBy = async (
  engine: Engine,
  rule: ContactRule & { readonly shared: number },
  { rows, reads }: Others,
): Promise<Sql> => {
  const name = `${GROUPED}_${rule.of}`;
  const key = SAME[rule.of];
  const limit = integer(rule.shared);
  await engine.run({
    name,
    reads,
    sql: sql`select same from (select ${key} as same, family_name from ${rows} named
        where ${key} in (select same from (select ${key} as same from ${rows} each_one) keyed
          where same is not null group by same having count(*) >= ${limit})) many
      group by same having count(distinct lower(family_name)) >= ${limit}`,
  });
  return flagged(
    rule,
    sql`p.person_id`,
    sql`(select person_id, ${key} as same from ${rows} each_one) p join ${ident(name)} s on s.same = p.same`,
  );
};

const NAMESAKE = 'resolve_contact_namesake';

/** What makes two people's name and address the same; null where a part is missing. */
const SAME_NAME = sql`case when given_name is null or family_name is null or ${SAME.address} is null then null
  else key64(lower(given_name) || ' ' || lower(family_name) || ' ' || lower(coalesce(name_suffix, '')) || ' '
    || cast(${SAME.address} as string)) end`;

/** People of one name at one address of whom the birth dates do not say that they are two. */
const sameName = async (engine: Engine, rule: ContactRule, { rows, reads }: Others): Promise<Sql> => {
  const keyed = `${NAMESAKE}_keyed`;
  await engine.run({
    name: keyed,
    reads,
    sql: sql`select person_id, date_of_birth, twin from (select person_id, date_of_birth, ${SAME_NAME} as twin from ${rows} p) keyed
      where twin is not null`,
  });
  await engine.run({
    name: NAMESAKE,
    reads: [keyed],
    sql: sql`select * from ${ident(keyed)} where twin in (
      select twin from ${ident(keyed)} group by twin having count(*) > 1)`,
  });
  await engine.drop(keyed);
  return flagged(
    rule,
    sql`n.person_id`,
    sql`${ident(NAMESAKE)} n join (select twin from ${ident(NAMESAKE)} group by twin
      having count(distinct date_of_birth) < count(*)) twins on twins.twin = n.twin`,
  );
};

const CONFLICT = 'resolve_contact_conflict';

/** House and place of a record's address: what must differ for two addresses to be two. */
const place = sql`coalesce(first_match(r.address, ${quoted('^[^0-9]*([0-9]+)')}), lower(left(r.address, 8)))
  || ' ' || coalesce(left(r.postal_code, 5), lower(r.city), '')`;

/** People whose best records (register before evidence, the newest first) give several addresses. */
const conflicting = async (engine: Engine, rule: ContactRule): Promise<Sql> => {
  await engine.run({
    name: CONFLICT,
    reads: [RECORD_FACT, 'record'],
    sql: sql`with addresses as (
        select f.person_id, f.in_register * 100000000 + coalesce(f.as_of, 0) as standing, key64(${place}) as place
        from ${ident(RECORD_FACT)} f join record r on r.record_id = f.record_id
        where f.alone = 0 and f.address_score is not null),
      places as (select person_id, standing, count(distinct place) as n from addresses group by person_id, standing)
      select places.person_id from places
      join (select person_id, max(standing) as standing from places group by person_id) best
        on best.person_id = places.person_id and best.standing = places.standing where places.n > 1`,
  });
  return flagged(rule, sql`p.person_id`, sql`${people} p join ${ident(CONFLICT)} c on c.person_id = p.person_id`);
};

const NEWER = 'resolve_contact_newer';

/** People whose register is older than a record of the evidence that gives another address. Both have a date. */
const newerElsewhere = async (engine: Engine, rule: ContactRule): Promise<Sql> => {
  await engine.run({
    name: NEWER,
    reads: [RECORD_FACT, 'record'],
    sql: sql`with dated as (
        select person_id, max(case when in_register = 1 then coalesce(as_of, 0) end) as registered
        from ${ident(RECORD_FACT)} where alone = 0 and address_score is not null group by person_id
        having max(case when in_register = 1 then coalesce(as_of, 0) end) > 0
          and max(case when in_register = 0 then as_of end) > max(case when in_register = 1 then coalesce(as_of, 0) end)),
      addresses as (select f.person_id, f.in_register, f.as_of, d.registered, key64(${place}) as place
        from ${ident(RECORD_FACT)} f join dated d on d.person_id = f.person_id join record r on r.record_id = f.record_id
        where f.address_score is not null)
      select distinct n.person_id from addresses n left join addresses b on b.person_id = n.person_id and b.place = n.place
        and b.in_register = 1 and b.as_of = b.registered
      where n.in_register = 0 and n.as_of > n.registered and b.person_id is null`,
  });
  return flagged(rule, sql`p.person_id`, sql`${people} p join ${ident(NEWER)} n on n.person_id = p.person_id`);
};

const fill = async (
  engine: Engine,
  name: string,
  columns: readonly [string, string],
  rows: readonly (readonly [string, string])[],
): Promise<void> => {
  const schema = columns.map((column) => ({ name: column, type: 'text' as const }));
  await engine.create(name, schema);
  const writer = await engine.writer(name, schema);
  for (const row of rows) writer.append(row);
  await writer.close();
};

const prepare = async (engine: Engine, { ownAddresses }: Pick<ResolveOptions, 'ownAddresses'>): Promise<void> => {
  await fill(
    engine,
    'resolve_own_given',
    ['own_street', 'own_code'],
    ownAddresses.map(({ street, postalCode }) => [street, postalCode] as const),
  );
  await engine.run({
    name: OWN,
    reads: ['resolve_own_given'],
    sql: sql`select fold(own_street) as own_street, own_code from resolve_own_given`,
  });
};

/**
 * Flags duplicate, dead-letter and undeliverable contact data by the rules of data/contact, before anything is sent.
 * Writes `contact_flag` of the table `person`. `isAddition`: these are the touched people alone, and what hangs on others is
 * given to all who share something with one of them (`findNear`).
 */
export const flagContacts = async (
  engine: Engine,
  options: Pick<ResolveOptions, 'ownAddresses' | 'isDrill' | 'minorsAt'>,
  isAddition: boolean,
): Promise<void> => {
  const rules = CONTACT_RULES.filter(
    (rule) => !(rule.fiction && options.isDrill) && !('own' in rule && options.ownAddresses.length === 0),
  );
  await prepare(engine, options);
  const others = (contact: Contact): Others => othersOf(contact, isAddition);
  const single = rules.flatMap((rule) => {
    const condition = conditionOf(rule, options.minorsAt);
    return condition === undefined ? [] : [{ rule, condition: whole(rule, condition) }];
  });
  const conditions = single.filter(({ rule }) => !('pattern' in rule)).map(({ condition }) => condition);
  await engine.run({
    name: SUSPECT,
    reads: [PERSON.name, OWN],
    sql: sql`select * from ${people} p where ${join([...anyPattern(rules), ...conditions], ' or ')}`,
  });
  const flags: Sql[] = single.map(({ rule, condition }) =>
    flagged(rule, sql`person_id`, sql`${ident(SUSPECT)} where ${condition}`),
  );
  const made = [SUSPECT, OWN];
  for (const rule of rules) {
    if ('zip' in rule) {
      flags.push(zipFlag(rule, rule.zip));
    }
    if ('shared' in rule) {
      flags.push(await sharedBy(engine, rule, others(rule.of)));
      made.push(`${GROUPED}_${rule.of}`);
    }
    if ('conflicting' in rule) {
      flags.push(await conflicting(engine, rule));
      made.push(CONFLICT);
    }
    if ('newer' in rule) {
      flags.push(await newerElsewhere(engine, rule));
      made.push(NEWER);
    }
    if ('same_name' in rule) {
      flags.push(await sameName(engine, rule, others(rule.of)));
      made.push(NAMESAKE);
    }
  }
  await zipFaults(engine);
  made.push(ZIP_FAULT);
  await engine.run({
    name: CONTACT_FLAG.name,
    reads: [PERSON.name, ...(isAddition ? NEAR_TABLES : [HOUSEHOLD.name]), ...made],
    sql: join(flags, ' union all '),
  });
  for (const name of [...made, 'resolve_own_given']) await engine.drop(name);
};
