/** The lines of a text, and what parts them. */
export interface Lines {
  /** The line of an offset. */
  readonly lineAt: (at: number) => number;
  readonly startOf: (line: number) => number;
  /** Stretches of blank lines and rules above each line, counted from the top: what stands between two lines is a difference. */
  readonly gaps: Int32Array;
  /** Offsets at which the entry of a list, the section of a form and the mail of a thread begin that hold an offset. */
  readonly beginOf: (scope: Scope, at: number) => number;
}

export const SCOPES = ['entry', 'section', 'mail'] as const;
export type Scope = (typeof SCOPES)[number];

/** A number, a mark, a day or a time that an entry of a list or a log begins with. */
const NUMBERED =
  /^[ \t>]*(?:[-*•–·►]\s|\(?#?\s?\d{1,3}[.):ªº]{1,2}\s|#\s?\d+|\(?[a-zA-Z]\)\s|[[(]?\d{1,4}[/.:-]\d{1,2}(?:[/.: -]|\b)|[0-2]\d[0-5]\d\s)/u;
/** A line in capitals, or one that begins with a word in capitals and blanks. */
const HEADING = /^[ \t>]*(?:\p{Lu}[\p{Lu}\d /&()'#.-]{2,40}:?[ \t]*$|\p{Lu}{3,14}\s{2,})/u;
const MAIL =
  /^[> \t]*(?:(?:from|von|de|da|van)\s?:\s|-{3,}\s?\w|_{5,}|[^\n]{0,120}(?:wrote|schrieb|escribió|écrit|escreveu)\s?:)/i;
/** Blanks that a line is set in, from which on the next without any begins an entry. */
const SET_IN = 2;

/** A line that parts blocks: a blank one, a rule, where a record begins or ends. */
const BORDER = /^[\s>]*(?:(?:BEGIN|END):[A-Z]{2,20}|[-=_*~]{3,120})?\s*$/;
/** Units of the longest line that may part blocks. */
const LONGEST = 160;

const startsOf = (text: string): readonly number[] => {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
};

/** The last place of a sorted list that is not above a value. */
const lastUpTo = (sorted: readonly number[], value: number): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const indentOf = (line: string): number => line.length - line.trimStart().length;

export const linesOf = (text: string): Lines => {
  const starts = startsOf(text);
  const gaps = new Int32Array(starts.length);
  const begins = SCOPES.map(() => new Int32Array(starts.length));
  let [count, wasBorder, indent] = [0, true, 0];
  for (const [n, start] of starts.entries()) {
    const end = (starts[n + 1] ?? text.length + 1) - 1;
    const line = text.slice(start, Math.min(end, start + LONGEST));
    const isBorder = end - start < LONGEST && BORDER.test(line);
    if (isBorder && !wasBorder) count += 1;
    const own = indentOf(line);
    const isMail = MAIL.test(line);
    const isHeaded = isMail || HEADING.test(line);
    const isEntry = isHeaded || wasBorder || (own === 0 && indent >= SET_IN) || NUMBERED.test(line);
    for (const [scope, isBegin] of [isEntry, isHeaded, isMail].entries()) {
      const own = begins[scope];
      if (own) own[n] = isBegin ? n : (own[n - 1] ?? 0);
    }
    [wasBorder, indent] = [isBorder, own];
    gaps[n] = count;
  }
  const lineAt = (at: number): number => lastUpTo(starts, at);
  return {
    lineAt,
    startOf: (line) => starts[line] ?? 0,
    gaps,
    beginOf: (scope, at) => starts[begins[SCOPES.indexOf(scope)]?.[lineAt(at)] ?? 0] ?? 0,
  };
};
