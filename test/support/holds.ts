/** What of an expected answer does not stand in an answer: one line a difference. An answer may hold more. */

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Keys by which entries of a list are known; those that the expected entry names must be equal. */
const NAMES = ['jurisdiction', 'key', 'who', 'step', 'state'] as const;

const partner = (want: unknown, got: readonly unknown[], index: number): unknown => {
  if (!isRecord(want)) return got[index];
  const names = NAMES.filter((name) => name in want);
  if (names.length === 0) return got[index];
  const fitting = got.filter((one) => isRecord(one) && names.every((name) => one[name] === want[name]));
  // Two items may share a name (an office and a step of it): the one without a step is meant where none is named.
  return fitting.find((one) => isRecord(one) && !('step' in one) === !('step' in want)) ?? fitting[0];
};

const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';

export const missingFrom = (got: unknown, want: unknown, path = '$'): readonly string[] => {
  if (Array.isArray(want)) {
    if (!Array.isArray(got)) return [`${path}: expected ${text(want)}, got ${text(got)}`];
    const whole = want.length === 0 || want.every((one) => !isRecord(one));
    if (whole) return text(want) === text(got) ? [] : [`${path}: expected ${text(want)}, got ${text(got)}`];
    return want.flatMap((one, index) => missingFrom(partner(one, got, index), one, `${path}[${index}]`));
  }
  if (isRecord(want)) {
    if (!isRecord(got)) return [`${path}: expected ${text(want)}, got ${text(got)}`];
    return Object.entries(want).flatMap(([key, value]) => missingFrom(got[key], value, `${path}.${key}`));
  }
  return want === got ? [] : [`${path}: expected ${text(want)}, got ${text(got)}`];
};
