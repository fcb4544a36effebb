import type { Detector } from '../data-files.ts';
import { VALIDATORS } from '../values/validators.ts';
import { hasContext, type Page } from './page.ts';
import type { Span } from './span.ts';
import { GAP, KIND } from './tokens.ts';
import { isWhole } from './whole.ts';

/** A detector that is found by its own form, with the flags of its context phrases. */
interface Shape {
  readonly detector: Detector;
  readonly context: Uint8Array | undefined;
}

/** Shapes by what their value begins with. */
export interface ShapeTable {
  /** By the length of the first run of digits. */
  readonly numbers: readonly (readonly Shape[])[];
  readonly codes: readonly Shape[];
  /** By first unit of a word. */
  readonly words: ReadonlyMap<number, readonly Shape[]>;
  readonly marks: ReadonlyMap<number, readonly Shape[]>;
}

const LONGEST = 24;

export const createShapeTable = (
  detectors: readonly Detector[],
  contextsOf: ReadonlyMap<string, Uint8Array>,
): ShapeTable => {
  const shapes = detectors
    .filter(({ pattern }) => pattern !== undefined)
    .map((detector): Shape => ({ detector, context: detector.context ? contextsOf.get(detector.id) : undefined }));
  const at = (place: string) => shapes.filter(({ detector }) => detector.at === place);
  const byUnit = (kind: 'word' | 'mark') => {
    const found = new Map<number, Shape[]>();
    for (const shape of at(kind)) {
      for (const sign of new Set((shape.detector.starts ?? []).map((text) => text.charCodeAt(0))))
        found.set(sign, [...(found.get(sign) ?? []), shape]);
    }
    return found;
  };
  const numbers = Array.from({ length: LONGEST + 1 }, (_, length) =>
    at('number').filter(({ detector: { first = [1, LONGEST] } }) => length >= first[0] && length <= first[1]),
  );
  return { numbers, codes: at('code'), words: byUnit('word'), marks: byUnit('mark') };
};

/** Another number directly before or behind: a row of figures. */
const isAmongNumbers = (text: string, start: number, end: number): boolean =>
  /\d[ \t,;|]{1,3}$/.test(text.slice(Math.max(0, start - 4), start)) ||
  /^[ \t,;|]{1,3}\d/.test(text.slice(end, end + 4));

const spanAt = (page: Page, { detector, context }: Shape, at: number): Span | undefined => {
  const { text } = page;
  const { expression, validator, needsContext, boost = 0.05, score, element, state = 'clear', id } = detector;
  expression.lastIndex = at;
  const found = expression.exec(text)?.[0];
  if (found === undefined || !isWhole(text, at, at + found.length)) return undefined;
  const near = context ? hasContext(page, at, at + found.length, context) : false;
  if (needsContext && !near) return undefined;
  if (validator && !VALIDATORS[validator]?.(found)) return undefined;
  if (detector.alone && !near && isAmongNumbers(text, at, at + found.length)) return undefined;
  const confidence = Math.min(0.99, score + (near && !needsContext ? boost : 0));
  const why = [id, validator, near ? 'context' : undefined].filter(Boolean).join(', ');
  return { element, start: at, end: at + found.length, confidence, state, detector: id, why };
};

const tryAll = (page: Page, shapes: readonly Shape[], at: number): void => {
  for (const shape of shapes) {
    const span = spanAt(page, shape, at);
    if (span) page.emit(span);
  }
};

const DOT = 46;
const HYPHEN = 45;
const COLON = 58;

/** Values whose form begins at a number, a code of letters and digits, a word or a mark. */
export const findShapes = (page: Page, { numbers, codes, words, marks }: ShapeTable): void => {
  const { tokens, text } = page;
  const { kind, start, end, gap, hash } = tokens;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    const at = start[token] ?? 0;
    if (gap[token] === GAP.none && token > 1) {
      // Behind a dot, hyphen or colon that follows a digit no value begins.
      const sign = hash[token - 1] ?? 0;
      const joined = kind[token - 1] === KIND.mark && (sign === DOT || sign === HYPHEN || sign === COLON);
      if (joined && kind[token - 2] === KIND.digits && gap[token - 1] === GAP.none) continue;
    }
    if (kind[token] === KIND.digits) tryAll(page, numbers[Math.min(LONGEST, (end[token] ?? 0) - at)] ?? [], at);
    else {
      tryAll(page, codes, at);
      const own = words.get(text.charCodeAt(at));
      if (own) tryAll(page, own, at);
    }
  }
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    const at = start[token] ?? 0;
    const own = words.get(text.charCodeAt(at));
    if (own) tryAll(page, own, at);
  }
  for (let n = 0; n < tokens.cues.count; n += 1) {
    const token = tokens.cues.items[n] ?? 0;
    const own = kind[token] === KIND.lower ? words.get(text.charCodeAt(start[token] ?? 0)) : undefined;
    if (own) tryAll(page, own, start[token] ?? 0);
  }
  for (let n = 0; n < tokens.marks.count; n += 1) {
    const token = tokens.marks.items[n] ?? 0;
    const own = marks.get(hash[token] ?? 0);
    if (own) tryAll(page, own, start[token] ?? 0);
  }
};
