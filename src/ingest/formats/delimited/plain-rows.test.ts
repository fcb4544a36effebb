import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bufferBytes } from '../../bytes/bytes.ts';
import { countPlainRows } from './plain-rows.ts';
import { createRowParser } from './row-parser.ts';

const PLAIN = { delimiter: ',', quote: '"', width: 2, longestCell: 1000, mark: 0 };
const countOf = (text: string, dialect = PLAIN) => countPlainRows(bufferBytes(Buffer.from(text)), dialect);
/** The same of bytes that are read so many at a time. */
const countIn = (text: string, atOnce: number) => {
  const whole = bufferBytes(Buffer.from(text));
  return countPlainRows({ ...whole, read: (from, length) => whole.read(from, Math.min(length, atOnce)) }, PLAIN);
};

/** What our own parser makes of it: its rows, and whether all of them have the width and no quote is left open. */
const parsed = (text: string) => {
  const parser = createRowParser({ delimiter: ',', quote: '"', escape: '"', newline: '\n' }, PLAIN.longestCell);
  const rows = [...parser.write(text), ...parser.end()];
  return { rows: rows.length, isWhole: rows.every((row) => row.length === 2) && parser.unbalanced === 0 };
};

describe('rows counted by their bytes', () => {
  it.each([
    ['lines', 'a,b\nc,d\n', 2],
    ['a last line without an end', 'a,b\nc,d', 2],
    ['CR LF, and lines that are empty', 'a,b\r\n\r\n\nc,d\r\n', 2],
    ['delimiters, quotes and line ends in quotes', 'a,"b,""c""\n"\n"d",""\r\ne,"f"', 3],
    ['quotes inside of plain cells, and letters of several bytes', '5" x,é\nb,"ü"\n', 2],
  ])('are those of %s', (_, text, rows) => expect(countOf(text)).toBe(rows));

  it.each([
    ['a row of another width', 'a,b\nc\n'],
    ['a quote that does not end its cell', 'a,"b" c\n'],
    ['blanks in front of a quote', 'a, "b,c"\n'],
    ['a quote that never closes', 'a,"b\nc,d\n'],
    ['a cell in quotes that is too long', `a,"${'x'.repeat(1001)}"\n`],
  ])('are left to our own parser by %s', (_, text) => expect(countOf(text)).toBeUndefined());

  it('do not count the mark in front of the text', () => {
    expect(countOf('\uFEFF"a",b\n', { ...PLAIN, mark: 3 })).toBe(1);
  });

  it('are as many as our own parser reads wherever there is an answer', () => {
    const piece = fc.constantFrom('a', 'é', '"', '""', ',', '\n', '\r\n', ' ', 'b,c\n', '"x",y\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), fc.integer({ min: 1, max: 9 }), (pieces, atOnce) => {
        const text = pieces.join('');
        const counted = countOf(text);
        expect(countIn(text, atOnce)).toBe(counted);
        if (counted !== undefined) expect(parsed(text)).toEqual({ rows: counted, isWhole: true });
      }),
      { numRuns: 3000 },
    );
  });
});
