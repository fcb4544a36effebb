import { moduleAt } from '../../../core/data-files.ts';
import { plainLetters } from '../../../core/plain-letters.ts';

/** The code that folds words and finds them again: what is kept of folded words hangs on it. */
export const FOLDING_FILES: readonly URL[] = [
  new URL(import.meta.url),
  moduleAt('../../../core/plain-letters', import.meta.url),
  moduleAt('../../../core/word-table', import.meta.url),
];

const FOLDED = /^[a-z0-9]*$/;

/** Lower-case words of letters and digits (any script) with single blanks between. */
export const foldWords = (text: string): string =>
  FOLDED.test(text)
    ? text
    : plainLetters(text)
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .trim();
