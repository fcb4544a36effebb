import { CLOSE, DOT, HYPHEN, SLASH } from '../tokens/signs.ts';
/** A run of digits in groups, as numbers are written: "(202) 555-0147", "+44 20 7946 0958". */
export interface Cluster {
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
  readonly bracket: boolean;
  readonly digits: string;
  /** Lengths of the groups, and the sign before each but the first: a blank, a closing bracket, "-", "." or "/". */
  readonly groups: readonly number[];
  readonly signs: string;
}

/** Groups of digits with at most a sign and blanks between; hyphens are also those that writing programs set. */
const FORM = /(?:\+ ?)?\(?\+?\d{1,15}(?:\)? ?[-./\u2010-\u2013\u2212]? ?\(?\d{1,15}){0,6}\)?/y;
const MOST_DIGITS = 17;

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** The sign that stands for what is between two groups. */
const signOf = (form: string, from: number, to: number): string => {
  if (from === to) return '|';
  let found = ' ';
  for (let at = from; at < to; at += 1) {
    const unit = form.charCodeAt(at);
    // Hyphens of writing programs, and the minus sign.
    if (unit === HYPHEN || unit > 127) return '-';
    if (unit === DOT || unit === SLASH) return unit === DOT ? '.' : '/';
    if (unit === CLOSE) found = ')';
  }
  return found;
};

/** The groups of a form that together have no more digits than a number can. */
interface Groups {
  /** Places of the first sign of each, and behind its last. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly digits: string;
  readonly signs: string;
}

const groupsOf = (form: string): Groups => {
  const [from, to]: [number[], number[]] = [[], []];
  let [digits, signs] = ['', ''];
  for (let at = 0; at < form.length; ) {
    if (!isDigit(form.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const first = at;
    while (at < form.length && isDigit(form.charCodeAt(at))) at += 1;
    if (digits.length + at - first > MOST_DIGITS) break;
    if (from.length > 0) signs += signOf(form, to.at(-1) ?? 0, first);
    digits += form.slice(first, at);
    from.push(first);
    to.push(at);
  }
  return { from, to, digits, signs };
};

/** The cluster of the first groups of a form. */
const clusterOf = (form: string, at: number, { from, to, digits, signs }: Groups, count: number): Cluster => {
  const last = to[count - 1] ?? 0;
  const head = form.slice(0, from[0]);
  // A bracket that does not close belongs to the sentence.
  const closing = form.indexOf(')');
  const closed = closing >= 0 && closing < last;
  const opening = form.indexOf('(');
  const open = head.indexOf('(');
  const groups: number[] = [];
  let many = 0;
  for (let n = 0; n < count; n += 1) {
    const length = (to[n] ?? 0) - (from[n] ?? 0);
    groups.push(length);
    many += length;
  }
  return {
    start: at + (open >= 0 && !closed ? open + 1 : 0),
    end: at + last,
    plus: head.includes('+'),
    bracket: opening >= 0 && opening < last && closed,
    digits: digits.slice(0, many),
    groups,
    signs: signs.slice(0, count - 1),
  };
};

/** Fewer groups than there are, where a further number may stand behind the first. */
const MOST_DROPPED = 3;

/** Groups of digits with what stands between, as they are written at an offset; empty for none. */
export const formAt = (text: string, at: number): string => {
  FORM.lastIndex = at;
  return FORM.test(text) ? text.slice(at, FORM.lastIndex) : '';
};

/** The groups of digits of a form that begins at an offset, whole and without its last groups. */
export const clustersOf = (form: string, at: number): readonly Cluster[] => {
  const groups = groupsOf(form);
  const count = groups.from.length;
  if (count === 0) return [];
  const dropped = count < 4 ? 0 : Math.min(MOST_DROPPED, count - 2);
  const clusters: Cluster[] = [];
  for (let drop = 0; drop <= dropped; drop += 1) clusters.push(clusterOf(form, at, groups, count - drop));
  return clusters;
};
