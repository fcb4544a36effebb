import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { PLACE_WORDS_ABROAD, POSTAL_CODE_WORDS } from '../../columns/data-files.ts';
import { splitMarks } from '../../columns/headers/header-tokens.ts';
import { asParts } from '../../columns/scan-table.ts';

/**
 * Where four to six figures of a column are a postal code, if not in the US: a jurisdiction, or some other country. `foreign`:
 * where two letters are no state of the US either.
 */
export type CodePlace = 'eu' | 'abroad' | 'foreign';

/** What a word says; `alps`: of the EU, but for four figures, which are of Switzerland as of Austria or Belgium. */
type Said = CodePlace | 'alps';

const SAID: ReadonlySet<string> = new Set<Said>(['eu', 'alps', 'abroad', 'foreign']);
const isSaid = (word: string | undefined): word is Said => word !== undefined && SAID.has(word);

const ADDRESS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['full_address', 'street', 'street_number', 'city']);

/** Words of a header are few: more than these say nothing of an address. */
const MOST_WORDS = 8;

/** What a header's words say; those of a program's column with a number ("ORT01" of SAP, in every country) say nothing. */
const saidBy = (name: string | null, words: ReadonlyMap<string, string>): Said | undefined => {
  const tokens = splitMarks(name ?? '').slice(0, MOST_WORDS);
  if (tokens.some((token) => /^\d+$/.test(token))) return undefined;
  const spans = tokens.flatMap((_, from) => [1, 2, 3].map((n) => tokens.slice(from, from + n).join(' ')));
  return spans.map((span) => words.get(span)).find(isSaid);
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

/** Columns that tell of which country people are, each by one test for the EU and one for other countries. */
const TELLING: Readonly<Partial<Record<ColumnRole, string>>> = {
  phone: 'phone',
  iban: 'iban',
  other_government_id: 'national',
  tax_id: 'national',
  medical_id: 'national',
  health_insurance_id: 'national',
};

const MOST = 0.8;

/** Of the EU or of elsewhere, by one column; a number that both have tells nothing. */
const toldBy = ({ role, profile }: ColumnFinding): 'eu' | 'foreign' | undefined => {
  const test = TELLING[role];
  if (test === undefined || profile.distinct < LEAST_VALUES) return undefined;
  const isEu = profile.share(`${test}_eu`) >= MOST;
  const isElsewhere = profile.share(`${test}_elsewhere`) >= MOST;
  if (isEu === isElsewhere) return undefined;
  return isEu ? 'eu' : 'foreign';
};

const onlyOne = <T>(all: readonly T[]): T | undefined => (new Set(all).size === 1 ? all[0] : undefined);

/** So small a share of the addresses of mail, the others of no country, says which country a table from abroad is of. */
const SOME_MAIL = 0.1;

/** Domains of mail: they part the countries abroad, and never say that a table is from there. */
const toldByMail = (parts: readonly ColumnFinding[]): 'eu' | 'foreign' | undefined =>
  onlyOne(
    parts.flatMap(({ role, profile }) => {
      if (role !== 'email' || profile.distinct < LEAST_VALUES) return [];
      const [eu, elsewhere] = [profile.share('mail_eu'), profile.share('mail_elsewhere')];
      if (Math.max(eu, elsewhere) < SOME_MAIL || Math.min(eu, elsewhere) > SOME_MAIL / 2) return [];
      return [eu > elsewhere ? ('eu' as const) : ('foreign' as const)];
    }),
  );

/** Whether the postal codes of a table have four figures. */
const hasFourFigures = (parts: readonly ColumnFinding[]): boolean =>
  parts.some(({ role, profile }) => role === 'postal_code' && profile.share('four_figures') >= MOST);

const saidByHeaders = (parts: readonly ColumnFinding[]): Said | undefined => {
  const first = (has: (role: ColumnRole) => boolean, words: ReadonlyMap<string, string>): Said | undefined =>
    parts.flatMap(({ role, name }) => (has(role) ? (saidBy(name, words) ?? []) : []))[0];
  return (
    first((role) => role === 'postal_code' || role === 'full_address', POSTAL_CODE_WORDS) ??
    first((role) => ADDRESS.has(role) || role === 'region', PLACE_WORDS_ABROAD)
  );
};

const placeByLanguage = (parts: readonly ColumnFinding[]): CodePlace | undefined => {
  const said = saidByHeaders(parts);
  const byWords = said === 'alps' ? (hasFourFigures(parts) ? 'foreign' : 'eu') : said;
  // "Abroad" is the weaker word: what cells show of the table goes before it.
  if (byWords !== undefined && byWords !== 'abroad') return byWords;
  const byScript = parts.flatMap((part) =>
    ADDRESS.has(part.role) || part.role === 'postal_code' || part.role === 'region' ? (saidByScript(part) ?? []) : [],
  )[0];
  const byCells = placeByCells(parts);
  return byScript ?? (byCells === 'foreign' ? byCells : (byWords ?? byCells));
};

/**
 * Of which country figures in the addresses of a table are. Numbers that are one country's (telephones with its code, IBANs,
 * numbers of citizens) say it first, where all of them say one thing; then the language of the headers: that of the postal code
 * first ("PLZ"), else those of street and town ("ZIP" beside "Ort"); then other cells, and domains of mail among the countries
 * abroad. Undefined where all is as in the US.
 */
export const codePlaceOf = (findings: readonly ColumnFinding[]): CodePlace | undefined => {
  const parts = findings.flatMap(asParts);
  if (parts.some(isOfStatesInFull)) return placeByLanguage(parts);
  const told = onlyOne(parts.flatMap((part) => toldBy(part) ?? []));
  if (told !== undefined) return told;
  const place = placeByLanguage(parts);
  return place === 'abroad' || place === 'foreign' ? (toldByMail(parts) ?? place) : place;
};
