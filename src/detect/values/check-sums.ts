/** A number without blanks and the signs that part its groups, in capitals. */
export const plain = (text: string): string => text.replace(/[\s./-]/g, '').toUpperCase();

export const digitsOf = (text: string): readonly number[] => [...text].map(Number);

/** Sum of the digits, each times its weight; digits behind the last weight count nothing. */
export const weightedSum = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, n) => sum + weight * (digits[n] ?? 0), 0);

export const isRepeated = (text: string): boolean => /^(.)\1*$/.test(text);

const VERHOEFF_D: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 2, 3, 4, 0, 6, 7, 8, 9, 5],
  [2, 3, 4, 0, 1, 7, 8, 9, 5, 6],
  [3, 4, 0, 1, 2, 8, 9, 5, 6, 7],
  [4, 0, 1, 2, 3, 9, 5, 6, 7, 8],
  [5, 9, 8, 7, 6, 0, 4, 3, 2, 1],
  [6, 5, 9, 8, 7, 1, 0, 4, 3, 2],
  [7, 6, 5, 9, 8, 2, 1, 0, 4, 3],
  [8, 7, 6, 5, 9, 3, 2, 1, 0, 4],
  [9, 8, 7, 6, 5, 4, 3, 2, 1, 0],
];
const VERHOEFF_P: readonly (readonly number[])[] = [
  [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  [1, 5, 7, 6, 2, 8, 3, 0, 9, 4],
  [5, 8, 0, 3, 7, 9, 6, 1, 4, 2],
  [8, 9, 1, 6, 0, 4, 3, 5, 2, 7],
  [9, 4, 5, 3, 1, 2, 6, 8, 7, 0],
  [4, 2, 8, 6, 5, 7, 3, 9, 0, 1],
  [2, 7, 9, 3, 8, 0, 6, 4, 1, 5],
  [7, 0, 4, 6, 9, 1, 3, 2, 5, 8],
];

export const passesVerhoeff = (digits: readonly number[]): boolean =>
  [...digits].reverse().reduce((c, digit, n) => VERHOEFF_D[c]?.[VERHOEFF_P[n % 8]?.[digit] ?? 0] ?? 0, 0) === 0;

/** ISO 7064 mod 11,10. */
export const passesMod1110 = (digits: readonly number[]): boolean => {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (digit + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digits.at(-1);
};

/** Day and month of a six-digit date that some registers raise by 20, 40, 60 or 80. */
export const isDatePart = (day: number, month: number): boolean => day >= 1 && day <= 31 && month >= 1 && month <= 12;
