/** Tokens of a text that the model sees together, and those of them whose answer is taken from this window. */
export interface TokenWindow {
  readonly from: number;
  readonly to: number;
  readonly keepFrom: number;
  readonly keepTo: number;
}

/** Share of a window that the next one sees again. */
const OVERLAP = 0.25;

/**
 * Windows of at most `size` tokens that begin and end with words and overlap, over words by the place of their first token
 * (and the count of tokens behind the last). Each token's answer comes from the window in which it stands further inside.
 */
export const tokenWindows = (firsts: readonly number[], count: number, size: number): readonly TokenWindow[] => {
  const ends = [...firsts.slice(1), count];
  const windows: TokenWindow[] = [];
  let word = 0;
  let keepFrom = 0;
  while (word < firsts.length) {
    const from = firsts[word] ?? 0;
    let last = word;
    while (last + 1 < firsts.length && (ends[last + 1] ?? 0) - from <= size) last += 1;
    const to = ends[last] ?? count;
    let next = last + 1;
    if (next < firsts.length) {
      while (next - 1 > word && to - (firsts[next - 1] ?? 0) <= OVERLAP * size) next -= 1;
    }
    const shared = next < firsts.length ? Math.ceil(((firsts[next] ?? to) + to) / 2) : to;
    windows.push({ from, to, keepFrom, keepTo: shared });
    keepFrom = shared;
    word = next;
  }
  return windows;
};
