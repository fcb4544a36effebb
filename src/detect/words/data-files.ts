import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { readYaml } from '../../core/data-files.ts';
import { CandorError } from '../../core/errors.ts';
import { once } from '../../core/once.ts';
import {
  ADDRESS_KINDS,
  type AddressKind,
  FAMILIES,
  type Family,
  MEDICAL_KINDS,
  MEDICAL_PARTS,
  NAME_CONTEXTS,
  type NameContext,
  NUMBER_GENRES,
  NUMBER_NOUNS,
  type NumberGenre,
  SECTORS,
  TOLD_OF_PEOPLE,
  WORD_KINDS,
  type WordKind,
} from './kinds.ts';

const folder = new URL('../../../data/words/', import.meta.url);

const invalid = (file: string, line: number, message: string): CandorError =>
  new CandorError('DATA_INVALID', message, { place: { file: `data/words/${file}`, line } });

/** Words of a list under the number that begins their line; lines of # are remarks. */
export interface RankedWords {
  readonly rank: number;
  readonly words: readonly string[];
}

const readRanked = (file: string, separator: string): readonly RankedWords[] =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .flatMap((line, n) => {
      if (line === '' || line.startsWith('#')) return [];
      const [rank = '', ...words] = line.split(separator);
      if (!/^\d+$/.test(rank)) throw invalid(file, n + 1, 'a line begins with a number');
      return [{ rank: Number(rank), words }];
    });

/** Where ranked words and kinds of words come from, with the code that reads them. */
export const WORD_FILES: readonly URL[] = [
  new URL(import.meta.url),
  ...['english.txt', 'cities.txt', 'names.txt', 'genders.txt', 'kinds.yaml'].map((file) => new URL(file, folder)),
];

/** Where English words come from. */
export const ENGLISH_FILES: readonly URL[] = [new URL(import.meta.url), new URL('english.txt', folder)];

/** English words by level: 10 for the commonest, 60 for the rarest. */
export const englishWords = (): readonly RankedWords[] => readRanked('english.txt', ' ');

/** Names of cities by the least population of their group. */
export const cityNames = (): readonly RankedWords[] => readRanked('cities.txt', '|');

/** Given names (rank 1) and family names (rank 2) of many countries. */
export const worldNames = (): readonly RankedWords[] => readRanked('names.txt', '|');

/** Given names, folded, that are of men (rank 1) or of women (rank 2) only. */
export const namesByGender = (): readonly RankedWords[] => readRanked('genders.txt', '|');

/** What a file of closed lists says: words by kind, each kind once. */
const closedLists = <Kind extends string>(
  file: string,
  kinds: readonly Kind[],
): Readonly<Record<Kind, readonly string[]>> => {
  const parsed = z.record(z.enum(kinds), z.array(z.string())).safeParse(readYaml(new URL(file, folder)));
  if (!parsed.success) throw invalid(file, 1, parsed.error.issues[0]?.message ?? 'not as its schema says');
  return parsed.data as Readonly<Record<Kind, readonly string[]>>;
};

/** The closed lists of data/words/kinds.yaml. */
export const wordKinds = (): Readonly<Record<WordKind, readonly string[]>> => closedLists('kinds.yaml', WORD_KINDS);

/** The closed lists of data/words/medical.yaml. */
export const medicalWords = (): Readonly<Record<(typeof MEDICAL_KINDS)[number], readonly string[]>> =>
  closedLists('medical.yaml', MEDICAL_KINDS);

/** Illnesses and procedures that mean nothing else (rank 1) or much else as well (2), medicines (3), abbreviations that mean much else (4) and others (5). */
export const medicalLexicon = (): readonly RankedWords[] => readRanked('medical.txt', '|');

/** The same of other languages, and shorthand of clinics. */
export const medicalAbroad = (): readonly RankedWords[] => readRanked('medical-abroad.txt', '|');

/** The closed lists of data/words/medical-parts.yaml. */
export const medicalParts = (): Readonly<Record<(typeof MEDICAL_PARTS)[number], readonly string[]>> =>
  closedLists('medical-parts.yaml', MEDICAL_PARTS);

/** Names of drugs of one word, folded. */
export const drugNames = (): readonly string[] =>
  readFileSync(new URL('drugs.txt', folder), 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' || line.startsWith('#') ? [] : line.split(' ')));

let groupsOfGiven: ReadonlyMap<string, readonly number[]> | undefined;

/** For each given name the groups of data/names/nicknames.yaml that it is in: two names of one group may be one person's. */
export const givenGroups = (): ReadonlyMap<string, readonly number[]> => {
  if (groupsOfGiven) return groupsOfGiven;
  const parsed = z.object({ groups: z.string() }).safeParse(readYaml(new URL('../names/nicknames.yaml', folder)));
  if (!parsed.success) throw invalid('../names/nicknames.yaml', 1, 'not as its schema says');
  const found = new Map<string, number[]>();
  for (const [n, line] of parsed.data.groups.split('\n').entries())
    for (const name of line.split(' ')) if (name !== '') found.set(name, [...(found.get(name) ?? []), n]);
  groupsOfGiven = found;
  return found;
};

/** The closed lists of data/words/addresses.yaml. */
export const addressWords = (): Readonly<Record<AddressKind, readonly string[]>> =>
  closedLists('addresses.yaml', ADDRESS_KINDS);

/** The closed lists of data/words/name-context.yaml. */
export const nameContext = (): Readonly<Record<NameContext, readonly string[]>> =>
  closedLists('name-context.yaml', NAME_CONTEXTS);

/** The closed lists of data/words/number-nouns.yaml. */
export const numberNouns = (): Readonly<Record<(typeof NUMBER_NOUNS)[number], readonly string[]>> =>
  closedLists('number-nouns.yaml', NUMBER_NOUNS);

/** The closed lists of data/words/number-genres.yaml. */
export const numberGenres = (): Readonly<Record<NumberGenre, readonly string[]>> =>
  closedLists('number-genres.yaml', NUMBER_GENRES);

/** The closed lists of data/words/text-sectors.yaml. */
export const textSectors = once(() => closedLists('text-sectors.yaml', SECTORS));

/** The closed lists of data/words/told-of-people.yaml. */
export const toldOfPeople = once(() => closedLists('told-of-people.yaml', TOLD_OF_PEOPLE));

/** Steps of a family: from which confidence of the rules on, which share was right; both in hundredths, rising. */
export type Steps = readonly (readonly [number, number])[];

const stepsSchema = z.array(z.tuple([z.int().min(0).max(100), z.int().min(1).max(99)])).min(1);

/** What confidences are worth, by family: data/judges/calibration.yaml. */
export const calibrationSteps = (): Readonly<Record<Family, Steps>> => {
  const parsed = z
    .record(z.enum(FAMILIES), stepsSchema)
    .safeParse(readYaml(new URL('../judges/calibration.yaml', folder)));
  if (parsed.success) return parsed.data;
  const message = parsed.error.issues[0]?.message ?? 'not as its schema says';
  throw new CandorError('DATA_INVALID', message, { place: { file: 'data/judges/calibration.yaml', line: 1 } });
};
