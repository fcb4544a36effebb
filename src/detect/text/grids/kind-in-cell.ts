import { type ColumnRole, isColumnRole } from '../../../schema/vocabulary.ts';
import { foldWords } from '../../columns/cells/fold.ts';
import { KINDS_OF_IDS, SHORT_KINDS_OF_IDS } from '../../columns/data-files.ts';

/** A word in front of a number: "PP YB4471820", "Pass. 0231", "DL S530-4471". */
const KIND = /^(\p{L}{2,12})\.?:? +(?=\S*\d)/u;

/** What a cell's number is, and where in the cell it begins. */
export interface NumberInCell {
  readonly role: ColumnRole;
  readonly from: number;
}

/** The number of a cell in a column of identity documents: the kind that stands in front of it says more than the head. */
export const numberInCell = (cell: string, role: ColumnRole): NumberInCell => {
  const kind = role === 'other_government_id' ? KIND.exec(cell) : null;
  const word = foldWords(kind?.[1] ?? '');
  const own = KINDS_OF_IDS.get(word) ?? SHORT_KINDS_OF_IDS.get(word);
  return kind && own && isColumnRole(own) ? { role: own, from: kind[0].length } : { role, from: 0 };
};
