import { InvalidArgumentError } from 'commander';

/** Reads a whole number, digits alone, of at least `least`; commander names the option and the word in its error. */
export const wholeNumber =
  (least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least)
      throw new InvalidArgumentError(`expected a whole number from ${least}`);
    return value;
  };
