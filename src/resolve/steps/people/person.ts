import type { StageContext } from '../../../case/stage.ts';
import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { PERSON, PERSON_RECORD } from '../../../schema/tables/resolve.ts';
import { keepTable } from '../keep-table.ts';
import { CHOICES, RECORD_FACT, relationName } from './facts.ts';
import { BIRTH, PERSON_FACT } from './person-facts.ts';

const TYPE = { integer: sql`integer`, bigint: sql`bigint`, text: sql`string` } as const;

/** Younger than 18 on the day; null where the date is missing or too coarse to say. */
const minorOn = (day: number | null): Sql => {
  if (day === null) return sql`null`;
  const born = sql`born`;
  return sql`case when ${born} is null then null
    when ${born} % 100 > 0 then case when ${born} + 180000 > ${integer(day)} then 1 else 0 end
    when floor(${born} / 10000) + 18 > ${integer(Math.floor(day / 10_000))} then 1
    when floor(${born} / 10000) + 18 < ${integer(Math.floor(day / 10_000))} then 0 end`;
};

const KIND = sql`case when named = 1 and test_value = 1 then 'test_value' when named = 1 then 'person'
  when company = 1 then 'company' when test_value = 1 then 'test_value' else 'unidentified' end`;

/** Cells of a record that tell the residence. */
const PLACE = ['country', 'region', 'postal_code', 'code_place'] as const;

const residences = async (engine: Engine): Promise<void> => {
  await engine.script({
    name: 'resolve_residence',
    reads: ['record'],
    input: sql`select coalesce(country, '') as country, coalesce(region, '') as region, coalesce(postal_code, '') as postal_code,
      coalesce(code_place, '') as code_place from record where coalesce(country, region, postal_code) is not null`,
    inputColumns: [...PLACE],
    module: new URL('../../residence.ts', import.meta.url).href,
    function: 'residences',
    output: [{ name: 'residence', type: 'text' }],
  });
};

const CONTACT = [
  'given_name',
  'middle_name',
  'family_name',
  'name_suffix',
  'address',
  'city',
  'region',
  'postal_code',
  'country',
];

/** The place by a record's cells; none without a record. Equalities alone join: any other condition would compare each person with each place. */
const residenceOf = (from: string, as: string): Sql => {
  const cells = PLACE.map(
    (name) =>
      sql`${ident(as)}.${ident(name)} = case when ${ident(from)}.record_id is not null then coalesce(${ident(from)}.${ident(name)}, '') end`,
  );
  return sql`left join resolve_residence ${ident(as)} on ${join(cells, ' and ')}`;
};

/** Contact data of people whose best record is one for all parts: the record is looked up once. */
const fromOneRecord: Sql = sql`select f.*, case when f.name_record is null then null else r.given_name end as given_name,
    case when f.name_record is null then null else r.middle_name end as middle_name,
    case when f.name_record is null then null else r.family_name end as family_name,
    case when f.name_record is null then null else r.name_suffix end as name_suffix, r.address,
    case when f.address_record is null then null else r.city end as city, r.region, r.postal_code, r.country,
    case when f.email_record is null then null else r.email end as email,
    case when f.phone_record is null then null else r.phone end as phone, s.residence
  from ${ident(PERSON_FACT)} f join record r on r.record_id = f.only_record ${residenceOf('r', 's')}`;

/** The records that are somebody's best for some parts only: few, so that the joins stay narrow. */
const BEST_RECORD = 'resolve_best_record';

const bestRecords = (engine: Engine): Promise<void> => {
  const chosen = CHOICES.map(
    (choice) => sql`select ${ident(`${choice}_record`)} from ${ident(PERSON_FACT)} where only_record is null`,
  );
  const cells = join([...CONTACT, 'code_place', 'email', 'phone'].map(ident), ', ');
  return engine.run({
    name: BEST_RECORD,
    reads: ['record', PERSON_FACT],
    sql: sql`select record_id, ${cells} from record where record_id in (${join(chosen, ' union all ')})`,
  });
};

/** Contact data that come from several records. */
const fromSeveral: Sql = sql`select f.*, n.given_name, n.middle_name, n.family_name, n.name_suffix, a.address, a.city,
    coalesce(a.region, p.region) as region, coalesce(a.postal_code, p.postal_code) as postal_code, coalesce(a.country, p.country) as country,
    e.email, t.phone, coalesce(ra.residence, rp.residence) as residence
  from ${ident(PERSON_FACT)} f left join ${ident(BEST_RECORD)} n on n.record_id = f.name_record
  left join ${ident(BEST_RECORD)} a on a.record_id = f.address_record left join ${ident(BEST_RECORD)} p on p.record_id = f.place_record
  left join ${ident(BEST_RECORD)} e on e.record_id = f.email_record left join ${ident(BEST_RECORD)} t on t.record_id = f.phone_record
  ${residenceOf('a', 'ra')} ${residenceOf('p', 'rp')} where f.only_record is null`;

/** Writes one row for each person, with the contact data that rank first: on disk while they are made, and read from there. */
export const writePersons = async (
  { engine, scratch }: Pick<StageContext, 'engine' | 'scratch'>,
  minorsAt: number | null,
): Promise<void> => {
  await residences(engine);
  await bestRecords(engine);
  const minor = minorOn(minorsAt);
  const cells: Readonly<Record<string, Sql>> = {
    ...Object.fromEntries([...CONTACT, 'email', 'phone', 'residence'].map((name) => [name, ident(name)])),
    person_id: sql`person_id`,
    kind: KIND,
    relation: relationName(sql`relation_code`),
    date_of_birth: sql`born`,
    address_source: sql`case when address_record is null then null when address_in_register = 1 then 'register' else 'evidence' end`,
    address_record: sql`address_record`,
    address_as_of: sql`case when address_record is null then null else nullif(address_as_of, 0) end`,
    minor,
    deceased: sql`deceased`,
    // A letter to a child goes to the guardian, one to the dead to who settles the estate.
    guardian: sql`case when coalesce(${minor}, 1) = 1 or deceased = 1 then guardian end`,
    records: sql`records`,
    in_register: sql`in_register`,
    confidence: sql`confidence`,
    merge_reason: sql`case when all_records = 1 then 'single record' else coalesce(reason, 'identical records') end`,
    held: sql`held`,
  };
  const list = PERSON.columns.map(
    ({ name, type }) => sql`cast(${cells[name] ?? sql`null`} as ${TYPE[type]}) as ${ident(name)}`,
  );
  const born = sql`select c.*, coalesce(c.date_of_birth, b.date_of_birth) as born, w.reason
    from (${fromOneRecord} union all ${fromSeveral}) c left join ${ident(BIRTH)} b on b.person_id = c.person_id
    left join resolve_merge_reason w on w.person_id = c.person_id`;
  await keepTable({ engine, scratch }, PERSON, {
    reads: [PERSON_FACT, BIRTH, BEST_RECORD, 'resolve_residence', 'resolve_merge_reason', 'record'],
    // Those of one record stand behind each other, and those of several behind them.
    sql: sql`select ${join(list, ', ')} from (${born}) people order by person_id`,
  });
  await engine.run({
    name: PERSON_RECORD.name,
    reads: [RECORD_FACT],
    sql: sql`select person_id, record_id, case when in_evidence = 1 then 'evidence' else 'register' end as root,
      cast(confidence as integer) as confidence from ${ident(RECORD_FACT)}`,
  });
  for (const name of ['resolve_residence', BEST_RECORD, BIRTH, 'resolve_merge_reason']) await engine.drop(name);
};
