import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadDetectors } from '../src/detect/data-files.ts';
import { ANSWERS, answerOf, NONE, OTHER } from '../src/detect/text/numbers/judge/answers.ts';
import { type Candidate, candidateOf, candidatesAt } from '../src/detect/text/numbers/judge/candidates.ts';
import { heldBy, isJudged } from '../src/detect/text/numbers/judge/judge.ts';
import { createSigns } from '../src/detect/text/numbers/judge/sign-list.ts';
import { sceneOf, signsOf } from '../src/detect/text/numbers/judge/signs.ts';
import { createScanner, type Watch } from '../src/detect/text/scanner.ts';
import { type MarkedText, markedTextsIn } from '../test/support/marked-text.ts';
import { chancesOf, fitAnswers, type Lesson } from './multinomial.ts';
import { shuffled } from './shuffled.ts';

/** A number of a text, and what the truth says that it is. */
interface Case {
  readonly file: string;
  readonly keys: Int32Array;
  /** Its signs as if the rules had said nothing of it, where they did. */
  readonly hidden: Int32Array | undefined;
  readonly answer: number;
  /** What the rules say. */
  readonly said: number;
}

/** Numbers that have a sign, at least. */
const LEAST_MET = 10;
/** Hundredths below which a weight is left out. */
const LEAST = 20;
/**
 * Of the numbers that the rules found, those that are learned a second time as if they had not, one of so many: rules that were mended by the
 * marked texts leave less open there than in others.
 */
const HIDDEN = 4;

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

interface Marked {
  readonly cases: readonly Case[];
  /** The name of each sign by its key. */
  readonly names: ReadonlyMap<number, string>;
}

/** The numbers of texts, those that the rules say and the others. */
const casesOf = (texts: readonly MarkedText[]): Marked => {
  const cases: Case[] = [];
  const signs = createSigns(true);
  let marked: MarkedText | undefined;
  const own = (): Int32Array => signs.keys.slice(0, signs.count);
  const add = (candidate: Candidate, hidden?: Int32Array): void => {
    const answer = marked && truthOf(marked, candidate);
    const said = candidate.said ? answerOf(candidate.said.element) : NONE;
    if (marked && answer !== undefined) cases.push({ file: marked.name, keys: own(), hidden, answer, said });
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
    for (const token of items.subarray(0, count)) {
      if (held[token] === 1) continue;
      for (const candidate of candidatesAt(page, nouns, token, held)) {
        signsOf(signs, scene, candidate);
        add(candidate);
      }
    }
  };
  const scanner = createScanner(loadDetectors(), undefined, { numbers });
  for (const text of texts) {
    marked = text;
    scanner.scan(text.text);
  }
  return { cases, names: signs.names ?? new Map() };
};

interface Model {
  /** A number for each sign that is met often enough. */
  readonly places: ReadonlyMap<number, number>;
  readonly weights: Float64Array;
}

const placed = (keys: Int32Array, places: ReadonlyMap<number, number>): Int32Array =>
  Int32Array.from([...keys].flatMap((key) => places.get(key) ?? []));

/** Weights as whole hundredths, as the file has them. */
const rounded = (weight: number): number => {
  const whole = Math.round(100 * weight);
  return Math.abs(whole) < LEAST ? 0 : whole / 100;
};

const fitModel = (cases: readonly Case[], names: Marked['names']): Model => {
  const hidden = cases.flatMap(({ hidden: keys, answer }, n) => (keys && n % HIDDEN === 0 ? [{ keys, answer }] : []));
  const shown: readonly Pick<Case, 'keys' | 'answer'>[] = [...cases, ...hidden];
  const met = new Map<number, number>();
  for (const { keys } of shown) for (const key of keys) met.set(key, (met.get(key) ?? 0) + 1);
  const often = [...met].filter(([key, count]) => count >= LEAST_MET && names.has(key));
  const places = new Map(often.map(([key], n) => [key, n]));
  const lessons = shown.map(({ keys, answer }): Lesson => ({ signs: placed(keys, places), answer }));
  return { places, weights: fitAnswers(lessons, places.size, ANSWERS.length, shuffled).map(rounded) };
};

const HEAD = `# What speaks for a number being of an element, or of nobody, and against it, in hundredths. Signs: src/detect/text/numbers/judge.
# Written by \`npm run bench:detect -- fit-numbers FOLDER...\`.
`;

const tableOf = ({ places, weights }: Model, names: Marked['names']): string => {
  const lines = [...places].flatMap(([key, place]) => {
    const own = ANSWERS.flatMap((answer, n) => {
      const weight = Math.round(100 * (weights[place * ANSWERS.length + n] ?? 0));
      return weight === 0 ? [] : [`${answer} ${weight}`];
    });
    return own.length === 0 ? [] : [`${names.get(key)}\t${own.join(' ')}\n`];
  });
  return HEAD + lines.sort().join('');
};

/** By whom a text was written, as its name tells. */
const authorOf = ({ file }: Case): string =>
  /^(?:q[a-e]|[rs][a-c](?=-)|[yz]\w(?=-)|[r-x](?=\d\d-|-)|\w)/.exec(file)?.[0] ?? file;

interface Judged {
  readonly one: Case;
  readonly chances: Float64Array;
}

const bestOf = (chances: Float64Array): number => {
  let best = OTHER + 1;
  chances.forEach((chance, answer) => {
    if (answer > OTHER && chance > (chances[best] ?? 0)) best = answer;
  });
  return best;
};

const STEPS = [0.5, 0.6, 0.7, 0.75, 0.8, 0.9] as const;

/** What the judge would take from the rules and add to them at some chances. */
const show = (judged: readonly Judged[]): void => {
  for (const least of STEPS) {
    const taken = judged.filter(({ one, chances }) => one.said !== NONE && (chances[NONE] ?? 0) >= least);
    const wrong = taken.filter(({ one }) => one.answer === NONE).length;
    const found = judged.filter(({ one, chances }) => one.said === NONE && (chances[bestOf(chances)] ?? 0) >= least);
    const right = found.filter(({ one, chances }) => one.answer === bestOf(chances)).length;
    console.log(
      `  chance ${least.toFixed(2)}: of what the rules say ${wrong} wrong and ${taken.length - wrong} right taken away; of the rest ${right} right and ${found.length - right} wrong found`,
    );
  }
};

/** Fits data/judges/numbers.txt to marked texts; before that shows what the judge does for texts of each author when fitted to the others', or for those whose names begin as named in `out=PREFIX,...` only. */
export const fitNumbers = (args: readonly string[]): void => {
  const folders = args.filter((arg) => !arg.startsWith('out='));
  const out = args
    .find((arg) => arg.startsWith('out='))
    ?.slice(4)
    .split(',');
  const { cases, names } = casesOf(folders.flatMap((folder) => markedTextsIn(pathToFileURL(`${resolve(folder)}/`))));
  console.log(`${cases.length} numbers, ${cases.filter(({ answer }) => answer !== NONE).length} of somebody`);
  const groups = Map.groupBy(cases, authorOf);
  const judged = [...groups].flatMap(([author, group]) => {
    if (out && !out.includes(author)) return [];
    const own = new Set(group);
    const { places, weights } = fitModel(
      cases.filter((one) => !own.has(one)),
      names,
    );
    return group.map((one) => ({ one, chances: chancesOf(placed(one.keys, places), weights, ANSWERS.length) }));
  });
  show(judged);
  const table = tableOf(fitModel(cases, names), names);
  writeFileSync(new URL('../data/judges/numbers.txt', import.meta.url), table);
  console.log(`data/judges/numbers.txt: ${table.split('\n').length - 3} signs`);
};
