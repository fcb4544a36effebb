import type { CaseFile } from '../../case/case-schema.ts';
import { isNamed } from '../../detect/steps/problems.ts';
import type { EditedCells, FieldTarget } from '../../report/fields/field-rows.ts';

type ColumnDecision = NonNullable<CaseFile['columns']>[number];

const NOTHING: EditedCells = { decision: '', mention: '', by: '', why: '' };

/** Whether a decision of case.yaml is the one about a column of a table, or of a group. */
export const isAbout = (entry: ColumnDecision, target: FieldTarget): boolean => {
  const document = { family: target.path, controlNumber: target.controlNumber };
  const isTable =
    target.scope === 'group'
      ? entry.group === target.group
      : entry.document !== undefined && isNamed(entry.document, document);
  return isTable && (entry.column === target.column || (target.header !== '' && entry.column === target.header));
};

/** What the case says of a column, as the sheet shows it; the first entry about it counts. */
export const decidedCells =
  ({ columns = [] }: Pick<CaseFile, 'columns'>) =>
  (target: FieldTarget): EditedCells => {
    const entry = columns.find((other) => isAbout(other, target));
    if (!entry) return NOTHING;
    const { role, mention, by, why } = entry;
    return { decision: role, mention: mention === undefined ? '' : String(mention), by, why };
  };
