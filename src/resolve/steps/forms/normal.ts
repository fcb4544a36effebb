import type { Column, Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { RECORD } from '../../../schema/tables/detect.ts';
import { LEGAL_FORMS, MISSING_NAMES, NAME_WORDS, TEST_NAMES } from '../../data-files.ts';
import { constant, isAmong, packed, wordList } from '../sql-parts.ts';
import { findUnknownDates, knownBirth, type UnknownDates } from './unknown-dates.ts';

/**
 * Records in the form in which they are compared: one row a record, names without titles, dates as year and day,
 * numbers as digits, addresses as house number and the word that tells the street. Text and integers only.
 */
export const NORMAL = 'resolve_normal';
/** The same of the records that stand, where new ones are added to them. */
export const OLD_NORMAL = 'resolve_old_normal';

const NAME_CELLS = ['given_name', 'middle_name', 'family_name', 'maiden_name', 'name_suffix', 'full_name'];
const packedName = packed(NAME_CELLS.map((name) => sql`r.${ident(name)}`));

const isWord = (cell: Sql): Sql => sql`matches(${cell}, '^[A-Za-z]{2,}$')`;

const ODD = wordList([
  ...NAME_WORDS.titles,
  ...NAME_WORDS.maybeTitles,
  ...NAME_WORDS.dignities,
  ...NAME_WORDS.qualifications,
  ...NAME_WORDS.generations.keys(),
  ...new Set([...MISSING_NAMES.first, ...MISSING_NAMES.family]),
  ...MISSING_NAMES.newbornSign,
  ...new Set([...MISSING_NAMES.newborn].map((name) => name.split(' ')[0] ?? name)),
]);

/** First words of what tills write in place of a name ("Guest Checkout"). */
const TILL_WORDS = wordList(new Set(TEST_NAMES.nobody.map((name) => name.split(' ')[0] ?? name)));

/** Names of plain words that need no script: given and family name, perhaps a middle one, and a whole name that says the same. */
const isPlain = sql`(r.maiden_name is null and r.name_suffix is null and ${isWord(sql`r.given_name`)}
  and ${isWord(sql`r.family_name`)} and lower(r.given_name) <> lower(r.family_name) and lower(r.given_name) not in (${ODD}, ${TILL_WORDS}) and lower(r.family_name) not in (${ODD})
  and (r.middle_name is null or (matches(r.middle_name, '^[A-Za-z]+[.]?$') and lower(r.middle_name) not in (${ODD})))
  and (r.full_name is null or r.full_name = r.given_name || ' ' || r.family_name
    or r.full_name = r.given_name || ' ' || r.middle_name || ' ' || r.family_name))`;

const hasName = sql`coalesce(r.given_name, r.family_name, r.full_name, r.middle_name, r.maiden_name) is not null`;

/** A table of records with the columns that it lacks as constants: a table on its own is made of a few columns only. */
const allColumns = (columns: readonly string[], table: string): Sql => {
  const empty = RECORD.columns.flatMap(({ name, type }) =>
    columns.includes(name)
      ? []
      : [sql`, cast(null as ${type === 'text' ? sql`string` : sql`integer`}) as ${ident(name)}`],
  );
  return sql`(select *${join(empty, ' ')} from ${ident(table)})`;
};

const TYPE = { text: sql`string`, integer: sql`integer`, bigint: sql`bigint` } as const;

/** Parts of a clean name. */
const FORM: readonly Column[] = [
  { name: 'given', type: 'text' },
  { name: 'mid1', type: 'text' },
  { name: 'mid2', type: 'text' },
  { name: 'family', type: 'text' },
  { name: 'alias', type: 'text' },
  { name: 'generation', type: 'integer' },
  { name: 'gender', type: 'text' },
];

/** Names that are not plain, by their records, and their clean forms, once each. */
const ODD_NAME = 'resolve_odd_name';
const NAME_FORM = 'resolve_name_form';

/** Whether there are any names that need their clean form. */
const nameForms = async (engine: Engine, records: Sql, table: string): Promise<boolean> => {
  await engine.run({
    name: ODD_NAME,
    reads: [table],
    sql: sql`select r.record_id, ${packedName} as name from ${records} r where ${hasName} and not coalesce(${isPlain}, false)`,
  });
  await engine.script({
    name: NAME_FORM,
    reads: [ODD_NAME],
    input: sql`select name from ${ident(ODD_NAME)}`,
    inputColumns: ['name'],
    module: new URL('../../names/clean-name.ts', import.meta.url).href,
    function: 'cleanNames',
    output: FORM,
  });
  const [odd] = await engine.read({
    name: 'odd_names',
    reads: [ODD_NAME],
    sql: sql`select count(*) as n from ${ident(ODD_NAME)}`,
  });
  return Number(odd?.['n'] ?? 0) > 0;
};

/** The word that tells the street of plain addresses, which most are: the one behind the number at the beginning. It is made in a third of the time. */
const plainStreetWord = sql`first_match(lower(r.address), ${constant('^[0-9]+ ([a-z]{3,})(?:[ -`{-~][ -~]*)?$')})`;
/** What cells are made of that name it several times. */
const MADE_ONCE: readonly Sql[] = [sql`lower(trimmed(r.email)) as mail`, sql`${plainStreetWord} as plain_street`];

/** Records with what is made once of them, and with the clean form of their names where any of them has one. */
const withForms = (records: Sql, isAnyOdd: boolean, unknown: UnknownDates): Sql => {
  const form = FORM.map(({ name, type }) => {
    const cell = isAnyOdd ? sql`n.${ident(name)}` : sql`cast(null as ${TYPE[type]})`;
    return sql`${cell} as ${ident(`form_${name}`)}`;
  });
  const cells = join(
    [...MADE_ONCE, ...knownBirth(unknown), sql`${isAnyOdd ? sql`o.record_id` : sql`null`} as odd`, ...form],
    ', ',
  );
  const forms = sql`left join ${ident(ODD_NAME)} o on o.record_id = r.record_id left join ${ident(NAME_FORM)} n on n.name = o.name`;
  return sql`(select r.*, ${cells} from ${records} r ${isAnyOdd ? forms : sql``})`;
};

const part = (plain: Sql, form: string): Sql =>
  sql`case when r.odd is null then ${plain} else r.${ident(`form_${form}`)} end`;

/** Plain words need no folding, which costs more than all else here. */
const word = (cell: Sql): Sql =>
  sql`case when matches(${cell}, '^[A-Za-z]+( [A-Za-z]+)*$') then lower(${cell}) else coalesce(fold(${cell}), nullif(lower(trim(${cell})), '')) end`;

/** Letters of a family name that a mailbox may have behind a first name: fewer are anything. */
const LEAST_FAMILY = 3;
/** Where only its initial is shown ("Thelma J."), the family name by which the mailbox is called behind the first name or its initial: thelma.jenks@, tjenks42@. */
const wholeFamily = (family: Sql, given: Sql): Sql => {
  const owner = sql`replace_all(split_part(r.mail, '@', 1), '[^a-z]', '')`;
  const behind = (front: Sql): Sql => sql`substr(${owner}, length(${front}) + 1)`;
  const isBehind = (front: Sql): Sql =>
    sql`left(${owner}, length(${front})) = ${front} and left(${behind(front)}, 1) = ${family} and length(${behind(front)}) >= ${integer(LEAST_FAMILY)}`;
  const initial = sql`left(${given}, 1)`;
  return sql`case when length(${family}) = 1 and length(${given}) > 1 and r.mail is not null
    then case when ${isBehind(given)} then ${behind(given)} when ${isBehind(initial)} then ${behind(initial)} else ${family} end else ${family} end`;
};

const DIRECTIONS =
  'north|south|east|west|n|s|e|w|ne|nw|se|sw|the|old|new|upper|lower|rue|via|calle|avenue|avenida|av|de|la|le|du|des|del|di|flat|unit|apt|no|po';
/** The word that tells a street, behind directions and words in front. */
const anyStreetWord = sql`first_match(case when matches(r.address, '^[ -~]*$') then lower(r.address) else fold(replace(lower(r.address), 'ß', 'ss')) end, ${constant(`\\b(?:(?:${DIRECTIONS}) )*([a-z]{3,})`)})`;
/** "Bahnhofstraße" and "Bahnhofstr.", "Kerkstraat" and "Kerkstr.". */
const shortened = (word: Sql): Sql =>
  sql`case when ${word} like '%strasse' then left(${word}, length(${word}) - 4) when ${word} like '%straat' then left(${word}, length(${word}) - 3) else ${word} end`;
const streetWord = shortened(
  sql`case when not ${isAmong(sql`r.plain_street`, DIRECTIONS.split('|'))} then r.plain_street else ${anyStreetWord} end`,
);
const houseNumber = sql`first_match(r.address, '([0-9]+)')`;

const isYear = (year: Sql): Sql => sql`${year} between 1000 and 2200`;
const year = sql`cast(floor(r.birth_date / 10000) as integer)`;
const monthDay = sql`r.birth_date % 10000`;

/** A telephone number by its last ten digits: country codes and trunk zeros come and go. Most have their plus sign and digits alone. */
const phone = (cell: Sql): Sql => sql`case when matches(${cell}, '^[+][0-9]{10,15}$') then right(${cell}, 10)
  when length(digits(${cell})) >= 7 then right(digits(${cell}), 10) end`;

/** A mailbox as its provider knows it: what stands behind a plus sign is the owner's note, and dots mean nothing at Gmail. */
const mailbox = (cell: Sql): Sql => {
  const plain = sql`case when position('+' in ${cell}) > 1 then replace_all(${cell}, '[+][^@]*@', '@') else ${cell} end`;
  const isGmail = sql`(${cell} like '%@gmail.com' or ${cell} like '%@googlemail.com')`;
  return sql`case when ${isGmail} then replace(split_part(${plain}, '@', 1), '.', '') || '@gmail.com' else ${plain} end`;
};

/** A number behind its element, without the zeros in front that a spreadsheet loses. */
const numberOfHouse = (cell: Sql): Sql =>
  sql`case when matches(${cell}, ':0*[^0]') then upper(split_part(${cell}, ':', 1) || ':' || replace_all(split_part(${cell}, ':', 2), '^0+', '')) end`;

/** Who has a middle name, a birth date, a gender or a number of the state is a person, even where the name is missing: the organization is the employer. */
const isPerson = sql`coalesce(r.given_name, r.family_name, r.middle_name, r.gender, r.ssn, cast(r.date_of_birth as string)) is not null`;

/** The name of a company without its legal form, the article in front and the word for "&", which come and go. */
const COMPANY_EXTRAS = `^the | (?:and|und|et|y)\\b|[ ](?:${[...LEGAL_FORMS].sort((a, b) => b.length - a.length).join('|')})$`;
const companyName = (cell: Sql): Sql =>
  sql`coalesce(letters(replace_all(fold(${cell}), ${constant(COMPANY_EXTRAS)}, ' ')), letters(${cell}))`;

/** A compared cell: its type, what it is made of, and the columns of a record (or of a clean name) without which it is empty. */
interface Cell {
  readonly type: 'text' | 'integer';
  readonly needs: readonly string[];
  readonly value: Sql;
}

const text = (needs: readonly string[], value: Sql): Cell => ({ type: 'text', needs, value });
const whole = (needs: readonly string[], value: Sql): Cell => ({ type: 'integer', needs, value });

const CELLS: Readonly<Record<string, Cell>> = {
  given: text(NAME_CELLS, part(sql`lower(r.given_name)`, 'given')),
  mid1: text(['middle_name', 'form.mid1'], part(sql`lower(replace(r.middle_name, '.', ''))`, 'mid1')),
  mid2: text(['form.mid2'], sql`r.form_mid2`),
  family: text(
    NAME_CELLS,
    wholeFamily(part(sql`lower(r.family_name)`, 'family'), part(sql`lower(r.given_name)`, 'given')),
  ),
  alias: text(['form.alias'], sql`r.form_alias`),
  generation: whole(['form.generation'], sql`r.form_generation`),
  birth_year: whole(
    ['date_of_birth', 'birth_year'],
    sql`case when ${isYear(year)} then ${year} when ${isYear(sql`r.year_of_birth`)} then r.year_of_birth end`,
  ),
  birth_day: whole(
    ['date_of_birth'],
    sql`case when ${isYear(year)} and ${monthDay} % 100 > 0 then cast(${monthDay} as integer) end`,
  ),
  birthday: whole(['birthday'], sql`r.birthday`),
  gender: text(['gender', 'form.gender'], sql`coalesce(r.gender, r.form_gender)`),
  ssn: text(['ssn'], sql`case when length(r.ssn) = 9 then r.ssn end`),
  ssn4: text(['ssn'], sql`case when length(r.ssn) in (4, 9) then right(r.ssn, 4) end`),
  government_id: text(['government_id'], sql`case when length(r.government_id) > 4 then upper(r.government_id) end`),
  phone: text(['phone'], phone(sql`r.phone`)),
  other_phone: text(['other_phone'], phone(sql`r.other_phone`)),
  email: text(['email'], sql`case when position('@' in r.email) > 1 then ${mailbox(sql`r.mail`)} end`),
  house: text(['address'], houseNumber),
  street: text(['address'], streetWord),
  zip: text(
    ['postal_code'],
    sql`case when matches(r.postal_code, '^[0-9]{5}([- ]?[0-9]{4})?$') then left(r.postal_code, 5)
    else lower(replace_all(r.postal_code, '[^A-Za-z0-9]', '')) end`,
  ),
  city: text(['city'], word(sql`r.city`)),
  region: text(['region'], word(sql`r.region`)),
  place_of_birth: text(['place_of_birth'], word(sql`r.place_of_birth`)),
  occupation: text(['occupation'], word(sql`r.occupation`)),
  lasting: text(['lasting'], sql`r.lasting`),
  account: text(['account_number'], sql`upper(replace_all(r.account_number, '[^A-Za-z0-9]', ''))`),
  person_number: text(['person_number'], numberOfHouse(sql`r.person_number`)),
  member_number: text(['member_number'], sql`upper(replace_all(r.member_number, '[^A-Za-z0-9]', ''))`),
  username: text(['username'], sql`lower(trim(r.username))`),
  row_key: text(['row_key'], sql`r.row_key`),
  imei: text(['imei'], sql`left(digits(r.imei), 14)`),
  imsi: text(['imsi'], sql`digits(r.imsi)`),
  iccid: text(['iccid'], sql`digits(r.iccid)`),
  company: text(['organization'], sql`case when not ${isPerson} then ${companyName(sql`r.organization`)} end`),
};

export const NORMAL_CELLS = Object.keys(CELLS);

/** Cells that some record fills. The others are no columns of the tables, which would be wide for nothing. */
export type Filled = ReadonlySet<string>;

/** A table of the filled cells with the others as constants, so that every step can name them all. */
export const withEmpty = (table: string, filled: Filled): Sql => {
  const empty = Object.entries(CELLS).flatMap(([name, { type }]) =>
    filled.has(name) ? [] : [sql`, cast(null as ${type === 'text' ? sql`string` : sql`integer`}) as ${ident(name)}`],
  );
  return sql`(select *${join(empty, ' ')} from ${ident(table)})`;
};

const countFilled = async (engine: Engine, table: string, names: readonly string[]): Promise<readonly string[]> => {
  if (names.length === 0) return [];
  const counts = join(
    names.map((name) => sql`count(${ident(name)}) as ${ident(name)}`),
    ', ',
  );
  const [row = {}] = await engine.read({
    name: `${table}_filled`,
    reads: [table],
    sql: sql`select ${counts} from ${ident(table)}`,
  });
  return names.filter((name) => Number(row[name] ?? 0) > 0);
};

/** Cells of a table that some row fills. */
export const filledCells = async (engine: Engine, table: string, cells: Filled): Promise<Filled> =>
  new Set(await countFilled(engine, table, [...cells]));

const FORM_CELLS = ['mid1', 'mid2', 'alias', 'generation', 'gender'];
const RECORD_CELLS = [...new Set(Object.values(CELLS).flatMap(({ needs }) => needs))].filter(
  (name) => !name.startsWith('form.'),
);

/** Names the normal form of the records of a table, which has these columns, until `holdNormalForms`; returns the cells that it has. */
export const normalRecords = async (engine: Engine, columns: readonly string[], table: string): Promise<Filled> => {
  const records = allColumns(columns, table);
  const isAnyOdd = await nameForms(engine, records, table);
  const unknown = await findUnknownDates(engine, columns);
  const known = RECORD_CELLS.filter((name) => columns.includes(name));
  const available = new Set([
    ...(await countFilled(engine, table, known)),
    ...(await countFilled(engine, NAME_FORM, FORM_CELLS)).map((name) => `form.${name}`),
  ]);
  const found = Object.entries(CELLS).filter(([, { needs }]) => needs.some((name) => available.has(name)));
  const cells = found.map(([name, { value }]) => sql`, ${value} as ${ident(name)}`);
  // Joined rows come in no order, and are put into that of the records here; without a join they stand in it.
  const order = isAnyOdd ? sql`order by r.record_id` : sql``;
  await engine.view({
    name: NORMAL,
    reads: [table, ODD_NAME, NAME_FORM],
    sql: sql`select r.record_id${join(cells, ' ')} from ${withForms(records, isAnyOdd, unknown)} r ${order}`,
  });
  return new Set(found.map(([name]) => name));
};

/** Makes what `normalRecords` named: where it is kept on disk (`keep`) it is read from there, and not held by the engine as well. */
export const holdNormalForms = async (engine: Engine, keep: (() => Promise<void>) | undefined): Promise<void> => {
  await (keep ? keep() : engine.run({ name: NORMAL, reads: [NORMAL], sql: sql`select * from ${ident(NORMAL)}` }));
  for (const name of [ODD_NAME, NAME_FORM]) await engine.drop(name);
};
