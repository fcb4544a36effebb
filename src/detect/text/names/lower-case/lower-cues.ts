import { hashOf } from '../../tokens/characters.ts';
import { contextHashes } from '../context-words.ts';

const hashes = (words: string): readonly number[] => words.split(' ').map(hashOf);

/** Words that may stand before a name in lower-case text, by what they say. */
export const LOWER_WORDS = {
  name: hashes('name names nombre nom nome naam'),
  self: hashes('im am shes hes'),
  greeting: hashes('dear hi hello hey hola'),
  titles: hashes('mr mrs ms miss dr sr sra'),
  told: hashes('named called patient customer caller'),
  /** Before a colon these ask for a name. */
  labels: contextHashes('lower_label'),
  /** Behind these a given name that is no other word is somebody. */
  near: contextHashes('lower_near'),
  /** "spoke to dolores", "talked w/ dolores": over a word of grammar. */
  spoke: hashes('spoke spoken talk talked talking speak speaking this'),
} as const;
export const ME = hashOf('me');

/** The tokeniser lists them. */
export const LOWER_CUES: readonly number[] = [...Object.values(LOWER_WORDS).flat(), ME];
