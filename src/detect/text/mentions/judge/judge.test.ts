import { describe, expect, test } from 'vitest';
import { COLUMNS, linkWeights, readWeights } from './data-files.ts';
import { linesOf } from './lines.ts';
import { signNames } from './sign.ts';
import './signs.ts';
import './person-signs.ts';

const HEAD = `# remark\nsign\t${COLUMNS.join('\t')}`;
const known = new Set(['rank=0', 'rank=1']);

describe('weights of signs', () => {
  test('are one in any case and one for each purpose', () => {
    const weights = readWeights(`${HEAD}\nrank=0\t12\t\t-3\t\t\n`, known);
    expect(weights.get('rank=0')).toEqual([12, 0, -3, 0, 0]);
  });

  test.each([
    ['of a sign that is none', 'rank=9\t1\t\t\t\t', 'no sign is called "rank=9"'],
    ['that are no whole numbers', 'rank=1\t1.5\t\t\t\t', 'a weight is a whole number'],
    ['that are too few', 'rank=1\t1', 'a line has 6 columns'],
    ['of a sign that stands there already', 'rank=0\t1\t\t\t\t', '"rank=0" stands there twice'],
  ])('%s are refused with file and line', (_, line, message) => {
    const read = () => readWeights(`${HEAD}\nrank=0\t1\t\t\t\t\n${line}\n`, known);
    expect(read).toThrow(expect.objectContaining({ message: expect.stringContaining(message) }));
    expect(read).toThrow(
      expect.objectContaining({ place: expect.objectContaining({ file: 'data/judges/links.txt', line: 4 }) }),
    );
  });

  test('under other columns are refused', () => {
    expect(() => readWeights('sign\tany\nrank=0\t1\n', known)).toThrow('the columns are sign, any');
  });

  test('of the data file are of signs that there are', () => {
    expect(linkWeights(new Set(signNames())).size).toBeGreaterThan(200);
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
