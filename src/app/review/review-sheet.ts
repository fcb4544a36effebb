import { CandorError } from '../../core/errors.ts';
import { columnLetters } from '../../report/files/workbook.ts';
import {
  ABOUT,
  ABOUT_SHEET,
  COLUMN_SHEET,
  DECISIONS,
  DETECTION_SHEET,
  DOCUMENT_SHEET,
  EDITED,
  PAIR_SHEET,
  PEOPLE_SHEET,
  SHOWN,
} from '../../report/review/review-columns.ts';
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

/** Ids of records; none where a spreadsheet made other numbers of them. */
const recordsOf = (text: string): readonly number[] => {
  const words = text.split(/\s+/).filter(Boolean);
  const ids = words.map(Number);
  return words.every((word) => /^\d+$/.test(word)) && ids.every(Number.isSafeInteger) ? ids : [];
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
    const decision = cell('decision').toLowerCase().replace(/\s+/g, ' ');
    if (decision === '') return [];
    const place = `${name}!${columnLetters(at('decision'))}${line}`;
    const id = IDS[of].map(cell).join(' ');
    const records = isOfRecords(of) ? recordsOf(id) : [];
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
  if (isOfRecords(row.of) && row.records.length < (row.of === 'pair' ? 2 : 1)) {
    return 'the record ids were changed: format their columns as text, and leave them as candor review export wrote them';
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

/** Reads an edited review of this case. */
export const readReview = async (path: string, caseId: string): Promise<EditedReview> => {
  const sheets = await readSheets(path);
  const found = (name: string): SheetLines | undefined => sheets.find((sheet) => sheet.name === name);
  const [about, pairs, people] = [ABOUT_SHEET, PAIR_SHEET, PEOPLE_SHEET].map(found);
  if (!about || !pairs || !people) {
    throw new CandorError('INPUT_UNREADABLE', 'this is no review', {
      place: { file: path },
      hint: `give the workbook that candor review export wrote, saved as XLSX with all of its sheets (${ABOUT_SHEET}, ${PAIR_SHEET}, ${PEOPLE_SHEET} ...)`,
    });
  }
  const said = aboutOf(about);
  const [of, revision] = [said.get(ABOUT.case), Number(said.get(ABOUT.revision)?.value)];
  if (of?.value !== caseId || !Number.isSafeInteger(revision)) {
    throw new CandorError('USAGE', `${of?.place ?? ABOUT_SHEET}: this is no review of the case ${caseId}`, {
      place: { file: path },
      hint: 'records are called by the same numbers in every case: import it into the case that wrote it',
    });
  }
  const rows = SHEETS.flatMap(([name, what]) => {
    const sheet = found(name);
    return sheet ? rowsOf(sheet, what) : [];
  });
  return { rows, revision };
};
