import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadDetectors } from '../data-files.ts';
import { beginningsOf, mayBeginAt } from './beginnings.ts';

const tells = (expression: RegExp, text: string): boolean => mayBeginAt(beginningsOf([expression]), text, 0);

test('an expression of digits refuses letters, one of letters keeps their case at the start', () => {
  expect(tells(/[0-9]{3}-?[0-9]{2}/y, '123-45')).toBe(true);
  expect(tells(/[0-9]{3}-?[0-9]{2}/y, '12a-45')).toBe(false);
  expect(tells(/[A-Z][a-z]{2,}/y, 'Oak')).toBe(true);
  expect(tells(/[A-Z][a-z]{2,}/y, 'oak')).toBe(false);
  expect(tells(/(?:type [12] )?(?:gout|asthma)/y, 'type 2 gout')).toBe(true);
  expect(tells(/(?:type [12] )?(?:gout|asthma)/y, 'typewriter')).toBe(true);
  expect(tells(/(?:type [12] )?(?:gout|asthma)/y, 'gold')).toBe(false);
});

test('what may be empty, or begins with anything, refuses nothing', () => {
  expect(tells(/[0-9]*/y, 'abc')).toBe(true);
  expect(tells(/[^ ]{3}/y, '\u{1f600}!')).toBe(true);
  expect(tells(/(?!x)\p{L}+/uy, 'émile')).toBe(true);
});

test('no value of a detector is refused, wherever in a text it begins', () => {
  for (const { expression, match, noMatch } of loadDetectors()) {
    const begins = beginningsOf([expression]);
    for (const text of [...match, ...noMatch].flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()])) {
      for (let at = 0; at < text.length; at += 1) {
        expression.lastIndex = at;
        if (!expression.test(text)) continue;
        if (!mayBeginAt(begins, text, at)) expect.fail(`${expression.source} begins at ${at} of one of its cases`);
      }
    }
  }
});

test('texts that are made to fit an expression are not refused', () => {
  for (const expression of [
    /[A-Z]{0,5}[-/ ]?[0-9]{1,4}/y,
    /(?:[aA]b|c\.?d){1,3}[^\s]/y,
    /\$(?:2[aby]|5)\$|[x*•]{2,}/uy,
  ]) {
    const begins = beginningsOf([expression]);
    fc.assert(
      fc.property(
        fc.stringMatching(new RegExp(`^(?:${expression.source})$`, expression.flags.replace('y', ''))),
        (text) => mayBeginAt(begins, text, 0),
      ),
      { seed: 7, numRuns: 100 },
    );
  }
});
