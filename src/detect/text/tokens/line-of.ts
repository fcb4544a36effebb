/**
 * Units of the longest line. What goes on without a line end beyond it has none, so that a look for one costs the same wherever it
 * is made: asked for each value of a text of one line, the whole text would be read each time.
 */
const LONGEST_LINE = 16_384;
const NEWLINE = 10;

/** Signs of most lines: going through them costs less than asking for a piece of the text. */
const SHORT = 160;

/** Where the line of an offset begins. */
export const lineStart = (text: string, at: number): number => {
  const near = Math.max(0, at - SHORT);
  for (let before = Math.min(at, text.length) - 1; before >= near; before -= 1)
    if (text.charCodeAt(before) === NEWLINE) return before + 1;
  if (near === 0) return 0;
  const from = Math.max(0, at - LONGEST_LINE);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
};

/** Where it ends: the offset of its line end, or of the end of the text. */
export const lineEnd = (text: string, at: number): number => {
  const found = text.slice(at, at + LONGEST_LINE).indexOf('\n');
  return found < 0 ? Math.min(text.length, at + LONGEST_LINE) : at + found;
};
