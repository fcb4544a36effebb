/** A set of words by their hashes, in which each has a place: what is known of it stands there in columns. */
export interface WordIndex {
  /** Bits by the upper part of a hash, of which one in sixteen at most is set: most words are told by them. They lie near the processor. */
  readonly bits: Int32Array;
  /** How far a hash is shifted to the number of its bit. */
  readonly shift: number;
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

/** Whether the index may have a word; most that it has not are told. */
export const mayHave = ({ bits, shift }: WordIndex, hash: number): boolean => {
  const bit = hash >>> shift;
  return (((bits[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) !== 0;
};

/** Bits for each word, at least. */
const BITS_A_WORD = 16;
const LEAST_SHIFT = 12;
const MOST_SHIFT = 24;

export const wordIndex = (hashes: Iterable<number>): WordIndex => {
  const all = new Set(hashes);
  let shift = MOST_SHIFT;
  while (shift > LEAST_SHIFT && 2 ** (32 - shift) < BITS_A_WORD * all.size) shift -= 1;
  const bits = new Int32Array(2 ** (32 - shift - 5));
  let places = 16;
  while (places < 2 * all.size) places *= 2;
  const keys = new Int32Array(places);
  for (const hash of all) {
    const bit = hash >>> shift;
    bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    let place = hash & (places - 1);
    while (keys[place] !== 0) place = (place + 1) & (places - 1);
    keys[place] = hash;
  }
  return { bits, shift, keys };
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

/** Words that were looked up in an index, each with its place: a text has few words, and asks for each again and again. */
export interface RecentWords {
  /** For each word its hash and its place, side by side; another word of that slot takes it over. */
  readonly slots: Int32Array;
}

const SLOTS = 1 << 14;

const NO_PLACE = -1;

const createRecent = (): RecentWords => {
  const slots = new Int32Array(2 * SLOTS);
  for (let n = 1; n < slots.length; n += 2) slots[n] = NO_PLACE;
  return { slots };
};

const recent = new WeakMap<WordIndex, RecentWords>();

/** What was looked up in an index before. */
export const recentOf = (index: WordIndex): RecentWords => {
  const known = recent.get(index);
  if (known) return known;
  const made = createRecent();
  recent.set(index, made);
  return made;
};

/** The slot of a hash among recent words: its place stands behind it. */
export const slotOf = (hash: number): number => 2 * (hash & (SLOTS - 1));

/** Looks a word up that its slot has not, and notes it there. */
export const remember = (index: WordIndex, { slots }: RecentWords, hash: number): void => {
  const slot = slotOf(hash);
  slots[slot] = hash;
  slots[slot + 1] = mayHave(index, hash) ? placeIn(index, hash) : NO_PLACE;
};
