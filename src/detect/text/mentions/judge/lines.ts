/** The lines of a text, and what parts them. */
export interface Lines {
  /** The line of an offset. */
  readonly lineAt: (at: number) => number;
  readonly startOf: (line: number) => number;
  /** Stretches of blank lines and rules above each line, counted from the top: what stands between two lines is a difference. */
  readonly gaps: Int32Array;
}

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

export const linesOf = (text: string): Lines => {
  const starts = startsOf(text);
  const gaps = new Int32Array(starts.length);
  let [count, wasBorder] = [0, false];
  for (const [n, start] of starts.entries()) {
    const end = (starts[n + 1] ?? text.length + 1) - 1;
    const isBorder = end - start < LONGEST && BORDER.test(text.slice(start, end));
    if (isBorder && !wasBorder) count += 1;
    wasBorder = isBorder;
    gaps[n] = count;
  }
  return { lineAt: (at) => lastUpTo(starts, at), startOf: (line) => starts[line] ?? 0, gaps };
};
