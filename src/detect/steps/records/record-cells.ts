import { integer, join, type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { MORE_BEHIND_NAME, SAYS_DEAD } from '../../columns/cells/beside-name.ts';
import { wordList } from '../../columns/data-files.ts';
import { both, constant, either, firstOf, isOneOf, matches, spaced } from '../cells/cell-sql.ts';
import { type FormCell, isPlainName, isPlainPhone, scriptOf } from '../cells/normalised.ts';
import { cellName } from '../tables/batches.ts';
import { lastingOfColumns } from './lasting.ts';
import { placeCells } from './place-cells.ts';
import { cellOf, dateCell, formOf, isClear, plain, withRole } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';

/** Part of a full name: by SQL for two or three plain words, else from the script. */
const namePart = (column: PlanColumn, part: 'given' | 'middle' | 'family'): Sql => {
  const cell = cellOf(column);
  const form = formOf(column, { given: 'a', middle: 'b', family: 'c' }[part] as FormCell);
  if (scriptOf(column)?.fast === null) return form;
  const words = sql`case when split_part(${cell}, ' ', 3) = '' then`;
  const fast = {
    given: sql`split_part(${cell}, ' ', 1)`,
    middle: sql`${words} null else split_part(${cell}, ' ', 2) end`,
    family: sql`${words} split_part(${cell}, ' ', 2) else split_part(${cell}, ' ', 3) end`,
  }[part];
  return sql`case when ${isPlainName(cell)} then ${fast} else ${form} end`;
};

/** A whole name as it is written; inside a composite cell, and where more than a name stands in it, it is put together again. */
const wholeName = (column: PlanColumn): Sql => {
  const together = spaced([formOf(column, 'a'), formOf(column, 'b'), formOf(column, 'c')]);
  if (column.isWithin) return together;
  const cell = cellOf(column);
  return sql`case when ${isPlainName(cell)} then ${cell} when ${matches(cell, MORE_BEHIND_NAME)} then coalesce(${together}, ${cell}) else ${cell} end`;
};

/** What may stand between the digits of a plain telephone number; to take these out costs half of looking for all that is no digit. */
const BETWEEN_DIGITS = ['-', '(', ')', ' ', '.'];

/** Numbers of ten digits as most tables have them, and where their area and exchange begin: cut out, they cost half of taking out all signs. */
const USUAL_PHONES = [
  { form: '(___) ___-____', area: 2, exchange: 7 },
  { form: '___-___-____', area: 1, exchange: 5 },
];

/** The ten digits at the end of a plain number of the North American plan. */
const lastTen = (cell: Sql): Sql => {
  const usual = USUAL_PHONES.map(
    ({ form, area, exchange }) => sql`when length(${cell}) = ${integer(form.length)} and ${cell} like ${constant(form)}
      then concat(substr(${cell}, ${integer(area)}, 3), substr(${cell}, ${integer(exchange)}, 3), right(${cell}, 4))`,
  );
  const any = BETWEEN_DIGITS.reduce((number, sign) => sql`replace(${number}, ${constant(sign)}, '')`, cell);
  return sql`case ${join(usual, ' ')} else right(${any}, 10) end`;
};

/** A title or dignity alone in a column of names is no name: it would make one person of many. */
const TITLES_ONLY = [
  ...['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'rev', 'sir', 'lady', 'lord', 'dame', 'mr.', 'mrs.', 'ms.', 'dr.'],
  ...['baronet', 'viscount', 'marquess', 'herr', 'frau', 'mme', 'mlle', 'sra', 'srta', 'the'],
];

/** An account of the dead is often called by their estate. */
const ESTATE = 'estate of ';
/** The cell as it is written, also where only a part of it is of the column. */
const writtenCell = (column: PlanColumn): Sql => (column.isWithin ? cellName(column.column) : cellOf(column));
const isEstate = (column: PlanColumn): Sql => {
  const cell = writtenCell(column);
  return sql`length(${cell}) > ${integer(ESTATE.length)} and lower(left(${cell}, ${integer(ESTATE.length)})) = ${constant(ESTATE)}`;
};

/** "Ann Lee (deceased)"; most names are plain words, which are not looked at. */
const saysDead = (column: PlanColumn): Sql => {
  const cell = writtenCell(column);
  const isPlain = column.role === 'full_name' ? isPlainName(cell) : sql`position(' ' in ${cell}) = 0`;
  // Of two whom a cell names nobody knows who of them it is.
  const isPair = column.isWithin ? matches(cell, '(?i)&| and ') : sql`false`;
  return sql`case when ${cell} is null or ${isPlain} or ${isPair} then false else ${matches(cell, SAYS_DEAD)} end`;
};

const withoutTitle = (column: PlanColumn): Sql =>
  sql`case when ${isOneOf(sql`lower(${cellOf(column)})`, TITLES_ONLY)} then null
    when ${isEstate(column)} then substr(${cellOf(column)}, ${integer(ESTATE.length + 1)}) else ${cellOf(column)} end`;

/** Cells of a name's part; the second family name stands behind the first, and alone where there is no first. */
const withSecond = (columns: readonly PlanColumn[]): readonly Sql[] => {
  const [second] = columns.filter(({ isSecondName }) => isSecondName).map(withoutTitle);
  const firsts = columns.filter(({ isSecondName }) => !isSecondName).map(withoutTitle);
  return second === undefined ? firsts : [spaced([firstOf(firsts), second])];
};

const nameCell = (columns: readonly PlanColumn[], role: ColumnRole, part: 'given' | 'middle' | 'family'): Sql =>
  firstOf([
    ...withSecond(withRole(columns, role)),
    ...withRole(columns, 'full_name').map((column) => namePart(column, part)),
  ]);

/** A whole name that is that of the columns of its parts: who pays for somebody has another first name ("Billing name"). */
const ofSamePerson = (columns: readonly PlanColumn[], whole: Sql): Sql => {
  const [given, family] = (['given_name', 'family_name'] as const).map((role) => withRole(columns, role).map(cellOf));
  if (!given?.length || !family?.length) return whole;
  const first = firstOf(given);
  return sql`case when ${first} is not null and ${firstOf(family)} is not null
    and position(lower(${first}) in lower(${whole})) = 0 then null else ${whole} end`;
};

/** Spreadsheets write whole numbers with a fraction. */
const YEAR = '^[12][0-9]{3}(\\.0)?$';

/** The birth year that an age tells where the row, or its table, says of which day or year it is: true to a year, and good for comparing people only. */
const yearOfAge = (columns: readonly PlanColumn[], day: Sql | undefined): readonly Sql[] =>
  day === undefined
    ? []
    : withRole(columns, 'age').map((column) => {
        const cell = cellOf(column);
        return sql`case when ${matches(cell, '^[0-9]{1,3}(\\.0)?$')} then cast(floor(${day} / 10000) as integer) - cast(first_match(${cell}, '^([0-9]+)') as integer) end`;
      });

/** A date whose year, month and day stand in columns of their own; without its day where that is not filled. */
const dateInParts = (columns: readonly PlanColumn[]): readonly Sql[] => {
  const [year, month, day] = (['birth_year', 'birth_month', 'birth_day'] as const).map(
    (role) => withRole(columns, role)[0],
  );
  if (!year || !month || !day) return [];
  const number = (column: PlanColumn, pattern: string): Sql =>
    sql`case when ${matches(cellOf(column), pattern)} then cast(digits(first_match(${cellOf(column)}, '^([0-9]+)')) as integer) end`;
  const [yyyy, mm, dd] = [
    number(year, YEAR),
    number(month, '^(0?[1-9]|1[0-2])(\\.0)?$'),
    number(day, '^(0?[1-9]|[12][0-9]|3[01])(\\.0)?$'),
  ];
  return [sql`(${yyyy}) * 10000 + (${mm}) * 100 + coalesce(${dd}, 0)`];
};

const words = (name: string, without: readonly string[] = []): readonly string[] =>
  [...wordList(name)].filter((word) => !without.includes(word)).sort();

const genderCell = (column: PlanColumn): Sql => {
  const cell = sql`fold(${cellOf(column)})`;
  const moved = column.spanishGender;
  const female = moved ? [...words('female'), 'm'] : [...words('female'), '2'];
  const male = moved ? [...words('male', ['m']), 'h'] : [...words('male'), '1', 'h'];
  return sql`case when ${isOneOf(cell, female)} then 'f' when ${isOneOf(cell, male)} then 'm' end`;
};

const ssnCell = (column: PlanColumn): Sql => {
  const cell = cellOf(column);
  const found = sql`digits(${cell})`;
  return sql`case when ${matches(cell, '^[0-9]{3}-[0-9]{2}-[0-9]{4}$')} then replace(${cell}, '-', '')
    when length(${found}) = 9 then ${found}
    when length(${found}) in (7, 8) and ${matches(cell, '^[0-9]+$')} then lpad(${found}, 9, '0')
    when length(${found}) = 4 then ${found} end`;
};

const phoneCell = (column: PlanColumn): Sql => {
  const cell = cellOf(column);
  return sql`case when ${isPlainPhone(cell)} then '+1' || ${lastTen(cell)} else ${formOf(column, 'a')} end`;
};

/** Of several numbers of one person the first behind another from which it differs. */
const otherPhone = (cells: readonly Sql[]): Sql =>
  firstOf(
    cells.slice(1).map((cell, n) => sql`case when ${cell} <> ${firstOf(cells.slice(0, n + 1))} then ${cell} end`),
  );

const GOVERNMENT: readonly ColumnRole[] = [
  'drivers_license',
  'state_id',
  'passport',
  'tax_id',
  'military_id',
  'tribal_id',
  'voter_id',
  'other_government_id',
  'mbi',
];

/** Numbers by which a house knows one person. Where a row has several, the first of these counts: it stands in most tables of such a house. */
const OF_HOUSE: readonly ColumnRole[] = ['medical_record_number', 'student_id', 'employee_id', 'medical_id'];

/** A number behind its element, so that numbers of two kinds are never the same. */
const numberCell = (column: PlanColumn): Sql =>
  sql`${constant(`${column.role}:`)} || nullif(replace_all(upper(${cellOf(column)}), '[^A-Z0-9]', ''), '')`;

const YES = ['y', 'yes', '1', 'true', 't', 'x', 'si', 'ja', 'oui', 's', 'j', ...words('deceased')];

const deceasedCell = (columns: readonly PlanColumn[]): Sql => {
  const signs = columns.flatMap((column) => {
    const cell = cellOf(column);
    if (column.meaning === 'deceased' || column.meaning === 'status')
      return [isOneOf(sql`fold(${cell})`, column.meaning === 'status' ? words('deceased') : YES)];
    if (column.role === 'given_name' || column.role === 'full_name')
      return [sql`coalesce(${isEstate(column)}, false)`, saysDead(column)];
    if (column.role === 'family_name') return [saysDead(column)];
    return column.meaning === 'date_of_death' ? [matches(cell, '[1-9]')] : [];
  });
  return signs.length === 0 ? sql`cast(null as integer)` : sql`case when ${either(signs)} then 1 end`;
};

/** What a company's name ends in and a person's does not. */
const LEGAL_FORMS = [
  'inc',
  'incorporated',
  'llc',
  'llp',
  'pllc',
  'ltd',
  'limited',
  'corp',
  'corporation',
  'gmbh',
  'plc',
  'ltda',
];
const endsIn = (list: readonly string[], before = '(^| )'): string => `${before}(${list.join('|')})$`;

/** What only people have. */
const OF_PEOPLE: readonly ColumnRole[] = [
  ...(['date_of_birth', 'ssn', 'drivers_license', 'state_id', 'passport', 'military_id', 'voter_id'] as const),
  ...(['mbi', 'medical', 'medical_record_number', 'medical_id', 'health_insurance_id'] as const),
];

/** Whether the row has something that only people have, so that no company is all that it is about. */
const isOfSomebody = (columns: readonly PlanColumn[]): Sql => {
  const cells = withRole(columns, ...OF_PEOPLE).map(cellOf);
  return cells.length === 0 ? sql`false` : sql`coalesce(${join(cells, ', ')}) is not null`;
};

/** "Sá" is a family name; the legal form "SA" has no accent. */
const ACCENTED_END = '(^| )[A-Za-z][^ -~]{1,2}$';

/**
 * Whether a company stands in the columns of parts of a name: the name ends as companies do, and the row has nothing that
 * only people have. Most family names are one word, so that few are looked at closely.
 */
const isCompanyInParts = (columns: readonly PlanColumn[]): Sql | undefined => {
  const parts = ['given_name', 'family_name'] as const;
  const [given = [], family = []] = parts.map((role) => withRole(columns, role).map(withoutTitle));
  if (family.length === 0) return undefined;
  const [first, last] = [firstOf(given), firstOf(family)];
  const onlyName = sql`not ${isOfSomebody(columns)}`;
  const ends = either([
    both([matches(sql`fold(${last})`, endsIn(LEGAL_FORMS)), sql`not ${matches(last, ACCENTED_END)}`]),
    both([sql`${first} is null`, matches(sql`fold(${last})`, endsIn(words('company_words'), ' '))]),
  ]);
  // Of the cells as they stand: whether one of them is a title is asked of the few that are looked at.
  const isClose = either(
    withRole(columns, 'family_name')
      .map(cellOf)
      .flatMap((cell) => [sql`position(' ' in ${cell}) > 0`, sql`length(${cell}) <= 4`]),
  );
  return sql`case when ${isClose} then ${both([onlyName, ends])} else false end`;
};

/** A company in a column of full names; where the row has parts of a name as well, they say that it is a person. */
const companyInNames = (columns: readonly PlanColumn[]): readonly Sql[] => {
  const parts = withRole(columns, 'given_name', 'family_name').map(cellOf);
  const company = withRole(columns, 'full_name').map((column) => formOf(column, 'f'));
  return parts.length === 0
    ? company
    : company.map((form) => sql`case when ${firstOf(parts)} is null then ${form} end`);
};

const organizationCell = (columns: readonly PlanColumn[], inParts: Sql | undefined): Sql => {
  const inNames = companyInNames(columns);
  const parts = spaced(withRole(columns, 'given_name', 'family_name').map(cellOf));
  const company = inParts ? [sql`case when ${inParts} then ${parts} end`] : [];
  return firstOf([...inNames, ...company, ...withRole(columns, 'organization').map(cellOf)]);
};

/** The number of the row in its table or in that of its person, as whole as it was before it was read as a fraction. */
const rowKeyCell = (columns: readonly PlanColumn[]): Sql =>
  firstOf(
    columns.flatMap((column) =>
      column.keySpace === undefined
        ? []
        : [sql`${constant(`${column.keySpace}:`)} || lower(replace_all(${cellOf(column)}, '^([0-9]+)[.]0$', '\\1'))`],
    ),
  );

/** Whole names that stand beside a company may be an office of it. */
const besideCompanies = (columns: readonly PlanColumn[]): readonly PlanColumn[] =>
  withRole(columns, 'organization').length === 0
    ? columns
    : columns.map((column) =>
        column.role === 'full_name' && !column.isWithin ? { ...column, isOfCompany: true } : column,
      );

const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['full_name', 'given_name', 'family_name', 'nickname']);

/** Names that stand beside a login may be those of an account of a system; a family name beside a given one is somebody's ("Root"). */
const besideLogins = (columns: readonly PlanColumn[]): readonly PlanColumn[] => {
  if (withRole(columns, 'username').length === 0) return columns;
  const isInTwo = withRole(columns, 'given_name').length > 0;
  const mayBeOfSystem = ({ role, isWithin }: PlanColumn) =>
    NAMES.has(role) && !isWithin && !(isInTwo && role === 'family_name');
  return columns.map((column) => (mayBeOfSystem(column) ? { ...column, isOfLogins: true } : column));
};

/** Columns of RECORD that hang on the cells of one person, by name. `year`: of which the table's ages are, where no row says more. */
export const recordCells = (columns: readonly PlanColumn[], year?: number): Readonly<Record<string, Sql>> => {
  const named = besideLogins(besideCompanies(columns.filter(isClear)));
  const clear = named.filter(({ isFamilyOnly }) => !isFamilyOnly);
  const meaning = (wanted: PlanColumn['meaning']) => columns.filter((column) => column.meaning === wanted);
  const digitsOf = (...roles: readonly ColumnRole[]) =>
    firstOf(withRole(clear, ...roles).map((column) => sql`digits(${cellOf(column)})`));
  const asOf = meaning('as_of').map(dateCell);
  const ofTable = year === undefined ? [] : [integer(10_000 * year)];
  const ageDay = [...asOf, ...meaning('day_of_age').map(dateCell), ...ofTable];
  const company = isCompanyInParts(clear);
  const ofPerson = (cell: Sql): Sql => (company ? sql`case when ${company} then null else ${cell} end` : cell);
  const inNames = companyInNames(clear);
  // A trust with somebody's number is its owner's: the letter goes to the name that there is.
  const ofSomebody = isOfSomebody(clear);
  const whole = ofSamePerson(clear, firstOf(withRole(clear, 'full_name').map(wholeName)));
  return {
    given_name: ofPerson(nameCell(clear, 'given_name', 'given')),
    middle_name: nameCell(clear, 'middle_name', 'middle'),
    family_name: firstOf([
      ofPerson(nameCell(named, 'family_name', 'family')),
      ...inNames.map((form) => sql`case when ${ofSomebody} then ${form} end`),
    ]),
    maiden_name: firstOf([
      ...withRole(clear, 'maiden_name').map(cellOf),
      ...withRole(clear, 'full_name').map((column) => formOf(column, 'e')),
    ]),
    name_suffix: firstOf([
      ...withRole(clear, 'name_suffix').map(cellOf),
      ...withRole(clear, 'full_name').map((column) => formOf(column, 'd')),
    ]),
    full_name:
      inNames.length === 0
        ? whole
        : sql`case when ${firstOf(inNames)} is not null and not ${ofSomebody} then null else ${whole} end`,
    organization: organizationCell(clear, company),
    date_of_birth: firstOf([...withRole(clear, 'date_of_birth').map(dateCell), ...dateInParts(clear)]),
    birth_year: firstOf([
      ...withRole(clear, 'birth_year').map(
        (column) =>
          sql`case when ${matches(cellOf(column), YEAR)} then cast(left(${cellOf(column)}, 4) as integer) end`,
      ),
      ...yearOfAge(clear, ageDay.length === 0 ? undefined : firstOf(ageDay)),
    ]),
    birthday: firstOf(
      withRole(clear, 'birth_day').flatMap((column) =>
        column.isBirthday ? [sql`cast(${formOf(column, 'a')} as integer)`] : [],
      ),
    ),
    gender: firstOf(withRole(clear, 'gender').map(genderCell)),
    ssn: firstOf(withRole(clear, 'ssn').map(ssnCell)),
    government_id: firstOf(withRole(clear, ...GOVERNMENT).map(numberCell)),
    phone: firstOf(withRole(clear, 'phone').map(phoneCell)),
    other_phone: otherPhone(withRole(clear, 'phone').map(phoneCell)),
    email: firstOf(withRole(clear, 'email').map((column) => sql`lower(${cellOf(column)})`)),
    ...placeCells(clear),
    place_of_birth: plain(clear, 'place_of_birth'),
    occupation: plain(clear, 'occupation'),
    lasting: lastingOfColumns(clear),
    imei: digitsOf('imei'),
    imsi: digitsOf('imsi'),
    iccid: digitsOf('iccid'),
    account_number: plain(clear, 'account_number'),
    person_number: firstOf(withRole(clear, ...OF_HOUSE).map(numberCell)),
    member_number: plain(clear, 'health_insurance_id'),
    row_key: rowKeyCell(columns),
    username: firstOf(withRole(clear, 'username').map((column) => sql`lower(${cellOf(column)})`)),
    status: firstOf(meaning('status').map(cellOf)),
    as_of: firstOf(asOf),
    deceased: deceasedCell(columns),
  };
};
