import type { Sort } from './form-signs.ts';
import type { Topic } from './sector.ts';
import { addText, type Role, type Signs, textRole } from './sign-list.ts';

const SECTOR = textRole('sector');
const SECTOR_SORT: readonly Role[] = [0, 1, 2, 3].map((sort) => textRole(`sector ${sort}`));
const SECOND = textRole('second sector');
const LABELLED = textRole('sector, label');

/** From what kind of house a text is, and so what is meant there by a label of these elements: an "account" of a clinic is no bank's. */
export const addSector = (signs: Signs, [first, second]: Topic, elements: readonly string[], sort: Sort): void => {
  if (first === undefined) return;
  addText(signs, SECTOR, first);
  addText(signs, SECTOR_SORT[sort] ?? SECTOR, first);
  for (const element of elements) addText(signs, LABELLED, `${first} ${element}`);
  if (second !== undefined) addText(signs, SECOND, second);
};
