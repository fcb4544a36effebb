import { describe, expect, test } from 'vitest';
import { loadDetectors } from '../../../data-files.ts';
import { createScanner, type Watch } from '../../scanner.ts';
import { nameWeights, readWeights } from './data-files.ts';
import { createSigns, signCount, signName, signNumber } from './numbering.ts';
import { createSameWords } from './same-words.ts';
import { signsOf } from './signs.ts';

/** The names of the signs of each candidate of a text. */
const signsIn = (text: string): readonly (readonly string[])[] => {
  const all: string[][] = [];
  const names: Watch['names'] = (candidate) => {
    const signs = createSigns();
    signsOf(signs, candidate, createSameWords());
    all.push([...signs.numbers.slice(0, signs.count)].map(signName));
  };
  createScanner(loadDetectors(), undefined, { names }).scan(text);
  return all;
};

describe('signs of a candidate for a name', () => {
  test('each has a name of its own', () => {
    const others = Array.from({ length: signCount() }, (_, sign) => sign).filter(
      (sign) => signNumber(signName(sign)) !== sign,
    );
    expect(others).toEqual([]);
  });

  test('say how its words stand in the lists, what stands beside it and how else the text writes its words', () => {
    const [signs] = signsIn('I saw Torquato Bellweather in the hall. The bellweather rings.');
    expect(signs).toContain('last: unknown');
    expect(signs).toContain('in small letters elsewhere 1 of more');
    expect(signs).toContain('words between small small');
  });
});

describe('weights of signs', () => {
  test('are read by the names of signs', () => {
    const weights = readWeights('# remark\nany candidate\t-12\nends ova\t30\n');
    expect([...weights].filter((weight) => weight !== 0)).toEqual([-12, 30]);
  });

  test.each([
    ['of a sign that is none', 'no such sign\t3', 'no sign is called "no such sign"'],
    ['of an ending in other letters', 'ends OVA\t3', 'no sign is called "ends OVA"'],
    ['of a word in other letters', 'behind the word THE\t3', 'no sign is called "behind the word THE"'],
    ['of a sign that stands there already', 'any candidate\t3', '"any candidate" stands there twice'],
    ['that are empty', 'ends ova\t', 'a weight is a whole number'],
    ['that are fractions', 'ends ova\t1.5', 'a weight is a whole number'],
    ['that 16 bits do not hold', 'ends ova\t-32769', 'a weight is a whole number'],
    ['in a third column', 'ends ova\t1\t2', 'a line has 2 columns'],
  ])('%s are refused with file and line', (_, line, message) => {
    expect(() => readWeights(`any candidate\t1\n${line}\n`)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        place: { file: 'data/judges/names.txt', line: 2 },
      }),
    );
  });

  test('are those of data/judges/names.txt', () => {
    expect(nameWeights().some((weight) => weight > 0)).toBe(true);
  });
});
