import { describe, expect, it } from 'vitest';
import { loadDetectors, readDetectors } from '../data-files.ts';
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
  it('are refused with every fault and its line', () => {
    const { faults } = readDetectors('- id: a\n- id: b\n  element: nothing\n', 'x.yaml');
    expect(new Set(faults.map(({ line }) => line))).toEqual(new Set([1, 2]));
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

/** Milliseconds of processor time of the surest of two runs. */
const cost = (text: string): number =>
  Math.min(
    ...[1, 2].map(() => {
      const before = process.cpuUsage();
      scan(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    }),
  );

describe('hostile texts', () => {
  const pieces = [
    '1 ',
    'a.',
    'A ',
    '1-',
    'x@',
    '@',
    'Mary, ',
    '12 Oak ',
    'SSN ',
    '(1',
    '+1 ',
    'aA1_',
    ':a',
    '****',
    "O'",
    'é',
    'DOB: 1/',
    'P.O. Box ',
    'AB12 ',
    '\n',
    '1.',
    '-----BEGIN ',
  ];
  it.each(pieces)('of many %j cost as much for each piece when there are eight times as many', (piece) => {
    const small = cost(piece.repeat(Math.ceil(20_000 / piece.length)));
    const large = cost(piece.repeat(Math.ceil(160_000 / piece.length)));
    // Eight times the text at twelve times the cost or less, and a tenth of a second for what cannot be measured.
    expect(large).toBeLessThan(12 * small + 100);
  });
});
