import { once } from '../../../core/once.ts';
import type { ElementId } from '../../../schema/vocabulary.ts';
import { numberNouns } from '../../words/data-files.ts';
import { emitAt, type FoundLabel, type Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { MEDICAL_CONTEXT } from '../terms/data-files.ts';
import { isUnticked } from '../terms/denied.ts';
import { type HashSet, hashOf, hashSet, unitSet, wordSet } from '../tokens/characters.ts';
import { lineStart } from '../tokens/line-of.ts';
import { BAR, COLON, COMMA, DOT, EQUALS, HYPHEN, LESS, PLUS, SEMICOLON, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { isCalledBelow } from './answered-line.ts';
import { answeredValue, MOST_ASKED, questionedValue } from './answers.ts';
import { valueBefore } from './before.ts';
import { headedValue } from './headed.ts';
import { type Candidates, unplanned } from './label-plan.ts';
import { type Found, farValue, nearValue } from './label-search.ts';
import { firstAt, IDS, isFiller, isSealed } from './label-value.ts';
import { linkedValue } from './linked.ts';
import { isCall, isMacro } from './of-programs.ts';
import { hasOwnKey } from './own-key.ts';
import { findSettings } from './settings.ts';
import { isSmallWord } from './small-words.ts';

const AND: HashSet = wordSet('and y und et e');

/** The token behind a comma or "and" at a token; the same token where neither stands there. */
const behindJoint = ({ kind, hash }: Tokens, token: number): number => {
  const sign = hash[token] ?? 0;
  const comma = kind[token] === KIND.mark && (sign === COMMA || sign === SEMICOLON || sign === PLUS);
  const next = comma ? token + 1 : token;
  return AND.has(hash[next] ?? 0) ? next + 1 : next;
};

const MOST_LISTED = 30;

/** Further values of a list behind the first: "metformin 500 mg, lisinopril 10 mg and insulin". */
const emitList = (page: Page, { detectors }: Candidates, first: Span, token: number): void => {
  const { tokens } = page;
  const lists = detectors.filter(({ id }) => id === first.detector);
  let at = token;
  let end = first.end;
  for (let n = 0; n < MOST_LISTED && lists.length > 0; n += 1) {
    while (at < tokens.count && (tokens.start[at] ?? 0) < end) at += 1;
    const next = behindJoint(tokens, at);
    if (next === at || (tokens.gap[next] ?? 0) > GAP.newline) return;
    const span = firstAt(page, unplanned(lists), next, true);
    if (!span) return;
    emitAt(page, next, span);
    at = next;
    end = span.end;
  }
};

const WHOSE: HashSet = wordSet('mine hers his theirs yours');
const MOST_ELLIPTIC = 4;

const APOSTROPHES: HashSet = unitSet([0x27, 0x2019]);
const S = hashOf('s');

/** The token behind "mine" or "Ronan's"; the same token where neither stands there. */
const behindOwner = ({ kind, hash, gap }: Tokens, at: number): number => {
  if (WHOSE.has(hash[at] ?? 0)) return at + 1;
  const isNames =
    kind[at] === KIND.capital && APOSTROPHES.has(hash[at + 1] ?? 0) && hash[at + 2] === S && gap[at + 2] === GAP.none;
  return isNames ? at + 3 : at;
};

/** "His social is 412-77-6038 and mine 409-63-1185": the label goes without saying. */
const emitElliptic = (page: Page, { detectors }: Candidates, first: Span, token: number): void => {
  const { tokens } = page;
  let at = token;
  while (at < tokens.count && (tokens.start[at] ?? 0) < first.end) at += 1;
  const joint = tokens.hash[at] === DOT ? at + 1 : behindJoint(tokens, at);
  const owner = behindOwner(tokens, joint);
  if (joint === at || owner === joint) return;
  const own = unplanned(detectors.filter(({ element }) => element === first.element));
  for (let next = owner; next < owner + MOST_ELLIPTIC && next < tokens.count; next += 1) {
    if ((tokens.gap[next] ?? 0) > GAP.newline) return;
    const span = firstAt(page, own, next, true);
    if (span) {
      if (/\d/.test(page.text.slice(span.start, span.end))) emitAt(page, next, span);
      return;
    }
    if (!isFiller(tokens, next)) return;
  }
};

/** Blanks that part the columns of a form. */
const WIDE = 3;

/** Columns of a form beside the first, at most. */
const MOST_COLUMNS = 8;

/** The first token of the next column: behind a bar or a wide gap; -1 where the line has none. */
const nextColumn = ({ gap, kind, hash, start, end, count }: Tokens, token: number): number => {
  if (token >= count || (gap[token] ?? 0) > GAP.blank) return -1;
  if (kind[token] === KIND.mark && hash[token] === BAR) return (gap[token + 1] ?? 0) > GAP.blank ? -1 : token + 1;
  return (start[token] ?? 0) - (end[token - 1] ?? 0) < WIDE ? -1 : token;
};

const DIGIT = /\d/;

/** The values of further columns: "Date of birth   03/15/1982        11/02/1979", also between bars. */
const emitAcross = (page: Page, { detectors }: Candidates, first: Span, token: number): void => {
  const { tokens, text } = page;
  // What has no digits may be the name of the next field: "COB Gondar   Nationality Ethiopian".
  const isNamed = !DIGIT.test(text.slice(first.start, first.end));
  let own: Candidates | undefined;
  let [at, end] = [token, first.end];
  for (let column = 1; column < MOST_COLUMNS; column += 1) {
    while (at < tokens.count && (tokens.start[at] ?? 0) < end) at += 1;
    at = nextColumn(tokens, at);
    if (at < 0 || (isNamed && tokens.hash[at - 1] !== BAR)) return;
    own ??= unplanned(detectors.filter(({ element }) => element === first.element));
    const span = firstAt(page, own, at, true);
    // It fills its column.
    if (!span || !/^(?:[ \t]*(?:\n|$|\|)|[ \t]{2})/.test(text.slice(span.end, span.end + 40))) return;
    emitAt(page, at, span);
    end = span.end;
  }
};

/** "Born in Hai Phong and entered on March 3": another thing is told from here on. */
const TELLS_ON = /(?:^|[\s,])(?:and|y|und|et|e|then|who|but)\s/i;

/** "Born in Jalandhar on 11 February 1989" says two things. */
const emitSecond = (page: Page, label: FoundLabel, { detectors }: Candidates, first: Span): void => {
  const others = detectors.filter(({ element }) => element !== first.element);
  const second = others.length > 0 ? farValue(page, label, unplanned(others)) : undefined;
  if (!second || second.span.start < first.end) return;
  if (!TELLS_ON.test(page.text.slice(first.end, second.span.start))) emitAt(page, second.token, second.span);
};

const DENIES: HashSet = wordSet(
  'no not isnt arent wasnt werent dont doesnt didnt denies denied deny without negative never nie nicht niet kein keine geen sin niega sans non pas aucune nao sem nessuna ninguna',
);
const MOST_DENIED = 3;
const IF: HashSet = wordSet('if whether wenn falls ob');
const ANYONE: HashSet = hashSet([
  ...MEDICAL_CONTEXT.anyone.map(hashOf),
  ...['employees', 'students', 'guests', 'passengers', 'customers', 'participants', 'campers'].map(hashOf),
]);
const ARE: HashSet = wordSet('are be who');
const MOST_ASIDE = 5;

const HAD =
  /^(?:hx|h\/o|history|family history|diagnos|dx|known|tested|positive|antecedentes|suffer|allerg|al[eé]rg|anaphyl|sensitiv|intoler)/i;

/** "No hx of stroke", "isn't allergic to nuts" tells nobody's health. "Not taking metformin" does: whoever takes none was given it. */
const isDenied = ({ hash, kind, text, start }: Tokens, { from }: FoundLabel): boolean => {
  // "Patients admitted with pneumonia": nobody's either.
  if (ANYONE.has(hash[from - 1] ?? 0)) return true;
  if (!HAD.test(text.slice(start[from], (start[from] ?? 0) + 16))) return false;
  let words = 0;
  for (let at = from - 1; at >= 0 && words < MOST_ASIDE && kind[at] !== KIND.mark; at -= 1, words += 1) {
    const own = hash[at] ?? 0;
    // "If a child is allergic to nuts", "guests who are allergic to": nobody's.
    if (IF.has(own) || (ANYONE.has(own) && ARE.has(hash[from - 1] ?? 0)) || (words < MOST_DENIED && DENIES.has(own)))
      return true;
  }
  return false;
};

/** Numbers that an employer has as well as its people. */
const OF_EMPLOYER = /(?:^|[^\p{L}])employer['’]?s? {1,3}$/iu;

/** "Employer's state ID number": no number of a person. */
const isOfEmployer = ({ text, start }: Tokens, { from }: FoundLabel): boolean => {
  const at = start[from] ?? 0;
  return OF_EMPLOYER.test(text.slice(Math.max(0, at - 14), at));
};

const tradeWords = once((): HashSet => wordSet(numberNouns().trades.join(' ')));

/** "RN license #", "contractor license no.": no licence to drive. */
const isOfTrade = ({ hash }: Tokens, { from }: FoundLabel): boolean => tradeWords().has(hash[from - 1] ?? 0);

/** `"id": "a4e36fd2..."`: the mere word says of a hash, a token or a cipher text nothing. */
const isSealedId = ({ hash }: Tokens, { from, to }: FoundLabel, span: Span): boolean =>
  to === from + 1 && IDS.has(hash[from] ?? 0) && isSealed(span);

/** Numbers that governments give, which have no fraction: "sin 0.5235987755982989". */
const OF_GOVERNMENTS: ReadonlySet<ElementId> = new Set<ElementId>(['other_government_id', 'tax_id', 'passport']);
const FRACTION = /^\d{1,3}\.\d{5,}(?![\d.-])/;

const isFraction = ({ text }: Tokens, { element, start, end }: Span): boolean =>
  OF_GOVERNMENTS.has(element) && FRACTION.test(text.slice(start, end));

/** Whether what stands behind a label is said of nobody. */
const isOfNobody = (tokens: Tokens, label: FoundLabel, span: Span, token: number): boolean =>
  isSealedId(tokens, label, span) ||
  isFraction(tokens, span) ||
  isCall(tokens.text, span) ||
  isOfAnother(tokens, label, span, token);

const isOfAnother = (tokens: Tokens, label: FoundLabel, { element, end }: Span, token: number): boolean =>
  (element === 'criminal_record' && isUnticked(tokens, token, tokenFrom(tokens, end))) ||
  (element === 'medical' && isDenied(tokens, label)) ||
  (element === 'state_id' && isOfEmployer(tokens, label)) ||
  (element === 'drivers_license' && isOfTrade(tokens, label));

/** The first token at or behind one that a line begins with. */
const nextLine = ({ gap, count }: Tokens, token: number): number => {
  let at = token;
  while (at < count && (gap[at] ?? 0) < GAP.newline) at += 1;
  return at;
};

/** Words between what stands right behind a label and a colon. */
const UP_TO_COLON = /^(?: [a-z.]{1,12}){0,3} ?:/;

/** The value right behind a label; where words that say where it is written stand there, the one behind these: "Mother's maiden name on sig card: Obie". */
const nearOrLinked = (page: Page, label: FoundLabel, n: number): Found | undefined => {
  const near = nearValue(page, label.from, label.to, label.plan().all);
  if (!near || !SMALL.test(page.text.slice(near.span.start, near.span.end))) return near;
  if (!UP_TO_COLON.test(page.text.slice(near.span.end, near.span.end + 44))) return near;
  return linkedValue(page, label, () => nextLabel(page, n)) ?? near;
};

const SMALL = /^[a-z ]+$/;

/** The value of a label that stands behind it or in front of it, by all ways in which labels are written; `next` is the first token of the next line. */
const valueBeside = (page: Page, label: FoundLabel, n: number, next: number): Found | undefined => {
  const { far, open } = label.plan();
  // A line that ends later than a question does ends nothing.
  const line = next <= label.to + MOST_ASKED ? next : page.tokens.count;
  return (
    (open.detectors.length > 0 ? questionedValue(page, label) : undefined) ??
    nearOrLinked(page, label, n) ??
    answeredValue(page, label, line) ??
    farValue(page, label, far) ??
    headedValue(page, label, line) ??
    linkedValue(page, label, () => nextLabel(page, n)) ??
    valueBefore(page, label)
  );
};

/** Letters of a key on a line of its own, at least. */
const LEAST_BELOW = 2;

/** "mitotic cell cycle / part_of GO:0007067": on a line below the label a number with a key of its own is of that. */
const isOfLineBelow = (page: Page, { to }: FoundLabel, token: number): boolean => {
  const { gap } = page.tokens;
  if (token <= to || !hasOwnKey(page, token, LEAST_BELOW)) return false;
  for (let at = to; at < token - 1; at += 1) if ((gap[at] ?? 0) >= GAP.newline) return true;
  return false;
};

/** Emits what was found of a label, and what further values it has. */
const emitValue = (page: Page, label: FoundLabel, found: Found): void => {
  const { all, far, listed } = label.plan();
  if (isOfNobody(page.tokens, label, found.span, found.token) || isOfLineBelow(page, label, found.token)) return;
  if (isBeginOfCode(page, label) && !FORMED.has(found.span.element)) return;
  emitAt(page, found.token, found.span);
  // What says what a value is is nobody's name: "Soc Sec #", "Handy".
  page.tokens.taken.fill(1, label.from, label.to);
  if (listed.detectors.length > 0) emitList(page, listed, found.span, found.token);
  emitElliptic(page, all, found.span, found.token);
  emitAcross(page, all, found.span, found.token);
  if (far.detectors.length > 0) emitSecond(page, label, far, found.span);
};

const JOINTS: HashSet = unitSet([...'.-\\/'].map((sign) => sign.charCodeAt(0)));

/** "zip_iterator.ipp", "krb5-user", "--firewall-policy": one word that is the end of a name of a file or a program. */
const isEndOfName = ({ kind, hash, gap }: Tokens, { from, to }: FoundLabel): boolean => {
  if (to !== from + 1 || from < 2 || gap[from] !== GAP.none || kind[from - 1] !== KIND.mark) return false;
  const sign = hash[from - 1] ?? 0;
  if (!JOINTS.has(sign) || gap[from - 1] !== GAP.none || kind[from - 2] === KIND.mark) return false;
  // "Name/DOB:" are two labels, "third_party/nss/" is a path.
  return sign !== SLASH || (hash[to] === SLASH && gap[to] === GAP.none);
};

/** "</Passport>": what stands behind the end of an element is of another. */
const isClosingTag = ({ hash, kind }: Tokens, { from }: FoundLabel): boolean =>
  hash[from - 1] === SLASH && hash[from - 2] === LESS && kind[from - 1] === KIND.mark && kind[from - 2] === KIND.mark;

/** Numbers whose own form tells them whatever stands in front: "SSN-219-09-9998". */
const FORMED: ReadonlySet<ElementId> = new Set<ElementId>(['ssn', 'date_of_birth', 'payment_card', 'phone', 'vin']);

/** The token behind what stands together without a blank from a token on. */
const behindRun = ({ gap, count }: Tokens, token: number): number => {
  let at = token + 1;
  while (at < count && gap[at] === GAP.none) at += 1;
  return at;
};

/** Whether a line begins with a token, and the line above has a label: the head of its column. */
const isBelowLabel = ({ tokens, labels }: Page, from: number): boolean => {
  const { gap, start, end, text } = tokens;
  if (gap[from] !== GAP.newline) return false;
  const above = lineStart(text, end[from - 1] ?? 0);
  return labels.some((label) => label.from < from && (start[label.from] ?? 0) >= above);
};

/**
 * "Acct: PP-77104482", "CSN-0048193" alone below a label: letters that a hyphen joins to digits begin a number, and are no label of it,
 * where something else asks for a value; so they do in the first column below heads ("CNS-4418827-03    Ann Lee").
 */
const isBeginOfCode = (page: Page, { from, to }: FoundLabel): boolean => {
  const { kind, hash, gap, start, end, count } = page.tokens;
  if (to !== from + 1 || kind[from] !== KIND.upper || hash[to] !== HYPHEN) return false;
  if (gap[to] !== GAP.none || gap[to + 1] !== GAP.none) return false;
  const before = hash[from - 1];
  if (kind[from - 1] === KIND.mark && (before === COLON || before === EQUALS)) return true;
  if (gap[from] === GAP.newline && (to + 2 >= count || (gap[to + 2] ?? 0) >= GAP.newline)) return true;
  const behind = behindRun(page.tokens, to);
  const isCell = behind >= count || (start[behind] ?? 0) - (end[behind - 1] ?? 0) >= 2;
  return isCell && isBelowLabel(page, from);
};

const UR = hashOf('ur');

/** "What's ur dad's new number?": in small letters it is no number of a hospital. */
const isYour = ({ hash, kind }: Tokens, { from, to }: FoundLabel): boolean =>
  to === from + 1 && hash[from] === UR && kind[from] === KIND.lower;

/** Whether the words of a label are none where they stand. */
const isNoLabel = (tokens: Tokens, label: FoundLabel): boolean =>
  isEndOfName(tokens, label) || isMacro(tokens, label) || isYour(tokens, label) || isClosingTag(tokens, label);

/** The first token of the label behind one, where it is more than a small word; the number of all tokens for none. */
const nextLabel = ({ labels, tokens }: Page, n: number): number => {
  for (let next = n + 1; next < labels.length && next <= n + MOST_LABELS; next += 1) {
    const label = labels[next];
    if (label && (label.to > label.from + 1 || !isFiller(tokens, label.from))) return label.from;
  }
  return tokens.count;
};

const MOST_LABELS = 8;

/** Values that stand behind one of their labels; the headers of tables have theirs below. */
export const findLabelled = (page: Page, headers: ReadonlySet<FoundLabel>): void => {
  const { tokens, labels } = page;
  const none = headers.size === 0;
  let line = 0;
  labels.forEach((label, n) => {
    if ((!none && headers.has(label)) || isNoLabel(tokens, label)) return;
    if (line < label.to) line = nextLine(tokens, label.to);
    const found = isSmallWord(tokens, label)
      ? nearValue(page, label.from, label.to, label.plan().all)
      : valueBeside(page, label, n, line);
    if (found && !isCalledBelow(page, found.span, found.token, line)) emitValue(page, label, found);
  });
  findSettings(page);
};
