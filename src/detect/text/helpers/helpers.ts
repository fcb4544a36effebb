import { overlapping } from '../spans/overlapping.ts';
import { withoutOverlaps } from '../spans/overlaps.ts';
import type { Span } from '../spans/span.ts';
import { fillLexicon } from '../tokens/lexicon.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { createTokens, tokenFrom } from '../tokens/tokens.ts';
import { type Window, windowsOf } from '../tokens/windows.ts';
import { wordIndex } from '../tokens/word-index.ts';
import { datesIn } from './dates.ts';
import { organizationsIn } from './organizations.ts';
import { placesIn } from './places.ts';
import { agesIn, titlesIn } from './titles.ts';

const tokens = createTokens();
const NO_CUES = wordIndex([]);

/** Marks the tokens that lie in what was found: nothing else begins or goes on there. */
const markFound = (found: readonly Span[], window: Window): void => {
  for (const { start, end } of overlapping(found, { start: window.from, end: window.to })) {
    for (let at = tokenFrom(tokens, start); at < tokens.count && (tokens.start[at] ?? 0) < end; at += 1)
      tokens.taken[at] = 1;
  }
};

/** A firm called after a place is no place. */
const withoutOwnPlaces = (firms: readonly Span[], places: readonly Span[]): readonly Span[] => [
  ...firms,
  ...places.filter((place) => overlapping(firms, place).length === 0),
];

/**
 * Organizations, places, titles, ages and dates of a text beside what was found in it: what keeps names, telephones and
 * addresses apart. In order of place; none overlaps another or what was found.
 */
export const helpersIn = (text: string, found: readonly Span[]): readonly Span[] => {
  fillLexicon();
  const names = new Set(found.filter(({ element }) => element === 'person_name').map(({ start }) => start));
  return windowsOf(text).flatMap((window) => {
    tokenise(text, window.from, window.to, tokens, NO_CUES);
    markFound(found, window);
    const page = { text, tokens, names };
    const named = withoutOwnPlaces(organizationsIn(page), placesIn(page));
    const spans = [...datesIn(page), ...agesIn(page), ...titlesIn(page), ...named];
    return withoutOverlaps(spans.filter((span) => overlapping(found, span).length === 0));
  });
};

/** What was found and the helpers beside it, in order of place. */
export const withHelpers = (found: readonly Span[], text: string): readonly Span[] =>
  [...found, ...helpersIn(text, found)].sort((a, b) => a.start - b.start);
