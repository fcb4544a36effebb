/** A set of words by their hashes, in which each has a place: what is known of it stands there in columns. */
export interface WordIndex {
  /** Bits by the upper half of a hash: most words are told by them. */
  readonly bits: Uint8Array;
  /** Hashes by place, 0 where none stands; twice as many places as words at least. */
  readonly keys: Int32Array;
}

/** The place of a hash; -1 where the index has not the word. */
export const placeIn = ({ keys }: WordIndex, hash: number): number => {
  const mask = keys.length - 1;
  for (let place = hash & mask; ; place = (place + 1) & mask) {
    const key = keys[place] ?? 0;
    if (key === 0) return -1;
    if (key === hash) return place;
  }
};

export const wordIndex = (hashes: Iterable<number>): WordIndex => {
  const all = new Set(hashes);
  const bits = new Uint8Array(65_536);
  let places = 16;
  while (places < 2 * all.size) places *= 2;
  const keys = new Int32Array(places);
  for (const hash of all) {
    bits[hash >>> 16] = 1;
    let place = hash & (places - 1);
    while (keys[place] !== 0) place = (place + 1) & (places - 1);
    keys[place] = hash;
  }
  return { bits, keys };
};

/** A column of small numbers by place. */
export const columnOf = (index: WordIndex, values: Iterable<readonly [number, number]>): Uint8Array => {
  const column = new Uint8Array(index.keys.length);
  for (const [hash, value] of values) {
    const place = placeIn(index, hash);
    if (place >= 0) column[place] = value;
  }
  return column;
};
