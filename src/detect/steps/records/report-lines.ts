import type { Sql } from '../../../engine/sql.ts';
import { integer, sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { both, constant, either, firstOf, matches } from '../cells/cell-sql.ts';
import { cellName } from '../tables/batches.ts';
import type { PlanColumn } from './plan-column.ts';
import { PERSONAL } from './record-plan.ts';

/** Where programs that print reports put what they say of the rows above or below: no person is named so. */
const LABEL_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['full_name', 'given_name', 'family_name', 'record_id', 'employee_id', 'student_id', 'account_number'] as const),
  ...(['medical_record_number', 'medical_id', 'health_insurance_id'] as const),
]);

const TOTALS =
  'total|totals|subtotal|subtotals|sub[ -]total|average|gesamt|gesamtsumme|insgesamt|summe|zwischensumme|totale|totaal|somme|suma|razem|promedio|moyenne';

/** "Total", "Grand total: 40", "Subtotal for North", and behind what is added up "Dept Total"; as the first cell of a row that is filled. */
const TOTAL = `(?i)^((grand|report|overall|page|final|sub) )?(${TOTALS})( (for|of|per|by|de|du|general|général|généraux|records?|rows?)( .*)?|( ?[-:=(#]| [0-9]).*)?$`;
/** The same in front of what is added up ("Subtotal Building A"), in words that nobody is called by. */
const TOTAL_OF = '(?i)^(sub[ -]?totals?|(grand |report |page )?totals?) [^,]{1,60}$';
const TOTAL_BEHIND = '(?i)^[^,]{1,60} (total|totals|subtotal|subtotals)( ?[-:=(#].*)?$';
/** In front of who made the report and when, which stand in the next cells. */
const MADE_BY =
  '(?i)^(generated|printed|prepared|exported|created|downloaded|requested|extracted|run|reported) (by|on|at) ?:?$';

const COUNTED =
  'employees|records?|rows?|patients|members|customers|students|accounts|clients|results|entries|items|persons|people';

/** What stands behind a word for totals in the next cells, where a program cut its line into columns: "for Dept 20110: 8 employees". */
const TOTALLED = `(?i)^(for|of|per|by) |[0-9] +(${COUNTED})\\b`;

const HEADINGS =
  'department|dept|provider|physician|division|region|district|facility|branch|office|clinic|location|site|section|unit|plan|group|class|grade|team|shift|company|manager|supervisor|status|period|abteilung|departamento|service';

/** Alone in a row: what a program prints between rows of a report. */
const PRINTED = [
  '(page|seite|página|pagina|pág|pag)[.:]? ?[0-9]+( ?(of|von|de|di|/) ?[0-9]+)?',
  `(printed|run date|run on|report|generated|created|exported|as of|date range|period|print date|filter)\\b.*[0-9:].*`,
  '[-*=# ]*end of (report|list|file|data|records|page).*',
  "[(]?(continued|cont[’']?d|no (more )?(records|data|rows).*)[).]*",
  `[-–*( ]*[0-9][0-9,.]* (${COUNTED})\\b.*`,
  `(number|count|no[.]) of (${COUNTED})\\b.*`,
  `(${HEADINGS})( (name|no|number|code|id))? ?([:#=] ?.+| - .+|[0-9]+)`,
  '[-=*_#. ]{3,}',
];
const ALONE = `(?i)^(${PRINTED.join('|')})$`;
/** Under names, a small number between blanks: "4 WEST", "Unit 3 - Night"; figures within a word are those of invented people, and more are somebody's number. */
const NUMBERED = '^([^0-9]* )?[0-9]{1,4}( [^0-9]*)?$';

/** Under a column of somebody's numbers or dates so short a figure is a count. */
const LONGEST_COUNT = 3;
const NAME_ROLES: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['full_name', 'given_name', 'family_name', 'maiden_name', 'nickname', 'mothers_maiden_name'] as const),
]);

/** A cell before it is cleaned: to clean it here as well would do all of that twice. */
const cellOf = ({ column }: PlanColumn): Sql => sql`nullif(${cellName(column)}, '')`;

/** Names begin with a letter, or what stands in front of one; figures, and what is in front of those, come before all letters and in a block behind. */
const beginsAsName = (cell: Sql): Sql =>
  both([sql`${cell} >= 'A'`, sql`not (${cell} >= ${constant('–')} and ${cell} < ${constant('℀')})`]);

/** The last cell that says something of somebody, where a row begins with a word for totals: under a name no figure, else more than a count. */
const lastSaying = (personal: readonly PlanColumn[]): Sql => {
  const saying = personal.map((column) => {
    const cell = cellOf(column);
    const says = NAME_ROLES.has(column.role) ? beginsAsName(cell) : sql`length(${cell}) > ${integer(LONGEST_COUNT)}`;
    return sql`case when ${says} then ${cell} end`;
  });
  return firstOf(saying.reverse());
};

/** Whether more than one of the cells is filled: the first filled one is not the last. */
const areSeveral = (cells: readonly Sql[]): Sql => {
  const at = cells.map((cell, n) => sql`case when ${cell} is not null then ${constant(`${n}`)} end`);
  return sql`${firstOf(at)} <> ${firstOf([...at].reverse())}`;
};

/**
 * Conditions on rows that are no lines which a program prints among the rows of a report: totals, pages, headings of the rows below; empty
 * where no column of the plan can hold one. A row with a total may have figures, and nothing of somebody ("Suma" is a first name, and "Total" how much
 * somebody is disabled); the others say nothing else. Each begins with what most rows meet, since the engine asks the rest of the others only; none
 * grows with the square of the columns, and none has a pattern a column.
 */
export const noReportLine = (columns: readonly PlanColumn[]): readonly Sql[] => {
  const places = [...new Map(columns.map((one) => [one.column, one])).values()].sort((a, b) => a.column - b.column);
  const labels = places.filter(({ role, isWithin }) => isWithin !== true && LABEL_ROLES.has(role));
  if (labels.length === 0 || places.length < 2) return [];
  const cells = places.map(cellOf);
  const first = firstOf(cells);
  const isName = ({ role }: PlanColumn): boolean => NAME_ROLES.has(role);
  // Where one cell alone is filled, the first of the labels is that one, or none is.
  const notAlone = (some: readonly PlanColumn[], line: string): readonly Sql[] =>
    some.length === 0 ? [] : [sql`coalesce(not ${matches(firstOf(some.map(cellOf)), line)}, true)`];
  const printed = [
    ...notAlone(labels.filter(isName), `${ALONE}|${NUMBERED}`),
    ...notAlone(
      labels.filter((label) => !isName(label)),
      ALONE,
    ),
  ];
  const personal = places.filter(({ role, keySpace }) => PERSONAL.has(role) || keySpace !== undefined);
  const last = lastSaying(personal);
  const isSomebodys =
    personal.length === 0
      ? []
      : [both([sql`coalesce(${last} <> ${first}, false)`, sql`not ${matches(last, TOTALLED)}`])];
  return [
    either([sql`coalesce(${areSeveral(cells)}, true)`, both(printed)]),
    either([sql`${first} is null`, sql`not ${matches(first, `${TOTAL}|${TOTAL_OF}|${TOTAL_BEHIND}`)}`, ...isSomebodys]),
    sql`coalesce(not ${matches(first, MADE_BY)}, true)`,
  ];
};
