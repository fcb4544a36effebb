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
  it('reads long hostile text in linear time', () => {
    const time = (text: string) => {
      const before = performance.now();
      scan(text);
      return performance.now() - before;
    };
    expect(time('1 '.repeat(50_000)) + time('a.'.repeat(50_000)) + time('A '.repeat(50_000))).toBeLessThan(10_000);
  });
});
