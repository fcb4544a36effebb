import { type Sql, sql } from '../../engine/sql.ts';
import { type Field, sameOrNot } from './field.ts';
import { HOUSE_NUMBERS } from './house-numbers.ts';
import {
  BIRTH_LEVEL,
  BIRTHDAY_LEVEL,
  CHANGED_PLACES,
  closeness,
  FAMILY_ELSEWHERE,
  GIVEN_ELSEWHERE,
  IS_REST_DIFFERENT,
  isClose,
  isFarNumber,
  isSimilar,
  LASTING_LEVEL,
  MIDDLE_ELSEWHERE,
  mayBeTwoTypos,
  OTHER_FAMILY,
  oneTypo,
  PHONE_LEVEL,
  PLACE_LEVEL,
  pair,
  part,
  SWAPPED,
  WRITTEN_TOGETHER,
} from './likeness.ts';

const sameOrTypo = (name: 'government_id', digits: number): Pick<Field, 'needs' | 'level' | 'labels' | 'exact'> => {
  const [a, b] = pair(name);
  return {
    needs: [name],
    level: sql`case when ${a} is null or ${b} is null then 0 when ${a} = ${b} then 3 when ${oneTypo(a, b, digits)} then 2 else 1 end`,
    labels: { 1: 'different', 2: 'one typo', 3: 'same' },
    exact: { 3: name },
  };
};

/** Namesakes number their mailboxes: with another number a likeness of letters means nothing. Looked for where there is one, since patterns cost more. */
const numberOf = (side: 'a' | 'b'): Sql => sql`coalesce(first_match(${part(`${side}.email`)}, '([0-9]+)'), '')`;

export const FIELDS: readonly Field[] = [
  {
    name: 'given_name',
    needs: ['given'],
    level: sql`case when a.given is null or b.given is null then 0
      when a.given = b.given then 8
      when ${CHANGED_PLACES} then 10
      when ${WRITTEN_TOGETHER} then 12
      when ${SWAPPED} then case when ${IS_REST_DIFFERENT} then 1 else 0 end
      when ${GIVEN_ELSEWHERE} then 6
      when left(a.given, 1) = left(b.given, 1) and (length(a.given) = 1 or length(b.given) = 1) then 4
      when k.a is not null then 5
      when ${isClose(sql`a.given`, sql`b.given`)} then ${closeness(sql`a.given`, sql`b.given`, 3, 7, 9)}
      when a.given_sound = b.given_sound then 11
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
      11: 'spelt by its sounds',
      12: 'two names in one word',
    },
    most: { 1: 0.12 },
    same: {
      1: 0.01,
      2: 0.02,
      3: 0.02,
      4: 0.03,
      5: 0.05,
      6: 0.02,
      7: 0.02,
      8: 0.795,
      9: 0.01,
      10: 0.01,
      11: 0.01,
      12: 0.005,
    },
    relatives: {
      1: 0.855,
      2: 0.05,
      3: 0.02,
      4: 0.02,
      5: 0.01,
      6: 0.009,
      7: 0.005,
      8: 0.02,
      9: 0.005,
      10: 0.001,
      11: 0.005,
      12: 0.0005,
    },
    twins: { 6: 0.015, 8: 0.001, 10: 0.001 },
    byChance: [2, 3, 4, 5, 7, 9, 10, 11, 12],
    exact: { 8: 'given_rarity', 10: 'names_rarity' },
  },
  {
    name: 'middle_name',
    needs: ['mid1'],
    level: sql`case when a.mid1 is null or b.mid1 is null or ${WRITTEN_TOGETHER} then 0 when a.mid1 = b.mid1 then 4
      when a.mid1 = b.mid2 or b.mid1 = a.mid2 or ${MIDDLE_ELSEWHERE} then 3
      when left(a.mid1, 1) = left(b.mid1, 1) then 2 else 1 end`,
    labels: { 1: 'different', 2: 'same initial', 3: 'in another place', 4: 'same' },
    same: { 1: 0.08, 2: 0.3, 3: 0.02, 4: 0.6 },
    relatives: { 1: 0.85, 2: 0.08, 3: 0.02, 4: 0.05 },
    byChance: [2, 4],
    exact: { 4: 'mid_rarity' },
  },
  {
    name: 'family_name',
    needs: ['family'],
    level: sql`case when a.family is null or b.family is null then case when ${FAMILY_ELSEWHERE} then 4 else 0 end
      when a.family = b.family then ${OTHER_FAMILY}
      when ${CHANGED_PLACES} then 0
      when left(a.family, 1) = left(b.family, 1) and (length(a.family) = 1 or length(b.family) = 1) then 9
      when ${FAMILY_ELSEWHERE} then 4
      when ${isClose(sql`a.family`, sql`b.family`)} then ${closeness(sql`a.family`, sql`b.family`, 3, 5, 7)}
      when a.family_sound = b.family_sound then 8
      when ${isSimilar(sql`a.family`, sql`b.family`)} then 2 else 1 end`,
    labels: {
      1: 'different',
      2: 'alike',
      3: 'typo in a short name',
      4: 'other name or place',
      5: 'typo in a long name',
      6: 'same',
      7: 'two typos in a long name',
      8: 'spelt by its sounds',
      9: 'initial',
      10: 'both family names same',
      11: 'same, and another one different',
    },
    // Beside the others, which are all there is where nobody has another family name.
    only: { alias: [10, 11] },
    most: { 1: 0.2 },
    same: { 1: 0.05, 2: 0.02, 3: 0.02, 4: 0.03, 5: 0.04, 6: 0.81, 7: 0.01, 8: 0.01, 9: 0.01, 10: 0.045, 11: 0.005 },
    relatives: {
      1: 0.145,
      2: 0.01,
      3: 0.01,
      4: 0.02,
      5: 0.007,
      6: 0.79,
      7: 0.003,
      8: 0.005,
      9: 0.01,
      10: 0.04,
      11: 0.03,
    },
    exact: { 6: 'family_rarity', 10: 'families_rarity' },
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
      11: 'a generation apart',
      12: 'same year, no day known',
      13: 'a year apart, no day known',
      14: 'another year, no day known',
      15: 'a generation apart, no day known',
    },
    only: { birth_day: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    most: { 1: 0.12, 11: 0.03, 14: 0.12, 15: 0.01 },
    same: {
      1: 0.016,
      2: 0.009,
      3: 0.009,
      4: 0.027,
      5: 0.018,
      6: 0.009,
      7: 0.027,
      8: 0.018,
      9: 0.757,
      10: 0.009,
      11: 0.002,
      12: 0.09,
      13: 0.007,
      14: 0.002,
      15: 0.0005,
    },
    relatives: {
      1: 0.585,
      2: 0.018,
      3: 0.036,
      4: 0.027,
      5: 0.009,
      6: 0.009,
      7: 0.009,
      8: 0.009,
      9: 0.009,
      10: 0.009,
      11: 0.2,
      12: 0.004,
      13: 0.008,
      14: 0.048,
      15: 0.02,
    },
    isTwins: true,
    mayLack: true,
    exact: { 9: 'birth_rarity' },
  },
  {
    name: 'ssn',
    needs: ['ssn4'],
    level: sql`case when a.ssn4 is null or b.ssn4 is null then 0
      when a.ssn is null or b.ssn is null then case when a.ssn4 = b.ssn4 then 3 when ${oneTypo(sql`a.ssn4`, sql`b.ssn4`, 4)} then 6 else 2 end
      when a.ssn = b.ssn then 5 when ${isFarNumber(sql`a.ssn`, sql`b.ssn`)} then 1
      when ${oneTypo(sql`a.ssn`, sql`b.ssn`, 9)} then 4 else 7 end`,
    labels: {
      1: 'different',
      2: 'other last four',
      3: 'same last four',
      4: 'one typo',
      5: 'same',
      6: 'last four with a typo',
      7: 'two digits differ',
    },
    same: { 1: 0.01, 2: 0.005, 3: 0.1, 4: 0.05, 5: 0.82, 6: 0.01, 7: 0.005 },
    relatives: { 1: 0.949, 2: 0.03, 3: 0.003, 4: 0.002, 5: 0.015, 6: 0.0005, 7: 0.0005 },
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
    needs: ['phone'],
    level: PHONE_LEVEL,
    labels: { 1: 'different', 2: 'one typo', 3: 'same', 4: 'one the same, one different' },
    only: { other_phone: [4] },
    same: { 1: 0.2375, 2: 0.0285, 3: 0.684, 4: 0.05 },
    relatives: { 1: 0.493, 2: 0.017, 3: 0.34, 4: 0.15 },
    exact: { 3: 'phone', 4: 'phone' },
  },
  {
    name: 'email',
    needs: ['email'],
    level: sql`case when a.email is null or b.email is null then 0
      when a.email = b.email then case greatest(a.mailbox, b.mailbox) when 0 then 6 when 1 then 5 else 4 end
      when left(a.email, 3) = left(b.email, 3) and split_part(a.email, '@', 1) = split_part(b.email, '@', 1) then case
        when distance(split_part(a.email, '@', 2), split_part(b.email, '@', 2)) <= 2 then 3
        when least(a.mailbox, b.mailbox) = 0 then 0 else 2 end
      when ${mayBeTwoTypos(sql`a.email`, sql`b.email`)} and not (least(a.mailbox, b.mailbox) < 2 and ${numberOf('a')} <> ${numberOf('b')})
        and distance(a.email, b.email) <= 2 then 3 else 1 end`,
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
    // Of an address without its street a postal code says nearly as much: what is believed of addresses is left out where neither is known.
    only: { 'street zip': [7, 8], city: [4, 5], zip: [6, 9, 10], region: [2] },
    same: { 1: 0.15, 2: 0.05, 3: 0.03, 4: 0.05, 5: 0.02, 6: 0.1, 7: 0.02, 8: 0.56, 9: 0.01, 10: 0.01 },
    relatives: { 1: 0.08, 2: 0.04, 3: 0.03, 4: 0.06, 5: 0.02, 6: 0.15, 7: 0.02, 8: 0.58, 9: 0.01, 10: 0.01 },
    neighbours: { 1: 0.02, 2: 0.05, 3: 0.1, 4: 0.3, 5: 0.02, 6: 0.46, 7: 0.01, 8: 0.02, 9: 0.01, 10: 0.01 },
    mayLack: true,
    exact: {
      4: 'city_rarity',
      5: 'city_rarity',
      6: 'zip_rarity',
      8: 'address_rarity',
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
    ...sameOrNot('occupation'),
    same: { 1: 0.35, 3: 0.65 },
    relatives: { 1: 0.8, 3: 0.2 },
    neighbours: { 1: 0.85, 3: 0.15 },
    exact: { 3: 'occupation_rarity' },
  },
  {
    name: 'gender',
    ...sameOrNot('gender'),
    most: { 1: 0.1 },
    same: { 1: 0.02, 3: 0.98 },
    relatives: { 1: 0.5, 3: 0.5 },
    tellsTwins: true,
    strangers: { 1: 0.5, 3: 0.5 },
    exact: {},
  },
  ...HOUSE_NUMBERS,
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
  {
    name: 'birthday',
    needs: ['birthday'],
    level: BIRTHDAY_LEVEL,
    labels: { 1: 'different', 2: 'one typo, or day and month swapped', 3: 'same' },
    most: { 1: 0.12 },
    same: { 1: 0.03, 2: 0.03, 3: 0.94 },
    relatives: { 1: 0.965, 2: 0.03, 3: 0.005 },
    isTwins: true,
    exact: {},
  },
  {
    name: 'lasting_date',
    needs: ['lasting'],
    level: LASTING_LEVEL,
    labels: { 1: 'different', 2: 'a year or one digit apart', 3: 'same', 4: 'fifteen years apart or more' },
    same: { 1: 0.11, 2: 0.05, 3: 0.83, 4: 0.01 },
    relatives: { 1: 0.45, 2: 0.05, 3: 0.12, 4: 0.38 },
    twins: { 1: 0.35, 2: 0.05, 3: 0.55, 4: 0.05 },
    exact: { 3: 'lasting_rarity' },
  },
];

/** Fields of one word of a pattern: four bits each, so that a word is a 32-bit integer; levels of the last one are below eight, for the sign. */
export const FIELDS_A_WORD = 8;

export const PATTERN_WORDS = Math.ceil(FIELDS.length / FIELDS_A_WORD);
