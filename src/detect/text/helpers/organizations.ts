import { placeAt } from '../addresses/words.ts';
import { flagsAt, isCapital, isMark } from '../names/look.ts';
import type { Span } from '../spans/span.ts';
import { hashOf, wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { type HelperPage, helperSpan } from './emit.ts';
import { knownFirmAt } from './known-firms.ts';

/** Legal forms, which end the name of a firm. */
const FORMS = wordSet(
  'inc incorporated llc ltd limited corp corporation co company gmbh ag kg plc llp lp pty sarl srl bv nv oy oyj sa spa ab asa aps',
);
/** Small words within a name. */
const LINKS = wordSet('of and the for de del di du des la und der y et van von');
/** Words that begin a sentence or a line in front of a name, and are not of it. */
const NOT_FIRST = FLAG.title | FLAG.no_name | FLAG.month | FLAG.weekday | FLAG.name_cue | FLAG.small_word | FLAG.role;
const WORKING = wordSet(
  'work works worked working employed employment job ceo cfo cto president founder director manager employee',
);
const PREPOSITIONS = wordSet('at for by of with');
const THE = hashOf('the');

const MOST_WORDS = 8;

/** Blanks between two words of a name, at most: more part two columns. */
const WIDEST = 2;

const blankBefore = ({ gap, start, end }: Tokens, token: number): boolean =>
  gap[token] === GAP.blank && (start[token] ?? 0) - (end[token - 1] ?? 0) <= WIDEST;
/** A capitalised word that is no part of something that was found. */
const isFree = ({ kind, taken }: Tokens, token: number): boolean => isCapital(kind[token] ?? 0) && taken[token] === 0;
const hashAt = ({ hash }: Tokens, token: number): number => hash[token] ?? 0;
const isJoint = (tokens: Tokens, token: number): boolean =>
  isMark(tokens, token, "-'’.&") && tokens.gap[token] === GAP.none && tokens.gap[token + 1] === GAP.none;

/** The token behind a link ("of", "&") that another capital follows, or the same token. */
const behindLink = (tokens: Tokens, token: number): number => {
  const sign = isMark(tokens, token, '&') && blankBefore(tokens, token);
  let at = token;
  if (sign) at += 1;
  else while (at < token + 2 && blankBefore(tokens, at) && LINKS.has(hashAt(tokens, at))) at += 1;
  return at > token && blankBefore(tokens, at) && isFree(tokens, at) ? at : token;
};

/** Tokens of a run of capitalised words with links between; the token behind it. */
const runEnd = (tokens: Tokens, from: number): number => {
  let at = from + 1;
  for (let words = 1; words < MOST_WORDS && at < tokens.count; words += 1) {
    if (isJoint(tokens, at) && isFree(tokens, at + 1)) at += 2;
    else if (blankBefore(tokens, at) && isFree(tokens, at)) at += 1;
    else {
      const next = behindLink(tokens, at);
      if (next === at) break;
      at = next + 1;
    }
  }
  return at;
};

/** "Acme, Inc.": a legal form behind a comma; the token behind it, or the same token. */
const behindForm = (tokens: Tokens, token: number): number => {
  const at = isMark(tokens, token, ',') ? token + 1 : token;
  return at > token && isCapital(tokens.kind[at] ?? 0) && FORMS.has(hashAt(tokens, at)) ? at + 1 : token;
};

/** Kinds of firms beside those that keep names apart. */
const KINDS = wordSet('research analytics data design digital interactive dynamics ventures semiconductors');

/** Kinds that only go with another: "National ID Number" is none. */
const BESIDES = wordSet(
  'national federal international global worldwide central regional municipal community district medical health dental legal financial electric auto mobile insurance account',
);

/** Kinds that keep names apart as well, and are no firms. */
const EVENTS = wordSet(
  'cup championship championships tournament olympics festival award awards prize conference project league',
);

const isHead = (tokens: Tokens, token: number): boolean =>
  ((flagsAt(tokens, token) & FLAG.organization) !== 0 || KINDS.has(hashAt(tokens, token))) &&
  !LINKS.has(hashAt(tokens, token)) &&
  !EVENTS.has(hashAt(tokens, token));

/** "works at Acme", "CEO of Acme". */
const isWorkplace = (tokens: Tokens, from: number): boolean => {
  const { hash } = tokens;
  const before = hash[from - 1] === THE ? from - 2 : from - 1;
  if (before < 1 || !blankBefore(tokens, from)) return false;
  return PREPOSITIONS.has(hashAt(tokens, before)) && WORKING.has(hashAt(tokens, before - 1));
};

interface Found {
  readonly to: number;
  readonly score: number;
  readonly why: string;
}

/** Words that say the kind of a firm; a headline in capitals names much else. */
const headsIn = (tokens: Tokens, from: number, end: number): readonly number[] => {
  const all = Array.from({ length: end - from }, (_, n) => from + n);
  const isHeadline = all.every((token) => tokens.kind[token] !== KIND.capital);
  return isHeadline ? [] : all.filter((token) => isHead(tokens, token));
};

/** Scores, in hundredths, of what tells an organization. */
const judged = (tokens: Tokens, from: number, end: number): Found | undefined => {
  const formed = behindForm(tokens, end);
  const words = end - from;
  const last = formed > end || (words > 1 && FORMS.has(hashAt(tokens, end - 1)));
  if (last) return { to: formed, score: 92, why: 'a legal form' };
  const known = knownFirmAt(tokens, from);
  if (known > from && known >= end) return { to: known, score: 85, why: 'a listed firm' };
  // "West Bank", but not "University of Texas", which lists of places have as well.
  if (placeAt(tokens, from).words === words && !isHead(tokens, from)) return undefined;
  const heads = headsIn(tokens, from, end);
  // "University of Texas": the kind stands in front.
  if (heads[0] === from && LINKS.has(hashAt(tokens, from + 1)) && words > 2)
    return { to: end, score: 82, why: 'kind of a firm' };
  // "Sparkasse Münsterland", but not "IT Service Desk".
  const leads = heads[0] === from && !BESIDES.has(hashAt(tokens, from));
  if (words > 1 && (leads || heads.includes(end - 1)))
    return { to: end, score: leads ? 66 : 78, why: 'kind of a firm' };
  if (isWorkplace(tokens, from)) return { to: end, score: 60, why: 'a place of work' };
  // "Microsoft Windows": the firm is the first word, whatever follows.
  if (known > from) return { to: known, score: 80, why: 'a listed firm' };
  return undefined;
};

const withDot = (tokens: Tokens, to: number): number =>
  FORMS.has(hashAt(tokens, to - 1)) && isMark(tokens, to, '.') && tokens.gap[to] === GAP.none ? to + 1 : to;

/** Names of firms, offices, schools, clubs: capitals with a legal form, with the kind of a firm, or where somebody works. */
export const organizationsIn = ({ tokens }: HelperPage): readonly Span[] => {
  const spans: Span[] = [];
  let behind = 0;
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (token < behind || !isFree(tokens, token)) continue;
    const goesOn = blankBefore(tokens, token + 1) && isFree(tokens, token + 1);
    const first = flagsAt(tokens, token) & NOT_FIRST || hashAt(tokens, token) === THE;
    if (first && goesOn && !isHead(tokens, token)) continue;
    const end = runEnd(tokens, token);
    const found = judged(tokens, token, end);
    if (!found) continue;
    const to = withDot(tokens, found.to);
    spans.push(helperSpan('organization', tokens.start[token] ?? 0, tokens.end[to - 1] ?? 0, found.score, found.why));
    behind = to;
  }
  return spans;
};
