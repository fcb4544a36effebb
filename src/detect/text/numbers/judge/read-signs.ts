import { remembering } from '../../../../core/remember.ts';
import { readHeader } from '../../../columns/headers/read-header.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Candidate } from './candidates.ts';
import type { Sort } from './form-signs.ts';
import { addText, type Signs, textRole } from './sign-list.ts';

const READ = textRole('read as');
const READ_SORT = [0, 1, 2, 3].map((sort) => textRole(`read as ${sort}`));
const READ_LAST = textRole('last word read as');

/** Marks between a phrase and its number, and words of a phrase, at most. */
const MOST_MARKS = 4;
const MOST_WORDS = 4;
const MOST_LETTERS = 48;

const isWord = (kind: number): boolean => kind !== KIND.mark && kind !== KIND.digits && kind !== KIND.code;

/** Marks inside a phrase: "acct. no", "S.S. #", "driver's", "patient/client". */
const INSIDE = new Set(['.', "'", '’', '/', '-', '#', '&', '°', 'º'].map((mark) => mark.charCodeAt(0)));

const WIDE = 2;

const isApart = ({ gap, start, end }: Tokens, at: number): boolean =>
  (gap[at] ?? 0) >= GAP.newline || (at > 0 && (start[at] ?? 0) - (end[at - 1] ?? 0) >= WIDE);

/** Where the last word of the phrase in front of a number stands. */
const lastWord = (tokens: Tokens, first: number): number => {
  let at = first - 1;
  for (let n = 0; n <= MOST_MARKS && at >= 0 && (tokens.gap[at + 1] ?? 0) < GAP.newline; n += 1) {
    if (isWord(tokens.kind[at] ?? 0)) return at;
    if (tokens.kind[at] !== KIND.mark) return -1;
    at -= 1;
  }
  return -1;
};

const firstWord = (tokens: Tokens, last: number): number => {
  const { kind, hash } = tokens;
  let first = last;
  let words = 1;
  for (let at = last; at > 0 && words < MOST_WORDS && !isApart(tokens, at); at -= 1) {
    const before = at - 1;
    if (isWord(kind[before] ?? 0)) {
      first = before;
      words += 1;
    } else if (kind[before] !== KIND.mark || !INSIDE.has(hash[before] ?? 0)) break;
  }
  return first;
};

interface Reading {
  readonly role: string;
  readonly strength: number;
}

const LEAST = 0.5;
const MOST_ROLES = 2;

const readingsOf = remembering((phrase): readonly Reading[] =>
  [...readHeader(phrase).scores]
    .filter(([, score]) => score >= LEAST)
    .sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1))
    .slice(0, MOST_ROLES)
    .map(([role, score]): Reading => ({ role, strength: Math.min(4, Math.floor(score)) })),
);

/** What the words in front of a number say as the heading of a column would: the vocabulary of headings is that of labels. */
export const addReading = (signs: Signs, tokens: Tokens, { first }: Candidate, sort: Sort): void => {
  const last = lastWord(tokens, first);
  if (last < 0) return;
  const { text, start, end } = tokens;
  const from = start[firstWord(tokens, last)] ?? 0;
  const to = end[last] ?? 0;
  if (to - from <= MOST_LETTERS)
    readingsOf(text.slice(from, to)).forEach(({ role, strength }, n) => {
      addText(signs, READ, `${n} ${role} ${strength}`);
      addText(signs, READ_SORT[sort] ?? READ, role);
    });
  if (to - (start[last] ?? 0) <= MOST_LETTERS)
    for (const { role } of readingsOf(text.slice(start[last], to))) addText(signs, READ_LAST, role);
};
