import { describe, expect, test } from 'vitest';
import { readWeightFile } from './weight-file.ts';

const NAMES = ['one', 'two', 'three'];

/** The weights of a table by the place of their sign. */
const read = (source: string, columns: number, head?: string): readonly (readonly [number, readonly number[]])[] => {
  const all: [number, readonly number[]][] = [];
  const keyOf = (name: string): number | undefined => {
    const place = NAMES.indexOf(name.toLowerCase());
    return place < 0 ? undefined : place;
  };
  readWeightFile(
    source,
    { file: 'weights.txt', columns, keyOf, ...(head === undefined ? {} : { head }) },
    (key, [, ...cells], { weight }) => all.push([key, cells.map(weight)]),
  );
  return all;
};

const refusal = (message: string, line: number): unknown =>
  expect.objectContaining({
    code: 'DATA_INVALID',
    detail: message,
    place: { file: 'weights.txt', line },
  });

const NO_WEIGHT = 'a weight is a whole number from -32768 to 32767';

describe('a file of weights', () => {
  test('has a line a sign, among remarks and empty lines', () => {
    expect(read('# remark\none\t12\n\nthree\t-3', 1)).toEqual([
      [0, [12]],
      [2, [-3]],
    ]);
  });

  test('has the least and the most weight that 16 bits hold', () => {
    expect(read('one\t-32768\t32767\n', 2)).toEqual([[0, [-32_768, 32_767]]]);
  });

  test('has the names of its columns first, where it is told so', () => {
    expect(read('# remark\nsign\ta\tb\none\t1\t2\n', 2, 'sign\ta\tb')).toEqual([[0, [1, 2]]]);
  });

  test('is refused under others than those', () => {
    expect(() => read('# remark\n\nsign\ta\n', 2, 'sign\ta\tb')).toThrow(refusal('the columns are sign, a, b', 3));
  });

  test('is refused without them', () => {
    expect(() => read('', 2, 'sign\ta\tb')).toThrow(refusal('the columns are sign, a, b', 1));
  });

  test.each([
    ['with a column too few', 'two', 'a line has 2 columns, a sign the first'],
    ['with a column too many', 'two\t1\t2', 'a line has 2 columns, a sign the first'],
    ['without the name of a sign', '\t1', 'a line has 2 columns, a sign the first'],
    ['of a sign that is none', 'four\t1', 'no sign is called "four"'],
    ['of a sign that stands there already', 'one\t1', '"one" stands there twice'],
    ['of a sign that stands there already by another name', 'ONE\t1', '"ONE" stands there twice'],
    ['with an empty weight', 'two\t', NO_WEIGHT],
    ['with a blank for a weight', 'two\t ', NO_WEIGHT],
    ['with a word for a weight', 'two\tmuch', NO_WEIGHT],
    ['with a fraction', 'two\t1.5', NO_WEIGHT],
    ['with a power', 'two\t1e3', NO_WEIGHT],
    ['with a weight beyond 16 bits', 'two\t32768', NO_WEIGHT],
    ['with a weight below 16 bits', 'two\t-32769', NO_WEIGHT],
  ])('is refused for a line %s', (_, line, message) => {
    expect(() => read(`# remark\none\t1\n${line}\nthree\t1\n`, 1)).toThrow(refusal(message, 3));
  });
});
