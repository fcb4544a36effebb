/** Where a text of more than `size` units is cut: behind a line end or a blank, never inside a character. */
const cutBefore = (text: string, size: number): number => {
  const least = size >> 1;
  const line = text.lastIndexOf('\n', size - 1) + 1;
  if (line > least) return line;
  const blank = text.lastIndexOf(' ', size - 1) + 1;
  if (blank > least) return blank;
  const last = text.charCodeAt(size - 1);
  return last >= 0xd800 && last < 0xdc00 ? size - 1 : size;
};

const tabsIn = (line: string): number => line.split('\t').length - 1;

/** Signs of a line of heads at most, and rows above a cut, at least, that make lines with tabs a table. */
const LONGEST_HEADS = 2000;
const LEAST_ROWS = 2;

/**
 * The heads of a table that is cut between two rows, as a line: the first of the lines above the cut that have as many cells as the one
 * below it. Empty where there is no table.
 */
export const headsAbove = (above: string, below: string): string => {
  const end = below.indexOf('\n');
  const cells = tabsIn(end < 0 ? below : below.slice(0, end));
  if (cells === 0 || !above.endsWith('\n')) return '';
  let heads = '';
  let rows = 0;
  for (let to = above.length - 1; to >= 0; ) {
    const from = above.lastIndexOf('\n', to - 1) + 1;
    const line = above.slice(from, to);
    if (tabsIn(line) !== cells) break;
    heads = line;
    rows += 1;
    to = from - 1;
  }
  return rows > LEAST_ROWS && heads.length <= LONGEST_HEADS ? `${heads}\n` : '';
};

/**
 * Joins pieces of text into parts of at most `size` UTF-16 units. `between`: what the next part begins with, by the text above and below
 * the cut.
 */
export const createCutter = (size: number, between = (_above: string, _below: string): string => '') => {
  let held = '';
  return {
    /** Parts that the piece completes. */
    add: (piece: string): readonly string[] => {
      held += piece;
      const parts: string[] = [];
      while (held.length > size) {
        const at = cutBefore(held, size);
        const part = held.slice(0, at);
        const rest = held.slice(at);
        parts.push(part);
        held = between(part, rest) + rest;
      }
      return parts;
    },
    end: (): readonly string[] => (held === '' ? [] : [held]),
  };
};

/** Pieces of a text as parts of at most `size` UTF-16 units. */
export function* textParts(
  pieces: Iterable<string>,
  size: number,
  between?: Parameters<typeof createCutter>[1],
): Iterable<string> {
  const cutter = createCutter(size, between);
  for (const piece of pieces) yield* cutter.add(piece);
  yield* cutter.end();
}
