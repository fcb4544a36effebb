import { describe, expect, test } from 'vitest';
import { loadDetectors } from '../../../data-files.ts';
import { createScanner } from '../../scanner.ts';
import type { Candidate } from './candidate.ts';
import { factWeights, readWeights } from './data-files.ts';
import { sumOf } from './judge.ts';
import { signsOf } from './signs.ts';

/** The signs of each candidate of a text. */
const signsIn = (text: string): readonly (readonly string[])[] => {
  const all: (readonly string[])[] = [];
  const facts = (candidate: Candidate): void => {
    all.push(signsOf(candidate));
  };
  createScanner(loadDetectors(), undefined, { facts }).scan(text);
  return all;
};

describe('signs of words of medicine', () => {
  test('say of which lists they are, what stands beside them and whose they are', () => {
    const [asthma] = signsIn('Patient: Her asthma is worse, she takes metformin 500 mg.');
    expect(asthma).toEqual(expect.arrayContaining(['list condition', 'before "her"', 'owned', 'near true condition']));
  });

  test('say how the line is called and how it begins', () => {
    const [gout] = signsIn('Patient Lee, DOB 3/4/1961\n- PMH: gout, 2019');
    expect(gout).toEqual(
      expect.arrayContaining(['label with pmh', 'near label pmh', 'line begins -', 'line with a year']),
    );
  });

  test('say that a drug has a dose', () => {
    const signs = signsIn('She takes metformin 500 mg. He takes metformin.');
    expect(signs.map((own) => own.includes('dosed'))).toEqual([true, false]);
  });
});

describe('weights of signs', () => {
  test('are read by the names of signs, and added up', () => {
    const weights = readWeights('# remark\nany candidate\t-12\nbefore "her"\t30\n');
    expect(sumOf(weights, ['any candidate', 'before "her"', 'a sign without a weight'])).toBe(18);
  });

  test.each([
    ['of a sign without a name', '\t3', 'a line has 2 columns'],
    ['of a sign that stands there already', 'any candidate\t3', '"any candidate" stands there twice'],
    ['that are no numbers', 'dosed\tmuch', 'a weight is a whole number'],
    ['that are empty', 'dosed\t', 'a weight is a whole number'],
    ['that are left out', 'dosed', 'a line has 2 columns'],
    ['in a third column', 'dosed\t1\t2', 'a line has 2 columns'],
  ])('%s are refused with file and line', (_, line, message) => {
    expect(() => readWeights(`any candidate\t1\n${line}\n`)).toThrow(
      expect.objectContaining({
        message: expect.stringContaining(message),
        place: { file: 'data/judges/facts.txt', line: 2 },
      }),
    );
  });

  test('are those of data/judges/facts.txt', () => {
    expect(factWeights().size).toBeGreaterThan(100);
  });
});

describe('what the weights make of a text', () => {
  test('is that a diagnosis behind its label says more than the same word among what somebody has learned', () => {
    const weigh = (text: string): number => Math.max(...signsIn(text).map((own) => sumOf(factWeights(), own)));
    const learned = weigh('Dana Reed, RN. Certifications: ACLS. Courses: stroke unit experience, 2015.');
    expect(weigh('Patient Dana Reed, DOB 3/4/1961. Dx: stroke, 2015.')).toBeGreaterThan(learned);
  });
});
