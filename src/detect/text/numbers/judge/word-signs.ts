import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Candidate } from './candidates.ts';
import type { Sort } from './form-signs.ts';
import {
  addNumber,
  addPair,
  addText,
  addWord,
  numberRole,
  pairRole,
  type Role,
  type Signs,
  textRole,
  wordRole,
} from './sign-list.ts';

const BEFORE: readonly Role[] = [wordRole('word before'), wordRole('second before'), wordRole('third before')];
const BEFORE_SORT: readonly Role[] = [0, 1, 2, 3].map((sort) => wordRole(`word before ${sort}`));
const BEFORE_BOTH = pairRole('words before');
const BEFORE_ANY = wordRole('before');
const NEAR_SORT: readonly Role[] = [0, 1, 2, 3].map((sort) => wordRole(`before ${sort}`));
const BEHIND: readonly Role[] = [wordRole('word behind'), wordRole('second behind')];
const BEHIND_SORT: readonly Role[] = [0, 1, 2, 3].map((sort) => wordRole(`word behind ${sort}`));
const BEHIND_ANY = wordRole('behind');
const FIRST = wordRole('first of line');
const GAP_BEFORE = textRole('gap');
const GAP_SORT: readonly Role[] = [0, 1, 2, 3].map((sort) => textRole(`gap ${sort}`));
const GAP_BEHIND = textRole('gap behind');
const PLACE: readonly Role[] = [0, 1, 2, 3].map((sort) => numberRole(`place ${sort}`));
const ABOVE_LAST = wordRole('last above');
const ABOVE = wordRole('above');
const DIGITS_BEFORE = numberRole('digits before');
const DIGITS_BEHIND = numberRole('digits behind');

const MOST_TOKENS = 24;
const MOST_BEFORE = 8;
const NEAR = 5;
const MOST_BEHIND = 5;
const MOST_ABOVE = 6;
const STEPS = [1, 2, 4, 8];

const isWord = (kind: number): boolean => kind !== KIND.mark && kind !== KIND.digits && kind !== KIND.code;

const spelled =
  ({ text, start, end }: Tokens, at: number): (() => string) =>
  () =>
    text.slice(start[at], end[at]);

const spelledBoth =
  ({ text, start, end }: Tokens, first: number, second: number): (() => string) =>
  () =>
    `${text.slice(start[first], end[first])} ${text.slice(start[second], end[second])}`;

/** Words of the line in front of a token, the nearest first. */
const wordsBefore = (
  { kind, gap }: Tokens,
  first: number,
): { readonly words: readonly number[]; readonly head: number } => {
  const words: number[] = [];
  let at = first;
  for (let n = 0; n < MOST_TOKENS && at > 0 && (gap[at] ?? 0) < GAP.newline; n += 1) {
    at -= 1;
    if (words.length < MOST_BEFORE && isWord(kind[at] ?? 0)) words.push(at);
  }
  return { words, head: at };
};

const WIDE = 2;
const MOST_GAP = 4;

/** The marks between two offsets, a wide gap as one sign. */
const gapText = (text: string, from: number, to: number): string => {
  if (to - from > MOST_GAP + 8) return 'far';
  return text
    .slice(from, to)
    .replace(/ {2,}|[^\S ]/g, '_')
    .slice(-MOST_GAP);
};

const addGaps = (
  signs: Signs,
  { text, start, end, gap, count }: Tokens,
  { first, next }: Candidate,
  nearest: number | undefined,
  sort: Sort,
): void => {
  const own = start[first] ?? 0;
  const isHead = first === 0 || (gap[first] ?? 0) >= GAP.newline;
  const before = isHead ? '^' : gapText(text, nearest === undefined ? own - 2 : (end[nearest] ?? 0), own);
  addText(signs, GAP_BEFORE, before);
  addText(signs, GAP_SORT[sort] ?? GAP_BEFORE, before);
  const to = end[next - 1] ?? 0;
  const isLast = next >= count || (gap[next] ?? 0) >= GAP.newline;
  addText(
    signs,
    GAP_BEHIND,
    isLast
      ? '$'
      : text
          .slice(to, to + WIDE)
          .replace(/[a-zA-Z]/g, 'a')
          .replace(/\d/g, '9')
          .replace(/\s/g, '_'),
  );
};

const addBefore = (signs: Signs, tokens: Tokens, first: number, words: readonly number[], sort: Sort): void => {
  const { hash } = tokens;
  words.forEach((at, n) => {
    const own = hash[at] ?? 0;
    const spell = spelled(tokens, at);
    const role = BEFORE[n];
    if (role) addWord(signs, role, own, spell);
    addWord(signs, BEFORE_ANY, own, spell);
    if (n < NEAR) addWord(signs, NEAR_SORT[sort] ?? BEFORE_ANY, own, spell);
  });
  const [nearest, second] = words;
  if (nearest === undefined) return;
  addWord(signs, BEFORE_SORT[sort] ?? BEFORE_ANY, hash[nearest] ?? 0, spelled(tokens, nearest));
  if (second !== undefined)
    addPair(signs, BEFORE_BOTH, hash[second] ?? 0, hash[nearest] ?? 0, spelledBoth(tokens, second, nearest));
  const before = first - 1;
  if (nearest !== before && tokens.kind[before] === KIND.digits)
    addNumber(signs, DIGITS_BEFORE, Math.min(6, (tokens.end[before] ?? 0) - (tokens.start[before] ?? 0)));
};

const addBehind = (signs: Signs, tokens: Tokens, next: number, sort: Sort): void => {
  const { hash, kind, gap, count } = tokens;
  let found = 0;
  for (let at = next; at < count && at < next + 2 * MOST_BEHIND && (gap[at] ?? 0) < GAP.newline; at += 1) {
    if (!isWord(kind[at] ?? 0)) {
      if (found === 0 && kind[at] === KIND.digits && at <= next + 1)
        addNumber(signs, DIGITS_BEHIND, Math.min(6, (tokens.end[at] ?? 0) - (tokens.start[at] ?? 0)));
      continue;
    }
    const [own, spell] = [hash[at] ?? 0, spelled(tokens, at)];
    const role = BEHIND[found];
    if (role) addWord(signs, role, own, spell);
    if (found === 0) addWord(signs, BEHIND_SORT[sort] ?? BEHIND_ANY, own, spell);
    addWord(signs, BEHIND_ANY, own, spell);
    found += 1;
    if (found === MOST_BEHIND) return;
  }
};

/** Words of the line that ends in front of a token, the last first. */
const wordsAbove = ({ gap, kind }: Tokens, head: number): readonly number[] => {
  const words: number[] = [];
  for (let at = head - 1; at >= 0 && head - at < MOST_TOKENS && words.length < MOST_ABOVE; at -= 1) {
    if (isWord(kind[at] ?? 0)) words.push(at);
    if ((gap[at] ?? 0) >= GAP.newline) break;
  }
  return words;
};

/** The last word of the line above, and where the line of a number has no word in front of it some more of them. */
const addAbove = (signs: Signs, tokens: Tokens, head: number, isFirst: boolean): void => {
  if (head === 0 || tokens.gap[head] !== GAP.newline) return;
  const words = wordsAbove(tokens, head);
  const [last] = words;
  if (last !== undefined) addWord(signs, ABOVE_LAST, tokens.hash[last] ?? 0, spelled(tokens, last));
  if (isFirst) for (const at of words) addWord(signs, ABOVE, tokens.hash[at] ?? 0, spelled(tokens, at));
};

/** The words around a number in its line, what parts them from it, and the line above; where its line begins. */
export const addWords = (signs: Signs, tokens: Tokens, candidate: Candidate, sort: Sort): number => {
  const { words, head } = wordsBefore(tokens, candidate.first);
  addBefore(signs, tokens, candidate.first, words, sort);
  addGaps(signs, tokens, candidate, words[0], sort);
  addBehind(signs, tokens, candidate.next, sort);
  let step = 0;
  while (step < STEPS.length && words.length >= (STEPS[step] ?? 0)) step += 1;
  addNumber(signs, PLACE[sort] ?? DIGITS_BEFORE, step);
  const line = words.at(-1);
  if (line !== undefined && isWord(tokens.kind[head] ?? 0))
    addWord(signs, FIRST, tokens.hash[head] ?? 0, spelled(tokens, head));
  addAbove(signs, tokens, head, words.length === 0);
  return head;
};
