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

const spreads = (values: readonly string[]): boolean =>
  new Set(values.map((value) => value.slice(0, 3))).size >= Math.min(15, values.length / 4);

const isAll = (values: readonly string[], { pattern, spreads: mustSpread }: KnownNumber): boolean =>
  values.filter((value) => pattern.test(value)).length >= ALWAYS * values.length && (!mustSpread || spreads(values));

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

const splitAt = (lines: readonly string[], from: number, end: number): number | undefined => {
  const isWhole = [PHONE, SSN].some((known) => end - from === known.length && isAll(slices(lines, from, end), known));
  if (isWhole) return undefined;
  for (const known of [DAY, PHONE, SSN]) {
    if (end - from <= known.length) continue;
    if (isAll(slices(lines, from, from + known.length), known)) return from + known.length;
    if (isAll(slices(lines, end - known.length, end), known)) return end - known.length;
  }
  return undefined;
};

/**
 * Places inside a field at which another begins, where numbers stand without a blank between them: behind a day, a
 * telephone number or a Social Security number that nearly all lines have there, or in front of one.
 */
export const numberStarts = (lines: readonly string[], from: number): readonly number[] => {
  const end = runEnd(lines, from);
  const split = splitAt(lines, from, end);
  if (split !== undefined) return [split, ...numberStarts(lines, split)];
  // A day in front of a house number: of its digits, lines have unlike many.
  const isDay = end === from + DAY.length && isAll(slices(lines, from, end), DAY);
  return isDay && lines.some((line) => line.charAt(end).trim() !== '') ? [end] : [];
};
