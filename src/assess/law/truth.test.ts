import { describe, expect, it } from 'vitest';
import { all, any, firmly, missingList, NO, not, unknown, YES } from './truth.ts';

const choice = (label: string) => ({ label, patch: { kind: 'fact', path: 'a', value: label } as const });
const A = unknown({ fact: 'a', choices: [choice('yes'), choice('no')] });
const B = unknown({ fact: 'b', choices: [] });

describe('three values', () => {
  it('all is false if one part is false, any true if one is true, whatever is open', () => {
    expect([all(YES, A, NO).is, all(YES, A).is, all(YES, YES).is, all().is]).toEqual(['no', 'unknown', 'yes', 'yes']);
    expect([any(NO, A, YES).is, any(NO, A).is, any(NO, NO).is, any().is]).toEqual(['yes', 'unknown', 'no', 'no']);
    expect([not(YES).is, not(NO).is, not(A)]).toEqual(['no', 'yes', A]);
    expect([firmly(YES).is, firmly(NO).is, firmly(A).is]).toEqual(['yes', 'no', 'no']);
  });

  it('names each missing fact once, with every way in which it can turn out', () => {
    const more = unknown({ fact: 'a', choices: [choice('no'), choice('perhaps')] });
    const { missing } = any(A, B, more, NO);
    expect(missing.map(({ fact }) => fact)).toEqual(['a', 'b']);
    expect(missing[0]?.choices.map(({ label }) => label)).toEqual(['yes', 'no', 'perhaps']);
    expect(all(YES, B).missing.map(({ fact }) => fact)).toEqual(['b']);
    expect(all(NO, B).missing).toEqual([]);
  });

  it('asks of a list for all that any part asks of it', () => {
    const { missing } = any(unknown(missingList('l', ['x'])), unknown(missingList('l', ['y', 'x'])));
    expect(missing).toHaveLength(1);
    expect(missing[0]?.values).toEqual(['x', 'y']);
    expect(missing[0]?.choices.map(({ label }) => label)).toEqual(['x, y', 'none of them']);
    const mixed = any(unknown(missingList('l', ['x'])), unknown({ fact: 'l', choices: [choice('z')] }));
    expect(mixed.missing[0]?.choices.map(({ label }) => label)).toEqual(['x', 'none of them', 'z']);
  });
});
