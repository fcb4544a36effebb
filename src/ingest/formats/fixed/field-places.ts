import { isHeaderWord } from '../delimited/header-words.ts';
import { numberStarts } from './number-runs.ts';

/** Where the fields of lines lie: their first characters, the first field's among them. */
export interface FixedLayout {
  readonly starts: readonly number[];
  /** Lines above the first row: titles, the header, the line of dashes. */
  readonly above: number;
  /** The header's line, from 0; null: none. */
  readonly header: number | null;
}

const SAMPLE_LINES = 400;
const LEAST_ROWS = 5;
const LEAST_FIELDS = 3;
const LONGEST = 8192;

/** Dashes under each name, as reports and query tools write them. */
const RULER = /^\s*[-=]{2,}([ ]+[-=]+){2,}\s*$/;

const startsOfRuler = (ruler: string): readonly number[] => [...ruler.matchAll(/[-=]+/g)].map(({ index }) => index);

/** Share of lines of which a place passes. */
const shareAt = (lines: readonly string[], place: number, test: (sign: string) => boolean): number =>
  lines.filter((line) => test(line.charAt(place))).length / lines.length;

const isBlank = (sign: string): boolean => sign === ' ' || sign === '' || sign === '\t';
const isDigit = (sign: string): boolean => sign >= '0' && sign <= '9';
const isLetter = (sign: string): boolean => /^\p{L}$/u.test(sign);

const ALWAYS = 0.97;
const OFTEN = 0.5;
/** Share of lines of a report that are rows: titles and totals of each page stand between them. */
const OF_REPORT = 0.75;
const SOME = 0.2;

/** Whether a field begins at a place: behind padding that most lines have, or where digits meet letters in all of them. */
const isStart = (lines: readonly string[], place: number): boolean => {
  if (shareAt(lines, place, (sign) => !isBlank(sign)) < ALWAYS) return false;
  // One blank alone stands between words; padding is longer in some lines.
  if (shareAt(lines, place - 1, isBlank) >= OFTEN && shareAt(lines, place - 2, isBlank) >= SOME) return true;
  const meets = (before: (sign: string) => boolean, behind: (sign: string) => boolean) =>
    shareAt(lines, place - 1, before) >= ALWAYS && shareAt(lines, place, behind) >= ALWAYS;
  return meets(isDigit, isLetter) || meets(isLetter, isDigit);
};

/** Where fields begin in lines of one length that have no header: 0, and each place that is a start in nearly all of them. */
const startsOfLines = (lines: readonly string[], length: number): readonly number[] => {
  const starts = [0, ...Array.from({ length: length - 1 }, (_, n) => n + 1).filter((place) => isStart(lines, place))];
  const inside = starts.flatMap((start) => [...numberStarts(lines, start)]);
  return [...new Set([...starts, ...inside])].sort((a, b) => a - b);
};

const cut = (line: string, starts: readonly number[]): readonly string[] =>
  starts.map((start, n) => line.slice(start, starts[n + 1] ?? line.length).trim());

export const cutLine = (line: string, { starts }: FixedLayout): readonly string[] => cut(line, starts);

const withRuler = (lines: readonly string[]): FixedLayout | undefined => {
  const at = lines.findIndex((line) => RULER.test(line));
  if (at < 1 || at > 40 || lines.length < at + 3) return undefined;
  const starts = startsOfRuler(lines[at] ?? '');
  const names = cut(lines[at - 1] ?? '', starts).filter((name) => name !== '');
  if (starts.length < LEAST_FIELDS || names.length < 0.7 * starts.length) return undefined;
  return { starts, above: at + 1, header: at - 1 };
};

/** Lines of titles above a header, at most. */
const MOST_TITLES = 12;

/** Names that stand one blank apart over fields of their own ("MI SSN"): known words, where lines have a blank in front of each and none at it. */
const namesWithin = (
  name: string,
  from: number,
  rows: readonly string[],
): readonly { readonly name: string; readonly start: number }[] => {
  const words = [...name.matchAll(/\S+/g)].map((word) => ({ name: word[0], start: from + word.index }));
  const isField = ({ start }: { readonly start: number }, n: number): boolean =>
    n === 0 ||
    (shareAt(rows, start - 1, isBlank) >= ALWAYS && shareAt(rows, start, (sign) => !isBlank(sign)) >= OF_REPORT);
  const areFields = !isHeaderWord(name) && words.every((word, n) => isHeaderWord(word.name) && isField(word, n));
  return areFields ? words : [{ name, start: from }];
};

/** What a header says, where most of its words are known ones and each stands over a field. Words that are one name stand one blank apart. */
const namesIn = (head: string, rows: readonly string[]): readonly { readonly start: number }[] | undefined => {
  if (/\d{3}/.test(head)) return undefined;
  const names = [...head.matchAll(/\S+(?: \S+)*/g)].flatMap(({ 0: name, index }) => namesWithin(name, index, rows));
  const known = names.filter(({ name }) => isHeaderWord(name)).length;
  return names.length < LEAST_FIELDS || known < 0.5 * names.length ? undefined : names;
};

/**
 * A header over lines: its words stand where fields begin. Titles may stand above it, as on the first page of a printed report, where the
 * lines below are many against those that say no row.
 */
const withHeader = (lines: readonly string[]): FixedLayout | undefined => {
  for (const [header, head] of lines.slice(0, MOST_TITLES + 1).entries()) {
    const rows = lines.slice(header + 1);
    if (rows.length < LEAST_ROWS) return undefined;
    const found = namesIn(head, rows);
    if (!found || (header === 0 && found[0]?.start !== 0)) continue;
    const starts = found.map(({ start }, n) => (n === 0 ? 0 : start));
    // Below titles, lines that end in the first field may be of a letter.
    const isRow = (line: string) =>
      starts.slice(1).every((start) => isBlank(line.charAt(start - 1))) &&
      (header === 0 || line.slice(starts[1]).trim() !== '');
    if (rows.filter(isRow).length >= (header === 0 ? ALWAYS : OF_REPORT) * rows.length)
      return { starts, above: header + 1, header };
  }
  return undefined;
};

/** Lines that are all as long as each other and hold several fields: a file of records as mainframes write them. */
const withoutHeader = (lines: readonly string[]): FixedLayout | undefined => {
  const [first = ''] = lines;
  const { length } = first;
  const isAlike = lines.every((line) => line.length === length) && new Set(lines).size > 0.5 * lines.length;
  if (lines.length < 2 * LEAST_ROWS || length < 40 || !isAlike) return undefined;
  const starts = startsOfLines(lines, length);
  // Prose that is set in full lines has no place at which a field begins.
  return starts.length >= 4 && shareAt(lines, 0, (sign) => !isBlank(sign)) >= ALWAYS
    ? { starts, above: 0, header: null }
    : undefined;
};

/**
 * How the fields of a text of lines lie; undefined: they are no records of fields in fixed places. `isDelimited`: it could be
 * read by delimiters too, so that only a line of dashes tells.
 */
export const fixedLayout = (text: string, isWhole: boolean, isDelimited = false): FixedLayout | undefined => {
  const all = text.split('\n').map((line) => line.replace(/\r$/, ''));
  const lines = (isWhole ? all : all.slice(0, -1)).filter((line) => line.trim() !== '').slice(0, SAMPLE_LINES);
  if (lines.length < LEAST_ROWS || lines.some((line) => line.length > LONGEST || line.includes('\t'))) return undefined;
  const ruled = withRuler(lines);
  return ruled || isDelimited ? ruled : (withHeader(lines) ?? withoutHeader(lines));
};

const kindOf = (sign: string): 'digit' | 'letter' | 'other' =>
  isDigit(sign) ? 'digit' : isLetter(sign) ? 'letter' : 'other';

/**
 * Whether fields that begin where a header says would cut a word or a number of a line in two: it is no row. A name that fills its field
 * up to a date or a number is none that is cut.
 */
export const cutsWord = (line: string, { starts, header }: FixedLayout): boolean =>
  header !== null &&
  starts.slice(1).some((start) => {
    const [before, first] = [line.charAt(start - 1), line.charAt(start)];
    return !isBlank(before) && !isBlank(first) && (kindOf(before) === kindOf(first) || !/[\p{L}\d]/u.test(before));
  });
