import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadDetectors } from '../src/detect/data-files.ts';
import { readWeights } from '../src/detect/text/names/judge/data-files.ts';
import { createSigns, signCount, signName } from '../src/detect/text/names/judge/numbering.ts';
import { createSameWords } from '../src/detect/text/names/judge/same-words.ts';
import { type Candidate, signsOf } from '../src/detect/text/names/judge/signs.ts';
import { createScanner } from '../src/detect/text/scanner.ts';
import { type MarkedText, markedTextsIn } from '../test/support/marked-text.ts';
import { shuffled } from './fit-choices.ts';

/** A candidate that the truth says to be a name or none. */
interface Case {
  readonly file: string;
  readonly signs: Int32Array;
  readonly isName: boolean;
  /** Whether the rules say it, and the judge is asked about it. */
  readonly said: boolean;
  readonly isJudged: boolean;
}

const ROUNDS = 25;
const FIRST_COUNTED = 10;
const RATE = 0.15;
/** How strongly weights are drawn to nothing. */
const DRAWN = 2;
/** Candidates that have a sign, at least. */
const LEAST_MET = 4;
/** Hundredths below which a sign is left out. */
const LEAST = 5;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const shared = (a: Stretch, b: Stretch): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

const stretchOf = ({ tokens, run, from, to }: Candidate): Stretch => ({
  start: tokens.start[run[from]?.from ?? 0] ?? 0,
  end: tokens.end[(run[to - 1]?.to ?? 1) - 1] ?? 0,
});

/** The candidates of texts, before any rule decided about them, but for those that readers would not agree on. */
const casesOf = (texts: readonly MarkedText[]): readonly Case[] => {
  const met: { readonly at: Stretch; readonly signs: Int32Array }[] = [];
  const [signs, same] = [createSigns(), createSameWords()];
  let window = '';
  const watch = (candidate: Candidate): void => {
    const { tokens } = candidate;
    if (tokens.code) return;
    const own = `${tokens.from} ${tokens.text}`;
    if (own !== window) same.isFilled = false;
    window = own;
    signsOf(signs, candidate, same);
    met.push({ at: stretchOf(candidate), signs: signs.numbers.slice(0, signs.count) });
  };
  const scanner = createScanner(loadDetectors(), undefined, watch);
  return texts.flatMap(({ name, text, spans: truths }) => {
    met.length = 0;
    const spans = scanner.scan(text).filter(({ element }) => element === 'person_name');
    return met.flatMap(({ at, signs: own }): Case[] => {
      const on = truths.filter((one) => shared(one, at) > 0 && (one.optional || one.element === 'person_name'));
      const isName = 2 * on.reduce((sum, one) => sum + shared(one, at), 0) >= at.end - at.start;
      if (isName && on.every(({ optional }) => optional)) return [];
      const said = spans.find(({ start, end }) => start <= at.start && end >= at.end);
      const isJudged = said !== undefined && /(?:lists|cue)$/.test(said.why);
      return [{ file: name, signs: own, isName, said: said !== undefined, isJudged }];
    });
  });
};

/** The chance that a candidate is a name, by the weights of its signs. */
const chanceOf = ({ signs }: Case, weights: ArrayLike<number>): number => {
  let sum = 0;
  for (const sign of signs) sum += weights[sign] ?? 0;
  return 1 / (1 + Math.exp(-sum));
};

interface Fitting {
  readonly weights: Float64Array;
  /** Sums of the squares of slopes. */
  readonly squares: Float64Array;
}

/** Moves the weights of a case's signs towards what is right. */
const learn = ({ weights, squares }: Fitting, one: Case, rare: (sign: number) => boolean, drawn: number): void => {
  const error = chanceOf(one, weights) - Number(one.isName);
  for (const sign of one.signs) {
    if (rare(sign)) continue;
    const slope = error + drawn * (weights[sign] ?? 0);
    squares[sign] = (squares[sign] ?? 0) + slope * slope;
    weights[sign] = (weights[sign] ?? 0) - (RATE * slope) / Math.sqrt(squares[sign] ?? 1);
  }
};

/** Weights of signs by which names have a greater chance than others (logistic regression; AdaGrad, the mean of the later rounds). */
const fitWeights = (cases: readonly Case[]): Float64Array => {
  const size = signCount();
  const fitting = { weights: new Float64Array(size), squares: new Float64Array(size).fill(0.01) };
  const [met, mean] = [new Int32Array(size), new Float64Array(size)];
  for (const { signs } of cases) for (const sign of signs) met[sign] = (met[sign] ?? 0) + 1;
  const rare = (sign: number) => (met[sign] ?? 0) < LEAST_MET;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const n of shuffled(cases.length, round)) {
      const one = cases[n];
      if (one) learn(fitting, one, rare, DRAWN / cases.length);
    }
    if (round < FIRST_COUNTED) continue;
    for (const [sign, weight] of fitting.weights.entries())
      mean[sign] = (mean[sign] ?? 0) + weight / (ROUNDS - FIRST_COUNTED);
  }
  return mean;
};

const tableOf = (weights: Float64Array): string =>
  [...weights]
    .map((weight, sign) => ({ name: signName(sign), weight: Math.round(100 * weight) }))
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .map(({ name, weight }) => `${name}\t${weight}\n`)
    .join('');

const HEAD = `# What speaks for and against words being somebody's name, in hundredths. Signs: src/detect/text/names/judge. Written by
# \`npm run bench:detect -- fit-names FOLDER...\`.
`;

/** By whom a text was written, as its name tells: the oldest texts have names of genres, and are parted by their first letter. */
const authorOf = ({ file }: Case): string => /^(?:q[a-e]|[yz]\w(?=-)|[r-x](?=\d\d-|-)|\w)/.exec(file)?.[0] ?? file;

const CHANCES = [0, 0.1, 0.2, 0.3, 0.4, 0.5] as const;

const show = (judged: readonly { readonly one: Case; readonly chance: number }[]): void => {
  const names = judged.filter(({ one }) => one.isName).length;
  for (const least of CHANCES) {
    const said = judged.filter(({ one, chance }) => one.said && (!one.isJudged || chance >= least));
    const right = said.filter(({ one }) => one.isName).length;
    console.log(
      `  chance ${least.toFixed(1)}: precision ${(right / said.length).toFixed(4)}, recall ${(right / names).toFixed(4)}, ${said.length - right} wrong, ${right} right`,
    );
  }
};

/** Fits data/judges/names.txt to marked texts; before that shows what the judge does for texts of each author when fitted to the others', or for those named in `out=FILE,...`. */
export const fitNames = (args: readonly string[]): void => {
  const folders = args.filter((arg) => !arg.startsWith('out='));
  const files = args
    .find((arg) => arg.startsWith('out='))
    ?.slice(4)
    .split(',');
  const out = files && new Set(files);
  const cases = casesOf(folders.flatMap((folder) => markedTextsIn(pathToFileURL(`${resolve(folder)}/`))));
  console.log(`${cases.length} candidates, ${cases.filter(({ isName }) => isName).length} names`);
  const groups = Map.groupBy(cases, (one) => (out ? (out.has(one.file) ? 'out' : 'in') : authorOf(one)));
  if (out) groups.delete('in');
  const judged = [...groups.values()].flatMap((group) => {
    const own = new Set(group);
    const weights = fitWeights(cases.filter((one) => !own.has(one)));
    return group.map((one) => ({ one, chance: chanceOf(one, weights) }));
  });
  show(judged);
  const table = tableOf(fitWeights(cases));
  writeFileSync(new URL('../data/judges/names.txt', import.meta.url), `${HEAD}${table}`);
  console.log(`data/judges/names.txt: ${readWeights(table).filter((weight) => weight !== 0).length} signs`);
};
