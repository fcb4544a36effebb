import type { Detector } from '../data-files.ts';
import { VALIDATORS } from '../values/validators.ts';
import { findAddresses } from './addresses.ts';
import { findNames } from './names.ts';
import type { Span } from './span.ts';

const WORD = /[\p{L}\p{N}_]/u;

/** A value ends where its letters or digits end: never inside a longer word or number. */
const isWhole = (text: string, start: number, end: number): boolean => {
  const [first = '', last = ''] = [text[start], text[end - 1]];
  const [before = '', after = ''] = [text[start - 1], text[end]];
  if (WORD.test(first) && WORD.test(before)) return false;
  if (WORD.test(last) && WORD.test(after)) return false;
  if (/\d/.test(first) && /[.\-:]/.test(before) && /\d/.test(text[start - 2] ?? '')) return false;
  return !(/\d/.test(last) && /[.\-:]/.test(after) && /\d/.test(text[end + 1] ?? ''));
};

/** Signs around a value that are searched for context words. */
const BEFORE = 60;
const AFTER = 20;

const wordBoundary = (around: string, word: string): boolean => {
  for (let at = around.indexOf(word); at >= 0; at = around.indexOf(word, at + 1)) {
    if (!/\p{L}/u.test(around[at - 1] ?? ' ')) return true;
  }
  return false;
};

const hasContext = (text: string, start: number, end: number, words: readonly string[]): boolean => {
  const around = text.slice(Math.max(0, start - BEFORE), end + AFTER).toLowerCase();
  return words.some((word) => wordBoundary(around, word));
};

const spanAt = (text: string, detector: Detector, found: RegExpExecArray): Span | undefined => {
  const value = found[1] ?? found[0];
  const start = found.index + (found[1] === undefined ? 0 : found[0].length - value.length);
  const end = start + value.length;
  if (!isWhole(text, found.index, end) || !isWhole(text, start, end)) return undefined;
  if (detector.validator && !VALIDATORS[detector.validator]?.(value)) return undefined;
  const context = detector.context ? hasContext(text, start, end, detector.context) : false;
  if (detector.needsContext && !context) return undefined;
  const confidence = Math.min(0.99, detector.score + (context ? (detector.boost ?? 0.05) : 0));
  const why = [detector.id, detector.validator, context ? 'context' : undefined].filter(Boolean).join(', ');
  return {
    element: detector.element,
    start,
    end,
    confidence,
    state: detector.state ?? 'clear',
    detector: detector.id,
    why,
  };
};

/** Every match of one detector, whatever others find. */
export const spansOf = (text: string, detector: Detector): readonly Span[] => {
  const spans: Span[] = [];
  const { expression } = detector;
  expression.lastIndex = 0;
  for (let found = expression.exec(text); found; found = expression.exec(text)) {
    const span = spanAt(text, detector, found);
    if (span) spans.push(span);
    // A refused match may hide one that begins inside it.
    expression.lastIndex = span ? span.end : found.index + 1;
  }
  return spans;
};

/** Of overlapping spans the surest stays, then the longest. In order of place. */
export const withoutOverlaps = (spans: readonly Span[]): readonly Span[] => {
  const ranked = [...spans].sort(
    (a, b) => b.confidence - a.confidence || b.end - b.start - (a.end - a.start) || a.start - b.start,
  );
  const taken = new Map<number, Span[]>();
  // Spans are short: buckets of 1,024 units keep the search for an overlap local.
  const buckets = ({ start, end }: Span) => {
    const all: number[] = [];
    for (let n = start >> 10; n <= end >> 10; n += 1) all.push(n);
    return all;
  };
  const kept: Span[] = [];
  for (const span of ranked) {
    const own = buckets(span);
    if (own.some((n) => taken.get(n)?.some((other) => span.start < other.end && other.start < span.end))) continue;
    for (const n of own) taken.set(n, [...(taken.get(n) ?? []), span]);
    kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
};

export interface Scanner {
  readonly scan: (text: string) => readonly Span[];
}

/** A scanner over running text; `names: false` leaves out names and addresses. */
export const createScanner = (detectors: readonly Detector[], options: { readonly names?: boolean } = {}): Scanner => ({
  scan: (text) =>
    withoutOverlaps([
      ...detectors.flatMap((detector) => spansOf(text, detector)),
      ...(options.names === false ? [] : [...findAddresses(text), ...findNames(text)]),
    ]),
});
