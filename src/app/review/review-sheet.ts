import { CandorError } from '../../core/errors.ts';
import {
  DECISIONS,
  EDITED,
  PAIR_COLUMNS,
  PAIR_SHEET,
  PEOPLE_COLUMNS,
  PEOPLE_SHEET,
} from '../../report/review/review-columns.ts';
import { columnLetters } from '../../report/workbook.ts';
import { plainText, readSheets, type SheetLines } from '../fields/edited-sheets.ts';

/** A row of a review that a person decided: which records, what, who and why. `place` is the cell of the decision. */
export interface ReviewedRow {
  readonly of: 'pair' | 'people';
  readonly shown: string;
  readonly records: readonly number[];
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

const rowsOf = (
  { name, rows }: SheetLines,
  columns: readonly string[],
  of: ReviewedRow['of'],
): readonly ReviewedRow[] => {
  const [head, ...body] = rows;
  const names = (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const at = (column: string): number => names.indexOf(column.toLowerCase());
  const needed = ['shown as', ...(of === 'pair' ? ['record a', 'record b'] : ['record ids']), ...EDITED];
  const missing = needed.filter((column) => at(column) < 0);
  if (missing.length > 0 || columns.length === 0) {
    throw new CandorError('USAGE', `the sheet ${name} has no column "${missing.join('", "')}"`, {
      hint: 'the heading that candor review export wrote must stay in the first row',
    });
  }
  return body.flatMap(({ at: line, cells }) => {
    const cell = (column: string): string => plainText(cells[at(column)] ?? '');
    const decision = cell('decision').toLowerCase();
    if (decision === '') return [];
    const place = `${name}!${columnLetters(at('decision'))}${line}`;
    const ids = of === 'pair' ? `${cell('record a')} ${cell('record b')}` : cell('record ids');
    const row = { of, shown: cell('shown as'), records: recordsOf(ids, place), decision, place };
    return [{ ...row, by: cell('by'), why: cell('why') }];
  });
};

const FITTING: Readonly<Record<ReviewedRow['of'], readonly string[]>> = {
  pair: ['one person', 'two people', 'none'],
  people: ['right', 'wrong', 'nobody', 'none'],
};

/** What is wrong with a row, in words; undefined: nothing. */
export const faultOf = ({ of, decision, by }: ReviewedRow, otherwiseBy: string | undefined): string | undefined => {
  if (!FITTING[of].includes(decision)) {
    const known = Object.hasOwn(DECISIONS, decision) ? 'does not fit this sheet' : 'is no decision';
    return `"${decision.slice(0, 40)}" ${known}; one of: ${FITTING[of].join(', ')}`;
  }
  return by === '' && !otherwiseBy ? 'nobody is named under "by" (or give --by)' : undefined;
};

/** The decided rows of an edited review. */
export const readReview = async (path: string): Promise<readonly ReviewedRow[]> => {
  const sheets = await readSheets(path);
  const found = (name: string): SheetLines | undefined => sheets.find((sheet) => sheet.name === name);
  const [pairs, people] = [found(PAIR_SHEET), found(PEOPLE_SHEET)];
  if (!pairs || !people) {
    throw new CandorError('INPUT_UNREADABLE', 'this is no review', {
      place: { file: path },
      hint: 'give the workbook that candor review export wrote, saved as XLSX',
    });
  }
  return [...rowsOf(pairs, PAIR_COLUMNS, 'pair'), ...rowsOf(people, PEOPLE_COLUMNS, 'people')];
};
