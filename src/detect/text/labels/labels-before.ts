import type { FoundLabel } from '../page.ts';

/** How many labels begin before a token. */
export const labelsBefore = (labels: readonly FoundLabel[], token: number): number => {
  let low = 0;
  let high = labels.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle]?.from ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
};
