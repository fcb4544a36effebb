import { createRequire } from 'node:module';
import { z } from 'zod';
import { readYaml } from '../core/data-files.ts';
import { CandorError } from '../core/errors.ts';
import type { Relation } from '../schema/vocabulary.ts';

const folder = new URL('../../data/names/', import.meta.url);

const load = <T>(file: string, schema: z.ZodType<T>): T => {
  const parsed = schema.safeParse(readYaml(new URL(file, folder)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new CandorError('DATA_INVALID', issue?.message ?? 'not as its schema says', {
    place: { file: `data/names/${file}`, key: issue?.path.join('.') ?? '' },
  });
};

const words = z.array(z.coerce.string());

const titleFile = load(
  'titles.yaml',
  z.strictObject({
    titles: words,
    genders: z.strictObject({ m: words, f: words }),
    maybe_titles: words,
    dignities: words,
    generations: z.record(z.string(), z.int().positive()),
    qualifications: words,
    particles: words,
    legal_forms: words,
  }),
);

/** What companies are called behind their names; folded. */
export const LEGAL_FORMS: readonly string[] = titleFile.legal_forms;

/** Words that stand at names and are no names; folded. */
export const NAME_WORDS = {
  titles: new Set(titleFile.titles),
  /** Of whom a title is. */
  genders: new Map(Object.entries(titleFile.genders).flatMap(([gender, all]) => all.map((title) => [title, gender]))),
  maybeTitles: new Set(titleFile.maybe_titles),
  dignities: new Set(titleFile.dignities),
  generations: new Map(Object.entries(titleFile.generations)),
  qualifications: new Set(titleFile.qualifications),
  particles: new Set(titleFile.particles),
} as const;

const missingFile = load(
  'missing-names.yaml',
  z.strictObject({
    any: words,
    first: words,
    family: words,
    newborn: words,
    newborn_sign: words,
    newborn_genders: z.record(z.string(), z.enum(['m', 'f'])),
    dates: z.array(z.int().positive()),
  }),
);

/** What stands in place of a name that nobody knows, by the parts it stands for; in small letters. */
export const MISSING_NAMES = {
  any: new Set(missingFile.any),
  first: new Set([...missingFile.any, ...missingFile.first]),
  family: new Set([...missingFile.any, ...missingFile.family]),
  newborn: new Set(missingFile.newborn),
  newbornSign: new Set(missingFile.newborn_sign),
  newbornGenders: new Map<string, string>(Object.entries(missingFile.newborn_genders)),
} as const;

/** Dates (yyyymmdd) that stand in place of a birth date that nobody knows. */
export const MISSING_DATES: readonly number[] = missingFile.dates;

/** Names that are nobody's; folded. */
export const TEST_NAMES = load(
  'test-names.yaml',
  z.strictObject({ words, fillers: words, stock: words, nobody: words }),
);

const nicknameFile = load('nicknames.yaml', z.strictObject({ groups: z.string(), abbreviations: z.string() }));

/** Groups of given names that one person may use. */
export const NICKNAME_GROUPS: readonly (readonly string[])[] = `${nicknameFile.groups}\n${nicknameFile.abbreviations}`
  .split('\n')
  .map((line) => [...new Set(line.trim().split(/\s+/).filter(Boolean))])
  .filter((group) => group.length > 1);

const relationFile = load(
  'relations.yaml',
  z.strictObject({
    customer: words,
    former_customer: words,
    prospective_customer: words,
    employee: words,
    countries: z.strictObject({ us: words, uk: words, ca: words, eu: words }),
    canadian_regions: words,
    guardian_words: words,
  }),
);

const { countries, canadian_regions, guardian_words, ...relations } = relationFile;

/** Which relation a word of a status column tells; folded words. */
export const RELATION_WORDS: ReadonlyMap<string, Relation> = new Map(
  Object.entries(relations).flatMap(([relation, all]) => all.map((word) => [word, relation as Relation] as const)),
);

/** Which law's country a word names; folded words. */
export const COUNTRY_WORDS: ReadonlyMap<string, 'us' | 'uk' | 'ca' | 'eu'> = new Map(
  (['us', 'uk', 'ca', 'eu'] as const).flatMap((place) => countries[place].map((word) => [word, place] as const)),
);

export const CANADIAN_REGIONS: ReadonlySet<string> = new Set(canadian_regions);

/** Words of a header that make its column speak of a guardian. */
export const GUARDIAN_WORDS: readonly string[] = guardian_words;

/** The state of a US ZIP code, or null for one that is not in use (zip-state, CC0). */
export const zipState = createRequire(import.meta.url)('zip-state') as (zip: string) => string | null;
