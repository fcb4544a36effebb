import {
  hasIdentityForm,
  hasTaxForm,
  isIssuableSsn,
  passesCard,
  passesDea,
  passesIban,
  passesLuhn,
  passesNpi,
  passesRouting,
  passesVin,
} from './check-digits.ts';
import { type ValueTest, WORD_TESTS } from './content-words.ts';
import { COUNTRY_TESTS } from './country-tests.ts';
import { readDate } from './value-dates.ts';

const digitsOf = (value: string): string => value.replace(/\D/g, '');

const isNanp = (digits: string): boolean => /^1?[2-9]\d{2}[2-9]\d{6}$/.test(digits);

const isPhoneLike: ValueTest = (value) => {
  if (/^\d{3}-\d{2}-\d{4}$/.test(value)) return false;
  if (!/^[\s\d()+.\-/x#ext*]+$/i.test(value) || value.length > 32) return false;
  const digits = digitsOf(value.replace(/(x|ext\.?|#)\s*\d{1,6}$/i, ''));
  return digits.length >= 7 && digits.length <= 15 && !/^\d{4}-\d\d-\d\d$/.test(value);
};

const isPhoneWritten: ValueTest = (value) => {
  if (!isPhoneLike(value) || /^\d{3}-\d{2}-\d{4}$/.test(value)) return false;
  const digits = digitsOf(value.replace(/(x|ext\.?|#)\s*\d{1,6}$/i, ''));
  if (/^[\s]*(\+?1[\s.-]*)?(\(\d{3}\)[\s.-]*|\d{3}[\s.-])\d{3}[\s.-]\d{4}\b/.test(value)) return isNanp(digits);
  return (
    (value.startsWith('+') || /^\(?0\d/.test(value)) &&
    /[\s().-]/.test(value) &&
    digits.length >= 8 &&
    !/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(value)
  );
};

/** A number that nobody dials so in North America: behind another country's code or a zero, or of as many digits as none has there. */
const isPhoneAbroad: ValueTest = (value) => {
  if (!isPhoneLike(value)) return false;
  const digits = digitsOf(value);
  if (value.startsWith('+') || /^00[1-9]/.test(digits)) return !/^(?:00)?1/.test(digits);
  if (/^\(?0[1-9]/.test(value)) return digits.length >= 9 && digits.length <= 12;
  return (
    digits.length === 9 ||
    (digits.length === 11 && !digits.startsWith('1')) ||
    /^(?:34|39|44|49|52|55|57|91)\d{10,11}$/.test(digits)
  );
};

const isLatLong: ValueTest = (value) => {
  const pair = /^[-+]?(\d{1,3}\.\d{3,})\s*[,;\s]\s*[-+]?(\d{1,3}\.\d{3,})$/.exec(value);
  return pair !== null && Number(pair[1]) <= 180 && Number(pair[2]) <= 180;
};

const matches =
  (pattern: RegExp): ValueTest =>
  (value) =>
    pattern.test(value);

/** What is a day with the month first is one with the day first, since either is read the other way round where it must be. */
const anyDate: ValueTest = (value) => readDate(value, 'mdy') !== undefined;

const code = matches(/^(?=[^a-z]*[a-z]?.*\d)[\p{L}\d][\p{L}\d\s./#_-]{2,39}$/iu);

const IPV4 = /^(25[0-5]|2[0-4]\d|1?\d?\d)(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}(\/\d{1,2})?$/;
const IPV6 = /^[0-9a-f]{0,4}(:[0-9a-f]{0,4}){2,7}(\/\d{1,3})?$/i;

const CRYPT_HASH =
  /^(\$(1|2[abxy]?|5|6|y|argon2(id|i|d)|apr1|P)\$|\{(SSHA|SHA|SMD5|MD5)\}|pbkdf2_sha\d+\$|argon2\$|scrypt[:$])/;

/** Tests that rest on the form and check digits of a value. Each is a pure function of one trimmed, filled cell. */
const FORM_TESTS = {
  ...COUNTRY_TESTS,
  any: () => true,
  code,
  number_code: matches(/^[A-Z]{0,6}[\s-]?\d[\dA-Z\s./-]{2,33}$/i),
  ssn_written: (value) => /^\d{3}[-\s]\d{2}[-\s]\d{4}$/.test(value) && isIssuableSsn(digitsOf(value)),
  race_letter: matches(/^[WBHAIUOPNXM]$/i),
  ssn_masked: matches(/^[*x•#]{3}[-\s]?[*x•#]{2}[-\s]?\d{4}$/i),
  ssn_digits: (value) => /^\d{9}$/.test(value) && isIssuableSsn(value),
  // A spreadsheet takes leading zeros; what is read as a number has them put back.
  ssn_short: (value) => /^\d{7,9}$/.test(value) && isIssuableSsn(value.padStart(9, '0')),
  ssn_like: (value) => /^[\d\s*x•#.-]{4,14}$/i.test(value) && [4, 7, 8, 9].includes(digitsOf(value).length),
  itin_written: (value) => /^9\d{2}[-\s](5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])[-\s]\d{4}$/.test(value),
  card: (value) => /^[\d\s-]{12,23}$/.test(value) && passesCard(digitsOf(value)),
  card_masked: matches(/^([A-Z]{2}\s?)?(\d{1,6})?[\s-]?[*x•#]{2,}[\s*x•#-]*\d{4}$/i),
  card_like: (value) =>
    /^([A-Z]{2}\s?)?[\d\s*x•#-]{4,25}$/i.test(value) &&
    ((digitsOf(value).length >= 12 && digitsOf(value).length <= 19) || /[*x•#]{2}/i.test(value)),
  iban: passesIban,
  iban_like: matches(/^[A-Z]{2}\d{2}[A-Z0-9\s*]{8,36}$/i),
  routing: passesRouting,
  bic: matches(/^[A-Z]{6}[A-Z0-9]{2}(XXX|[A-Z0-9]{3})$/),
  email: matches(/^[^\s@,;<>]{1,64}@[A-Za-z0-9À-ɏ.-]{1,190}\.[A-Za-z]{2,24}$/),
  email_like: (value) => value.includes('@') && !/\s\S+\s/.test(value),
  phone_written: isPhoneWritten,
  phone_e164: matches(/^\+[1-9]\d{7,14}$/),
  phone_digits: (value) => /^\d{10,11}$/.test(value) && isNanp(value),
  phone_like: isPhoneLike,
  phone_abroad: isPhoneAbroad,
  imei: (value) => /^\d{15}$/.test(value) && passesLuhn(value) && !/^0{6}/.test(value),
  imei_like: matches(/^(\d[\d\s-]{12,17}\d|[0-9A-F]{8}|[0-9A-F]{14})$/i),
  imsi: matches(/^[2-7][0-9]{2}\d{12}$/),
  imsi_like: matches(/^\d{14,15}$/),
  iccid: (value) => /^89\d{16,18}F?$/i.test(value) && (passesLuhn(value.replace(/F$/i, '')) || value.length >= 18),
  long_digits: matches(/^\d{6,17}$/),
  long_number: matches(/^\d{15,22}F?$/i),
  pin: matches(/^\d{4,8}$/),
  three_four_digits: matches(/^\d{3,4}$/),
  coded_date: matches(/^-?\d{4,18}(\.\d+)?$/),
  tail: matches(/^[\D]{0,12}\d{2,4}$/),
  secret: matches(/^\S{3,}$/),
  username: matches(/^[^\s,;]{2,64}$/),
  uuid: matches(/^\{?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\}?$/i),
  crypt_hash: matches(CRYPT_HASH),
  hash_like: (value) => CRYPT_HASH.test(value) || /^[0-9a-f$:./A-Z+=]{16,}$/i.test(value),
  api_key: matches(
    /^(AKIA[0-9A-Z]{16}|AIza[\w-]{35}|sk_(live|test)_\w{10,}|ghp_\w{36}|xox[abpr]-[\w-]{10,}|SG\.[\w.-]{20,})$/,
  ),
  jwt: matches(/^eyJ[\w-]{5,}\.eyJ[\w-]{5,}\.[\w-]*$/),
  private_key: (value) => value.includes('PRIVATE KEY-----'),
  mrz: matches(/^P[A-Z<][A-Z]{3}[A-Z<]{30,}/),
  national_id: (value) => hasIdentityForm(value) || hasTaxForm(value),
  identity_form: hasIdentityForm,
  tax_form: hasTaxForm,
  mbi: matches(
    /^[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}$/i,
  ),
  npi: passesNpi,
  dea: passesDea,
  vin: passesVin,
  // Vehicles of Europe have no check digit: three letters at least, and a counter at the end.
  vin_form: (value) =>
    value.length === 17 && /^[A-HJ-NPR-Z0-9]{13}\d{4}$/.test(value) && value.replace(/\d/g, '').length >= 3,
  icd10: matches(/^[A-TV-Z]\d[0-9AB]\.[0-9A-Z]{1,4}$/i),
  icd10_bare: matches(/^[A-TV-Z]\d[0-9AB][0-9A-Z]{0,4}$/),
  /** Of Quebec's health insurance: letters of the name, the day of birth (months of women from 51), and a counter. */
  ramq: matches(/^[A-Z]{4}[ -]?\d{2}(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])\d{2}$/),
  loinc: (value) => /^\d{1,5}-\d$/.test(value) && passesLuhn(value.replace('-', '')),
  procedure_code: matches(/^(\d{4}[0-9AFTU]|[A-V]\d{4})$/),
  ndc: matches(/^(\d{4}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{5}-\d{4}-\d{1,2})$/),
  rsid: matches(/^rs\d{4,10}$/),
  ip: (value) => IPV4.test(value) || (IPV6.test(value) && /::|(:.*){7}/.test(value)),
  mac: matches(/^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$|^([0-9a-f]{4}\.){2}[0-9a-f]{4}$/i),
  url: matches(/^(https?:\/\/|www\.)\S+$/i),
  lat_long: isLatLong,
  coordinate: (value) => isLatLong(value) || /^[-+]?\d{1,3}([.,]\d{2,})?\s*°?\s*[NSEW]?$/.test(value),
  date: anyDate,
  date_time: (value) => /\d{1,2}:\d{2}/.test(value) && anyDate(value),
  date_or_number: (value) => /^[\d:.,\s/-]+$/.test(value) || anyDate(value),
  month_year: matches(/^(0?[1-9]|1[0-2])\s*[/-]\s*(\d{2}|20\d{2})$|^20\d{2}-(0[1-9]|1[0-2])$|^(0[1-9]|1[0-2])[2-4]\d$/),
  four_figures: matches(/^\d{4}$/),
  zip_figures: matches(/^\d{5}(?:-?\d{4})?$/),
  fraction: matches(/^-?\d*[.,](?=\d*[1-9])\d+$/),
  month_number: matches(/^(0?[1-9]|1[0-2])(\.0)?$/),
  day_number: matches(/^(0?[1-9]|[12]\d|3[01])(\.0)?$/),
  month_day: matches(/^(?:\d{1,2}[/.-]\d{1,2}\.?|--\d{2}-\d{2}|\p{L}{3,9}\.? \d{1,2}|\d{1,2}\.?[ -]\p{L}{3,9}\.?)$/u),
  birth_day: matches(
    /^(?:(?:0?[1-9]|[12]\d|3[01])(?:\.0)?|\d{1,2}[/.-]\d{1,2}\.?|--\d{2}-\d{2}|\p{L}{3,9}\.? \d{1,2}|\d{1,2}\.?[ -]\p{L}{3,9}\.?)$/u,
  ),
  comma_name: matches(/^\p{L}[\p{L}'’. -]{0,40},\s?\p{L}[\p{L}'’. -]{0,40}$/u),
  year: matches(/^(1[89]|20)\d{2}$/),
  small_number: matches(/^\d{1,3}(\.\d)?\s*(y(ears|rs)?|m(onths)?)?\.?$/i),
  number: matches(
    /^[-+(]?\s*([$€£¥₹₽]|R\$)?\s*[-+]?[\d\s.,']{1,24}\)?\s*([$€£¥₹₽%]|[A-Z]{2,4}|zł|kč|руб\.?|kg|lbs?|cm|in|kr\.?)?$/iu,
  ),
  amount: matches(
    /^[-+(]?\s*(([$€£¥₹]|R\$)\s*[-+]?\d[\d,.]*|[-+]?\d[\d,]*[.,]\d{1,2}|\d{1,3}([, ]\d{3})+([.,]\d+)?)\)?\s*([$€£¥₹₽%]|USD|EUR|GBP|zł|Kč|kr\.?)?$/,
  ),
  few_digits: matches(/^\d{1,3}$/),
  row_number: matches(/^\d{1,6}$/),
  ten_digits: (value) => /^[\d\s-]+$/.test(value) && digitsOf(value).length === 10,
  short_number: matches(/^\d{1,6}\s?[A-Za-z]?([-/]\d{1,5}[A-Za-z]?)?$/),
  short_code: matches(/^[\p{L}\d#./\s-]{1,20}$/u),
  postcode_uk: matches(/^[A-Z]{1,2}\d[A-Z\d]?\s?\d[ABD-HJLNP-UW-Z]{2}$/i),
  postcode_ca: matches(/^[ABCEGHJ-NPRSTVXY]\d[A-Z][\s-]?\d[A-Z]\d$/i),
  /** What is left of the codes of New England, New Jersey and Puerto Rico without their zeros. */
  zip_short: matches(/^([1-8]\d{3}|[5-9]\d{2})$/),
  zip_plus4: matches(/^\d{5}-\d{4}$/),
  postal_form: matches(/^(?=(.*\d){2})[A-Z\d][A-Z\d\s-]{2,9}$/),
  postal_like: matches(/^(?=.*\d)(?!\d+\.\d+$)[A-Z\d][A-Z\d\s.-]{2,10}$/i),
} as const satisfies Record<string, ValueTest>;

/** Every test that roles.yaml may name for a single value; `birth_dates` and `serial` look at the column as a whole. */
export const VALUE_TESTS: Readonly<Record<string, ValueTest>> = { ...FORM_TESTS, ...WORD_TESTS };
