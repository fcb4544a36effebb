import type { LabelPlan } from './labels/label-plan.ts';
import type { Candidate } from './names/judge/signs.ts';
import {
  contextAlone,
  labelAlone,
  type Phrase,
  phrasesOfPair,
  saidAlone,
  termOf,
  toldOf,
} from './phrases/phrase-places.ts';
import type { PhraseBook } from './phrases/phrases.ts';
import { standsAt } from './phrases/phrases.ts';
import type { Span } from './spans/span.ts';
import type { FoundTerm } from './terms/found-term.ts';
import { mendMisread } from './tokens/misread.ts';
import type { Tokens } from './tokens/tokens.ts';
import { judgeWindow } from './tokens/window-words.ts';

/** A label that stands in the text. */
export interface FoundLabel {
  /** First token of the label, and the token behind it. */
  readonly from: number;
  readonly to: number;
  /** Its detectors, worked out when they are asked for first. */
  readonly plan: () => LabelPlan;
}

/** What finders see of a window: its tokens, labels and context words. */
export interface Page {
  readonly text: string;
  readonly tokens: Tokens;
  readonly labels: readonly FoundLabel[];
  /** Ends of context phrases, in order, and the number of each. */
  readonly contextEnds: readonly number[];
  readonly contextNumbers: readonly number[];
  readonly contextsOf: ReadonlyMap<string, Uint8Array>;
  readonly phrasesOf: PhraseBook['phrasesOf'];
  /** Words of medicine, in order. */
  readonly terms: readonly FoundTerm[];
  /** Words of faith, of peoples, unions and offences, in order. */
  readonly told: readonly FoundTerm[];
  readonly emit: (span: Span) => void;
  /** Shown each candidate for a name before anything is decided about it: what the weights of its signs are fitted to. */
  readonly watch?: ((candidate: Candidate) => void) | undefined;
}

/** Emits a value that begins at a token; a sure one is passed over by the finders that follow. */
export const emitAt = ({ tokens, emit }: Page, token: number, span: Span): void => {
  emit(span);
  // A signature holds a name.
  if (span.confidence < SURE || span.element === 'signature') return;
  for (let at = token; at < tokens.count && (tokens.start[at] ?? 0) < span.end; at += 1) tokens.taken[at] = 1;
};

const SURE = 0.85;

/** The last found that does not overlap the one before: of those that begin at a word the longest comes first. */
const isFree = (found: readonly { readonly to: number }[], from: number): boolean => from >= (found.at(-1)?.to ?? 0);

/** Looks up the listed cue words of a window. */
export const openPage = (text: string, tokens: Tokens, book: PhraseBook, emit: (span: Span) => void): Page => {
  const labels: FoundLabel[] = [];
  const terms: FoundTerm[] = [];
  const toldTerms: FoundTerm[] = [];
  const contextEnds: number[] = [];
  const contextNumbers: number[] = [];
  const takeSaid = (from: number, to: number, term: number, told: number): void => {
    if (term !== 0 && isFree(terms, from)) terms.push({ from, to, term });
    if (told !== 0 && isFree(toldTerms, from)) toldTerms.push({ from, to, term: told });
  };
  const takeContext = (to: number, context: number): void => {
    contextEnds.push(tokens.end[to - 1] ?? 0);
    contextNumbers.push(context);
  };
  const takeLabel = (from: number, to: number, { plan }: Phrase): void => {
    if (isFree(labels, from)) labels.push({ from, to, plan });
  };
  const take = (from: number, phrase: Phrase): void => {
    const to = from + 1 + phrase.rest.length;
    takeSaid(from, to, phrase.term, phrase.told);
    if (phrase.context >= 0) takeContext(to, phrase.context);
    if (phrase.detectors.length > 0) takeLabel(from, to, phrase);
  };
  const { places } = book;
  const takeAlone = (from: number, place: number): void => {
    const said = saidAlone(places, place);
    if (said !== 0) takeSaid(from, from + 1, termOf(said), toldOf(said));
    const context = contextAlone(places, place);
    if (context >= 0) takeContext(from + 1, context);
    const label = labelAlone(places, place);
    if (label) takeLabel(from, from + 1, label);
  };
  mendMisread(tokens, book.index);
  const { hash, cues, cuePlaces } = tokens;
  for (let n = 0; n < cues.count; n += 1) {
    const from = cues.items[n] ?? 0;
    const place = cuePlaces.items[n] ?? 0;
    const first = hash[from] ?? 0;
    const pairs = phrasesOfPair(places, place, first, hash[from + 1] ?? 0);
    if (pairs)
      for (const phrase of pairs)
        if (phrase.first === first && standsAt(tokens, from + 1, phrase.rest)) take(from, phrase);
    takeAlone(from, place);
  }
  judgeWindow(tokens, book.windowWords);
  const { contextsOf, phrasesOf } = book;
  return { text, tokens, labels, contextEnds, contextNumbers, contextsOf, phrasesOf, terms, told: toldTerms, emit };
};

/** Signs around a value that are searched for context words. */
const BEFORE = 60;
const AFTER = 24;

/** The place of the first of sorted numbers that is not below one. */
export const firstAtLeast = (sorted: readonly number[], value: number): number => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Signs between a value and the nearest of the flagged context phrases in front of it; all that are looked at where it stands behind. */
export const contextDistance = (
  { contextEnds, contextNumbers }: Page,
  start: number,
  flags: Uint8Array,
  before: number,
): number => {
  let nearest = before;
  for (let n = firstAtLeast(contextEnds, start - before); n < contextEnds.length; n += 1) {
    const end = contextEnds[n] ?? 0;
    if (end > start) break;
    if (flags[contextNumbers[n] ?? 0] === 1) nearest = Math.min(nearest, start - end);
  }
  return nearest;
};

/** Whether one of the flagged context phrases stands near a value. */
export const hasContext = (
  { contextEnds, contextNumbers }: Page,
  start: number,
  end: number,
  flags: Uint8Array,
  before = BEFORE,
): boolean => {
  for (let n = firstAtLeast(contextEnds, start - before); n < contextEnds.length; n += 1) {
    if ((contextEnds[n] ?? 0) > end + AFTER) return false;
    if (flags[contextNumbers[n] ?? 0] === 1) return true;
  }
  return false;
};
