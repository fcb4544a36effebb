import type { Detector } from '../../data-files.ts';
import { emitAt, hasContext, type Page } from '../page.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { isDenied } from '../terms/denied.ts';
import { COLON, DOT, HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import { type Automaton, automatonOf, bitOf, possibleAt, possibleFrom } from './automaton.ts';
import { FOREIGN, SYMBOLS } from './expression-tree.ts';

/** A detector that is found by its own form, with the flags of its context phrases and its bit in the automaton of its kind. */
interface Shape {
  readonly detector: Detector;
  readonly context: Uint8Array | undefined;
  readonly bit: number;
}

/** Shapes of one kind of token, the surest first, and what tells which of them may match: one for all lists of the kind. */
interface ShapeList {
  readonly shapes: readonly Shape[];
  readonly automaton: Automaton;
}

/** Lists by the unit that a value begins with, or that stands behind its first run. */
interface ByUnit {
  /** Which of the lists a unit has. */
  readonly numbers: Uint8Array;
  /** The first is of units that have none. */
  readonly lists: readonly (ShapeList | undefined)[];
}

/** Lists by the unit that a value begins with, and which second signs it may have. */
interface ByFirst extends ByUnit {
  /** By list and symbol whether a value of the list may go on with it. Most words are told by it. */
  readonly seconds: Uint8Array;
}

const listAt = ({ numbers, lists }: ByUnit, unit: number): ShapeList | undefined => lists[numbers[unit] ?? 0];

const byUnit = (units: Iterable<number>, listFor: (unit: number) => ShapeList | undefined): ByUnit => {
  const numbers = new Uint8Array(65_536);
  const lists: (ShapeList | undefined)[] = [undefined];
  for (const unit of units) numbers[unit] = lists.push(listFor(unit)) - 1;
  return { numbers, lists };
};

/** What is known of a second sign. */
const SECOND = { unasked: 0, no: 1, may: 2 } as const;

const byFirst = (units: ReadonlySet<number>, listFor: (unit: number) => ShapeList | undefined): ByFirst => {
  const { numbers, lists } = byUnit(units, listFor);
  const seconds = new Uint8Array(lists.length * SYMBOLS).fill(SECOND.no, 0, SYMBOLS);
  return { numbers, lists, seconds };
};

/** Asks, once for a list and symbol, whether a value may go on so. */
const askSecond = ({ numbers, lists, seconds }: ByFirst, unit: number, symbol: number): number => {
  const number = numbers[unit] ?? 0;
  const automaton = lists[number]?.automaton;
  const possible = automaton === undefined ? 0 : possibleAt(automaton, Uint16Array.of(unit, symbol), 0, 2);
  const isPossible = lists[number]?.shapes.some(({ bit }) => (possible & bit) !== 0) === true;
  const told = isPossible ? SECOND.may : SECOND.no;
  seconds[number * SYMBOLS + symbol] = told;
  return told;
};

/** Shapes of numbers whose first run has one length: by the sign behind it, and those that ask for none. */
interface NumberShapes {
  readonly next: ByUnit;
  readonly other: ShapeList | undefined;
}

/** Shapes by what their value begins with. */
export interface ShapeTable {
  /** By the length of the first run of digits. */
  readonly numbers: readonly NumberShapes[];
  readonly codes: ShapeList | undefined;
  /** By first unit of a word. */
  readonly words: ByFirst;
  readonly marks: ByFirst;
}

const LONGEST = 24;

/** Those of a list for which something holds; undefined for none. */
const listOf = (all: ShapeList, holds: (detector: Detector) => boolean): ShapeList | undefined => {
  const shapes = all.shapes.filter(({ detector }) => holds(detector));
  return shapes.length === 0 ? undefined : { ...all, shapes };
};

const LONGEST_RUN: readonly [number, number] = [1, LONGEST];

const numberShapes = (all: ShapeList, length: number): NumberShapes => {
  const isLong = ({ first: [least, most] = LONGEST_RUN }: Detector) => length >= least && length <= most;
  const own = listOf(all, isLong) ?? { ...all, shapes: [] };
  const units = own.shapes.flatMap(({ detector: { behind = [] } }) => behind.map((sign) => sign.charCodeAt(0)));
  const next = byUnit(new Set(units), (unit) =>
    listOf(own, ({ behind }) => behind === undefined || behind.some((sign) => sign.charCodeAt(0) === unit)),
  );
  return { next, other: listOf(own, ({ behind }) => behind === undefined) };
};

export const createShapeTable = (
  detectors: readonly Detector[],
  contextsOf: ReadonlyMap<string, Uint8Array>,
): ShapeTable => {
  const at = (kind: Detector['at']): ShapeList => {
    const own = detectors.filter((detector) => detector.pattern !== undefined && detector.at === kind);
    const ranked = own.sort((a, b) => b.score - a.score);
    const shapes = ranked.map((detector, n): Shape => {
      const context = detector.context ? contextsOf.get(detector.id) : undefined;
      return { detector, context, bit: bitOf(n) };
    });
    return { shapes, automaton: automatonOf(ranked.map(({ expression }) => expression)) };
  };
  const beginningAt = (all: ShapeList): ByFirst => {
    const begins = ({ starts = [] }: Detector) => starts.map((text) => text.charCodeAt(0));
    return byFirst(new Set(all.shapes.flatMap(({ detector }) => begins(detector))), (unit) =>
      listOf(all, (detector) => begins(detector).includes(unit)),
    );
  };
  const ofNumbers = at('number');
  return {
    numbers: Array.from({ length: LONGEST + 1 }, (_, length) => numberShapes(ofNumbers, length)),
    codes: listOf(at('code'), () => true),
    words: beginningAt(at('word')),
    marks: beginningAt(at('mark')),
  };
};

/** Another number directly before or behind: a row of figures. */
const isAmongNumbers = (text: string, start: number, end: number): boolean =>
  /(?:\d[ \t,;|]{1,3}|[0-9A-F]{4} |[A-Za-z]-)$/.test(text.slice(Math.max(0, start - 5), start)) ||
  /^(?:[ \t,;|]{1,3}\d| [0-9A-F]{4}\b)/.test(text.slice(end, end + 6));

const isValue = ({ isValid }: Detector, text: string, at: number, end: number): boolean =>
  isWhole(text, at, end) && (isValid === undefined || isValid(text.slice(at, end)));

/** Groups that may be left out at the end of a value. */
const MOST_DROPPED = 3;

/** The end of a valid value; 0 where there is none. */
const validEnd = (detector: Detector, text: string, at: number, end: number): number => {
  if (isValue(detector, text, at, end)) return end;
  let shorter = end;
  for (let drop = 0; detector.shorten && drop < MOST_DROPPED; drop += 1) {
    const value = text.slice(at, shorter);
    const cut = Math.max(value.lastIndexOf(' '), value.lastIndexOf('-'));
    if (cut <= 0) return 0;
    shorter = at + cut;
    if (isValue(detector, text, at, shorter)) return shorter;
  }
  return 0;
};

const spanAt = (page: Page, { detector, context }: Shape, at: number): Span | undefined => {
  const { text } = page;
  const { expression, needsContext, boost = 0.05, score, element, state = 'clear', id, reach } = detector;
  expression.lastIndex = at;
  if (!expression.test(text)) return undefined;
  const matched = expression.lastIndex;
  const near = context ? hasContext(page, at, matched, context, reach) : false;
  if (needsContext && !near) return undefined;
  const end = validEnd(detector, text, at, matched);
  if (end === 0 || (detector.alone && !near && isAmongNumbers(text, at, end))) return undefined;
  const confidence = Math.min(0.99, score + (near && !needsContext ? boost : 0));
  return {
    element,
    start: at,
    end,
    confidence,
    state,
    detector: id,
    why: reasonOf(id, near ? 'form, context' : 'form'),
  };
};

const tryAll = (page: Page, list: ShapeList | undefined, token: number): void => {
  if (list === undefined) return;
  const possible = possibleFrom(list.automaton, page.tokens, token);
  if (possible !== 0) tryPossible(page, list.shapes, possible, token);
};

/** Tries the shapes that begin with the unit of a token, where its second unit is of one of them. */
const tryFirst = (page: Page, table: ByFirst, token: number): void => {
  const { numbers, lists, seconds } = table;
  const { units, from, to, start } = page.tokens;
  const at = (start[token] ?? 0) - from;
  const first = units[at] ?? 0;
  const number = numbers[first] ?? 0;
  const second = Math.min(units[at + 1] ?? 0, FOREIGN);
  const told = seconds[number * SYMBOLS + second] || askSecond(table, first, second);
  if (told === SECOND.may || at + 1 >= to - from) tryAll(page, lists[number], token);
};

const tryPossible = (page: Page, shapes: readonly Shape[], possible: number, token: number): void => {
  const at = page.tokens.start[token] ?? 0;
  for (let n = 0; n < shapes.length; n += 1) {
    const shape = shapes[n];
    const span = shape && possible & shape.bit ? spanAt(page, shape, at) : undefined;
    if (!span || (shape?.detector.deniable && isDenied(page.tokens, token, tokenFrom(page.tokens, span.end)))) continue;
    emitAt(page, token, span);
    // What is sure needs no second reading.
    if (page.tokens.taken[token] === 1) return;
  }
};

/** Behind a dot, hyphen or colon that follows a digit no value begins. */
const isInside = ({ kind, gap, hash }: Tokens, token: number): boolean => {
  if (gap[token] !== GAP.none || token < 2 || kind[token - 1] !== KIND.mark) return false;
  const sign = hash[token - 1] ?? 0;
  return (
    (sign === DOT || sign === HYPHEN || sign === COLON) &&
    kind[token - 2] === KIND.digits &&
    gap[token - 1] === GAP.none
  );
};

const atNumbers = (page: Page, { numbers, codes, words }: ShapeTable): void => {
  const { tokens } = page;
  const { kind, start, end, taken, units, from } = tokens;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    if (taken[token] === 1 || isInside(tokens, token)) continue;
    const at = start[token] ?? 0;
    if (kind[token] === KIND.digits) {
      const own = numbers[Math.min(LONGEST, (end[token] ?? 0) - at)];
      tryAll(page, own && (listAt(own.next, units[(end[token] ?? 0) - from] ?? 0) ?? own.other), token);
    } else {
      tryAll(page, codes, token);
      tryFirst(page, words, token);
    }
  }
};

/** Values whose form begins at a number, a code of letters and digits, a word or a mark. */
export const findShapes = (page: Page, table: ShapeTable): void => {
  const { kind, capitals, valueCues, marks } = page.tokens;
  atNumbers(page, table);
  for (let n = 0; n < capitals.count; n += 1) {
    const token = capitals.items[n] ?? 0;
    // Words of a capital and small letters begin no value, unless they are listed.
    if (kind[token] !== KIND.capital) tryFirst(page, table.words, token);
  }
  for (let n = 0; n < valueCues.count; n += 1) {
    const token = valueCues.items[n] ?? 0;
    if (kind[token] === KIND.lower || kind[token] === KIND.capital) tryFirst(page, table.words, token);
  }
  for (let n = 0; n < marks.count; n += 1) tryFirst(page, table.marks, marks.items[n] ?? 0);
};
