import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assignValues } from '../src/detect/text/mentions/assign.ts';
import { type Choose, chooseBy } from '../src/detect/text/mentions/judge/choose.ts';
import { COLUMNS, readNetwork, SIGNS_ROW, UNITS, UNITS_ROW } from '../src/detect/text/mentions/judge/data-files.ts';
import { newSheet, signNames } from '../src/detect/text/mentions/judge/sign.ts';
import { NOBODY } from '../src/detect/text/mentions/scene.ts';
import { isCounted } from '../src/schema/vocabulary.ts';
import { type MarkedText, markedTextsIn, type TrueSpan } from '../test/support/marked-text.ts';
import { type Case, fitNetwork, type Weights } from './fit-network.ts';
import { asFound, asTrue, type Found, truthOf } from './truth-as-found.ts';

/** What a value of nobody weighs beside one of somebody: authors give few values to people whom they do not name. */
const OF_NOBODY = 0.3;
/** What a value of the texts on which tests stand weighs beside one of `seen`. */
const OF_TESTED = 2;
/** Authors and sets are parted among so many folds. */
const FOLDS = 8;

/** A text with its values, found or those of the truth, and whom the truth means by each. */
interface Sample {
  readonly input: string;
  readonly text: MarkedText;
  readonly fold: number;
  /** How much its values weigh. */
  readonly weight: number;
  readonly found: Found;
  readonly marks: readonly (TrueSpan | undefined)[];
  readonly personOf: readonly (number | undefined)[];
}

/** Who wrote a text, or the set it is of: what its name begins with. */
const authorOf = (name: string): string => name.split(/[-.\d]/)[0] ?? '';

const INPUTS: readonly (readonly [string, (text: MarkedText) => Found])[] = [
  ['as true', asTrue],
  ['as found', asFound],
];

const samplesOf = (text: MarkedText, fold: number, weight: number): readonly Sample[] =>
  INPUTS.map(([input, find]) => {
    const found = find(text);
    const marks = truthOf(found.spans, text.spans);
    const personOf = found.people.map(({ names }) => {
      const named = names.flatMap((n) => marks[n]?.person ?? []).filter((person) => person !== 0);
      return [...Map.groupBy(named, (person) => person)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
    });
    return { input, text, fold, weight, found, marks, personOf };
  });

/** Whether a true value is somebody's; of what several share it is each of them. */
const isOf = (one: TrueSpan | undefined, person: number | undefined): boolean =>
  one !== undefined && person !== undefined && (person === one.person || one.also?.includes(person) === true);

const assign = ({ found: { spans, people }, text }: Sample, choose: Choose) =>
  assignValues(spans, text.text, people, ({ element }) => isCounted(element), choose);

/** The values of a text whose person the truth says, with what speaks for each candidate. The values before are given by the truth as well. */
const casesOf = (sample: Sample): readonly Case[] => {
  const { marks, personOf } = sample;
  const cases: Case[] = [];
  const sheet = newSheet();
  assign(sample, (question) => {
    const one = marks[question.value];
    const isTrue = (person: number) => person !== NOBODY && one?.person !== 0 && isOf(one, personOf[person]);
    const right = question.candidates.map(isTrue);
    const isNamed = right.includes(true);
    if (one && !one.optional)
      cases.push({
        signs: question.candidates.map((person) => {
          sheet.count = 0;
          question.signs(sheet, person);
          return sheet.signs.slice(0, sheet.count);
        }),
        isRight: isNamed ? right : question.candidates.map((person) => person === NOBODY),
        weight: sample.weight * (isNamed ? 1 : OF_NOBODY),
      });
    return question.candidates[right.indexOf(true)] ?? NOBODY;
  });
  return cases;
};

const hundredths = (weights: Iterable<number>): readonly number[] => [...weights].map((one) => Math.round(100 * one));

const lineOf = (name: string, cells: readonly number[]): string =>
  [name, ...cells.map((cell) => cell || '')].join('\t');

const tableOf = ({ rows, units }: Weights): string => {
  const width = COLUMNS.length;
  const lines = signNames()
    .map((name, n) => ({ name, cells: hundredths(rows.subarray(n * width, (n + 1) * width)) }))
    .filter(({ cells }) => cells.some((cell) => cell !== 0))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, cells }) => lineOf(name, cells));
  const heads = [
    ['sign', ...COLUMNS].join('\t'),
    lineOf(SIGNS_ROW, [lines.length, ...COLUMNS.slice(1).map(() => 0)]),
    lineOf(UNITS_ROW, [0, ...hundredths(units)]),
  ];
  return [...heads, ...lines, ''].join('\n');
};

const networkOf = (table: string) => readNetwork(table, new Set(signNames()));
const judgeOf = (weights: Weights): Choose => chooseBy(networkOf(tableOf(weights)));
const fitted = (cases: readonly Case[]): Weights => fitNetwork(cases, signNames().length, UNITS);

/** For each fold the weights that are fitted to all others. */
const withoutEach = (cases: readonly (readonly Case[])[], samples: readonly Sample[]): readonly Weights[] =>
  Array.from({ length: FOLDS }, (_, fold) => fitted(cases.filter((_one, n) => samples[n]?.fold !== fold).flat()));

interface Count {
  values: number;
  given: number;
  right: number;
}

/** Counts the values of a text as the bench of links does. */
const count = (sample: Sample, judge: Choose, into: Count): void => {
  const { text, marks, personOf } = sample;
  const owners = assign(sample, judge);
  for (const one of text.spans) {
    if (one.element === 'person_name' || one.person === 0 || one.optional) continue;
    const n = marks.indexOf(one);
    const owner = n < 0 ? undefined : owners[n];
    const person = owner === undefined ? undefined : personOf[owner];
    into.values += 1;
    if (person !== undefined) into.given += 1;
    if (isOf(one, person)) into.right += 1;
  }
};

/** Counts by input and author what judges that were not fitted to an author give. */
const countLeftOut = (samples: readonly Sample[], judges: readonly Choose[]): ReadonlyMap<string, Count> => {
  const counts = new Map<string, Count>();
  for (const sample of samples) {
    const judge = judges[sample.fold];
    const own = { values: 0, given: 0, right: 0 };
    if (judge) count(sample, judge, own);
    for (const group of ['all', authorOf(sample.text.name)]) {
      const key = `${group}, ${sample.input}`;
      const sum = counts.get(key) ?? { values: 0, given: 0, right: 0 };
      counts.set(key, {
        values: sum.values + own.values,
        given: sum.given + own.given,
        right: sum.right + own.right,
      });
    }
  }
  return counts;
};

const HEAD = `# What speaks for and against each person to whom a value in text may belong: what each sign weighs by itself and what it sends to each unit
# of a network of one layer, in hundredths; a unit weighs as the line of units says where more than nothing reaches it. Signs: src/detect/text/mentions/judge.
# Written by \`npm run bench:detect -- fit-links FOLDER...\`.
`;

/** Values of an author from which on a share says something. */
const LEAST_VALUES = 140;

/** Fits data/judges/links.txt to marked texts, and shows by author how many values of texts that the weights were not fitted to are given rightly. */
export const fitLinks = (folders: readonly string[]): void => {
  const byFolder = folders.map((folder) => markedTextsIn(pathToFileURL(`${resolve(folder)}/`)));
  const texts = byFolder.flat();
  const weights = byFolder.flatMap((own, n) => own.map(() => (folders[n]?.endsWith('seen') ? 1 : OF_TESTED)));
  const authors = [...new Set(texts.map(({ name }) => authorOf(name)))].sort();
  const samples = texts.flatMap((text, n) =>
    samplesOf(text, authors.indexOf(authorOf(text.name)) % FOLDS, weights[n] ?? 1),
  );
  const cases = samples.map(casesOf);
  const table = tableOf(fitted(cases.flat()));
  writeFileSync(new URL('../data/judges/links.txt', import.meta.url), `${HEAD}${table}`);
  console.log(`data/judges/links.txt: ${networkOf(table).rows.size} signs`);
  const counts = countLeftOut(samples, withoutEach(cases, samples).map(judgeOf));
  for (const [author, { values, given, right }] of counts)
    if (values >= LEAST_VALUES)
      console.log(
        `left out, ${author}: ${values} values, precision ${(right / given).toFixed(4)}, recall ${(right / values).toFixed(4)}`,
      );
};
