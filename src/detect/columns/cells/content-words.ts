import { keptNumbers } from '../../../core/data-files.ts';
import { once } from '../../../core/once.ts';
import { numberOf, type WordTable, wordTable } from '../../../core/word-table.ts';
import { US_STATES } from '../../../schema/vocabulary.ts';
import { cityNames, WORD_FILES } from '../../words/data-files.ts';
import { US_STATE_NAMES, wordList, zipState } from '../data-files.ts';
import { FOLDING_FILES, foldWords } from './fold.ts';
import { isNameShaped, nameCore, nameRank } from './name-knowledge.ts';

export type ValueTest = (value: string) => boolean;

const inList = (name: string): ValueTest => {
  const words = wordList(name);
  return (value) => words.has(foldWords(value));
};

const hasWordOf = (name: string): ValueTest => {
  const words = wordList(name);
  return (value) =>
    value.length <= 200 &&
    foldWords(value)
      .split(' ')
      .some((word) => words.has(word));
};

const unions = wordList('unions');

/** "IBEW 245", "SEIU Local 1199": a union with the number of a local; alone its letters mean much else. */
const isUnion: ValueTest = (value) => {
  const [, name = ''] = /^(.{2,20}?)[\s,#-]+(?:local|lodge|lu|no\.?|council|#)?[\s#-]*\d{1,5}$/i.exec(value) ?? [];
  return unions.has(foldWords(name));
};

/** Forms of companies that stand before the name: Indonesian and Vietnamese ones. */
const COMPANY_BEFORE = /^(PT|CV|UD|TB|Yayasan|Koperasi|Toko|Apotek|Klinik|Công ty|Cty)\.?\s+\p{L}/iu;
const companyWords = hasWordOf('company_words');
const companyWord: ValueTest = (value) => COMPANY_BEFORE.test(value) || companyWords(value);
const streetWord = hasWordOf('street_words');
const postalStates = new Set(US_STATES);
const titleWords = wordList('titles');

/** Whether a folded word is a state of the US by code or name; null where it is none. */
export const usStateCode = (value: string): string | null => {
  const code = value.trim().replaceAll('.', '').toUpperCase();
  if (postalStates.has(code) || ['AS', 'MP', 'AA', 'AE', 'AP'].includes(code)) return code;
  return US_STATE_NAMES.get(foldWords(value)) ?? null;
};

/** A number that stands behind a name in brackets is another matter; airlines write a slash for the comma, hospitals a circumflex. */
export const plainName = (value: string): string =>
  value
    .replace(/\s*[([]\s*#?[A-Z]{0,3}-?\d{3,12}\s*[)\]]\s*$/i, '')
    .replace(/^(\p{L}[\p{L}'’ -]+(?<!\s\p{L}))[/^](\p{L})/u, '$1, $2')
    .replaceAll('^', ' ');

/** "Damaged item": a capital only in front is a phrase; names have one at each word, or none at all. */
const isPhrase = (value: string): boolean => {
  const [first = '', ...rest] = value.split(/[\s,]+/).filter((word) => nameCore(word).length > 0);
  return /^\p{Lu}/u.test(first) && rest.length > 0 && rest.every((word) => /^\p{Ll}/u.test(word));
};

const isFullName: ValueTest = (written) => {
  const value = plainName(written);
  if (!isNameShaped(value) || companyWord(value) || isPhrase(value)) return false;
  const core = nameCore(value);
  if (core.length < 2 || core.length > 5) return false;
  const known = core.filter((word) => nameRank(word).given > 0 || word.length === 1).length;
  return (
    known * 2 >= core.length &&
    core.some((word) => nameRank(word).given >= 500 || nameRank(word).family >= 500 || known === core.length)
  );
};

/** Digits behind a name tell invented patients of one name apart ("Emogene884"). */
const withoutCount = (value: string): string => value.replace(/(\p{Ll}{2})\d{1,4}$/u, '$1');

const isNameWords: ValueTest = (value) =>
  isNameShaped(withoutCount(value)) && !/^(n\/?a|none|null|unknown)$/i.test(value);

const isGiven: ValueTest = (value) => {
  if (!isNameShaped(value)) return false;
  const core = nameCore(value);
  const [first] = core;
  if (!first || core.length > 2) return false;
  const { given, family } = nameRank(first);
  const second = core[1];
  // "Mary Ann" is one, "Mary Johnson" is a whole name.
  if (second !== undefined && second.length > 1 && nameRank(second).given < nameRank(second).family) return false;
  return given > family || (given === family && given > 0);
};

/** How the kind of a street is written short behind its name: "Oak St" is no Saint's family. */
const SHORT_STREET = /\p{L} (?:st|rd|ave?|blvd|ln|dr|ct|cir|hwy|pkwy|ter)\.?$/iu;

const isFamily: ValueTest = (value) => {
  if (!isNameShaped(value) || SHORT_STREET.test(value)) return false;
  const core = nameCore(value);
  const last = core.at(-1);
  if (!last || core.length > 2) return false;
  const { given, family } = nameRank(last);
  const first = core.length === 2 ? nameRank(core[0] ?? '') : undefined;
  // "Ortega Ruiz" and "Smith-Jones" are family names, "Mary Johnson" and "North Plaza" are none.
  if (first && (first.family === 0 || first.given > first.family)) return false;
  return family >= given && family > 0;
};

const streetTypes = wordList('street_words');
const endsInStreetWord: ValueTest = (value) => {
  const words = foldWords(value).split(' ');
  return (
    words.length >= 2 && words.length <= 6 && streetTypes.has(words.at(-1) ?? '') && (words.at(-1) ?? '').length > 2
  );
};

const isStreet: ValueTest = (value) =>
  value.length <= 120 &&
  ((/\d/.test(value) &&
    /\p{L}{2,}/u.test(value) &&
    (streetWord(value) ||
      /(stra(ß|ss)e|str\.|weg|gasse|platz|allee|straat|laan|gatan|vägen|gata|vej|gade|veien|katu|tie|ulica|utca)\s*\d/iu.test(
        value,
      ))) ||
    endsInStreetWord(value) ||
    /^p\.?\s?o\.?\s+box\s+\d+/i.test(value) ||
    /^\d{1,6}\s+([NSEW]\.?\s+)?\p{L}[\p{L}.'-]*(\s+\p{L}[\p{L}.'-]*){1,3}(\s+(apt|unit|suite|ste|#)\.?\s*\w+)?$/iu.test(
      value,
    ));

/** Telephone numbers as they are written in North America: their last four figures are no postal code. */
const TELEPHONES = /\(?(?<!\d)\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?!\d)/g;

const isFullAddress: ValueTest = (written) => {
  if (written.length > 250) return false;
  return saysWholeAddress(written.replace(TELEPHONES, ' '));
};

const saysWholeAddress: ValueTest = (value) =>
  /[\s,]/.test(value) &&
  isStreetLike(value) &&
  (/[A-Z]{2}\.?,?\s+\d{5}(-\d{4})?\b/.test(value) ||
    /,.*\b\d{4,6}\b/.test(value) ||
    /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i.test(value) ||
    /\b[A-Z]\d[A-Z]\s?\d[A-Z]\d\b/i.test(value) ||
    (value.includes(',') && /\b\d{5}\b/.test(value.slice(6))));

const isStreetLike: ValueTest = (value) => /\d/.test(value) && /\p{L}{2,}/u.test(value);

const zipKnown = new Map<string, boolean>();
const isKnownZip: ValueTest = (value) => {
  const five = /^(\d{5})(-\d{4})?$/.exec(value)?.[1];
  if (!five) return false;
  const known = zipKnown.get(five) ?? zipState(five) !== null;
  if (zipKnown.size < 100_000) zipKnown.set(five, known);
  return known;
};

const regionName = inList('region_names');

const readCities = (): WordTable =>
  wordTable(new Map(cityNames().flatMap(({ words }) => words.map((word) => [foldWords(word), 1]))));
const cities = once(() =>
  keptNumbers('cities', [...WORD_FILES, ...FOLDING_FILES, new URL(import.meta.url)], readCities),
);
const isCityName: ValueTest = (value) => {
  if (value.length > 60 || /\d|[@:;=<>{}]/.test(value)) return false;
  return numberOf(cities(), foldWords(value)) !== 0;
};

/** A drug as pharmacies write it: a word, and a strength behind it. */
const isDose: ValueTest = (value) =>
  value.length <= 120 &&
  /\p{L}{4,}.*\b\d+([.,]\d+)?\s?(mg|mcg|µg|ug|ml|meq|iu|units?|%)\b/iu.test(value) &&
  !/^\d/.test(value);

const isGender = inList('gender');

/** Tests that rest on words. */
export const WORD_TESTS = {
  given_name: isGiven,
  family_name: isFamily,
  name_words: isNameWords,
  full_name: isFullName,
  name_or_two: (value) => isNameShaped(plainName(value)) && !companyWord(value),
  blank_within: (value) => /\S\s+\S/.test(value),
  several_words: (value) => isNameShaped(plainName(value)) && nameCore(plainName(value)).length >= 2,
  has_digit: (value) => /\d/.test(value),
  capitalized: (value) => /^\p{Lu}[\p{L}'’-]+$/u.test(value),
  name_suffix: inList('suffixes'),
  name_title: (value) => titleWords.has(foldWords(value)),
  gender: inList('gender'),
  gender_sign: (value) => !/^(\d|[lp])$/i.test(value) && isGender(value),
  gender_word: inList('gender_word'),
  female: inList('female'),
  male: inList('male'),
  organization: (value) =>
    /\p{L}{2}/u.test(value) && value.length < 120 && !/\d{3}|=/.test(value) && companyWord(value),
  words: (value) => /\p{L}/u.test(value),
  place: (value) => value.length <= 60 && /\p{L}/u.test(value) && !/\d{2,}|[@:;=<>{}]/.test(value),
  us_state: (value) => usStateCode(value) !== null,
  region_name: (value) => regionName(value) || usStateCode(value) !== null,
  country: inList('countries'),
  occupation: hasWordOf('occupations'),
  bank_product: inList('bank_products'),
  union_name: isUnion,
  street: isStreet,
  address_like: (value) => value.length <= 250 && /\p{L}{2}/u.test(value) && !/[@{}<>\\]|^\/|:\/\//.test(value),
  full_address: isFullAddress,
  race: inList('races'),
  religion: inList('religions'),
  orientation: inList('orientations'),
  drug: hasWordOf('drugs'),
  dose: isDose,
  city_name: isCityName,
  blood_type: (value) => /^(A|B|AB|O)\s?([+-]|pos|neg|positive|negative)$/i.test(value),
  flag: inList('flags'),
  yes_no: inList('yes_no'),
  zip5: isKnownZip,
  long_text: (value) => value.length >= 25 && value.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length >= 5,
} as const satisfies Record<string, ValueTest>;
