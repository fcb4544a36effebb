import type { Candidate } from './candidate.ts';
import { factWeights, type Weights } from './data-files.ts';
import { signsOf } from './signs.ts';

export const sumOf = (weights: Weights, signs: readonly string[]): number =>
  signs.reduce((sum, sign) => sum + (weights.get(sign) ?? 0), 0);

/** How much speaks for words of medicine being said of somebody, in hundredths: nothing and more where it is likelier than not. */
export const weightOf = (candidate: Candidate): number => sumOf(factWeights(), signsOf(candidate));
