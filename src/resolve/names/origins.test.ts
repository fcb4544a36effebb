import { describe, expect, it } from 'vitest';
import { type NamePair, partNames } from './origins.ts';

const numbered = (word: string, size: number): readonly string[] =>
  Array.from({ length: size }, (_, n) => `${word}${n}`);

/** Each of the family names with twelve of the first names or so, drawn by lot. */
const pairsOf = (families: readonly string[], givens: readonly string[]): readonly NamePair[] => {
  let lot = 1;
  const draw = (): string => {
    lot = (lot * 48_271) % 2_147_483_647;
    return givens[lot % givens.length] ?? '';
  };
  return families.flatMap((family) =>
    [...new Set(Array.from({ length: 14 }, draw))].map((given) => ({ family, given })),
  );
};

describe('family names with which the same first names stand', () => {
  const [east, west] = [numbered('east', 30), numbered('west', 30)];

  it('are one part, and those of other first names another', () => {
    const found = partNames([...pairsOf(east, numbered('wei', 31)), ...pairsOf(west, numbered('jose', 31))]);
    const parts = (names: readonly string[]) => new Set(names.map((name) => found.get(name)));
    expect(parts(east).size).toBe(1);
    expect(parts(west).size).toBe(1);
    expect(parts(east)).not.toEqual(parts(west));
  });

  it('are no parts where any first name stands with any family name', () => {
    expect(partNames(pairsOf([...east, ...west], numbered('name', 97))).size).toBe(0);
  });

  it('are no parts by first names that stand with one family name alone', () => {
    const alone = east.flatMap((family) => numbered(`of-${family}-`, 12).map((given) => ({ family, given })));
    expect(partNames(alone).size).toBe(0);
    expect(partNames([]).size).toBe(0);
  });
});
