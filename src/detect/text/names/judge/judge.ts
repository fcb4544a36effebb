import type { Tokens } from '../../tokens/tokens.ts';
import { aroundOf } from '../around/around.ts';
import type { Found, Part } from '../found.ts';
import type { Item } from '../lists/items.ts';
import { isEnglish } from '../single-score.ts';
import { nameWeights, type Weights } from './data-files.ts';
import { createSigns, type Signs } from './numbering.ts';
import type { SameWords } from './same-words.ts';
import { type Candidate, signsOf } from './signs.ts';
import { isOfListing, isTermInCapitals, isWholeName } from './terms.ts';

/** Hundredths that a candidate needs which the rules hardly find; by the weights a good quarter of such are names. */
const LEAST = -100;
/** Of a text that speaks of nobody other than by name: the weights are fitted to texts about people. */
const LEAST_ELSEWHERE = -350;
/** Tokens of a text whose words tell nothing of each other, and how much less is asked in a sentence there. */
const SHORT = 40;
const LESS_IN_SHORT = 200;
/** From this confidence of the rules on nobody is judged in such a text. */
const SURE_ELSEWHERE = 0.7;
/** From this confidence of the rules on less is asked of words in small letters: "Mary Johnson" is somebody in most places. */
const SURE = 0.95;
const LESS_OF_SURE = 250;
/** What the confidence of the rules weighs beside the signs. */
const OF_RULES = 200;
const HARDLY = 0.5;

export const sumOf = (weights: Weights, { numbers, count }: Signs): number => {
  let sum = 0;
  for (let n = 0; n < count; n += 1) sum += weights[numbers[n] ?? 0] ?? 0;
  return sum;
};

/** Letters of a word in capitals that an abbreviation has, at least and at most. */
const SHORTEST = 3;
const LONGEST = 4;

const isShortCapitals = ({ kind, upper, from, to }: Item, { start, end }: Tokens): boolean => {
  const length = (end[to - 1] ?? 0) - (start[from] ?? 0);
  return kind === 'word' && upper && length >= SHORTEST && length <= LONGEST;
};

/** A given name in small letters that is no word: "Jean ROY" is written as registers write people. */
const isGivenName = ({ kind, upper, word }: Item): boolean =>
  kind === 'word' && !upper && word.given >= 2 && !isEnglish(word) && !word.place;

/**
 * "the DOM standard", "NIC Link", "Cloud NAT": a short word in capitals, alone or beside one that is not, where neither a title nor a cue says that somebody
 * is meant and no given name stands beside it.
 */
const isAbbreviation = ({ tokens, run, from, to, around }: Candidate): boolean => {
  if (around.before > 1 || around.titled) return false;
  let [short, small, words] = [false, false, 0];
  for (let n = from; n < to; n += 1) {
    const item = run[n];
    if (item === undefined) continue;
    if (isGivenName(item)) return false;
    short ||= isShortCapitals(item, tokens);
    small ||= item.kind === 'word' && !item.upper;
    words += 1;
  }
  return short && (words === 1 || small);
};

/** Whether no word of a candidate has small letters: headings, names of signs and constants are written so as well. */
const isInCapitals = ({ run, from, to }: Candidate): boolean => {
  for (let n = from; n < to; n += 1) if (run[n]?.upper === false) return false;
  return true;
};

/** Whether a candidate that nothing presents as somebody is one of a list of terms, or stands in a listing of a program. */
const isTerm = (candidate: Candidate, same: SameWords): boolean => {
  const { tokens, run, from, to, around } = candidate;
  if (around.before > 1 || around.titled) return false;
  const words = run.slice(from, to);
  if (!isWholeName(words) && isOfListing(tokens, run[from]?.from ?? 0)) return true;
  return isInCapitals(candidate) && isTermInCapitals(tokens, words, same);
};

/** The signs of one candidate, gathered in the same place for each. */
const signs = createSigns();

/** Whether what the signs of a candidate weigh lets it be the name that the rules find, with a confidence; `less` is asked of it less. */
export const isSomebody = (candidate: Candidate, confidence: number, same: SameWords, less = 0): boolean => {
  const { personal, inProse } = candidate.around;
  if (!personal) {
    if (isAbbreviation(candidate) || isTerm(candidate, same)) return false;
    if (confidence >= SURE_ELSEWHERE && !isInCapitals(candidate)) return true;
  }
  signsOf(signs, candidate, same);
  const short = inProse && candidate.tokens.count < SHORT ? LESS_IN_SHORT : 0;
  const sure = confidence >= SURE && !isInCapitals(candidate) ? LESS_OF_SURE : 0;
  const least = (personal ? LEAST : LEAST_ELSEWHERE) - less - short - sure;
  return sumOf(nameWeights(), signs) + OF_RULES * (confidence - HARDLY) >= least;
};

/** The same of part of a run that something else than its words and what stands around told. */
export const isNamed = ({ page, same }: Found, part: Part, confidence: number, less = 0): boolean => {
  const { tokens, watch } = page;
  if (watch !== undefined) return true;
  return isSomebody(
    { tokens, ...part, around: aroundOf(tokens, part.run, part.from, part.to) },
    confidence,
    same,
    less,
  );
};

/** The same of part of a run that was no candidate yet. */
export const isNamedFirst = (found: Found, part: Part, confidence: number): boolean => {
  const { tokens, watch } = found.page;
  watch?.({ tokens, ...part, around: aroundOf(tokens, part.run, part.from, part.to) });
  return isNamed(found, part, confidence);
};
