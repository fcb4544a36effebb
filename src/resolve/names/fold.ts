import { plainLetters } from '../../core/plain-letters.ts';

/** Lower-case words of letters and digits of any script, accents stripped, apostrophes closed up ("O'Brien" is one word). */
export const nameWords = (text: string): readonly string[] =>
  plainLetters(text)
    .replace(/['’`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
