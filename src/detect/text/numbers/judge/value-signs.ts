import type { Page } from '../../page.ts';
import { countBefore, type Span } from '../../spans/span.ts';
import { lineEnd, lineStart } from '../../tokens/line-of.ts';
import type { Candidate } from './candidates.ts';
import type { Sort } from './form-signs.ts';
import { addNumber, addText, keyOfText, numberRole, type Role, type Signs, textRole } from './sign-list.ts';
import type { Weights } from './weights.ts';

const NEXT_BEFORE = textRole('value before');
const NEXT_BEHIND = textRole('value behind');
const LINE_BEFORE = textRole('in line before');
const LINE_BEHIND = textRole('in line behind');
const NEAR = textRole('near');
const SAID = textRole('said');
const SAID_BY = textRole('said by');
const SAID_SURE = textRole('said sure');
const SAID_WHY = textRole('said why');
const UNSAID = numberRole('unsaid');
const WITHIN = textRole('within');
const ALIKE = textRole('alike');
const PEOPLE = numberRole('people');

const NEXT = 3;
const REACH = 200;
const MOST = 10;
const SURE = [0.6, 0.7, 0.8, 0.9, 0.95];

export interface Around {
  /** Values of the window, in order of place. */
  readonly spans: readonly Span[];
  readonly people: number;
  /** By the form of a number how many of its window are said to be of each element. */
  readonly forms: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const addSaid = (signs: Signs, said: Span | undefined, sort: Sort): void => {
  if (!said) {
    addNumber(signs, UNSAID, sort);
    return;
  }
  addText(signs, SAID, said.element);
  addText(signs, SAID_BY, said.detector);
  let step = 0;
  while (step < SURE.length && said.confidence >= (SURE[step] ?? 0)) step += 1;
  addText(signs, SAID_SURE, `${said.element} ${step}`);
  addText(signs, SAID_WHY, said.why.slice(said.why.lastIndexOf(',') + 2));
};

const addSide = (
  signs: Signs,
  spans: readonly Span[],
  from: number,
  step: 1 | -1,
  candidate: Candidate,
  edge: number,
): void => {
  for (let n = from; n >= 0 && n < spans.length && Math.abs(n - from) < MOST; n += step) {
    const span = spans[n];
    if (!span || span === candidate.said) continue;
    const distance = step < 0 ? candidate.start - span.end : span.start - candidate.end;
    if (distance < 0) {
      addText(signs, WITHIN, span.element);
      continue;
    }
    const inLine = step < 0 ? span.start >= edge : span.end <= edge;
    if (!inLine && distance > REACH) return;
    if (distance <= NEXT) addText(signs, step < 0 ? NEXT_BEFORE : NEXT_BEHIND, span.element);
    const line: Role = step < 0 ? LINE_BEFORE : LINE_BEHIND;
    addText(signs, inLine ? line : NEAR, span.element);
  }
};

/** What other values stand around a number, what the rules say of it, and as what its form is told elsewhere. */
export const addValues = (
  signs: Signs,
  { text }: Page,
  candidate: Candidate,
  { spans, people, forms }: Around,
  form: string,
  sort: Sort,
  isHidden: boolean,
): void => {
  const { start, end, said } = candidate;
  const place = countBefore(spans, start);
  addSide(signs, spans, place - 1, -1, candidate, lineStart(text, start));
  addSide(signs, spans, place, 1, candidate, lineEnd(text, end));
  addNumber(signs, PEOPLE, Math.min(people, 5));
  for (const [element, count] of forms.get(form) ?? [])
    if (count > (said?.element === element ? 1 : 0)) addText(signs, ALIKE, element);
  addSaid(signs, isHidden ? undefined : said, sort);
};

/** Whether some marked text had a value of a detector. */
export const isWeighed = ({ rows }: Weights, { detector }: Span): boolean => rows.has(keyOfText(SAID_BY, detector));
