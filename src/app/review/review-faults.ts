import { CandorError } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { join, sql } from '../../engine/sql.ts';
import { knownIds } from '../../report/review/found-rows.ts';
import { PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { keyOf } from './review-changes.ts';
import { standsAsNobody, unseenDecision } from './review-conflicts.ts';
import type { StandingDecision } from './review-decisions.ts';
import { faultOf, type ReviewedRow } from './review-sheet.ts';

/** Ids of what was found or called clean that are in the case no more. */
export const unknownIds = async (engine: Engine, rows: readonly ReviewedRow[]): Promise<ReadonlySet<string>> => {
  const unknown: string[] = [];
  for (const [of, known] of Object.entries(knownIds)) {
    const ids = [...new Set(rows.flatMap((row) => (row.of === of ? [row.id] : [])))];
    if (ids.length === 0) continue;
    const list = join(
      ids.map((id) => sql`${id}`),
      ', ',
    );
    const there = await engine.read({
      name: `reviewed_${of}`,
      reads: known.reads,
      sql: sql`select id from (${known.sql}) known where id in (${list})`,
    });
    const found = new Set(there.map((row) => String(row['id'])));
    unknown.push(...ids.filter((id) => !found.has(id)).map((id) => `${of} ${id}`));
  }
  return new Set(unknown);
};

/** Which person has each of these records. */
export const personsOf = async (engine: Engine, records: readonly number[]): Promise<ReadonlyMap<number, number>> => {
  if (records.length === 0) return new Map();
  const list = join(
    records.map((record) => sql`${record}`),
    ', ',
  );
  const rows = await engine.read({
    name: 'reviewed_records',
    reads: [PERSON_RECORD.name],
    sql: sql`select record_id, person_id from person_record where record_id in (${list})`,
  });
  return new Map(rows.map((row) => [Number(row['record_id']), Number(row['person_id'])]));
};

interface Known {
  readonly persons: ReadonlyMap<number, number>;
  readonly unknown: ReadonlySet<string>;
  readonly standing: readonly StandingDecision[];
  readonly by: string | undefined;
}

/** What is wrong with the review as a whole, cell by cell. */
export const faultsOf = (
  rows: readonly ReviewedRow[],
  { persons, unknown, standing, by }: Known,
): readonly string[] => {
  const said = new Map<string, ReviewedRow>();
  return rows.flatMap((row) => {
    const fault = faultOf(row, by);
    if (fault) return [`${row.place}: ${fault}`];
    if (row.records.some((record) => !persons.has(record)))
      return [`${row.place}: these records are in this case no more; export the review again`];
    const key = `${row.of} ${keyOf(row)}`;
    if (unknown.has(key)) return [`${row.place}: this id is in this case no more; export the review again`];
    const other = said.get(key);
    said.set(key, row);
    if (other && other.decision !== row.decision) return [`${row.place}: decided otherwise at ${other.place}`];
    const clash = standsAsNobody(row, standing) ?? unseenDecision(row, standing, by);
    return clash ? [`${row.place}: ${clash}`] : [];
  });
};

const SHOWN_FAULTS = 50;
const SHOWN_PLACES = 4;

/** Faults that say the same of several cells as one line: a name that is missing everywhere is one mistake. */
const folded = (faults: readonly string[]): readonly string[] => {
  const told = faults.map((fault) => {
    const at = fault.indexOf(': ');
    return { place: fault.slice(0, at), said: fault.slice(at + 2) };
  });
  const places = Map.groupBy(told, ({ said }) => said);
  return [...places].map(([said, at]) => {
    const more = at.length > SHOWN_PLACES ? ` and ${at.length - SHOWN_PLACES} more cells` : '';
    const first = at.slice(0, SHOWN_PLACES).map(({ place }) => place);
    return `${first.join(', ')}${more}: ${said}`;
  });
};

export const refused = (faults: readonly string[], files: readonly string[]): CandorError => {
  const lines = folded(faults);
  const shown = lines.slice(0, SHOWN_FAULTS);
  const more = lines.length > shown.length ? [`and ${lines.length - shown.length} more`] : [];
  const count = `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`;
  return new CandorError(
    'SHEET_INVALID',
    `${count}; nothing was taken over\n    ${[...shown, ...more].join('\n    ')}`,
    {
      place: { file: files.join(', ') },
      hint: 'docs/review.md says what each cell takes',
    },
  );
};
