import { once } from '../../../core/once.ts';
import { type ColumnRole, type ElementId, elementOfRole } from '../../../schema/vocabulary.ts';
import { readKey } from '../../columns/headers/read-key.ts';
import type { Nouns } from '../nouns/nouns-before.ts';
import { type Candidate, candidatesAt } from '../numbers/judge/candidates.ts';
import { heldBy } from '../numbers/judge/judge.ts';
import type { Page } from '../page.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { type HashSet, unitSet } from '../tokens/characters.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isNumbered, isOfRole } from './field-values.ts';

const DETECTOR = 'record-field';

/** Below what a label of a detector tells, so that the judge of numbers has a word in it. */
const CONFIDENCE = 0.74;

/** How strongly the words have to say what the number is, as the header of a column. */
const LEAST = 4.5;

/** Words of a label, letters at least, and signs between it and the number at most. */
const MOST_WORDS = 4;
const LEAST_LETTERS = 3;
const MOST_SIGNS = 3;

/** Signs between a label and its number, and within one: "nr. rej.:", "kund-nr", "n° adhérent". */
const BEHIND: HashSet = unitSet([...'.:#°º='].map((sign) => sign.charCodeAt(0)));
const WITHIN: HashSet = unitSet([...".-°º'’/"].map((sign) => sign.charCodeAt(0)));

/** Blanks that part the columns of a form. */
const WIDE = 3;

const isBeside = ({ gap, start, end }: Tokens, token: number): boolean =>
  (gap[token] ?? 0) <= GAP.blank && (start[token] ?? 0) - (end[token - 1] ?? 0) < WIDE;

/** The last token of the words in front of a number, over the signs between; -1 for none. */
const lastWord = (tokens: Tokens, first: number): number => {
  let at = first - 1;
  for (let n = 0; n <= MOST_SIGNS && at >= 0 && isBeside(tokens, at + 1); n += 1, at -= 1) {
    if (tokens.kind[at] !== KIND.mark)
      return tokens.kind[at] === KIND.digits || tokens.kind[at] === KIND.code ? -1 : at;
    if (!BEHIND.has(tokens.hash[at] ?? 0)) return -1;
  }
  return -1;
};

/** First tokens of labels that end with a word, the longest first. */
const beginsOf = (tokens: Tokens, last: number): readonly number[] => {
  const { kind, hash, taken } = tokens;
  const begins = [last];
  for (let at = last - 1, words = 1; at >= 0 && words < MOST_WORDS && isBeside(tokens, at + 1); at -= 1) {
    if (kind[at] === KIND.mark) {
      if (!WITHIN.has(hash[at] ?? 0)) break;
      continue;
    }
    if (kind[at] === KIND.digits || kind[at] === KIND.code || taken[at] === 1) break;
    words += 1;
    begins.unshift(at);
  }
  return begins;
};

/** Numbers that their own rules of issue tell: a label of a detector in front of another form says that it is none. */
const OWN_RULES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['ssn', 'npi', 'bank_routing_number']);

const isNumberOfPerson = (role: ColumnRole): boolean => isNumbered(role) && !OWN_RULES.has(role);

/** What the words in front of a number call it, read as the header of a column; nothing where that is no number of a person. */
const calledBy = (tokens: Tokens, last: number, value: string): ElementId | undefined => {
  const { text, start, end } = tokens;
  for (const begin of beginsOf(tokens, last)) {
    const name = text.slice(start[begin], end[last]);
    if (name.length < LEAST_LETTERS) continue;
    const reading = readKey(name);
    if (!reading || reading.score < LEAST) continue;
    return isNumberOfPerson(reading.role) && isOfRole(reading.role, value, name)
      ? elementOfRole(reading.role)
      : undefined;
  }
  return undefined;
};

/** Whether a label that detectors have ends between two tokens: they know better what its value looks like. */
const isKnown = ({ labels }: Page, last: number, first: number): boolean =>
  labels.some(({ to }) => to > last && to <= first);

const emitCalled = (page: Page, { first, start, end }: Candidate): boolean => {
  const { tokens, text, emit } = page;
  const last = lastWord(tokens, first);
  const element = last < 0 || isKnown(page, last, first) ? undefined : calledBy(tokens, last, text.slice(start, end));
  if (element === undefined) return false;
  const why = reasonOf(DETECTOR, 'label as of a column');
  emit({ element, start, end, confidence: CONFIDENCE, state: 'clear', detector: DETECTOR, why });
  return true;
};

/**
 * Numbers right behind words that no detector has for a label and that the header of a column would be read by, in any language of
 * `data/columns`: "kund-nr 7718 4402", "Kenteken GX-418-R", "n° allocataire 4418827".
 */
export const findLabelsInLine = (page: Page, spans: readonly Span[], nouns: Nouns): void => {
  const { tokens } = page;
  if (tokens.code) return;
  const held = once(() => heldBy(page, spans));
  for (const token of tokens.numbers.items.subarray(0, tokens.numbers.count)) {
    if (lastWord(tokens, token) < 0 && lastWord(tokens, token - 1) < 0 && tokens.gap[token] !== GAP.none) continue;
    const candidates = candidatesAt(page, nouns, token, held());
    candidates.toReversed().some((candidate) => emitCalled(page, candidate));
  }
};
