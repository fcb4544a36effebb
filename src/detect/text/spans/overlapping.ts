interface Place {
  readonly start: number;
  readonly end: number;
}

/** Of places in order, none overlapping another, those that share a sign with one. */
export const overlapping = <Own extends Place>(sorted: readonly Own[], { start, end }: Place): readonly Own[] => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < sorted.length && (sorted[to]?.start ?? end) < end) to += 1;
  return sorted.slice(low, to);
};
