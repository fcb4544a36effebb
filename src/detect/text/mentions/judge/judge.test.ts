import { describe, expect, test } from 'vitest';
import { COLUMNS, linkNetwork, readNetwork, UNITS } from './data-files.ts';
import { linesOf } from './lines.ts';
import { signNames } from './sign.ts';
import './signs.ts';
import './person-signs.ts';

const COLUMN_LINE = `# remark\nsign\t${COLUMNS.join('\t')}`;
const known = new Set(['rank=0', 'rank=1']);

/** A line of the table: a sign with what it weighs by itself. */
const row = (name: string, alone: string, cells = UNITS): string => [name, alone, ...Array(cells).fill('')].join('\t');

const unitsRow = ['units', '', '7', ...Array(UNITS - 1).fill('-2')].join('\t');
const HEAD = `${COLUMN_LINE}\n${row('signs', '1')}\n${unitsRow}`;

describe('the network of signs', () => {
  test('has what each sign weighs by itself and for each unit, and what each unit weighs', () => {
    const network = readNetwork(`${HEAD}\n${row('rank=0', '12')}\n`, known);
    expect(network.rows.get('rank=0')).toEqual([12, ...Array(UNITS).fill(0)]);
    expect([...network.units]).toEqual([7, ...Array(UNITS - 1).fill(-2)]);
  });

  test.each([
    ['a sign that is none', row('rank=9', '1'), 'no sign is called "rank=9"'],
    ['weights that are no whole numbers', row('rank=1', '1.5'), 'a weight is a whole number'],
    ['weights that are too few', 'rank=1\t1', `a line has ${UNITS + 2} columns`],
    ['a sign that stands there already', row('rank=0', '1'), '"rank=0" stands there twice'],
  ])('with %s is refused with file and line', (_, line, message) => {
    const read = () => readNetwork(`${HEAD}\n${row('rank=0', '1')}\n${line}\n`, known);
    expect(read).toThrow(expect.objectContaining({ message: expect.stringContaining(message) }));
    expect(read).toThrow(
      expect.objectContaining({ place: expect.objectContaining({ file: 'data/judges/links.txt', line: 6 }) }),
    );
  });

  test.each([
    ['cut behind some of its signs', `${HEAD}\n`, '0 signs, where the line of "signs" says 1', 4],
    ['without a count of its signs', `${COLUMN_LINE}\n${unitsRow}\n`, 'the line of "signs" says none', 3],
    [
      'without what its units weigh',
      `${COLUMN_LINE}\n${row('signs', '1')}\n${row('rank=0', '1')}\n`,
      'no line of "units"',
      4,
    ],
    ['cut behind its columns', `${COLUMN_LINE}\n`, 'no line of "units"', 2],
  ])('%s is refused with file and line', (_, source, message, line) => {
    const read = () => readNetwork(source, known);
    expect(read).toThrow(expect.objectContaining({ message: expect.stringContaining(message) }));
    expect(read).toThrow(
      expect.objectContaining({ place: expect.objectContaining({ file: 'data/judges/links.txt', line }) }),
    );
  });

  test('under other columns is refused', () => {
    expect(() => readNetwork('sign\tany\nrank=0\t1\n', known)).toThrow('the columns are sign, alone');
  });

  test('of the data file is of signs that there are', () => {
    expect(linkNetwork(new Set(signNames())).rows.size).toBeGreaterThan(200);
  });
});

describe('the stretch of a text that a line is of', () => {
  const text = [
    'From: Ann Lee',
    'Two more:',
    '1. Bo Hill',
    '   allergic',
    '2. Cy Gray',
    '   none',
    'PHYSICIAN',
    'Dr. Roe',
  ].join('\n');
  const at = (word: string) => text.indexOf(word);
  const { beginOf } = linesOf(text);

  test('is an entry of a list, behind its number, or what stands below a heading', () => {
    expect(beginOf('entry', at('allergic'))).toBe(at('1.'));
    expect(beginOf('entry', at('none'))).toBe(at('2.'));
    expect(beginOf('entry', at('Dr. Roe'))).toBe(at('PHYSICIAN'));
  });

  test('is a section behind its heading, and a mail behind its sender', () => {
    expect(beginOf('section', at('none'))).toBe(0);
    expect(beginOf('section', at('Dr. Roe'))).toBe(at('PHYSICIAN'));
    expect(beginOf('mail', at('Dr. Roe'))).toBe(0);
  });
});
