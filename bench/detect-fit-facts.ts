import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadDetectors } from '../src/detect/data-files.ts';
import { createScanner } from '../src/detect/text/scanner.ts';
import type { Candidate } from '../src/detect/text/terms/judge/candidate.ts';
import { signsOf } from '../src/detect/text/terms/judge/signs.ts';
import { type MarkedText, markedTextsIn } from '../test/support/marked-text.ts';
import { chanceOf, type Case as Fitted, fitWeights } from './fit-weights.ts';

/** Words of medicine that the truth says to be said of somebody's health or not. */
interface Case extends Fitted {
  readonly file: string;
}

/** How strongly weights are drawn to nothing. */
const DRAWN = 3;
/** Hundredths below which a sign is left out. */
const LEAST = 5;

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const shared = (a: Stretch, b: Stretch): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

const stretchOf = ({ tokens, said }: Candidate): Stretch => ({
  start: tokens.start[said.from] ?? 0,
  end: tokens.end[said.to - 1] ?? 0,
});

/** Signs by their numbers, each numbered when it is met first. */
const createNumbers = () => {
  const numbers = new Map<string, number>();
  const numberOf = (sign: string): number => {
    const known = numbers.get(sign) ?? numbers.size;
    numbers.set(sign, known);
    return known;
  };
  return { names: () => [...numbers.keys()], numberOf };
};

/** The candidates of texts, but for those that readers would not agree on. */
const casesOf = (texts: readonly MarkedText[], worth: number, numberOf: (sign: string) => number): readonly Case[] => {
  const met: { readonly at: Stretch; readonly signs: Int32Array }[] = [];
  const facts = (candidate: Candidate): void => {
    met.push({ at: stretchOf(candidate), signs: Int32Array.from(signsOf(candidate), numberOf) });
  };
  const scanner = createScanner(loadDetectors(), undefined, { facts });
  return texts.flatMap(({ name, text, spans: truths }) => {
    met.length = 0;
    scanner.scan(text);
    return met.flatMap(({ at, signs }): Case[] => {
      const on = truths.filter((one) => shared(one, at) > 0 && (one.optional || one.element === 'medical'));
      const isSo = on.some(
        (one) => !one.optional && 2 * shared(one, at) >= Math.min(at.end - at.start, one.end - one.start),
      );
      return !isSo && on.some(({ optional }) => optional) ? [] : [{ file: name, signs, isSo, worth }];
    });
  });
};

/** By whom a text was written, as its name tells; the older texts, which others wrote, are fitted to in any case. */
const authorOf = ({ file }: Case): string | undefined => /^(?:q[a-e]|[rs][a-c](?=-))/.exec(file)?.[0];

const CHANCES = [0.2, 0.3, 0.4, 0.5, 0.6] as const;

const show = (judged: readonly { readonly one: Case; readonly chance: number }[]): void => {
  const all = judged.filter(({ one }) => one.isSo).length;
  for (const least of CHANCES) {
    const said = judged.filter(({ chance }) => chance >= least);
    const right = said.filter(({ one }) => one.isSo).length;
    console.log(
      `  chance ${least.toFixed(1)}: precision ${(right / said.length).toFixed(4)}, recall ${(right / all).toFixed(4)}, ${said.length - right} wrong, ${right} right`,
    );
  }
};

const HEAD = `# What speaks for and against words of medicine being said of somebody's health, in hundredths. Signs: src/detect/text/terms/judge.
# Written by \`npm run bench:detect -- fit-facts FOLDER...\` from test/fixtures/texts/seen and test/fixtures/texts/health-of-nobody.
`;

const tableOf = (weights: Float64Array, names: readonly string[]): string =>
  names
    .map((name, sign) => ({ name, weight: Math.round(100 * (weights[sign] ?? 0)) }))
    .filter(({ weight }) => Math.abs(weight) >= LEAST)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, weight }) => `${name}\t${weight}\n`)
    .join('');

/** Texts that were written to teach what is said of nobody are short and full of it: they count less than those that stand for what is met. */
const MADE = /health-of-nobody\/?$/;
const WORTH_OF_MADE = 0.3;

/** Fits data/judges/facts.txt to marked texts; before that shows what the judge does for texts of each author when fitted to the others'. */
export const fitFacts = (folders: readonly string[]): void => {
  const { names, numberOf } = createNumbers();
  const cases = folders.flatMap((folder) =>
    casesOf(markedTextsIn(pathToFileURL(`${resolve(folder)}/`)), MADE.test(folder) ? WORTH_OF_MADE : 1, numberOf),
  );
  const size = names().length;
  console.log(`${cases.length} candidates, ${cases.filter(({ isSo }) => isSo).length} said of somebody`);
  const groups = Map.groupBy(cases, authorOf);
  const judged = [...groups].flatMap(([author, group]) => {
    if (author === undefined) return [];
    const weights = fitWeights(
      cases.filter((one) => authorOf(one) !== author),
      size,
      DRAWN,
    );
    return group.map((one) => ({ one, chance: chanceOf(one, weights) }));
  });
  show(judged);
  const table = tableOf(fitWeights(cases, size, DRAWN), names());
  writeFileSync(new URL('../data/judges/facts.txt', import.meta.url), `${HEAD}${table}`);
  console.log(`data/judges/facts.txt: ${table.split('\n').length - 1} signs`);
};
