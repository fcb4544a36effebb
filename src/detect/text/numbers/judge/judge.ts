import type { Detector } from '../../../data-files.ts';
import { behindSpeaker } from '../../labels/speakers.ts';
import type { Nouns } from '../../nouns/nouns-before.ts';
import { isDoubtful } from '../../nouns/things.ts';
import type { Page } from '../../page.ts';
import { reasonOf, type Span } from '../../spans/span.ts';
import { GAP, tokenFrom } from '../../tokens/tokens.ts';
import { mayHave, placeIn } from '../../tokens/word-index.ts';
import { foundAgain } from './again.ts';
import { ANSWERS, answerOf, NONE, OTHER } from './answers.ts';
import { type Candidate, candidateOf, candidatesAt } from './candidates.ts';
import type { Weights } from './data-files.ts';
import { isPossible } from './possible.ts';
import { createSigns, type Signs } from './sign-list.ts';
import { type Scene, sceneOf, signsOf } from './signs.ts';
import { isWeighed, plainValue } from './value-signs.ts';

const DIGIT = /\d/;

/** Elements that have no answer of their own and are judged as one of the others. */
const OTHERS: ReadonlySet<string> = new Set(
  'zip iccid dea_number state_id tribal_id voter_id security_token api_key electronic_identifier ip_pin'.split(' '),
);

/** Whether a value of the rules is one of those that are judged: in clear, with a digit. */
export const isJudged = (text: string, { element, start, end, state }: Span): boolean =>
  state === 'clear' &&
  (answerOf(element) !== OTHER || OTHERS.has(element)) &&
  DIGIT.test(text.slice(start, Math.min(end, start + 64)));

/** What the signs of a candidate weigh for each answer, added up in the same place for each candidate. */
const sums = new Int32Array(ANSWERS.length);

const weigh = (weights: Weights, { keys, count }: Signs): void => {
  const { rows, answers, values } = weights;
  sums.fill(0);
  for (let n = 0; n < count; n += 1) {
    const key = keys[n] ?? 0;
    const place = mayHave(weights.signs, key) ? placeIn(weights.signs, key) : -1;
    if (place < 0) continue;
    const to = rows[2 * place + 1] ?? 0;
    for (let at = rows[2 * place] ?? 0; at < to; at += 1) {
      const answer = answers[at] ?? 0;
      sums[answer] = (sums[answer] ?? 0) + (values[at] ?? 0);
    }
  }
};

const HUNDREDTH = 100;

/** The chance of an answer (multinomial logistic model). */
const chanceOf = (answer: number): number => {
  const own = sums[answer] ?? 0;
  let whole = 0;
  for (const sum of sums) whole += Math.exp((sum - own) / HUNDREDTH);
  return 1 / whole;
};

/** The answer that has most, of those that are an element. */
const bestElement = (): number => {
  let best = OTHER + 1;
  for (let answer = best + 1; answer < sums.length; answer += 1)
    if ((sums[answer] ?? 0) > (sums[best] ?? 0)) best = answer;
  return best;
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

/** Values of this confidence of the rules are not judged. */
const SURE = 0.9;
/** From this chance on a value of the rules is nobody's, or another element's; of elements that much else looks like from a lower one. */
const LEAST_NONE = 0.9;
const LEAST_NONE_COMMON = 0.7;
const LEAST_OTHER = 0.7;
/** The same where the value stands right behind a label of its own. */
const LEAST_LABELLED = 0.9;
/** The same of digits that only a numbering plan makes a telephone, which are judged as if nothing were said of them. */
const LEAST_NONE_OPEN = 0.5;
const LEAST_OTHER_OPEN = 0.4;
/** From this chance on a number of which the rules said nothing is a value. */
const LEAST_FOUND = 0.7;
/** The same of those elements: other days, rows of figures, names of things, words of programs, whatever has a number. */
const LEAST_COMMON = 0.85;
const COMMON: ReadonlySet<string> = new Set([
  'date_of_birth',
  'phone',
  'alpr',
  'username',
  'password',
  'other_government_id',
]);
/** Tokens of a window in which little stands around a number: it says too little of it. */
const LEAST_TOKENS = 24;
/** Its confidence: four of five such were right in texts by other hands than those that the weights are fitted to. */
const CONFIDENCE = 0.76;

/** For each element the detector in whose name the judge says that a number is of it: its noun's, else its label's. */
export type Tellers = ReadonlyMap<string, string>;

export const tellersOf = (detectors: readonly Detector[]): Tellers => {
  const rank = ({ nouns, labels }: Detector): number =>
    Number(nouns !== undefined) + Number((nouns ?? labels) !== undefined);
  const tellers = new Map<string, Detector>();
  for (const detector of detectors) {
    const known = tellers.get(detector.element);
    if (detector.state === undefined && (!known || rank(detector) > rank(known)))
      tellers.set(detector.element, detector);
  }
  return new Map([...tellers].map(([element, { id }]) => [element, id]));
};

/** Small letters and digits, with hyphens between, are more often words of a kind than a secret. */
const SECRET = /[A-Z!@#$%^&*+?]/;
/** A login by signs alone is a word, and no name of a program's function. */
const LOGIN = /^[\w.-]+$/;

const signs = createSigns(false);

/** A number as a value of an element, in the name of the detector that tells it; `reason` is what spoke for it. */
const spanOf = (
  { start, end }: Candidate,
  element: Span['element'],
  tellers: Tellers,
  reason: string,
): Span | undefined => {
  const detector = tellers.get(element);
  if (detector === undefined) return undefined;
  return { element, start, end, confidence: CONFIDENCE, state: 'clear', detector, why: reasonOf(detector, reason) };
};

const told = (text: string, candidate: Candidate, answer: number, tellers: Tellers): Span | undefined => {
  const { start, end } = candidate;
  const element = ANSWERS[answer];
  if (element === undefined || element === 'none' || element === 'other') return undefined;
  if (element === 'password' && !SECRET.test(text.slice(start, end))) return undefined;
  if (element === 'username' && !(LOGIN.test(text.slice(start, end)) && text[end] !== '(')) return undefined;
  if (!isPossible(element, plainValue(text, candidate))) return undefined;
  return spanOf(candidate, element, tellers, 'signs');
};

/** Tokens of the head of a turn, at most. */
const MOST_HEAD = 24;

/** How the reason of a value ends that stands behind a label. */
const LABEL = ', label';

/** From which chance on a value of the rules is nobody's, and another element's. */
const leastOf = ({ element, why }: Span, isOpen: boolean): readonly [none: number, other: number] => {
  if (isOpen) return [LEAST_NONE_OPEN, LEAST_OTHER_OPEN];
  return [COMMON.has(element) ? LEAST_NONE_COMMON : LEAST_NONE, why.endsWith(LABEL) ? LEAST_LABELLED : LEAST_OTHER];
};

const QUESTION_ABOVE = /\?[ \t]*\r?\n(?:[ \t>]*\r?\n)?$/;

/** "Q. Plate? / A. HKV 2207": what answers a question for it, and nothing else in its turn, is a value whatever its line looks like. */
const isAnswered = ({ tokens, text }: Page, { first }: Candidate, { why }: Span): boolean => {
  if (!why.endsWith(LABEL)) return false;
  let line = first;
  while (line > 0 && (tokens.gap[line] ?? 0) < GAP.newline && first - line < MOST_HEAD) line -= 1;
  const own = tokens.start[line] ?? 0;
  return (
    behindSpeaker(tokens, line) === first && line < first && QUESTION_ABOVE.test(text.slice(Math.max(0, own - 8), own))
  );
};

/** A value of the rules as the judge leaves it: as it is, as another element's, or not at all. */
const asJudged = (
  scene: Scene,
  weights: Weights,
  said: Span,
  tellers: Tellers,
  untold: Candidate[],
): Span | undefined => {
  const { page } = scene;
  // Few values that the rules are sure of are wrong, and most of dense data is such.
  const isOpen = isDoubtful(page.text, said);
  if ((said.confidence >= SURE && !isOpen) || !isJudged(page.text, said)) return said;
  // A detector that no marked text had is not the judge's to doubt: those of users among them.
  if (!isWeighed(weights, said)) return said;
  const candidate = candidateOf(page.tokens, said);
  signsOf(signs, scene, candidate, isOpen);
  weigh(weights, signs);
  const [leastNone, leastOther] = leastOf(said, isOpen);
  if (chanceOf(NONE) >= leastNone && !isAnswered(page, candidate, said)) {
    untold.push(candidate);
    return undefined;
  }
  const own = answerOf(said.element);
  const best = bestElement();
  if (own === OTHER || best === own || chanceOf(best) < leastOther) return said;
  return told(page.text, candidate, best, tellers) ?? said;
};

interface Found {
  readonly chance: number;
  readonly span: Span;
}

/** What the signs of a number say that it is, where they say so surely enough. */
const foundAs = (scene: Scene, weights: Weights, candidate: Candidate, tellers: Tellers): Found | undefined => {
  signsOf(signs, scene, candidate);
  weigh(weights, signs);
  const best = bestElement();
  if ((sums[best] ?? 0) < (sums[NONE] ?? 0)) return undefined;
  const chance = chanceOf(best);
  if (chance < (COMMON.has(ANSWERS[best] ?? '') ? LEAST_COMMON : LEAST_FOUND)) return undefined;
  const span = told(scene.page.text, candidate, best, tellers);
  return span && { chance, span };
};

/** Numbers of which the rules said nothing, and which their signs tell; the others are added to `untold`. */
const foundBySigns = (scene: Scene, weights: Weights, tellers: Tellers, untold: Candidate[]): readonly Span[] => {
  const { page, spans } = scene;
  const { tokens } = page;
  const held = heldBy(page, spans);
  const result: Span[] = [];
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    if (held[token] === 1) continue;
    let most: Found | undefined;
    const candidates = candidatesAt(page, scene.nouns, token, held);
    for (const candidate of candidates) {
      const found = foundAs(scene, weights, candidate, tellers);
      if (found && found.chance >= (most?.chance ?? 0)) most = found;
    }
    if (!most) {
      untold.push(...candidates);
      continue;
    }
    result.push(most.span);
    held.fill(1, tokenFrom(tokens, most.span.start), tokenFrom(tokens, most.span.end));
  }
  return result;
};

const byPlace = (a: Span, b: Span): number => a.start - b.start;

/** The values of a text about people after a look at all numbers in it: some of the rules are nobody's, some numbers are told by what stands around them. */
export const judgeNumbers = (
  page: Page,
  spans: readonly Span[],
  nouns: Nouns,
  tellers: Tellers,
  weightsOf: () => Weights,
): readonly Span[] => {
  const { personal, count, numbers } = page.tokens;
  if (!personal || count < LEAST_TOKENS || numbers.count === 0) return spans;
  const weights = weightsOf();
  const scene = sceneOf(page, spans, nouns);
  const untold: Candidate[] = [];
  const kept = spans.flatMap((span) => asJudged(scene, weights, span, tellers, untold) ?? []);
  const found = foundBySigns(scene, weights, tellers, untold);
  const values = [...kept, ...found].sort(byPlace);
  if (untold.length === 0) return values;
  const again = foundAgain(
    page.text,
    { before: scene.values(), found, all: values },
    (value) => isJudged(page.text, value),
    untold,
    (candidate, element) => spanOf(candidate, element, tellers, 'elsewhere'),
  );
  return again.length === 0 ? values : [...values, ...again].sort(byPlace);
};
