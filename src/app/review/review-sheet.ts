import { CandorError } from '../../core/errors.ts';
import { columnLetters } from '../../report/files/workbook.ts';
import { DECISIONS, EDITED, SHOWN, STANDS } from '../../report/review/review-columns.ts';
import { plainText, type SheetLines } from '../fields/edited-sheets.ts';

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
  /** What stood when the review was written; undefined: the sheet does not say it. */
  readonly stands?: string;
  readonly place: string;
}

/** Ids of records; none where a spreadsheet made other numbers of them. */
const recordsOf = (text: string): readonly number[] => {
  const words = text.split(/\s+/).filter(Boolean);
  const ids = words.map(Number);
  return words.every((word) => /^\d+$/.test(word)) && ids.every(Number.isSafeInteger) ? ids : [];
};

/** Lines above the heading that somebody may have written. */
const MOST_ABOVE = 20;

const IDS: Readonly<Record<Reviewed, readonly string[]>> = {
  pair: ['record a', 'record b'],
  people: ['record ids'],
  detection: ['id'],
  column: ['id'],
  document: ['id'],
};

const isOfRecords = (of: Reviewed): boolean => of === 'pair' || of === 'people';

export const namesIn = (cells: readonly string[]): readonly string[] => cells.map((cell) => cell.trim().toLowerCase());

const neededIn = (of: Reviewed): readonly string[] => ['shown as', ...IDS[of], ...EDITED];

/** Where the heading is: somebody may have written lines above it. */
export const headingAt = (rows: SheetLines['rows'], needed: readonly string[]): number => {
  const has = rows.slice(0, MOST_ABOVE).map(({ cells }) => {
    const names = namesIn(cells);
    return needed.filter((name) => names.includes(name)).length;
  });
  return Math.max(0, has.indexOf(Math.max(...has)));
};

/** A workbook, and what is put before the place of a cell of it: nothing where it is the only one. */
export interface ReviewFile {
  readonly path: string;
  readonly inFile: string;
}

/** The decided rows of one sheet. */
export const rowsOf = (
  { name, rows }: SheetLines,
  of: Reviewed,
  { path, inFile }: ReviewFile,
): readonly ReviewedRow[] => {
  const needed = neededIn(of);
  const heading = headingAt(rows, needed);
  const names = namesIn(rows[heading]?.cells ?? []);
  const at = (column: string): number => names.indexOf(column);
  const missing = needed.filter((column) => at(column) < 0);
  if (missing.length > 0) {
    throw new CandorError('SHEET_INVALID', `the sheet ${name} has no column "${missing.join('", "')}"`, {
      place: { file: path },
      hint: 'give its heading the names that candor review export wrote; other columns may be added, and rows sorted',
    });
  }
  return rows.slice(heading + 1).flatMap(({ at: line, cells }) => {
    const cell = (column: string): string => plainText(cells[at(column)] ?? '');
    const word = (column: string): string => cell(column).toLowerCase().replace(/\s+/g, ' ');
    const decision = word('decision');
    if (decision === '') return [];
    const place = `${inFile}${name}!${columnLetters(at('decision'))}${line}`;
    const id = IDS[of].map(cell).join(' ');
    const records = isOfRecords(of) ? recordsOf(id) : [];
    const said = { shown: word('shown as'), by: cell('by'), why: cell('why') };
    return [{ of, records, id, decision, place, ...said, ...(at(STANDS) < 0 ? {} : { stands: word(STANDS) }) }];
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
  if (isOfRecords(row.of) && row.records.length < (row.of === 'pair' ? 2 : 1)) {
    return 'the record ids were changed: format their columns as text, and leave them as candor review export wrote them';
  }
  return row.by === '' && !otherwiseBy ? 'nobody is named under "by" (or give --by)' : undefined;
};
