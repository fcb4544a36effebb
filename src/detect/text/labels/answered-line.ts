import type { FoundLabel, Page } from '../page.ts';
import { type HashSet, wordSet } from '../tokens/characters.ts';
import { lineStart } from '../tokens/line-of.ts';
import { COLON, QUESTION } from '../tokens/signs.ts';
import { tokenFrom } from '../tokens/tokens.ts';

/** Labels of forms that speakers of a chat are called as well. */
const SPEAKERS: HashSet = wordSet(
  'member subscriber insured patient customer client claimant participant beneficiary cardholder enrollee employee student agent caller doctor provider nurse guest tenant applicant policyholder account',
);

/** Words between a label and its colon, with it: "Insurance company:". */
const MOST_WORDS = 4;

const labelAt = ({ labels }: Page, token: number): FoundLabel | undefined => {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle]?.from ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return labels[low]?.from === token ? labels[low] : undefined;
};

/**
 * Whether the line of a label is one of a form that has its answer, so that the head of the next line is no speaker who gives it:
 * "Insurance: Aetna" over "Pharmacy: 860 246 1234". `line` is the first token of the next line.
 */
export const isAnsweredLine = (page: Page, from: number, line: number): boolean => {
  const { hash, start, text } = page.tokens;
  if (hash[line - 1] === QUESTION) return false;
  const head = tokenFrom(page.tokens, lineStart(text, start[from] ?? 0));
  if (SPEAKERS.has(hash[head] ?? 0)) return false;
  const label = labelAt(page, head);
  if (!label) return false;
  for (let at = label.to; at < label.to + MOST_WORDS && at + 1 < line; at += 1) if (hash[at] === COLON) return true;
  return false;
};
