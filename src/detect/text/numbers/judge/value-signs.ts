import type { Page } from '../../page.ts';
import { countBefore, type Span } from '../../spans/span.ts';
import { lineEnd, lineStart } from '../../tokens/line-of.ts';
import { placeIn } from '../../tokens/word-index.ts';
import type { Candidate } from './candidates.ts';
import type { Weights } from './data-files.ts';
import type { Sort } from './form-signs.ts';
import { addNumber, addText, keyOfText, numberRole, type Role, type Signs, textRole } from './sign-list.ts';

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
const SAME = textRole('same as');
const PEOPLE = numberRole('people');

const NEXT = 3;
const REACH = 200;
const MOST = 10;
const SURE = [0.6, 0.7, 0.8, 0.9, 0.95];

/** By the form of a number how many of its window are said to be of each element. */
export type Forms = ReadonlyMap<string, ReadonlyMap<string, number>>;

export interface Around {
  /** Values of the window, in order of place. */
  readonly spans: readonly Span[];
  readonly people: () => number;
  readonly forms: () => Forms;
  /** The first that has a value, by its letters and digits. */
  readonly values: () => ReadonlyMap<string, Span>;
}

/** Most numbers are spelled as they are written. */
const PLAIN = /^[\dA-Z]+$/;

/** Letters and digits of a value, by which it is the same however it is grouped. */
export const plainValue = (text: string, { start, end }: Pick<Span, 'start' | 'end'>): string => {
  const written = text.slice(start, end);
  return PLAIN.test(written) ? written : written.replace(/[^\p{L}\p{N}]+/gu, '').toUpperCase();
};

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

/** One side of a number, away from it: `place` is the nearest span, `edge` the offset of its line's begin or end. */
interface Side {
  readonly place: number;
  readonly step: 1 | -1;
  readonly edge: number;
  readonly next: Role;
  readonly line: Role;
}

/** Adds what a span on one side is; whether those behind it are too far. */
const addBeside = (signs: Signs, { element, start, end }: Span, candidate: Candidate, side: Side): boolean => {
  const distance = side.step < 0 ? candidate.start - end : start - candidate.end;
  if (distance < 0) {
    addText(signs, WITHIN, element);
    return false;
  }
  const inLine = side.step < 0 ? start >= side.edge : end <= side.edge;
  if (!inLine && distance > REACH) return true;
  if (distance <= NEXT) addText(signs, side.next, element);
  addText(signs, inLine ? side.line : NEAR, element);
  return false;
};

const addSide = (signs: Signs, spans: readonly Span[], candidate: Candidate, side: Side): void => {
  for (let n = 0; n < MOST; n += 1) {
    const span = spans[side.place + side.step * n];
    if (!span) return;
    if (span !== candidate.said && addBeside(signs, span, candidate, side)) return;
  }
};

/** What other values stand around a number, what the rules say of it, and as what its form is told elsewhere. */
export const addValues = (
  signs: Signs,
  { text }: Page,
  candidate: Candidate,
  { spans, people, forms, values }: Around,
  form: string,
  sort: Sort,
  isHidden: boolean,
): void => {
  const { start, end, said } = candidate;
  const place = countBefore(spans, start);
  const [from, to] = [lineStart(text, start), lineEnd(text, end)];
  addSide(signs, spans, candidate, { place: place - 1, step: -1, edge: from, next: NEXT_BEFORE, line: LINE_BEFORE });
  addSide(signs, spans, candidate, { place, step: 1, edge: to, next: NEXT_BEHIND, line: LINE_BEHIND });
  addNumber(signs, PEOPLE, Math.min(people(), 5));
  for (const [element, count] of forms().get(form) ?? [])
    if (count > (said?.element === element ? 1 : 0)) addText(signs, ALIKE, element);
  const same = values().get(plainValue(text, candidate));
  if (same && same.start !== start) addText(signs, SAME, same.element);
  addSaid(signs, isHidden ? undefined : said, sort);
};

/** Whether some marked text had a value of a detector. */
export const isWeighed = ({ signs }: Weights, { detector }: Span): boolean =>
  placeIn(signs, keyOfText(SAID_BY, detector)) >= 0;
