import { remembering } from '../remember.ts';

/** What parts the lines of a text, counted from its top: what stands between two lines is a difference. */
export interface Lines {
  /** The line of an offset. */
  readonly lineAt: (at: number) => number;
  readonly startOf: (line: number) => number;
  /** Stretches of blank lines and rules above each line. */
  readonly gaps: Int32Array;
  /** Entries of a log or a list that have begun, the line's own with them. */
  readonly entries: Int32Array;
  /** Headings, the line itself with them. */
  readonly headings: Int32Array;
  /** Mails of a thread that have begun. */
  readonly messages: Int32Array;
}

/** A line that parts blocks: a blank one, a rule, where a record begins or ends. */
const BORDER = /^[\s>]*(?:(?:BEGIN|END):[A-Z]{2,20}|[-=_*~]{3,120})?\s*$/;

/** The head of an entry: a day, a time, a number or a mark of a list. */
const ENTRY =
  /^[\s>|]{0,6}(?:[[(]?(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2})(?!\d)|\d{1,3}[.)]\s|[-*•·]\s|(?:MEMO |NOTE )?\d{6}\s\d{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.? \d{1,2}\b)/iu;

/** The first lines of a mail within others. */
const MESSAGE =
  /^[\s>]*(?:-{2,}\s*(?:original|forwarded|begin forwarded|weitergeleitete|ursprüngliche|message d'origine|mensaje)|(?:from|von|de|da|van|de \/ from)\s?:\s|.{0,120}(?:wrote|schrieb|escribió|a écrit|ha scritto|escreveu)\s?:\s*$|>{3})/iu;

/** A heading: capitals without a number, marks around it, or a few words and a colon with nothing behind. */
const HEADING =
  /^[\s>]*(?:#{1,4}\s.{1,60}|[-=*_]{2,40}\s?[\p{L}][^\n]{0,60}?[-=*_]{2,40}|[\p{Lu}][\p{Lu}\s&/,'().-]{4,50}:?|[\p{Lu}][\p{L}&/' -]{2,40}:)\s*$/u;

const isBorder = remembering((line) => BORDER.test(line));
const isEntry = remembering((line) => ENTRY.test(line));
const isHeading = remembering((line) => HEADING.test(line));
const isMessage = remembering((line) => MESSAGE.test(line));

/** Signs of a line that are looked at. */
const HEAD = 160;

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

export const linesOf = (text: string): Lines => {
  const starts = startsOf(text);
  const [gaps, entries, headings, messages] = [0, 0, 0, 0].map(() => new Int32Array(starts.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const count = [0, 0, 0, 0] as [number, number, number, number];
  let wasBorder = false;
  for (const [n, start] of starts.entries()) {
    const line = text.slice(start, Math.min((starts[n + 1] ?? text.length + 1) - 1, start + HEAD));
    const border = isBorder(line);
    if (border && !wasBorder) count[0] += 1;
    wasBorder = border;
    if (!border) {
      if (isEntry(line)) count[1] += 1;
      if (isMessage(line)) count[3] += 1;
      else if (isHeading(line)) count[2] += 1;
    }
    gaps[n] = count[0];
    entries[n] = count[1];
    headings[n] = count[2];
    messages[n] = count[3];
  }
  return { lineAt: (at) => lastUpTo(starts, at), startOf: (line) => starts[line] ?? 0, gaps, entries, headings, messages };
};
