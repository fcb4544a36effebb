import { type HashSet, hashOf, hashSet, unitSet } from '../characters.ts';
import type { FoundLabel, Page } from '../page.ts';
import type { Span } from '../span.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { type Found, isLineEnd } from './label-search.ts';
import { firstAt, isFiller, isSentenceEnd } from './label-value.ts';

/** Words and signs that say that the value comes: "the claim number for Mrs. Ruiz is 24-118203". */
const LINKS: HashSet = hashSet(
  'is was are were reads be es era son fue ist war lautet lauten est était sont è era é são jest'.split(' ').map(hashOf),
);
const LINK_SIGNS: HashSet = unitSet([...':='].map((sign) => sign.charCodeAt(0)));

/** Tokens between a label and the word or sign that links it with its value, at most. */
const MOST_LINK = 14;

/** Small words and signs between that and the value, at most. */
const MOST_BEHIND = 4;

const SEMICOLON = 59;

/** Whether what a label says goes no further. */
const ends = (tokens: Tokens, token: number): boolean =>
  tokens.hash[token] === SEMICOLON ||
  isSentenceEnd(tokens, token) ||
  tokens.kind[token] === KIND.digits ||
  tokens.kind[token] === KIND.code ||
  (tokens.gap[token] ?? 0) >= GAP.paragraph;

const isLink = ({ kind, hash }: Tokens, token: number): boolean =>
  (kind[token] === KIND.mark ? LINK_SIGNS : LINKS).has(hash[token] ?? 0);

/** "My cell, in case of emergency, is ...": one word of everyday speech is the label of no reference further on. */
const isMereWord = ({ from, to }: FoundLabel, { element }: Span): boolean =>
  to === from + 1 && (element === 'ticket_number' || element === 'order_number');

/** The value right behind a link. */
const behindLink = (page: Page, label: FoundLabel, link: number): Found | undefined => {
  const { tokens, text } = page;
  const { all } = label.plan();
  for (let at = link + 1; at <= link + MOST_BEHIND && at < tokens.count; at += 1) {
    const span = firstAt(page, all, at, true);
    if (span) {
      const isSure = /\d/.test(text.slice(span.start, span.end)) && !isMereWord(label, span);
      return isSure ? { span, token: at } : undefined;
    }
    if (isLineEnd(tokens, at) && at > link + 1) return undefined;
    if (!isFiller(tokens, at)) return undefined;
  }
  return undefined;
};

/**
 * "The member ID for Ana Ruiz is ...", "Claim number of the insured (see page 2): ...": a value that a verb or a colon links with its
 * label over the words that say whose it is or where it stands. `next` is the first token of the next label.
 */
export const linkedValue = (page: Page, label: FoundLabel, next: number): Found | undefined => {
  const { tokens } = page;
  const last = Math.min(tokens.count, label.to + MOST_LINK);
  for (let at = label.to; at < last; at += 1) {
    if (isLink(tokens, at)) return behindLink(page, label, at);
    if (at >= next || ends(tokens, at)) return undefined;
  }
  return undefined;
};
