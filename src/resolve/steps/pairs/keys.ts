import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { type Filled, withEmpty } from '../forms/normal.ts';
import { MENTION } from '../groups/mentions.ts';
import { isNameless } from '../groups/nameless.ts';

/**
 * A way to find pairs: mentions with the same values of these columns, and of any two or one of the words of a name, or of one
 * word and the initial of another. `narrow`: what takes its place where the people are so many that it brings mostly
 * strangers together; the key itself is then one of those that a sample has to show to be worth it.
 */
export interface Key {
  readonly name: string;
  readonly columns: readonly string[];
  readonly words: 0 | 1 | 2 | 'word and initial';
  readonly narrow?: readonly Key[];
}

const keyFor = (name: string, words: Key['words'], ...columns: readonly string[]): Key => ({ name, words, columns });

/**
 * What a column of a key is made of: a cell that it cannot do without, all cells of it where there are more (`isAny`: one of them is
 * enough), and its value. A key of a column that no mention fills is left out.
 */
interface KeyColumn {
  readonly needs: string;
  readonly cells?: readonly string[];
  readonly isAny?: true;
  readonly value: Sql;
  /** Where each of several cells is a value of its own: a mention has a key of each. */
  readonly each?: readonly Sql[];
}

const COLUMNS: Readonly<Record<string, KeyColumn>> = {
  birth: { needs: 'birth_day', cells: ['birth_year', 'birth_day'], value: sql`birth_year * 10000 + birth_day` },
  address: { needs: 'street', cells: ['house', 'street'], value: sql`house || ' ' || street` },
  phones: {
    needs: 'other_phone',
    cells: ['phone', 'other_phone'],
    isAny: true,
    value: sql`coalesce(phone, other_phone)`,
    each: [sql`phone`, sql`other_phone`],
  },
  area: { needs: 'street', cells: ['zip', 'city'], isAny: true, value: sql`coalesce(zip, city)` },
  initial: { needs: 'given', value: sql`left(given, 1)` },
  birth_month: {
    needs: 'birth_day',
    cells: ['birth_year', 'birth_day'],
    value: sql`birth_year * 100 + floor(birth_day / 100)`,
  },
  birth_date: {
    needs: 'birth_day',
    cells: ['birth_year', 'birth_day'],
    value: sql`birth_year * 100 + birth_day % 100`,
  },
  given_2: { needs: 'given', value: sql`left(given, 2)` },
  family_1: { needs: 'family', value: sql`left(family, 1)` },
  family_4: { needs: 'family', value: sql`left(family, 4)` },
};

const needOf = (column: string): string => COLUMNS[column]?.needs ?? column;
const cellOf = (column: string): Sql => COLUMNS[column]?.value ?? ident(column);
/** What a column has to have: its cells, which are asked sooner than what is made of them. */
const askedOf = (column: string): readonly Sql[] => {
  const { needs = column, cells = [needs], isAny = false } = COLUMNS[column] ?? {};
  return isAny ? [cellOf(column)] : cells.map(ident);
};

/** A key of names, which namesakes share too: the more people, the more of them. */
const namesKey = (narrow: readonly Key[], ...key: Parameters<typeof keyFor>): Key => ({ ...keyFor(...key), narrow });

/** Keys that are always used: identifiers, and two facts that a person seldom shares with many. */
export const CERTAIN_KEYS: readonly Key[] = [
  ...['ssn', 'government_id', 'phone', 'email', 'account', 'imei', 'imsi', 'iccid', 'company'].map((name) =>
    keyFor(name, 0, name),
  ),
  ...['person_number', 'member_number', 'username', 'row_key'].map((name) => keyFor(name, 0, name)),
  // Where rows have two numbers, somebody's home number here is the first there.
  keyFor('phones', 0, 'phones'),
  namesKey([namesKey([], 'word_initial_birth', 'word and initial', 'birth')], 'word_birth', 1, 'birth'),
  namesKey(
    [namesKey([], 'words_month', 2, 'birth_month'), namesKey([], 'words_date', 2, 'birth_date')],
    'words_year',
    2,
    'birth_year',
  ),
  namesKey([], 'words_zip', 2, 'zip'),
  namesKey([], 'words_city', 2, 'city'),
  namesKey([], 'words_place', 2, 'place_of_birth'),
];

/** Keys that are used where a sample of their pairs shows that they find people whom the certain ones do not. */
export const TRIED_KEYS: readonly Key[] = [
  keyFor('words', 2),
  keyFor('word', 1),
  keyFor('birth', 0, 'birth'),
  keyFor('zip', 0, 'zip'),
  keyFor('address', 0, 'address'),
  keyFor('word_zip', 1, 'zip'),
  keyFor('word_city', 1, 'city'),
  keyFor('word_place', 1, 'place_of_birth'),
  keyFor('word_year', 1, 'birth_year'),
  keyFor('word_lasting', 1, 'lasting'),
  keyFor('birth_zip', 0, 'birth', 'zip'),
  keyFor('birth_city', 0, 'birth', 'city'),
  keyFor('birth_place', 0, 'birth', 'place_of_birth'),
  keyFor('birth_initial', 0, 'birth', 'initial', 'family_1'),
  keyFor('beginnings_year', 0, 'given_2', 'family_4', 'birth_year'),
  keyFor('beginnings_zip', 0, 'initial', 'family_4', 'zip'),
  keyFor('beginnings_place', 0, 'initial', 'family_4', 'place_of_birth'),
  keyFor('address_initial', 0, 'address', 'area', 'initial'),
];

const withNarrow = (key: Key): readonly Key[] => (key.narrow ? [key, ...key.narrow.flatMap(withNarrow)] : []);

/** Keys that a sample has to show to be worth it: the tried ones, and certain ones that were too broad. */
export const COARSE_KEYS: readonly Key[] = [...CERTAIN_KEYS.flatMap(withNarrow), ...TRIED_KEYS];

/** Words of a name. */
const WORDS = ['given', 'mid1', 'mid2', 'family', 'alias'];

/** Columns of a mention that a key cannot do without. */
const neededColumns = ({ columns, words }: Key): readonly string[] => [
  ...columns.map(needOf),
  ...(words === 2 || words === 'word and initial' ? ['given', 'family'] : []),
];

/** All cells that a key, or a narrower one that may take its place, is made of. */
export const cellsOfKey = ({ columns, words, narrow = [] }: Key): readonly string[] => [
  ...columns.flatMap((column) => COLUMNS[column]?.cells ?? [needOf(column)]),
  ...(words === 0 ? [] : WORDS),
  ...narrow.flatMap(cellsOfKey),
];

/** Whether mentions have what the key is made of. */
export const isUsable = (key: Key, filled: Filled): boolean =>
  neededColumns(key).every((column) => filled.has(column)) &&
  (key.words !== 1 || WORDS.some((word) => filled.has(word)));

/** Words of the name that stand at the beginning and at the end: two of them, in any order, are a key. */
const FRONT = ['given', 'mid1'];
const BACK = ['family', 'alias'];

const filled = (cells: readonly Sql[]): Sql =>
  cells.length === 0
    ? sql`1 = 1`
    : join(
        cells.map((cell) => sql`${cell} is not null`),
        ' and ',
      );

/** Mentions without any name have keys of their own, so that they never stand between people. */
const IS_NAMELESS = sql`case when ${isNameless} then 1 else 0 end`;

const NUMBERS = ['birth', 'birth_month', 'birth_date', 'birth_year'];

/** Of the cells as they stand, so that no text is made of them: keys of another kind may be the same. */
const keyOf = (parts: readonly Sql[], columns: readonly string[]): Sql => {
  const cells = columns.map((name) => (NUMBERS.includes(name) ? sql`cast(${cellOf(name)} as bigint)` : cellOf(name)));
  return sql`key64(${join([...parts, ...cells], ', ')})`;
};

/** One part in `every` of the values of a key: blocks stay whole. */
const oneIn = (every: number, cell: Sql): Sql =>
  every === 1 ? sql`1 = 1` : sql`key64(${cell}) % ${integer(every)} = 0`;

/** What gets keys: rows of the compared cells, called by the column `id`. */
interface KeyedRows {
  readonly rows: Sql;
  readonly id: 'mention_no' | 'record_id';
  /** One part in so many of the key's values; all when left out. */
  readonly every?: number;
  /** Rows without any name have the same keys as those with one. */
  readonly isAnybodys?: boolean;
  /** A condition on the rows; all when left out. */
  readonly where?: Sql;
}

/**
 * Rows with their keys of one kind (`key`, and the column that calls them); a row has several where words of its name
 * make them, and seldom one of them twice.
 */
export const keyedRows = (
  key: Key,
  filledColumns: Filled,
  { rows, id, every = 1, isAnybodys = false, where: of = sql`1 = 1` }: KeyedRows,
): Sql => {
  const { columns, words } = key;
  const kind = words === 0 && !isAnybodys ? [IS_NAMELESS] : [];
  const select = (parts: readonly Sql[], where: Sql, own = columns): Sql =>
    sql`select ${keyOf([...kind, ...parts], own)} as key, ${ident(id)} from ${rows} m
      where ${filled([...parts, ...own.flatMap(askedOf)])} and ${where} and ${of} and ${oneIn(every, own.map(cellOf)[0] ?? parts[0] ?? ident(id))}`;
  const present = (names: readonly string[]) => names.filter((word) => filledColumns.has(word)).map(ident);
  const each = COLUMNS[columns[0] ?? '']?.each;
  if (words === 0 && each)
    return join(
      each.map((cell) => select([cell], sql`1 = 1`, [])),
      ' union all ',
    );
  if (words === 0) return select([], sql`1 = 1`);
  if (words === 1) {
    const each = present(WORDS).map((word) => select([word], sql`length(${word}) > 1`));
    return join(each, ' union all ');
  }
  const both = present(FRONT).flatMap((front) => present(BACK).map((back) => [front, back] as const));
  const selects =
    words === 2
      ? both.map(([front, back]) =>
          select([sql`least(${front}, ${back})`, sql`greatest(${front}, ${back})`], sql`${front} <> ${back}`),
        )
      : both.flatMap(([front, back]) => [
          select([front, sql`left(${back}, 1)`], sql`length(${front}) > 1`),
          select([back, sql`left(${front}, 1)`], sql`length(${back}) > 1`),
        ]);
  return join(selects, ' union all ');
};

/** The identifier that alone makes a key. */
export const identifierOf = ({ columns: [only, second], words }: Key): string | undefined =>
  words === 0 && second === undefined ? only : undefined;

/** Mentions with their keys of one kind (`key`, `mention_no`), of one part in `every` of its values; `where`: only of mentions that fit. */
export const keyedMentions = (key: Key, filledColumns: Filled, every: number, where?: Sql): Sql =>
  keyedRows(key, filledColumns, {
    rows: withEmpty(MENTION, filledColumns),
    id: 'mention_no',
    every,
    ...(where === undefined ? {} : { where }),
  });
