import { toldOfPeople } from '../../words/data-files.ts';
import type { ToldOfPeople } from '../../words/kinds.ts';
import { type HashSet, hashOf, hashSet } from '../tokens/characters.ts';

/** What a phrase tells of somebody: bits, so that one may be of two lists. */
export const TOLD = {
  faith: 1,
  group: 2,
  colour: 4,
  union: 8,
  unionist: 16,
  offence: 32,
  penalty: 512,
  asName: 1024,
  faithLabel: 64,
  groupLabel: 128,
  unionLabel: 256,
  love: 2048,
} as const;

const LISTS: readonly (readonly [ToldOfPeople, number])[] = [
  ['faith', TOLD.faith],
  ['as_name', TOLD.asName],
  ['group', TOLD.group],
  ['colour', TOLD.colour],
  ['love', TOLD.love],
  ['union', TOLD.union],
  ['unionist', TOLD.unionist],
  ['offence', TOLD.offence],
  ['penalty', TOLD.penalty],
  ['faith_label', TOLD.faithLabel],
  ['group_label', TOLD.groupLabel],
  ['union_label', TOLD.unionLabel],
];

/** Phrases that tell of somebody, each with what it tells. */
export const toldPhrases = (): readonly (readonly [string, number])[] =>
  LISTS.flatMap(([list, kind]) => toldOfPeople()[list].map((text): readonly [string, number] => [text, kind]));

/** The single words of a list. */
export const toldSet = (list: ToldOfPeople): HashSet => hashSet(toldOfPeople()[list].map(hashOf));
