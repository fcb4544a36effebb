import { isPhoneForm } from '../../values/references.ts';
import type { FoundLabel, Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { type HashSet, wordSet } from '../tokens/characters.ts';
import { lineStart } from '../tokens/line-of.ts';
import { COLON, QUESTION } from '../tokens/signs.ts';
import { tokenFrom } from '../tokens/tokens.ts';
import { labelsBefore } from './labels-before.ts';
import { behindSpeaker } from './speakers.ts';

/** Labels of forms that speakers of a chat are called as well. */
const SPEAKERS: HashSet = wordSet(
  'member subscriber insured patient customer client claimant participant beneficiary cardholder enrollee employee student agent caller doctor provider nurse guest tenant applicant policyholder',
);

/** Words between a label and its colon, with it: "Insurance company (if any):". */
const MOST_WORDS = 6;

const labelAt = ({ labels }: Page, token: number): FoundLabel | undefined => {
  const label = labels[labelsBefore(labels, token)];
  return label?.from === token ? label : undefined;
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

const AREA_BEFORE = /\(\d{3}\) {0,2}$/;

/**
 * Whether what was found behind the head of the next line is a telephone and not the number that a label asks for: "Carrier: Aetna" over
 * "Pharmacy: 860 246 1234". Only a question asks for it so. `line` is the first token of the next line.
 */
export const isCalledBelow = ({ text, tokens }: Page, span: Span, token: number, line: number): boolean => {
  if (span.element === 'phone' || token <= line || tokens.hash[line - 1] === QUESTION) return false;
  const value = text.slice(span.start, span.end);
  const isPhone = /\D/.test(value) && isPhoneForm(value);
  return (
    (isPhone || AREA_BEFORE.test(text.slice(Math.max(0, span.start - 7), span.start))) &&
    behindSpeaker(tokens, line) > line
  );
};
