import { describe, expect, it } from 'vitest';
import { conflictOf } from '../../src/resolve/conflicts.ts';
import { FIELDS, FIELDS_A_WORD, PATTERN_WORDS } from '../../src/resolve/fields/fields.ts';

const words = (levels: Readonly<Record<string, number>>): readonly number[] => {
  const packed = new Array<number>(PATTERN_WORDS).fill(0);
  for (const [field, level] of Object.entries(levels)) {
    const n = FIELDS.findIndex(({ name }) => name === field);
    const word = Math.floor(n / FIELDS_A_WORD);
    packed[word] = (packed[word] ?? 0) + level * 16 ** (n % FIELDS_A_WORD);
  }
  return packed;
};
const sound = new Set(['date_of_birth', 'ssn', 'generation']);
const namesakes = { given_name: 8, family_name: 6, date_of_birth: 15 };

describe('two of one whole name whose ages alone are a generation apart', () => {
  it('are father and son in one house or at one telephone', () => {
    expect(conflictOf(words({ ...namesakes, place: 8 }), sound)).toBe('conflict:birth');
    expect(conflictOf(words({ ...namesakes, phone: 3 }), sound)).toBe('conflict:birth');
  });

  it('may be one elsewhere, by a number of a state, or where birth dates are faulty', () => {
    expect(conflictOf(words({ ...namesakes, place: 4 }), sound)).toBeUndefined();
    expect(conflictOf(words({ ...namesakes, place: 8, ssn: 5 }), sound)).toBeUndefined();
    expect(conflictOf(words({ ...namesakes, place: 8, given_name: 5 }), sound)).toBeUndefined();
    expect(conflictOf(words({ ...namesakes, place: 8 }), new Set(['ssn']))).toBeUndefined();
  });
});
