import type { Detector } from '../../../data-files.ts';
import type { Nouns } from '../../nouns/nouns-before.ts';
import type { Page } from '../../page.ts';
import { reasonOf, type Span } from '../../spans/span.ts';
import { tokenFrom } from '../../tokens/tokens.ts';
import { type Candidate, candidateOf, candidatesAt } from './candidates.ts';
import { createSigns, type Signs } from './sign-list.ts';
import { type Scene, sceneOf, signsOf } from './signs.ts';
import { isWeighed } from './value-signs.ts';
import { ANSWERS, answerOf, NONE, numberWeights, OTHER, type Weights } from './weights.ts';

const DIGIT = /\d/;

/** Elements that have no answer of their own and are judged as one of the others. */
const OTHERS: ReadonlySet<string> = new Set(
  'zip access_code mbi medical_id iccid imei npi dea_number state_id tribal_id voter_id military_id security_token api_key electronic_identifier ip_pin'.split(
    ' ',
  ),
);

/** Whether a value of the rules is one of those that are judged: in clear, with a digit. */
export const isJudged = (text: string, { element, start, end, state }: Span): boolean =>
  state === 'clear' && (answerOf(element) !== OTHER || OTHERS.has(element)) && DIGIT.test(text.slice(start, Math.min(end, start + 64)));

/** The chances of each answer, filled in the same place for each candidate. */
const chances = new Float64Array(ANSWERS.length);

export const weigh = ({ rows, values }: Weights, { keys, count }: Signs): Float64Array => {
  chances.fill(0);
  for (let n = 0; n < count; n += 1) {
    const row = rows.get(keys[n] ?? 0);
    if (row === undefined) continue;
    const from = row * ANSWERS.length;
    for (let answer = 0; answer < ANSWERS.length; answer += 1)
      chances[answer] = (chances[answer] ?? 0) + (values[from + answer] ?? 0);
  }
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of chances) most = Math.max(most, sum);
  let whole = 0;
  for (let answer = 0; answer < ANSWERS.length; answer += 1) {
    const chance = Math.exp(((chances[answer] ?? 0) - most) / 100);
    chances[answer] = chance;
    whole += chance;
  }
  for (let answer = 0; answer < ANSWERS.length; answer += 1) chances[answer] = (chances[answer] ?? 0) / whole;
  return chances;
};

/** Tokens on which a value stands. */
export const heldBy = ({ tokens }: Page, spans: readonly Span[]): Uint8Array => {
  const held = new Uint8Array(tokens.count);
  for (const { start, end } of spans) {
    const first = tokenFrom(tokens, start);
    held.fill(1, first, Math.max(first + 1, tokenFrom(tokens, end)));
  }
  return held;
};

/** From this chance on a value of the rules is nobody's, or another element's. */
const LEAST_NONE = 0.7;
const LEAST_OTHER = 0.7;
/** From this chance on a number of which the rules said nothing is a value. */
const LEAST_FOUND = 0.75;
/** Its confidence: three of four such were right in texts by other hands than those that the weights are fitted to. */
const CONFIDENCE = 0.76;

/** For each element the detector in whose name the judge says that a number is of it: its noun's, else its label's. */
export type Tellers = ReadonlyMap<string, string>;

export const tellersOf = (detectors: readonly Detector[]): Tellers => {
  const rank = ({ nouns, labels }: Detector): number => Number(nouns !== undefined) + Number((nouns ?? labels) !== undefined);
  const tellers = new Map<string, Detector>();
  for (const detector of detectors) {
    const known = tellers.get(detector.element);
    if (detector.state === undefined && (!known || rank(detector) > rank(known))) tellers.set(detector.element, detector);
  }
  return new Map([...tellers].map(([element, { id }]) => [element, id]));
};

/** The answer with the greatest chance, of those that are an element. */
const bestOf = (found: Float64Array): number => {
  let best = OTHER + 1;
  for (let answer = best + 1; answer < found.length; answer += 1) if ((found[answer] ?? 0) > (found[best] ?? 0)) best = answer;
  return best;
};

const signs = createSigns(false);

const told = ({ start, end }: Candidate, answer: number, tellers: Tellers): Span | undefined => {
  const element = ANSWERS[answer];
  const detector = element && tellers.get(element);
  if (!detector || element === 'none' || element === 'other') return undefined;
  return { element, start, end, confidence: CONFIDENCE, state: 'clear', detector, why: reasonOf(detector, 'signs') };
};

/** A value of the rules as the judge leaves it: as it is, as another element's, or not at all. */
const asJudged = (scene: Scene, weights: Weights, said: Span, tellers: Tellers): Span | undefined => {
  const { page } = scene;
  // A detector that no marked text had is not the judge's to doubt: those of users among them.
  if (!isJudged(page.text, said) || !isWeighed(weights, said)) return said;
  const candidate = candidateOf(page.tokens, said);
  signsOf(signs, scene, candidate);
  const found = weigh(weights, signs);
  if ((found[NONE] ?? 0) >= LEAST_NONE) return undefined;
  const own = answerOf(said.element);
  const best = bestOf(found);
  if (own === OTHER || best === own || (found[best] ?? 0) < LEAST_OTHER) return said;
  return told(candidate, best, tellers) ?? said;
};

/** Numbers of which the rules said nothing, and which their signs tell. */
const foundBySigns = (scene: Scene, weights: Weights, tellers: Tellers): readonly Span[] => {
  const { page, spans } = scene;
  const { tokens } = page;
  const held = heldBy(page, spans);
  const result: Span[] = [];
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    if (held[token] === 1) continue;
    let [chance, most]: [number, Span | undefined] = [LEAST_FOUND, undefined];
    for (const candidate of candidatesAt(tokens, token, held)) {
      signsOf(signs, scene, candidate);
      const found = weigh(weights, signs);
      const best = bestOf(found);
      if ((found[best] ?? 0) < chance) continue;
      chance = found[best] ?? 0;
      most = told(candidate, best, tellers);
    }
    if (!most) continue;
    result.push(most);
    held.fill(1, tokenFrom(tokens, most.start), tokenFrom(tokens, most.end));
  }
  return result;
};

/** The values of a text about people after a look at all numbers in it: some of the rules are nobody's, some numbers are told by what stands around them. */
export const judgeNumbers = (page: Page, spans: readonly Span[], nouns: Nouns, tellers: Tellers): readonly Span[] => {
  if (!page.tokens.personal || page.tokens.numbers.count === 0) return spans;
  const weights = numberWeights();
  const scene = sceneOf(page, spans, nouns);
  const kept = spans.flatMap((span) => asJudged(scene, weights, span, tellers) ?? []);
  return [...kept, ...foundBySigns(scene, weights, tellers)].sort((a, b) => a.start - b.start);
};
