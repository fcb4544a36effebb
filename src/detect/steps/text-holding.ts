import { isCounted } from '../../schema/vocabulary.ts';
import { findValues } from './find-values.ts';

/** Cells beyond this length are looked at up to here; a cell of a table that is longer is a document of its own kind. */
const LONGEST = 65_536;

/** Elements that a free-text cell exposes, as "element=state" words in order, or null for none. */
export const textHolding = (text: string): string | null => {
  // A name in a note is as often somebody else's: it does not make the row's person named.
  const own = findValues(text.slice(0, LONGEST)).filter(
    ({ element }) => isCounted(element) && element !== 'person_name',
  );
  const words = new Set(own.map(({ element, state }) => `${element}=${state}`));
  return words.size === 0 ? null : [...words].sort().join(' ');
};
