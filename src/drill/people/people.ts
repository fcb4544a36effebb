import type { Relation } from '../../schema/vocabulary.ts';
import type { DrillData } from '../data-files.ts';
import { type Block, labelIn } from '../parts/parts.ts';
import { createRandom, type Random, weighted } from '../random.ts';
import { createLicences, createPhones, imeiOf, imsiOf, ssnOf } from './numbers.ts';
import type { Address, DrillPerson, Group } from './person.ts';
import { addressIn, type Place, placeDraw } from './places.ts';

/** Shares of the systems, after the public record of the carrier breach of 2021: former and prospective customers weigh most. */
const GROUP_SHARES: readonly (readonly [Group, number])[] = [
  ['postpaid', 22],
  ['postpaid_more', 11],
  ['prepaid', 6],
  ['second_brand', 3],
  ['former', 24],
  ['prospect', 25],
  ['employee', 2],
  ['register_only', 5],
];

const RELATION_OF: Readonly<Record<Group, Relation>> = {
  postpaid: 'customer',
  postpaid_more: 'customer',
  prepaid: 'customer',
  second_brand: 'customer',
  former: 'former_customer',
  prospect: 'prospective_customer',
  employee: 'employee',
  minor_line: 'customer',
  register_only: 'customer',
};

/** Systems in which no column would say that a person died. */
const UNTOLD_DEATHS: readonly Group[] = ['employee', 'prospect', 'minor_line'];

const HOUSEHOLD = weighted([1, 2, 3, 4, 5, 6].map((size, n) => [size, [28, 35, 15, 13, 6, 3][n] ?? 0] as const));
const drawGroup = weighted(GROUP_SHARES);
/** Mail of the drill goes nowhere: domains reserved for examples (RFC 2606, RFC 6761). */
const MAIL_DOMAINS = ['example.com', 'example.net', 'example.org', 'mail.example', 'post.example', 'inbox.example'];

const monthDays = (month: number): number => (month === 2 ? 28 : [4, 6, 9, 11].includes(month) ? 30 : 31);
const birthIn = (year: number, random: Random): number => {
  const month = random.between(1, 12);
  return year * 10_000 + month * 100 + random.between(1, monthDays(month));
};

/** Rank of a name by Zipf's law, shifted so that the most frequent names have about their share in the census. */
const ranked = (list: readonly string[], shift: number, random: Random): string => {
  const rank = Math.floor(shift * ((list.length / shift + 1) ** random.next() - 1));
  return list[Math.min(rank, list.length - 1)] ?? '';
};

const givenName = (data: DrillData, female: boolean, random: Random): string => {
  const sex = female ? 'female' : 'male';
  return random.chance(0.03) ? random.pick(data.accented[sex]) : ranked(data.given[sex], 10, random);
};

const familyName = (data: DrillData, random: Random): string =>
  random.chance(0.04) ? random.pick(data.accented.family) : ranked(data.family, 20, random);

const plainLetters = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll('ß', 'ss')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** Mailboxes of later blocks end in the block's number: namesakes are many there, and a mailbox has one owner. */
const mailOf = (given: string, family: string, birth: number, block: number, random: Random): string => {
  const [first, last] = [plainLetters(given), plainLetters(family)];
  const local = random.pick([
    `${first}.${last}${random.int(100)}`,
    `${first.slice(0, 1)}${last}${random.between(1, 999)}`,
    `${first}${last}${Math.floor(birth / 10_000)}`,
  ]);
  return `${local}${block === 0 ? '' : `.${block}`}@${random.pick(MAIL_DOMAINS)}`;
};

interface Household {
  readonly no: number;
  readonly place: Place;
  readonly home: Address;
  readonly formerHome: Address | null;
  readonly group: Group;
  readonly head: DrillPerson | null;
  readonly before: DrillPerson | null;
  readonly rank: number;
}

interface World {
  readonly data: DrillData;
  readonly seed: number;
  readonly random: Random;
  readonly block: Block;
  readonly phone: (area: number) => string;
  readonly licence: (state: string, shape: string, random: Random) => string;
  readonly drawPlace: (random: Random) => Place;
  /** Day of the breach, yyyymmdd: who is younger than 18 on it is a minor. */
  readonly day: number;
}

interface Identity {
  readonly female: boolean;
  readonly given: string;
  readonly family: string;
  readonly suffix: string;
  readonly birth: number;
}

/** Twins share the birth date of the one before; some sons bear the father's whole name and differ by suffix. */
const identityOf = ({ data, random, day }: World, { head, before, rank }: Household, child: boolean): Identity => {
  const female = random.chance(0.5);
  const year = Math.floor(day / 10_000);
  const family = head && random.chance(0.85) ? head.family : familyName(data, random);
  if (child && before?.minor && random.chance(0.1)) {
    return { female, given: givenName(data, female, random), family: before.family, suffix: '', birth: before.birth };
  }
  const born = birthIn(child ? random.between(year - 16, year - 1) : random.between(year - 84, year - 19), random);
  if (!female && head && !head.female && rank >= 1 && head.birth < (year - 40) * 10_000 && random.chance(0.06)) {
    const later = birthIn(Math.min(year - 19, Math.floor(head.birth / 10_000) + random.between(20, 35)), random);
    return { female, given: head.given, family: head.family, suffix: 'Jr', birth: child ? born : later };
  }
  return { female, given: givenName(data, female, random), family, suffix: '', birth: born };
};

const groupOf = ({ random }: World, { head, group, rank }: Household): Group => {
  if (!head) return group;
  if (rank >= 2 && head.relation === 'customer' && head.group !== 'register_only' && random.chance(0.7))
    return 'minor_line';
  return random.chance(0.6) && group !== 'employee' ? group : drawGroup(random);
};

const personIn = (world: World, id: number, household: Household): DrillPerson => {
  const { data, seed, random } = world;
  const group = groupOf(world, household);
  const child = group === 'minor_line';
  const { head } = household;
  const identity = identityOf(world, household, child);
  const area =
    household.place.kind === 'state' ? random.pick(household.place.facts.area) : household.place.facts.area || 212;
  const shared = head !== null && random.chance(0.3);
  const licence =
    household.place.kind === 'state' ? world.licence(household.place.code, household.place.facts.licence, random) : '';
  return {
    id,
    household: household.no,
    group,
    relation: RELATION_OF[group],
    ...identity,
    middle: random.chance(0.6) ? givenName(data, identity.female, random) : '',
    maiden: identity.female && random.chance(0.3) ? familyName(data, random) : '',
    minor: child,
    deceased: !UNTOLD_DEATHS.includes(group) && random.chance(0.015),
    guardian: child && head ? head.id : null,
    ssn: ssnOf(seed, id),
    licence: child ? '' : licence,
    phone: shared && head ? head.phone : world.phone(area),
    otherPhone: random.chance(0.15) ? world.phone(area) : '',
    email: child ? '' : mailOf(identity.given, identity.family, identity.birth, world.block.no, random),
    home: household.home,
    formerHome: group === 'prospect' ? null : household.formerHome,
    account: `${random.between(4, 9)}${String(id).padStart(6, '0')}${random.digits(2)}`,
    pin: random.digits(4),
    imei: imeiOf(id),
    imsi: imsiOf(id, random),
    employeeId: group === 'employee' ? `E${String(10_000 + id)}` : '',
    bankAccount: random.digits(10),
  };
};

/** The people of a block, household by household, as they are on `day` (yyyymmdd); the same for the same seed and day. */
export const makePeople = (data: DrillData, block: Block, seed: number, day: number): readonly DrillPerson[] => {
  const random = createRandom(seed, labelIn('people', block));
  const drawPlace = placeDraw(data.places);
  const [phone, licence] = [createPhones(block), createLicences(block)];
  const world: World = { data, seed, random, block, phone, licence, drawPlace, day };
  const people: DrillPerson[] = [];
  for (let no = block.firstId; people.length < block.people; no++) {
    const place = drawPlace(random);
    const home = addressIn(place, data.places, random);
    const formerHome = random.chance(0.2)
      ? addressIn(random.chance(0.6) ? place : drawPlace(random), data.places, random)
      : null;
    const group = drawGroup(random);
    const size = Math.min(HOUSEHOLD(random), block.people - people.length);
    let head: DrillPerson | null = null;
    let before: DrillPerson | null = null;
    for (let rank = 0; rank < size; rank++) {
      const person: DrillPerson = personIn(world, block.firstId + people.length, {
        no,
        place,
        home,
        formerHome,
        group,
        head,
        before,
        rank,
      });
      people.push(person);
      head ??= person;
      before = person;
    }
  }
  return people;
};
