import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scan } from '../src/detect/text/default-scanner.ts';
import { assignValues } from '../src/detect/text/mentions/assign.ts';
import { type Choose, chooseBy, type Question } from '../src/detect/text/mentions/judge/choose.ts';
import { readWeights } from '../src/detect/text/mentions/judge/data-files.ts';
import { VALUE_KINDS } from '../src/detect/text/mentions/judge/kinds.ts';
import { LAYOUTS } from '../src/detect/text/mentions/judge/layout.ts';
import { peopleOf } from '../src/detect/text/mentions/people.ts';
import { NOBODY } from '../src/detect/text/mentions/scene.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import { isCounted } from '../src/schema/vocabulary.ts';
import { type MarkedText, markedTextsIn, type TrueSpan } from '../test/support/marked-text.ts';

const COLUMNS: readonly string[] = ['any', ...VALUE_KINDS, ...LAYOUTS];

/** A value with the signs of each candidate, as places of weights, and which of the candidates are right. */
interface Case {
  readonly signs: readonly (readonly number[])[];
  readonly isRight: readonly boolean[];
  readonly weight: number;
}

/** What a value of nobody weighs beside one of somebody: authors give few values to people whom they do not name. */
const OF_NOBODY = 0.3;
const ROUNDS = 12;
const RATE = 0.15;
/** How strongly weights are drawn to nothing. */
const DRAWN = 60;

/** Weights by sign and column; a sign that is met gets a row. */
const numbering = () => {
  const rows = new Map<string, number>();
  const placesOf = ({ kind, layout }: Question, signs: readonly string[]): readonly number[] =>
    signs.flatMap((sign) => {
      const row = rows.get(sign) ?? rows.size;
      rows.set(sign, row);
      return ['any', kind, layout].map((column) => row * COLUMNS.length + COLUMNS.indexOf(column));
    });
  return { rows, placesOf };
};

type Numbering = ReturnType<typeof numbering>;

const overlap = (a: TrueSpan, b: { readonly start: number; readonly end: number }): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start);

/**
 * The values of a text whose person the truth says, with what speaks for each candidate. The values before are given by a judge that
 * was fitted already, so that what follows its errors is learned as well; without one by the truth.
 */
const casesOf = (
  { text, spans: truth }: MarkedText,
  spans: readonly Span[],
  { placesOf }: Numbering,
  judge?: Choose,
): readonly Case[] => {
  const people = peopleOf(spans, text);
  const truthOf = spans.map((span) =>
    truth.find((one) => one.element === span.element && 2 * overlap(one, span) > span.end - span.start),
  );
  const personOf = people.map(({ names }) => {
    const named = names.flatMap((n) => truthOf[n]?.person ?? []).filter((person) => person !== 0);
    return [...Map.groupBy(named, (person) => person)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
  });
  const cases: Case[] = [];
  const choose: Choose = (question) => {
    const one = truthOf[question.value];
    const isTrue = (person: number) => person !== NOBODY && one?.person !== 0 && personOf[person] === one?.person;
    if (one && !one.optional) {
      const right = question.candidates.map(isTrue);
      const isNamed = right.includes(true);
      cases.push({
        signs: question.candidates.map((person) => placesOf(question, question.signs(person))),
        isRight: isNamed ? right : question.candidates.map((person) => person === NOBODY),
        weight: isNamed ? 1 : OF_NOBODY,
      });
    }
    return judge?.(question) ?? (one ? question.candidates.find(isTrue) : undefined) ?? NOBODY;
  };
  assignValues(spans, text, people, ({ element }) => isCounted(element), choose);
  return cases;
};

/** Numbers that look random and are the same in every run. */
export const shuffled = (count: number, round: number): readonly number[] => {
  let state = round + 1;
  const order = Array.from({ length: count }, (_, n) => n);
  for (let n = count - 1; n > 0; n -= 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const other = state % (n + 1);
    [order[n], order[other]] = [order[other] ?? 0, order[n] ?? 0];
  }
  return order;
};

/** How far the share that each candidate is given lies from what is right. */
const errorsOf = ({ signs, isRight, weight }: Case, weights: Float64Array): readonly number[] => {
  const sums = signs.map((places) => places.reduce((sum, at) => sum + (weights[at] ?? 0), 0));
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const all = shares.reduce((a, b) => a + b, 0);
  const right = shares.reduce((sum, share, n) => (isRight[n] ? sum + share : sum), 1e-12);
  return shares.map((share, n) => weight * (share / all - (isRight[n] ? share / right : 0)));
};

interface Fitting {
  readonly weights: Float64Array;
  /** Sums of the squares of slopes. */
  readonly squares: Float64Array;
}

/** Moves the weights of a case's candidates towards what is right. */
const learn = ({ weights, squares }: Fitting, one: Case, rate: number, drawn: number): void => {
  for (const [candidate, error] of errorsOf(one, weights).entries()) {
    if (Math.abs(error) < 1e-4) continue;
    for (const at of one.signs[candidate] ?? []) {
      const slope = error + drawn * (weights[at] ?? 0);
      squares[at] = (squares[at] ?? 0) + slope * slope;
      weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(squares[at] ?? 1);
    }
  }
};

/** Weights by which the right candidate of each case gets the greatest share (a conditional logit; AdaGrad, the mean of the later rounds). */
const fitWeights = (cases: readonly Case[], size: number): Float64Array => {
  const fitting: Fitting = { weights: new Float64Array(size), squares: new Float64Array(size).fill(1e-3) };
  const [sum, first] = [new Float64Array(size), Math.ceil(ROUNDS / 3)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + 0.4 * round);
    for (const n of shuffled(cases.length, round)) {
      const one = cases[n];
      if (one) learn(fitting, one, rate, DRAWN / cases.length);
    }
    if (round < first) continue;
    for (const [at, weight] of fitting.weights.entries()) sum[at] = (sum[at] ?? 0) + weight;
  }
  return sum.map((one) => one / (ROUNDS - first));
};

/** Hundredths below which all weights of a sign are left out. */
const LEAST = 10;

const tableOf = ({ rows }: Numbering, weights: Float64Array): string => {
  const lines = [...rows]
    .map(([sign, row]) => {
      const cells = COLUMNS.map((_, n) => Math.round(100 * (weights[row * COLUMNS.length + n] ?? 0)));
      return { sign, cells };
    })
    .filter(({ cells }) => cells.some((cell) => Math.abs(cell) >= LEAST))
    .sort((a, b) => (a.sign < b.sign ? -1 : 1))
    .map(({ sign, cells }) => [sign, ...cells.map((cell) => (cell === 0 ? '' : String(cell)))].join('\t'));
  return [['sign', ...COLUMNS].join('\t'), ...lines, ''].join('\n');
};

const HEAD = `# What speaks for and against each person to whom a value in text may belong, in hundredths: in any case, and more by the kind of
# the value and by how its line looks. Signs: src/detect/text/mentions/judge/signs.ts. Written by \`npm run bench:detect -- fit-links FOLDER...\`.
`;

const FOLDS = 5;

/** Fits data/judges/links.txt to marked texts, and shows how many values of texts that it was not fitted to (by file, in five parts) are given rightly. */
export const fitLinks = (folders: readonly string[]): void => {
  const texts = folders.flatMap((folder) => markedTextsIn(pathToFileURL(`${resolve(folder)}/`)));
  const spans = texts.map(({ text }) => scan(text));
  const numbers = numbering();
  const byTruth = texts.flatMap((text, n) => casesOf(text, spans[n] ?? [], numbers));
  const sizeOf = () => numbers.rows.size * COLUMNS.length;
  const first = chooseBy(readWeights(tableOf(numbers, fitWeights(byTruth, sizeOf()))));
  const cases = texts.map((text, n) => casesOf(text, spans[n] ?? [], numbers, first));
  const size = sizeOf();
  let [right, all] = [0, 0];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = fitWeights(cases.filter((_, n) => n % FOLDS !== fold).flat(), size);
    const others = cases.filter((_, n) => n % FOLDS === fold).flat();
    for (const one of others) {
      const errors = errorsOf({ ...one, isRight: one.isRight.map(() => false), weight: 1 }, weights);
      if (one.weight === 1) all += 1;
      if (one.weight === 1 && one.isRight[errors.indexOf(Math.max(...errors))]) right += 1;
    }
  }
  console.log(`of texts left out: ${right} of ${all} values right (${(right / all).toFixed(4)})`);
  const table = tableOf(numbers, fitWeights(cases.flat(), size));
  writeFileSync(new URL('../data/judges/links.txt', import.meta.url), `${HEAD}${table}`);
  console.log(`data/judges/links.txt: ${readWeights(table).rows.size} signs`);
};
