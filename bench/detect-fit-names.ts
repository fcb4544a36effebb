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
import { authorOf, isLeftOut } from './authors.ts';
import { chanceOf, type Case as Fitted, fitWeights } from './fit-weights.ts';

/** A candidate that the truth says to be a name or none. */
interface Case extends Fitted {
  readonly file: string;
  /** Whether the rules say it, and the judge is asked about it. */
  readonly said: boolean;
  readonly isJudged: boolean;
}

/** How strongly weights are drawn to nothing. */
const DRAWN = 8;
/** What a candidate of a text in capitals counts. */
const RAISED = 0.5;
/** What one of a line counts that is read as a text of its own, and words that such a line has at least. */
const LINE = 0.25;
const LEAST_WORDS = 6;
/** Reasons of names that the judge is not asked about. */
const UNJUDGED = /(?:lower case|field of a name|speaks|side by side)$/;
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
const casesOf = (texts: readonly MarkedText[], worth: number): readonly Case[] => {
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
  const scanner = createScanner(loadDetectors(), undefined, { names: watch });
  return texts.flatMap(({ name, text, spans: truths }) => {
    met.length = 0;
    const spans = scanner.scan(text).filter(({ element }) => element === 'person_name');
    return met.flatMap(({ at, signs: own }): Case[] => {
      const on = truths.filter((one) => shared(one, at) > 0 && (one.optional || one.element === 'person_name'));
      const isName = 2 * on.reduce((sum, one) => sum + shared(one, at), 0) >= at.end - at.start;
      if (isName && on.every(({ optional }) => optional)) return [];
      const said = spans.find(({ start, end }) => start <= at.start && end >= at.end);
      const isJudged = said !== undefined && !UNJUDGED.test(said.why);
      return [{ file: name, signs: own, isSo: isName, worth, said: said !== undefined, isJudged }];
    });
  });
};

/** The same texts in capitals, as offices and banks write them: there capitals tell nothing. */
const raised = (texts: readonly MarkedText[]): readonly MarkedText[] =>
  texts.flatMap((one) => {
    const text = one.text.toUpperCase();
    return text === one.text || text.length !== one.text.length ? [] : [{ ...one, text }];
  });

const WORDS = /\S+/g;
const LINES = /[^\n]*\n?/g;

/** Their lines, each as a text of its own: there the rest of the text tells nothing. */
const linesOf = (texts: readonly MarkedText[]): readonly MarkedText[] =>
  texts.flatMap((one) =>
    [...one.text.matchAll(LINES)].flatMap(({ 0: text, index }) => {
      if ((text.match(WORDS)?.length ?? 0) < LEAST_WORDS) return [];
      const spans = one.spans.flatMap((span) => {
        const [start, end] = [Math.max(0, span.start - index), Math.min(text.length, span.end - index)];
        return start < end ? [{ ...span, start, end }] : [];
      });
      return [{ ...one, text, spans }];
    }),
  );

const tableOf = (weights: Float64Array): string =>
  [...weights]
    .map((weight, sign) => ({ name: signName(sign), weight: Math.round(100 * weight) }))
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .map(({ name, weight }) => `${name}\t${weight}\n`)
    .join('');

const HEAD = `# What speaks for and against words being somebody's name, in hundredths. Signs: src/detect/text/names/judge. Written by
# \`npm run bench:detect -- fit-names FOLDER...\`.
`;

const CHANCES = [0, 0.1, 0.2, 0.3, 0.4, 0.5] as const;

const show = (judged: readonly { readonly one: Case; readonly chance: number }[]): void => {
  const names = judged.filter(({ one }) => one.isSo).length;
  for (const least of CHANCES) {
    const said = judged.filter(({ one, chance }) => one.said && (!one.isJudged || chance >= least));
    const right = said.filter(({ one }) => one.isSo).length;
    console.log(
      `  chance ${least.toFixed(1)}: precision ${(right / said.length).toFixed(4)}, recall ${(right / names).toFixed(4)}, ${said.length - right} wrong, ${right} right`,
    );
  }
};

/** Fits data/judges/names.txt to marked texts; before that shows what the judge does for texts of each author when fitted to the others', or for those whose names begin as named in `out=PREFIX,...`. */
export const fitNames = (args: readonly string[]): void => {
  const folders = args.filter((arg) => !arg.startsWith('out='));
  const out = args
    .find((arg) => arg.startsWith('out='))
    ?.slice(4)
    .split(',');
  const texts = folders.flatMap((folder) => markedTextsIn(pathToFileURL(`${resolve(folder)}/`)));
  const written = casesOf(texts, 1);
  const cases = [...written, ...casesOf(raised(texts), RAISED), ...casesOf(linesOf(texts), LINE)];
  console.log(`${written.length} candidates, ${written.filter(({ isSo }) => isSo).length} names`);
  const groups = Map.groupBy(cases, (one) => (out ? (isLeftOut(one.file, out) ? 'out' : 'in') : authorOf(one.file)));
  if (out) groups.delete('in');
  const judged = [...groups.values()].flatMap((group) => {
    const own = new Set(group);
    const weights = fitWeights(
      cases.filter((one) => !own.has(one)),
      signCount(),
      DRAWN,
    );
    return group.flatMap((one) => (one.worth === 1 ? [{ one, chance: chanceOf(one, weights) }] : []));
  });
  show(judged);
  const table = tableOf(fitWeights(cases, signCount(), DRAWN));
  writeFileSync(new URL('../data/judges/names.txt', import.meta.url), `${HEAD}${table}`);
  console.log(`data/judges/names.txt: ${readWeights(table).filter((weight) => weight !== 0).length} signs`);
};
