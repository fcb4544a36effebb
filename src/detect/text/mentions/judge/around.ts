import { SENTENCE_BREAK } from '../sentence.ts';
import type { Lines } from './lines.ts';

/** How far apart a name and a value stand, by what stands between them: the nearest first. */
export const NEARNESS = ['bracket', 'clause', 'sentence', 'line', 'next', 'few', 'block', 'section', 'page', 'far'];
const [BRACKET, CLAUSE, SENTENCE, LINE, NEXT, FEW, BLOCK, SECTION, PAGE, FAR] = NEARNESS.map((_, n) => n) as [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
];
export const OF_LINE = LINE;
export const OF_NEXT = NEXT;
export const OF_BLOCK = BLOCK;

/** Tells how near something stands to a value, as a place in NEARNESS. */
export type Nearness = (at: number) => number;

/** Signs of a text that are looked at in front of a value and behind it. */
const BEFORE = 1500;
const AFTER = 400;
/** Lines within which something stands a few lines apart. */
const FEW_LINES = 4;
/** Signs within which something stands in one clause, and in one sentence. */
const OF_CLAUSE = 90;
const OF_SENTENCE = 400;

const CLAUSE_ENDS = /[,;:.!?()[\]|"\n\t]|\s[-–—]\s| {3}/g;
const SENTENCE_ENDS = new RegExp(SENTENCE_BREAK.source, 'gu');

const lastIn = (pattern: RegExp, words: string): number => {
  let last = -1;
  pattern.lastIndex = 0;
  for (let found = pattern.exec(words); found !== null; found = pattern.exec(words)) last = found.index;
  return last;
};

/** Tells how near something that ends at an offset stands to the value behind it. */
export const nearnessBefore = (text: string, { lineAt, startOf, gaps }: Lines, at: number): Nearness => {
  const line = lineAt(at);
  const start = startOf(line);
  let clause: number | undefined;
  let sentence: number | undefined;
  const clauseEnd = (): number => {
    const from = Math.max(start, at - OF_CLAUSE);
    clause ??= from + lastIn(CLAUSE_ENDS, text.slice(from, at));
    return clause;
  };
  const sentenceEnd = (): number => {
    const from = Math.max(start, at - OF_SENTENCE);
    sentence ??= from + lastIn(SENTENCE_ENDS, `${text.slice(from, at)}A`);
    return sentence;
  };
  const onLine = (end: number): number => {
    if (at - end < OF_CLAUSE && end > clauseEnd()) return CLAUSE;
    return at - end < OF_SENTENCE && end > sentenceEnd() ? SENTENCE : LINE;
  };
  return (end) => {
    if (at - end >= BEFORE) return FAR;
    if (end > start) return onLine(end);
    const own = lineAt(end - 1);
    const between = (gaps[line] ?? 0) - (gaps[own] ?? 0);
    if (between > 0) return between > 1 ? PAGE : SECTION;
    if (own === line - 1) return NEXT;
    return line - own <= FEW_LINES ? FEW : BLOCK;
  };
};

const IN_BRACKET = /^[ \t]{0,2}[(,;|<-]?[ \t]{0,3}$/;

/** Tells how near something that begins at an offset stands to the value in front of it. */
export const nearnessAfter = (text: string, { lineAt, startOf, gaps }: Lines, end: number): Nearness => {
  const line = lineAt(end);
  const next = startOf(line + 1) > end ? startOf(line + 1) : text.length;
  let sentence: number | undefined;
  const sentenceEnd = (): number => {
    if (sentence !== undefined) return sentence;
    const found = text.slice(end, Math.min(next, end + AFTER)).search(SENTENCE_BREAK);
    sentence = found < 0 ? next : end + found + 2;
    return sentence;
  };
  return (start) => {
    if (start - end >= AFTER) return FAR;
    if (start - end <= 4 && IN_BRACKET.test(text.slice(end, start))) return BRACKET;
    if (start < next) return start <= sentenceEnd() ? SENTENCE : LINE;
    const own = lineAt(start);
    if ((gaps[own] ?? 0) > (gaps[line] ?? 0)) return SECTION;
    return own === line + 1 ? NEXT : BLOCK;
  };
};
