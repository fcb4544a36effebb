import { isHeaderWord } from '../formats/delimited/header-words.ts';

/** Elements within a line that pages also set apart by their style alone. */
export const INLINE = /^\/?(?:span|label|strong|b|small|time|a|dfn|output)$/;

const LONGEST_LABEL = 60;

/**
 * What stands between two elements of a line that touch in the markup, where a page sets them apart by its style: a colon behind a
 * label, a blank between words of different kinds; nothing within a word, which programs cut as they like.
 */
export const edgeBetween = (before: string, behind: string): string => {
  const left = before.slice(-LONGEST_LABEL - 1).trimEnd();
  if (left !== '' && before.length <= LONGEST_LABEL && isHeaderWord(before)) return ': ';
  if (/\s$/.test(before) || /^\s/.test(behind)) return '';
  if (behind.length <= LONGEST_LABEL && isHeaderWord(behind)) return ' ';
  const pair = left.slice(-1) + behind.charAt(0);
  return /\p{Ll}\p{Lu}|\p{L}\p{N}|\p{N}\p{L}/u.test(pair) ? ' ' : '';
};
