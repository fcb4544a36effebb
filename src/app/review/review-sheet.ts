import { CandorError } from '../../core/errors.ts';
import {
  COLUMN_SHEET,
  DECISIONS,
  DETECTION_SHEET,
  DOCUMENT_SHEET,
  EDITED,
  PAIR_SHEET,
  PEOPLE_SHEET,
  SHOWN,
} from '../../report/review/review-columns.ts';
import { columnLetters } from '../../report/workbook.ts';
import { plainText, readSheets, type SheetLines } from '../fields/edited-sheets.ts';

/** What a row of a review is about. */
export type Reviewed = 'pair' | 'people' | 'detection' | 'column' | 'document';

/**
 * A row of a review that a person decided: which records (of a pair or a person) or which id (of what was found or called
 * clean), what, who and why. `place` is the cell of the decision.
 */
export interface ReviewedRow {
  readonly of: Reviewed;
  readonly shown: string;
  readonly records: readonly number[];
  readonly id: string;
  readonly decision: string;
  readonly by: string;
  readonly why: string;
  readonly place: string;
}

const recordsOf = (text: string, place: string): readonly number[] => {
  const ids = text.split(/\s+/).filter(Boolean).map(Number);
  if (ids.length > 0 && ids.every((id) => Number.isSafeInteger(id) && id >= 0)) return ids;
  throw new CandorError('USAGE', `${place}: the record ids were changed`, {
    hint: 'format the columns of record ids as text, and leave them as candor review export wrote them',
  });
};

const IDS: Readonly<Record<Reviewed, readonly string[]>> = {
  pair: ['record a', 'record b'],
  people: ['record ids'],
  detection: ['id'],
  column: ['id'],
  document: ['id'],
};

const isOfRecords = (of: Reviewed): boolean => of === 'pair' || of === 'people';

const rowsOf = ({ name, rows }: SheetLines, of: Reviewed): readonly ReviewedRow[] => {
  const [head, ...body] = rows;
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (column: string): number => names.indexOf(column.toLowerCase());
  const needed = ['shown as', ...IDS[of], ...EDITED];
  const missing = needed.filter((column) => at(column) < 0);
  if (missing.length > 0) {
    throw new CandorError('USAGE', `the sheet ${name} has no column "${missing.join('", "')}"`, {
      hint: 'the heading that candor review export wrote must stay in the first row',
    });
  }
  return body.flatMap(({ at: line, cells }) => {
    const cell = (column: string): string => plainText(cells[at(column)] ?? '');
    const decision = cell('decision').toLowerCase();
    if (decision === '') return [];
    const place = `${name}!${columnLetters(at('decision'))}${line}`;
    const id = IDS[of].map(cell).join(' ');
    const records = isOfRecords(of) ? recordsOf(id, place) : [];
    return [{ of, shown: cell('shown as'), records, id, decision, place, by: cell('by'), why: cell('why') }];
  });
};

const FITTING: Readonly<Record<Reviewed, readonly string[]>> = {
  pair: ['one person', 'two people', 'none'],
  people: ['right', 'wrong', 'nobody', 'none'],
  detection: ['right', 'wrong'],
  column: ['right', 'wrong'],
  document: ['clean', 'holds data'],
};
const FITTING_CLEAN = FITTING.document;

const fitting = ({ of, shown }: Pick<ReviewedRow, 'of' | 'shown'>): readonly string[] =>
  shown === SHOWN.cleanColumns ? FITTING_CLEAN : FITTING[of];

/** What is wrong with a row, in words; undefined: nothing. */
export const faultOf = (row: ReviewedRow, otherwiseBy: string | undefined): string | undefined => {
  const { decision } = row;
  if (!fitting(row).includes(decision)) {
    const known = Object.hasOwn(DECISIONS, decision) ? 'does not fit this row' : 'is no decision';
    return `"${decision.slice(0, 40)}" ${known}; one of: ${fitting(row).join(', ')}`;
  }
  return row.by === '' && !otherwiseBy ? 'nobody is named under "by" (or give --by)' : undefined;
};

const SHEETS: readonly (readonly [name: string, of: Reviewed])[] = [
  [PAIR_SHEET, 'pair'],
  [PEOPLE_SHEET, 'people'],
  [DETECTION_SHEET, 'detection'],
  [COLUMN_SHEET, 'column'],
  [DOCUMENT_SHEET, 'document'],
];

/** The decided rows of an edited review. */
export const readReview = async (path: string): Promise<readonly ReviewedRow[]> => {
  const sheets = await readSheets(path);
  const found = (name: string): SheetLines | undefined => sheets.find((sheet) => sheet.name === name);
  if (!found(PAIR_SHEET) || !found(PEOPLE_SHEET)) {
    throw new CandorError('INPUT_UNREADABLE', 'this is no review', {
      place: { file: path },
      hint: 'give the workbook that candor review export wrote, saved as XLSX',
    });
  }
  return SHEETS.flatMap(([name, of]) => {
    const sheet = found(name);
    return sheet ? rowsOf(sheet, of) : [];
  });
};
