import type { Detector } from '../data-files.ts';
import { CLASS, CLASSES, hashOf } from './characters.ts';
import { internationalFit, isNationalAnywhere, isNorthAmerican } from '../values/phone-plans.ts';
import { emitAt, hasContext, type Page } from './page.ts';
import { GAP, KIND, type Tokens } from './tokens.ts';

/** A run of digits in groups, as numbers are written: "(202) 555-0147", "+44 20 7946 0958 ext. 12". */
interface Cluster {
  readonly start: number;
  readonly end: number;
  /** Token behind the run. */
  readonly next: number;
  readonly plus: boolean;
  readonly bracket: boolean;
  readonly digits: string;
  /** Lengths of the groups, and the sign before each but the first. */
  readonly groups: readonly number[];
  readonly signs: string;
}

/** Signs in front of bare digits within which a cue is theirs. */
const DIRECT = 20;

/** Signs that may touch a number from the left: brackets, quotes, colons. */
const FREE: ReadonlySet<number> = new Set([...'([{"\':;,|<>*/'].map((sign) => sign.charCodeAt(0)));
/** Words and signs of an extension. */
const EXTENDED: ReadonlySet<number> = new Set([...['x', 'ext', 'extension'].map(hashOf), 35]);

const MOST_GROUPS = 7;
const MOST_DIGITS = 17;

const PLUS = 43;
const OPEN = 40;
const CLOSE = 41;
const HYPHEN = 45;
const DOT = 46;
const SLASH = 47;
/** Hyphens and dashes that writing programs set. */
const DASHES: ReadonlySet<number> = new Set([0x2010, 0x2011, 0x2012, 0x2013, 0x2212]);

const EXTENSION = /[ ,;]{0,2}(?:x|X|ext\.?|Ext\.?|EXT\.?|extension|#)[ .:]{0,2}[0-9]{1,6}(?![0-9])/y;

/** Digits at the start of "0147x12": a last group with its extension. */
const extendedGroup = (text: string, start: number, end: number): number =>
  /^(\d{3,7})(?:x|X|ext)\d{1,6}$/.exec(text.slice(start, end))?.[1]?.length ?? 0;

/** Reads groups of digits from a token on. */
const clusterAt = ({ tokens, text }: Page, first: number): Cluster | undefined => {
  const { kind, hash, gap, start, end, count } = tokens;
  let at = first;
  let digits = '';
  let signs = '';
  const groups: number[] = [];
  let last = first;
  let plus = false;
  let bracket = false;
  let pending = ' ';
  for (; at < count && groups.length < MOST_GROUPS; at += 1) {
    const between = gap[at] ?? 0;
    if (at > first && (between >= GAP.newline || (start[at] ?? 0) - (end[at - 1] ?? 0) > 1)) break;
    if (kind[at] === KIND.digits) {
      const length = (end[at] ?? 0) - (start[at] ?? 0);
      if (digits.length + length > MOST_DIGITS) break;
      if (groups.length > 0) signs += between === GAP.blank && pending === '' ? ' ' : pending || '|';
      digits += text.slice(start[at], end[at]);
      groups.push(length);
      last = at;
      pending = '';
      continue;
    }
    const extended = kind[at] === KIND.code ? extendedGroup(text, start[at] ?? 0, end[at] ?? 0) : 0;
    if (extended > 0 && groups.length > 0) {
      signs += between === GAP.blank && pending === '' ? ' ' : pending || '|';
      digits += text.slice(start[at], (start[at] ?? 0) + extended);
      groups.push(extended);
      return {
        start: start[first] ?? 0,
        end: (start[at] ?? 0) + extended,
        next: at + 1,
        plus,
        bracket,
        digits,
        groups,
        signs,
      };
    }
    if (kind[at] !== KIND.mark) break;
    const sign = hash[at] ?? 0;
    if (sign === PLUS && digits === '') plus = true;
    else if (sign === OPEN && !bracket) bracket = true;
    else if (sign === CLOSE && bracket) pending = pending === '' ? ')' : pending;
    else if (sign === HYPHEN || DASHES.has(sign)) pending = '-';
    else if (sign === DOT) pending = '.';
    else if (sign === SLASH) pending = '/';
    else break;
    if (at - last > 2 && groups.length > 0) break;
  }
  if (groups.length === 0) return undefined;
  // A bracket that does not close belongs to the sentence.
  const open = bracket && !signs.includes(')') && hash[first] === OPEN && !text.slice(start[first], end[last]).includes(')');
  const begin = open ? first + 1 : first;
  return { start: start[begin] ?? 0, end: end[last] ?? 0, next: last + 1, plus, bracket: bracket && !open, digits, groups, signs };
};

const lengthAt = ({ start, end, kind }: Tokens, token: number): number =>
  kind[token] === KIND.digits ? (end[token] ?? 0) - (start[token] ?? 0) : 0;

/** The token behind "(202) 555-0147" or "202-555-0147" with an area in use, or the same token: the forms that fill lists. */
const northAmericanAt = ({ text, tokens }: Page, first: number): number => {
  const { hash, kind, gap, start, end } = tokens;
  const bracket = hash[first] === OPEN && kind[first] === KIND.mark;
  const area = bracket ? first + 1 : first;
  const exchange = area + 2;
  const line = exchange + 2;
  if (lengthAt(tokens, line) !== 4 || lengthAt(tokens, exchange) !== 3 || lengthAt(tokens, area) !== 3) return first;
  const joint = hash[area + 1];
  if (kind[area + 1] !== KIND.mark || kind[exchange + 1] !== KIND.mark || hash[exchange + 1] !== HYPHEN) return first;
  if (bracket ? joint !== CLOSE : joint !== HYPHEN || gap[exchange] !== GAP.none) return first;
  if (gap[area + 1] !== GAP.none || gap[exchange + 1] !== GAP.none || gap[line] !== GAP.none || (gap[exchange] ?? 0) > GAP.blank) return first;
  // Nothing may touch it: no digit, letter or sign of another number.
  const before = (start[first] ?? 0) - 1;
  const after = CLASSES[text.charCodeAt(end[line] ?? 0)] ?? 0;
  if (gap[first] === GAP.none && before >= 0 && !FREE.has(text.charCodeAt(before))) return first;
  if (after >= CLASS.digit || (gap[line + 1] === GAP.none && kind[line + 2] === KIND.digits && gap[line + 2] === GAP.none)) return first;
  if (EXTENDED.has(hash[line + 1] ?? 0)) return first;
  const digits = text.slice(start[area], end[area]) + text.slice(start[exchange], end[exchange]) + text.slice(start[line], end[line]);
  return isNorthAmerican(digits) ? line + 1 : first;
};

/** Whether six digits or more stand in groups from a token on: a look without reading them. */
const couldBePhone = ({ tokens }: Page, first: number): boolean => {
  const { kind, start, end, gap, count } = tokens;
  let digits = 0;
  for (let at = first; at < first + 12 && at < count; at += 1) {
    if (at > first && (gap[at] ?? 0) >= GAP.newline) return false;
    const sort = kind[at];
    if (sort === KIND.digits) {
      digits += (end[at] ?? 0) - (start[at] ?? 0);
      if (digits >= 6) return true;
    } else if (sort === KIND.code && at > first) return true;
    else if (sort !== KIND.mark) return false;
  }
  return false;
};

/** "2008-2019", "02110-1301": years, and a ZIP code with its four more. */
const isOtherPair = ({ groups, signs, digits }: Cluster): boolean => {
  if (groups.length !== 2) return false;
  const [a = 0, b = 0] = groups;
  if (a === 4 && b === 4) return /^(?:19|20)\d\d(?:19|20)\d\d$/.test(digits);
  return a === 5 && b === 4 && signs === '-';
};

const isDate = ({ groups, signs, digits }: Cluster): boolean => {
  if (groups.length !== 3 || signs.length !== 2 || signs[0] !== signs[1] || signs[0] === ' ') return false;
  const [a = 0, b = 0, c = 0] = groups;
  if (b > 2 || a > 4 || c > 4 || (a > 2 && c > 2)) return false;
  return a === 4 || c === 4 || (a <= 2 && c === 2 && Number(digits.slice(0, a)) <= 31);
};

const isNanpForm = ({ groups, signs, bracket }: Cluster): boolean => {
  const form = groups.join('-');
  if (form === '3-3-4')
    return (
      bracket ||
      signs === '--' ||
      signs === '..' ||
      signs === '  ' ||
      signs === ' -' ||
      signs === '/-' ||
      signs === '/.'
    );
  return form === '1-3-3-4' || form === '3-7' ? form === '1-3-3-4' || bracket : false;
};

interface Judged {
  readonly confidence: number;
  readonly why: string;
}

/** Written with a plus sign or the prefix 00 or 011: the plan of the country decides. */
const international = (cluster: Cluster, near: boolean): Judged | undefined => {
  const bare = cluster.plus ? cluster.digits : cluster.digits.replace(/^(?:00|011)/, '');
  if (bare.length < 7 || bare.length > 15) return undefined;
  // "+3.14000" is a number with a fraction.
  if (cluster.groups.length === 2 && cluster.signs === '.') return undefined;
  const fit = internationalFit(bare);
  // A national zero stands in brackets: "+44 (0)20".
  const other = cluster.bracket ? internationalFit(bare.replace(/^(\d{1,3})0/, '$1')) : 'none';
  if (fit === 'valid' || other === 'valid') return { confidence: 0.96, why: 'plan' };
  if (!cluster.plus && (!near || !grouped(cluster))) return undefined;
  if (fit === 'possible' || other === 'possible') return { confidence: near ? 0.92 : 0.8, why: 'length' };
  return near ? { confidence: 0.75, why: 'cue' } : undefined;
};

const grouped = (cluster: Cluster): boolean => cluster.groups.length > 1;

/** Digits of one country's plan, without a cue: the North American form, or groups behind a trunk zero. */
const national = (page: Page, cluster: Cluster): Judged | undefined => {
  const { digits, groups } = cluster;
  if (isNanpForm(cluster)) {
    if (isNorthAmerican(digits)) return { confidence: 0.93, why: 'North American plan' };
    const spaced = cluster.signs.replaceAll(' ', '') === '' && !cluster.bracket;
    return /^1?[2-9]\d{2}/.test(digits) && !spaced ? { confidence: 0.7, why: 'North American form' } : undefined;
  }
  const alone = !isAmongNumbers(page, cluster);
  if (!grouped(cluster) || !alone || digits.length < 9 || digits.length > 12) return undefined;
  // Four groups of three are an address of bytes.
  if (groups.length > 3 && groups.every((length) => length === 3)) return undefined;
  const trunk = digits.startsWith('0') && !digits.startsWith('00') && Math.max(...groups) <= 8 && (groups[0] ?? 0) >= 2;
  if (trunk && !/[./]/.test(cluster.signs) && isNationalAnywhere(digits)) return { confidence: 0.75, why: 'plan' };
  return undefined;
};

/** Another number stands directly before or behind: a row of figures. */
const isAmongNumbers = ({ tokens }: Page, { next, groups, start }: Cluster): boolean => {
  const { kind, gap, count, start: starts } = tokens;
  if (next < count && (kind[next] === KIND.digits || kind[next] === KIND.code) && (gap[next] ?? 0) < GAP.newline)
    return true;
  let first = next - 1;
  while (first > 0 && (starts[first] ?? 0) > start) first -= 1;
  return groups.length > 0 && first > 0 && kind[first - 1] === KIND.digits && (gap[first] ?? 0) < GAP.newline;
};

/** Digits beside a word of telephony. */
const cued = (cluster: Cluster, direct: boolean): Judged | undefined => {
  const { digits, groups, signs } = cluster;
  if (digits.length < 7 || digits.length > 15) return undefined;
  // "100-1000" and "5322/2822" are ranges and pairs; "252.227-7013" is a clause.
  if (groups.some((length) => length < 2) || (groups.length === 2 && /[./]/.test(signs)) || (/\./.test(signs) && /-/.test(signs) && !direct)) return undefined;
  if (!grouped(cluster) && digits.length < 9 && !direct) return undefined;
  if (/^3-2-4$/.test(groups.join('-')) && /^[-–]{2}$/.test(signs)) return undefined;
  if (digits.length >= 9 && (isNorthAmerican(digits) || isNationalAnywhere(digits)))
    return { confidence: direct || grouped(cluster) ? 0.93 : 0.68, why: 'plan, cue' };
  if (grouped(cluster)) return digits.length >= 7 ? { confidence: 0.82, why: 'groups, cue' } : undefined;
  if (digits.length === 10 && /^[2-9]/.test(digits)) return { confidence: direct ? 0.8 : 0.66, why: 'length, cue' };
  return digits.length >= 7 && digits.length <= 12 && isNationalAnywhere(digits)
    ? { confidence: 0.8, why: 'plan, cue' }
    : undefined;
};

/** Signs right before a number that make it an amount, a share, a path or a part of another number. */
const REFUSED_BEFORE = /[\p{L}\p{N}$€£¥#@=_%&?.,:~/\\^-]$/u;

const isRefused = (text: string, { start, end, plus, bracket }: Cluster): boolean => {
  const before = text[start - 1] ?? ' ';
  const after = text[end] ?? ' ';
  const afterNext = text[end + 1] ?? ' ';
  if (
    (/[\p{L}\p{N}_%°@]/u.test(after) && !/^(?:x|X|ext)\d/.test(text.slice(end, end + 4))) ||
    (/[.,:/]/.test(after) && /\d/.test(afterNext)) ||
    (after === '-' && /[\p{L}\p{N}]/u.test(afterNext) && !/^-(?:fax|office|mobile|cell|home|work|tel|direct)/i.test(text.slice(end, end + 8)))
  )
    return true;
  if (plus || bracket) return /[\p{L}\p{N}_]/u.test(before);
  // A label may stand before the number without a blank: "tel:", "Fax.", "ph#".
  if (before === '-') return true;
  if (before === ',') return /\d/.test(text[start - 2] ?? ' ');
  if (/[:#.=]/.test(before)) return !/\p{L}/u.test(text[start - 2] ?? ' ') && !/[\s]/.test(text[start - 2] ?? ' ');
  return REFUSED_BEFORE.test(before);
};

/** Fewer groups of a cluster, where a further number stands behind the first. */
const shortened = (page: Page, first: number, cluster: Cluster): readonly Cluster[] => {
  const all = [cluster];
  if (cluster.groups.length < 4) return all;
  const { kind, start, end } = page.tokens;
  for (let drop = 1; drop <= 3 && cluster.groups.length - drop >= 2; drop += 1) {
    const kept = cluster.groups.length - drop;
    let seen = 0;
    for (let at = first; at < cluster.next; at += 1) {
      if (kind[at] !== KIND.digits) continue;
      seen += 1;
      if (seen < kept) continue;
      const digits = page.text.slice(start[first], end[at]).replace(/\D/g, '');
      all.push({
        ...cluster,
        end: end[at] ?? 0,
        next: at + 1,
        digits,
        groups: cluster.groups.slice(0, kept),
        signs: cluster.signs.slice(0, kept - 1),
      });
      break;
    }
  }
  return all;
};

const judge = (page: Page, cluster: Cluster, near: boolean, direct: boolean): Judged | undefined => {
  if (isDate(cluster) || isOtherPair(cluster) || cluster.digits.length < 6) return undefined;
  if (cluster.plus || /^(?:00|011)[1-9]/.test(cluster.digits)) {
    const found = international(cluster, near);
    if (found) return found;
  }
  if (cluster.plus) return undefined;
  return national(page, cluster) ?? (near ? cued(cluster, direct) : undefined);
};

/** Telephone numbers: by numbering plans where they are written as such, and other digits beside a cue. */
export const findPhones = (page: Page, detector: Detector, cues: Uint8Array): void => {
  const { tokens, text } = page;
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
    if (first < reached) continue;
    if (mark < number) {
      const sign = tokens.hash[mark];
      if (
        (sign !== PLUS && sign !== OPEN) ||
        (tokens.kind[mark + 1] !== KIND.digits &&
          !(sign === PLUS && tokens.hash[mark + 1] === OPEN) &&
          !(sign === OPEN && tokens.hash[mark + 1] === PLUS))
      )
        continue;
      if (tokens.gap[mark + 1] !== GAP.none) continue;
    } else if (tokens.kind[first] !== KIND.digits) continue;
    if (tokens.taken[first] === 1 || !couldBePhone(page, first)) continue;
    const quick = northAmericanAt(page, first);
    if (quick > first) {
      reached = quick;
      const span = { element: 'phone', state: 'clear', detector: detector.id, why: `${detector.id}, North American plan` } as const;
      emitAt(page, first, { ...span, start: tokens.start[first] ?? 0, end: tokens.end[quick - 1] ?? 0, confidence: 0.93 });
      continue;
    }
    const whole = clusterAt(page, first);
    if (!whole || whole.digits.length < 6) continue;
    const near = hasContext(page, whole.start, whole.end, cues);
    const direct = near && hasContext(page, whole.start, whole.start - 24, cues, DIRECT);
    const found = shortened(page, first, whole).map((cluster) => ({
      cluster,
      judged: isRefused(text, cluster) ? undefined : judge(page, cluster, near, direct),
    }));
    const best = found.reduce((a, b) => ((b.judged?.confidence ?? 0) > (a.judged?.confidence ?? 0) ? b : a));
    if (!best.judged) continue;
    reached = best.cluster.next;
    EXTENSION.lastIndex = best.cluster.end;
    const end = best.cluster.end + (EXTENSION.exec(text)?.[0].length ?? 0);
    emitAt(page, first, {
      element: 'phone',
      start: best.cluster.start,
      end,
      confidence: best.judged.confidence,
      state: 'clear',
      detector: detector.id,
      why: `${detector.id}, ${best.judged.why}`,
    });
  }
};
