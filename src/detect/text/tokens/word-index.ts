/** A set of words by their hashes, in which each has a place: what is known of it stands there in columns. */
export interface WordIndex {
  /** A bit for each upper half of a hash: most words are told by them. As bits they lie near the processor. */
  readonly bits: Int32Array;
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
export const mayHave = ({ bits }: WordIndex, hash: number): boolean =>
  (((bits[hash >>> 21] ?? 0) >>> ((hash >>> 16) & 31)) & 1) !== 0;

export const wordIndex = (hashes: Iterable<number>): WordIndex => {
  const all = new Set(hashes);
  const bits = new Int32Array(2048);
  let places = 16;
  while (places < 2 * all.size) places *= 2;
  const keys = new Int32Array(places);
  for (const hash of all) {
    bits[hash >>> 21] = (bits[hash >>> 21] ?? 0) | (1 << ((hash >>> 16) & 31));
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
