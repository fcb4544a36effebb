import type { ElementId } from '../../../schema/vocabulary.ts';
import { isCodeWord } from '../../values/secrets.ts';
import type { FoundLabel, Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { type HashSet, unitSet, wordSet } from '../tokens/characters.ts';
import { COMMA } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { behindLabel } from './label-end.ts';
import { type Found, isLineEnd } from './label-search.ts';
import { firstAt, isFiller, isSentenceEnd } from './label-value.ts';

/** Words and signs that say that the value comes: "the claim number for Mrs. Ruiz is 24-118203". */
const LINKS: HashSet = wordSet(
  'is was are were reads be es era son fue ist war lautet lauten est était sont è era é são',
);
const LINK_SIGNS: HashSet = unitSet([...':='].map((sign) => sign.charCodeAt(0)));

/** What begins the words that say whose or which it is: "for", "of", "(see page 2)", "you gave us". */
const OPENERS: HashSet = wordSet(
  'for of on in at from by to with under that which who you we i she he they it will would has had currently now belonging issued assigned listed shown printed used given registered held associated linked appearing de del para von vom für des der du pour di da do das em no na per que usted',
);
const OPENING_MARKS: HashSet = unitSet([...'(,'].map((sign) => sign.charCodeAt(0)));

/** Signs that such words may hold; others are of lists, code and tables. */
const WITHIN: HashSet = unitSet([...",'’-–().#/&"].map((sign) => sign.charCodeAt(0)));

/** Tokens between a label and the word or sign that links it with its value, at most. */
const MOST_LINK = 14;

/** Small words and signs between that and the value, at most. */
const MOST_BEHIND = 6;

/** What is told in words of its own and not by a number: it stands right behind its label only. */
const TOLD: ReadonlySet<ElementId> = new Set(['postal_address', 'username', 'medical', 'criminal_record']);

/** Whether the first token behind a label can begin words that say whose it is. */
const opens = ({ kind, hash, gap }: Tokens, token: number): boolean => {
  if (isLink({ kind, hash }, token) || (gap[token] ?? 0) > GAP.blank) return false;
  if (kind[token] === KIND.mark) return OPENING_MARKS.has(hash[token] ?? 0);
  return OPENERS.has(hash[token] ?? 0);
};

/** Whether what a label says goes no further: a sentence, a line of a list, a number of another thing ends it. */
const ends = (tokens: Tokens, token: number): boolean => {
  const { kind, hash, gap } = tokens;
  if (kind[token] === KIND.digits || kind[token] === KIND.code || isSentenceEnd(tokens, token)) return true;
  const isMark = kind[token] === KIND.mark;
  if (isMark && !WITHIN.has(hash[token] ?? 0)) return true;
  return (gap[token] ?? 0) >= GAP.paragraph || (gap[token] === GAP.newline && isMark);
};

const isLink = ({ kind, hash }: Pick<Tokens, 'kind' | 'hash'>, token: number): boolean =>
  (kind[token] === KIND.mark ? LINK_SIGNS : LINKS).has(hash[token] ?? 0);

const EVERYDAY: HashSet = wordSet(
  'case file matter incident order booking report charge receipt event commande pedido caso parte',
);

/** "My cell, in case of emergency, is ...": a word of everyday speech is the label of no reference further on. */
const isMereWord = ({ hash }: Tokens, { from, to }: FoundLabel): boolean =>
  to === from + 1 && EVERYDAY.has(hash[from] ?? 0);

/** "Her state ID, which she got in May, no. 7718204": the value comes where a number stands behind. */
const NUMBER: HashSet = wordSet('no number nr num numbered');

/** Whether a value that stands apart from its label is believed: a number, or behind a verb a password with one. */
const isBelieved = ({ text, tokens }: Page, label: FoundLabel, link: number, span: Span): boolean => {
  if (TOLD.has(span.element) || isMereWord(tokens, label)) return false;
  if (span.element === 'password' && tokens.kind[link] === KIND.mark) return false;
  const value = text.slice(span.start, span.end);
  return span.element === 'mothers_maiden_name'
    ? tokens.kind[link] === KIND.mark && /^\p{Lu}/u.test(value) && isCodeWord(value)
    : /\d/.test(value);
};

/** "Is, let me see, ...": what may stand between a link and its value. */
const mayStand = (tokens: Tokens, at: number): boolean =>
  isFiller(tokens, at) || (tokens.kind[at] === KIND.mark && tokens.hash[at] === COMMA);

/** The value right behind a link. */
const behindLink = (page: Page, label: FoundLabel, link: number): Found | undefined => {
  const { tokens } = page;
  const { all } = label.plan();
  for (let at = link + 1; at <= link + MOST_BEHIND && at < tokens.count; at += 1) {
    const span = firstAt(page, all, at, true);
    if (span) return isBelieved(page, label, link, span) ? { span, token: at } : undefined;
    if ((isLineEnd(tokens, at) && at > link + 1) || !mayStand(tokens, at)) return undefined;
  }
  return undefined;
};

/**
 * "The member ID for Ana Ruiz is ...", "Claim number of the insured (see page 2): ...": a value that a verb or a colon links with its
 * label over the words that say whose it is or where it stands. `nextLabel` gives the first token of the next label.
 */
export const linkedValue = (page: Page, label: FoundLabel, nextLabel: () => number): Found | undefined => {
  const { tokens } = page;
  const first = behindLabel(tokens, label.to);
  if (tokens.code || !opens(tokens, first)) return undefined;
  const last = Math.min(tokens.count, first + MOST_LINK);
  const next = nextLabel();
  for (let at = first; at < last; at += 1) {
    if (isLink(tokens, at)) return behindLink(page, label, at);
    const numbered = at > first && NUMBER.has(tokens.hash[at] ?? 0) ? behindLink(page, label, at) : undefined;
    if (numbered) return numbered;
    if (at >= next || ends(tokens, at)) return undefined;
  }
  return undefined;
};
