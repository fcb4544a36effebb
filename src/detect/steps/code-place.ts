import type { ColumnRole } from '../../schema/vocabulary.ts';
import type { ColumnFinding } from '../columns/classify-columns.ts';
import { PLACE_WORDS_ABROAD, POSTAL_CODE_WORDS } from '../columns/data-files.ts';
import { splitMarks } from '../columns/headers/header-tokens.ts';
import { asParts } from '../columns/scan-table.ts';

/** Where five figures of a column are a postal code, if not in the US: a jurisdiction, or some other country. */
export type CodePlace = 'eu' | 'abroad';

const ADDRESS: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['full_address', 'street', 'street_number', 'city']);

/** Words of a header are few: more than these say nothing of an address. */
const MOST_WORDS = 8;

/** What a header's words say; those of a program's column with a number ("ORT01" of SAP, in every country) say nothing. */
const saidBy = (name: string | null, words: ReadonlyMap<string, string>): CodePlace | undefined => {
  const tokens = splitMarks(name ?? '').slice(0, MOST_WORDS);
  if (tokens.some((token) => /^\d+$/.test(token))) return undefined;
  const spans = tokens.flatMap((_, from) => [1, 2, 3].map((n) => tokens.slice(from, from + n).join(' ')));
  const found = spans.map((span) => words.get(span)).find((place) => place !== undefined);
  return found === 'eu' || found === 'abroad' ? found : undefined;
};

/** Whether most cells of a column are regions of other countries than the US; its counties are called as those of England. */
const isOfRegionsAbroad = ({ role, name, profile }: ColumnFinding): boolean =>
  role === 'region' &&
  !splitMarks(name ?? '').includes('county') &&
  profile.share('region_name') - profile.share('us_state') >= 0.5;

/**
 * Of which country five figures in the addresses of a table are, by the language of its headers: that of the postal code
 * first ("PLZ"), else those of street and town ("ZIP" beside "Ort"), else by its regions. Undefined where all is as in the US.
 */
export const codePlaceOf = (findings: readonly ColumnFinding[]): CodePlace | undefined => {
  const parts = findings.flatMap(asParts);
  const first = (has: (role: ColumnRole) => boolean, words: ReadonlyMap<string, string>): CodePlace | undefined =>
    parts.flatMap(({ role, name }) => (has(role) ? (saidBy(name, words) ?? []) : []))[0];
  return (
    first((role) => role === 'postal_code' || role === 'full_address', POSTAL_CODE_WORDS) ??
    first((role) => ADDRESS.has(role), PLACE_WORDS_ABROAD) ??
    (parts.some(isOfRegionsAbroad) ? 'abroad' : undefined)
  );
};
