import { isPhoneForm } from '../../values/references.ts';
import type { FoundLabel, Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { type HashSet, unitSet, wordSet } from '../tokens/characters.ts';
import { CLOSE, COMMA, EQUALS, OPEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { behindLabel } from './label-end.ts';
import type { Candidates } from './label-plan.ts';
import type { Found } from './label-search.ts';
import { firstAt } from './label-value.ts';

/** Words between a link and its label: "is his current account number". */
const OWNERS: HashSet = wordSet(
  'his her hers my your our their its the a an mi su tu mein meine ihre seine mon ma son sa votre',
);
const KINDS_OF: HashSet = wordSet(
  'current old new former previous correct right valid full own actual same only real patient customer client member',
);

/** "... is her member ID", "... as his license number". */
const LINKS: HashSet = wordSet('is was are were as being es era ist war est était è');
/** "3056 9172 08 at Lake City CU": where an account is. */
const PLACED: HashSet = wordSet('at with bei chez presso');
const RELATIVE: HashSet = wordSet('which that this it who');

/** Tokens of a value in front of its label, at most. */
const MOST_TOKENS = 9;

/** Words between a link and a label, at most. */
const MOST_WORDS = 3;

/** Signs and digits of such a value, at least. */
const LEAST_DIGITS = 3;

/** Signs that stand around a value and are none of it. */
const AROUND: HashSet = unitSet([...',"\'()[]“”*'].map((sign) => sign.charCodeAt(0)));

/** The first token of the words between a link and a label; -1 where a line ends among them. */
const behindLink = ({ hash, kind, gap }: Tokens, from: number): number => {
  let at = from;
  while (at > 0 && from - at < MOST_WORDS && kind[at - 1] !== KIND.mark) {
    if ((gap[at] ?? 0) > GAP.newline) return -1;
    const before = hash[at - 1] ?? 0;
    const named = kind[at - 1] === KIND.capital || kind[at - 1] === KIND.upper;
    if (!OWNERS.has(before) && !KINDS_OF.has(before) && !named) break;
    at -= 1;
  }
  return at;
};

/** The link in front of a label: the token behind the value, with what belongs to neither left out; -1 for none. */
const linkBefore = (tokens: Tokens, { from, to }: FoundLabel): number => {
  const { hash, kind, gap } = tokens;
  const first = behindLink(tokens, from);
  if (first <= 0 || (gap[first] ?? 0) > GAP.newline) return -1;
  const before = first - 1;
  const sign = hash[before] ?? 0;
  if (kind[before] !== KIND.mark) {
    if (!LINKS.has(sign) && !PLACED.has(sign)) return -1;
    return RELATIVE.has(hash[before - 1] ?? 0) ? before - 1 : before;
  }
  if (sign === EQUALS) return before;
  // "447188 (her member ID)"
  if (sign === OPEN) return hash[behindLabel(tokens, to)] === CLOSE ? before : -1;
  // "447188201, her employee number, ..."
  const closed = kind[behindLabel(tokens, to)] === KIND.mark || (gap[to] ?? 0) >= GAP.newline;
  return sign === COMMA && first < from && closed ? before : -1;
};

/** The last token of a value that ends in front of a link. */
const lastToken = ({ kind, hash }: Tokens, link: number): number => {
  let at = link - 1;
  for (let n = 0; n < 2 && at >= 0 && kind[at] === KIND.mark && AROUND.has(hash[at] ?? 0); n += 1) at -= 1;
  return at;
};

const mayBegin = ({ kind }: Tokens, token: number): boolean =>
  kind[token] === KIND.digits || kind[token] === KIND.code || kind[token] === KIND.upper;

/** The longest value of one of the detectors that ends with a token. */
const valueEndingAt = (page: Page, candidates: Candidates, last: number): Found | undefined => {
  const { tokens, text } = page;
  const end = tokens.end[last] ?? 0;
  let found: Found | undefined;
  for (let at = last; at >= 0 && at > last - MOST_TOKENS; at -= 1) {
    if (tokens.kind[at] === KIND.lower) break;
    const span: Span | undefined = mayBegin(tokens, at) ? firstAt(page, candidates, at, true) : undefined;
    if (span?.end === end && text.slice(span.start, end).replace(/\D/g, '').length >= LEAST_DIGITS)
      found = { span, token: at };
    if ((tokens.gap[at] ?? 0) >= GAP.newline) break;
  }
  return found;
};

/** "447188201 is her member ID", "0091-8823 (MRN)", "she wrote 4471882 as her account number": a value in front of its label. */
export const valueBefore = (page: Page, label: FoundLabel): Found | undefined => {
  const { tokens } = page;
  const link = linkBefore(tokens, label);
  const last = link < 0 ? -1 : lastToken(tokens, link);
  if (last < 0 || !mayBegin(tokens, last)) return undefined;
  const found = valueEndingAt(page, label.plan().all, last);
  if (!found || !PLACED.has(tokens.hash[link] ?? 0)) return found;
  const { element, start, end } = found.span;
  return element === 'financial_account' && !isPhoneForm(page.text.slice(start, end)) ? found : undefined;
};
