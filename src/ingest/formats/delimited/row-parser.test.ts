import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRowParser, type Dialect } from './row-parser.ts';

const COMMA: Dialect = { delimiter: ',', quote: '"', escape: '"', newline: '\n' };

const rowsOf = (pieces: readonly string[], dialect: Dialect = COMMA, longest = 1000) => {
  const parser = createRowParser(dialect, longest);
  const rows = [...pieces.flatMap((piece) => parser.write(piece)), ...parser.end()];
  return { rows, unbalanced: parser.unbalanced };
};

const written = (rows: readonly (readonly string[])[], eol: string): string =>
  rows
    .map((cells) =>
      cells.map((cell) => (/[",\r\n]/.test(cell) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .map((line) => line + eol)
    .join('');

/** The same text in pieces of any size. */
const inPieces = (text: string, cuts: readonly number[]): readonly string[] => {
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  return places.slice(1).map((end, n) => text.slice(places[n], end));
};

describe('the row parser', () => {
  it.each([
    [
      'quoted delimiters, quotes and line ends',
      'a,"b,c"\n"d ""e""","f\ng"\n',
      [
        ['a', 'b,c'],
        ['d "e"', 'f\ng'],
      ],
    ],
    [
      'CR LF',
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['short, long and empty lines', 'a,b\n\nc\nd,e,f\n', [['a', 'b'], ['c'], ['d', 'e', 'f']]],
    ['quotes inside of plain cells', '5\' 10",b\n', [['5\' 10"', 'b']]],
    ['quotes that do not end a quoted cell', '"say "hi" now",b\n', [['say "hi" now', 'b']]],
    ['quotes between blanks', '1, "b, c" ,d\n', [['1', 'b, c', 'd']]],
    ['NUL bytes', 'a\0,b\n', [['a\0', 'b']]],
    ['blanks around cells', ' a , b \n', [[' a ', ' b ']]],
  ])('keeps %s', (_, text, rows) => {
    expect(rowsOf([text])).toEqual({ rows, unbalanced: 0 });
  });

  it('keeps what stands behind a quote and a CR', () => {
    expect(rowsOf(['"a"\rb,c\n']).rows).toEqual([['"a"\rb', 'c']]);
  });

  it('understands escapes by backslash, CR alone, and long delimiters', () => {
    expect(rowsOf(['"a \\"b\\" c",d\n'], { ...COMMA, escape: '\\' }).rows).toEqual([['a "b" c', 'd']]);
    expect(rowsOf(['a,b\rc,d\r'], { ...COMMA, newline: '\r' }).rows).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    expect(rowsOf(['a||b\n'], { ...COMMA, delimiter: '||' }).rows).toEqual([['a', 'b']]);
  });

  it('takes a quote that never closes as a character, so that it does not swallow the file', () => {
    const text = `a,"b\n${'c,d\n'.repeat(20)}`;
    const { rows, unbalanced } = rowsOf([text], COMMA, 20);
    expect(rows).toHaveLength(21);
    expect(rows[0]).toEqual(['a', '"b']);
    expect(unbalanced).toBe(1);
  });

  it('gives back what was written, in whatever pieces it comes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', 'ß', ' ', '😀'), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 4 }),
        fc.constantFrom('\n', '\r\n'),
        (rows, cuts, eol) => {
          expect(rowsOf(inPieces(written(rows, eol), cuts)).rows).toEqual(rows);
        },
      ),
    );
  });

  it('gives the same rows for any text, in whatever pieces it comes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 40 }),
        fc.array(fc.nat(), { maxLength: 5 }),
        (text, cuts) => {
          expect(rowsOf(inPieces(text, cuts)).rows).toEqual(rowsOf([text]).rows);
        },
      ),
    );
  });

  it('reads a row of a million cells, and lines of open quotes, in time that grows with the text', () => {
    const wide = `${Array.from({ length: 1_000_000 }, (_, n) => n).join(',')}\n`;
    expect(rowsOf([wide, wide]).rows.map((row) => row.length)).toEqual([1_000_000, 1_000_000]);
    const quoted = `${Array.from({ length: 200_000 }, (_, n) => `"${n}"`).join(',')}\n`;
    expect(rowsOf(inPieces(quoted, [1000, 50_000]), COMMA, 1 << 20).rows[0]).toHaveLength(200_000);
    expect(rowsOf(['"abc\n'.repeat(200_000)], COMMA, 1 << 20).rows).toHaveLength(200_000);
  }, 20_000);
});
