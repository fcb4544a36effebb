import { type Detector, loadDetectors } from '../src/detect/data-files.ts';
import { answerOf, NONE } from '../src/detect/text/numbers/judge/answers.ts';
import { type Candidate, candidateOf, candidatesAt } from '../src/detect/text/numbers/judge/candidates.ts';
import { heldBy, isJudged } from '../src/detect/text/numbers/judge/judge.ts';
import { createSigns } from '../src/detect/text/numbers/judge/sign-list.ts';
import { sceneOf, signsOf } from '../src/detect/text/numbers/judge/signs.ts';
import { createScanner, type Watch } from '../src/detect/text/scanner.ts';
import { hashOf } from '../src/detect/text/tokens/characters.ts';
import type { MarkedText } from '../test/support/marked-text.ts';

/** A number of a text, and what the truth says that it is. */
export interface NumberCase {
  readonly file: string;
  readonly keys: Int32Array;
  /** Its signs as if the rules had said nothing of it, where they did. */
  readonly hidden: Int32Array | undefined;
  readonly answer: number;
  /** What the rules say. */
  readonly said: number;
  /** Met while the rules did without a part of their words: it is learned from and not measured. */
  readonly isPractice: boolean;
}

/** Texts have no numbers of these. */
const NO_NUMBERS: ReadonlySet<string> = new Set(
  'person_name postal_address medical genetic biometric race_or_ethnicity religion political_opinion union_membership sexual_orientation criminal_record work_evaluation place_of_birth signature cpni'.split(
    ' ',
  ),
);

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How much of two stretches is the same. */
const alikeness = (a: Stretch, b: Stretch): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start)));
};

const HALF = 0.5;

/** The right answer for a candidate; nothing where readers would not agree. */
const truthOf = ({ spans }: MarkedText, candidate: Candidate): number | undefined => {
  const [best] = spans
    .filter(({ element, optional }) => optional || !NO_NUMBERS.has(element))
    .map((span) => ({ span, alike: alikeness(span, candidate) }))
    .filter(({ alike }) => alike >= HALF)
    .sort((a, b) => b.alike - a.alike);
  if (!best) return NONE;
  return best.span.optional ? undefined : answerOf(best.span.element);
};

export interface Marked {
  readonly cases: readonly NumberCase[];
  /** The name of each sign by its key. */
  readonly names: ReadonlyMap<number, string>;
}

/**
 * Rules that were mended by the marked texts know their words, as they do not know those of others: numbers are learned from once more while the
 * rules do without one part of so many of their labels and nouns.
 */
const PARTS = 3;

const isOfPart = (word: string, part: number): boolean => (hashOf(word) >>> 8) % PARTS === part;

const withoutPart = (detectors: readonly Detector[], part: number): readonly Detector[] => {
  const rest = (words: readonly string[]) => words.filter((word) => !isOfPart(word, part));
  return detectors.map((detector) => {
    const [labels, nouns] = [rest(detector.labels ?? []), rest(detector.nouns ?? [])];
    return {
      ...detector,
      ...(labels.length > 0 && { labels }),
      ...(nouns.length > 0 && { nouns }),
    };
  });
};

/** The numbers of texts, those that the rules say and the others. */
export const numberCasesOf = (texts: readonly MarkedText[]): Marked => {
  const cases: NumberCase[] = [];
  const signs = createSigns(true);
  let marked: MarkedText | undefined;
  let isPractice = false;
  const own = (): Int32Array => signs.keys.slice(0, signs.count);
  const add = (candidate: Candidate, hidden?: Int32Array): void => {
    const answer = marked && truthOf(marked, candidate);
    const said = candidate.said ? answerOf(candidate.said.element) : NONE;
    if (marked && answer !== undefined)
      cases.push({ file: marked.name, keys: own(), hidden, answer, said, isPractice });
  };
  const numbers: Watch['numbers'] = (page, spans, nouns) => {
    if (!page.tokens.personal) return;
    const scene = sceneOf(page, spans, nouns);
    for (const span of spans) {
      if (!isJudged(page.text, span)) continue;
      const candidate = candidateOf(page.tokens, span);
      signsOf(signs, scene, candidate, true);
      const hidden = own();
      signsOf(signs, scene, candidate);
      add(candidate, hidden);
    }
    const held = heldBy(page, spans);
    const { items, count } = page.tokens.numbers;
    const asked = new Set<string>();
    for (const token of items.subarray(0, count)) {
      if (held[token] === 1) continue;
      for (const candidate of candidatesAt(page, nouns, token, held)) {
        // One of several numbers is met from each of them.
        const place = `${candidate.start} ${candidate.end}`;
        if (asked.has(place)) continue;
        asked.add(place);
        signsOf(signs, scene, candidate);
        add(candidate);
      }
    }
  };
  const detectors = loadDetectors();
  for (let part = -1; part < PARTS; part += 1) {
    isPractice = part >= 0;
    const scanner = createScanner(isPractice ? withoutPart(detectors, part) : detectors, undefined, { numbers });
    for (const text of texts) {
      marked = text;
      scanner.scan(text.text);
    }
  }
  return { cases, names: signs.names ?? new Map() };
};
