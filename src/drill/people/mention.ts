import type { ElementId } from '../../schema/vocabulary.ts';
import type { DrillData } from '../data-files.ts';
import type { Random } from '../random.ts';
import type { Address, DrillPerson } from './person.ts';

/** What one file has of one person, with the errors that real data has. An empty text is a missing value. */
export interface Mention {
  readonly person: DrillPerson;
  readonly given: string;
  readonly middle: string;
  readonly family: string;
  readonly suffix: string;
  /** yyyymmdd, 0: missing. */
  readonly birth: number;
  readonly ssn: string;
  readonly licence: string;
  readonly phone: string;
  readonly email: string;
  readonly home: Address | null;
}

/** Shares of errors; `bench/link` of the measurements uses the same kinds. */
const ERROR_SHARES = {
  nickname: 0.06,
  initial: 0.01,
  nameTypo: 0.02,
  swappedNames: 0.004,
  maidenName: 0.2,
  noAccents: 0.3,
  birthMissing: 0.04,
  birthDigit: 0.01,
  dayMonthSwapped: 0.01,
  ssnMissing: 0.08,
  placeholder: 0.006,
  switchboard: 0.004,
  ssnDigit: 0.015,
  phoneMissing: 0.08,
  otherPhone: 0.4,
  mailMissing: 0.2,
  mailTypo: 0.01,
  homeMissing: 0.04,
  formerHome: 0.5,
  shortStreet: 0.3,
  streetTypo: 0.015,
} as const;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** One substitution, deletion, insertion or swap of neighbours at a random place. */
const typo = (text: string, random: Random): string => {
  if (text.length < 3) return text;
  const at = random.between(1, text.length - 2);
  if (!/\p{L}/u.test(text[at] ?? '')) return text;
  const letter = random.pick([...LETTERS]);
  switch (random.int(4)) {
    case 0:
      return text.slice(0, at) + letter + text.slice(at + 1);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + letter + text.slice(at);
    default:
      return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
  }
};

const wrongDigit = (text: string, random: Random): string => {
  const at = text.length - 1 - random.int(4);
  const digit = (Number(text[at]) + random.between(1, 8)) % 10;
  // A serial of 0000 would no longer be a number that was issued.
  const changed = text.slice(0, at) + digit + text.slice(at + 1);
  return changed.endsWith('0000') ? text : changed;
};

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('ø', 'o');

const writtenBirth = (birth: number, random: Random): number => {
  if (random.chance(ERROR_SHARES.birthMissing)) return 0;
  const [year, month, day] = [Math.floor(birth / 10_000), Math.floor(birth / 100) % 100, birth % 100];
  if (random.chance(ERROR_SHARES.dayMonthSwapped) && day <= 12) return year * 10_000 + day * 100 + month;
  if (random.chance(ERROR_SHARES.birthDigit)) return (year - random.between(1, 9)) * 10_000 + month * 100 + day;
  return birth;
};

const writtenHome = (person: DrillPerson, data: DrillData, random: Random): Address | null => {
  if (random.chance(ERROR_SHARES.homeMissing)) return null;
  const home = person.formerHome && random.chance(ERROR_SHARES.formerHome) ? person.formerHome : person.home;
  let { street } = home;
  if (random.chance(ERROR_SHARES.shortStreet)) {
    for (const [long, short] of data.places.street_kinds) street = street.replace(` ${long}`, ` ${short}`);
  }
  return { ...home, street: random.chance(ERROR_SHARES.streetTypo) ? typo(street, random) : street };
};

const writtenNames = (person: DrillPerson, data: DrillData, random: Random): Pick<Mention, 'given' | 'family'> => {
  let { given, family } = person;
  if (person.maiden && random.chance(ERROR_SHARES.maidenName)) family = person.maiden;
  const short = data.nicknames.get(given);
  if (short && random.chance(ERROR_SHARES.nickname)) given = random.pick(short);
  else if (random.chance(ERROR_SHARES.initial)) given = given.slice(0, 1);
  if (random.chance(ERROR_SHARES.nameTypo)) given = typo(given, random);
  if (random.chance(ERROR_SHARES.nameTypo)) family = typo(family, random);
  if (random.chance(ERROR_SHARES.noAccents)) [given, family] = [withoutAccents(given), withoutAccents(family)];
  return random.chance(ERROR_SHARES.swappedNames) ? { given: family, family: given } : { given, family };
};

const writtenPhone = (person: DrillPerson, random: Random): string => {
  if (random.chance(ERROR_SHARES.phoneMissing)) return '';
  if (random.chance(ERROR_SHARES.switchboard)) return SWITCHBOARD;
  return person.otherPhone && random.chance(ERROR_SHARES.otherPhone) ? person.otherPhone : person.phone;
};

const writtenMail = ({ email }: DrillPerson, random: Random): string => {
  if (email === '' || random.chance(ERROR_SHARES.mailMissing)) return '';
  return random.chance(ERROR_SHARES.mailTypo)
    ? typo(email.slice(0, email.indexOf('@')), random) + email.slice(email.indexOf('@'))
    : email;
};

/** What clerks type where a number is asked for and none is there: nobody's number. */
const PLACEHOLDERS: readonly string[] = ['000-00-0000', '999-99-9999'];
/** The carrier's own line, typed where a customer gave none. */
const SWITCHBOARD = '8005550199';

const writtenSsn = ({ ssn }: DrillPerson, random: Random): string => {
  if (random.chance(ERROR_SHARES.placeholder)) return random.pick(PLACEHOLDERS);
  if (random.chance(ERROR_SHARES.ssnMissing)) return '';
  return random.chance(ERROR_SHARES.ssnDigit) ? wrongDigit(ssn, random) : ssn;
};

/** Whether a value that stands with the person is really theirs. */
export const isOwn = (mention: Mention, element: ElementId): boolean =>
  element === 'ssn' ? !PLACEHOLDERS.includes(mention.ssn) : element !== 'phone' || mention.phone !== SWITCHBOARD;

/** A person as a file of the breach has them. */
export const mentionOf = (person: DrillPerson, data: DrillData, random: Random): Mention => ({
  person,
  ...writtenNames(person, data, random),
  middle: random.chance(0.7) ? person.middle : person.middle.slice(0, 1),
  suffix: random.chance(0.8) ? person.suffix : '',
  birth: writtenBirth(person.birth, random),
  ssn: writtenSsn(person, random),
  licence: random.chance(0.15) ? '' : person.licence,
  phone: writtenPhone(person, random),
  email: writtenMail(person, random),
  home: writtenHome(person, data, random),
});
