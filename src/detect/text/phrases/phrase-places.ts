import type { Detector } from '../../data-files.ts';
import type { LabelPlan } from '../labels/label-plan.ts';
import { joined } from '../tokens/lexicon.ts';
import { mayHave, placeIn, type WordIndex, wordIndex } from '../tokens/word-index.ts';

/** A phrase of data files: the hashes of its words and signs, and what it stands for. */
export interface Phrase {
  readonly first: number;
  readonly rest: readonly number[];
  /** Detectors whose label it is. */
  detectors: readonly Detector[];
  plan: () => LabelPlan;
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
   * By place of a first word, side by side so that memory is asked once: bits of the second words; of the phrase of this word
   * alone the number of its label, that of its context and one more, and what it says of somebody.
   */
  readonly firsts: Int32Array;
  /** Labels of one word by their number; the first stands for none. */
  readonly labels: readonly (Phrase | undefined)[];
  readonly pairs: WordIndex;
  /** By place of a pair its phrases, the longest first. */
  readonly ofPair: readonly (readonly Phrase[])[];
}

/** Upper bits of a hash that are one of 32. */
const UPPER = 27;

/** The bit of a second word. */
const bitOf = (second: number): number => 1 << (second >>> UPPER);

const NONE: readonly Phrase[] = [];

/** Numbers of a place, and where each stands among them. */
const WIDTH = 4;
const LABEL = 1;
const CONTEXT = 2;
const SAID = 3;

/** What a phrase tells of somebody's faith and the like stands above what it says of health. */
const TOLD_FROM = 16;
const TERMS = (1 << TOLD_FROM) - 1;

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
  const firsts = new Int32Array(WIDTH * known.length);
  const labels: (Phrase | undefined)[] = [undefined];
  for (const [place, phrases] of known.entries())
    for (const phrase of phrases) {
      const [second] = phrase.rest;
      const at = WIDTH * place;
      if (second !== undefined) firsts[at] = (firsts[at] ?? 0) | bitOf(second);
      else {
        if (phrase.detectors.length > 0) firsts[at + LABEL] = labels.push(phrase) - 1;
        firsts[at + CONTEXT] = phrase.context + 1;
        firsts[at + SAID] = phrase.term | (phrase.told << TOLD_FROM);
      }
    }
  return { firsts, labels, pairs, ofPair: Array.from(pairs.keys, (pair) => groups.get(pair)?.slice() ?? NONE) };
};

/** The label of one word, whose place is given. */
export const labelAlone = ({ firsts, labels }: PhrasePlaces, place: number): Phrase | undefined => {
  const label = firsts[WIDTH * place + LABEL] ?? 0;
  return label === 0 ? undefined : labels[label];
};

/** The number of a word among context phrases; -1 where it is none. */
export const contextAlone = ({ firsts }: PhrasePlaces, place: number): number =>
  (firsts[WIDTH * place + CONTEXT] ?? 0) - 1;

/** What a word says of somebody, in one number; 0 for nothing. */
export const saidAlone = ({ firsts }: PhrasePlaces, place: number): number => firsts[WIDTH * place + SAID] ?? 0;

/** What of it is of health, and what of faith and the like. */
export const termOf = (said: number): number => said & TERMS;
export const toldOf = (said: number): number => said >>> TOLD_FROM;

/** Phrases of two words and more that may begin with a word, whose place is given, and the one behind it; undefined for none. */
export const phrasesOfPair = (
  { firsts, pairs, ofPair }: PhrasePlaces,
  place: number,
  first: number,
  second: number,
): readonly Phrase[] | undefined => {
  if (((firsts[WIDTH * place] ?? 0) & bitOf(second)) === 0) return undefined;
  const pair = joined(first, second);
  if (!mayHave(pairs, pair)) return undefined;
  const found = placeIn(pairs, pair);
  return found < 0 ? undefined : ofPair[found];
};
