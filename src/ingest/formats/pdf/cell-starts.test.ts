import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { cellStarts } from './cell-starts.ts';
import { drawnText } from './drawn-units.ts';
import { splitRuns } from './split-runs.ts';
import type { Matrix } from './text-pen.ts';

const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];
const SIZE = 8;

/** Every sign is half as wide as the font is high; `l` and `i` are narrower, so that lines are of no printer. */
const widthOf = (sign: string): number => (/[li]/.test(sign) ? 250 : 500);

const glyphsOf = (text: string) =>
  [...text].map((unicode) => ({ unicode, width: widthOf(unicode), isSpace: unicode === ' ' }));

const lengthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (widthOf(sign) * SIZE) / 1000, 0);

interface Text {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A page that draws texts one by one, each at its place; all of it lies on its side, as on a page that is shown turned. */
const drawing = (texts: readonly Text[], onSide = false) => {
  const all: readonly (readonly [number, readonly unknown[]])[] = [
    [OPS.setFont, ['f', SIZE]],
    ...texts.flatMap(({ text, x, y }): readonly (readonly [number, readonly unknown[]])[] => [
      [OPS.beginText, []],
      [OPS.setTextMatrix, [onSide ? Float32Array.of(0, 1, -1, 0, -y, x) : Float32Array.of(1, 0, 0, 1, x, y)]],
      [OPS.showText, [glyphsOf(text)]],
    ]),
  ];
  return { fnArray: all.map(([operator]) => operator), argsArray: all.map(([, args]) => args) };
};

/** Rows of cells at given places, 10 units apart. */
const table = (places: readonly number[], rows: readonly (readonly string[])[]): readonly Text[] =>
  rows.flatMap((cells, row) => cells.map((text, n) => ({ text, x: places[n] ?? 0, y: 700 - 10 * row })));

/** The lines of a page with bars where cells begin, when the library joined all texts of a line. */
const linesOf = (texts: readonly Text[]): readonly string[] => {
  const drawn = drawnText(drawing(texts), UPRIGHT);
  const heights = [...new Set(texts.map(({ y }) => y))].sort((a, b) => b - a);
  return heights.map((y) => {
    const own = texts.filter((one) => one.y === y).sort((a, b) => a.x - b.x);
    const [first, last] = [own[0], own.at(-1)];
    const end = (last?.x ?? 0) + lengthOf(last?.text ?? '');
    const run = {
      ...{ text: own.map(({ text }) => text).join(' '), x: first?.x ?? 0, y, height: SIZE },
      width: end - (first?.x ?? 0),
    };
    return splitRuns([run], drawn.units, cellStarts(drawn))
      .map(({ text }) => text)
      .join('|');
  });
};

const HEADS = ['Last', 'First', 'SSN', 'Born'];
const ROWS = [
  HEADS,
  ['Castellano', 'Ann Marie', '078-05-1120', '03/04/1970'],
  ['Lee', 'Bartholomew', '219-09-9999', '11/30/1958'],
  ['Fairweather', 'Ida', '457-55-5462', '07/01/1981'],
  ['Okafor', 'Lionel', '219-09-9998', '12/12/1949'],
];

describe('cells of a table that stand near each other', () => {
  it('begin where units of many lines begin', () => {
    const lines = linesOf(table([20, 66, 114, 160], ROWS));
    expect(lines).toEqual(ROWS.map((row) => row.join('|')));
  });

  it('begin there although a value reaches into the next column', () => {
    const touching = table([20, 66, 114, 156], ROWS);
    expect(linesOf(touching)[1]).toBe('Castellano|Ann Marie|078-05-1120|03/04/1970');
  });

  it('begin behind free space that goes down through the lines, wherever they begin', () => {
    const centred = ROWS.flatMap((cells, row) =>
      cells.map((text, n) => ({ text, x: 40 + 50 * n - lengthOf(text) / 2, y: 700 - 10 * row })),
    );
    expect(linesOf(centred)).toEqual(ROWS.map((row) => row.join('|')));
  });

  it('are told on a page that is shown turned', () => {
    const page = drawing(table([20, 66, 114, 160], ROWS), true);
    expect(cellStarts(drawnText(page, [0, -1, 1, 0, 0, 0]))).toHaveLength(15);
    expect(drawnText(page, UPRIGHT).units).toEqual([]);
  });
});

describe('words of one cell', () => {
  it('are not parted where they are drawn as one text with their blank', () => {
    const rows = ROWS.map(([last = '', , ssn = ''], n) => [last, ssn, n === 0 ? 'Phone' : `(302) 555-010${n}`]);
    expect(linesOf(table([20, 66, 114], rows)).at(-1)).toBe('Okafor|219-09-9998|(302) 555-0104');
  });

  it('are not parted where each word is drawn by itself and no head stands above it', () => {
    const texts = Array.from({ length: 12 }, (_, n) => 700 - 10 * n).flatMap((y, n) => [
      { text: n === 0 ? 'Name' : `Person${'x'.repeat(n % 4)}`, x: 20, y },
      { text: n === 0 ? 'SSN' : `078-05-11${10 + n}`, x: 66, y },
      { text: n === 0 ? 'Phone' : '(302)', x: 114, y },
      ...(n === 0 ? [] : [{ text: `555-01${10 + n}`, x: 114 + lengthOf('(302) '), y }]),
    ]);
    expect(linesOf(texts).at(-1)).toBe('Personxxx|078-05-1121|(302) 555-0121');
  });

  it('are not parted in lines of prose', () => {
    const texts = [
      'The list was sent on 3 March to',
      'all who asked for it, and was',
      'not read by them at that time.',
    ].map((text, n) => ({ text, x: 20, y: 700 - 10 * n }));
    expect(cellStarts(drawnText(drawing(texts), UPRIGHT))).toEqual([]);
  });
});
