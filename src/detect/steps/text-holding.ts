import { findValues } from './find-values.ts';

/** Cells beyond this length are looked at up to here; a cell of a table that is longer is a document of its own kind. */
const LONGEST = 65_536;

/** Elements that a free-text cell exposes, as "element=state" words in order, or null for none. */
export const textHolding = (text: string): string | null => {
  const words = new Set(findValues(text.slice(0, LONGEST)).map(({ element, state }) => `${element}=${state}`));
  return words.size === 0 ? null : [...words].sort().join(' ');
};
