/** Numbers that stand without a blank between them, by their length and what nearly all of them pass. */
interface KnownNumber {
  readonly length: number;
  readonly pattern: RegExp;
  /** Whether they differ in front: counted numbers do not. */
  readonly spreads: boolean;
}

const DAY: KnownNumber = {
  length: 8,
  pattern: /^(18[5-9]\d|19\d{2}|20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/,
  spreads: false,
};
const PHONE: KnownNumber = { length: 10, pattern: /^[2-9]\d{2}[2-9]\d{6}$/, spreads: true };
const SSN: KnownNumber = { length: 9, pattern: /^(?!000|666|9)\d{3}(?!00)\d{2}(?!0000)\d{4}$/, spreads: true };

const ALWAYS = 0.96;

const areas = (values: readonly string[]): number => new Set(values.map((value) => value.slice(0, 3))).size;

const spreads = (values: readonly string[]): boolean => areas(values) >= Math.min(15, values.length / 4);

/** Filled up with zeros in front, as counted numbers are: no area has all of them. */
const arePadded = (values: readonly string[]): boolean =>
  values.filter((value) => value.startsWith('00')).length >= ALWAYS * values.length;

const isAll = (values: readonly string[], { pattern, spreads: mustSpread }: KnownNumber): boolean =>
  values.filter((value) => pattern.test(value)).length >= ALWAYS * values.length &&
  (!mustSpread || (spreads(values) && !arePadded(values)));

/** First place behind a run of digits that all lines have from a place on. */
const runEnd = (lines: readonly string[], from: number): number => {
  let at = from;
  const isDigits = (place: number) =>
    lines.filter((line) => /^\d$/.test(line.charAt(place))).length >= ALWAYS * lines.length;
  while (isDigits(at)) at += 1;
  return at;
};

const slices = (lines: readonly string[], from: number, to: number): readonly string[] =>
  lines.map((line) => line.slice(from, to));

/** Values of a code of one digit, at most: the last digit of a longer number has more. */
const MOST_CODES = 4;

/** What a known number leaves of a run: several digits, or a code of one. Zeros alone fill up what stands behind them. */
const isRest = (values: readonly string[]): boolean => {
  const kinds = new Set(values);
  const isCode = kinds.size <= MOST_CODES && !kinds.has('0');
  return (values[0]?.length ?? 0) > 1 || isCode;
};

/** Where a known number that stands first or last in a run parts it; where both could be one, that with more beginnings. */
const partedBy = (lines: readonly string[], from: number, end: number, known: KnownNumber): number | undefined => {
  if (end - from <= known.length) return undefined;
  const [behind, before] = [from + known.length, end - known.length];
  const [first, last] = [slices(lines, from, behind), slices(lines, before, end)];
  // Behind a day stands the first digit of a house number as well.
  const isParted = (values: readonly string[]): boolean => known === DAY || isRest(values);
  const isFirst = isAll(first, known) && isParted(slices(lines, behind, end));
  const isLast = isAll(last, known) && isParted(slices(lines, from, before));
  if (isFirst && isLast) return areas(first) >= areas(last) ? behind : before;
  return isFirst ? behind : isLast ? before : undefined;
};

const splitAt = (lines: readonly string[], from: number, end: number): number | undefined => {
  const isWhole = [PHONE, SSN].some((known) => end - from === known.length && isAll(slices(lines, from, end), known));
  if (isWhole) return undefined;
  for (const known of [DAY, PHONE, SSN]) {
    const split = partedBy(lines, from, end, known);
    if (split !== undefined) return split;
  }
  return undefined;
};

/**
 * Places inside a field at which another begins, where numbers stand without a blank between them: behind a day, a
 * telephone number or a Social Security number that nearly all lines have there, or in front of one.
 */
export const numberStarts = (lines: readonly string[], from: number, end = runEnd(lines, from)): readonly number[] => {
  const split = splitAt(lines, from, end);
  if (split !== undefined) return [...numberStarts(lines, from, split), split, ...numberStarts(lines, split, end)];
  // A day in front of a house number: of its digits, lines have unlike many.
  const isDay = end === from + DAY.length && isAll(slices(lines, from, end), DAY);
  return isDay && lines.some((line) => line.charAt(end).trim() !== '') ? [end] : [];
};
