/**
 * How long law takes, beside a bare read of the same people: `npm run bench:assess -- [PEOPLE ...]` (1,000,000 and
 * 10,000,000) writes people over all places as Parquet, reads them, and runs the stage on them, step by
 * step. `-- --groups N` judges that many groups of people under all laws instead.
 */

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadLawData } from '../src/assess/data-files.ts';
import { assessStage } from '../src/assess/index.ts';
import { answerCase } from '../src/assess/law/answer-case.ts';
import { lawBook } from '../src/assess/law/evaluate.ts';
import { parseFacts } from '../src/assess/law/facts/facts.ts';
import { LAW_ELEMENTS } from '../src/assess/law/schema/law-lists.ts';
import type { StageContext } from '../src/case/stage.ts';
import { openDuckdb } from '../src/engine/duckdb/engine.ts';
import type { Engine } from '../src/engine/port.ts';
import { type Sql, sql } from '../src/engine/sql.ts';
import { PROFILE } from '../src/schema/tables/assess.ts';
import { CONTACT_FLAG, HOLDING, LINK, PERSON, PERSON_RECORD } from '../src/schema/tables/resolve.ts';

/** Seconds on the clock, and of the processor: the second is what counts where the machine has other work. */
interface Took {
  readonly wall: number;
  readonly cpu: number;
}
const clock = (): (() => Took) => {
  const [started, used] = [performance.now(), process.cpuUsage()];
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { wall: (performance.now() - started) / 1000, cpu: (user + system) / 1e6 };
  };
};
const measured = async (work: () => unknown): Promise<Took> => {
  const took = clock();
  await work();
  return took();
};
const NO_TIME: Took = { wall: 0, cpu: 0 };
const plus = (a: Took, b: Took): Took => ({ wall: a.wall + b.wall, cpu: a.cpu + b.cpu });
const less = (a: Took, b: Took): Took => ({ wall: a.wall - b.wall, cpu: a.cpu - b.cpu });
const text = ({ wall, cpu }: Took): string => `${wall.toFixed(1)} s (processor ${cpu.toFixed(1)} s)`;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const many = (n: number): string => n.toLocaleString('en-US');

const NOTIFIER = { name: 'Northern Voice Telecom', role: 'owner', sectors: ['telecom_carrier'], regulated_by: ['FCC'] };
const DATES = { discovered: '2026-03-02', determined: '2026-03-04' };
const AS_OF = '2026-03-05';

const book = lawBook(loadLawData());
const places = book.known.places;

const groupsFor = (count: number) =>
  Array.from({ length: count }, (_, n) => ({
    jurisdiction: places[n % places.length] ?? null,
    count: 100 + (n % 900),
    elements: LAW_ELEMENTS.filter((_id, k) => ((n >> (k % 12)) + k) % 7 === 0),
    with_name: n % 3 !== 0,
    encrypted: n % 11 === 0 ? 'unknown' : 'none',
    data_form: 'computerized',
  }));

const evaluation = async (count: number): Promise<void> => {
  const facts = parseFacts({ notifier: NOTIFIER, dates: DATES, as_of: AS_OF, groups: groupsFor(count) }, book.known);
  let open = 0;
  const took = await measured(() => {
    open = answerCase(facts, book, AS_OF).undetermined.length;
  });
  print(`${many(count)} groups, ${book.laws.length} laws: ${text(took)}, ${open} undetermined`);
};

const trusted = (text: string): Sql => ({ pieces: [text], values: [] });

/** People from a counter: all places, four relations, minors, deceased, some without an address. */
const people = (from: number, to: number): Sql => sql`select n as person_id, 'person' as kind,
  case when n % 10 = 0 then 'former_customer' when n % 17 = 0 then 'prospective_customer' when n % 101 = 0 then 'employee' else 'customer' end as relation,
  ${trusted(`[${places.map((place) => `'${place}'`).join(', ')}]`)}[1 + n % ${trusted(String(places.length))}] as residence,
  cast(case when n % 20 = 0 then 1 else 0 end as integer) as minor, cast(case when n % 50 = 0 then 1 else 0 end as integer) as deceased,
  case when n % 30 = 0 then null else 'a street' end as address, cast((n - n % 57) / 57 % 3 * 7 + n % 7 as bigint) as held, cast(1 + n % 3 as integer) as records,
  cast(case when n % 40 = 0 then 900000 else 990000 end as integer) as confidence
  from (select cast(range as bigint) as n from range(${from}, ${to}))`;

/** What people hold: names of all, and five more elements in combinations, in clear or hashed; 4.4 rows a holding. */
const holdings: Sql = sql`select n as held, e as element, case when e = 'ssn' and n % 7 = 0 then 'hashed' else 'clear' end as state,
  'presumed' as exposure, cast(0 as integer) as entry, cast(1 as integer) as records from (select cast(range as bigint) as n from range(0, 21))
  cross join (values ('date_of_birth'), ('drivers_license'), ('person_name'), ('phone'), ('postal_address'), ('ssn')) as t(e)
  where e = 'person_name' or ((n - n % 7) / 7 + length(e)) % 3 > 0`;

/** Columns that the stage reads; the others of a person are heavy and beside the point. */
const READ = new Set([
  'held',
  'kind',
  'relation',
  'residence',
  'minor',
  'deceased',
  'address',
  'records',
  'confidence',
]);
const PEOPLE_A_FILE = 5_000_000;

/** Writes people as Parquet files, each sorted as an artifact is, and attaches them. Gives their bytes. */
const writePeople = async (engine: Engine, count: number, folder: string): Promise<number> => {
  const { name, key } = PERSON;
  const columns = PERSON.columns.filter((one) => one.name === 'person_id' || READ.has(one.name));
  const files: string[] = [];
  for (let from = 0; from < count; from += PEOPLE_A_FILE) {
    const to = Math.min(count, from + PEOPLE_A_FILE);
    const file = join(folder, `${name}-${String(files.length).padStart(3, '0')}.parquet`);
    await engine.run({ name, reads: [], sql: people(from, to) });
    await engine.write(name, { file, columns, orderBy: key });
    await engine.drop(name);
    files.push(file);
  }
  await engine.attach({ name, files, columns });
  return files.reduce((sum, file) => sum + statSync(file).size, 0);
};

/** The engine with a clock: what each step took, in the order of the steps. */
const timed = (engine: Engine, steps: Map<string, Took>): Engine => {
  const clocked =
    <A extends readonly unknown[], R>(name: (...args: A) => string, work: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const took = clock();
      const result = await work(...args);
      steps.set(name(...args), plus(steps.get(name(...args)) ?? NO_TIME, took()));
      return result;
    };
  return {
    ...engine,
    run: clocked((step: Parameters<Engine['run']>[0]) => step.name, engine.run),
    read: clocked((step: Parameters<Engine['read']>[0]) => step.name, engine.read),
  };
};

const bareRead = (engine: Engine): Promise<unknown> =>
  engine.read({
    name: 'bare_read',
    reads: ['person'],
    sql: sql`select sum(person_id) as a, sum(held) as b, count(distinct kind) as c, count(distinct residence) as d,
      count(distinct relation) as e, sum(minor) + sum(deceased) + sum(confidence) as f, count(distinct address) as g from person`,
  });

const stage = async (count: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  const engine = await openDuckdb({ threads: 2, memoryLimit: '10GB', tempDirectory: join(folder, 'spill') });
  try {
    const bytes = await writePeople(engine, count, folder);
    await engine.run({ name: HOLDING.name, reads: [], sql: holdings });
    for (const schema of [LINK, PERSON_RECORD, CONTACT_FLAG]) await engine.create(schema.name, schema.columns);
    await engine.create(`previous_${PROFILE.name}`, PROFILE.columns);
    const read = await measured(() => bareRead(engine));
    const steps = new Map<string, Took>();
    const context = { engine: timed(engine, steps), emit: () => undefined, tokenKey: '', threads: 2 };
    const options = { facts: { notifier: NOTIFIER, dates: DATES, as_of: AS_OF }, group: {}, differing: [] };
    let counts: Readonly<Record<string, number>> = {};
    const all = await measured(async () => {
      ({ counts } = await assessStage.run(context as unknown as StageContext, options));
    });
    const inSql = [...steps.values()].reduce(plus, NO_TIME);
    print(
      `${many(count)} people (${Math.round(bytes / 1e6)} MB Parquet): bare read ${text(read)}; stage ${text(all)}, of which law ${text(less(all, inSql))}; ${many(counts['profiles'] ?? 0)} profiles, ${counts['duties']} duties; peak ${Math.round(process.resourceUsage().maxRSS / 1e3)} MB`,
    );
    for (const [name, took] of steps) if (took.wall >= 0.05) print(`  ${name} ${text(took)}`);
  } finally {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { groups: { type: 'string' } } });
if (values.groups) await evaluation(Number(values.groups));
else for (const count of positionals.length > 0 ? positionals.map(Number) : [1_000_000, 10_000_000]) await stage(count);
