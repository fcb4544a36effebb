import type { ScriptFunction } from '../engine/port.ts';
import { US_STATES } from '../schema/vocabulary.ts';
import { CANADIAN_REGIONS, COUNTRY_WORDS, zipState } from './data-files.ts';
import { nameWords } from './names/fold.ts';

const US = new Set(US_STATES);
const CANADIAN_CODE = /^[a-z]\d[a-z] ?\d[a-z]\d$/i;
const BRITISH_CODE = /^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i;
/** Codes that no other place writes so: of Ireland, the Netherlands, Poland and Portugal, in two groups as in Sweden, Greece and Czechia, or behind a country's letters. */
const EUROPEAN_CODE =
  /^(?:[a-z]\d[\dw] ?[a-z\d]{4}|[1-9]\d{3} ?[a-z]{2}|\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}|(?:a|at|b|be|d|de|dk|es|f|fi|fr|i|it|l|lt|lv|nl|pt|se)-\d{4,5})$/i;
/** Codes of the EU: four figures to six, as in Austria, Germany and Romania. */
const FEW_FIGURES = /^\d{4,6}$/;
const ZIP = /^\d{5}(-?\d{4})?$/;

/** Codes that only countries write so whose law Candor does not have: of Brazil, and of Japan. */
const CODE_ELSEWHERE = /^(?:\d{5}-\d{3}|\d{3}-\d{4})$/;

/**
 * Where figures are a postal code, if not in the US: of a jurisdiction, or of some other country. `foreign`: two letters
 * are no state there either.
 */
const CODE_PLACES = ['eu', 'abroad', 'foreign'] as const;
type CodePlace = (typeof CODE_PLACES)[number];

const codePlaceOf = (text: string | null): CodePlace | null => CODE_PLACES.find((place) => place === text) ?? null;

/** The state whose ZIP code the figures are, with the zeros that were lost in front. */
const stateOfFigures = (figures: string): string | null => {
  const found = /^\d{4,5}$/.test(figures) ? zipState(figures.padStart(5, '0')) : null;
  return found !== null && US.has(found) ? found : null;
};

/** Whether a code is a ZIP code of the state beside it, however it is typed: "454 02" in Ohio, "2134MA" in Massachusetts. */
const isOfState = (region: string | null, code: string): boolean => {
  const state = region?.trim().toUpperCase() ?? '';
  return US.has(state) && stateOfFigures(code.replace(/\D/g, '').slice(0, 5)) === state;
};

/** ZIP codes of Puerto Rico, where headers are Spanish: no Spanish-speaking country has codes that begin so. */
const PUERTO_RICAN = /^00[679]\d\d(?:-\d{4})?$/;
const WITH_FOUR_MORE = /^\d{5}-\d{4}$/;

const stateOf = (region: string | null, zip: string | null): string | null => {
  const code = region?.trim().toUpperCase() ?? '';
  if (US.has(code)) return code;
  return zip && ZIP.test(zip) ? stateOfFigures(zip.slice(0, 5)) : null;
};

/** What a code tells that no US table has: of Canada, the United Kingdom, or Europe. */
const byForm = (code: string): 'ca' | 'uk' | 'eu' | null => {
  if (CANADIAN_CODE.test(code)) return 'ca';
  if (BRITISH_CODE.test(code)) return 'uk';
  return EUROPEAN_CODE.test(code) ? 'eu' : null;
};

/** The place of figures (null: none) that are no ZIP code of the state beside them, in a table with headers of another language. */
const byHeaders = (state: string | null, zip: string | null, codePlace: CodePlace): string | null => {
  // Provinces of Italy are written as states are: MI, PA, CA.
  if (zip === null) return codePlace === 'abroad' ? state : null;
  if (codePlace === 'abroad' && (PUERTO_RICAN.test(zip) || WITH_FOUR_MORE.test(zip))) return state;
  return codePlace === 'eu' && FEW_FIGURES.test(zip) ? 'eu' : null;
};

const byCode = (region: string | null, zip: string | null, codePlace: CodePlace | null): string | null => {
  const found = stateOf(region, zip);
  const state = found === null ? null : `us-${found.toLowerCase()}`;
  if (zip !== null && isOfState(region, zip)) return state;
  const form = zip === null ? null : byForm(zip);
  if (form !== null) return form;
  if (zip !== null && CODE_ELSEWHERE.test(zip)) return null;
  return codePlace === null ? state : byHeaders(state, zip, codePlace);
};

/**
 * The jurisdiction (id of the law data) of a mailing address: the country it names, else what its region and postal
 * code tell. Null where they tell nothing, or a country whose law Candor does not have. Figures of a table that is from
 * another country (`codePlace`) are a ZIP code only of the state that stands beside them; so are the codes of states where
 * telephone numbers or regions show another country.
 */
export const residenceOf = (
  country: string | null,
  region: string | null,
  postalCode: string | null,
  codePlace: CodePlace | null = null,
): string | null => {
  const words = nameWords(country ?? '').join(' ');
  const zip = postalCode?.trim() ?? null;
  const named = words === '' ? undefined : COUNTRY_WORDS.get(words);
  if (words !== '' && named === undefined) return null;
  if (named !== undefined && named !== 'us') return named;
  if (named === 'us') {
    const state = stateOf(region, zip);
    return state === null ? null : `us-${state.toLowerCase()}`;
  }
  const place = nameWords(region ?? '').join(' ');
  const isElsewhere = codePlace === 'foreign' || CODE_ELSEWHERE.test(zip ?? '');
  const isCanadian = !isElsewhere && CANADIAN_REGIONS.has(place) && !US.has(place.toUpperCase());
  return byCode(region, zip, codePlace) ?? (isCanadian ? 'ca' : null);
};

/** Script step over distinct (country, region, postal code, where its figures are one). */
export const residences: ScriptFunction = function* ([
  country = null,
  region = null,
  postalCode = null,
  codePlace = null,
]) {
  const place = residenceOf(country || null, region || null, postalCode || null, codePlaceOf(codePlace));
  if (place !== null) yield [place];
};
