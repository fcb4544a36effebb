import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headsAbove, textParts } from './pieces.ts';

const HEADS = 'Name\tSSN';
const rows = (count: number): string =>
  Array.from({ length: count }, (_, n) => `Person ${n}\t219-09-${1000 + n}\n`).join('');

describe('parts of a long text', () => {
  it('begin with the heads of a table that is cut between its rows', () => {
    const parts = [...textParts([`Members\n${HEADS}\n${rows(100)}The end.`], 500, headsAbove)];
    expect(parts.length).toBeGreaterThan(4);
    expect(parts[0]).toMatch(/^Members\nName\tSSN\nPerson 0/);
    for (const part of parts.slice(1)) expect(part.startsWith(`${HEADS}\nPerson `)).toBe(true);
    const again = parts.map((part, n) => (n === 0 ? part : part.slice(HEADS.length + 1))).join('');
    expect(again).toBe(`Members\n${HEADS}\n${rows(100)}The end.`);
  });

  it('begin with the heads of the table that they are in and of no other', () => {
    const other = 'Code\tTown\tState\n1\tDover\tDE\n2\tLewes\tDE\n3\tMilford\tDE\n';
    const parts = [...textParts([`${other}${HEADS}\n${rows(60)}`], 500, headsAbove)];
    for (const part of parts.slice(1)) expect(part.startsWith(`${HEADS}\n`)).toBe(true);
  });

  it('are the text and nothing else where no table is cut', () => {
    const prose = 'One line of a letter that somebody wrote to us.\n'.repeat(50);
    expect([...textParts([prose], 500, headsAbove)].join('')).toBe(prose);
  });

  it('end, whatever the text', () => {
    const line = fc.constantFrom('\t', '\n', 'a\tb\n', 'a', 'long word ', '\t\t\n', '𝒳');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 200 }), fc.integer({ min: 2, max: 40 }), (lines, size) => {
        const parts = [...textParts(lines, size, headsAbove)];
        expect(parts.every((part) => part.length <= size)).toBe(true);
      }),
    );
  });
});
