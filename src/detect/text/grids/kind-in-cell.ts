import { type ColumnRole, isColumnRole } from '../../../schema/vocabulary.ts';
import { foldWords } from '../../columns/cells/fold.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { KINDS_OF_IDS, SHORT_KINDS_OF_IDS } from '../../columns/data-files.ts';

/** Words in front of a number: "PP YB4471820", "Pass. 0231", "LA DL 008842372", "consular card HND 0110392". */
const BEFORE = /^(?:\p{L}{2,12}\.?:? +){1,3}(?=\S*\d)/u;
/** Of them those that are no letters of the number. */
const SAID = /^(?:\p{Ll}{2,12} +)+/u;

/** What the cells of a column are read as: of several kinds of documents each says itself which it is. */
export const roleOfCells = ({ role, parts = [] }: Pick<ColumnFinding, 'role' | 'parts'>): ColumnRole =>
  parts.find((part) => part.role === 'other_government_id')?.role ?? role;

/** What a cell's number is, and where in the cell it begins. */
export interface NumberInCell {
  readonly role: ColumnRole;
  readonly from: number;
}

const kindOf = (word: string): string | undefined => {
  const folded = foldWords(word);
  return KINDS_OF_IDS.get(folded) ?? SHORT_KINDS_OF_IDS.get(folded);
};

/** The number of a cell in a column of identity documents: the kind that stands in front of it says more than the head. */
export const numberInCell = (cell: string, role: ColumnRole): NumberInCell => {
  const before = role === 'other_government_id' ? BEFORE.exec(cell)?.[0] : undefined;
  if (before === undefined) return { role, from: 0 };
  const own = before
    .split(/[.: ]+/)
    .map(kindOf)
    .findLast((kind) => kind !== undefined);
  if (own !== undefined && isColumnRole(own)) return { role: own, from: before.length };
  return { role, from: SAID.exec(before)?.[0].length ?? 0 };
};
