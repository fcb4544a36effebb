import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Engine } from '../engine/port.ts';
import { ident, join, type Sql, sql } from '../engine/sql.ts';
import { CSV } from './list-cells.ts';
import { heldCells, LIST_READS, listBeside, listPeople } from './list-columns.ts';
import { personLine } from './list-lines.ts';
import { type WrittenFile, writeOutFile } from './out-file.ts';
import { type ChangedLine, OtherList, spliceLines } from './splice-lines.ts';
import { homes, homesOf } from './steps/contacts.ts';

/**
 * The list of the last export. The engine has what it was made of as `before_person` and `before_profile`; it is believed
 * where its bytes are those that the ledger names.
 */
export interface StandingList {
  readonly sha256: string;
  /** Tables of people (`person_id`) of whom some row changed since. */
  readonly changed: readonly string[];
}

export const BEFORE_PERSON = 'before_person';
export const BEFORE_PROFILE = 'before_profile';

const TOUCHED = 'list_touched';
const CHANGED = 'list_changed';
const CHANGED_PERSON = 'list_changed_person';
const isTouched = sql`person_id in (select person_id from ${ident(TOUCHED)})`;
const isChanged = sql`person_id in (select person_id from ${ident(CHANGED)})`;

/** What law says of people of a profile, as the list shows it. */
const SHOWN = ['notice', 'notice_basis', 'offer_months', 'offer_basis'];

const isOther = (column: string): Sql => {
  const [now, before] = [`p.${column}`, `b.${column}`].map(
    (name) => sql`coalesce(cast(${{ pieces: [name], values: [] }} as string), '')`,
  );
  return sql`${now ?? sql``} <> ${before ?? sql``}`;
};

/**
 * Everybody whose line may be another now: of whom a row changed, who lives or lived with one of them, and the people of
 * profiles of whom law says something else.
 */
const findChanged = async (engine: Engine, { changed }: StandingList): Promise<void> => {
  const rows = changed.map((table) => sql`select person_id from ${ident(table)}`);
  const none = sql`select person_id from person_profile where 1 = 0`;
  await engine.run({
    name: TOUCHED,
    reads: ['person_profile', ...changed],
    sql: sql`select distinct person_id from (${join([none, ...rows], ' union all ')}) touched`,
  });
  await engine.run({
    name: CHANGED,
    reads: [TOUCHED, homes.name, BEFORE_PERSON, BEFORE_PROFILE, 'profile', 'person_profile'],
    sql: sql`select distinct person_id from (select person_id from ${ident(TOUCHED)}
      union all select person_id from report_home where home in (
        select home from (${homesOf(BEFORE_PERSON, isTouched)}) before union all select home from report_home where ${isTouched})
      union all select person_id from person_profile where profile_no in (
        select p.profile_no from profile p join ${ident(BEFORE_PROFILE)} b on b.profile_no = p.profile_no
        where ${join(SHOWN.map(isOther), ' or ')})) changed`,
  });
};

/** Makes the lines of everybody who changed, in order; null of those who are not on the list. */
async function* changedLines(engine: Engine, elements: readonly string[]): AsyncIterable<readonly ChangedLine[]> {
  await engine.run({
    name: CHANGED_PERSON,
    reads: ['person', CHANGED],
    sql: sql`select * from person where ${isChanged}`,
  });
  const beside = listBeside(isChanged).map((step) => ({ ...step, reads: [...step.reads, CHANGED] }));
  const steps = [...beside, heldCells(elements, [CSV])];
  for (const step of steps) await engine.run(step);
  const people = listPeople(ident(CHANGED_PERSON));
  const query = sql`select c.person_id, l.line from ${ident(CHANGED)} c
    left join (select person_id, ${personLine(CSV, 0, elements)} as line from (${people}) people) l
    on l.person_id = c.person_id order by c.person_id`;
  const reads = [...LIST_READS.filter((name) => name !== 'person'), CHANGED, CHANGED_PERSON];
  for await (const rows of engine.stream({ name: 'list_changed_lines', reads, sql: query })) {
    yield rows.map(({ person_id: id, line }) => ({ id: Number(id), line: line === null ? null : String(line) }));
  }
  for (const { name } of steps) await engine.drop(name);
}

/** The bytes of a file; a fault where they are not those of the hash, when all of them were read. */
async function* known(path: string, sha256: string): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(bytes as Uint8Array);
    yield bytes as Uint8Array;
  }
  if (hash.digest('hex') !== sha256) throw new OtherList('the list is another than the one that was written');
}

/**
 * Writes list.csv from the one that stands, with the lines of the people who changed: the same bytes as written anew.
 * Undefined where the list that stands is no such one; it is left then.
 */
export const spliceList = async (
  engine: Engine,
  path: string,
  { head, elements }: { readonly head: string; readonly elements: readonly string[] },
  standing: StandingList,
): Promise<WrittenFile | undefined> => {
  await findChanged(engine, standing);
  try {
    return await writeOutFile(path, async (file) => {
      let rows = 0;
      const counted = (n: number) => {
        rows += n;
      };
      const lines = changedLines(engine, elements);
      for await (const piece of spliceLines(known(path, standing.sha256), head, lines, counted))
        await file.write(piece);
      return rows;
    });
  } catch (cause) {
    if (cause instanceof OtherList || (cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  } finally {
    for (const name of [TOUCHED, CHANGED, CHANGED_PERSON]) await engine.drop(name);
  }
};
