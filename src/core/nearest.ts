/** Edit distance of two short words where a swap of neighbours counts as one (optimal string alignment). */
export const editDistance = (left: string, right: string): number => {
  let older: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      const best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + cost);
      const swapped =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(swapped ? Math.min(best, (older[column - 2] ?? 0) + 1) : best);
    }
    older = last;
    last = current;
  }
  return last[right.length] ?? 0;
};

const LONGEST_WORD = 64;

/** The word of the list that was probably meant, or undefined when none is near (a third of its letters at most). */
export const nearestWord = (word: string, words: readonly string[]): string | undefined => {
  const given = word.toLowerCase();
  if (given.length === 0 || given.length > LONGEST_WORD) return undefined;
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of words) {
    const distance = editDistance(given, candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best !== undefined && bestDistance <= Math.max(1, Math.floor(best.length / 3)) ? best : undefined;
};
