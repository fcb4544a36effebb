import { integer, type Sql, sql } from '../engine/sql.ts';
import { part } from './fields/likeness.ts';

/** A counted column's rarity, by mention; or an identifier's, the same for all of its values. */
export type RarityName = CountedName | keyof typeof UNIQUE_COLUMNS;
type CountedName = keyof typeof RARITY_COLUMNS | keyof typeof DERIVED_RARITIES;

/**
 * A column whose values' frequency is counted. `usual`: the share of a country's people who have a value of it; it stands
 * for the people whom a small table does not have.
 */
export interface CountedColumn {
  /** Cells that the value is made of: where one of them is empty in all mentions, nothing is counted. */
  readonly needs: readonly string[];
  readonly value: Sql;
  readonly usual: number;
  /** The value is a number; text where left out. */
  readonly isNumber?: boolean;
  /** The value is a key, and so many records of one are one household's, or one person's: it is no commoner for them. Left out: one. */
  readonly own?: number;
  /** Of which kinds a mention is, where values go with them: they are counted among its likes. Null: nothing is known of it. */
  readonly among?: Readonly<Record<string, Sql>>;
}

/**
 * First names go with the time of birth and with gender, and with the origin that the family name tells (the column `origin` is joined):
 * a name that half of a generation of women has is no rarity among them.
 */
const generation = sql`case when birth_year is null then gender else cast(floor(birth_year / 10) as string) || coalesce(gender, '') end`;

/** Counted columns of a mention, by the name of their rarity. */
export const RARITY_COLUMNS = {
  given_rarity: {
    needs: ['given'],
    value: sql`given`,
    usual: 1 / 300,
    among: { among: generation, origin: sql`origin` },
  },
  mid_rarity: { needs: ['mid1'], value: sql`mid1`, usual: 1 / 100, among: { among: generation, origin: sql`origin` } },
  family_rarity: { needs: ['family'], value: sql`family`, usual: 1 / 2000 },
  // Of two family names (of father and mother, or of marriage and birth) how many have both.
  families_rarity: {
    needs: ['family', 'alias'],
    value: sql`case when alias is not null then key64(family, alias) end`,
    usual: 1 / 500_000,
    isNumber: true,
  },
  birth_rarity: {
    needs: ['birth_day'],
    value: sql`cast(birth_year * 10000 + birth_day as bigint)`,
    usual: 1 / 15_000,
    isNumber: true,
  },
  zip_rarity: { needs: ['zip'], value: sql`zip`, usual: 1 / 3000 },
  city_rarity: { needs: ['city'], value: sql`city`, usual: 1 / 300 },
  place_of_birth_rarity: { needs: ['place_of_birth'], value: sql`place_of_birth`, usual: 1 / 50 },
  // A street and number where hundreds live (a dormitory, a prison, a nursing home) is worth less than a family's house.
  address_rarity: {
    needs: ['house', 'street'],
    value: sql`key64(house || ' ' || street || ' ' || coalesce(zip, city, ''))`,
    usual: 1 / 1000,
    isNumber: true,
    own: 12,
  },
  lasting_rarity: { needs: ['lasting'], value: sql`lasting`, usual: 1 / 60 },
  occupation_rarity: { needs: ['occupation'], value: sql`occupation`, usual: 1 / 50 },
} satisfies Record<string, CountedColumn>;

/** People whom a table is thought to lack: they keep what two records of a small table share from looking common. */
export const ABSENT_PEOPLE = 500;

const OWNER = sql`split_part(email, '@', 1)`;
const lettersOf = (cell: Sql): Sql => sql`replace_all(${cell}, '[^a-z]+', '')`;
/** What of a name may stand in the name of a mailbox; a name of two letters may stand in any. */
export const tellingLetters = (name: Sql): Sql => sql`case when length(${name}) >= 3 then ${lettersOf(name)} end`;
/** What a text has besides the letters of a name. */
const without = (text: Sql, letters: Sql): Sql => sql`replace(${text}, coalesce(${letters}, ''), '')`;
/** Letters that are no initials: more than these beside the names are something else. */
const INITIALS = 2;
/** What a mailbox has beside the telling letters of names, where these stand in it as they are. */
export const besideNames = (given: Sql, family: Sql): Sql => without(without(OWNER, family), given);
/**
 * What a mention's mailbox is called by: 0 its names alone, 1 its names and a number, 2 something else, a name that the mention does
 * not have among it; null: no mailbox. By the telling letters of its names, and what it has `beside` these: hardly any has more letters
 * there, which costs a third of cutting out all that is none.
 */
export const mailboxOf = (given: Sql, family: Sql, beside: Sql): Sql => sql`case when email is null then null
  when length(${beside}) > ${integer(INITIALS)} and upper(${beside}) <> ${beside}
    and length(${without(without(lettersOf(OWNER), family), given)}) > ${integer(INITIALS)} then 2
  when matches(${beside}, '[0-9]') then 1 else 0 end`;

/** Rarities that are made of counted ones. */
export const DERIVED_RARITIES = {
  names_rarity: sql`given_rarity + family_rarity`,
} as const satisfies Record<string, Sql>;

/** An identifier: the cells that it stands in, its value, and how many values there are at least. */
export interface UniqueColumn {
  readonly needs: readonly string[];
  readonly value: Sql;
  readonly least: number;
}

/** Identifiers: their values are about equally rare, so a column has one rarity, at least that of `least` values. */
export const UNIQUE_COLUMNS = {
  ssn: { needs: ['ssn'], value: sql`ssn`, least: 500_000 },
  government_id: { needs: ['government_id'], value: sql`government_id`, least: 200_000 },
  phone: { needs: ['phone'], value: sql`phone`, least: 100_000 },
  email: { needs: ['email'], value: sql`email`, least: 200_000 },
  // Namesakes call their mailboxes alike: what is left to chance is the order of the parts, the number, and the provider. No two of them
  // have the same, so that it is a slip of the pen where they seem to.
  numbered_mailbox: { needs: [], value: sql`cast(null as string)`, least: 1000 },
  named_mailbox: { needs: [], value: sql`cast(null as string)`, least: 60 },
  account: { needs: ['account'], value: sql`account`, least: 20_000 },
  person_number: { needs: ['person_number'], value: sql`person_number`, least: 500_000 },
  member_number: { needs: ['member_number'], value: sql`member_number`, least: 50_000 },
  // Given by a machine, once: nothing but another meaning of the column makes two of them alike.
  row_key: { needs: ['row_key'], value: sql`row_key`, least: 2_000_000 },
  // Namesakes are called alike in two systems.
  username: { needs: ['username'], value: sql`username`, least: 5000 },
  device: { needs: ['imei', 'imsi', 'iccid'], value: sql`coalesce(imei, imsi, iccid)`, least: 200_000 },
  company: { needs: ['company'], value: sql`company`, least: 20_000 },
} as const satisfies Record<string, UniqueColumn>;

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
