import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadDetectors } from '../src/detect/data-files.ts';
import { type Candidate, candidateOf, candidatesAt } from '../src/detect/text/numbers/judge/candidates.ts';
import { heldBy, isJudged } from '../src/detect/text/numbers/judge/judge.ts';
import { createSigns } from '../src/detect/text/numbers/judge/sign-list.ts';
import { sceneOf, signsOf } from '../src/detect/text/numbers/judge/signs.ts';
import { ANSWERS, answerOf, NONE } from '../src/detect/text/numbers/judge/weights.ts';
import { createScanner, type Watch } from '../src/detect/text/scanner.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import { type MarkedText, markedTextsIn } from '../test/support/marked-text.ts';
import { shuffled } from './shuffled.ts';

export interface Case {
  readonly text: number;
  readonly candidate: Candidate;
  /** Candidates of one place share it. */
  readonly place: number;
  readonly keys: Int32Array;
  /** Its signs as if the rules had said nothing of it. */
  readonly hidden: Int32Array | undefined;
  /** The right answer; none where readers would not agree. */
  readonly answer: number | undefined;
}

export const names = new Map<number, string>();

const alikeness = (a: { start: number; end: number }, b: { start: number; end: number }): number => {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
};

const NO_NUMBERS = new Set(
  'person_name postal_address medical genetic biometric race_or_ethnicity religion political_opinion union_membership sexual_orientation criminal_record work_evaluation place_of_birth signature cpni'.split(
    ' ',
  ),
);

const truthOf = ({ spans }: MarkedText, candidate: Candidate): number | undefined => {
  const [best] = spans
    .filter(({ element, optional }) => optional || !NO_NUMBERS.has(element))
    .map((span) => ({ span, alike: alikeness(span, candidate) }))
    .filter(({ alike }) => alike >= 0.5)
    .sort((a, b) => b.alike - a.alike);
  if (!best) return NONE;
  return best.span.optional ? undefined : answerOf(best.span.element);
};

/** Candidates of texts, and the spans of the rules in each. */
export const casesOf = (
  texts: readonly MarkedText[],
  given?: (text: number) => readonly Span[],
): { readonly cases: readonly Case[]; readonly said: readonly (readonly Span[])[] } => {
  const cases: Case[] = [];
  const said: Span[][] = [];
  const signs = createSigns(true);
  let text = 0;
  const add = (candidate: Candidate, place: number, hidden?: Int32Array) => {
    const marked = texts[text];
    if (marked)
      cases.push({
        text,
        candidate,
        place,
        keys: signs.keys.slice(0, signs.count),
        hidden,
        answer: truthOf(marked, candidate),
      });
  };
  const numbers: Watch['numbers'] = (page, found, nouns) => {
    const spans = given
      ? given(text).filter((span) => span.start >= page.tokens.from && span.end <= page.tokens.to)
      : found;
    said[text] = [...(said[text] ?? []), ...spans];
    const scene = sceneOf(page, spans, nouns);
    if (!page.tokens.personal) return;
    for (const span of spans) {
      if (!isJudged(page.text, span)) continue;
      const candidate = candidateOf(page.tokens, span);
      signsOf(signs, scene, candidate, true);
      const hidden = signs.keys.slice(0, signs.count);
      signsOf(signs, scene, candidate);
      add(candidate, -1, hidden);
    }
    const held = heldBy(page, spans);
    const { numbers } = page.tokens;
    for (let n = 0; n < numbers.count; n += 1) {
      const token = numbers.items[n] ?? 0;
      if (held[token] === 1) continue;
      for (const candidate of candidatesAt(page, nouns, token, held)) {
        signsOf(signs, scene, candidate);
        add(candidate, candidate.first);
      }
    }
  };
  const scanner = createScanner(loadDetectors(), undefined, { numbers });
  for (text = 0; text < texts.length; text += 1) scanner.scan(texts[text]?.text ?? '');
  for (const [key, name] of signs.names ?? []) names.set(key, name);
  return { cases, said };
};

export interface Options {
  readonly rounds: number;
  readonly first: number;
  readonly rate: number;
  readonly drawn: number;
  readonly least: number;
  readonly limit: number;
  readonly hiding: number;
}

export const OPTIONS: Options = { rounds: 14, first: 6, rate: 0.15, drawn: 1, least: 10, limit: 20, hiding: 0.25 };

const K = ANSWERS.length;

/** A number for each sign that is met often enough. */
const placesOf = (cases: readonly Case[], least: number): ReadonlyMap<number, number> => {
  const met = new Map<number, number>();
  for (const { keys } of cases) for (const key of keys) met.set(key, (met.get(key) ?? 0) + 1);
  const places = new Map<number, number>();
  for (const [key, count] of met) if (count >= least && names.has(key)) places.set(key, places.size);
  return places;
};

export interface Model {
  readonly places: ReadonlyMap<number, number>;
  readonly weights: Float64Array;
}

const chancesOf = (keys: Int32Array | readonly number[], weights: ArrayLike<number>, into: Float64Array): void => {
  into.fill(0);
  for (const place of keys) for (let k = 0; k < K; k += 1) into[k] = (into[k] ?? 0) + (weights[place * K + k] ?? 0);
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of into) most = Math.max(most, sum);
  let whole = 0;
  for (let k = 0; k < K; k += 1) {
    into[k] = Math.exp((into[k] ?? 0) - most);
    whole += into[k] ?? 0;
  }
  for (let k = 0; k < K; k += 1) into[k] = (into[k] ?? 0) / whole;
};

const placed = ({ keys }: Case, places: ReadonlyMap<number, number>): Int32Array =>
  Int32Array.from([...keys].flatMap((key) => places.get(key) ?? []));

/** Weights of signs by which the right answers have a greater chance than others (multinomial logistic regression; AdaGrad, the mean of the later rounds). */
export const fit = (all: readonly Case[], options: Options): Model => {
  const shown = all.filter(({ answer }) => answer !== undefined);
  const cases = [
    ...shown,
    ...shown.flatMap((one, n) =>
      one.hidden && (n * 37) % 100 < 100 * options.hiding ? [{ ...one, keys: one.hidden }] : [],
    ),
  ];
  const places = placesOf(cases, options.least);
  const signs = cases.map((one) => placed(one, places));
  const size = places.size * K;
  const [weights, squares, mean] = [new Float64Array(size), new Float64Array(size).fill(0.01), new Float64Array(size)];
  const chances = new Float64Array(K);
  const drawn = options.drawn / cases.length;
  for (let round = 0; round < options.rounds; round += 1) {
    for (const n of shuffled(cases.length, round)) {
      const own = signs[n];
      const answer = cases[n]?.answer;
      if (!own) continue;
      chancesOf(own, weights, chances);
      for (let k = 0; k < K; k += 1) {
        const error = (chances[k] ?? 0) - (k === answer ? 1 : 0);
        if (Math.abs(error) < 0.0005) continue;
        for (const place of own) {
          const at = place * K + k;
          const slope = error + drawn * (weights[at] ?? 0);
          squares[at] = (squares[at] ?? 0) + slope * slope;
          weights[at] = (weights[at] ?? 0) - (options.rate * slope) / Math.sqrt(squares[at] ?? 1);
        }
      }
    }
    if (round < options.first) continue;
    for (let at = 0; at < size; at += 1)
      mean[at] = (mean[at] ?? 0) + (weights[at] ?? 0) / (options.rounds - options.first);
  }
  // As whole hundredths, as the file has them.
  for (let at = 0; at < size; at += 1) {
    const whole = Math.round(100 * (mean[at] ?? 0));
    mean[at] = Math.abs(whole) < options.limit ? 0 : whole / 100;
  }
  return { places, weights: mean };
};

export const judged = (one: Case, { places, weights }: Model): Float64Array => {
  const chances = new Float64Array(K);
  chancesOf(placed(one, places), weights, chances);
  return chances;
};

const HEAD = `# What speaks for and against a number being of an element, or of nobody, in hundredths. Signs: src/detect/text/numbers/judge. Written by
# \`npm run bench:detect -- fit-numbers FOLDER...\`.
`;

export const tableOf = ({ places, weights }: Model): string =>
  HEAD +
  [...places]
    .map(([key, place]) => {
      const own = ANSWERS.flatMap((answer, k) => {
        const weight = Math.round(100 * (weights[place * K + k] ?? 0));
        return weight === 0 ? [] : [`${answer} ${weight}`];
      });
      return own.length === 0 ? '' : `${names.get(key)}\t${own.join(' ')}\n`;
    })
    .filter((line) => line !== '')
    .sort()
    .join('');

export const fitNumbers = (args: readonly string[]): void => {
  const texts = args.flatMap((folder) => markedTextsIn(pathToFileURL(`${resolve(folder)}/`)));
  const { cases } = casesOf(texts);
  const table = tableOf(fit(cases, OPTIONS));
  writeFileSync(new URL('../data/judges/numbers.txt', import.meta.url), table);
  console.log(`data/judges/numbers.txt: ${table.split('\n').length - 3} signs`);
};
