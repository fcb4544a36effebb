import { integer, join, type Sql, sql } from '../../engine/sql.ts';
import { type ColumnRole, type ElementId, LEAST_PROTECTED_FIRST } from '../../schema/vocabulary.ts';
import { tellsNothing } from './cells/answers.ts';
import { both, cellState, constant, either, matches } from './cells/cell-sql.ts';
import { columnValue, formAlias, isPlainName } from './cells/normalised.ts';
import type { PlanColumn } from './records/plan-column.ts';
import { isExposed } from './records/record-plan.ts';

/** Numbers of documents have a digit other than 0: zeros and words ("refused") stand for none. */
const NUMBERED = '[1-9]|[*xX•#]{3}';

/** Cells that cannot be what their column says, however the column is called: they expose nothing. */
const NEEDS_DIGITS: Readonly<Partial<Record<ElementId, string>>> = {
  ssn: '[0-9]{4}|[*xX•#]{3}',
  phone: '[0-9].*[0-9].*[0-9].*[0-9]|[*xX•#]{3}',
  email: '@',
  payment_card: '[0-9]{4}|[*xX•#]{3}',
  date_of_birth: '[1-9]|[*xX•#]{2}',
  zip: '[0-9]',
  iban: '[0-9]{2}|[*xX•#]{3}',
  imei: '[0-9A-Fa-f]{8}|[*xX•#]{3}',
  imsi: '[0-9]{6}|[*xX•#]{3}',
  iccid: '[0-9]{6}|[*xX•#]{3}',
  drivers_license: NUMBERED,
  state_id: NUMBERED,
  passport: NUMBERED,
  military_id: NUMBERED,
  voter_id: NUMBERED,
  tax_id: NUMBERED,
  other_government_id: NUMBERED,
  financial_account: NUMBERED,
  health_insurance_id: NUMBERED,
  medical_record_number: NUMBERED,
};

/** First signs by which a pattern of NEEDS_DIGITS is met, as nearly every cell has one: to compare costs a quarter of an expression. */
const MET_BY_FIRST: Readonly<Record<string, readonly [from: string, before: string]>> = {
  '[0-9]': ['0', ':'],
  '[1-9]|[*xX•#]{2}': ['1', ':'],
  [NUMBERED]: ['1', ':'],
};

/** How the US writes numbers of employers: those of companies, which are nobody's own. */
const EMPLOYERS_NUMBER = '^[0-9]{2}-[0-9]{7}$';

const between = (cell: Sql, [from, before]: readonly [from: string, before: string]): Sql =>
  sql`(${cell} >= ${constant(from)} and ${cell} < ${constant(before)})`;

const hasNeeded = (cell: Sql, needs: string): Sql => {
  const first = MET_BY_FIRST[needs];
  return first ? either([between(cell, first), matches(cell, needs)]) : matches(cell, needs);
};

/** Days that programs put where none is known. */
const NO_BIRTH =
  '^((0?1[/.-]0?1[/.-](1900|1800|0001))|((1900|1800|0001)-?01-?01)|(1899-?12-?3[01])|(9999-?12-?31)|(12/31/9999)|(11/11/1111)|(1111-?11-?11))([ T].*)?$';

/** What no day of NO_BIRTH begins with: most birth dates, with the year, the month or the day in front. */
const BORN: readonly (readonly [from: string, before: string])[] = [
  ['02', '1'],
  ['1901', '9999'],
];
/** Whether a cell with digits is a day on which somebody was born. */
export const isBirth = (cell: Sql): Sql =>
  either([...BORN.map((range) => between(cell, range)), sql`not ${matches(cell, NO_BIRTH)}`]);

/** What must be there for a column to count: of a name inside a composite cell, any part of it. */
export const presentValue = (column: PlanColumn): Sql =>
  column.isWithin && column.role === 'full_name' && column.isPlain !== true
    ? sql`coalesce(${formAlias(column)}."a", ${formAlias(column)}."c", ${formAlias(column)}."f")`
    : columnValue(column);

/** Whether SQL turns the name by itself. */
const isFastName = (column: PlanColumn): Sql =>
  column.isWithin || column.nameOrder !== 'given' ? sql`false` : isPlainName(columnValue(column));

const isPresent = (column: PlanColumn, element: ElementId): Sql => {
  const cell = presentValue(column);
  const needs = NEEDS_DIGITS[element];
  const conditions = [sql`${cell} is not null`];
  if (needs && column.states.every((state) => state === 'clear' || state === 'truncated' || state === 'masked')) {
    conditions.push(hasNeeded(cell, needs));
    if (element === 'date_of_birth') conditions.push(isBirth(cell));
    if (element === 'tax_id') conditions.push(sql`not ${matches(cell, EMPLOYERS_NUMBER)}`);
  }
  const nothing = column.states.every((state) => state === 'clear') ? tellsNothing(cell, element) : undefined;
  if (nothing) conditions.push(sql`not ${nothing}`);
  // A company in a name column is no person, and a number or an address of mail is no name.
  if (column.role === 'full_name' && column.isPlain !== true) {
    const form = formAlias(column);
    conditions.push(either([sql`${form}."a" is not null`, sql`${form}."c" is not null`, isFastName(column)]));
  }
  return both(conditions);
};

/** Place and country alone name no address; the street does, or an address in one cell. */
export const NOT_BEARING: readonly ColumnRole[] = [
  'street_number',
  'unit',
  'city',
  'region',
  'name_suffix',
  'name_title',
  'middle_name',
];

const bears = ({ role }: PlanColumn): boolean => !NOT_BEARING.includes(role);

const inOrder = (columns: readonly PlanColumn[]): readonly PlanColumn[] =>
  [...columns].sort(
    (a, b) =>
      LEAST_PROTECTED_FIRST.indexOf(a.states[0] ?? 'clear') - LEAST_PROTECTED_FIRST.indexOf(b.states[0] ?? 'clear') ||
      a.column - b.column,
  );

const elementCell = (element: ElementId, columns: readonly PlanColumn[], counted: readonly PlanColumn[] = []): Sql => {
  // What stands in another column that counts is not withheld.
  const first = counted.map((column) => sql`when ${isPresent(column, element)} then ''`);
  const cases = inOrder(columns).map(
    (column) =>
      sql`when ${isPresent(column, element)} then ${constant(`${element}=`)} || ${cellState(columnValue(column), column.states)} || ' '`,
  );
  return sql`coalesce(case ${join([...first, ...cases], ' ')} end, '')`;
};

const elementsOf = (columns: readonly PlanColumn[]): readonly ElementId[] =>
  [...new Set(columns.map(({ element }) => element).filter(isExposed))].sort();

const words = (cells: readonly Sql[]): Sql =>
  cells.length === 0 ? sql`cast(null as string)` : sql`nullif(trim(concat(${join(cells, ', ')})), '')`;

/** The one word of an element whose columns all hold it in one state; undefined where the cell decides. */
const onlyWord = (element: ElementId, columns: readonly PlanColumn[]): string | undefined => {
  const states = new Set(columns.flatMap(({ states }) => (states.length > 0 ? states : (['clear'] as const))));
  const [only] = states;
  return states.size === 1 ? `${element}=${only}` : undefined;
};

/** Elements of which one number tells each that is there: a bit an element. */
const MOST_BITS = 30;

/** What one person of a row exposes, in two turns: `made` of the row, and the text that is made of that. */
interface Holding {
  readonly made: Sql;
  readonly text: (made: Sql) => Sql;
}

/** What one person of a row exposes: sorted "element=state" of the elements with a filled cell; null for nothing. */
export const holdingOf = (columns: readonly PlanColumn[]): Holding => {
  const bearing = columns.filter((column) => bears(column) && !column.withheld);
  const elements = elementsOf(bearing).map((element) => ({
    element,
    own: bearing.filter((column) => column.element === element),
  }));
  const all = elements.flatMap(({ element, own }) => onlyWord(element, own) ?? []);
  if (all.length < Math.max(2, elements.length) || all.length > MOST_BITS) {
    return { made: words(elements.map(({ element, own }) => elementCell(element, own))), text: (made) => made };
  }
  // Asked once whether each is there: a number holds the answers, and most rows have every column filled.
  const bits = elements.map(({ element, own }, n) => {
    const isThere = either(own.map((column) => isPresent(column, element)));
    return sql`case when ${isThere} then ${integer(2 ** n)} else 0 end`;
  });
  const word = (made: Sql, n: number): Sql =>
    sql`case when floor(${made} / ${integer(2 ** n)}) % 2 = 1 then ${constant(`${all[n]} `)} else '' end`;
  return {
    made: join(bits, ' + '),
    text: (
      made,
    ) => sql`case ${made} when 0 then null when ${integer(2 ** all.length - 1)} then ${constant(all.join(' '))}
      else ${words(all.map((_, n) => word(made, n)))} end`,
  };
};

/** The same of what does not count by the protocol, as far as it does not stand in `holdingOf`. */
export const withheldCell = (columns: readonly PlanColumn[]): Sql => {
  const bearing = columns.filter(bears);
  const withheld = bearing.filter((column) => column.withheld);
  return words(
    elementsOf(withheld).map((element) =>
      elementCell(
        element,
        withheld.filter((column) => column.element === element),
        bearing.filter((column) => column.element === element && !column.withheld),
      ),
    ),
  );
};
