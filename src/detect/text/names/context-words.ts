import { nameContext } from '../../words/data-files.ts';
import type { NameContext } from '../../words/kinds.ts';
import { type HashSet, hashOf, hashSet } from '../tokens/characters.ts';

const lists = nameContext();

/** Hashes of the words of a list of data/words/name-context.yaml. */
export const contextHashes = (context: NameContext): readonly number[] => lists[context].map(hashOf);

export const contextWords = (context: NameContext): HashSet => hashSet(contextHashes(context));
