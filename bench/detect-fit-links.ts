import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { scan } from '../src/detect/text/default-scanner.ts';
import { assignValues } from '../src/detect/text/mentions/assign.ts';
import { type Choose, chooseBy } from '../src/detect/text/mentions/judge/choose.ts';
import { readWeights } from '../src/detect/text/mentions/judge/data-files.ts';
import { newSheet, signNames } from '../src/detect/text/mentions/judge/sign.ts';
import { type NamedPerson, peopleOf } from '../src/detect/text/mentions/people.ts';
import { NOBODY } from '../src/detect/text/mentions/scene.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import { isCounted } from '../src/schema/vocabulary.ts';
import { type MarkedText, markedTextsIn, type TrueSpan } from '../test/support/marked-text.ts';
import { type Case, fitWeights } from './fit-choices.ts';

/** What a value of nobody weighs beside one of somebody: authors give few values to people whom they do not name. */
const OF_NOBODY = 0.3;
/** Authors and sets are parted among so many folds. */
const FOLDS = 12;

/** A text with what was found in it, and whom the truth means by each. */
interface Sample {
  readonly text: MarkedText;
  readonly fold: number;
  readonly spans: readonly Span[];
  readonly people: readonly NamedPerson[];
  readonly truthOf: readonly (TrueSpan | undefined)[];
  readonly personOf: readonly (number | undefined)[];
}

const overlap = (a: TrueSpan, b: { readonly start: number; readonly end: number }): number =>
  Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** Who wrote a text, or the set it is of: what its name begins with. */
const authorOf = (name: string): string => name.split(/[-.]/)[0] ?? '';

const sampleOf = (text: MarkedText, fold: number): Sample => {
  const spans = scan(text.text);
  const people = peopleOf(spans, text.text);
  const truthOf = spans.map((span) =>
    text.spans.find((one) => one.element === span.element && 2 * overlap(one, span) > span.end - span.start),
  );
  const personOf = people.map(({ names }) => {
    const named = names.flatMap((n) => truthOf[n]?.person ?? []).filter((person) => person !== 0);
    return [...Map.groupBy(named, (person) => person)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
  });
  return { text, fold, spans, people, truthOf, personOf };
};

const assign = ({ spans, text, people }: Sample, choose: Choose) =>
  assignValues(spans, text.text, people, ({ element }) => isCounted(element), choose);

/**
 * The values of a text whose person the truth says, with what speaks for each candidate. The values before are given by a judge that
 * was not fitted to this text, so that what follows its errors is learned as well; without one by the truth.
 */
const casesOf = (sample: Sample, judge?: Choose): readonly Case[] => {
  const { truthOf, personOf } = sample;
  const cases: Case[] = [];
  const sheet = newSheet();
  assign(sample, (question) => {
    const one = truthOf[question.value];
    const isTrue = (person: number) => person !== NOBODY && one?.person !== 0 && personOf[person] === one?.person;
    if (one && !one.optional) {
      const right = question.candidates.map(isTrue);
      const isNamed = right.includes(true);
      cases.push({
        signs: question.candidates.map((person) => {
          sheet.count = 0;
          question.signs(sheet, person);
          return sheet.signs.slice(0, sheet.count);
        }),
        isRight: isNamed ? right : question.candidates.map((person) => person === NOBODY),
        weight: isNamed ? 1 : OF_NOBODY,
      });
    }
    return judge?.(question) ?? (one ? question.candidates.find(isTrue) : undefined) ?? NOBODY;
  });
  return cases;
};

/** Hundredths below which a sign is left out. */
const LEAST = 3;

const tableOf = (weights: Float64Array): string =>
  signNames()
    .map((name, n) => ({ name, weight: Math.round(100 * (weights[n] ?? 0)) }))
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, weight }) => `${name}\t${weight}\n`)
    .join('');

const judgeOf = (weights: Float64Array): Choose => chooseBy(readWeights(tableOf(weights)));

/** For each fold the weights that are fitted to all others. */
const withoutEach = (cases: readonly (readonly Case[])[], samples: readonly Sample[]): readonly Float64Array[] =>
  Array.from({ length: FOLDS }, (_, fold) =>
    fitWeights(cases.filter((_one, n) => samples[n]?.fold !== fold).flat(), signNames().length),
  );

interface Count {
  values: number;
  given: number;
  right: number;
}

/** Counts the values of a text as the bench of links does. */
const count = (sample: Sample, judge: Choose, into: Count): void => {
  const { text, truthOf, personOf } = sample;
  const owners = assign(sample, judge);
  for (const one of text.spans) {
    if (one.element === 'person_name' || one.person === 0 || one.optional) continue;
    const n = truthOf.indexOf(one);
    const owner = n < 0 ? undefined : owners[n];
    const person = owner === undefined ? undefined : personOf[owner];
    into.values += 1;
    if (person !== undefined) into.given += 1;
    if (person === one.person) into.right += 1;
  }
};

const HEAD = `# What speaks for and against each person to whom a value in text may belong, in hundredths. Signs: src/detect/text/mentions/judge.
# Written by \`npm run bench:detect -- fit-links FOLDER...\`.
`;

/** Fits data/judges/links.txt to marked texts, and shows by author how many values of texts that the weights were not fitted to are given rightly. */
export const fitLinks = (folders: readonly string[]): void => {
  const texts = folders.flatMap((folder) => markedTextsIn(pathToFileURL(`${resolve(folder)}/`)));
  const authors = [...new Set(texts.map(({ name }) => authorOf(name)))].sort();
  const samples = texts.map((text) => sampleOf(text, authors.indexOf(authorOf(text.name)) % FOLDS));
  const first = withoutEach(
    samples.map((sample) => casesOf(sample)),
    samples,
  ).map(judgeOf);
  const cases = samples.map((sample) => casesOf(sample, first[sample.fold]));
  const others = withoutEach(cases, samples).map(judgeOf);
  const counts = new Map<string, Count>();
  for (const sample of samples) {
    const judge = others[sample.fold];
    for (const key of ['all', authorOf(sample.text.name)]) {
      const own = counts.get(key) ?? { values: 0, given: 0, right: 0 };
      counts.set(key, own);
      if (judge) count(sample, judge, own);
    }
  }
  for (const [author, { values, given, right }] of counts)
    if (values >= 150)
      console.log(
        `left out, ${author}: ${values} values, precision ${(right / given).toFixed(4)}, recall ${(right / values).toFixed(4)}`,
      );
  const table = tableOf(fitWeights(cases.flat(), signNames().length));
  writeFileSync(new URL('../data/judges/links.txt', import.meta.url), `${HEAD}${table}`);
  console.log(`data/judges/links.txt: ${readWeights(table).size} signs`);
};
