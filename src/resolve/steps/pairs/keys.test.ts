import { describe, expect, it } from 'vitest';
import { CERTAIN_KEYS, COARSE_KEYS, type Key } from './keys.ts';

const withNarrow = (keys: readonly Key[]): readonly Key[] =>
  keys.flatMap((key) => [key, ...withNarrow(key.narrow ?? [])]);

describe('keys', () => {
  it('have names of their own, by which the next revision finds those that were worth it', () => {
    const names = [...new Set([...withNarrow(CERTAIN_KEYS), ...COARSE_KEYS])].map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('of names all give way where they bring mostly strangers together, those of identifiers never', () => {
    const words = (key: Key): boolean => key.words !== 0;
    expect(withNarrow(CERTAIN_KEYS).filter((key) => words(key) !== (key.narrow !== undefined))).toEqual([]);
  });

  it('that give way can be shown to be worth it', () => {
    const broad = withNarrow(CERTAIN_KEYS).filter(({ narrow }) => narrow !== undefined);
    expect(broad.filter((key) => !COARSE_KEYS.includes(key))).toEqual([]);
  });
});
