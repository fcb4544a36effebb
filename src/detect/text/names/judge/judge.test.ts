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

  test('of a sign that is none are refused with their line', () => {
    expect(() => readWeights('any candidate\t1\nno such sign\t3\n')).toThrow('a sign has a name and a whole number');
  });

  test('are those of data/judges/names.txt', () => {
    expect(nameWeights().some((weight) => weight > 0)).toBe(true);
  });
});
