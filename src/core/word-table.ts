/**
 * Words, each with a number above 0, in one block of memory that can be kept as it is: a place holds two hashes of a word and its
 * number. That two of some hundred thousand words share both hashes, 64 bits, does not happen.
 */
export type WordTable = Int32Array;

/** Numbers a place. */
const WIDTH = 3;

/** The hashes of the word that was looked at last. */
const hashes = new Int32Array(2);

const readHashes = (word: string): void => {
  let a = 0x9e3779b9 | 0;
  let b = 0x85ebca6b | 0;
  for (let n = 0; n < word.length; n += 1) {
    const unit = word.charCodeAt(n);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
    b ^= b >>> 15;
  }
  hashes[0] = Math.imul(a ^ (a >>> 16), 0x2c1b3c6d) ^ (b >>> 13);
  hashes[1] = b;
};

/** Where a word stands in a table, or would. */
const placeOf = (table: WordTable, word: string): number => {
  readHashes(word);
  const [a = 0, b = 0] = hashes;
  const places = table.length / WIDTH;
  let place = (a >>> 0) % places;
  while (table[WIDTH * place + 2] !== 0 && (table[WIDTH * place] !== a || table[WIDTH * place + 1] !== b))
    place = place + 1 === places ? 0 : place + 1;
  return WIDTH * place;
};

/** The number of a word; 0 where the table has not the word. */
export const numberOf = (table: WordTable, word: string): number => table[placeOf(table, word) + 2] ?? 0;

export const wordTable = (numbers: ReadonlyMap<string, number>): WordTable => {
  const table = new Int32Array(WIDTH * 2 * (numbers.size + 1));
  for (const [word, number] of numbers) {
    const place = placeOf(table, word);
    table.set([hashes[0] ?? 0, hashes[1] ?? 0, number], place);
  }
  return table;
};
