import { plainLetters } from '../../core/plain-letters.ts';

const FOLDED = /^[a-z0-9]*$/;

/** Lower-case words of letters and digits (any script) with single blanks between. */
export const foldWords = (text: string): string =>
  FOLDED.test(text)
    ? text
    : plainLetters(text)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
