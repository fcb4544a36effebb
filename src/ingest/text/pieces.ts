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

/** Joins pieces of text into parts of at most `size` UTF-16 units. */
export const createCutter = (size: number) => {
  let held = '';
  return {
    /** Parts that the piece completes. */
    add: (piece: string): readonly string[] => {
      held += piece;
      const parts: string[] = [];
      while (held.length > size) {
        const at = cutBefore(held, size);
        parts.push(held.slice(0, at));
        held = held.slice(at);
      }
      return parts;
    },
    end: (): readonly string[] => (held === '' ? [] : [held]),
  };
};

/** Pieces of a text as parts of at most `size` UTF-16 units. */
export function* textParts(pieces: Iterable<string>, size: number): Iterable<string> {
  const cutter = createCutter(size);
  for (const piece of pieces) yield* cutter.add(piece);
  yield* cutter.end();
}
