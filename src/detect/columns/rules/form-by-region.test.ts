import { describe, expect, it } from 'vitest';
import { classifyColumns } from '../classify-columns.ts';
import { formByRegion } from './form-by-region.ts';

const ROWS = 60;
const STATES = ['CA', 'TX', 'FL', 'NJ', 'WA', 'GA'];
const states = Array.from({ length: ROWS }, (_, n) => STATES[n % STATES.length] ?? '');
const digits = (n: number, length: number): string =>
  String(7_919 * (n + 13) * 104_729)
    .padEnd(length, '7')
    .slice(0, length);

/** As each of these states writes its licences. */
const FORMS: Readonly<Record<string, (n: number) => string>> = {
  CA: (n) => `D${digits(n, 7)}`,
  TX: (n) => digits(n, 8),
  FL: (n) => `B${digits(n, 12)}`,
  NJ: (n) => `F${digits(n, 14)}`,
  WA: (n) => `WDL${digits(n, 9)}`,
  GA: (n) => digits(n, 9),
};
const licences = states.map((state, n) => FORMS[state]?.(n) ?? '');
const roles = (codes: readonly string[]): readonly string[] =>
  classifyColumns([null, null, null], [codes, states.map(() => 'Springfield'), states]).map(({ role }) => role);

describe('codes whose form follows the state of the row', () => {
  it('are licences, where no header says what they are', () => {
    expect(formByRegion(licences, states)).toEqual({ own: 1, all: 1 / 6, regions: 6 });
    expect(roles(licences)[0]).toBe('drivers_license');
  });

  it('are none where all have one form, or forms that the state does not tell', () => {
    expect(roles(states.map((_, n) => `K${digits(n, 7)}`))[0]).not.toBe('drivers_license');
    expect(roles(states.map((_, n) => FORMS[STATES[(n * 7 + Math.floor(n / 6)) % 6] ?? '']?.(n) ?? ''))[0]).not.toBe(
      'drivers_license',
    );
  });

  it('cannot be told in few rows', () => {
    expect(formByRegion(licences.slice(0, 12), states)).toBeUndefined();
  });
});
