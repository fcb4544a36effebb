import { SENTENCE_BREAK } from '../sentence.ts';

/** How far apart a name and a value stand, by what stands between them. */
export type Nearness =
  | 'bracket'
  | 'clause'
  | 'sentence'
  | 'line'
  | 'next'
  | 'few'
  | 'block'
  | 'section'
  | 'page'
  | 'far';

/** How near something that ends at an offset stands to a value behind it. */
export type Front = (end: number) => Nearness;

/** Signs of a text that are looked at in front of a value and behind it. */
const BEFORE = 1500;
const AFTER = 400;
/** Line ends of what stands a few lines apart. */
const FEW = 4;

/** Offsets from which on a stretch up to the value has none of these. */
interface Borders {
  readonly clause: number;
  readonly sentence: number;
  readonly lines: readonly number[];
  readonly block: number;
  readonly section: number;
}

/** A line that parts blocks: a blank one, a rule, where a record begins or ends. */
const BORDER = /^[\s>]*(?:(?:BEGIN|END):[A-Z]{2,20}|[-=_*~]{3,120})?\s*$/;

const CLAUSE = /[,;:.!?()[\]|"\n\t]|\s[-–—]\s| {3}/g;
const SENTENCE = new RegExp(SENTENCE_BREAK.source, 'gu');

const lastIn = (pattern: RegExp, words: string): number => {
  let last = -1;
  for (const { index } of words.matchAll(pattern)) last = index;
  return last;
};

const bordersBefore = (text: string, at: number): Borders => {
  const from = Math.max(0, at - BEFORE);
  const words = text.slice(from, at);
  const lines: number[] = [];
  let [block, section] = [-1, -1];
  for (let end = words.lastIndexOf('\n'); end >= 0; end = end === 0 ? -1 : words.lastIndexOf('\n', end - 1)) {
    const next = words.indexOf('\n', end + 1);
    if (next > 0 && BORDER.test(words.slice(end + 1, next))) {
      if (block < 0) block = end;
      else if (section < 0 && end < block - 1) section = end;
    }
    lines.push(from + end);
  }
  const sentence = words.length < 400 ? words : words.slice(-400);
  return {
    clause: Math.max(0, at - 90) + lastIn(CLAUSE, text.slice(Math.max(0, at - 90), at)),
    sentence: at - sentence.length + lastIn(SENTENCE, ` ${sentence}A`.slice(1)),
    lines,
    block: block < 0 ? -1 : from + block,
    section: section < 0 ? -1 : from + section,
  };
};

type Step = readonly [Nearness, boolean];

const firstThat = (steps: readonly Step[], otherwise: Nearness): Nearness =>
  steps.find(([, holds]) => holds)?.[0] ?? otherwise;

/** Signs within which something stands in one clause, and in one sentence. */
const OF_CLAUSE = 90;
const OF_SENTENCE = 400;

/** Tells how near something that ends at an offset stands to the value behind it. */
export const nearnessBefore = (text: string, at: number): Front => {
  const { clause, sentence, lines, block, section } = bordersBefore(text, at);
  const [line = -1, next = -1] = lines;
  const few = lines[FEW] ?? -1;
  return (end) =>
    firstThat(
      [
        ['clause', end > clause && at - end < OF_CLAUSE],
        ['sentence', end > line && end > sentence && at - end < OF_SENTENCE],
        ['line', end > line],
        ['next', end > Math.max(next, block)],
        ['few', end > Math.max(few, block)],
        ['block', end > block],
        ['section', end > section],
        ['page', at - end < BEFORE],
      ],
      'far',
    );
};

const IN_BRACKET = /^[ \t]{0,2}[(,;|<-]?[ \t]{0,3}$/;

/** Where something first stands in some words; behind their end where it does not. */
const placeOf = (found: number): number => (found < 0 ? AFTER : found);

/** Tells how near something that begins at an offset stands to the value in front of it. */
export const nearnessAfter = (text: string, end: number): ((start: number) => Nearness) => {
  const words = text.slice(end, end + AFTER);
  const line = placeOf(words.indexOf('\n'));
  const next = placeOf(words.indexOf('\n', line + 1));
  const block = placeOf(words.search(/\n[ \t>]*\n/));
  const sentence = placeOf(words.search(SENTENCE_BREAK));
  return (start) => {
    const at = start - end;
    if (at >= AFTER) return 'far';
    return firstThat(
      [
        ['bracket', at <= 4 && IN_BRACKET.test(words.slice(0, at))],
        ['sentence', at <= line && at <= sentence + 2],
        ['line', at <= line],
        ['section', at > block],
        ['next', at <= next],
      ],
      'block',
    );
  };
};
