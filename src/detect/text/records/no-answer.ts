import { once } from '../../../core/once.ts';
import { filledCell } from '../../columns/cells/column-profile.ts';
import { foldWords } from '../../columns/cells/fold.ts';
import { missingNames, noAnswers } from './data-files.ts';

/** Signs of a value and words of it that are looked at: nobody refuses at length. */
const MOST_SIGNS = 64;
const MOST_WORDS = 4;

const refusals = once(() => {
  const { whole, begins } = noAnswers();
  return { whole: new Set([...whole, ...missingNames().map(foldWords)]), begins: new Set(begins) };
});

/** A year or a count behind an answer, which is none by itself: "N/A 2021", "TBD1". */
const NUMBER_BEHIND = /(?<=[^\d ]) ?\d{1,4}$/;

/** Whether a value says nothing of what its field asks for: that nobody knows it, that it is refused, that it stands elsewhere. */
export const saysNothing = (value: string): boolean => {
  if (filledCell(value) === undefined) return true;
  const { whole, begins } = refusals();
  const own = foldWords(value.slice(0, MOST_SIGNS));
  if (value.length <= MOST_SIGNS && whole.has(own.replace(NUMBER_BEHIND, ''))) return true;
  let end = -1;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    end = own.indexOf(' ', end + 1);
    if (begins.has(end < 0 ? own.replace(NUMBER_BEHIND, '') : own.slice(0, end))) return true;
    if (end < 0) break;
  }
  return false;
};
