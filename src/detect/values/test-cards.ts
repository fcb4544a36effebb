import { once } from '../../core/once.ts';
import { testCardsByBrand } from '../words/data-files.ts';
import { plain } from './check-sums.ts';

/** Numbers of cards that are published for testing: digits only. */
export const testCards = once((): readonly string[] => Object.values(testCardsByBrand()).flat());

const known = once((): ReadonlySet<string> => new Set(testCards()));

/** Whether a card's number is one for testing, which nobody has. */
export const isTestCard = (value: string): boolean => known().has(plain(value));

/** Where the digits of a number of so many are parted. */
const PARTED: Readonly<Record<number, RegExp>> = {
  14: /^(.{4})(.{6})(.{4})$/,
  15: /^(.{4})(.{6})(.{5})$/,
  16: /^(.{4})(.{4})(.{4})(.{4})$/,
};

/** The same as a pattern of RE2 for whole cells. */
export const testCardPattern = once((): string => {
  const written = testCards().map((number) => PARTED[number.length]?.exec(number)?.slice(1).join('[ -]?') ?? number);
  return `^(${written.join('|')})$`;
});
