import { integer, join, type Sql, sql } from '../engine/sql.ts';

/**
 * The fields by which two mentions are compared. Each comparison ends in one level: 0 says nothing (missing on a
 * side), 1 differs, higher ones agree more. At most sixteen levels fit a field.
 */
export interface Field {
  readonly name: string;
  /** Columns of a mention that it looks at: where all of them are empty in all mentions, the field says nothing. */
  readonly needs: readonly string[];
  /** Level of mentions `a` and `b`. */
  readonly level: Sql;
  readonly labels: Readonly<Record<number, string>>;
  /** Share of pairs of one person at each level where both are filled: what is believed before anything is learned. */
  readonly same: Readonly<Record<number, number>>;
  /** Where it differs for more of one person's pairs than this, the pairs are not of one person: learning goes no further. */
  readonly most?: number;
  /** The same for two people of one family or household: what agreement is worth against this explanation. */
  readonly relatives: Readonly<Record<number, number>>;
  /** The same for twins, where it is not that of relatives. `isTwins`: twins agree in it as one person does. */
  readonly twins?: Readonly<Record<number, number>>;
  readonly isTwins?: true;
  /**
   * The same for two strangers of one place, where the field tells the place (postal code and birth place go together):
   * absent where neighbours agree no more than anybody.
   */
  readonly neighbours?: Readonly<Record<number, number>>;
  /** The same for two strangers, where "different" is not nearly all of it: what is believed before random pairs are counted. */
  readonly strangers?: Readonly<Record<number, number>>;
  /** Levels of equal values, whose chance is the value's own frequency: which rarity that is. */
  readonly exact: Readonly<Record<number, RarityName>>;
}

/** A counted column's rarity, by mention; or an identifier's, the same for all of its values. */
export type RarityName = CountedName | keyof typeof UNIQUE_COLUMNS;
type CountedName = keyof typeof RARITY_COLUMNS | keyof typeof DERIVED_RARITIES;

/**
 * A column whose values' frequency is counted. `usual`: a value of it is one person's in so many, in a country's people;
 * it stands for the people whom a small table does not have.
 */
interface CountedColumn {
  readonly value: Sql;
  readonly usual: number;
}

/** Counted columns of a mention, by the name of their rarity. */
export const RARITY_COLUMNS = {
  given_rarity: { value: sql`given`, usual: 300 },
  family_rarity: { value: sql`family`, usual: 2000 },
  birth_rarity: { value: sql`cast(birth_year * 10000 + birth_day as string)`, usual: 15_000 },
  zip_rarity: { value: sql`zip`, usual: 3000 },
  city_rarity: { value: sql`city`, usual: 300 },
  place_of_birth_rarity: { value: sql`place_of_birth`, usual: 50 },
  occupation_rarity: { value: sql`occupation`, usual: 50 },
} as const satisfies Record<string, CountedColumn>;

/** People whom a table is thought to lack: they keep what two records of a small table share from looking common. */
export const ABSENT_PEOPLE = 500;

const lettersOfMailbox = sql`replace_all(split_part(email, '@', 1), '[^a-z]', '')`;
/** What a mention's mailbox is called by: 0 the name alone, 1 the name and a number, 2 something else; null: no mailbox. */
export const MAILBOX = sql`case when email is null then null
  when not coalesce((length(family) >= 3 and position(family in ${lettersOfMailbox}) > 0) or (length(given) >= 3 and position(given in ${lettersOfMailbox}) > 0), false) then 2
  when matches(split_part(email, '@', 1), '[0-9]') then 1 else 0 end`;

/** Rarities that are made of counted ones. */
export const DERIVED_RARITIES = {
  names_rarity: sql`given_rarity + family_rarity`,
} as const satisfies Record<string, Sql>;

/** Identifiers, each value of which is about as rare as any other: one rarity a column, at least that of `least` values. */
export const UNIQUE_COLUMNS = {
  ssn: { value: sql`ssn`, least: 500_000 },
  government_id: { value: sql`government_id`, least: 200_000 },
  phone: { value: sql`phone`, least: 100_000 },
  email: { value: sql`email`, least: 200_000 },
  // Namesakes call their mailboxes alike: what is left to chance is the order of the parts, the number, and the provider.
  numbered_mailbox: { value: sql`cast(null as string)`, least: 1000 },
  named_mailbox: { value: sql`cast(null as string)`, least: 12 },
  address: { value: sql`house || ' ' || street || ' ' || coalesce(zip, city, '')`, least: 20_000 },
  account: { value: sql`account`, least: 20_000 },
  device: { value: sql`coalesce(imei, imsi, iccid)`, least: 200_000 },
  company: { value: sql`company`, least: 20_000 },
} as const satisfies Record<string, { readonly value: Sql; readonly least: number }>;

const part = (name: string): Sql => ({ pieces: [name], values: [] });
const pair = (name: string): readonly [Sql, Sql] => [part(`a.${name}`), part(`b.${name}`)];

/** What a slip of the pen leaves alike: the first sign or the last two, and the length but for two signs. Spares most distances. */
const mayBeClose = (a: Sql, b: Sql): Sql =>
  sql`(left(${a}, 1) = left(${b}, 1) or right(${a}, 2) = right(${b}, 2)) and abs(length(${a}) - length(${b})) <= 2`;
/** Each way in which two neighbours of a word of this length can be swapped. */
const swaps = (a: Sql, length: number): readonly Sql[] =>
  Array.from({ length: length - 1 }, (_, n) => {
    const at = integer(n + 1);
    return sql`left(${a}, ${integer(n)}) || substr(${a}, ${integer(n + 2)}, 1) || substr(${a}, ${at}, 1) || substr(${a}, ${integer(n + 3)})`;
  });
/** Two neighbours swapped in a word of three or four letters; in longer ones the distance tells it. */
const isSwapped = (a: Sql, b: Sql): Sql =>
  sql`(length(${a}) between 3 and 4 and length(${a}) = length(${b}) and ${b} in (${join(swaps(a, 4), ', ')}))`;
/** Edit distance that a slip of the pen makes: one for short words, two for longer ones; swapped neighbours are one slip. */
const isClose = (a: Sql, b: Sql): Sql =>
  sql`(length(${a}) >= 3 and length(${b}) >= 3 and ((${mayBeClose(a, b)}
    and distance(${a}, ${b}) <= case when least(length(${a}), length(${b})) >= 5 then 2 else 1 end) or ${isSwapped(a, b)}))`;
/** Level of a slip of the pen by the length of the name and the number of signs: a long name is seldom hit by chance. */
const closeness = (a: Sql, b: Sql, short: number, one: number, two: number): Sql =>
  sql`case when least(length(${a}), length(${b})) < 6 then ${integer(short)} when distance(${a}, ${b}) = 1 then ${integer(one)} else ${integer(two)} end`;
const isSimilar = (a: Sql, b: Sql): Sql => sql`(left(${a}, 1) = left(${b}, 1) and similarity(${a}, ${b}) >= 850000)`;

/** One wrong digit or letter, or two neighbours swapped, in numbers of one length. */
const oneTypo = (a: Sql, b: Sql, length: number): Sql => {
  const half = integer(Math.floor(length / 2) - 1);
  return sql`((left(${a}, ${half}) = left(${b}, ${half}) or right(${a}, ${half}) = right(${b}, ${half})) and length(${a}) = length(${b})
    and case distance(${a}, ${b}) when 1 then true when 2 then ${b} in (${join(swaps(a, length), ', ')}) else false end)`;
};

const sameOrTypo = (
  name: 'government_id' | 'phone',
  digits: number,
): Pick<Field, 'needs' | 'level' | 'labels' | 'exact'> => {
  const [a, b] = pair(name);
  return {
    needs: [name],
    level: sql`case when ${a} is null or ${b} is null then 0 when ${a} = ${b} then 3 when ${oneTypo(a, b, digits)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'one typo', 3: 'same' },
    exact: { 3: name },
  };
};

/** The names of the two sides the other way round, or the one word of a side standing for the other's family name. */
const SWAPPED = sql`(a.given = b.family or a.family = b.given)`;
/** A family name that the other side has somewhere else: as first, middle or former name, or as one part of a double one. */
const FAMILY_ELSEWHERE = sql`(a.family in (b.given, b.mid1, b.mid2, b.alias) or b.family in (a.given, a.mid1, a.mid2, a.alias) or a.alias = b.alias)`;
/** A middle name that is used as the first. Where a first name is the other's family name, it says nothing more. */
const GIVEN_ELSEWHERE = sql`(a.given in (b.mid1, b.mid2) or b.given in (a.mid1, a.mid2))`;

/** How many of the last `digits` digits of two whole numbers differ. */
const differing = (name: string, digits: number): Sql => {
  const [a, b] = pair(name);
  const each = Array.from({ length: digits }, (_, n) => {
    const power = integer(10 ** n);
    return sql`case when cast(floor(${a} / ${power}) as integer) % 10 = cast(floor(${b} / ${power}) as integer) % 10 then 0 else 1 end`;
  });
  return sql`(${join(each, ' + ')})`;
};

/** Where both dates are a first of January, only their years are known: chance agreement of the days means nothing. */
const BIRTH_LEVEL = sql`case when a.birth_year is null or b.birth_year is null then 0
  when a.birth_day is null or b.birth_day is null then case when a.birth_year = b.birth_year then 4
    when abs(a.birth_year - b.birth_year) <= 1 then 3 else 1 end
  when a.birth_year = b.birth_year then case
    when a.birth_day = b.birth_day then 9
    when floor(a.birth_day / 100) = b.birth_day % 100 and floor(b.birth_day / 100) = a.birth_day % 100 then 8
    when a.birth_day = 101 or b.birth_day = 101 then case when ${differing('birth_day', 4)} = 1 then 7 else 5 end
    when ${differing('birth_day', 4)} = 1 then 7 when ${differing('birth_day', 4)} = 2 then 2 else 4 end
  when a.birth_day = b.birth_day then case
    when a.birth_day = 101 then case when ${differing('birth_year', 4)} = 1 then 10 else 1 end
    when ${differing('birth_year', 4)} = 1 then 7 else 6 end
  when ${differing('birth_year', 4)} = 1 and ${differing('birth_day', 4)} = 1 then 2
  when abs(a.birth_year - b.birth_year) <= 1 then 3 else 1 end`;

const SAME_HOUSE = sql`(a.house = b.house and a.street = b.street)`;
const PLACE_LEVEL = sql`case
  when ${SAME_HOUSE} and not (coalesce(a.zip <> b.zip, false) and coalesce(a.city <> b.city, true)) then 8
  when a.house = b.house and ${isClose(sql`a.street`, sql`b.street`)} and (a.zip = b.zip or a.city = b.city) then 7
  when a.zip = b.zip then 6
  when a.city = b.city then case when distance(a.zip, b.zip) <= 1 then 5 else 4 end
  when length(a.zip) >= 4 and length(a.zip) = length(b.zip) and distance(a.zip, b.zip) <= 2 then case when distance(a.zip, b.zip) = 1 then 9 else 10 end
  when left(a.zip, 3) = left(b.zip, 3) then 3
  when ${isClose(sql`a.city`, sql`b.city`)} then 3
  when a.region = b.region then 2
  when (a.zip is not null and b.zip is not null) or (a.city is not null and b.city is not null)
    or (a.region is not null and b.region is not null) or (a.street is not null and b.street is not null) then 1 else 0 end`;

export const FIELDS: readonly Field[] = [
  {
    name: 'given_name',
    needs: ['given'],
    level: sql`case when a.given is null or b.given is null then 0
      when a.given = b.given then 8
      when a.given = b.family and a.family = b.given then 10
      when ${SWAPPED} then 0
      when ${GIVEN_ELSEWHERE} then 6
      when left(a.given, 1) = left(b.given, 1) and (length(a.given) = 1 or length(b.given) = 1) then 4
      when k.a is not null then 5
      when ${isClose(sql`a.given`, sql`b.given`)} then ${closeness(sql`a.given`, sql`b.given`, 3, 7, 9)}
      when ${isSimilar(sql`a.given`, sql`b.given`)} then 2 else 1 end`,
    labels: {
      1: 'different',
      2: 'alike',
      3: 'typo in a short name',
      4: 'initial',
      5: 'nickname',
      6: 'in another place',
      7: 'typo in a long name',
      8: 'same',
      9: 'two typos in a long name',
      10: 'first and family name swapped',
    },
    most: 0.12,
    same: { 1: 0.01, 2: 0.02, 3: 0.02, 4: 0.03, 5: 0.05, 6: 0.02, 7: 0.02, 8: 0.81, 9: 0.01, 10: 0.01 },
    relatives: { 1: 0.86, 2: 0.05, 3: 0.02, 4: 0.02, 5: 0.01, 6: 0.009, 7: 0.005, 8: 0.02, 9: 0.005, 10: 0.001 },
    twins: { 1: 0.88, 2: 0.05, 3: 0.02, 4: 0.02, 5: 0.005, 6: 0.015, 7: 0.004, 8: 0.001, 9: 0.004, 10: 0.001 },
    exact: { 8: 'given_rarity', 10: 'names_rarity' },
  },
  {
    name: 'middle_name',
    needs: ['mid1'],
    level: sql`case when a.mid1 is null or b.mid1 is null then 0 when a.mid1 = b.mid1 then 4
      when a.mid1 in (b.mid2, b.given) or b.mid1 in (a.mid2, a.given) then 3
      when left(a.mid1, 1) = left(b.mid1, 1) then 2 else 1 end`,
    labels: { 1: 'different', 2: 'same initial', 3: 'in another place', 4: 'same' },
    same: { 1: 0.08, 2: 0.3, 3: 0.02, 4: 0.6 },
    relatives: { 1: 0.85, 2: 0.08, 3: 0.02, 4: 0.05 },
    exact: {},
  },
  {
    name: 'family_name',
    needs: ['family'],
    level: sql`case when a.family is null or b.family is null then case when ${FAMILY_ELSEWHERE} then 4 else 0 end
      when a.family = b.family then 6
      when a.given = b.family and a.family = b.given then 0
      when ${FAMILY_ELSEWHERE} then 4
      when ${isClose(sql`a.family`, sql`b.family`)} then ${closeness(sql`a.family`, sql`b.family`, 3, 5, 7)}
      when ${isSimilar(sql`a.family`, sql`b.family`)} then 2 else 1 end`,
    labels: {
      1: 'different',
      2: 'alike',
      3: 'typo in a short name',
      4: 'other name or place',
      5: 'typo in a long name',
      6: 'same',
      7: 'two typos in a long name',
    },
    most: 0.2,
    same: { 1: 0.05, 2: 0.02, 3: 0.02, 4: 0.03, 5: 0.04, 6: 0.83, 7: 0.01 },
    relatives: { 1: 0.15, 2: 0.01, 3: 0.01, 4: 0.02, 5: 0.007, 6: 0.8, 7: 0.003 },
    exact: { 6: 'family_rarity' },
  },
  {
    name: 'date_of_birth',
    needs: ['birth_year'],
    level: BIRTH_LEVEL,
    labels: {
      1: 'different',
      2: 'two typos',
      3: 'a year apart',
      4: 'same year',
      5: 'same year, first of January',
      6: 'same day of another year',
      7: 'one typo',
      8: 'day and month swapped',
      9: 'same',
      10: 'first of January, one typo in the year',
    },
    most: 0.12,
    same: { 1: 0.02, 2: 0.01, 3: 0.01, 4: 0.03, 5: 0.02, 6: 0.01, 7: 0.03, 8: 0.02, 9: 0.84, 10: 0.01 },
    relatives: { 1: 0.85, 2: 0.02, 3: 0.04, 4: 0.03, 5: 0.01, 6: 0.01, 7: 0.01, 8: 0.01, 9: 0.01, 10: 0.01 },
    isTwins: true,
    exact: { 9: 'birth_rarity' },
  },
  {
    name: 'ssn',
    needs: ['ssn4'],
    level: sql`case when a.ssn4 is null or b.ssn4 is null then 0
      when a.ssn is null or b.ssn is null then case when a.ssn4 = b.ssn4 then 3 else 2 end
      when a.ssn = b.ssn then 5 when ${oneTypo(sql`a.ssn`, sql`b.ssn`, 9)} then 4 else 1 end`,
    labels: { 1: 'different', 2: 'other last four', 3: 'same last four', 4: 'one typo', 5: 'same' },
    same: { 1: 0.01, 2: 0.01, 3: 0.1, 4: 0.05, 5: 0.83 },
    relatives: { 1: 0.95, 2: 0.03, 3: 0.003, 4: 0.002, 5: 0.015 },
    exact: { 5: 'ssn' },
  },
  {
    name: 'government_id',
    ...sameOrTypo('government_id', 12),
    same: { 1: 0.1, 2: 0.05, 3: 0.85 },
    relatives: { 1: 0.985, 2: 0.005, 3: 0.01 },
  },
  {
    name: 'phone',
    ...sameOrTypo('phone', 10),
    same: { 1: 0.25, 2: 0.03, 3: 0.72 },
    relatives: { 1: 0.58, 2: 0.02, 3: 0.4 },
  },
  {
    name: 'email',
    needs: ['email'],
    level: sql`case when a.email is null or b.email is null then 0
      when a.email = b.email then case least(a.mailbox, b.mailbox) when 0 then 6 when 1 then 5 else 4 end
      when left(a.email, 3) = left(b.email, 3) and split_part(a.email, '@', 1) = split_part(b.email, '@', 1) then case
        when distance(split_part(a.email, '@', 2), split_part(b.email, '@', 2)) <= 2 then 3
        when least(a.mailbox, b.mailbox) = 0 then 0 else 2 end
      when abs(length(a.email) - length(b.email)) <= 2 and (left(a.email, 4) = left(b.email, 4) or substr(a.email, 5, 4) = substr(b.email, 5, 4))
        and distance(a.email, b.email) <= 2
        and (least(a.mailbox, b.mailbox) = 2 or coalesce(digits(a.email), '') = coalesce(digits(b.email), '')) then 3
      else 1 end`,
    labels: {
      1: 'different',
      2: 'same before the @',
      3: 'typo',
      4: 'same',
      5: 'same, of name and number',
      6: 'same, of the name alone',
    },
    same: { 1: 0.25, 2: 0.03, 3: 0.03, 4: 0.25, 5: 0.25, 6: 0.19 },
    relatives: { 1: 0.86, 2: 0.01, 3: 0.01, 4: 0.04, 5: 0.04, 6: 0.04 },
    exact: { 4: 'email', 5: 'numbered_mailbox', 6: 'named_mailbox' },
  },
  {
    name: 'place',
    needs: ['zip', 'city', 'region', 'street'],
    level: PLACE_LEVEL,
    labels: {
      1: 'different',
      2: 'same region',
      3: 'same area',
      4: 'same city',
      5: 'same city, code with a typo',
      6: 'same postal code',
      7: 'same house, street with a typo',
      8: 'same address',
      9: 'postal code with a typo',
      10: 'postal code with two typos',
    },
    same: { 1: 0.15, 2: 0.05, 3: 0.03, 4: 0.05, 5: 0.02, 6: 0.1, 7: 0.02, 8: 0.56, 9: 0.01, 10: 0.01 },
    relatives: { 1: 0.08, 2: 0.04, 3: 0.03, 4: 0.06, 5: 0.02, 6: 0.15, 7: 0.02, 8: 0.58, 9: 0.01, 10: 0.01 },
    neighbours: { 1: 0.02, 2: 0.05, 3: 0.1, 4: 0.3, 5: 0.02, 6: 0.46, 7: 0.01, 8: 0.02, 9: 0.01, 10: 0.01 },
    exact: {
      4: 'city_rarity',
      5: 'city_rarity',
      6: 'zip_rarity',
      8: 'address',
    },
  },
  {
    name: 'place_of_birth',
    needs: ['place_of_birth'],
    level: sql`case when a.place_of_birth is null or b.place_of_birth is null then 0
      when a.place_of_birth = b.place_of_birth then 3
      when ${isClose(sql`a.place_of_birth`, sql`b.place_of_birth`)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'typo', 3: 'same' },
    same: { 1: 0.2, 2: 0.03, 3: 0.77 },
    relatives: { 1: 0.55, 2: 0.02, 3: 0.43 },
    neighbours: { 1: 0.35, 2: 0.01, 3: 0.64 },
    exact: { 3: 'place_of_birth_rarity' },
  },
  {
    name: 'occupation',
    needs: ['occupation'],
    level: sql`case when a.occupation is null or b.occupation is null then 0 when a.occupation = b.occupation then 3 else 1 end`,
    labels: { 1: 'different', 3: 'same' },
    same: { 1: 0.35, 3: 0.65 },
    relatives: { 1: 0.8, 3: 0.2 },
    neighbours: { 1: 0.85, 3: 0.15 },
    exact: { 3: 'occupation_rarity' },
  },
  {
    name: 'gender',
    needs: ['gender'],
    level: sql`case when a.gender is null or b.gender is null then 0 when a.gender = b.gender then 3 else 1 end`,
    labels: { 1: 'different', 3: 'same' },
    most: 0.1,
    same: { 1: 0.02, 3: 0.98 },
    relatives: { 1: 0.5, 3: 0.5 },
    strangers: { 1: 0.5, 3: 0.5 },
    exact: {},
  },
  {
    name: 'account_number',
    needs: ['account'],
    level: sql`case when a.account is null or b.account is null then 0 when a.account = b.account then 3 else 1 end`,
    labels: { 1: 'different', 3: 'same' },
    same: { 1: 0.3, 3: 0.7 },
    relatives: { 1: 0.7, 3: 0.3 },
    exact: { 3: 'account' },
  },
  {
    name: 'device',
    needs: ['imei', 'imsi', 'iccid'],
    level: sql`case when a.imei = b.imei or a.imsi = b.imsi or a.iccid = b.iccid then 3
      when (a.imei is not null and b.imei is not null) or (a.imsi is not null and b.imsi is not null) then 1 else 0 end`,
    labels: { 1: 'different', 3: 'same' },
    same: { 1: 0.4, 3: 0.6 },
    relatives: { 1: 0.97, 3: 0.03 },
    exact: { 3: 'device' },
  },
  {
    name: 'generation',
    needs: ['generation'],
    level: sql`case when a.generation is null and b.generation is null then 0 when a.generation = b.generation then 3
      when a.generation is null or b.generation is null then 2 else 1 end`,
    labels: { 1: 'different', 2: 'on one side only', 3: 'same' },
    same: { 1: 0.002, 2: 0.4, 3: 0.598 },
    relatives: { 1: 0.2, 2: 0.7, 3: 0.1 },
    strangers: { 1: 0.05, 2: 0.9, 3: 0.05 },
    exact: {},
  },
  {
    name: 'organization',
    needs: ['company'],
    level: sql`case when a.company is not null and b.company is not null then case when a.company = b.company then 3 else 1 end
      when (a.company is not null and coalesce(b.given, b.family) is not null)
        or (b.company is not null and coalesce(a.given, a.family) is not null) then 2 else 0 end`,
    labels: { 1: 'different', 2: 'company and person', 3: 'same' },
    same: { 1: 0.1, 2: 0.001, 3: 0.899 },
    relatives: { 1: 0.6, 2: 0.3, 3: 0.1 },
    strangers: { 1: 0.5, 2: 0.5 },
    exact: { 3: 'company' },
  },
];

const isCounted = (name: RarityName): name is CountedName =>
  Object.hasOwn(RARITY_COLUMNS, name) || Object.hasOwn(DERIVED_RARITIES, name);

/** Names of the counted rarities and of the identifiers', each in a fixed order. */
export const COUNTED = [...Object.keys(RARITY_COLUMNS), ...Object.keys(DERIVED_RARITIES)] as readonly CountedName[];
export const UNIQUE = Object.keys(UNIQUE_COLUMNS) as readonly (keyof typeof UNIQUE_COLUMNS)[];

/** Rarity of a pair in SQL: of the sides `a` and `b`, and the one-row table `rare`. */
export const raritySql = (name: RarityName): Sql =>
  isCounted(name) ? sql`least(${part(`a.${name}`)}, ${part(`b.${name}`)})` : part(`rare.${name}`);

/** Where a rarity is to be found: the number of its counted column, or of its identifier. */
export const rarityPlace = (name: RarityName): { readonly counted: number } | { readonly unique: number } =>
  isCounted(name) ? { counted: COUNTED.indexOf(name) } : { unique: UNIQUE.indexOf(name) };

/** Parts of a bit in which rarity is counted. */
export const RARITY_PARTS = 4;

/** Fields of one word of a pattern: four bits each, so that a word is a 32-bit integer. */
export const FIELDS_A_WORD = 7;

export const PATTERN_WORDS = Math.ceil(FIELDS.length / FIELDS_A_WORD);
