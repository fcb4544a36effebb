import { describe, expect, it } from 'vitest';
import { conflictOf } from './conflicts.ts';
import { FIELDS, FIELDS_A_WORD } from './fields/fields.ts';

/** The words of a pair of mentions by the levels of its fields. */
const wordsOf = (levels: Readonly<Record<string, number>>): readonly number[] => {
  const words = Array.from({ length: Math.ceil(FIELDS.length / FIELDS_A_WORD) }, () => 0);
  FIELDS.forEach(({ name }, n) => {
    const word = Math.floor(n / FIELDS_A_WORD);
    words[word] = (words[word] ?? 0) | ((levels[name] ?? 0) << (4 * (n % FIELDS_A_WORD)));
  });
  return words;
};

describe('who uses an account beside its holder', () => {
  const user = { account_number: 3, family_name: 1, given_name: 11, phone: 1 };
  it('is another person, though their first names sound alike', () => {
    expect(conflictOf(wordsOf(user), new Set())).toBe('conflict:names');
  });

  it('may be the same one under another name, where a mailbox or a birth date is the same', () => {
    expect(conflictOf(wordsOf({ ...user, email: 5 }), new Set())).toBeUndefined();
    expect(conflictOf(wordsOf({ ...user, date_of_birth: 9 }), new Set())).toBeUndefined();
  });
});
