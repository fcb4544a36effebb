import type { FoundLabel, Page } from '../page.ts';
import { type HashSet, unitSet, wordSet } from '../tokens/characters.ts';
import { COLON, DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { type Found, isLineEnd } from './label-search.ts';
import { firstAt } from './label-value.ts';

/** Tokens of a heading behind its label: "Passports for the trip:", "DOBs below". */
const MOST_HEADING = 16;

/** Tokens of an entry in front of its value: a sign of a list, a name and what parts it from the value. */
const MOST_ENTRY = 10;

/** Signs within an entry in front of its value. */
const ENTRY_SIGNS: HashSet = unitSet([...'-–—:=.,()\'’|*•#"/'].map((sign) => sign.charCodeAt(0)));
/** Small words within a name or beside it. */
const ENTRY_WORDS: HashSet = wordSet(
  'de da do del la le van von der den bin al el y e my his her our wife husband son daughter mom dad mother father brother sister spouse self me is no nr',
);

const S = 's'.charCodeAt(0);

/** Signs and words that join a label with the one in front of it: "Name/DOB", "Insured and policy no.". */
const JOINTS: HashSet = unitSet([...'/&+'].map((sign) => sign.charCodeAt(0)));
const AND: HashSet = wordSet('and y und et e');

/** "Name/DOB: Ann Lee / 3/19/1975": the token behind the colon of a label that another is joined with; -1 for none. */
const behindJoined = ({ gap, hash, kind }: Tokens, { from, to }: FoundLabel): number => {
  const before = hash[from - 1] ?? 0;
  const joined = kind[from - 1] === KIND.mark ? JOINTS.has(before) : AND.has(before);
  if (!joined || (gap[from] ?? 0) > GAP.blank) return -1;
  const behind = hash[to] === DOT ? to + 1 : to;
  if (hash[behind] === COLON) return behind + 1;
  // The line below, where both names fill one: "Electric company and account number".
  return gap[behind] === GAP.newline ? behind : -1;
};

/** The first token of a list: below a colon that a label or its line ends with, or behind several things that a label names; -1 for none. */
const behindHeading = ({ gap, hash, kind, count, end, units, from }: Tokens, to: number, line: number): number => {
  const several = units[(end[to - 1] ?? 0) - 1 - from] === S;
  if (several && hash[to] === COLON) return to + 1;
  if (several && gap[to] === GAP.newline) return to;
  if (line >= count || line > to + MOST_HEADING || hash[line - 1] !== COLON) return -1;
  for (let at = to; at < line; at += 1) if (kind[at] === KIND.digits || kind[at] === KIND.code) return -1;
  return line;
};

const isBullet = ({ kind, hash, start, end }: Tokens, token: number): boolean =>
  kind[token] === KIND.digits && (end[token] ?? 0) - (start[token] ?? 0) <= 2 && BULLETS.has(hash[token + 1] ?? 0);

const BULLETS: HashSet = unitSet([...'.):'].map((sign) => sign.charCodeAt(0)));

/** Whether a token may stand in front of the value of an entry: a word of a name or a sign. */
const isOfEntry = ({ kind, hash }: Tokens, token: number): boolean => {
  const sort = kind[token];
  if (sort === KIND.mark) return ENTRY_SIGNS.has(hash[token] ?? 0);
  if (sort === KIND.lower) return ENTRY_WORDS.has(hash[token] ?? 0);
  return sort === KIND.capital || sort === KIND.upper || sort === KIND.mixed;
};

/** "Passports:" and behind it or on the lines below "Ann Lee - 561882047": the value of the first entry, behind whose it is. `line` is the next line. */
export const headedValue = (page: Page, label: FoundLabel, line: number): Found | undefined => {
  const { tokens, text } = page;
  const { to, plan } = label;
  const joined = behindJoined(tokens, label);
  const first = joined < 0 ? behindHeading(tokens, to, line) : joined;
  if (first < 0) return undefined;
  let words = 0;
  for (let at = isBullet(tokens, first) ? first + 2 : first; at < tokens.count && at < first + MOST_ENTRY; at += 1) {
    if (at > first && isLineEnd(tokens, at)) return undefined;
    const sort = tokens.kind[at];
    if (words > 0 && sort !== KIND.mark && sort !== KIND.lower) {
      const span = firstAt(page, plan().all, at, true);
      // "City/State/ZIP: Barre, VT 05641" is an address.
      if (span && span.element !== 'zip' && /\d{2}/.test(text.slice(span.start, span.end))) return { span, token: at };
    }
    if (!isOfEntry(tokens, at)) return undefined;
    if (sort !== KIND.mark) words += 1;
  }
  return undefined;
};
