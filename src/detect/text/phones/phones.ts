import type { Detector } from '../../data-files.ts';
import { emitAt, hasContext, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { type HashSet, unitSet } from '../tokens/characters.ts';
import { OPEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { type Cluster, clustersOf, formAt, isDigit } from './cluster.ts';
import { isNoPhone, type Judged, judgePhone } from './judge.ts';
import { northAmericanAt } from './north-american.ts';

/** Signs in front of bare digits within which a cue is theirs. */
const DIRECT = 20;
/** The same of a cue that is the name of a field: with the sign between, which may stand within quotes. */
const KEY = 2;

const PLUS = 43;

const EXTENSION = /[ ,;]{0,2}(?:x|X|ext\.?|Ext\.?|EXT\.?|extension|#)[ .:]{0,2}[0-9]{1,6}(?![0-9])/y;

/** Single digits that may stand among the groups: more are a row of figures. */
const MOST_SINGLE = 2;
const MOST_TOKENS = 12;

/** Marks within a telephone number: brackets, a plus sign, hyphens, dots, slashes. */
const PHONE_MARKS: HashSet = unitSet([40, 41, 43, 45, 46, 47, 0x2010, 0x2011, 0x2012, 0x2013, 0x2212]);

const isPhoneMark = ({ kind, hash }: Tokens, token: number): boolean =>
  kind[token] === KIND.mark && PHONE_MARKS.has(hash[token] ?? 0);

const lengthAt = ({ kind, start, end }: Tokens, token: number): number =>
  kind[token] === KIND.digits ? (end[token] ?? 0) - (start[token] ?? 0) : 0;

/** Whether six digits or more stand in groups from a token on: a look without reading them. */
const couldBePhone = ({ tokens }: Page, first: number): boolean => {
  const { kind, hash, gap, count } = tokens;
  const end = Math.min(count, first + MOST_TOKENS);
  let digits = 0;
  let single = 0;
  for (let at = first; at < end && (at === first || (gap[at] ?? 0) < GAP.newline); at += 1) {
    if (kind[at] === KIND.code) return at > first;
    const length = lengthAt(tokens, at);
    // A plus sign stands in front of the first group only.
    if (length === 0 && (!isPhoneMark(tokens, at) || (digits > 0 && hash[at] === PLUS))) return false;
    digits += length;
    if (length === 1) single += 1;
    if (digits >= 6 || single > MOST_SINGLE) return single <= MOST_SINGLE;
  }
  return false;
};

/** "MC 5178 0533 9102 8465": three groups of four, and a fourth behind. */
const OF_CARD = /^(?:\d{4}[ -]){2}\d{4}$/;

/** What may touch a number from the right: an extension, or "-Fax" behind a hyphen. */
const isJoinedBehind = (text: string, end: number): boolean => {
  const rest = text.slice(end, end + 8);
  if (/^(?:[\p{L}\p{N}%°@]|_[\p{L}\p{N}])/u.test(rest)) return !/^(?:x|X|ext)\d/.test(rest);
  if (/^[.,:/]\d/.test(rest) || (/^[ -]\d{4}(?!\d)/.test(rest) && OF_CARD.test(text.slice(Math.max(0, end - 14), end))))
    return true;
  return /^-[\p{L}\p{N}]/u.test(rest) && !/^-(?:fax|office|mobile|cell|home|work|tel|direct)/i.test(rest);
};

/** Signs right before a number that make it an amount, a share, a path or a part of another number. */
const isJoinedBefore = (text: string, { start, plus, bracket }: Cluster): boolean => {
  const head = text.slice(Math.max(0, start - 2), start);
  // The answer and the size in a log of the net.
  if (head === '" ' && /HTTP\/\d\.\d$/.test(text.slice(Math.max(0, start - 10), start - 2))) return true;
  if (plus || bracket) return /[\p{L}\p{N}]_?$/u.test(head);
  // A label may stand before the number without a blank: "tel:", "Fax.", "ph#".
  if (/[:#.=]$/.test(head)) return !/^[\p{L}\s]/u.test(head);
  if (head.endsWith(',')) return /^\d/.test(head);
  return /(?:[\p{L}\p{N}$€£¥@%&?~/\\^-]|[\p{L}\p{N}]_)$/u.test(head);
};

/** "EIN 85-0417729": the number of a firm. */
const isOfFirm = (text: string, { start, end }: Cluster): boolean =>
  /^\d\d-\d{7}$/.test(text.slice(start, end)) &&
  /(?:EIN|TIN|[Tt]ax [Ii][Dd]|Employer [Ii][Dd])(?: ?(?:no|number|#))?[.:# ]{1,3}$/i.test(
    text.slice(Math.max(0, start - 24), start),
  );

/** Another number stands directly before or behind: a row of figures. */
const isAmongNumbers = (text: string, { start, end }: Cluster): boolean =>
  /\d[ \t]{1,3}$/.test(text.slice(Math.max(0, start - 4), start)) ||
  /^[ \t]{1,3}[A-Za-z]{0,2}\d/.test(text.slice(end, end + 6));

/** Two more numbers in front or behind, with blanks between. */
const ROW_BEFORE = /(?:\d[ \t]{1,8}[-+]?[\d.]{0,12}){2}$/;
const ROW_BEHIND = /^(?:[ \t]{1,8}[-+]?\d[\d.]{0,12}){2}/;
const ROW_REACH = 44;
/** One blank or wider, and no figure, beside a number that is a column of its own. */
const COLUMN_BEFORE = /(?:[ \t]{2}|\t|[^\d \t][ \t]{0,2})$/;
const COLUMN_BEHIND = /^(?:[ \t]{2}|\t|[ \t]?(?:[^\d \t]|$))/;

/** "513 555 0147   45202   38": whether groups are written as a telephone is, with one blank between, and stand apart from other figures by more. */
const isColumn = (text: string, { start, end, groups, digits }: Cluster): boolean =>
  (groups.join(' ') === '3 3 4' || (groups.length > 1 && digits.startsWith('0'))) &&
  !/\s{2}/.test(text.slice(start, end)) &&
  COLUMN_BEFORE.test(text.slice(Math.max(0, start - 3), start)) &&
  COLUMN_BEHIND.test(text.slice(end, end + 3));

/**
 * Whether groups with nothing but blanks and dots between stand among the figures of a row: "0 0.4430 36.22 97.14", "1560  3130 .694 25". No fraction
 * has several dots ("513.555.0147").
 */
const isOfRow = (text: string, cluster: Cluster): boolean => {
  const { start, end, plus, bracket, signs } = cluster;
  if (plus || bracket || /[-/]|^\.{2,}$/.test(signs) || isColumn(text, cluster)) return false;
  return (
    ROW_BEHIND.test(text.slice(end, end + ROW_REACH)) ||
    ROW_BEFORE.test(text.slice(Math.max(0, start - ROW_REACH), start))
  );
};

/** Groups with nothing but blanks and signs below zero between, which are not written as a telephone is at home. */
const areFigures = (text: string, { start, end, plus, bracket, groups, digits }: Cluster): boolean =>
  !plus &&
  !bracket &&
  groups.length > 1 &&
  groups.join(' ') !== '3 3 4' &&
  !digits.startsWith('0') &&
  /^[\d ]+(?: -\d[\d ]*)*$/.test(text.slice(start, end));

/** "; B -23 604 225 750 ;": the figures of a member of a row, behind a key of capitals and others of its own; those of people's telephones are none. */
const MEMBER =
  /;[ \t]{0,3}(?!(?:T|TEL|PH|M|MOB|C|CELL|H|W|F|FAX)[ \t])[A-Z]{1,4}(?:[ \t]{1,3}-?\d{1,5}){0,3}[ \t]{1,3}-?$/;
const MEMBER_REACH = 40;

/** Whether groups with blanks between are the figures of a member of a row. */
const isOfFigures = (text: string, cluster: Cluster): boolean =>
  areFigures(text, cluster) && MEMBER.test(text.slice(Math.max(0, cluster.start - MEMBER_REACH), cluster.start));

/** Whether a number may begin at a token: digits, or a plus sign or bracket in front of some. */
const begins = ({ kind, hash, gap, taken }: Tokens, token: number): boolean => {
  if (taken[token] === 1) return false;
  if (kind[token] === KIND.digits) return true;
  const sign = hash[token];
  if (kind[token] !== KIND.mark || (sign !== PLUS && sign !== OPEN) || gap[token + 1] !== GAP.none) return false;
  return kind[token + 1] === KIND.digits || hash[token + 1] === OPEN || hash[token + 1] === PLUS;
};

/** 1 for signs that no number without a bracket or a plus sign has right before it: "CVE-2010-0426", "page/12". */
const TOUCHES = new Uint8Array(128);
for (let unit = 0; unit < 128; unit += 1)
  if (/[A-Za-z0-9$@%&?~/\\^-]/.test(String.fromCharCode(unit))) TOUCHES[unit] = 1;

const touches = (text: string, at: number): boolean => at > 0 && TOUCHES[text.charCodeAt(at - 1)] === 1;

const LEAST_DIGITS = 6;

/** Whether there are fewer digits than any number has. */
const hasFewDigits = (form: string): boolean => {
  let digits = 0;
  for (let at = 0; at < form.length && digits < LEAST_DIGITS; at += 1) digits += Number(isDigit(form.charCodeAt(at)));
  return digits < LEAST_DIGITS;
};

const ABROAD = /(?:00|011)[1-9]/y;

/** Whether digits have the prefix of another country. */
const isAbroad = (text: string, at: number): boolean => {
  ABROAD.lastIndex = at;
  return ABROAD.test(text);
};

/** Digits that a number has at least where neither a cue nor the sign of a country says that it is one. */
const LEAST_WITHOUT_CUE = 9;

/** Whether digits are a number of something else: few, and without a cue. Most are told by this look at their tokens. */
const isPlainNumber = (page: Page, first: number, cues: Uint8Array): boolean => {
  const { text, tokens } = page;
  const { kind, gap, start, end, count } = tokens;
  if (kind[first] !== KIND.digits) return false;
  let digits = 0;
  let next = first;
  for (; next < count && (next === first || (gap[next] ?? 0) < GAP.newline); next += 1) {
    const group = kind[next] === KIND.digits || kind[next] === KIND.code;
    if (!group && !isPhoneMark(tokens, next)) break;
    digits += group ? (end[next] ?? 0) - (start[next] ?? 0) : 0;
    if (digits >= LEAST_WITHOUT_CUE) return false;
  }
  const from = start[first] ?? 0;
  return !isAbroad(text, from) && !hasContext(page, from, end[next - 1] ?? from, cues);
};

/** Digits that stand together, at most: those of devices and cards are longer than any number that is called. */
const MOST_TOGETHER = 12;

/** Whether digits stand together without the sign of a country: a number only beside a cue, where they are not too many. */
const isOnlyDigits = ({ groups, plus, digits }: Cluster, near: boolean): boolean =>
  groups.length === 1 && !plus && !isAbroad(digits, 0) && (!near || digits.length > MOST_TOGETHER);

/** Whether digits are part of something else, or the number of a firm. */
const isOfAnother = (text: string, cluster: Cluster): boolean =>
  isJoinedBehind(text, cluster.end) || isJoinedBefore(text, cluster) || isOfFirm(text, cluster);

/** Whether digits are set in a field that no cue names ("pc=4298031", whatever the field before it is called: "line=914 pc=4298031"), or stand in a row of figures. */
const isFigure = (page: Page, cluster: Cluster, whole: Cluster, direct: boolean, cues: Uint8Array): boolean => {
  const { text } = page;
  if (text[cluster.start - 1] === '=') return !hasContext(page, whole.start, whole.start - 24, cues, KEY);
  return isOfFigures(text, cluster) || (!direct && isOfRow(text, cluster));
};

/** The surest reading of the digits at a token. */
const bestAt = (page: Page, token: number, cues: Uint8Array): (Judged & { readonly cluster: Cluster }) | undefined => {
  const { text, tokens } = page;
  const at = tokens.start[token] ?? 0;
  const form = formAt(text, at);
  if (tokens.kind[token] === KIND.digits && touches(text, at) && !form.includes('(')) return undefined;
  if (hasFewDigits(form)) return undefined;
  const clusters = clustersOf(form, at);
  const [whole] = clusters;
  if (!whole || clusters.every(isNoPhone)) return undefined;
  const near = hasContext(page, whole.start, whole.end, cues);
  if (isOnlyDigits(whole, near)) return undefined;
  const direct = near && hasContext(page, whole.start, whole.start - 24, cues, DIRECT);
  let best: (Judged & { readonly cluster: Cluster }) | undefined;
  for (const cluster of clusters) {
    if (isNoPhone(cluster) || isOfAnother(text, cluster) || isFigure(page, cluster, whole, direct, cues)) continue;
    const judged = judgePhone(cluster, { near, direct, amongNumbers: isAmongNumbers(text, cluster) });
    if (judged && judged.confidence > (best?.confidence ?? 0)) best = { ...judged, cluster };
  }
  return best;
};

/** Finds the number at a token; the offset behind it, or 0 where none begins there. */
const emitPhone = (page: Page, token: number, detector: Detector, cues: Uint8Array): number => {
  const { tokens, text } = page;
  const { id } = detector;
  const quick = northAmericanAt(page, token);
  if (quick > token) {
    const [start, end] = [tokens.start[token] ?? 0, tokens.end[quick - 1] ?? 0];
    const why = reasonOf(id, 'North American plan');
    emitAt(page, token, { element: 'phone', start, end, confidence: 0.93, state: 'clear', detector: id, why });
    return end;
  }
  const best = bestAt(page, token, cues);
  if (!best) return 0;
  const { cluster, confidence } = best;
  EXTENSION.lastIndex = cluster.end;
  const end = cluster.end + (EXTENSION.exec(text)?.[0].length ?? 0);
  const why = reasonOf(id, best.why);
  const { start } = cluster;
  emitAt(page, token, { element: 'phone', start, end, confidence, state: 'clear', detector: id, why });
  return end;
};

/** Telephone numbers: by numbering plans where they are written as such, and other digits beside a cue. */
export const findPhones = (page: Page, detector: Detector, cues: Uint8Array): void => {
  const { tokens } = page;
  const { numbers, marks } = tokens;
  let n = 0;
  let m = 0;
  let reached = 0;
  while (n < numbers.count || m < marks.count) {
    const number = n < numbers.count ? (numbers.items[n] ?? 0) : tokens.count;
    const mark = m < marks.count ? (marks.items[m] ?? 0) : tokens.count;
    const first = Math.min(number, mark);
    if (number <= mark) n += 1;
    else m += 1;
    if ((tokens.start[first] ?? 0) < reached || !begins(tokens, first) || !couldBePhone(page, first)) continue;
    if (isPlainNumber(page, first, cues)) continue;
    reached = Math.max(reached, emitPhone(page, first, detector, cues));
  }
};
