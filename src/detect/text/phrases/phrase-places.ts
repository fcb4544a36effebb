import type { Detector } from '../../data-files.ts';
import type { LabelPlan } from '../labels/label-plan.ts';
import { joined } from '../tokens/lexicon.ts';
import { mayHave, placeIn, type WordIndex, wordIndex } from '../tokens/word-index.ts';

/** A phrase of data files: the hashes of its words and signs, and what it stands for. */
export interface Phrase {
  readonly first: number;
  readonly rest: readonly number[];
  /** Detectors whose label it is. */
  readonly detectors: Detector[];
  readonly plan: () => LabelPlan;
  /** Its number among context phrases; -1 where it is only a label. */
  context: number;
  /** What it says of somebody's health; 0 for nothing. */
  term: number;
  /** What it says of somebody's faith, people, union or record; 0 for nothing. */
  told: number;
}

/** Phrases by their first word and by their first two: of the thousand that "no" begins, a text asks for those that go on as it does. */
export interface PhrasePlaces {
  /**
   * By place of a first word, side by side so that memory is asked once: bits of the second words, and the number of the phrase of
   * this word alone.
   */
  readonly firsts: Int32Array;
  /** Phrases of one word by their number; the first stands for none. */
  readonly alone: readonly (Phrase | undefined)[];
  readonly pairs: WordIndex;
  /** By place of a pair its phrases, the longest first. */
  readonly ofPair: readonly (readonly Phrase[])[];
}

/** Upper bits of a hash that are one of 32. */
const UPPER = 27;

/** The bit of a second word. */
const bitOf = (second: number): number => 1 << (second >>> UPPER);

const NONE: readonly Phrase[] = [];

/** Where phrases stand that are given by the first word; of one word the longest come first. */
export const phrasePlaces = (index: WordIndex, byFirst: ReadonlyMap<number, readonly Phrase[]>): PhrasePlaces => {
  const known = Array.from(index.keys, (hash) => byFirst.get(hash) ?? NONE);
  const groups = new Map<number, Phrase[]>();
  for (const phrase of known.flat()) {
    const [second] = phrase.rest;
    if (second === undefined) continue;
    const pair = joined(phrase.first, second);
    const group = groups.get(pair) ?? [];
    groups.set(pair, group);
    group.push(phrase);
  }
  const pairs = wordIndex(groups.keys());
  const firsts = new Int32Array(2 * known.length);
  const alone: (Phrase | undefined)[] = [undefined];
  for (const [place, phrases] of known.entries())
    for (const phrase of phrases) {
      const [second] = phrase.rest;
      if (second === undefined) firsts[2 * place + 1] = alone.push(phrase) - 1;
      else firsts[2 * place] = (firsts[2 * place] ?? 0) | bitOf(second);
    }
  return { firsts, alone, pairs, ofPair: Array.from(pairs.keys, (pair) => groups.get(pair) ?? NONE) };
};

/** The phrase of one word, whose place is given. */
export const phraseAlone = ({ firsts, alone }: PhrasePlaces, place: number): Phrase | undefined =>
  alone[firsts[2 * place + 1] ?? 0];

/** Phrases of two words and more that may begin with a word, whose place is given, and the one behind it; undefined for none. */
export const phrasesOfPair = (
  { firsts, pairs, ofPair }: PhrasePlaces,
  place: number,
  first: number,
  second: number,
): readonly Phrase[] | undefined => {
  if (((firsts[2 * place] ?? 0) & bitOf(second)) === 0) return undefined;
  const pair = joined(first, second);
  if (!mayHave(pairs, pair)) return undefined;
  const found = placeIn(pairs, pair);
  return found < 0 ? undefined : ofPair[found];
};
