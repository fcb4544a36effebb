import { describe, expect, it } from 'vitest';
import { HOSTILE } from '../../../test/support/hostile.ts';
import { loadDetectors, ownFiles, readDetectors, readOwnFile } from '../data-files.ts';
import { createScanner } from './scanner.ts';

const detectors = loadDetectors();
const { scan } = createScanner(detectors);
const elements = (text: string) => scan(text).map(({ element }) => element);

describe.each(detectors.map((detector) => ({ id: detector.id, detector })))('detector $id', ({ detector }) => {
  const own = createScanner([detector]);
  it('finds each of its must-match cases', () => {
    expect(detector.match.filter((text) => own.scan(text).length === 0)).toEqual([]);
  });
  it('leaves each of its must-not-match cases', () => {
    expect(detector.noMatch.filter((text) => own.scan(text).length > 0)).toEqual([]);
  });
});

describe('detector files', () => {
  it.each(ownFiles())('%s has patterns of the language RE2 with an end to every repetition', (name) => {
    expect(readOwnFile(name).faults).toEqual([]);
  });
  it('are refused with every fault and its line', () => {
    const { faults } = readDetectors('- id: a\n- id: b\n  element: nothing\n', 'x.yaml');
    expect(new Set(faults.map(({ line }) => line))).toEqual(new Set([1, 2, 3]));
  });
});

describe('a scan', () => {
  it('tells a name, an address over lines and a number apart', () => {
    const text = 'Dear Mary Johnson,\nwe ship to 12 Oak Street, Apt. 4\nSpringfield, IL 62704\nSSN 219-09-9999';
    expect(elements(text)).toEqual(['person_name', 'postal_address', 'ssn']);
  });
  it('gives no two spans that overlap, in order', () => {
    const spans = scan('call 202-555-0147 or mail ann@example.com, card 4111 1111 1111 1111');
    expect(spans.every((span, n) => n === 0 || span.start >= (spans[n - 1]?.end ?? 0))).toBe(true);
    expect(spans.map(({ element }) => element)).toEqual(['phone', 'email', 'payment_card']);
  });
  it('keeps a value whole where a long text is cut into windows', () => {
    const text = `${'plain words of a long report. '.repeat(4000)}\n\nSSN 219-09-9999 of Mary Johnson\n\n`.repeat(3);
    expect(scan(text).filter(({ element }) => element === 'ssn')).toHaveLength(3);
  });
  it('says of values that are not clear how they stand', () => {
    const states = (text: string) => scan(text).map(({ element, state }) => `${element} ${state}`);
    expect(states('SSN: XXX-XX-6789')).toEqual(['ssn truncated']);
    expect(states('SSN: ***********')).toEqual(['ssn masked']);
    expect(states('SSN: 5f4dcc3b5aa765d61d8327deb882cf99')).toEqual(['ssn hashed']);
    expect(states('card number: tok_1a2b3c4d5e')).toEqual(['payment_card tokenised']);
    expect(states('password: $2b$12$abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ01234')).toEqual([
      'password_hash hashed',
    ]);
  });
});

/** How often expressions are tried while a text is read: each try is bounded, so this is the work. */
const triesOf = (text: string): number => {
  const { exec, test } = RegExp.prototype;
  let tries = 0;
  RegExp.prototype.exec = function counted(value) {
    tries += 1;
    return exec.call(this, value);
  };
  RegExp.prototype.test = function counted(value) {
    tries += 1;
    return test.call(this, value);
  };
  scan(text);
  RegExp.prototype.exec = exec;
  RegExp.prototype.test = test;
  return tries;
};

describe('hostile texts', () => {
  it.each(HOSTILE)('of many %j take as many steps for each piece when there are eight times as many', (piece) => {
    const small = triesOf(piece.repeat(Math.ceil(4000 / piece.length)));
    const large = triesOf(piece.repeat(Math.ceil(32_000 / piece.length)));
    expect(large).toBeLessThan(9 * small + 100);
  });
});
