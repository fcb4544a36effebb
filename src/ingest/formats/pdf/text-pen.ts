import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a page draws, as the library gives it: an operator and its arguments at each place. */
export interface Drawing {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

/** As PDF writes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that does `inner` first. */
export const combined = (outer: Matrix, inner: Matrix): Matrix => {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
};

export const matrixOf = (value: unknown): Matrix => {
  const list = Array.isArray(value) || value instanceof Float32Array ? [...value] : [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = list.map(Number);
  return [a, b, c, d, e, f];
};

/** A sign as it is drawn; `isMoved`: the first behind a place where the file may have moved the pen. */
export interface DrawnSign {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
  readonly isMoved: boolean;
}

/** The part of the state that `save` keeps. */
interface Kept {
  readonly page: Matrix;
  readonly size: number;
  readonly charSpacing: number;
  readonly wordSpacing: number;
  readonly widen: number;
  readonly leading: number;
  readonly rise: number;
}

interface Pen {
  kept: Kept;
  readonly saved: Kept[];
  text: Matrix;
  x: number;
  y: number;
  lineX: number;
  lineY: number;
}

/** States that are kept, and signs that are looked at: what has more is no page that people read. */
const MOST_KEPT = 1000;
const MOST_SIGNS = 100_000;

const keep = (pen: Pen, change: Partial<Kept>): void => {
  pen.kept = { ...pen.kept, ...change };
};

const moveTo = (pen: Pen, x: number, y: number): void => {
  pen.x = pen.lineX = x;
  pen.y = pen.lineY = y;
};

const setText = (pen: Pen, matrix: Matrix): void => {
  pen.text = matrix;
  moveTo(pen, 0, 0);
};

const save = (pen: Pen): void => {
  if (pen.saved.length < MOST_KEPT) pen.saved.push(pen.kept);
};

const restore = (pen: Pen): void => {
  pen.kept = pen.saved.pop() ?? pen.kept;
};

const transform = (pen: Pen, matrix: Matrix): void => keep(pen, { page: combined(pen.kept.page, matrix) });

/** What operators do to the pen, by operator. */
const DOES: ReadonlyMap<number, (pen: Pen, args: readonly unknown[]) => void> = new Map([
  [OPS.save, save],
  [OPS.restore, restore],
  [OPS.transform, (pen: Pen, args: readonly unknown[]) => transform(pen, matrixOf(args))],
  [
    OPS.paintFormXObjectBegin,
    (pen: Pen, [matrix]: readonly unknown[]) => {
      save(pen);
      if (matrix) transform(pen, matrixOf(matrix));
    },
  ],
  [OPS.paintFormXObjectEnd, restore],
  [OPS.beginText, (pen: Pen) => setText(pen, IDENTITY)],
  [OPS.setTextMatrix, (pen: Pen, [matrix]: readonly unknown[]) => setText(pen, matrixOf(matrix))],
  [OPS.moveText, (pen: Pen, [x, y]: readonly unknown[]) => moveTo(pen, pen.lineX + Number(x), pen.lineY + Number(y))],
  [
    OPS.setLeadingMoveText,
    (pen: Pen, [x, y]: readonly unknown[]) => {
      keep(pen, { leading: Number(y) });
      moveTo(pen, pen.lineX + Number(x), pen.lineY + Number(y));
    },
  ],
  [OPS.nextLine, (pen: Pen) => moveTo(pen, pen.lineX, pen.lineY + pen.kept.leading)],
  [OPS.setLeading, (pen: Pen, [leading]: readonly unknown[]) => keep(pen, { leading: -Number(leading) })],
  [OPS.setFont, (pen: Pen, [, size]: readonly unknown[]) => keep(pen, { size: Number(size) })],
  [OPS.setCharSpacing, (pen: Pen, [spacing]: readonly unknown[]) => keep(pen, { charSpacing: Number(spacing) })],
  [OPS.setWordSpacing, (pen: Pen, [spacing]: readonly unknown[]) => keep(pen, { wordSpacing: Number(spacing) })],
  [OPS.setHScale, (pen: Pen, [percent]: readonly unknown[]) => keep(pen, { widen: Number(percent) / 100 })],
  [OPS.setTextRise, (pen: Pen, [rise]: readonly unknown[]) => keep(pen, { rise: Number(rise) })],
]);

interface Glyph {
  readonly unicode: string;
  readonly width: number;
  readonly isSpace: boolean;
}

const isGlyph = (value: unknown): value is Glyph =>
  typeof value === 'object' && value !== null && 'unicode' in value && 'width' in value;

/** Draws signs and moves the pen on; text that does not run from left to right only moves it. */
function* drawn(pen: Pen, glyphs: readonly unknown[]): Generator<DrawnSign> {
  const { page, size, charSpacing, wordSpacing, widen, rise } = pen.kept;
  const [a, b, , d, e, f] = combined(page, pen.text);
  const isUpright = a * size > 0 && Math.abs(b) < 0.01 * Math.abs(a);
  const height = Math.abs(d * size);
  let isMoved = true;
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') pen.x -= (glyph * size * widen) / 1000;
    if (!isGlyph(glyph)) continue;
    const from = pen.x;
    pen.x += ((glyph.width * size) / 1000 + charSpacing + (glyph.isSpace ? wordSpacing : 0)) * widen;
    const y = d * (pen.y + rise) + f;
    if (isUpright) yield { text: glyph.unicode, from: a * from + e, to: a * pen.x + e, y, height, isMoved };
    isMoved = false;
  }
}

/** The signs that a page draws, in the order of the file. `turn`: what sets the page upright. */
export function* drawnSigns({ fnArray, argsArray }: Drawing, turn: Matrix): Generator<DrawnSign> {
  const kept = { page: turn, size: 0, charSpacing: 0, wordSpacing: 0, widen: 1, leading: 0, rise: 0 };
  const pen: Pen = { kept, saved: [], text: IDENTITY, x: 0, y: 0, lineX: 0, lineY: 0 };
  let signs = 0;
  for (const [n, operator] of fnArray.entries()) {
    const given = argsArray[n];
    const args: readonly unknown[] = Array.isArray(given) ? given : [];
    if (operator !== OPS.showText) DOES.get(operator)?.(pen, args);
    else if (Array.isArray(args[0]))
      for (const sign of drawn(pen, args[0])) {
        signs += 1;
        if (signs > MOST_SIGNS) return;
        yield sign;
      }
  }
}
