import type { Around } from '../around.ts';
import { nameWeights, type Weights } from './data-files.ts';
import { createSigns, type Signs } from './numbering.ts';
import type { SameWords } from './same-words.ts';
import { type Candidate, signsOf } from './signs.ts';

/** Hundredths that a candidate needs which the rules hardly find; about three of ten such are names. */
const LEAST = -85;
/** Of a text that speaks of nobody other than by name: the weights are fitted to texts about people. */
const LEAST_ELSEWHERE = -285;
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

/** Whether a word does what only people do, or is spoken to: that says more than all signs. */
const acts = ({ situation, reported, speaker, addressed, after, inProse }: Around): boolean =>
  situation > 0 || reported || speaker || addressed || (after === 2 && inProse);

/** The signs of one candidate, gathered in the same place for each. */
const signs = createSigns();

/** Whether what the signs of a candidate weigh lets it be the name that the rules find, with a confidence. */
export const isSomebody = (candidate: Candidate, confidence: number, same: SameWords): boolean => {
  const { personal } = candidate.around;
  if (acts(candidate.around) || (!personal && confidence >= SURE_ELSEWHERE)) return true;
  signsOf(signs, candidate, same);
  const least = personal ? LEAST : LEAST_ELSEWHERE;
  return sumOf(nameWeights(), signs) + OF_RULES * (confidence - HARDLY) >= least;
};
