import type { Detector } from '../../data-files.ts';
import { firstAtLeast, type Page } from '../page.ts';
import type { PhraseBook } from '../phrases/phrases.ts';

export type Nouns = PhraseBook['nouns'];

/** The detectors that a noun names, and where it ends. */
interface Named {
  readonly own: readonly Detector[];
  readonly end: number;
}

/** Phrases that begin at one word, at most, and signs of the longest of them. */
const MOST_ALIKE = 8;
const WIDEST = 64;

/** The nouns that end between two offsets, the nearest to the second first: numbers among the context phrases of a page. */
const placesOf = ({ contextEnds, contextNumbers }: Page, nouns: Nouns, from: number, to: number): readonly number[] => {
  // Of phrases that begin at one word the longest stands first: the ends are in order but for a few.
  const places: number[] = [];
  const last = Math.min(contextEnds.length - 1, firstAtLeast(contextEnds, to + 1) + MOST_ALIKE);
  for (let n = last; n >= 0; n -= 1) {
    const end = contextEnds[n] ?? 0;
    if (end <= to && end > from && nouns.has(contextNumbers[n] ?? 0)) places.push(n);
    if (end <= from - WIDEST) break;
  }
  return places.sort((a, b) => (contextEnds[b] ?? 0) - (contextEnds[a] ?? 0));
};

/** The detectors of the nearest nouns before an offset, one set after the other from the nearest on; the noun of a thing ends them. */
export function* nounsBefore(page: Page, nouns: Nouns, from: number, to: number): Generator<Named> {
  const { contextEnds, contextNumbers } = page;
  const places = placesOf(page, nouns, from, to);
  for (let k = 0; k < places.length; ) {
    const end = contextEnds[places[k] ?? 0] ?? 0;
    const named: (readonly Detector[])[] = [];
    for (; contextEnds[places[k] ?? -1] === end; k += 1)
      named.push(nouns.get(contextNumbers[places[k] ?? 0] ?? 0) ?? []);
    if (named.some(({ length }) => length === 0)) return;
    yield { own: named.flat(), end };
  }
}

/** Whether the noun that stands next in front of an offset is one of things, and none of some flagged phrases; `isNear` says whether its end is near enough. */
export const isThingBefore = (
  page: Page,
  nouns: Nouns,
  at: number,
  flags: Uint8Array,
  isNear: (end: number) => boolean,
): boolean => {
  const { contextEnds, contextNumbers } = page;
  const places = placesOf(page, nouns, at - WIDEST, at);
  const end = contextEnds[places[0] ?? -1];
  if (end === undefined || !isNear(end)) return false;
  const numbers = places.filter((n) => contextEnds[n] === end).map((n) => contextNumbers[n] ?? 0);
  return numbers.some((number) => nouns.get(number)?.length === 0) && !numbers.some((number) => flags[number] === 1);
};
