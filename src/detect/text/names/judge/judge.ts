import { aroundOf } from '../around.ts';
import type { Found, Part } from '../found.ts';
import { nameWeights, type Weights } from './data-files.ts';
import { createSigns, type Signs } from './numbering.ts';
import type { SameWords } from './same-words.ts';
import { type Candidate, signsOf } from './signs.ts';

/** Hundredths that a candidate needs which the rules hardly find; by the weights a good quarter of such are names. */
const LEAST = -100;
/** Of a text that speaks of nobody other than by name: the weights are fitted to texts about people. */
const LEAST_ELSEWHERE = -350;
/** Tokens of a text whose words tell nothing of each other, and how much less is asked in a sentence there. */
const SHORT = 40;
const LESS_IN_SHORT = 200;
/** From this confidence of the rules on nobody is judged in such a text. */
const SURE_ELSEWHERE = 0.7;
/** What the confidence of the rules weighs beside the signs. */
const OF_RULES = 200;
const HARDLY = 0.5;

export const sumOf = (weights: Weights, { numbers, count }: Signs): number => {
  let sum = 0;
  for (let n = 0; n < count; n += 1) sum += weights[numbers[n] ?? 0] ?? 0;
  return sum;
};

/** The signs of one candidate, gathered in the same place for each. */
const signs = createSigns();

/** Whether what the signs of a candidate weigh lets it be the name that the rules find, with a confidence; `less` is asked of it less. */
export const isSomebody = (candidate: Candidate, confidence: number, same: SameWords, less = 0): boolean => {
  const { personal, inProse } = candidate.around;
  if (!personal && confidence >= SURE_ELSEWHERE) return true;
  signsOf(signs, candidate, same);
  const short = inProse && candidate.tokens.count < SHORT ? LESS_IN_SHORT : 0;
  const least = (personal ? LEAST : LEAST_ELSEWHERE) - less - short;
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
