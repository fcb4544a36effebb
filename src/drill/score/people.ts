import type { Engine, Row } from '../../engine/port.ts';
import { integer, type Sql, sql } from '../../engine/sql.ts';
import { fillTable } from '../parts/make-part.ts';
import { NOBODY } from '../texts/text-builder.ts';
import type { Grouping } from './clusters.ts';
import { type Accuracy, createTally, type Share, shareOf } from './measures.ts';

const number = (row: Row | undefined, name: string): number => Number(row?.[name] ?? 0);
const nobody = integer(NOBODY);

const read = (engine: Engine, name: string, reads: readonly string[], query: Sql) =>
  engine.read({ name: `score:${name}`, reads, sql: query });

export interface RecordCounts {
  readonly missed: number;
  /** Found records that truth does not have. */
  readonly extra: number;
}

export const countRecords = async (engine: Engine): Promise<RecordCounts> => {
  const [row] = await read(
    engine,
    'records',
    ['score_match', 'score_missed'],
    sql`select (select count(*) from score_missed) as missed,
      (select count(*) from score_match where person is null) as extra`,
  );
  return { missed: number(row, 'missed'), extra: number(row, 'extra') };
};

/** Records of people, by true person and by the person they were given to; those given to nobody stand alone. */
export const groupRecords = async (engine: Engine): Promise<Grouping> => {
  const run = (name: string, reads: readonly string[], query: Sql) => engine.run({ name, reads, sql: query });
  await run(
    'score_cell',
    ['score_match'],
    sql`select person as truth, person_id as found, count(*) as n from score_match
      where person <> ${nobody} and person_id is not null group by person, person_id`,
  );
  await run(
    'score_alone',
    ['score_match', 'score_missed'],
    sql`select person as truth, count(*) as n from (
        select person from score_match where person <> ${nobody} and person_id is null
        union all select person from score_missed) as alone group by person`,
  );
  await run(
    'score_in_truth',
    ['score_cell', 'score_alone'],
    sql`select truth, sum(n) as size from (select truth, n from score_cell union all select truth, n from score_alone) as all_cells
      group by truth`,
  );
  await run('score_in_found', ['score_cell'], sql`select found, sum(n) as size from score_cell group by found`);
  const overlaps = await read(
    engine,
    'overlaps',
    ['score_cell', 'score_alone', 'score_in_truth', 'score_in_found'],
    sql`select n, in_truth, in_found, cast(sum(times) as bigint) as times from (
        select c.n, t.size as in_truth, f.size as in_found, 1 as times from score_cell as c
        join score_in_truth as t on t.truth = c.truth join score_in_found as f on f.found = c.found
        union all
        select 1, t.size, 1, a.n from score_alone as a join score_in_truth as t on t.truth = a.truth) as cells
      group by n, in_truth, in_found order by n, in_truth, in_found`,
  );
  const sizes = async (table: string, from: Sql) =>
    (
      await read(
        engine,
        table,
        [table],
        sql`select cast(size as bigint) as size, count(*) as times from ${from} as sizes group by size order by size`,
      )
    ).map((row) => ({ size: number(row, 'size'), times: number(row, 'times') }));
  return {
    overlaps: overlaps.map((row) => ({
      n: number(row, 'n'),
      inTruth: number(row, 'in_truth'),
      inFound: number(row, 'in_found'),
      times: number(row, 'times'),
    })),
    truths: await sizes('score_in_truth', sql`score_in_truth`),
    founds: await sizes('score_in_found', sql`score_in_found`),
  };
};

/** The true person that most records of a found person belong to; the smaller number where two have as many. */
const mainPersons = sql`select found as person_id, truth as person from (
    select found, truth, row_number() over (partition by found order by n desc, truth) as place from score_cell) as ranked
  where place = 1`;

export const ATTRIBUTES = ['relation', 'minor', 'deceased', 'residence'] as const;

/** How often each attribute of the people who were found is right; an unknown one counts as wrong. Leaves `score_main`. */
export const scoreAttributes = async (
  engine: Engine,
): Promise<Readonly<Record<(typeof ATTRIBUTES)[number], Share>>> => {
  await engine.run({ name: 'score_main', reads: ['score_cell'], sql: mainPersons });
  const [row] = await read(
    engine,
    'attributes',
    ['person', 'score_main', 'truth_person'],
    sql`select count(*) as n,
      sum(case when person.relation = t.relation then 1 else 0 end) as relation,
      sum(case when person.minor = t.minor then 1 else 0 end) as minor,
      sum(case when person.deceased = t.deceased then 1 else 0 end) as deceased,
      sum(case when person.residence = t.residence then 1 else 0 end) as residence
    from person join score_main on score_main.person_id = person.person_id
    join truth_person as t on t.person = score_main.person where person.kind = 'person'`,
  );
  const of = number(row, 'n');
  return {
    relation: shareOf(number(row, 'relation'), of),
    minor: shareOf(number(row, 'minor'), of),
    deceased: shareOf(number(row, 'deceased'), of),
    residence: shareOf(number(row, 'residence'), of),
  };
};

const isTaken = (exposure: string): boolean => exposure === 'presumed' || exposure === 'read';

/** Elements that were taken, by each distinct list of exposures in the truth: lists are few. */
const takeLists = async (engine: Engine): Promise<void> => {
  const lists = await read(
    engine,
    'lists',
    ['truth_person'],
    sql`select distinct exposed from truth_person order by exposed`,
  );
  const elements = lists.flatMap(({ exposed }) => {
    const list = String(exposed);
    const taken = list.split(' ').flatMap((text) => {
      const [element = '', , exposure = ''] = text.split('=');
      return isTaken(exposure) ? [element] : [];
    });
    return [...new Set(taken)].map((element) => [list, element] as const);
  });
  await fillTable(
    engine,
    'score_list',
    [
      { name: 'exposed', type: 'text' },
      { name: 'element', type: 'text' },
    ],
    elements,
    (cells) => cells,
  );
};

export interface ExposureScore {
  readonly affected: { readonly truth: number; readonly found: number };
  readonly elements: Readonly<Record<string, Accuracy>>;
}

/**
 * Person by element: whether what was taken of each person is known. A found person whom truth does not know counts as
 * extra. A code beside a street is part of the address: whether it is named apart is not judged.
 */
export const scoreExposures = async (engine: Engine): Promise<ExposureScore> => {
  await takeLists(engine);
  const run = (name: string, reads: readonly string[], query: Sql) => engine.run({ name, reads, sql: query });
  await run(
    'score_expected',
    ['truth_person', 'score_list'],
    sql`select t.person, l.element from truth_person as t join score_list as l on l.exposed = t.exposed`,
  );
  await run(
    'score_seen',
    ['exposure', 'person', 'score_main'],
    sql`select distinct coalesce(score_main.person, 0 - exposure.person_id) as person, exposure.element
      from exposure join person on person.person_id = exposure.person_id
      left join score_main on score_main.person_id = exposure.person_id
      where person.kind = 'person' and exposure.exposure in ('presumed', 'read')`,
  );
  const rows = await read(
    engine,
    'exposures',
    ['score_expected', 'score_seen'],
    sql`select element, sum(case when wanted + seen = 2 then 1 else 0 end) as hit,
        sum(case when wanted > seen then 1 else 0 end) as missed, sum(case when seen > wanted then 1 else 0 end) as extra
      from (select person, element, max(wanted) as wanted, max(seen) as seen from (
          select person, element, 1 as wanted, 0 as seen from score_expected
          union all select person, element, 0, 1 from score_seen) as sides group by person, element) as pairs
      where element <> 'zip' or not exists (select 1 from score_expected as address
        where address.person = pairs.person and address.element = 'postal_address')
      group by element order by element`,
  );
  const tally = createTally();
  for (const row of rows) {
    const { element } = row;
    tally.add(String(element), { hit: number(row, 'hit'), missed: number(row, 'missed'), extra: number(row, 'extra') });
  }
  const [counts] = await read(
    engine,
    'affected',
    ['truth_person', 'score_list', 'exposure', 'person'],
    sql`select (select count(*) from truth_person where exposed in (select exposed from score_list)) as truth,
      (select count(distinct exposure.person_id) from exposure join person on person.person_id = exposure.person_id
        where person.kind = 'person' and exposure.exposure in ('presumed', 'read')) as found`,
  );
  return { affected: { truth: number(counts, 'truth'), found: number(counts, 'found') }, elements: tally.result() };
};
