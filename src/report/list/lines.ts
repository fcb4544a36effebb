import type { Step } from '../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { type LineForm, lineOf } from './cells.ts';
import {
  COLUMNS_BEFORE,
  COLUMNS_BEHIND,
  cellsOf,
  LIST_READS,
  listPeople,
  type PeopleRange,
  within,
} from './columns.ts';

/** Column of the lines in the n-th form. */
export const linesName = (n: number): string => `lines_${n}`;

/** Ids of people whose lines are one text: about a thousand people, of rows that all have one. */
const IDS_A_TEXT = 8192;

/** The line of a person in the n-th form. Lines are made in SQL, where millions of them are cheap. */
export const personLine = (form: LineForm, n: number, elements: readonly string[]): Sql => {
  const ofElements = elements.length === 0 ? [] : [cellsOf(n)];
  const cells = [...COLUMNS_BEFORE.map(form.cell), ...ofElements, ...COLUMNS_BEHIND.map(form.cell)];
  const [front, behind] = form.around.map(quoted);
  return sql`concat(${front ?? ''}, ${lineOf(cells, form)}, ${behind ?? ''})`;
};

/** The lines of a range in every form: one query makes them, a thousand people as one text. */
export const linesStep = (forms: readonly LineForm[], elements: readonly string[], range: PeopleRange): Step => {
  const lines = forms.map((form, n) => sql`${personLine(form, n, elements)} as ${ident(linesName(n))}`);
  const texts = forms.map((_, n) => {
    const name = ident(linesName(n));
    return sql`string_agg(${name}, '' order by person_id) as ${name}`;
  });
  const people = listPeople(sql`(select * from person where ${within(range)})`);
  return {
    name: 'list_lines',
    reads: LIST_READS,
    sql: sql`select part, count(*) as people, ${join(texts, ', ')}
      from (select person_id, floor(person_id / ${integer(IDS_A_TEXT)}) as part, ${join(lines, ', ')} from (${people}) people) lines
      group by part`,
  };
};
