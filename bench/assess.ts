/**
 * How long law takes: `node bench/assess.ts [groups]` judges that many groups of people (5,000) under all laws, and
 * people to duties for two sizes of a case.
 */

import { loadLawData } from '../src/assess/data-files.ts';
import { assessStage } from '../src/assess/index.ts';
import { answerCase } from '../src/assess/law/answer-case.ts';
import { lawBook } from '../src/assess/law/evaluate.ts';
import { parseFacts } from '../src/assess/law/facts.ts';
import { LAW_ELEMENTS } from '../src/assess/law/law-lists.ts';
import type { StageContext } from '../src/case/stage.ts';
import { openDuckdb } from '../src/engine/duckdb/engine.ts';
import { sql } from '../src/engine/sql.ts';
import { LINK, PERSON_RECORD } from '../src/schema/tables/resolve.ts';

const seconds = async (work: () => unknown): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const NOTIFIER = { name: 'Northern Voice Telecom', role: 'owner', sectors: ['telecom_carrier'], regulated_by: ['FCC'] };
const DATES = { discovered: '2026-03-02', determined: '2026-03-04' };

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
  const facts = parseFacts(
    { notifier: NOTIFIER, dates: DATES, as_of: '2026-03-05', groups: groupsFor(count) },
    book.known,
  );
  let open = 0;
  const took = await seconds(() => {
    open = answerCase(facts, book, '2026-03-05').undetermined.length;
  });
  print(
    `${count} groups, ${book.laws.length} laws: ${took.toFixed(2)} s (${open} undetermined, each with both consequences)`,
  );
};

/** People and exposures from a counter: 60 kinds of holdings over 57 places. */
const stage = async (people: number): Promise<void> => {
  const engine = await openDuckdb({ threads: 2 });
  const numbers = sql`(select cast(range as bigint) as n from range(${people}))`;
  const list = places.map((place) => `'${place}'`).join(', ');
  const named = { pieces: [`[${list}]`], values: [] };
  await engine.run({
    name: 'person',
    reads: [],
    sql: sql`select n as person_id, 'person' as kind, case when n % 10 = 0 then 'former_customer' else 'customer' end as relation,
      ${named}[1 + n % 57] as residence, cast(case when n % 20 = 0 then 1 else 0 end as integer) as minor,
      cast(case when n % 50 = 0 then 1 else 0 end as integer) as deceased, case when n % 30 = 0 then null else 'a street' end as address,
      cast(1 + n % 3 as integer) as records, cast(case when n % 40 = 0 then 900000 else 990000 end as integer) as confidence from ${numbers}`,
  });
  await engine.run({
    name: 'exposure',
    reads: [],
    sql: sql`select n as person_id, e as element, 'clear' as state, 'presumed' as exposure, cast(0 as integer) as entry from ${numbers}
      cross join (values ('person_name'), ('ssn'), ('date_of_birth'), ('phone'), ('account_number'), ('drivers_license')) as t(e)
      where e = 'person_name' or (n + length(e)) % 3 > 0`,
  });
  for (const schema of [LINK, PERSON_RECORD]) await engine.create(schema.name, schema.columns);
  const context = { engine, emit: () => undefined, tokenKey: '', threads: 2 } as unknown as StageContext;
  const options = { facts: { notifier: NOTIFIER, dates: DATES, as_of: '2026-03-05' }, group: {}, differing: [] };
  let counts: Readonly<Record<string, number>> = {};
  const took = await seconds(async () => {
    ({ counts } = await assessStage.run(context, options));
  });
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  print(
    `${people.toLocaleString('en-US')} people: ${took.toFixed(1)} s, ${counts['profiles']} profiles, ${counts['duties']} duties, ${memory} MB`,
  );
  await engine.close();
};

await evaluation(Number(process.argv[2] ?? 5000));
for (const people of [1_000_000, 10_000_000]) await stage(people);
