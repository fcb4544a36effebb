import type { Span } from '../spans/span.ts';
import { hashOf } from '../tokens/characters.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { mayHave, placeIn, wordIndex } from '../tokens/word-index.ts';
import { MEDICAL_CONTEXT, medicalContext } from './data-files.ts';

/** Words of veterinary records; one of these alone also stands in texts about people. */
const WORDS = wordIndex(MEDICAL_CONTEXT.of_animals.map(hashOf));

/** Words beside which the same page tells of somebody's own health: a bite, work with animals, an animal that supports. */
const OF_PEOPLE = medicalContext('of_people_beside');

/** Different ones that make a page one of animals, and tokens for each of them, counted as often as they stand. */
const LEAST = 3;
const TOKENS_A_WORD = 60;

/** Whether a page speaks of the health of animals alone: "Species: canine  Breed: beagle". */
const isOfAnimals = ({ hash, count }: Tokens): boolean => {
  const met = new Set<number>();
  let words = 0;
  for (let at = 0; at < count; at += 1) {
    const own = hash[at] ?? 0;
    if (OF_PEOPLE.has(own)) return false;
    if (!mayHave(WORDS, own) || placeIn(WORDS, own) < 0) continue;
    words += 1;
    met.add(own);
  }
  return met.size >= LEAST && words * TOKENS_A_WORD > count;
};

/** What was found in a page, but for health where the page speaks of animals: their owners are told of by other values. */
export const withoutAnimals = (tokens: Tokens, spans: readonly Span[]): readonly Span[] =>
  spans.some(({ element }) => element === 'medical') && isOfAnimals(tokens)
    ? spans.filter(({ element }) => element !== 'medical')
    : spans;
