import { describe, expect, it } from 'vitest';
import { cutLine, fixedLayout } from './field-places.ts';

const cells = (text: string) => {
  const layout = fixedLayout(text, true);
  if (!layout) return undefined;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(layout.above).map((line) => cutLine(line, layout));
};

const NAMES = [
  'ADAMS',
  'BAKER',
  'CLARKE',
  'DUNN',
  'EVANS',
  'FROST',
  'GREENE',
  'HART',
  'IRWIN',
  'JONES',
  'KERR',
  'LANE',
];

describe('fields in fixed places', () => {
  it('are told by a line of dashes', () => {
    const text = `Staff list\nNAME       CITY      NO\n---------- --------- ---\nAda Quill  New Ulm   1\nBob Hart   Rome      2\nCy Lane    Oslo      3\n`;
    expect(cells(text)?.[0]).toEqual(['Ada Quill', 'New Ulm', '1']);
  });

  it('are told by the words of a header over them', () => {
    const text = `NAME      CITY      PHONE\n${NAMES.map((name) => `${name.padEnd(10)}Ulm       555-0100\n`).join('')}`;
    expect(cells(text)?.[1]).toEqual(['BAKER', 'Ulm', '555-0100']);
  });

  it('are told by names a blank apart, where both are known and lines have a field under each', () => {
    const rows = NAMES.map(
      (name, n) => `${name.padEnd(10)}${'ABC'.charAt(n % 3)}  ${217 + n * 31}112840 19${50 + n}0317\n`,
    );
    const text = `LAST      MI SSN       DOB\n${rows.join('')}`;
    expect(cells(text)?.[1]).toEqual(['BAKER', 'B', '248112840', '19510317']);
  });

  it('are told by what all lines have in one place, numbers without a blank between them as well', () => {
    const text = NAMES.map((name, n) => {
      const ssn = `${(217 + n * 37) % 665 || 1}`.padStart(3, '0');
      return `${String(77000 + n).padStart(9, '0')}${ssn}471032${name.padEnd(12)}${`19${50 + n}0317`}${`${n * 91 + 1} OAK ST`.padEnd(20)}WA\n`;
    }).join('');
    expect(cells(text)?.[1]).toEqual(['000077001', '254471032', 'BAKER', '19510317', '92 OAK ST', 'WA']);
  });

  it('are told in front of a day as well: a counted number filled up with zeros, and one that people have', () => {
    const text = NAMES.map((name, n) => {
      const ssn = `${217 + n * 37}71${1032 + n}`;
      return `00${31370070 + n * 4311713}${ssn}19${50 + n}0317${name.padEnd(12)}${'OAK ST'.padEnd(20)}WA\n`;
    }).join('');
    expect(cells(text)?.[1]).toEqual(['0035681783', '254711033', '19510317', 'BAKER', 'OAK ST', 'WA']);
  });

  it.each([
    ['lines that are the same', 'It was the best of times, it was the worst of times.\n'.repeat(30)],
    ['a log', Array.from({ length: 30 }, (_, n) => `2021-08-01 00:00:${10 + n} INFO started worker ${n}\n`).join('')],
    [
      'a letter that names fields',
      `Dear all,\n\nplease fill in:\nName    Phone    City\n${'by Friday\nAda Quill\n'.repeat(6)}`,
    ],
    ['code', 'const a = f(1, 2);\nconst b = g(a, 3);\nreturn { a, b };\n'.repeat(5)],
  ])('are not found in %s', (_, text) => {
    expect(fixedLayout(text, true)).toBeUndefined();
  });
});
