import { SENTENCE_BREAK } from '../sentence.ts';

/** How far apart a name and a value stand, by what stands between them. */
export type Nearness = 'bracket' | 'clause' | 'sentence' | 'line' | 'next' | 'few' | 'block' | 'section' | 'page' | 'far';

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
    if (next > 0 && words.slice(end + 1, next).trim() === '') {
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

/** Tells how near something that ends at an offset stands to the value behind it. */
export const nearnessBefore = (text: string, at: number): ((end: number) => Nearness) => {
  const { clause, sentence, lines, block, section } = bordersBefore(text, at);
  const [line = -1, next = -1] = lines;
  const few = lines[FEW] ?? -1;
  return (end) => {
    if (end > clause && at - end < 90) return 'clause';
    if (end > line) return end > sentence && at - end < 400 ? 'sentence' : 'line';
    if (end > next && end > block) return 'next';
    if (end > block) return end > few ? 'few' : 'block';
    if (end > section) return 'section';
    return at - end < BEFORE ? 'page' : 'far';
  };
};

/** Tells how near something that begins at an offset stands to the value in front of it. */
export const nearnessAfter = (text: string, end: number): ((start: number) => Nearness) => {
  const words = text.slice(end, end + AFTER);
  const line = words.indexOf('\n');
  const next = line < 0 ? -1 : words.indexOf('\n', line + 1);
  const block = words.search(/\n[ \t>]*\n/);
  const sentence = `${words}`.search(SENTENCE_BREAK);
  return (start) => {
    const at = start - end;
    if (at <= 4 && /^[ \t]{0,2}[(,;|<-]?[ \t]{0,3}$/.test(words.slice(0, at))) return 'bracket';
    if (line < 0 ? at < AFTER : at <= line) return sentence < 0 || at <= sentence + 2 ? 'sentence' : 'line';
    if (block >= 0 && at > block) return at < AFTER ? 'section' : 'far';
    if (next < 0 ? at < AFTER : at <= next) return 'next';
    return at < AFTER ? 'block' : 'far';
  };
};
