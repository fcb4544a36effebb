import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { passesLuhn } from '../columns/check-digits.ts';
import { VALUE_TESTS } from '../columns/content-tests.ts';

const PLANS = [
  'US',
  'GB',
  'DE',
  'FR',
  'ES',
  'IT',
  'AU',
  'IN',
  'BR',
  'MX',
  'NL',
  'BE',
  'CH',
  'AT',
  'SE',
  'DK',
  'NO',
  'FI',
  'PL',
  'CZ',
  'HU',
  'PT',
  'IE',
  'NZ',
  'ZA',
  'JP',
  'CN',
  'SI',
  'IS',
  'GR',
  'TR',
  'IL',
  'AR',
] as const;

const digitCount = (value: string): number => value.replace(/\D/g, '').length;
const withoutExtension = (value: string): string => value.replace(/\s*(?:x|ext\.?)\s*\d{1,6}$/i, '');

/** A number with its country's prefix that its numbering plan knows, or at least could hold. */
const phoneValid = (value: string): boolean =>
  parsePhoneNumberFromString(withoutExtension(value).replace(/^00/, '+'))?.isPossible() ?? false;

/** Digits after a cue: valid in one of many plans, or as many as a subscriber number has. Dates are none. */
const phoneCue = (value: string): boolean => {
  const bare = withoutExtension(value);
  if (/^\d{1,4}[./-]\d{1,2}[./-]\d{2,4}$/.test(bare) || /^\d{3}-\d{2}-\d{4}$/.test(bare)) return false;
  if (digitCount(bare) >= 9 || /[ ()-]/.test(bare)) return digitCount(bare) <= 15;
  return PLANS.some((plan) => parsePhoneNumberFromString(bare, plan)?.isValid() ?? false);
};

const ipv6 = (value: string): boolean =>
  VALUE_TESTS['ip']?.(value) === true && /[0-9a-f]/i.test(value) && !/^\d\d?(?::\d\d){1,3}$/.test(value);

/** Groups of digits without a cue: a number that one of the plans has in use. */
const phonePlan = (value: string): boolean =>
  digitCount(value) >= 9 &&
  !/^\d{2}[- ]\d{2}[- ]\d{4}$/.test(value) &&
  PLANS.some((plan) => parsePhoneNumberFromString(value, plan)?.isValid() ?? false);

const OWN = {
  phone_plan: phonePlan,
  luhn: (value: string) => !/^(.)\1*$/.test(value.replace(/\D/g, '')) && passesLuhn(value.replace(/\D/g, '')),
  phone_valid: phoneValid,
  phone_cue: phoneCue,
  ipv6,
  number_or_letters: (value: string) => /\d/.test(value),
} as const;

/** Every validator that a detector may name; the tests of table cells are among them. */
export const VALIDATORS: Readonly<Record<string, (value: string) => boolean>> = { ...VALUE_TESTS, ...OWN };
