import type { ColumnRole } from '../../schema/vocabulary.ts';
import type { ColumnFinding } from '../columns/classify-columns.ts';
import { PLACE_WORDS_ABROAD, POSTAL_CODE_WORDS } from '../columns/data-files.ts';
import { splitMarks } from '../columns/headers/header-tokens.ts';
import { asParts } from '../columns/scan-table.ts';

/**
 * Where five figures of a column are a postal code, if not in the US: a jurisdiction, or some other country. `foreign`: where
 * two letters are no state of the US either.
 */
export type CodePlace = 'eu' | 'abroad' | 'foreign';

const ADDRESS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['full_address', 'street', 'street_number', 'city']);

/** Words of a header are few: more than these say nothing of an address. */
const MOST_WORDS = 8;

/** What a header's words say; those of a program's column with a number ("ORT01" of SAP, in every country) say nothing. */
const saidBy = (name: string | null, words: ReadonlyMap<string, string>): CodePlace | undefined => {
  const tokens = splitMarks(name ?? '').slice(0, MOST_WORDS);
  if (tokens.some((token) => /^\d+$/.test(token))) return undefined;
  const spans = tokens.flatMap((_, from) => [1, 2, 3].map((n) => tokens.slice(from, from + n).join(' ')));
  const found = spans.map((span) => words.get(span)).find((place) => place !== undefined);
  return found === 'eu' || found === 'abroad' || found === 'foreign' ? found : undefined;
};

/** Whether most cells of a column are regions of other countries than the US; its counties are called as those of England. */
const isOfRegionsAbroad = ({ role, name, profile }: ColumnFinding): boolean =>
  role === 'region' &&
  !splitMarks(name ?? '').includes('county') &&
  profile.share('region_name') - profile.share('us_state') >= 0.5;

/** Letters of another script than ours in a header: no table of the US has them over an address. */
const OTHER_SCRIPT = /(?!\p{Script=Latin})\p{L}/u;

const saidByScript = ({ name }: ColumnFinding): CodePlace | undefined =>
  OTHER_SCRIPT.test(name ?? '') ? 'foreign' : undefined;

/** So many distinct values at least say something of a whole table. */
const LEAST_VALUES = 3;

/** Columns whose numbers have check digits of another country's scheme. */
const SCHEMES: Readonly<Partial<Record<ColumnRole, string>>> = {
  other_government_id: 'national_column',
  health_insurance_id: 'insured_column',
};

const isOfOtherPeople = ({ role, profile }: ColumnFinding): boolean => {
  const test = SCHEMES[role];
  return test !== undefined && profile.share(test) >= 0.9;
};

/** Names of states in full are those of the US whatever else a table shows; codes of two letters are those of many countries. */
const isOfStatesInFull = ({ role, profile }: ColumnFinding): boolean =>
  role === 'region' && profile.share('us_state') >= 0.5 && profile.averageLength >= 4;

const isOfPhonesAbroad = ({ role, profile }: ColumnFinding): boolean =>
  role === 'phone' && profile.distinct >= LEAST_VALUES && profile.share('phone_abroad') >= 0.8;

const isOfCodesAbroad = ({ role, profile }: ColumnFinding): boolean =>
  role === 'region' &&
  profile.distinct >= LEAST_VALUES &&
  profile.averageLength <= 3.5 &&
  profile.share('us_state') < 0.5 &&
  profile.share('region_name') < 0.5;

/** Of which country a table is by its cells alone: telephones that nobody in North America has, regions, numbers of a state's people. */
const placeByCells = (parts: readonly ColumnFinding[]): CodePlace | undefined => {
  if (parts.some(isOfStatesInFull)) return undefined;
  const phones = parts.filter(({ role, profile }) => role === 'phone' && profile.filled > 0);
  if (parts.some(isOfCodesAbroad) || (phones.length > 0 && phones.every(isOfPhonesAbroad))) return 'foreign';
  return parts.some(isOfRegionsAbroad) || parts.some(isOfOtherPeople) ? 'abroad' : undefined;
};

/**
 * Of which country five figures in the addresses of a table are, by the language of its headers: that of the postal code
 * first ("PLZ"), else those of street and town ("ZIP" beside "Ort"), else by its cells. Undefined where all is as in the US.
 */
export const codePlaceOf = (findings: readonly ColumnFinding[]): CodePlace | undefined => {
  const parts = findings.flatMap(asParts);
  const first = (has: (role: ColumnRole) => boolean, words: ReadonlyMap<string, string>): CodePlace | undefined =>
    parts.flatMap(({ role, name }) => (has(role) ? (saidBy(name, words) ?? []) : []))[0];
  const byCells = placeByCells(parts);
  const byWords =
    first((role) => role === 'postal_code' || role === 'full_address', POSTAL_CODE_WORDS) ??
    first((role) => ADDRESS.has(role) || role === 'region', PLACE_WORDS_ABROAD);
  // "Abroad" is the weaker word: what cells show of the table goes before it.
  if (byWords !== undefined && byWords !== 'abroad') return byWords;
  const byScript = parts.flatMap((part) =>
    ADDRESS.has(part.role) || part.role === 'postal_code' || part.role === 'region' ? (saidByScript(part) ?? []) : [],
  )[0];
  return byScript ?? (byCells === 'foreign' ? byCells : (byWords ?? byCells));
};
