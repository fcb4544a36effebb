import type { ElementId, ValueState } from '../../../schema/vocabulary.ts';
import { hashKindOf, hashWords } from '../../values/hashes.ts';
import { filledCell } from './column-profile.ts';

type Cells = readonly (string | null)[];

/** Kinds of the hashes among some cells, with what they hide of an element. */
const hashesOf = (cells: Cells, element: ElementId | null): string => {
  const words = new Set<string>();
  for (const cell of cells) {
    const found = hashKindOf(filledCell(cell) ?? '');
    if (found) words.add(hashWords(element, found));
  }
  return [...words].sort().join('; ');
};

/** How the values of a column stand, the commonest state first. */
export const statesWords = (states: readonly ValueState[], cells: Cells, element: ElementId | null): string => {
  const told = states.map((state) => (state === 'hashed' ? `hashed (${hashesOf(cells, element)})` : state));
  return `values are ${told.join(', ')}`;
};
