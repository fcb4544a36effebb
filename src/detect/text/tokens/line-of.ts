/**
 * Units of the longest line. What goes on without a line end beyond it has none, so that a look for one costs the same wherever it
 * is made: asked for each value of a text of one line, the whole text would be read each time.
 */
const LONGEST_LINE = 16_384;

/** Where the line of an offset begins. */
export const lineStart = (text: string, at: number): number => {
  const from = Math.max(0, at - LONGEST_LINE);
  return from + text.slice(from, at).lastIndexOf('\n') + 1;
};

/** Where it ends: the offset of its line end, or of the end of the text. */
export const lineEnd = (text: string, at: number): number => {
  const found = text.slice(at, at + LONGEST_LINE).indexOf('\n');
  return found < 0 ? Math.min(text.length, at + LONGEST_LINE) : at + found;
};
