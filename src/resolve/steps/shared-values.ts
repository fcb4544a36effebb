import { createHmac } from 'node:crypto';
import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { BLOCKED_VALUE } from '../../schema/tables/resolve.ts';
import { keepCounts, STANDING_COUNTS, standingCounts } from './common-values.ts';
import { type Filled, NORMAL, NORMAL_CELLS, OLD_NORMAL, withEmpty } from './normal.ts';
import { constant } from './sql-parts.ts';

/**
 * An identifier of a person, and how many different names may stand with one value of it before it tells nobody
 * (a switchboard, a default number). Households share telephones and accounts; nobody shares an SSN.
 */
interface Identifier {
  readonly field: string;
  /** Undefined: each value stands behind its own (`PASSPORT:X123`). */
  readonly element?: string;
  readonly names: number;
  /** Values that are typed where there is none, and that nobody has, as an RE2 pattern. */
  readonly placeholder: string;
  /** Values that are hardly anybody's: placeholders where two names carry one. Other countries' numbers have other rules. */
  readonly unlikely: string | null;
}

const sameDigits = (digits: string): string => [...'0123456789'].map((digit) => `${digit}${digits}`).join('|');

const IDENTIFIERS: readonly Identifier[] = [
  {
    field: 'ssn',
    element: 'ssn',
    names: 4,
    placeholder: `^(${sameDigits('{9}')}|123456789|987654321|012345678|078051120|219099999)$`,
    unlikely: '^(999.*|000.*|666.*|.{3}00.*|.*0000)$',
  },
  {
    field: 'government_id',
    names: 4,
    placeholder: ':(0+|X+|N/?A|UNKNOWN|NONE|TEST)$',
    unlikely: `:(${sameDigits('+')}|123456789?0?)$`,
  },
  {
    field: 'person_number',
    names: 4,
    placeholder: ':(X+|N/?A|UNKNOWN|NONE|TEST)$',
    // Houses number from 1 on: 11 and 222 are somebody's, in each of them.
    unlikely: `:(9{4,}|${sameDigits('{6,}')}|123456789?0?)$`,
  },
  {
    field: 'phone',
    element: 'phone',
    names: 10,
    placeholder: `^(${sameDigits('+')}|1234567890|0123456789)$`,
    unlikely: `^(1234567.*|.*(${sameDigits('{7}')}))$`,
  },
  {
    field: 'email',
    element: 'email',
    names: 8,
    placeholder: '^(none|noemail|no-?reply|donotreply|nobody|null|test)@(none|test|example|noemail|email|nomail)[.]',
    unlikely: '^(none|no|na|n/a|noemail|no-?reply|donotreply|unknown|test|nobody|null|x+|a|abc)@',
  },
  {
    field: 'account',
    element: 'account_number',
    names: 10,
    placeholder: '^(0+|NONE|UNKNOWN|TEST)$',
    unlikely: '^9{4,}$',
  },
  {
    field: 'member_number',
    element: 'health_insurance_id',
    names: 10,
    placeholder: '^(0+|NONE|UNKNOWN|TEST|SELFPAY)$',
    unlikely: '^9{4,}$',
  },
  {
    field: 'username',
    element: 'username',
    names: 4,
    placeholder: '^(none|null|unknown|n/a|-+)$',
    unlikely: '^(admin|administrator|root|guest|test|user|system)$',
  },
  // Of a table that numbers somebody else than it names, each number has many names.
  { field: 'row_key', element: 'record_id', names: 4, placeholder: ':(0|-1|null|none)$', unlikely: null },
  { field: 'imei', element: 'imei', names: 6, placeholder: '^(0+|1+|9+)$', unlikely: null },
  { field: 'imsi', element: 'imsi', names: 6, placeholder: '^(0+|1+|9+)$', unlikely: null },
  { field: 'iccid', element: 'iccid', names: 6, placeholder: '^(0+|1+|9+)$', unlikely: null },
];

export const IDENTIFIER_FIELDS = IDENTIFIERS.map(({ field }) => field);

export const BLOCKED = 'resolve_blocked';

interface TestValue {
  readonly element: string;
  readonly value: string;
}

const plain = (value: string): string => value.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** A value of case.yaml in the form of its field. */
const formOf = ({ element, value }: TestValue, { field, element: own }: Identifier): string => {
  if (own === undefined) {
    const number = field === 'person_number' ? plain(value).replace(/^0+/, '') : plain(value);
    return `${element.toUpperCase()}:${number}`;
  }
  if (field === 'email' || field === 'username') return value.trim().toLowerCase();
  return field === 'phone' ? value.replace(/\D/g, '').slice(-10) : plain(value);
};

/** Values of case.yaml that may be of an identifier. */
const decided = (testValues: readonly TestValue[], identifier: Identifier): readonly string[] =>
  testValues
    .filter(({ element }) => identifier.element === undefined || identifier.element === element)
    .map((value) => formOf(value, identifier));

/** The records whose values are looked at: their table, and rows of the values that fit a condition with the names beside them. */
interface Carriers {
  readonly table: string;
  readonly named: (fits: Sql) => Sql;
}

/**
 * Values of one identifier that join nobody: those that people decided on, placeholders, and those that stand with too many names.
 */
const blockedOf = (
  { field, names, placeholder, unlikely }: Identifier,
  values: readonly string[],
  { table, named }: Carriers,
): Sql => {
  const cell = ident(field);
  const name = sql`left(coalesce(given, mid1, ''), 1) || left(coalesce(family, alias, ''), 3)`;
  const listed =
    values.length === 0
      ? sql`1 = 0`
      : sql`${cell} in (${join(
          values.map((value) => sql`${value}`),
          ', ',
        )})`;
  const nobodys = sql`(${listed} or matches(${cell}, ${constant(placeholder)}))`;
  const odd = unlikely === null ? sql`1 = 0` : sql`matches(${cell}, ${constant(unlikely)})`;
  const many = sql`${cell} in (select ${cell} from ${ident(table)} where ${cell} is not null group by ${cell}
      having count(*) > ${integer(names)} or (count(*) > 1 and ${odd}) or ${nobodys})`;
  const counted = sql`select ${cell} as value, count(*) as records, count(distinct nullif(${name}, '')) as names
    from ${named(many)} r group by ${cell}`;
  return sql`select cast(${constant(field)} as string) as field, value, records,
    case when ${replaceCell(listed, cell)} then 'decided' when ${replaceCell(sql`(${nobodys} or ${odd})`, cell)} then 'placeholder' else 'shared' end as reason
    from (${counted}) counted where names > ${integer(names)} or (names > 1 and ${replaceCell(odd, cell)}) or ${replaceCell(nobodys, cell)}`;
};

/** The same condition on the column called value. */
const replaceCell = (condition: Sql, cell: Sql): Sql => ({
  pieces: condition.pieces.map((piece) => piece.replaceAll(cell.pieces[0] ?? '', 'value')),
  values: condition.values,
});

const NAMES = ['given', 'mid1', 'family', 'alias'];

/** In an addition: the records that carry an identifier of new ones, in a table for each identifier. */
export const sameValueTable = (field: string): string => `resolve_same_value_${field}`;
export const SAME_VALUE_TABLES: readonly string[] = IDENTIFIER_FIELDS.map(sameValueTable);

/** Rows of a table of normal forms with all cells. */
const wholeRows = (table: string, filled: Filled): Carriers => ({
  table,
  named: (fits) => sql`(select * from ${withEmpty(table, filled)} r where ${fits})`,
});

/**
 * Finds the records that carry a value of new ones; what is said of a value that no new record has holds. Hardly any value
 * stands in so many records that names are asked for: they are looked up then.
 */
const carriersOfNew = async (engine: Engine, { field }: Identifier, filled: Filled): Promise<Carriers> => {
  const columns = sql`record_id, ${ident(field)}`;
  const table = sameValueTable(field);
  const ofNew = sql`select ${ident(field)} from ${ident(NORMAL)} where ${ident(field)} is not null`;
  await engine.run({
    name: table,
    reads: [NORMAL, OLD_NORMAL],
    sql: sql`select ${columns} from ${ident(NORMAL)} where ${ident(field)} is not null
      union all select ${columns} from ${ident(OLD_NORMAL)} where ${ident(field)} in (${ofNew})`,
  });
  const names = join(
    NAMES.map((name) => ident(name)),
    ', ',
  );
  const forms = [NORMAL, OLD_NORMAL].map(
    (form) => sql`select record_id, ${names} from ${withEmpty(form, filled)} forms`,
  );
  const named = (
    fits: Sql,
  ): Sql => sql`(select v.${ident(field)}, ${names} from (select * from ${ident(table)} where ${fits}) v
    join (${join(forms, ' union all ')}) n on n.record_id = v.record_id)`;
  return { table, named };
};

/** What the last revision found of values that no new record has. */
const standingOf = ({ field }: Identifier): Sql =>
  sql`select cast(${constant(field)} as string) as field, value, records, among as reason from ${standingCounts(`blocked:${field}`)} before
    where value not in (select ${ident(field)} from ${ident(NORMAL)} where ${ident(field)} is not null)`;

/** Finds the values that tell nobody; returns the identifiers that have some. `isAddition`: NORMAL has new records, and the last revision found those of the others. */
export const findSharedValues = async (
  engine: Engine,
  filled: Filled,
  testValues: readonly TestValue[],
  isAddition: boolean,
): Promise<readonly string[]> => {
  const found: Sql[] = [];
  const tables = [NORMAL];
  for (const one of IDENTIFIERS.filter(({ field }) => filled.has(field))) {
    const carriers = isAddition ? await carriersOfNew(engine, one, filled) : wholeRows(NORMAL, filled);
    found.push(blockedOf(one, decided(testValues, one), carriers), ...(isAddition ? [standingOf(one)] : []));
    if (isAddition) tables.push(carriers.table);
  }
  const none = sql`select cast('' as string) as field, '' as value, cast(0 as bigint) as records, '' as reason from ${ident(NORMAL)} where 1 = 0`;
  await engine.run({
    name: BLOCKED,
    reads: [...tables, ...(isAddition ? [OLD_NORMAL, STANDING_COUNTS] : [])],
    sql: join([none, ...found], ' union all '),
  });
  const kept = sql`select 'blocked:' || field as what, value, reason as among, records from ${ident(BLOCKED)}`;
  await keepCounts(engine, BLOCKED, kept);
  const rows = await engine.read({
    name: 'blocked_fields',
    reads: [BLOCKED],
    sql: sql`select distinct field from ${ident(BLOCKED)} order by field`,
  });
  return rows.map(({ field }) => String(field));
};

/**
 * Normal form of records without the values that tell nobody, all cells; `blocked` names the elements of values that were taken
 * out, each between blanks. Reads the table and BLOCKED.
 */
export const compared = (filled: Filled, blocked: readonly string[], table = NORMAL): Sql => {
  const elements = IDENTIFIERS.filter(({ field }) => blocked.includes(field)).map(({ field, element }) => {
    const value = sql`${ident(`b_${field}`)}.value`;
    const named =
      element === undefined ? sql`' ' || lower(split_part(${value}, ':', 1)) || ' '` : constant(` ${element} `);
    return sql`case when ${value} is null then '' else ${named} end`;
  });
  const cells = NORMAL_CELLS.map((name) => {
    const field = name === 'ssn4' ? 'ssn' : name;
    return blocked.includes(field)
      ? sql`case when ${ident(`b_${field}`)}.value is null then r.${ident(name)} end as ${ident(name)}`
      : sql`r.${ident(name)}`;
  });
  const joins = blocked.map(
    (
      field,
    ) => sql`left join ${ident(BLOCKED)} ${ident(`b_${field}`)} on ${ident(`b_${field}`)}.field = ${constant(field)}
      and ${ident(`b_${field}`)}.value = r.${ident(field)}`,
  );
  return sql`(select r.record_id, ${elements.length === 0 ? sql`''` : join(elements, ' || ')} as blocked, ${join(cells, ', ')}
    from ${withEmpty(table, filled)} r ${join(joins, ' ')})`;
};

const masked = (value: string): string => {
  const signs = [...value.slice(0, 64)];
  const shown = signs.length >= 8 ? signs.length - 2 : signs.length;
  return signs.map((sign, n) => (n < shown && /[\p{L}\p{N}]/u.test(sign) ? '*' : sign)).join('');
};

/** Writes the table of values that join nobody, with keyed tokens and masked forms. */
export const writeBlockedValues = async (engine: Engine, tokenKey: string): Promise<void> => {
  await engine.create(BLOCKED_VALUE.name, BLOCKED_VALUE.columns);
  const writer = await engine.writer(BLOCKED_VALUE.name, BLOCKED_VALUE.columns);
  const elements = new Map(IDENTIFIERS.map(({ field, element }) => [field, element]));
  const query = sql`select field, value, records, reason from ${ident(BLOCKED)} order by field, value`;
  for await (const rows of engine.stream({ name: 'blocked_values', reads: [BLOCKED], sql: query })) {
    for (const { field, value, records, reason } of rows) {
      const [kind = '', bare = kind] = String(value).split(':');
      const own = elements.get(String(field));
      const element = own ?? kind.toLowerCase();
      const token = createHmac('sha256', Buffer.from(tokenKey, 'hex'))
        .update(`${element}:${own === undefined ? bare : value}`)
        .digest('hex')
        .slice(0, 32);
      writer.append([element, token, masked(own === undefined ? bare : String(value)), records ?? 0, reason ?? null]);
    }
    await writer.flush();
  }
  await writer.close();
  await engine.drop(BLOCKED);
};
