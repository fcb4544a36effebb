import type { Column, Engine } from '../engine/port.ts';
import { ident, integer, join, type Sql, type SqlValue, sql } from '../engine/sql.ts';
import type { EntryClass } from './options.ts';
import { type Attributes, LOOKALIKE_BIT, NO_ADDRESS_BIT, UNSURE_BIT, whoAt } from './who.ts';

/**
 * What each person lost as one number: a bit for each distinct element, state and exposure that the case has. What
 * people are is a small number too, so that grouping and joining millions of them moves integers only.
 */

export interface Kind {
  readonly element: string;
  readonly state: string;
  readonly exposure: string;
  /** Class of evidence entries; null where all entries say the same. */
  readonly source: number | null;
  /** Entries of the case that this kind was found in; -1: documents that no entry covers. */
  readonly entries: readonly number[];
}

/** Bits that fit a signed 64-bit integer with room to spare; a case with more kinds uses a second number. */
const BITS = 60;

/** Elements whose records are less sure than this to be one person may be two people. In millionths. */
const SURE = 950_000;

/** Distinct kinds of what people lost; entries that say the same are one. */
export const kindsOf = async (engine: Engine, classes: readonly EntryClass[]): Promise<readonly Kind[]> => {
  const rows = await engine.read({
    name: 'assess_kinds',
    reads: ['holding'],
    sql: sql`select element, state, exposure, coalesce(entry, -1) as entry from holding where exposure <> 'excluded'
      group by element, state, exposure, entry order by element, state, exposure, entry`,
  });
  const kinds = new Map<string, Kind>();
  for (const row of rows) {
    const entry = Number(row['entry']);
    const found = classes.findIndex(({ entries }) => entries.includes(entry));
    const kind = {
      element: String(row['element']),
      state: String(row['state']),
      exposure: String(row['exposure']),
      source: found < 0 ? null : found,
    };
    const key = JSON.stringify(kind);
    kinds.set(key, { ...kind, entries: [...(kinds.get(key)?.entries ?? []), entry] });
  }
  return [...kinds.values()];
};

const setOf = (index: number): number => Math.floor(index / BITS);

/** The kinds that the numbers of a person name. */
export const kindsIn = (row: Readonly<Record<string, SqlValue>>, kinds: readonly Kind[]): readonly Kind[] =>
  kinds.filter((_, index) => ((BigInt(row[setName(setOf(index))] ?? 0) >> BigInt(index % BITS)) & 1n) === 1n);

const setName = (set: number): string => `set_${set}`;
export const setsOf = (kinds: readonly Kind[]): readonly string[] =>
  Array.from({ length: setOf(Math.max(0, kinds.length - 1)) + 1 }, (_, set) => setName(set));

const KIND = 'assess_kind';
const PLACE = 'assess_place';
const HELD = 'assess_held';
const PERSON_KIND = 'assess_person_kind';
const LOOKALIKE = 'assess_lookalike';

/** How many people one step groups: its table of them stays small, however many the case has. */
const PEOPLE_A_STEP = 2_500_000;

/** Every so many-th id is looked at to find where steps begin. Prime, so that ids of even spacing are met too. */
const SAMPLED = 1009;

const text = (value: SqlValue | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
const flag = (value: SqlValue | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

export const attributesOf = async (engine: Engine): Promise<readonly Attributes[]> => {
  const rows = await engine.read({
    name: 'assess_attributes',
    reads: ['person'],
    sql: sql`select residence, relation, minor, deceased from person where kind = 'person'
      group by residence, relation, minor, deceased order by residence, relation, minor, deceased`,
  });
  return rows.map(({ residence, relation, minor, deceased }) => ({
    residence: text(residence),
    relation: text(relation) ?? 'other',
    minor: flag(minor),
    deceased: flag(deceased),
  }));
};

export const fillTable = async (
  engine: Engine,
  name: string,
  columns: readonly Column[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> => {
  await engine.create(name, columns);
  const writer = await engine.writer(name, columns);
  for (const [index, row] of rows.entries()) {
    writer.append(row);
    if (index % 4096 === 4095) await writer.flush();
  }
  await writer.close();
};

/** A bit a kind: in the set that holds it the power of two, in the others nothing. One row an entry of the case. */
const writeKinds = (engine: Engine, kinds: readonly Kind[], sets: readonly string[]): Promise<void> =>
  fillTable(
    engine,
    KIND,
    [
      ...(['element', 'state', 'exposure'] as const).map((name) => ({ name, type: 'text' as const })),
      { name: 'entry', type: 'integer' },
      ...sets.map((name) => ({ name, type: 'bigint' as const })),
    ],
    kinds.flatMap(({ element, state, exposure, entries }, index) =>
      entries.map((entry) => [
        element,
        state,
        exposure,
        entry,
        ...sets.map((_, set) => (setOf(index) === set ? 2n ** BigInt(index % BITS) : 0n)),
      ]),
    ),
  );

const writeAttributes = (engine: Engine, attributes: readonly Attributes[]): Promise<void> =>
  fillTable(
    engine,
    PLACE,
    [
      { name: 'who', type: 'bigint' },
      { name: 'residence', type: 'text' },
      { name: 'relation', type: 'text' },
      { name: 'minor', type: 'integer' },
      { name: 'deceased', type: 'integer' },
    ],
    attributes.map(({ residence, relation, minor, deceased }, index) => [
      whoAt(index),
      residence,
      relation,
      minor,
      deceased,
    ]),
  );

/**
 * People who look like another person of the case and were kept apart by weight alone: the lowest count leaves the
 * second of each such pair out. A conflict (two birth dates, say) tells people apart and leaves nobody out.
 */
const lookalikes = (engine: Engine): Promise<void> =>
  engine.run({
    name: LOOKALIKE,
    reads: ['link', 'person_record'],
    sql: sql`select distinct p.person_id from link l join person_record p on p.record_id = l.record_b
      where l.joined = 0 and l.reason not like 'conflict%'`,
  });

const each = (sets: readonly string[], part: (set: string) => Sql): Sql => join(sets.map(part), ', ');

/** From which id on, and before which; null: no bound. */
interface Range {
  readonly from: number | null;
  readonly before: number | null;
}

const within = ({ from, before }: Range, column: Sql): Sql =>
  join(
    [
      sql`${column} is not null`,
      ...(from === null ? [] : [sql`${column} >= ${from}`]),
      ...(before === null ? [] : [sql`${column} < ${before}`]),
    ],
    ' and ',
  );

/** Ranges of ids with about as many people each; artifacts are sorted by person, so a step reads its own part only. */
const rangesOf = async (engine: Engine, peopleAStep: number): Promise<readonly Range[]> => {
  const rows = await engine.read({
    name: 'assess_person_sample',
    reads: ['person'],
    sql: sql`select person_id from person where person_id % ${integer(SAMPLED)} = 0 order by person_id`,
  });
  const apart = Math.max(1, Math.floor(peopleAStep / SAMPLED));
  const bounds = rows.flatMap(({ person_id: id }, index) => (index > 0 && index % apart === 0 ? [Number(id)] : []));
  return [null, ...bounds].map((from, index) => ({ from, before: bounds[index] ?? null }));
};

/** The numbers of each holding: few rows, however many people there are. */
const holdings = (engine: Engine, sets: readonly string[]): Promise<void> =>
  engine.run({
    name: HELD,
    reads: ['holding', KIND],
    sql: sql`select h.held, ${each(sets, (set) => sql`bit_or(k.${ident(set)}) as ${ident(set)}`)} from holding h
      join ${ident(KIND)} k on k.element = h.element and k.state = h.state and k.exposure = h.exposure and k.entry = coalesce(h.entry, -1)
      group by h.held`,
  });

/** One row a person who lost something: a small number for what they are, and the numbers of what they lost. */
const personKinds = (sets: readonly string[], range: Range): Sql =>
  sql`select p.person_id, a.who + case when p.address is null or f.person_id is not null then ${integer(NO_ADDRESS_BIT)} else 0 end
      + case when p.records > 1 and coalesce(p.confidence, 0) < ${integer(SURE)} then ${integer(UNSURE_BIT)} else 0 end
      + case when l.person_id is null then 0 else ${integer(LOOKALIKE_BIT)} end as who, ${each(sets, (set) => sql`h.${ident(set)}`)}
    from person p join ${ident(HELD)} h on h.held = p.held
    join ${ident(PLACE)} a on coalesce(a.residence, '') = coalesce(p.residence, '') and a.relation = coalesce(p.relation, 'other')
      and coalesce(a.minor, 2) = coalesce(p.minor, 2) and coalesce(a.deceased, 2) = coalesce(p.deceased, 2)
    left join (select person_id from ${ident(LOOKALIKE)} where ${within(range, sql`person_id`)}) l on l.person_id = p.person_id
    left join (select distinct person_id from contact_flag where contact = 'address' and effect = 'undeliverable'
      and ${within(range, sql`person_id`)}) f on f.person_id = p.person_id
    where p.kind = 'person' and ${within(range, sql`p.person_id`)}`;

/** Leaves one row a person who lost something, with these numbers, in the tables that are named, each for its own people. */
export const makePersonKinds = async (
  engine: Engine,
  kinds: readonly Kind[],
  attributes: readonly Attributes[],
  peopleAStep = PEOPLE_A_STEP,
): Promise<readonly string[]> => {
  const sets = setsOf(kinds);
  await writeKinds(engine, kinds, sets);
  await writeAttributes(engine, attributes);
  await holdings(engine, sets);
  await lookalikes(engine);
  const names: string[] = [];
  for (const range of await rangesOf(engine, peopleAStep)) {
    const name = `${PERSON_KIND}_${names.length}`;
    const reads = ['person', 'contact_flag', HELD, PLACE, LOOKALIKE];
    await engine.run({ name, reads, sql: personKinds(sets, range) });
    names.push(name);
  }
  for (const name of [KIND, HELD, PLACE, LOOKALIKE]) await engine.drop(name);
  return names;
};
