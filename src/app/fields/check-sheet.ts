import type { FieldColumn } from '../../report/fields/field-columns.ts';
import { type EditedRow, plainText, type SheetFault } from './edited-sheets.ts';
import type { KnownField, KnownFields } from './known-fields.ts';

/** Which case and revision a sheet was written from, as its last column says. */
export interface SheetOrigin {
  readonly caseId: string;
  readonly revision: number;
}

export const originText = ({ caseId, revision }: SheetOrigin): string => `${caseId}, revision ${revision}`;

const ORIGIN = /^(.+), revision (\d+)$/;

const originOf = (row: EditedRow): SheetOrigin | undefined => {
  const found = ORIGIN.exec(row.cell('sheet of'));
  return found ? { caseId: found[1] ?? '', revision: Number(found[2]) } : undefined;
};

/** The fault of a sheet that is another case's; undefined: it is this one's, or does not say whose. */
export const foreignSheet = (rows: readonly EditedRow[], { caseId }: SheetOrigin): SheetFault | undefined => {
  const row = rows.find((one) => (originOf(one)?.caseId ?? caseId) !== caseId);
  return row && { place: row.place('sheet of'), text: `the sheet is not of this case: export one of "${caseId}"` };
};

/** Cells that name the column itself: where they do not fit together, the row was moved or filled by hand. */
const NAMING: readonly { readonly column: FieldColumn; readonly of: (field: KnownField) => readonly string[] }[] = [
  { column: 'path', of: ({ paths }) => paths },
  { column: 'header', of: ({ target }) => [target.header] },
];

/** Cells that say what was found: nobody decides by changing them. */
const FOUND: typeof NAMING = [
  { column: 'role', of: ({ roles }) => roles },
  { column: 'element', of: ({ elements }) => elements },
  { column: 'person of the row', of: ({ mentions }) => mentions },
];

const DECIDED_IN: Readonly<Partial<Record<FieldColumn, 'decision' | 'mention'>>> = {
  role: 'decision',
  element: 'decision',
  'person of the row': 'mention',
};

const differs = (row: EditedRow, column: FieldColumn, known: readonly string[]): boolean =>
  row.has(column) && !known.some((one) => plainText(one) === row.cell(column));

/**
 * What is wrong with the cells of a row that no person fills in. Of a sheet of an earlier revision, rows that nobody
 * decided about may differ: another run has found something else since.
 */
export const checkFoundCells = (
  row: EditedRow,
  known: KnownField,
  { isFilled, revision }: { readonly isFilled: boolean; readonly revision: number },
): readonly SheetFault[] => {
  const naming = NAMING.filter(({ column, of }) => isFilled && differs(row, column, of(known)));
  if (naming.length > 0) {
    return naming.map(({ column }) => ({
      place: row.place(column),
      text: 'does not belong to the table and column that the row names: export the sheet again',
    }));
  }
  const changed = FOUND.filter(({ column, of }) => differs(row, column, of(known)));
  const isOld = (originOf(row)?.revision ?? revision) !== revision;
  if (!isOld) {
    return changed.map(({ column }) => ({
      place: row.place(column),
      text: `says what was found and decides nothing: write it into ${row.place(DECIDED_IN[column] ?? 'decision')}`,
    }));
  }
  const role = changed.find(({ column }) => column === 'role');
  return role && isFilled
    ? [
        {
          place: row.place('role'),
          text: 'the last run found another role here: export the sheet again and decide anew',
        },
      ]
    : [];
};

/** Columns of the case that do not stand on the sheets that were given back. */
export const missingRows = (known: KnownFields, present: ReadonlySet<string>): number =>
  [...known.keys()].filter((key) => !present.has(key)).length;
