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

/** The sign that stands for what is between two groups. */
const signOf = (between: string): string => {
  const sign = between.replace(/[ (+]/g, '');
  if (sign === '') return between === '' ? '|' : ' ';
  if (/[\u2010-\u2013\u2212]/.test(sign)) return '-';
  return sign.replace(')', '') || ')';
};

interface Group {
  readonly from: number;
  readonly to: number;
}

/** The groups that together have no more digits than a number can. */
const groupsOf = (form: string): readonly Group[] => {
  const groups: Group[] = [];
  let digits = 0;
  for (const found of form.matchAll(/\d+/g)) {
    digits += found[0].length;
    if (digits > MOST_DIGITS) break;
    groups.push({ from: found.index, to: found.index + found[0].length });
  }
  return groups;
};

const clusterOf = (form: string, at: number, groups: readonly Group[]): Cluster => {
  const last = groups.at(-1)?.to ?? 0;
  const head = form.slice(0, groups[0]?.from);
  const body = form.slice(0, last);
  // A bracket that does not close belongs to the sentence.
  const closed = body.includes(')');
  const open = head.indexOf('(');
  return {
    start: at + (open >= 0 && !closed ? open + 1 : 0),
    end: at + last,
    plus: head.includes('+'),
    bracket: body.includes('(') && closed,
    digits: groups.map(({ from, to }) => form.slice(from, to)).join(''),
    groups: groups.map(({ from, to }) => to - from),
    signs: groups
      .slice(1)
      .map(({ from }, n) => signOf(form.slice(groups[n]?.to, from)))
      .join(''),
  };
};

/** Fewer groups than there are, where a further number may stand behind the first. */
const MOST_DROPPED = 3;

/** The groups of digits at an offset, whole and without its last groups. */
export const clustersAt = (text: string, at: number): readonly Cluster[] => {
  FORM.lastIndex = at;
  const form = FORM.exec(text)?.[0];
  const groups = form === undefined ? [] : groupsOf(form);
  if (form === undefined || groups.length === 0) return [];
  const dropped = groups.length < 4 ? 0 : Math.min(MOST_DROPPED, groups.length - 2);
  return Array.from({ length: dropped + 1 }, (_, drop) => clusterOf(form, at, groups.slice(0, groups.length - drop)));
};
