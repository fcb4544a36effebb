import type { Step } from '../../engine/port.ts';
import { integer, type Sql, sql } from '../../engine/sql.ts';
import { csvLine } from './cells.ts';
import {
  COLUMNS_BEFORE,
  COLUMNS_BEHIND,
  HELD_CELLS,
  LIST_READS,
  listPeople,
  type PeopleRange,
  within,
} from './columns.ts';

/** The lines of some people, who follow each other. */
export interface Lines {
  readonly people: number;
  readonly bytes: Uint8Array;
}

/** Ids of people whose lines are one text: about a thousand people, of rows that all have one. */
const IDS_A_TEXT = 8192;

/** The line of a person. Lines are made in SQL, where millions of them are cheap. */
export const personLine = (elements: readonly string[]): Sql =>
  csvLine([...COLUMNS_BEFORE, ...(elements.length === 0 ? [] : [HELD_CELLS]), ...COLUMNS_BEHIND]);

/** The lines of a range: one query makes them, a thousand people as one text. */
export const linesStep = (elements: readonly string[], range: PeopleRange): Step => {
  const people = listPeople(sql`(select * from person where ${within(range)})`, within(range));
  return {
    name: 'list_lines',
    reads: LIST_READS,
    sql: sql`select part, count(*) as people, string_agg(line, '' order by person_id) as lines
      from (select person_id, floor(person_id / ${integer(IDS_A_TEXT)}) as part, ${personLine(elements)} as line from (${people}) people) lines
      group by part`,
  };
};
