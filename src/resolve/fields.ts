import { integer, join, type Sql, sql } from '../engine/sql.ts';

/**
 * The fields by which two mentions are compared. Each comparison ends in one level: 0 says nothing (missing on a
 * side), 1 differs, higher ones agree more. Sixteen levels fit a field.
 */
export interface Field {
  readonly name: string;
  /** Level of mentions `a` and `b`. */
  readonly level: Sql;
  readonly labels: Readonly<Record<number, string>>;
  /** Share of pairs of one person at each level where both are filled: what is believed before anything is learned. */
  readonly prior: Readonly<Record<number, number>>;
  /** First level of exact agreement by rarity; the levels above are rarer by a factor of four each. */
  readonly rarityFrom?: number;
  /** Column of the mention that the rarity is of. */
  readonly rarityOf?: string;
}

export const RARITIES = 10;

/** Agreement by rarity: equal values, the rarer the higher. */
const rarity = (from: number, column: string): Sql => sql`${{ pieces: [`${from} + a.${column}_rarity`], values: [] }}`;

const exactLevels = (from: number): Readonly<Record<number, string>> =>
  Object.fromEntries(Array.from({ length: RARITIES }, (_, n) => [from + n, `same (rarity ${n})`]));

const exactPrior = (from: number, share: number): Readonly<Record<number, number>> =>
  Object.fromEntries(Array.from({ length: RARITIES }, (_, n) => [from + n, share / RARITIES]));

const isClose = (a: Sql, b: Sql): Sql =>
  sql`(length(${a}) >= 3 and length(${b}) >= 3 and distance(${a}, ${b}) <= case when length(${a}) >= 5 and length(${b}) >= 5 then 2 else 1 end)`;
const isSimilar = (a: Sql, b: Sql): Sql => sql`similarity(${a}, ${b}) >= 850000`;

const column = (name: string): readonly [Sql, Sql] => [
  { pieces: [`a.${name}`], values: [] },
  { pieces: [`b.${name}`], values: [] },
];

/** One wrong digit or letter, or two neighbours swapped, in numbers of one length. */
const oneTypo = (a: Sql, b: Sql, length: number): Sql => {
  const swapped = Array.from({ length: length - 1 }, (_, n) => {
    const at = integer(n + 1);
    return sql`left(${a}, ${integer(n)}) || substr(${a}, ${integer(n + 2)}, 1) || substr(${a}, ${at}, 1) || substr(${a}, ${integer(n + 3)}) = ${b}`;
  });
  return sql`(length(${a}) = length(${b}) and case distance(${a}, ${b}) when 1 then true when 2 then ${join(swapped, ' or ')} else false end)`;
};

/** Equal or not, with a level between for one typo where the values have at most `digits` signs. */
const sameOrTypo = (name: string, digits: number): Pick<Field, 'level' | 'labels'> => {
  const [a, b] = column(name);
  return {
    level: sql`case when ${a} is null or ${b} is null then 0 when ${a} = ${b} then 3 when ${oneTypo(a, b, digits)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'one typo', 3: 'same' },
  };
};

const same = (name: string): Pick<Field, 'level' | 'labels'> => {
  const [a, b] = column(name);
  return {
    level: sql`case when ${a} is null or ${b} is null then 0 when ${a} = ${b} then 3 else 1 end`,
    labels: { 1: 'different', 3: 'same' },
  };
};

export const FIELDS: readonly Field[] = [
  {
    name: 'given_name',
    level: sql`case when a.given is null or b.given is null then 0
      when a.given = b.given then ${rarity(6, 'given')}
      when left(a.given, 1) = left(b.given, 1) and (length(a.given) = 1 or length(b.given) = 1) then 4
      when k.a is not null then 5
      when a.given = b.mid1 or a.mid1 = b.given or a.given = b.family then 3
      when ${isClose(sql`a.given`, sql`b.given`)} then 3
      when ${isSimilar(sql`a.given`, sql`b.given`)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'alike', 3: 'typo or other place', 4: 'initial', 5: 'nickname', ...exactLevels(6) },
    prior: { 1: 0.03, 2: 0.02, 3: 0.04, 4: 0.03, 5: 0.05, ...exactPrior(6, 0.83) },
    rarityFrom: 6,
    rarityOf: 'given',
  },
  {
    name: 'middle_name',
    level: sql`case when a.mid1 is null or b.mid1 is null then 0 when a.mid1 = b.mid1 then 3
      when left(a.mid1, 1) = left(b.mid1, 1) then 2 else 1 end`,
    labels: { 1: 'different', 2: 'initial', 3: 'same' },
    prior: { 1: 0.1, 2: 0.3, 3: 0.6 },
  },
  {
    name: 'family_name',
    level: sql`case when a.family is null or b.family is null then 0
      when a.family = b.family then ${rarity(6, 'family')}
      when a.family in (b.alias, b.given) or b.family in (a.alias, a.given) then 4
      when ${isClose(sql`a.family`, sql`b.family`)} then 3
      when ${isSimilar(sql`a.family`, sql`b.family`)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'alike', 3: 'typo', 4: 'other name or place', ...exactLevels(6) },
    prior: { 1: 0.05, 2: 0.02, 3: 0.05, 4: 0.03, ...exactPrior(6, 0.85) },
    rarityFrom: 6,
    rarityOf: 'family',
  },
  {
    name: 'date_of_birth',
    level: sql`case when a.birth_year is null or b.birth_year is null then 0
      when a.birth_day is null or b.birth_day is null then case when a.birth_year = b.birth_year then 4
        when abs(a.birth_year - b.birth_year) <= 1 then 3 else 1 end
      when a.birth_year = b.birth_year and a.birth_day = b.birth_day then 8
      when a.birth_year = b.birth_year and floor(a.birth_day / 100) = b.birth_day % 100 and floor(b.birth_day / 100) = a.birth_day % 100 then 7
      when a.birth_year = b.birth_year and distance(lpad(cast(a.birth_day as string), 4, '0'), lpad(cast(b.birth_day as string), 4, '0')) <= 1 then 6
      when a.birth_day = b.birth_day and distance(cast(a.birth_year as string), cast(b.birth_year as string)) <= 1 then 6
      when a.birth_day = b.birth_day then 5
      when a.birth_year = b.birth_year then 4
      when abs(a.birth_year - b.birth_year) <= 1 then 3
      when distance(cast(a.birth_year * 10000 + a.birth_day as string), cast(b.birth_year * 10000 + b.birth_day as string)) <= 2 then 2 else 1 end`,
    labels: {
      1: 'different',
      2: 'two typos',
      3: 'a year apart',
      4: 'same year',
      5: 'same day of another year',
      6: 'one typo',
      7: 'day and month swapped',
      8: 'same',
    },
    prior: { 1: 0.02, 2: 0.01, 3: 0.01, 4: 0.04, 5: 0.02, 6: 0.04, 7: 0.02, 8: 0.84 },
  },
  {
    name: 'ssn',
    level: sql`case when a.ssn4 is null or b.ssn4 is null then 0
      when a.ssn is null or b.ssn is null then case when a.ssn4 = b.ssn4 then 2 else 1 end
      when a.ssn = b.ssn then 4 when ${oneTypo(sql`a.ssn`, sql`b.ssn`, 9)} then 3 else 1 end`,
    labels: { 1: 'different', 2: 'same last four', 3: 'one typo', 4: 'same' },
    prior: { 1: 0.03, 2: 0.1, 3: 0.05, 4: 0.82 },
  },
  { name: 'government_id', ...sameOrTypo('government_id', 12), prior: { 1: 0.1, 2: 0.05, 3: 0.85 } },
  { name: 'phone', ...sameOrTypo('phone', 10), prior: { 1: 0.25, 2: 0.03, 3: 0.72 } },
  {
    name: 'email',
    level: sql`case when a.email is null or b.email is null then 0 when a.email = b.email then 4
      when distance(a.email, b.email) <= 2 then 3
      when split_part(a.email, '@', 1) = split_part(b.email, '@', 1) then 2 else 1 end`,
    labels: { 1: 'different', 2: 'same before the @', 3: 'typo', 4: 'same' },
    prior: { 1: 0.25, 2: 0.03, 3: 0.03, 4: 0.69 },
  },
  {
    name: 'address',
    level: sql`case when a.street is null or b.street is null then 0
      when a.street = b.street and a.house = b.house then 4
      when a.house = b.house and ${isClose(sql`a.street`, sql`b.street`)} then 3
      when a.street = b.street then 2 else 1 end`,
    labels: { 1: 'different', 2: 'same street', 3: 'typo', 4: 'same' },
    prior: { 1: 0.3, 2: 0.03, 3: 0.04, 4: 0.63 },
  },
  {
    name: 'postal_code',
    level: sql`case when a.zip is null or b.zip is null then 0 when a.zip = b.zip then ${rarity(6, 'zip')}
      when distance(a.zip, b.zip) <= 1 then 3
      when left(a.zip, 3) = left(b.zip, 3) then 2 else 1 end`,
    labels: { 1: 'different', 2: 'same area', 3: 'typo', ...exactLevels(6) },
    prior: { 1: 0.2, 2: 0.05, 3: 0.05, ...exactPrior(6, 0.7) },
    rarityFrom: 6,
    rarityOf: 'zip',
  },
  {
    name: 'city',
    level: sql`case when a.city is null or b.city is null then 0 when a.city = b.city then ${rarity(6, 'city')}
      when ${isClose(sql`a.city`, sql`b.city`)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'typo', ...exactLevels(6) },
    prior: { 1: 0.2, 2: 0.05, ...exactPrior(6, 0.75) },
    rarityFrom: 6,
    rarityOf: 'city',
  },
  {
    name: 'place_of_birth',
    level: sql`case when a.place_of_birth is null or b.place_of_birth is null then 0
      when a.place_of_birth = b.place_of_birth then ${rarity(6, 'place_of_birth')}
      when ${isClose(sql`a.place_of_birth`, sql`b.place_of_birth`)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'typo', ...exactLevels(6) },
    prior: { 1: 0.15, 2: 0.05, ...exactPrior(6, 0.8) },
    rarityFrom: 6,
    rarityOf: 'place_of_birth',
  },
  {
    name: 'occupation',
    level: sql`case when a.occupation is null or b.occupation is null then 0
      when a.occupation = b.occupation then ${rarity(6, 'occupation')} else 1 end`,
    labels: { 1: 'different', ...exactLevels(6) },
    prior: { 1: 0.3, ...exactPrior(6, 0.7) },
    rarityFrom: 6,
    rarityOf: 'occupation',
  },
  { name: 'gender', ...same('gender'), prior: { 1: 0.02, 3: 0.98 } },
  { name: 'account_number', ...same('account'), prior: { 1: 0.3, 3: 0.7 } },
  {
    name: 'device',
    level: sql`case when a.imei = b.imei or a.imsi = b.imsi or a.iccid = b.iccid then 3 else 0 end`,
    labels: { 3: 'same' },
    prior: { 3: 1 },
  },
  {
    name: 'generation',
    level: sql`case when a.generation is null and b.generation is null then 0 when a.generation = b.generation then 3
      when a.generation is null or b.generation is null then 2 else 1 end`,
    labels: { 1: 'different', 2: 'on one side only', 3: 'same' },
    prior: { 1: 0.001, 2: 0.3, 3: 0.699 },
  },
  { name: 'region', ...same('region'), prior: { 1: 0.15, 3: 0.85 } },
];

/** Fields of one word of a pattern: four bits each, so that a word is a 32-bit integer. */
export const FIELDS_A_WORD = 7;

export const PATTERN_WORDS = Math.ceil(FIELDS.length / FIELDS_A_WORD);
