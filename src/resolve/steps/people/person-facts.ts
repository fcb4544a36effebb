import type { Engine } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import { CHOICES, RECORD_FACT } from './facts.ts';
import { isHeld, RECORD_HELD, sumOf } from './holdings.ts';

/**
 * One row a person: what all of its records say together, and the best record for each choice (`name_record`,
 * `address_record`, ...). `only_record`: the one record that is best for all of them; null: they differ.
 */
export const PERSON_FACT = 'resolve_person_fact';
/** Birth dates of people with several records. */
export const BIRTH = 'resolve_birth';

const number = (digits: string): Sql => ({ pieces: [digits], values: [] });
/**
 * More than any number of a record, in digits that the narrower decimals hold. Records are counted from one and stay exact in a double,
 * so none is beyond 2^53, a tenth of this; one of 10^17 or more would be taken for another.
 */
const RECORDS = number('100000000000000000');
const LAST = number('99999999999999999');
/** The smaller record first: a rank is a score, and what is left from the record to the largest number. */
const ranked = (score: Sql): Sql => sql`cast(${score} as decimal(19, 0)) * cast(${RECORDS} as decimal(19, 0))`;
/** The record of the greatest rank: what is left of it without its score. Remainders of wide decimals, and wide ones as whole numbers, take longer than all else here. */
const recordOf = (rank: Sql, score: Sql): Sql =>
  sql`${LAST} - cast(cast(${rank} - ${ranked(score)} as decimal(17, 0)) as bigint)`;
/** Registers before evidence, then the newest. */
const NEWEST = number('100000000');
const standing = sql`(cast(in_register as bigint) * ${NEWEST} + coalesce(as_of, 0))`;

/** Whole numbers, since the greatest of texts takes five times as long to find. */
const rankOf = (choice: (typeof CHOICES)[number]): Sql => {
  const front = ident(`${choice}_front`);
  return sql`${ranked(front)} + (${LAST} - record_id) as ${ident(`${choice}_rank`)}`;
};
const frontOf = (choice: (typeof CHOICES)[number]): Sql => {
  const score = ident(`${choice}_score`);
  return sql`${choice === 'name' ? sql`cast(${score} as bigint)` : sql`${standing} * 10 + ${score}`} as ${ident(`${choice}_front`)}`;
};

const best = (choice: string): Sql =>
  sql`${recordOf(sql`max(${ident(`${choice}_rank`)})`, sql`max(${ident(`${choice}_front`)})`)} as ${ident(`${choice}_record`)}`;
const own = (choice: string): Sql =>
  sql`case when ${ident(`${choice}_score`)} is null then null else record_id end as ${ident(`${choice}_record`)}`;
const list = (each: (choice: (typeof CHOICES)[number]) => Sql): Sql => join(CHOICES.map(each), ', ');

const exposing = sql`${ident(RECORD_FACT)} f left join ${ident(RECORD_HELD)} h on ${isHeld}`;

/** People with one record, four of five in most cases: nothing is chosen. */
const single = sql`select person_id, 1 as all_records, in_evidence as records, in_register, confidence, coalesce(deceased, 0) as deceased, named, company,
  case when named = 1 then test_name else greatest(only_blocked, coalesce(test_name, 0)) end as test_value, relation_code, guardian, date_of_birth,
  in_register as address_in_register, as_of as address_as_of, record_id as only_record, held, ${list(own)}
  from ${exposing} where alone = 1`;

/**
 * A record without a name that was given to a person by a number says whose the number is, not who the person is: doubt
 * about it is not doubt about the person.
 */
const sureness = sql`coalesce(min(case when named = 1 then confidence end), min(confidence))`;

const grouped = sql`select person_id, count(*) as all_records, sum(in_evidence) as records, max(in_register) as in_register,
  ${sureness} as confidence, max(coalesce(deceased, 0)) as deceased, max(named) as named, max(company) as company,
  case when max(named) = 1 then min(test_name) else min(greatest(only_blocked, coalesce(test_name, 0))) end as test_value,
  min(relation_code) as relation_code, min(guardian) as guardian, max(case when address_score is null then null else ${standing} end) as address_standing, ${sumOf(sql`held`)} as held, ${list(best)}
  from (select *, ${list(rankOf)} from (select f.*, held, ${list(frontOf)} from ${exposing} where alone = 0) fronted) ranked group by person_id`;

const isOne = join(
  CHOICES.map((choice) => {
    const record = ident(`${choice}_record`);
    return sql`coalesce(${record}, one) = one`;
  }),
  ' and ',
);
const records = list((choice) => ident(`${choice}_record`));
const several = sql`select person_id, all_records, records, in_register, confidence, deceased, named, company, test_value, relation_code, guardian,
  cast(null as integer) as date_of_birth, cast(floor(address_standing / ${NEWEST}) as integer) as address_in_register,
  cast(address_standing % ${NEWEST} as integer) as address_as_of, case when ${isOne} then one end as only_record, held, ${records}
  from (select *, coalesce(${records}) as one from (${grouped}) grouped) chosen`;

/** What the records of each person say together. */
export const personFacts = async (engine: Engine): Promise<void> => {
  await engine.run({ name: PERSON_FACT, reads: [RECORD_FACT, RECORD_HELD], sql: sql`${single} union all ${several}` });
  // The birth date that most records have; the register's where as many have another.
  await engine.run({
    name: BIRTH,
    reads: [RECORD_FACT],
    sql: sql`select person_id, cast(right(max(rank), 8) as integer) as date_of_birth from (
      select person_id, case when date_of_birth % 100 > 0 then '1' else '0' end || lpad(cast(count(*) as string), 9, '0')
        || cast(max(in_register) as string) || lpad(cast(date_of_birth as string), 8, '0') as rank
      from ${ident(RECORD_FACT)} where date_of_birth is not null and alone = 0 group by person_id, date_of_birth) dates group by person_id`,
  });
};
