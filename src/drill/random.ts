/**
 * Seeded pseudo-random numbers: the same seed and label give the same numbers on every machine. Not for secrets.
 * Generator: sfc32 (public domain, PractRand), seeded by FNV-1a of the label and mixed for 15 rounds.
 */
export interface Random {
  /** In [0, 1), with 32 bits. */
  next(): number;
  /** Whole number in [0, limit). */
  int(limit: number): number;
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(list: readonly Item[]): Item;
  digits(count: number): string;
}

const fnv = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return hash >>> 0;
};

/** A stream of numbers of its own for each label, so that one file's content does not hang on another's. */
export const createRandom = (seed: number, label: string): Random => {
  let a = seed | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = fnv(label) | 0;
  let counter = 1;
  const bits = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let n = 0; n < 15; n++) bits();
  const next = () => bits() / 2 ** 32;
  const int = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    int,
    between: (low, high) => low + int(high - low + 1),
    chance: (probability) => next() < probability,
    pick: <Item>(list: readonly Item[]): Item => {
      const item = list[int(list.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    digits: (count) => {
      let text = '';
      for (let n = 0; n < count; n++) text += int(10);
      return text;
    },
  };
};

/** Items drawn by weight; the sums are made once. */
export const weighted = <Item>(items: readonly (readonly [Item, number])[]): ((random: Random) => Item) => {
  let total = 0;
  const sums = items.map(([, weight]) => {
    total += weight;
    return total;
  });
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    const found = items[low];
    if (!found) throw new Error('nothing to draw from');
    return found[0];
  };
};
