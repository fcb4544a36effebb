const names: string[] = [];
const numbers = new Map<string, number>();

/** A sign by its name in data/judges/links.txt, as an even number; the odd one behind it says the same of nobody. */
export const sign = (name: string): number => {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const number = names.length;
  names.push(name, `nobody:${name}`);
  numbers.set(name, number);
  return number;
};

/** A sign for each of some endings. */
export const signs = (head: string, tails: readonly (string | number)[]): readonly number[] =>
  tails.map((tail) => sign(`${head}${tail}`));

/** The names of all signs, by number. */
export const signNames = (): readonly string[] => names;

/** Signs of one candidate that are looked at, at most. */
const MOST_SIGNS = 256;

/** What speaks for or against one candidate: signs by number, written over for the next candidate. */
export interface Sheet {
  readonly signs: Uint16Array;
  count: number;
}

export const newSheet = (): Sheet => ({ signs: new Uint16Array(MOST_SIGNS), count: 0 });

/** Notes a sign; nothing for undefined. */
export const put = (sheet: Sheet, number: number | undefined): void => {
  if (number === undefined || sheet.count >= MOST_SIGNS) return;
  sheet.signs[sheet.count] = number;
  sheet.count += 1;
};

/** Notes what speaks for or against a person. */
export type Signs = (sheet: Sheet, person: number) => void;

/** A count of which large ones are alike. */
export const few = (n: number, most: number): number => (n < 0 ? most : Math.min(n, most));

/** "0", "1", "2+": how such a count is written. */
export const upTo = (most: number): readonly string[] =>
  Array.from({ length: most + 1 }, (_, n) => (n === most ? `${n}+` : String(n)));
