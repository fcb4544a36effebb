import { join } from 'node:path';
import type { Engine } from '../../engine/port.ts';
import {
  COLUMN_PARTS,
  type ColumnRole,
  ELEMENT_IDS,
  elementFacts,
  elementOfRole,
  isElementId,
} from '../../schema/vocabulary.ts';
import { type OutFile, type WrittenFile, writeOutFile } from '../files/out-file.ts';
import { LARGEST_SHEET, type Sheet, type SheetCell, writeWorkbook } from '../files/workbook.ts';
import { csvText } from '../list/csv-text.ts';
import {
  EDITED_COLUMNS,
  FIELD_COLUMNS,
  FIELD_SHEETS,
  type FieldScope,
  ROLE_SHEET,
  WITHDRAWN,
} from './field-columns.ts';
import { type FieldContext, fieldRows } from './field-rows.ts';

/** Everything that may be decided of a column, parts before whole elements. */
export const ROLES: readonly ColumnRole[] = [...new Set<ColumnRole>([...COLUMN_PARTS, ...ELEMENT_IDS])];

const WIDTHS: Readonly<Partial<Record<string, number>>> = {
  'control number': 16,
  path: 44,
  header: 22,
  element: 26,
  role: 18,
  'example 1': 22,
  'example 2': 22,
  'example 3': 22,
  'found because': 50,
  decision: 20,
  by: 16,
  why: 36,
};

const indexesOf = (names: readonly string[]): readonly number[] =>
  names.map((name) => (FIELD_COLUMNS as readonly string[]).indexOf(name));

const widths = Object.fromEntries(
  FIELD_COLUMNS.flatMap((name, n) => (WIDTHS[name] === undefined ? [] : [[n, WIDTHS[name]]])),
) as Readonly<Record<number, number>>;

const roleMeaning = (role: ColumnRole): string => {
  if (isElementId(role)) return elementFacts(role).label;
  const element = elementOfRole(role);
  return element === undefined ? 'exposes nothing by itself' : `part of: ${elementFacts(element).label}`;
};

async function* roleRows(): AsyncIterable<readonly (readonly SheetCell[])[]> {
  yield [...ROLES.map((role) => [role, roleMeaning(role)]), [WITHDRAWN, 'takes the decision back that stands here']];
}

const fieldSheet = (engine: Engine, scope: FieldScope, context: FieldContext): Sheet => ({
  name: FIELD_SHEETS[scope],
  head: FIELD_COLUMNS,
  rows: fieldRows(engine, scope, context),
  widths,
  editable: indexesOf(EDITED_COLUMNS),
  choices: { [indexesOf(['decision'])[0] ?? 0]: `${ROLE_SHEET}!$A$2:$A$${ROLES.length + 2}` },
});

const roleSheet = (): Sheet => ({
  name: ROLE_SHEET,
  head: ['decision', 'what the column holds'],
  rows: roleRows(),
  widths: { 0: 24, 1: 44 },
});

const writeCsv = async (file: OutFile, engine: Engine, context: FieldContext): Promise<number> => {
  let written = 0;
  await file.write(`${FIELD_COLUMNS.map(csvText).join(',')}\r\n`);
  for (const scope of ['group', 'file'] as const) {
    for await (const rows of fieldRows(engine, scope, context)) {
      written += rows.length;
      await file.write(rows.map((cells) => `${cells.map((cell) => csvText(String(cell))).join(',')}\r\n`).join(''));
    }
  }
  return written;
};

/** Writes the fields of all tables as fields.xlsx, or as fields.csv. Values in it are masked. */
export const writeFields = async (
  engine: Engine,
  folder: string,
  context: FieldContext,
  form: 'xlsx' | 'csv',
): Promise<WrittenFile> => {
  const path = join(folder, `fields.${form}`);
  if (form === 'csv') return writeOutFile(path, (file) => writeCsv(file, engine, context));
  const sheets = [fieldSheet(engine, 'group', context), fieldSheet(engine, 'file', context), roleSheet()];
  const written = await writeOutFile(path, (file) => writeWorkbook(file, sheets, `${path}.sheet.partial`));
  return { ...written, rows: written.rows - ROLES.length - 1 };
};

/** Whether the columns of all tables fit on a sheet. */
export const fitsSheet = (columns: number): boolean => columns <= LARGEST_SHEET;
