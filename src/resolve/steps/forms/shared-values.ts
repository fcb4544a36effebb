import { createHmac } from 'node:crypto';
import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { BLOCKED_VALUE } from '../../../schema/tables/resolve.ts';
import { keepCounts, STANDING_COUNTS, standingCounts } from '../counts/common-values.ts';
import { constant } from '../sql-parts.ts';
import { decided, IDENTIFIER_FIELDS, IDENTIFIERS, type Identifier, type TestValue } from './identifiers.ts';
import { type Filled, NORMAL, NORMAL_CELLS, OLD_NORMAL, withEmpty } from './normal.ts';

export const BLOCKED = 'resolve_blocked';

/** The records whose values are looked at: their table, and rows of the values that fit a condition with the names beside them. */
interface Carriers {
  readonly table: string;
  /** They are all records that there are. */
  readonly isAll: boolean;
  readonly named: (fits: Sql) => Sql;
}

const VALUES = 'resolve_identifier_value';
const repeatedTable = (field: string): string => `resolve_repeated_${field}`;
/** By identifier: keys of its values that stand in several records, since all others bring nobody together, and whether a row has one. Absent in an addition. */
export const REPEATED_TABLES: ReadonlyMap<string, { readonly table: string; readonly has: Sql }> = new Map(
  IDENTIFIER_FIELDS.map((field) => [
    field,
    {
      table: repeatedTable(field),
      has: sql`key64(${ident(field)}) in (select key from ${ident(repeatedTable(field))})`,
    },
  ]),
);
const suspectsTable = (field: string): string => `resolve_suspect_${field}`;

const keepRepeated = (engine: Engine, field: string): Promise<void> =>
  engine.run({
    name: repeatedTable(field),
    reads: [VALUES],
    sql: sql`select key64(value) as key from ${ident(VALUES)} where records > 1`,
  });

/** Conditions on a column by which a value is nobody's, and by which it is hardly anybody's. */
const judgedBy = ({ placeholder, unlikely }: Identifier, values: readonly string[], cell: Sql) => {
  const listed =
    values.length === 0
      ? sql`1 = 0`
      : sql`${cell} in (${join(
          values.map((value) => sql`${value}`),
          ', ',
        )})`;
  const odd = unlikely === null ? sql`1 = 0` : sql`matches(${cell}, ${constant(unlikely)})`;
  return { listed, nobodys: sql`(${listed} or matches(${cell}, ${constant(placeholder)}))`, odd };
};

/**
 * Finds the values of one identifier that may join nobody, whoever carries them, and how many different values there are: they are
 * grouped once for both.
 */
const findSuspects = async (
  engine: Engine,
  identifier: Identifier,
  values: readonly string[],
  { table, isAll }: Carriers,
): Promise<number> => {
  const { field, names } = identifier;
  const cell = ident(field);
  await engine.run({
    name: VALUES,
    reads: [table],
    sql: sql`select ${cell} as value, count(*) as records from ${ident(table)} where ${cell} is not null group by ${cell}`,
  });
  const { nobodys, odd } = judgedBy(identifier, values, sql`value`);
  await engine.run({
    name: suspectsTable(field),
    reads: [VALUES],
    sql: sql`select value from ${ident(VALUES)} where records > ${integer(names)} or (records > 1 and ${odd}) or ${nobodys}`,
  });
  const [row] = await engine.read({
    name: 'distinct_values',
    reads: [VALUES],
    sql: sql`select count(*) as n from ${ident(VALUES)}`,
  });
  if (isAll) await keepRepeated(engine, field);
  await engine.drop(VALUES);
  return Number(row?.['n'] ?? 0);
};

/** Values of one identifier that join nobody: those that people decided on, placeholders, and those that stand with too many names. */
const blockedOf = (identifier: Identifier, values: readonly string[], { named }: Carriers): Sql => {
  const { field, names } = identifier;
  const cell = ident(field);
  const name = sql`left(coalesce(given, mid1, ''), 1) || left(coalesce(family, alias, ''), 3)`;
  const { listed, nobodys, odd } = judgedBy(identifier, values, sql`value`);
  const suspects = sql`${cell} in (select value from ${ident(suspectsTable(field))})`;
  const counted = sql`select ${cell} as value, count(*) as records, count(distinct nullif(${name}, '')) as names
    from ${named(suspects)} r group by ${cell}`;
  return sql`select cast(${constant(field)} as string) as field, value, records,
    case when ${listed} then 'decided' when (${nobodys} or ${odd}) then 'placeholder' else 'shared' end as reason
    from (${counted}) counted where names > ${integer(names)} or (names > 1 and ${odd}) or ${nobodys}`;
};

const NAMES = ['given', 'mid1', 'family', 'alias'];

/** In an addition: the records that carry an identifier of new ones, in a table for each identifier. */
export const sameValueTable = (field: string): string => `resolve_same_value_${field}`;
export const SAME_VALUE_TABLES: readonly string[] = IDENTIFIER_FIELDS.map(sameValueTable);

/** Rows of a table of normal forms with all cells. */
const wholeRows = (table: string, filled: Filled): Carriers => ({
  table,
  isAll: true,
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
  return { table, isAll: false, named };
};

/** In an addition: the records that carry a value of this identifier which tells nobody since the new ones came. */
export const newlyBlocked = (field: string): Sql =>
  sql`select record_id from ${ident(sameValueTable(field))} where ${ident(field)} in (select value from ${ident(BLOCKED)}
    where field = ${constant(field)} and value not in (select value from ${standingCounts(`blocked:${field}`)} before))`;

/** What the last revision found of values that no new record has. */
const standingOf = ({ field }: Identifier): Sql =>
  sql`select cast(${constant(field)} as string) as field, value, records, among as reason from ${standingCounts(`blocked:${field}`)} before
    where value not in (select ${ident(field)} from ${ident(NORMAL)} where ${ident(field)} is not null)`;

/** What was found of identifiers. */
interface SharedValues {
  /** Those that have values which tell nobody. */
  readonly blocked: readonly string[];
  /** How many different values each of them has; in an addition, among the records that carry one of new ones. */
  readonly distinct: ReadonlyMap<string, number>;
}

/** Finds the values that tell nobody. `isAddition`: NORMAL has new records, and the last revision found those of the others. */
export const findSharedValues = async (
  engine: Engine,
  filled: Filled,
  testValues: readonly TestValue[],
  isAddition: boolean,
): Promise<SharedValues> => {
  const found: Sql[] = [];
  const tables = [NORMAL];
  const suspects: string[] = [];
  const distinct = new Map<string, number>();
  for (const one of IDENTIFIERS.filter(({ field }) => filled.has(field))) {
    const carriers = isAddition ? await carriersOfNew(engine, one, filled) : wholeRows(NORMAL, filled);
    const values = decided(testValues, one);
    distinct.set(one.field, await findSuspects(engine, one, values, carriers));
    suspects.push(suspectsTable(one.field));
    found.push(blockedOf(one, values, carriers), ...(isAddition ? [standingOf(one)] : []));
    if (isAddition) tables.push(carriers.table);
  }
  const none = sql`select cast('' as string) as field, '' as value, cast(0 as bigint) as records, '' as reason from ${ident(NORMAL)} where 1 = 0`;
  await engine.run({
    name: BLOCKED,
    reads: [...tables, ...suspects, ...(isAddition ? [OLD_NORMAL, STANDING_COUNTS] : [])],
    sql: join([none, ...found], ' union all '),
  });
  for (const name of suspects) await engine.drop(name);
  const kept = sql`select 'blocked:' || field as what, value, reason as among, records from ${ident(BLOCKED)}`;
  await keepCounts(engine, BLOCKED, kept);
  const rows = await engine.read({
    name: 'blocked_fields',
    reads: [BLOCKED],
    sql: sql`select distinct field from ${ident(BLOCKED)} order by field`,
  });
  return { blocked: rows.map(({ field }) => String(field)), distinct };
};

/**
 * Normal form of records without the values that tell nobody, all cells; `blocked` names the elements of values that were taken
 * out, each between blanks. A second number stands for a first that is nobody's: a mobile beside the switchboard. Reads the table and BLOCKED.
 */
export const compared = (filled: Filled, blocked: readonly string[], table = NORMAL): Sql => {
  const elements = IDENTIFIERS.filter(({ field, secondOf }) => blocked.includes(field) && !secondOf).map(
    ({ field, element }) => {
      const value = sql`${ident(`b_${field}`)}.value`;
      const named =
        element === undefined ? sql`' ' || lower(split_part(${value}, ':', 1)) || ' '` : constant(` ${element} `);
      return sql`case when ${value} is null then '' else ${named} end`;
    },
  );
  const kept = (name: string): Sql => {
    const field = name === 'ssn4' ? 'ssn' : name;
    return blocked.includes(field)
      ? sql`case when ${ident(`b_${field}`)}.value is null then r.${ident(name)} end`
      : sql`r.${ident(name)}`;
  };
  const moved: ReadonlyMap<string, Sql> = new Map(
    IDENTIFIERS.flatMap(({ field, secondOf: first }) =>
      first && filled.has(field)
        ? [
            [first, sql`coalesce(${kept(first)}, ${kept(field)})`],
            [field, sql`case when ${kept(first)} is not null then ${kept(field)} end`],
          ]
        : [],
    ),
  );
  const cells = NORMAL_CELLS.map((name) => sql`${moved.get(name) ?? kept(name)} as ${ident(name)}`);
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
  const firsts = IDENTIFIERS.flatMap(({ field, secondOf }) =>
    secondOf ? [sql`when ${constant(field)} then ${constant(secondOf)}`] : [],
  );
  // A value that is nobody's in both columns of an element is one value; of its reasons the surest stands, which is first by its letters.
  const query = sql`select field, value, cast(sum(records) as bigint) as records, min(reason) as reason from (
    select case field ${join(firsts, ' ')} else field end as field, value, records, reason from ${ident(BLOCKED)}) found
    group by field, value order by field, value`;
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
