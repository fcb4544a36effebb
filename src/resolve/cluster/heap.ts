/** What may be merged next: two sets and their weight. */
export interface Offer {
  readonly weight: number;
  readonly a: number;
  readonly b: number;
}

/** Heavier first; where weights are equal the smaller numbers, so that the order is always the same. */
const isBefore = (left: Offer, right: Offer): boolean =>
  left.weight !== right.weight ? left.weight > right.weight : left.a !== right.a ? left.a < right.a : left.b < right.b;

export interface OfferHeap {
  push(offer: Offer): void;
  pop(): Offer | undefined;
}

export const createOfferHeap = (): OfferHeap => {
  const items: Offer[] = [];
  const swap = (a: number, b: number): void => {
    const [left, right] = [items[a], items[b]];
    if (left && right) [items[a], items[b]] = [right, left];
  };
  const before = (a: number, b: number): boolean => {
    const [left, right] = [items[a], items[b]];
    return left !== undefined && right !== undefined && isBefore(left, right);
  };
  return {
    push: (offer) => {
      items.push(offer);
      for (let at = items.length - 1; at > 0; ) {
        const above = (at - 1) >> 1;
        if (!before(at, above)) break;
        swap(at, above);
        at = above;
      }
    },
    pop: () => {
      const top = items[0];
      const last = items.pop();
      if (items.length === 0 || last === undefined) return top;
      items[0] = last;
      for (let at = 0; ; ) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        let best = at;
        if (before(left, best)) best = left;
        if (before(right, best)) best = right;
        if (best === at) break;
        swap(at, best);
        at = best;
      }
      return top;
    },
  };
};
