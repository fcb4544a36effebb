import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadDetectors } from '../../data-files.ts';
import { tokenise } from '../tokens/tokenise.ts';
import { createTokens } from '../tokens/tokens.ts';
import { wordIndex } from '../tokens/word-index.ts';
import { type Automaton, automatonOf, bitOf, possibleAt, possibleFrom } from './automaton.ts';

const unitsOf = (text: string): Uint16Array => Uint16Array.from({ length: text.length }, (_, n) => text.charCodeAt(n));

const possible = (automaton: Automaton, text: string): number => possibleAt(automaton, unitsOf(text), 0, text.length);

const tells = (expression: RegExp, text: string): boolean => possible(automatonOf([expression]), `${text}\n\n`) !== 0;

test('an expression refuses what differs at any of its signs, and keeps their case', () => {
  expect(tells(/[0-9]{3}-?[0-9]{2}/y, '123-45')).toBe(true);
  expect(tells(/[0-9]{3}-?[0-9]{2}/y, '12a-45')).toBe(false);
  expect(tells(/[0-9]{3}-?[0-9]{2}/y, '123-4 ')).toBe(false);
  expect(tells(/[A-Z][a-z]{2,}/y, 'Oak')).toBe(true);
  expect(tells(/[A-Z][a-z]{2,}/y, 'oak')).toBe(false);
  expect(tells(/(?:type [12] )?(?:gout|asthma)/y, 'type 2 gout')).toBe(true);
  expect(tells(/(?:type [12] )?(?:gout|asthma)/y, 'type 2 gold')).toBe(false);
  expect(tells(/x{2,50}y/y, `${'x'.repeat(40)}y`)).toBe(true);
  expect(tells(/x{2,50}y/y, `${'x'.repeat(40)}z`)).toBe(false);
});

test('what may be empty, or begins with anything, refuses nothing', () => {
  expect(tells(/[0-9]*/y, 'abc')).toBe(true);
  expect(tells(/[^ ]{3}/y, '\u{1f600}!')).toBe(true);
  expect(tells(/[^ ]{2}/uy, '\u{1f600}!')).toBe(true);
  expect(tells(/(?!x)\p{L}+/uy, 'émile')).toBe(true);
  // A value is not followed for longer than tells it from most.
  expect(tells(/x{2,400}y/y, `${'x'.repeat(200)}z`)).toBe(true);
});

test('of several expressions each has its bit; those behind the thirty-first share one', () => {
  const automaton = automatonOf([/[0-9]{3}/y, /[0-9]{5}/y, /[0-9][a-z]/y]);
  expect(possible(automaton, '1234 ')).toBe(bitOf(0));
  expect(possible(automaton, '12345')).toBe(bitOf(0) | bitOf(1));
  expect(possible(automaton, '1a')).toBe(bitOf(2));
  const many = automatonOf(Array.from({ length: 40 }, (_, n) => new RegExp(`n${n};`, 'y')));
  expect(possible(many, 'n30;')).toBe(bitOf(30));
  expect(possible(many, 'n39;')).toBe(bitOf(39));
  expect(bitOf(39)).toBe(bitOf(31));
});

test('a value at the end of a text may go on behind it', () => {
  expect(possible(automatonOf([/[0-9]{4}/y]), '12')).toBe(bitOf(0));
});

test('a word that was refused is refused again, and no word that only has its letters in another form', () => {
  const text = 'ete été ETE Ete oneal o’neal ete zz';
  const tokens = createTokens();
  tokenise(text, 0, text.length, tokens, wordIndex([]));
  const taken = (expression: RegExp): readonly string[] => {
    const automaton = automatonOf([expression]);
    return [...tokens.start.subarray(0, tokens.count)]
      .map((start, token) => ({ token, word: text.slice(start, tokens.end[token]) }))
      .filter(({ token }) => possibleFrom(automaton, tokens, token) !== 0)
      .map(({ word }) => word);
  };
  expect(taken(/\u00e9t/y)).toEqual(['été']);
  expect(taken(/[A-Z]{2}/y)).toEqual(['ETE']);
  expect(taken(/[A-Z]/y)).toEqual(['ETE', 'Ete']);
  expect(taken(/o[^ ]neal/y)).toEqual(['o’neal']);
  // What is behind a word does not tell it.
  expect(taken(/ete zz/y)).toEqual(['ete']);
  expect(taken(/ete /y)).toEqual(['ete', 'ete']);
});

test('no value of a detector is refused, wherever in a text it begins', () => {
  for (const { expression, match, noMatch } of loadDetectors()) {
    const automaton = automatonOf([expression]);
    for (const text of [...match, ...noMatch].flatMap((one) => [one, one.toUpperCase(), one.toLowerCase()])) {
      const units = unitsOf(`${text}\n`);
      for (let at = 0; at < text.length; at += 1) {
        expression.lastIndex = at;
        if (!expression.test(text)) continue;
        if (possibleAt(automaton, units, at, units.length) === 0)
          expect.fail(`${expression.source} begins at ${at} of one of its cases`);
      }
    }
  }
});

test('texts that are made to fit an expression are not refused', () => {
  for (const expression of [
    /[A-Z]{0,5}[-/ ]?[0-9]{1,4}/y,
    /(?:[aA]b|c\.?d){1,3}[^\s]/y,
    /\$(?:2[aby]|5)\$|[x*•]{2,}/uy,
    /(?:[a-z]{1,30} ){0,25}end/y,
  ]) {
    const automaton = automatonOf([expression]);
    fc.assert(
      fc.property(
        fc.stringMatching(new RegExp(`^(?:${expression.source})$`, expression.flags.replace('y', ''))),
        (text) => possible(automaton, `${text}\n`) !== 0,
      ),
      { seed: 7, numRuns: 100 },
    );
  }
});

test('a word that has the hash of a refused one is not refused with it', () => {
  const text = 'mmvdwt ovayrf zz';
  const tokens = createTokens();
  tokenise(text, 0, text.length, tokens, wordIndex([]));
  expect(tokens.hash[0]).toBe(tokens.hash[1]);
  const automaton = automatonOf([/ov[a-z]{4}/y]);
  expect([0, 1].map((token) => possibleFrom(automaton, tokens, token))).toEqual([0, bitOf(0)]);
});
