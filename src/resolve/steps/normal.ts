import type { Engine } from '../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import { NAME_WORDS } from '../data-files.ts';
import { constant, packed, wordList } from './sql-parts.ts';

/**
 * Records in the form in which they are compared: one row a record, names without titles, dates as year and day,
 * numbers as digits, addresses as house number and the word that tells the street. Text and integers only.
 */
export const NORMAL = 'resolve_normal';

const NAME_CELLS = ['given_name', 'middle_name', 'family_name', 'maiden_name', 'name_suffix', 'full_name'];
const packedName = packed(NAME_CELLS.map((name) => sql`r.${ident(name)}`));

const isWord = (cell: Sql): Sql => sql`matches(${cell}, '^[A-Za-z]{2,}$')`;

const ODD = wordList([
  ...NAME_WORDS.titles,
  ...NAME_WORDS.maybeTitles,
  ...NAME_WORDS.dignities,
  ...NAME_WORDS.qualifications,
  ...NAME_WORDS.generations.keys(),
]);

/** Names of plain words that need no script: given and family name, perhaps a middle one, and a whole name that says the same. */
const isPlain = sql`(r.maiden_name is null and r.name_suffix is null and ${isWord(sql`r.given_name`)}
  and ${isWord(sql`r.family_name`)} and lower(r.given_name) <> lower(r.family_name) and lower(r.given_name) not in (${ODD}) and lower(r.family_name) not in (${ODD})
  and (r.middle_name is null or (matches(r.middle_name, '^[A-Za-z]+[.]?$') and lower(r.middle_name) not in (${ODD})))
  and (r.full_name is null or r.full_name = r.given_name || ' ' || r.family_name
    or r.full_name = r.given_name || ' ' || r.middle_name || ' ' || r.family_name))`;

const hasName = sql`coalesce(r.given_name, r.family_name, r.full_name, r.middle_name, r.maiden_name) is not null`;

/** Clean forms of the names that are not plain, once each. */
const nameForms = (engine: Engine): Promise<void> =>
  engine.script({
    name: 'resolve_name_form',
    reads: ['record'],
    input: sql`select ${packedName} as name from record r where ${hasName} and not coalesce(${isPlain}, false)`,
    inputColumns: ['name'],
    module: new URL('../names/clean-name.ts', import.meta.url).href,
    function: 'cleanNames',
    output: [
      { name: 'given', type: 'text' },
      { name: 'mid1', type: 'text' },
      { name: 'mid2', type: 'text' },
      { name: 'family', type: 'text' },
      { name: 'alias', type: 'text' },
      { name: 'generation', type: 'integer' },
    ],
  });

const part = (plain: Sql, form: string): Sql =>
  sql`case when r.odd_name is null then ${plain} else n.${ident(form)} end`;

const word = (cell: Sql): Sql => sql`coalesce(fold(${cell}), nullif(lower(trim(${cell})), ''))`;

const DIRECTIONS =
  'north|south|east|west|n|s|e|w|ne|nw|se|sw|the|old|new|upper|lower|rue|via|calle|avenue|avenida|av|de|la|le|du|des|del|di|flat|unit|apt|no|po';
/** The word that tells a street, behind directions and words in front. */
const streetWord = sql`first_match(fold(r.address), ${constant(`\\b(?:(?:${DIRECTIONS}) )*([a-z]{3,})`)})`;
const houseNumber = sql`first_match(r.address, '([0-9]+)')`;

const isYear = (year: Sql): Sql => sql`${year} between 1000 and 2200`;
const year = sql`cast(floor(r.date_of_birth / 10000) as integer)`;
const monthDay = sql`r.date_of_birth % 10000`;

/** A telephone number by its last nine digits: country codes and trunk zeros come and go. */
const phone = sql`case when length(digits(r.phone)) >= 7 then right(digits(r.phone), 10) end`;

const CELLS: Readonly<Record<string, Sql>> = {
  given: part(sql`lower(r.given_name)`, 'given'),
  mid1: part(sql`lower(replace(r.middle_name, '.', ''))`, 'mid1'),
  mid2: sql`n.mid2`,
  family: part(sql`lower(r.family_name)`, 'family'),
  alias: sql`n.alias`,
  generation: sql`n.generation`,
  birth_year: sql`case when ${isYear(year)} then ${year} when ${isYear(sql`r.birth_year`)} then r.birth_year end`,
  birth_day: sql`case when ${isYear(year)} and ${monthDay} % 100 > 0 then cast(${monthDay} as integer) end`,
  gender: sql`r.gender`,
  ssn: sql`case when length(r.ssn) = 9 then r.ssn end`,
  ssn4: sql`case when length(r.ssn) in (4, 9) then right(r.ssn, 4) end`,
  government_id: sql`case when length(r.government_id) > 4 then upper(r.government_id) end`,
  phone,
  email: sql`case when position('@' in r.email) > 1 then lower(trim(r.email)) end`,
  house: houseNumber,
  street: streetWord,
  zip: sql`case when matches(r.postal_code, '^[0-9]{5}([- ]?[0-9]{4})?$') then left(r.postal_code, 5)
    else lower(replace_all(r.postal_code, '[^A-Za-z0-9]', '')) end`,
  city: word(sql`r.city`),
  region: word(sql`r.region`),
  place_of_birth: word(sql`r.place_of_birth`),
  occupation: word(sql`r.occupation`),
  account: sql`upper(replace_all(r.account_number, '[^A-Za-z0-9]', ''))`,
  imei: sql`left(digits(r.imei), 14)`,
  imsi: sql`digits(r.imsi)`,
  iccid: sql`digits(r.iccid)`,
  company: sql`case when r.given_name is null and r.family_name is null then letters(r.organization) end`,
};

export const NORMAL_CELLS = Object.keys(CELLS);

/** Makes the normal form of all records. */
export const normalRecords = async (engine: Engine): Promise<void> => {
  await nameForms(engine);
  const cells = join(
    Object.entries(CELLS).map(([name, cell]) => sql`${cell} as ${ident(name)}`),
    ', ',
  );
  await engine.run({
    name: NORMAL,
    reads: ['record', 'resolve_name_form'],
    sql: sql`select r.record_id, ${cells}
      from (select r.*, case when ${hasName} and not coalesce(${isPlain}, false) then ${packedName} end as odd_name from record r) r
      left join resolve_name_form n on n.name = r.odd_name`,
  });
  await engine.drop('resolve_name_form');
};
