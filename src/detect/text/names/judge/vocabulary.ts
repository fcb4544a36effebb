import { once } from '../../../../core/once.ts';
import { englishWords, wordKinds } from '../../../words/data-files.ts';
import { hashOf, spellingOf } from '../../tokens/characters.ts';

/** Level of English up to which a word says by itself what it stands beside. */
const COMMON = 20;

/** Words that are signs by themselves where they stand beside a candidate: common English ones and those of data/words/kinds.yaml. */
export const vocabulary = once((): readonly string[] => {
  const english = englishWords().flatMap(({ rank, words }) => (rank <= COMMON ? words : []));
  const kinds = Object.values(wordKinds()).flat();
  return [...new Set([...english, ...kinds].filter((word) => /^[\p{L}]+$/u.test(word)).map(spellingOf))].sort();
});

const numbers = once((): ReadonlyMap<number, number> => new Map(vocabulary().map((word, n) => [hashOf(word), n])));

/** The place of a word in the vocabulary by its hash; -1 for others. */
export const vocabularyPlace = (hash: number): number => numbers().get(hash) ?? -1;
