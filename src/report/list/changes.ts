import { open } from 'node:fs/promises';
import type { Engine } from '../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import { PERSON } from '../../schema/tables/resolve.ts';
import { hashThread } from '../files/hash-thread.ts';
import { heldCells, LIST_READS, listBeside, listPeople } from './columns.ts';
import { gathered } from './gather.ts';
import { type Lines, personLine } from './lines.ts';
import { type ChangedLine, type LineEnd, OtherList, plainEnd, quotedEnd, spliceLines } from './splice-lines.ts';

/**
 * The list of the last export, which is believed where its bytes are those that the ledger names. The engine has the profiles that
 * it was made of as `before_profile`.
 */
export interface StandingList {
  readonly sha256: string;
  readonly rows: number;
  /** Tables of people (`person_id`) of whom some row changed since. */
  readonly changed: readonly string[];
}

export const BEFORE_PROFILE = 'before_profile';

const CHANGED = 'list_changed';
const CHANGED_PERSON = 'list_changed_person';
const isChanged = sql`person_id in (select person_id from ${ident(CHANGED)})`;

/** Columns of the table of people that no list has. */
const UNLISTED = ['date_of_birth', 'address_record', 'email', 'phone'];
const LISTED = PERSON.columns.map(({ name }) => name).filter((name) => !UNLISTED.includes(name));

/** What law says of people of a profile, as the list shows it. */
const SHOWN = ['notice', 'notice_basis', 'offer_months', 'offer_basis'];

const isOther = (column: string): Sql => {
  const [now, before] = [`p.${column}`, `b.${column}`].map(
    (name) => sql`coalesce(cast(${{ pieces: [name], values: [] }} as string), '')`,
  );
  return sql`${now ?? sql``} <> ${before ?? sql``}`;
};

/** Everybody whose line may be another now: of whom a row changed, and the people of profiles of whom law says something else. */
const findChanged = (engine: Engine, { changed }: StandingList): Promise<void> => {
  const rows = changed.map((table) => sql`select person_id from ${ident(table)} union all `);
  return engine.run({
    name: CHANGED,
    reads: [BEFORE_PROFILE, 'profile', 'person_profile', ...changed],
    sql: sql`select distinct person_id from (${join(rows, ' ')} select person_id from person_profile where profile_no in (
        select p.profile_no from profile p join ${ident(BEFORE_PROFILE)} b on b.profile_no = p.profile_no
        where ${join(SHOWN.map(isOther), ' or ')})) changed`,
  });
};

/** Makes the lines of everybody who changed, in order; null of those who are not on the list. */
async function* changedLines(engine: Engine, elements: readonly string[]): AsyncIterable<readonly ChangedLine[]> {
  await engine.run({
    name: CHANGED_PERSON,
    reads: ['person', CHANGED],
    sql: sql`select ${join(LISTED.map(ident), ', ')} from person where ${isChanged}`,
  });
  const beside = listBeside(isChanged).map((step) => ({ ...step, reads: [...step.reads, CHANGED] }));
  const steps = [...beside, heldCells(elements)];
  for (const step of steps) await engine.run(step);
  const people = listPeople(ident(CHANGED_PERSON), isChanged);
  const query = sql`select c.person_id, l.line from ${ident(CHANGED)} c
    left join (select person_id, ${personLine(elements)} as line from (${people}) people) l
    on l.person_id = c.person_id order by c.person_id`;
  const reads = [...LIST_READS.filter((name) => name !== 'person'), CHANGED, CHANGED_PERSON];
  for await (const rows of engine.stream({ name: 'list_changed_lines', reads, sql: query })) {
    yield rows.map(({ person_id: id, line }) => ({ id: Number(id), line: line === null ? null : String(line) }));
  }
  for (const { name } of steps) await engine.drop(name);
}

/** The bytes of a file, of which each piece holds until the next is asked for; a fault where they are not those of the hash, when all of them were read. */
async function* known(path: string, sha256: string): AsyncIterable<Uint8Array> {
  const handle = await open(path);
  const hash = hashThread();
  try {
    const buffer = Buffer.allocUnsafe(1 << 20);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) break;
      const bytes = buffer.subarray(0, bytesRead);
      await hash.update(bytes);
      yield bytes;
    }
    if ((await hash.digest()) !== sha256) throw new OtherList('the list is another than the one that was written');
  } finally {
    await handle.close();
    await hash.close();
  }
}

interface ListForm {
  readonly head: string;
  readonly elements: readonly string[];
}

/** Lines are passed on in pieces of about so many bytes: what is made of them has a price for each piece, however short it is. */
const GATHERED = 1 << 20;

/** The lines of the list that stands with those of the people who changed, some at a time; each piece holds until the next is asked for. */
async function* splicedLines(
  engine: Engine,
  path: string,
  { head, elements }: ListForm,
  { sha256, rows }: StandingList,
  lineEnd: LineEnd,
): AsyncIterable<Lines> {
  let people = 0;
  const counted = (n: number) => {
    people += n;
  };
  const old = { head, rows, lineEnd };
  const pieces = spliceLines(known(path, sha256), old, changedLines(engine, elements), counted);
  for await (const bytes of gathered(pieces, GATHERED)) {
    yield { people, bytes };
    people = 0;
  }
}

/** Writes what is made of the lines; undefined where the list that stands is no such one. */
const writeBy = async <Written>(
  write: (lines: () => AsyncIterable<Lines>) => Promise<Written>,
  lines: () => AsyncIterable<Lines>,
): Promise<Written | undefined> => {
  try {
    return await write(lines);
  } catch (cause) {
    if (cause instanceof OtherList || (cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cause;
  }
};

/**
 * Writes the list from the one that stands, with the lines of the people who changed: the same bytes as written anew.
 * Undefined where the list that stands is no such one; it is left then.
 */
export const spliceList = async <Written>(
  engine: Engine,
  path: string,
  form: ListForm,
  standing: StandingList,
  write: (lines: () => AsyncIterable<Lines>) => Promise<Written>,
): Promise<Written | undefined> => {
  await findChanged(engine, standing);
  const linesBy = (lineEnd: LineEnd) => () => splicedLines(engine, path, form, standing, lineEnd);
  try {
    // Hardly any list has breaks in its cells; one that has is told by its number of lines.
    return (await writeBy(write, linesBy(plainEnd))) ?? (await writeBy(write, linesBy(quotedEnd)));
  } finally {
    for (const name of [CHANGED, CHANGED_PERSON]) await engine.drop(name);
  }
};
