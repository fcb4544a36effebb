/**
 * Joins pieces of text into parts of at most about `size` UTF-16 units, each cut behind a line end where there is
 * one, else behind a blank, never inside a character.
 */
export function* textParts(pieces: Iterable<string>, size: number): Iterable<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    while (held.length > size) {
      const at = cutBefore(held, size);
      yield held.slice(0, at);
      held = held.slice(at);
    }
  }
  if (held !== '') yield held;
}

/** Where a text of more than `size` units is cut. */
const cutBefore = (text: string, size: number): number => {
  const least = size >> 1;
  const line = text.lastIndexOf('\n', size - 1) + 1;
  if (line > least) return line;
  const blank = text.lastIndexOf(' ', size - 1) + 1;
  if (blank > least) return blank;
  const last = text.charCodeAt(size - 1);
  return last >= 0xd800 && last < 0xdc00 ? size - 1 : size;
};
