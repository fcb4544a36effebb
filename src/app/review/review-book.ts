import { CandorError } from '../../core/errors.ts';
import {
  ABOUT,
  ABOUT_SHEET,
  CHOICE_SHEET,
  COLUMN_SHEET,
  DETECTION_SHEET,
  DOCUMENT_SHEET,
  EDITED,
  PAIR_SHEET,
  PEOPLE_SHEET,
} from '../../report/review/review-columns.ts';
import { plainText, readSheets, type SheetLines } from '../fields/edited-sheets.ts';
import { headingAt, namesIn, type Reviewed, type ReviewedRow, rowsOf } from './review-sheet.ts';

const SHEETS: readonly (readonly [name: string, of: Reviewed])[] = [
  [PAIR_SHEET, 'pair'],
  [PEOPLE_SHEET, 'people'],
  [DETECTION_SHEET, 'detection'],
  [COLUMN_SHEET, 'column'],
  [DOCUMENT_SHEET, 'document'],
];
const KNOWN = [ABOUT_SHEET, CHOICE_SHEET, ...SHEETS.map(([name]) => name)];

const isCalled = (sheet: SheetLines, name: string): boolean => sheet.name.trim().toLowerCase() === name.toLowerCase();

/** Whether somebody decided on a sheet that is none of a review: a copy, say. What is written there would be lost. */
const isDecidedElsewhere = ({ rows }: SheetLines): boolean => {
  const heading = rows[headingAt(rows, EDITED)];
  const at = namesIn(heading?.cells ?? []).indexOf('decision');
  return at >= 0 && rows.some((row) => row.at > (heading?.at ?? 0) && plainText(row.cells[at] ?? '') !== '');
};

export interface EditedReview {
  /** The decided rows. */
  readonly rows: readonly ReviewedRow[];
  /** The revision of which the review was written. */
  readonly revision: number;
}

/** What the sheet about the review says, with the cell of each. */
const aboutOf = ({ rows }: SheetLines): ReadonlyMap<string, { readonly value: string; readonly place: string }> =>
  new Map(
    rows.map(({ at, cells: [what = '', value = ''] }) => [
      plainText(what),
      { value: plainText(value), place: `${ABOUT_SHEET}!B${at}` },
    ]),
  );

const requireSheets = (path: string, sheets: readonly SheetLines[]): void => {
  const missing = KNOWN.filter((name) => name !== CHOICE_SHEET && !sheets.some((sheet) => isCalled(sheet, name)));
  if (missing.length === KNOWN.length - 1) {
    throw new CandorError('INPUT_UNREADABLE', 'this is no review', {
      place: { file: path },
      hint: 'give the workbook that candor review export wrote, saved as XLSX with all of its sheets',
    });
  }
  if (missing.length > 0) {
    throw new CandorError('SHEET_INVALID', `the review has no sheet "${missing.join('", "')}"`, {
      place: { file: path },
      hint: `give its sheets their names again (${KNOWN.join(', ')}), and save it as XLSX with all of them`,
    });
  }
  const other = sheets.find((sheet) => !KNOWN.some((name) => isCalled(sheet, name)) && isDecidedElsewhere(sheet));
  if (other) {
    throw new CandorError('SHEET_INVALID', `decisions stand on the sheet "${other.name}", which is none of a review`, {
      place: { file: path },
      hint: `move them to the sheet they belong to (${SHEETS.map(([name]) => name).join(', ')}), or take that sheet away`,
    });
  }
};

/** Reads an edited review of this case. `inFile` is put before each place where several are read. */
export const readReview = async (path: string, caseId: string, inFile = ''): Promise<EditedReview> => {
  const sheets = await readSheets(path);
  requireSheets(path, sheets);
  const found = (name: string): SheetLines => sheets.find((sheet) => isCalled(sheet, name)) ?? { name, rows: [] };
  const said = aboutOf(found(ABOUT_SHEET));
  const [of, revision] = [said.get(ABOUT.case), Number(said.get(ABOUT.revision)?.value)];
  if (of?.value !== caseId || !Number.isSafeInteger(revision)) {
    throw new CandorError('SHEET_INVALID', `${of?.place ?? ABOUT_SHEET}: this is no review of the case ${caseId}`, {
      place: { file: path },
      hint: 'records are called by the same numbers in every case: import it into the case that wrote it',
    });
  }
  return { rows: SHEETS.flatMap(([name, what]) => rowsOf(found(name), what, { path, inFile })), revision };
};
