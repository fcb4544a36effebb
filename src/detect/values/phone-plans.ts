import { createRequire } from 'node:module';

/** The numbering plan of a country as libphonenumber's data state it. */
interface Plan {
  readonly prefix: string;
  readonly valid: RegExp;
  readonly lengths: ReadonlySet<number>;
}

type CountryData = readonly unknown[];

interface PhoneData {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, CountryData>>;
}

const data = createRequire(import.meta.url)('libphonenumber-js/metadata.max.json') as PhoneData;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Places in a country's data: general pattern, lengths, national prefix, patterns by type of number. */
const PATTERN = 2;
const LENGTHS = 3;
const PREFIX = 5;
const TYPES = 11;

const planOf = (country: CountryData): Plan => {
  const types = (Array.isArray(country[TYPES]) ? country[TYPES] : [])
    .map((type) => (Array.isArray(type) ? text(type[0]) : ''))
    .filter((pattern) => pattern !== '');
  const general = text(country[PATTERN]);
  const lengths = Array.isArray(country[LENGTHS]) ? (country[LENGTHS] as number[]) : [];
  const valid = types.length > 0 ? types.join('|') : general;
  return { prefix: text(country[PREFIX]), valid: new RegExp(`^(?:${valid})$`), lengths: new Set(lengths) };
};

const plans = new Map<string, Plan>();

const planFor = (country: string): Plan | undefined => {
  const known = plans.get(country);
  if (known) return known;
  const found = data.countries[country];
  if (!found) return undefined;
  const made = planOf(found);
  plans.set(country, made);
  return made;
};

const isNational = (digits: string, country: string): boolean => {
  const plan = planFor(country);
  return plan?.lengths.has(digits.length) === true && plan.valid.test(digits);
};

const withoutPrefix = (digits: string, prefix: string): string =>
  prefix !== '' && digits.startsWith(prefix) ? digits.slice(prefix.length) : digits;

/** Digits behind a plus sign: in use in the plan of their country, at least of a length that it has, or neither. */
export const internationalFit = (digits: string): 'valid' | 'possible' | 'none' => {
  for (let length = 1; length <= 3; length += 1) {
    const countries = data.country_calling_codes[digits.slice(0, length)];
    if (!countries) continue;
    const rest = digits.slice(length);
    const forms = countries.flatMap((country) => {
      const bare = withoutPrefix(rest, planFor(country)?.prefix ?? '');
      return [[country, rest] as const, [country, bare] as const];
    });
    if (forms.some(([country, number]) => isNational(number, country))) return 'valid';
    const possible = forms.some(([country, number]) => planFor(country)?.lengths.has(number.length) ?? false);
    return possible ? 'possible' : 'none';
  }
  return 'none';
};

/** Countries whose numbers are tried where none is written: those with many speakers of the languages that cues have. */
const TRIED =
  'US GB DE FR ES IT AU IN BR MX NL BE CH AT SE DK NO FI PL CZ SK HU PT IE NZ ZA JP CN KR SI HR RO BG GR TR IL AR CL CO PE IS EE LT LV UA RU PH SG MY HK TW AE SA EG NG KE PK BD LK TN MA DZ GL CY LU MT UY VE EC'.split(
    ' ',
  );

/** Whether digits are a national number, with or without its trunk prefix, that one of many plans has in use. */
export const isNationalAnywhere = (digits: string): boolean =>
  TRIED.some((country) => {
    const prefix = planFor(country)?.prefix ?? '';
    return (
      isNational(digits, country) ||
      (prefix !== '' && digits.startsWith(prefix) && isNational(digits.slice(prefix.length), country))
    );
  });

/** Area codes of the North American plan that are in use, by number; filled at first use. */
const areas = (() => {
  let known: Uint8Array | undefined;
  return (): Uint8Array => {
    known ??= Uint8Array.from({ length: 1000 }, (_, area) => {
      const countries = data.country_calling_codes['1'] ?? [];
      const samples = [`${area}2345678`, `${area}5550123`, `${area}7654321`];
      return Number(area >= 200 && samples.some((number) => countries.some((country) => isNational(number, country))));
    });
    return known;
  };
})();

/** Ten digits of the North American plan: area and exchange as they are given out. */
export const isNorthAmerican = (digits: string): boolean => {
  const from = digits.length === 11 && digits.startsWith('1') ? 1 : 0;
  if (digits.length - from !== 10) return false;
  if (areas()[Number(digits.slice(from, from + 3))] !== 1) return false;
  const exchange = Number(digits.slice(from + 3, from + 6));
  // Ten times the same digit is a multiple of this.
  return exchange >= 200 && exchange % 100 !== 11 && Number(digits.slice(from)) % 1_111_111_111 !== 0;
};
