import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { PERSON_FACT, RECORD_FACT, relationName } from './facts.ts';

const TYPE = { integer: sql`integer`, bigint: sql`bigint`, text: sql`string` } as const;

/** Younger than 18 on the day; null where the date is missing or too coarse to say. */
const minorOn = (day: number | null): Sql => {
  if (day === null) return sql`null`;
  const born = sql`b.date_of_birth`;
  return sql`case when ${born} is null then null
    when ${born} % 100 > 0 then case when ${born} + 180000 > ${integer(day)} then 1 else 0 end
    when floor(${born} / 10000) + 18 > ${integer(Math.floor(day / 10_000))} then 1
    when floor(${born} / 10000) + 18 < ${integer(Math.floor(day / 10_000))} then 0 end`;
};

const KIND = sql`case when f.named = 1 and f.test_value = 1 then 'test_value' when f.named = 1 then 'person'
  when f.company = 1 then 'company' when f.test_value = 1 then 'test_value' else 'unidentified' end`;

const residences = async (engine: Engine): Promise<void> => {
  await engine.script({
    name: 'resolve_residence',
    reads: ['record'],
    input: sql`select coalesce(country, '') as country, coalesce(region, '') as region, coalesce(postal_code, '') as postal_code from record
      where coalesce(country, region, postal_code) is not null`,
    inputColumns: ['country', 'region', 'postal_code'],
    module: new URL('../residence.ts', import.meta.url).href,
    function: 'residences',
    output: [{ name: 'residence', type: 'text' }],
  });
};

/** Writes one row for each person, with the contact data that rank first. */
export const writePersons = async (engine: Engine, minorsAt: number | null): Promise<void> => {
  await residences(engine);
  const minor = minorOn(minorsAt);
  const cells: Readonly<Record<string, Sql>> = {
    person_id: sql`f.person_id`,
    kind: KIND,
    relation: relationName(sql`f.relation_code`),
    given_name: sql`n.given_name`,
    middle_name: sql`n.middle_name`,
    family_name: sql`n.family_name`,
    name_suffix: sql`n.name_suffix`,
    date_of_birth: sql`b.date_of_birth`,
    address: sql`a.address`,
    city: sql`a.city`,
    region: sql`coalesce(a.region, p.region)`,
    postal_code: sql`coalesce(a.postal_code, p.postal_code)`,
    country: sql`coalesce(a.country, p.country)`,
    address_source: sql`case when a.record_id is null then null when fa.in_register = 1 then 'register' else 'evidence' end`,
    address_record: sql`a.record_id`,
    address_as_of: sql`nullif(fa.as_of, 0)`,
    email: sql`e.email`,
    phone: sql`t.phone`,
    residence: sql`coalesce(ra.residence, rp.residence)`,
    minor,
    deceased: sql`f.deceased`,
    guardian: sql`case when coalesce(${minor}, 1) = 1 then f.guardian end`,
    records: sql`f.records`,
    in_register: sql`f.in_register`,
    confidence: sql`f.confidence`,
    merge_reason: sql`case when f.all_records = 1 then 'single record' else coalesce(w.reason, 'identical records') end`,
  };
  const list = PERSON.columns.map(
    ({ name, type }) => sql`cast(${cells[name] ?? sql`null`} as ${TYPE[type]}) as ${ident(name)}`,
  );
  const place = (alias: string) => sql`coalesce(${ident(alias)}.country, '')`;
  const residence = (
    from: string,
    as: string,
  ): Sql => sql`left join resolve_residence ${ident(as)} on ${ident(from)}.record_id is not null
    and ${ident(as)}.country = ${place(from)} and ${ident(as)}.region = coalesce(${ident(from)}.region, '')
    and ${ident(as)}.postal_code = coalesce(${ident(from)}.postal_code, '')`;
  await engine.run({
    name: PERSON.name,
    reads: [PERSON_FACT, 'resolve_birth', 'resolve_residence', 'resolve_merge_reason', 'record', RECORD_FACT],
    sql: sql`select ${join(list, ', ')} from ${ident(PERSON_FACT)} f
      left join resolve_birth b on b.person_id = f.person_id left join record n on n.record_id = f.name_record
      left join record a on a.record_id = f.address_record
      left join (select record_id, in_register, as_of from ${ident(RECORD_FACT)}) fa on fa.record_id = f.address_record
      left join record p on p.record_id = f.place_record
      left join record e on e.record_id = f.email_record left join record t on t.record_id = f.phone_record
      ${residence('a', 'ra')} ${residence('p', 'rp')}
      left join resolve_merge_reason w on w.person_id = f.person_id`,
  });
  await engine.run({
    name: PERSON_RECORD.name,
    reads: [RECORD_FACT],
    sql: sql`select person_id, record_id, case when in_evidence = 1 then 'evidence' else 'register' end as root,
      cast(confidence as integer) as confidence from ${ident(RECORD_FACT)}`,
  });
  for (const name of ['resolve_residence', 'resolve_birth', 'resolve_merge_reason']) await engine.drop(name);
};
