import { type Drawing, type DrawnSign, drawnSigns, type Matrix } from './text-pen.ts';

/** Text that is drawn in one go: the pen went on from each sign to the next, blanks between words with it. */
export interface DrawnUnit {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
}

/**
 * Units of a page. `areWords`: no blank is drawn anywhere, or a whole line with its blanks in letters of one width, so that a unit may be
 * a word of a cell as well as a cell.
 */
export interface DrawnText {
  readonly units: readonly DrawnUnit[];
  readonly areWords: boolean;
}

/**
 * A sign that is drawn further from the pen begins a unit, in heights: within one text; where the file moves the pen on; where it moves it
 * back, as it does to bring letters nearer each other ("Te"); and beside a digit, which no file moves it for.
 */
const LEAPT = 1;
const MOVED = 0.15;
const MOVED_BACK = 0.4;
const MOVED_AT_DIGIT = 0.05;

const mostMoved = (before: string, after: DrawnSign, gap: number): number => {
  if (!after.isMoved) return LEAPT;
  if (/\d$/.test(before) && /^[\p{L}\d]/u.test(after.text)) return MOVED_AT_DIGIT;
  return gap > 0 ? MOVED : MOVED_BACK;
};

interface OpenUnit {
  readonly signs: DrawnSign[];
  readonly y: number;
  text: string;
  to: number;
}

const goesOn = (last: OpenUnit, sign: DrawnSign): boolean => {
  const gap = sign.from - last.to;
  if (Math.abs(sign.y - last.y) > 0.1 * sign.height) return false;
  return Math.abs(gap) <= mostMoved(last.text, sign, gap) * sign.height;
};

const unitOf = (signs: readonly DrawnSign[]): readonly DrawnUnit[] => {
  const [first] = signs;
  const last = signs.findLast(({ text }) => text.trim() !== '');
  if (!first || !last) return [];
  const text = signs.map((sign) => sign.text).join('');
  return [{ text: text.trim(), from: first.from, to: last.to, y: first.y, height: first.height }];
};

/** Signs of a line that is written with all its blanks, at least. */
const LEAST_LINE = 20;

/** Whether all signs, of which some are blanks, are of one width: a line of a printer, in which blanks part cells too. */
const isOfOneWidth = (signs: readonly DrawnSign[]): boolean => {
  const [first] = signs;
  if (!first || signs.length < LEAST_LINE || !signs.some(({ text }) => text === ' ')) return false;
  const width = first.to - first.from;
  return signs.every(({ from, to }) => Math.abs(to - from - width) < 0.01 * width);
};

/** Signs between blanks, or between two blanks and more. */
const parted = (signs: readonly DrawnSign[], atEach: boolean): readonly (readonly DrawnSign[])[] => {
  const parts: DrawnSign[][] = [[]];
  for (const [n, sign] of signs.entries()) {
    const isBlank = sign.text.trim() === '';
    const isPart = isBlank && (atEach || signs[n + 1]?.text.trim() === '' || signs[n - 1]?.text.trim() === '');
    if (isPart) parts.push([]);
    else parts.at(-1)?.push(sign);
  }
  return parts;
};

/** The units of what a page draws. `turn`: what sets the page upright. */
export const drawnText = (drawing: Drawing, turn: Matrix): DrawnText => {
  const open: OpenUnit[] = [];
  let hasBlanks = false;
  for (const sign of drawnSigns(drawing, turn)) {
    const isBlank = sign.text.trim() === '';
    hasBlanks ||= isBlank;
    const last = open.at(-1);
    if (last && goesOn(last, sign)) {
      last.signs.push(sign);
      last.text = sign.text;
      last.to = sign.to;
    } else if (!isBlank) open.push({ signs: [sign], y: sign.y, text: sign.text, to: sign.to });
  }
  const ofPrinter = open.some(({ signs }) => isOfOneWidth(signs));
  const units = open.flatMap(({ signs }) =>
    parted(signs, ofPrinter && isOfOneWidth(signs)).flatMap((part) => unitOf(part)),
  );
  return { units, areWords: ofPrinter || !hasBlanks };
};
