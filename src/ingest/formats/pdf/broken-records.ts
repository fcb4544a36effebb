/** Lines at the upper and the lower end of a page that may be its running heads, and lines that a record has on the next page, at most. */
const MOST_RUNNING = 5;
const MOST_RESTS = 60;

/** What a line is called: words in front of a colon or of a wide gap. */
const LABEL = /^(?=\p{L})([^:\t\d]{1,40}?)\s*[:\t]/u;

const labelOf = (line: string): string | undefined => LABEL.exec(line)?.[1]?.toLowerCase();

const labelsOf = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => labelOf(line) ?? []);

const withoutNumbers = (line: string): string => line.replace(/\d+/g, '9').trim();

/** How many lines from the upper end on stand in the same place of the other page, but for numbers. */
const runningAt = (lines: readonly string[], others: readonly string[]): number => {
  const isSame = (line: string, n: number): boolean => withoutNumbers(line) === withoutNumbers(others[n] ?? '\n');
  const first = lines.slice(0, MOST_RUNNING).findIndex((line, n) => !isSame(line, n));
  return first < 0 ? 0 : first;
};

interface Body {
  readonly above: readonly string[];
  readonly lines: readonly string[];
  readonly below: readonly string[];
}

/** A page between the heads and feet that it shares with another. */
const bodyOf = (page: readonly string[], other: readonly string[]): Body => {
  const above = runningAt(page, other);
  const below = runningAt(page.toReversed(), other.toReversed());
  const end = Math.max(above, page.length - below);
  return { above: page.slice(0, above), lines: page.slice(above, end), below: page.slice(end) };
};

/**
 * The label with which records of a page begin: the first that stands there twice, so that what follows comes again and again. Undefined
 * where the page has no such records.
 */
const beginOf = (lines: readonly string[]): string | undefined => {
  const labels = labelsOf(lines);
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const first = labels.find((label) => (counts.get(label) ?? 0) > 1);
  return first !== undefined && labels.indexOf(first) <= 1 ? first : undefined;
};

/**
 * Lines at the beginning of a page that belong to the record that the page before (`lines`) ends with. What that record has already is the
 * next one's: its lines may stand in front of the label that comes again and again.
 */
const restOfRecord = (
  { begin, labels: known }: Records & { readonly begin: string },
  lines: readonly string[],
  next: readonly string[],
): number => {
  const end = next.findIndex((line) => labelOf(line) === begin);
  const rest = next.slice(0, end < 0 ? next.length : end).filter((line) => line !== '');
  const labels = labelsOf(rest);
  const last = new Set(
    labelsOf(
      lines.slice(
        Math.max(
          0,
          lines.findLastIndex((line) => labelOf(line) === begin),
        ),
      ),
    ),
  );
  const isRest = labels.length > 0 && labels.every((label) => known.has(label) && !last.has(label));
  if (!isRest || rest.length > MOST_RESTS) return 0;
  return end < 0 ? next.length : end;
};

/** Lines of a sentence that goes on on the next page, at most. */
const MOST_OF_SENTENCE = 6;

/** Lines at the beginning of a page with which the last sentence of the page before ends. */
const restOfSentence = (last: string, next: readonly string[]): number => {
  const [first = ''] = next;
  const isOpen = /[\p{L}\d,(][-–]?$/u.test(last) && !last.includes('\t') && labelOf(last) === undefined;
  if (!isOpen || !/^(?:\p{Ll}|[(]?\d[\d\s().-]{3,}\S*\s+\p{Ll})/u.test(first) || first.includes('\t')) return 0;
  const end = next.slice(0, MOST_OF_SENTENCE).findIndex((line) => line === '' || /[.!?]["”)]?$/.test(line));
  return end < 0 ? 0 : end + 1;
};

/** The beginning of records on the pages so far, and how their lines are called. */
export interface Records {
  readonly begin: string | undefined;
  /** Those in front of the first beginning on a page may be of no record. */
  readonly labels: ReadonlySet<string>;
}

export const NO_RECORDS: Records = { begin: undefined, labels: new Set() };

/** Labels that are remembered, at most: records have fewer. */
const MOST_LABELS = 500;

const labelsWith = (before: Records, begin: string, lines: readonly string[]): ReadonlySet<string> => {
  const first = lines.findIndex((line) => labelOf(line) === begin);
  const added = labelsOf(first < 0 ? [] : lines.slice(first)).filter((label) => !before.labels.has(label));
  if (added.length === 0 || before.labels.size >= MOST_LABELS) return before.labels;
  return new Set([...before.labels, ...added]);
};

interface Joined {
  readonly page: string;
  readonly next: string;
  readonly records: Records;
}

/**
 * Two pages of which the first has what a break tore off its end: the lines of a record up to the label that begins the next one, or of a
 * sentence. They stand above the foot of the page, where a reader who turns it would go on.
 */
export const joinBroken = (page: string, next: string, before: Records): Joined => {
  const [lines, following] = [page.split('\n'), next.split('\n')];
  const own = bodyOf(lines, following);
  const other = bodyOf(following, lines);
  const begin = before.begin ?? beginOf(own.lines);
  const last = own.lines.findLast((line) => line !== '') ?? '';
  const records = begin === undefined ? NO_RECORDS : { begin, labels: labelsWith(before, begin, own.lines) };
  const count =
    begin === undefined
      ? restOfSentence(last, other.lines)
      : restOfRecord({ ...records, begin }, [...own.lines, ...own.below], other.lines);
  if (count === 0) return { page, next, records };
  const joined = [...own.above, ...own.lines, ...other.lines.slice(0, count), ...own.below];
  const left = [...other.above, ...other.lines.slice(count), ...other.below];
  return { page: joined.join('\n'), next: left.join('\n'), records };
};
