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
const ZIP = /^\d{5}(-?\d{4})?$/;

const stateOf = (region: string | null, zip: string | null): string | null => {
  const code = region?.trim().toUpperCase() ?? '';
  if (US.has(code)) return code;
  if (!zip || !ZIP.test(zip)) return null;
  const found = zipState(zip.slice(0, 5));
  return found !== null && US.has(found) ? found : null;
};

/**
 * The jurisdiction (id of the law data) of a mailing address: the country it names, else what its region and postal
 * code tell. Null where they tell nothing, or a country whose law Candor does not have.
 */
export const residenceOf = (
  country: string | null,
  region: string | null,
  postalCode: string | null,
): string | null => {
  const words = nameWords(country ?? '').join(' ');
  const zip = postalCode?.trim() ?? null;
  const named = words === '' ? undefined : COUNTRY_WORDS.get(words);
  if (words !== '' && named === undefined) return null;
  if (named !== undefined && named !== 'us') return named;
  const state = stateOf(region, zip);
  if (named === 'us') return state === null ? null : `us-${state.toLowerCase()}`;
  const place = nameWords(region ?? '').join(' ');
  if (zip !== null && CANADIAN_CODE.test(zip)) return 'ca';
  if (zip !== null && BRITISH_CODE.test(zip)) return 'uk';
  if (zip !== null && EUROPEAN_CODE.test(zip)) return 'eu';
  if (state !== null) return `us-${state.toLowerCase()}`;
  return CANADIAN_REGIONS.has(place) && !US.has(place.toUpperCase()) ? 'ca' : null;
};

/** Script step over distinct (country, region, postal code). */
export const residences: ScriptFunction = function* ([country = null, region = null, postalCode = null]) {
  const place = residenceOf(country || null, region || null, postalCode || null);
  if (place !== null) yield [place];
};
