/** A piece of a text. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

/** Where a sign or a word stands in a piece of a text: most have none, and one that has a few costs a look at each. */
export const placesOf = (text: string, sign: string, { from, to }: Piece): readonly number[] => {
  const own = text.slice(from, to);
  const places: number[] = [];
  for (let at = own.indexOf(sign); at >= 0; at = own.indexOf(sign, at + sign.length)) places.push(from + at);
  return places;
};

/** Signs to be taken off a piece of text, 1 for each: of ASCII and Latin-1. */
export const signTable = (signs: string): Uint8Array => {
  const table = new Uint8Array(256);
  for (const sign of signs) table[sign.charCodeAt(0)] = 1;
  return table;
};

/** A piece of text without the signs in front of it and behind it. */
export const trimmed = (text: string, { from, to }: Piece, before: Uint8Array, behind: Uint8Array): Piece => {
  let [start, end] = [from, to];
  while (start < end && before[text.charCodeAt(start)] === 1) start += 1;
  while (end > start && behind[text.charCodeAt(end - 1)] === 1) end -= 1;
  return { from: start, to: end };
};
