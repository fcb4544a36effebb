import { headerOf, looksLikeHeader } from '../delimited/header-row.ts';
import { areOfPeople, isHeaderWord, isNameHeader } from '../delimited/header-words.ts';
import type { SheetRow } from './sheet-rows.ts';

/** Longer sheets are one table: nobody lays lists of that length side by side. */
const MOST_ROWS = 20_000;
const LEAST_COLUMNS = 2;

const isBlank = ({ cells }: SheetRow): boolean => cells.every((cell) => cell.trim() === '');

/** Runs of rows between empty ones; rows that are missing in the file are empty. */
const runsOf = (rows: readonly SheetRow[]): readonly (readonly SheetRow[])[] => {
  const runs: SheetRow[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    if (isBlank(row)) continue;
    if (row.at > last + 1) runs.push([]);
    runs.at(-1)?.push(row);
    last = row.at;
  }
  return runs;
};

/** Cells of the widest row; a list may have more rows than a call may have arguments. */
const widthOf = (rows: readonly SheetRow[]): number =>
  rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);

/** The cells of a run's header; undefined where it has none of its own. */
const headOf = (run: readonly SheetRow[]): readonly string[] | undefined => {
  const cells = run.slice(0, 60).map((row) => row.cells);
  const { at, names } = headerOf(cells, widthOf(run));
  if (at < 0 || at >= run.length - 1 || !looksLikeHeader(cells.slice(at))) return undefined;
  const filled = names.filter((name) => name.trim() !== '');
  // A form's first line is a label and a value: only words of columns make a second table.
  const known = filled.filter(isHeaderWord).length;
  return filled.length >= LEAST_COLUMNS && known >= Math.max(2, 0.4 * filled.length) ? filled : undefined;
};

/** Tables below each other: a run with a header of its own begins one, a run without goes on with the one above. */
const stacked = (rows: readonly SheetRow[]): readonly (readonly SheetRow[])[] => {
  const blocks: { rows: SheetRow[]; hasHeader: boolean }[] = [];
  for (const run of runsOf(rows)) {
    const hasHeader = headOf(run) !== undefined;
    const last = blocks.at(-1);
    // A title over an empty row belongs to the table below it.
    if (last && !(hasHeader && last.hasHeader)) {
      last.rows.push(...run);
      last.hasHeader ||= hasHeader;
    } else blocks.push({ rows: [...run], hasHeader });
  }
  return blocks.map((block) => block.rows);
};

/** Columns between which nothing stands in any row: places from which a table beside begins. */
const gapsOf = (rows: readonly SheetRow[], width: number): readonly number[] => {
  const isEmpty = (column: number) => rows.every(({ cells }) => (cells[column] ?? '').trim() === '');
  const gaps: number[] = [];
  for (let column = 1; column < width - 1; column += 1) if (isEmpty(column) && !isEmpty(column + 1)) gaps.push(column);
  return gaps;
};

/** Whether rows have a header of their own under which people are listed. */
export const listsPeople = (rows: readonly SheetRow[]): boolean => areOfPeople(headOf(rows) ?? []);

const hasName = (head: readonly string[] | undefined): boolean => (head ?? []).some(isNameHeader);

const cut = (rows: readonly SheetRow[], from: number, to: number): readonly SheetRow[] =>
  rows.map(({ at, cells }) => ({ at, cells: cells.map((cell, n) => (n >= from && n < to ? cell : '')) }));

/** Different labels that forms beside each other have in common, at least, and the share of a form's lines. */
const LEAST_LABELS = 3;
const SAME_LABELS = 0.6;
const LONGEST_LABEL = 60;

/** What stands first in each row: labels, where rows are lines of a form. */
const firstCells = (rows: readonly SheetRow[]): readonly string[] =>
  rows.flatMap(({ cells }) => {
    const first = cells.find((cell) => cell.trim() !== '')?.trim();
    return first !== undefined && first.length <= LONGEST_LABEL && !/\d/.test(first) ? [first] : [];
  });

/** Whether two sides are forms of one kind: their lines begin with the same labels. */
const areForms = (left: readonly SheetRow[], right: readonly SheetRow[]): boolean => {
  const known = new Set(firstCells(left));
  const own = right.filter((row) => !isBlank(row));
  const same = firstCells(own).filter((label) => known.has(label));
  return new Set(same).size >= LEAST_LABELS && same.length >= SAME_LABELS * own.length;
};

/** Tables beside each other: an empty column parts them where both sides name people of their own, or are forms of one kind. */
const sideBySide = (rows: readonly SheetRow[]): readonly (readonly SheetRow[])[] => {
  const width = widthOf(rows);
  for (const gap of gapsOf(rows, width)) {
    const [left, right] = [cut(rows, 0, gap), cut(rows, gap + 1, width)];
    const headed = (side: readonly SheetRow[]) => hasName(headOf(side.filter((row) => !isBlank(row))));
    if ((headed(left) && headed(right)) || areForms(left, right))
      return [left, ...sideBySide(right)].map((side) => side.filter((row) => !isBlank(row)));
  }
  return [rows];
};

/**
 * The tables of a sheet, where several lie below or beside each other, each with a header of its own. Every row that
 * says anything is in one of them, under its own number; columns keep their places.
 */
export const sheetBlocks = (rows: readonly SheetRow[]): readonly (readonly SheetRow[])[] =>
  rows.length > MOST_ROWS ? [rows] : stacked(rows).flatMap(sideBySide);
