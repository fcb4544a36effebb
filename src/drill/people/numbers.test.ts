import { describe, expect, it } from 'vitest';
import { createRandom, weighted } from '../random.ts';
import { createPhones, imeiOf, imsiOf, luhnDigit, ssnOf } from './numbers.ts';

describe('numbers of a drill', () => {
  it('have Social Security numbers that the issuing rules allow, each once', () => {
    const numbers = Array.from({ length: 20_000 }, (_, n) => ssnOf(5, n));
    expect(new Set(numbers).size).toBe(numbers.length);
    for (const number of numbers) {
      const [area = '', group, serial] = number.split('-');
      expect(Number(area) > 0 && Number(area) < 666 && group !== '00' && serial !== '0000', number).toBe(true);
    }
  });

  it('have device numbers whose last digit checks', () => {
    for (const n of [1, 96, 97, 99_999, 87_300_001, 100_000_000]) {
      const imei = imeiOf(n);
      expect(imei).toMatch(/^35\d{13}$/);
      expect(luhnDigit(imei.slice(0, 14))).toBe(imei.slice(14));
    }
  });

  it('take telephone lines reserved for fiction first, and never one twice', () => {
    const next = createPhones({ no: 0, firstId: 1 });
    const lines = Array.from({ length: 9000 }, () => next(212));
    expect(lines.slice(0, 100).every((line) => /^21255501\d\d$/.test(line))).toBe(true);
    expect(new Set(lines).size).toBe(lines.length);
  });
});

describe('numbers of a drill of 100 million', () => {
  it('keep their length, and do not meet those of others', () => {
    const ids = [1, 1_000_001, 9_999_999, 10_000_000, 12_345_678, 87_299_999, 87_300_000, 99_999_999, 100_000_000];
    const random = createRandom(1, 'numbers');
    const imsi = ids.map((n) => imsiOf(n, random));
    expect(imsi.every((number) => /^31099\d{10}$/.test(number))).toBe(true);
    expect(new Set(imsi.map((number) => number.slice(0, 13))).size).toBe(ids.length);
    expect(new Set(ids.map(imeiOf)).size).toBe(ids.length);
  });

  it('are telephone lines that nobody can have, each once over blocks', () => {
    const lines = [1, 500, 999].flatMap((no) => {
      const next = createPhones({ no, firstId: no * 100_000 + 1 });
      return Array.from({ length: 3000 }, () => next(212));
    });
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.every((line) => /^[2-9]9\d[2-9]\d{6}$/.test(line))).toBe(true);
  });
});

describe('seeded random numbers', () => {
  it('repeat for a seed and label, and differ for another', () => {
    const draw = (seed: number, label: string) => Array.from({ length: 5 }, createRandom(seed, label).next);
    expect(draw(1, 'a')).toEqual(draw(1, 'a'));
    expect(draw(1, 'a')).not.toEqual(draw(1, 'b'));
    expect(draw(1, 'a')).not.toEqual(draw(2, 'a'));
    expect(draw(2 ** 32 + 1, 'a')).not.toEqual(draw(1, 'a'));
  });

  it('draw by weight', () => {
    const draw = weighted([
      ['rare', 1],
      ['often', 9],
    ]);
    const random = createRandom(1, 'weights');
    const rare = Array.from({ length: 10_000 }, () => draw(random)).filter((item) => item === 'rare').length;
    expect(rare).toBeGreaterThan(900);
    expect(rare).toBeLessThan(1100);
  });
});
