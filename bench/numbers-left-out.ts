import { loadDetectors } from '../src/detect/data-files.ts';
import { calibrated } from '../src/detect/text/calibration.ts';
import { candidatesAt } from '../src/detect/text/numbers/judge/candidates.ts';
import { readWeights, type Weights } from '../src/detect/text/numbers/judge/data-files.ts';
import { createScanner, type Watch } from '../src/detect/text/scanner.ts';
import type { Span } from '../src/detect/text/spans/span.ts';
import { addScores, type Fault, type Score, scoreTexts } from '../test/support/marked-scores.ts';
import type { MarkedText, TrueSpan } from '../test/support/marked-text.ts';
import { authorOf, isLeftOut } from './authors.ts';
import { groupOf, lineOfScore, showFault } from './detect-texts.ts';
import type { Marked } from './number-cases.ts';
import { fitModel, tableOf } from './number-model.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** What a text was asked for values: what the rules found, what they agreed on, what the judge was asked about beside it, and what came out. */
interface Course {
  readonly found: Span[];
  readonly settled: Span[];
  readonly candidates: Stretch[];
  said: readonly Span[];
}

const covers = (a: Stretch, b: Stretch): boolean =>
  2 * (Math.min(a.end, b.end) - Math.max(a.start, b.start)) >= b.end - b.start;

const touches = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

/** Why a value was missed. */
const causeOf = ({ found, settled, candidates, said }: Course, truth: TrueSpan): string => {
  const isIt = (span: Span): boolean => span.element === truth.element && covers(span, truth);
  const [other] = said.filter((span) => covers(span, truth));
  const where = other ? `, as ${other.element}` : '';
  if (settled.some(isIt)) return `the judge took it${where}`;
  if (found.some(isIt)) return `another reading was surer${where}`;
  if (said.some((span) => span.element === truth.element && touches(span, truth))) return 'too short';
  if (other) return `as another${where}`;
  return candidates.some((one) => covers(one, truth)) ? 'the judge did not find it' : 'never a candidate';
};

const addTo = <K>(counts: Map<K, number>, key: K): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** Shows what is found in texts of each author by weights that are fitted to the others' numbers, and why the rest is missed. */
export const measureLeftOut = (
  texts: readonly MarkedText[],
  { cases, names }: Marked,
  out: readonly string[] | undefined,
): void => {
  let weights: Weights | undefined;
  let course: Course = { found: [], settled: [], candidates: [], said: [] };
  const numbers: Watch['numbers'] = (page, settled, nouns, found) => {
    course.found.push(...found);
    course.settled.push(...settled);
    const { items, count } = page.tokens.numbers;
    const free = new Uint8Array(page.tokens.count);
    for (const token of items.subarray(0, count)) course.candidates.push(...candidatesAt(page, nouns, token, free));
  };
  const watch: Watch = { numbers, weights: () => weights ?? readWeights('') };
  const scanner = createScanner(loadDetectors(), calibrated, watch);
  const detect = (text: string): readonly Span[] => {
    course = { found: [], settled: [], candidates: [], said: [] };
    course.said = scanner.scan(text);
    return course.said;
  };
  const scores = new Map<string, Score>();
  const causes = new Map<string, number>();
  const faults: string[] = [];
  const onFault = (fault: Fault<Span>): void => {
    const { missed, wrong } = fault;
    if (groupOf((missed ?? wrong)?.element ?? 'person_name') !== 'identifiers') return;
    const cause = missed ? causeOf(course, missed) : 'wrong';
    addTo(causes, cause);
    faults.push(`[${cause}] ${showFault(fault)}`);
  };
  const measured = out ? texts.filter(({ name }) => isLeftOut(name, out)) : texts;
  for (const [author, own] of Map.groupBy(measured, ({ name }) => authorOf(name))) {
    const others = cases.filter(({ file }) => authorOf(file) !== author);
    weights = readWeights(tableOf(fitModel(others, names), names));
    for (const [element, score] of scoreTexts(own, detect, onFault)) {
      if (groupOf(element) !== 'identifiers') continue;
      for (const key of [element, `~ ${author}`, '= identifiers'])
        scores.set(key, addScores(scores.get(key) ?? { gold: 0, found: 0, elsewhere: 0, said: 0, right: 0 }, score));
    }
  }
  console.log(faults.sort().join('\n'));
  for (const [key, score] of [...scores].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(lineOfScore(key, score));
  for (const [cause, count] of [...causes].sort(([, a], [, b]) => b - a)) console.log(`  ${count} ${cause}`);
};
