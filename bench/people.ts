// What the steps behind the people of a case cost: flags on contact data, tokens of the bridge. On invented rows.
//   node bench/people.ts 1000000
import { openDuckdb } from '../src/engine/duckdb/engine.ts';
import { ident, integer, join, type Sql, sql } from '../src/engine/sql.ts';
import { PERSON_TOKEN, personTokens } from '../src/resolve/bridge/person-tokens.ts';
import { flagContacts } from '../src/resolve/contact/flag-contacts.ts';
import { RECORD_FACT } from '../src/resolve/steps/people/facts.ts';
import { writeHouseholds } from '../src/resolve/steps/people/households.ts';
import type { TableSchema } from '../src/schema/table.ts';
import { RECORD } from '../src/schema/tables/detect.ts';
import { PERSON, PERSON_RECORD } from '../src/schema/tables/resolve.ts';

const people = Number(process.argv[2] ?? 1_000_000);
const engine = await openDuckdb({
  threads: 2,
  memoryLimit: '3GB',
  tempDirectory: `${process.env['TMPDIR'] ?? '/tmp'}/candor-bench-${process.pid}`,
});

const n = sql`n`;
const pick = (of: number, salt: number): Sql =>
  sql`(hash60(cast(${n} * 7 + ${integer(salt)} as string)) % ${integer(of)})`;
const CELLS: Readonly<Record<string, Sql>> = {
  person_id: n,
  record_id: n,
  kind: sql`'person'`,
  records: sql`1`,
  given_name: sql`'given' || cast(${pick(5000, 1)} as string)`,
  family_name: sql`'family' || cast(${pick(80_000, 2)} as string)`,
  date_of_birth: sql`cast((1940 + ${pick(65, 3)}) * 10000 + (1 + ${pick(12, 4)}) * 100 + 1 + ${pick(28, 5)} as integer)`,
  ssn: sql`lpad(cast(100000000 + ${pick(560_000_000, 6)} as string), 9, '0')`,
  email: sql`'m' || cast(${pick(900_000_000, 7)} as string) || '@mail.com'`,
  phone: sql`'+1606' || cast(2000000 + ${pick(7_000_000, 8)} as string)`,
  address: sql`case when ${n} % 100 = 0 then 'RETURN TO SENDER' else cast(${pick(9000, 9)} as string) || ' Ridge Lane' end`,
  city: sql`'Louisville'`,
  region: sql`case when ${n} % 200 = 1 then 'TX' else 'KY' end`,
  postal_code: sql`'40' || lpad(cast(${pick(300, 10)} as string), 3, '0')`,
  residence: sql`'us-ky'`,
};

const fill = async ({ name, columns }: TableSchema): Promise<void> => {
  const list = columns.map(({ name: column, type }) => {
    const as = { integer: sql`integer`, bigint: sql`bigint`, text: sql`string` }[type];
    return sql`cast(${CELLS[column] ?? sql`null`} as ${as}) as ${ident(column)}`;
  });
  await engine.run({
    name,
    reads: [],
    sql: sql`select ${join(list, ', ')} from (select range + 1 as n from range(${integer(people)})) numbers`,
  });
};

const timed = async (what: string, table: string, work: () => Promise<void>): Promise<void> => {
  const [from, cpu] = [performance.now(), process.cpuUsage()];
  await work();
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  const { user, system } = process.cpuUsage(cpu);
  const [row] = await engine.read({
    name: 'rows',
    reads: [table],
    sql: sql`select count(*) as rows from ${ident(table)}`,
  });
  console.log(`${what}: ${seconds} s, ${((user + system) / 1e6).toFixed(1)} s of processors, ${row?.['rows']} rows`);
};

await fill(PERSON);
await fill(RECORD);
await engine.run({
  name: RECORD_FACT,
  reads: ['record'],
  sql: sql`select record_id - record_id % 2 as person_id, record_id, 0 as in_register, cast(null as integer) as as_of, record_id % 4 as alone,
    0 as address_score from record`,
});
await timed('households', 'household', () => writeHouseholds(engine));
await timed('flags', 'contact_flag', () =>
  flagContacts(engine, { ownAddresses: [], isDrill: false, minorsAt: 20_260_101 }, false),
);
await fill(PERSON_RECORD);
const who = { reads: ['person'], sql: sql`select person_id from person` };
await timed('tokens', PERSON_TOKEN, () => personTokens(engine, who, '5a'.repeat(32)));
await engine.close();
