import { isIssuableSsn, passesCard } from '../columns/cells/check-digits.ts';
import { VALUE_TESTS } from '../columns/cells/content-tests.ts';
import { isAddressLine, isAddressWithCode } from './address-lines.ts';
import { readBirthDate } from './birth-dates.ts';
import { isIban } from './iban.ts';
import { isLicence } from './licences.ts';
import { isMrzOfNames, passesMrz } from './mrz.ts';
import { NATIONAL_IDS } from './national-ids.ts';
import { isNorthAmerican } from './phone-plans.ts';
import { isHealthPhrase, isHealthTold, isOffencePhrase } from './phrases-of-facts.ts';
import { isBookingCode, isIdCode, isOrderReference, isPlate, isReference } from './references.ts';
import { isCodeWord, isHandle, isLoginWord, isMachineSecret, isSecret, isStrongSecret } from './secrets.ts';

/** The digits of a value, without a regular expression: every number that is found comes through here. */
const digitsOf = (value: string): string => {
  let digits = '';
  let from = 0;
  for (let at = 0; at <= value.length; at += 1) {
    const unit = at < value.length ? value.charCodeAt(at) : 0;
    if (unit >= 48 && unit <= 57) continue;
    if (at > from) digits += value.slice(from, at);
    from = at + 1;
  }
  return digits;
};

/** Whether digits are all the same; none are not. */
const isRepeated = (digits: string): boolean => {
  for (let at = 1; at < digits.length; at += 1) if (digits.charCodeAt(at) !== digits.charCodeAt(0)) return false;
  return digits.length > 0;
};

/** Letters that scanners read for digits. */
const CONFUSED: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  l: '1',
  I: '1',
  i: '1',
  '|': '1',
  Z: '2',
  S: '5',
  s: '5',
  B: '8',
  g: '9',
};

/** A number as it was before a scanner took digits for letters. */
export const withoutConfusions = (value: string): string => [...value].map((sign) => CONFUSED[sign] ?? sign).join('');

/** Ranges that issuers use much: without a cue only these count, written in groups or of their own length. */
const MAJOR =
  /^(?:4\d{15}|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(?:0[0-5]|[689]\d)\d{11}|(?:6011|64[4-9]\d|65\d\d)\d{12}|35(?:2[89]|[3-8]\d)\d{12}|62\d{14})$/;

const isMajorCard = (value: string): boolean => {
  const digits = digitsOf(value);
  if (isRepeated(digits) || !passesCard(digits)) return false;
  return MAJOR.test(digits) || /[ -]/.test(value);
};

const isLatLongPair = (value: string): boolean => {
  const [lat, long] = value
    .replace(/[°NSEW\s]/g, '')
    .split(',')
    .map(Number);
  return lat !== undefined && long !== undefined && Math.abs(lat) <= 90 && Math.abs(long) <= 180;
};

/** An address of eight groups, or with a gap; no time of day and no operator of a program. */
const isIpv6 = (value: string): boolean => {
  const groups = value.split(':');
  if (groups.length < 3 || groups.some((group) => group.length > 4) || value.includes(':::')) return false;
  if (!/[0-9]/.test(value) || /^\d\d?(?::\d\d){1,3}$/.test(value)) return false;
  const gaps = value.split('::').length - 1;
  if (gaps === 0) return groups.length === 8 && groups.every((group) => group !== '');
  return gaps === 1 && groups.length <= 9 && groups.filter((group) => group !== '').length >= 2 && value.length >= 5;
};

const ssnDigits = (value: string): boolean =>
  isIssuableSsn(digitsOf(/[A-Za-z|]/.test(value) ? withoutConfusions(value) : value));

/** A number of which a scanner read letters for some digits. */
const ssnLetters = (value: string): boolean =>
  /[A-Za-z|]/.test(value) && digitsOf(value).length >= 5 && ssnDigits(value);

/** A telephone number in which a scanner read letters for some digits. */
export const isConfusedPhone = (value: string): boolean =>
  /[A-Za-z]/.test(value) && digitsOf(value).length >= 6 && isNorthAmerican(digitsOf(withoutConfusions(value)));

const LEAST_LUHN = 12;

/** Luhn over the digits of a value, which are not all the same; read from the last without making a text of them. */
const isLongLuhn = (value: string): boolean => {
  let [sum, count, last] = [0, 0, -1];
  let repeated = true;
  for (let at = value.length - 1; at >= 0; at -= 1) {
    const digit = value.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) continue;
    const weight = count % 2 === 1 ? digit * 2 : digit;
    sum += weight > 9 ? weight - 9 : weight;
    count += 1;
    repeated &&= last < 0 || digit === last;
    last = digit;
  }
  return count >= LEAST_LUHN && !repeated && sum % 10 === 0;
};

/** Different signs of a key, at least. */
const LEAST_SIGNS = 9;

/** Five digits or more, and no state with its postal code. */
const isNumberCode = (value: string): boolean =>
  digitsOf(value).length >= 5 && !/^[A-Z]{2} \d{5}$/.test(value) && VALUE_TESTS['number_code']?.(value) === true;

/** A day of these decades without signs: "20260312". */
const PLAIN_DAY = /^(?:19[3-9]|20[0-4])\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;

const OWN = {
  card_major: isMajorCard,
  luhn: isLongLuhn,
  ssn_any: ssnDigits,
  ssn_letters: ssnLetters,
  /** The second line of a passport's machine-readable zone. */
  mrz_number: passesMrz,
  /** The first one. */
  mrz_names: isMrzOfNames,
  /** Of a number whose first zeros were lost. */
  ssn_without_zeros: (value: string) => isIssuableSsn(digitsOf(value).padStart(9, '0')),
  ipv6: isIpv6,
  iban: isIban,
  lat_long_pair: isLatLongPair,
  licence: isLicence,
  secret_word: isSecret,
  handle: isHandle,
  login_word: isLoginWord,
  /** No state with its postal code: "NM 87104". */
  number_code_five: isNumberCode,
  /** The same behind labels that are words as well, where days stand, too: "drawn on 11-28-2026", "admission 20260312". */
  number_no_day: (value: string) => isNumberCode(value) && isIdCode(value) && !PLAIN_DAY.test(value),
  /** A code of seven signs or more, four of them digits. */
  long_code: (value: string) => value.replace(/[^A-Za-z0-9]/g, '').length >= 7 && digitsOf(value).length >= 4,
  number_or_letters: (value: string) => /\d/.test(value),
  birth_date: (value: string) => readBirthDate(value, withoutConfusions) !== undefined,
  /** A birth date with a time behind it, as programs write it. */
  birth_timestamp: (value: string) => readBirthDate(value.slice(0, 10), withoutConfusions) !== undefined,
  reference: isReference,
  order_reference: isOrderReference,
  id_code: isIdCode,
  booking_code: isBookingCode,
  health_phrase: isHealthPhrase,
  health_told: isHealthTold,
  offence_phrase: isOffencePhrase,
  plate: isPlate,
  /** Three pairs of digits that are no day: "20-71-86". */
  sort_code: (value: string) => VALUE_TESTS['date']?.(value) !== true,
  /** No example of an issuer: "glsa_XXXXXXXX". */
  varied: (value: string) => new Set(value).size >= LEAST_SIGNS,
  strong_secret: isStrongSecret,
  machine_secret: isMachineSecret,
  code_word: isCodeWord,
  confused_phone: isConfusedPhone,
  address_line: isAddressLine,
  address_with_code: isAddressWithCode,
  ...NATIONAL_IDS,
} as const;

/** Every validator that a detector may name; the tests of table cells are among them. */
export const VALIDATORS: Readonly<Record<string, (value: string) => boolean>> = { ...VALUE_TESTS, ...OWN };
