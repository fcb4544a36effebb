import { describe, expect, it } from 'vitest';
import { isGreeted } from './greeting.ts';

describe('whoever is named behind words is greeted', () => {
  it.each([
    'Dear ',
    'Dear Mr. ',
    'Re: claim\n\nHola ',
    '> Buenas noches ',
    'Sehr geehrte Frau ',
    'Good morning ',
    'Olá ',
  ])('by %j', (words) => {
    expect(isGreeted(words)).toBe(true);
  });
  it.each(['Brother ', 'Hi, this is ', 'I said hi to Dear ', 'The good ', 'Good ', 'Thanks to '])(
    'but not by %j',
    (words) => {
      expect(isGreeted(words)).toBe(false);
    },
  );
});
