import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferBytes } from '../../bytes/bytes.ts';
import { plainRows } from './plain-rows.ts';
import { createRowParser, type Dialect } from './row-parser.ts';

const COMMA: Dialect = { delimiter: ',', quote: '"', escape: '"', newline: '\n' };
const CELL = 40;

const counted = (text: string, width: number, dialect = COMMA) =>
  plainRows(bufferBytes(Buffer.from(text)), { dialect, width }, { cell: CELL });

describe('rows counted without their cells', () => {
  it.each([
    ['plain lines', 'a,b\n1,2\n3,4\n', 3],
    ['a last row without its line end', 'a,b\n1,2', 2],
    ['line ends of two bytes, and empty lines', 'a,b\r\n\r\n\n1,2\r\n', 2],
    ['a byte-order mark in front of a quote', '\uFEFF"a",b\n1,2\n', 2],
    ['quotes around delimiters, line ends and quotes', '"a,b",c\n"1\n2","3 ""4"""\n"5",""', 3],
  ])('has %s', (_, text, rows) => {
    expect(counted(text, 2)).toBe(rows);
  });

  it.each([
    ['a row of another width', 'a,b\n1,2,3\n'],
    ['a delimiter too many', 'a,b\n1,2,\n'],
    ['a quote inside of a cell', 'a,b\n1,5" screen\n'],
    ['a quote behind a blank', 'a,b\n1, "2"\n'],
    ['signs behind a closing quote', 'a,b\n"1" x,2\n'],
    ['a quote that never closes', 'a,b\n1,"2\n'],
    ['a quoted cell that is longer than a cell may be', `a,b\n1,"${'x'.repeat(CELL)}"\n`],
    ['the same at the end of the file', `a,b\n1,"${'x'.repeat(CELL)}"`],
  ])('leaves %s to the parser', (_, text) => {
    expect(counted(text, 2)).toBeUndefined();
  });

  it('leaves delimiters of several bytes to the parser', () => {
    expect(counted('a¦b\n', 2, { ...COMMA, delimiter: '¦' })).toBeUndefined();
  });

  it('counts what the parser counts, wherever it counts at all', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      ' ',
      ',',
      ',',
      '"',
      '""',
      '"a"',
      ',"b",',
      '\n',
      '\r\n',
      '"\n"',
      'x'.repeat(9),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.integer({ min: 2, max: 3 }), (pieces, width) => {
        const text = pieces.join('');
        const rows = counted(text, width);
        if (rows === undefined) return;
        const parser = createRowParser(COMMA, CELL);
        const read = [...parser.write(text), ...parser.end()];
        expect({ rows: read.length, unbalanced: parser.unbalanced }).toEqual({ rows, unbalanced: 0 });
        expect(read.every((cells) => cells.length === width)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
