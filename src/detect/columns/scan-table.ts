import { type ElementId, elementOfRole, MOST_MENTIONS, type ValueState } from '../../schema/vocabulary.ts';
import { type HashAnswer, hashAnswer } from '../values/hashes.ts';
import { filledCell } from './cells/column-profile.ts';
import { type ColumnPart, partOf } from './cells/composite.ts';
import { VALUE_TESTS } from './cells/content-tests.ts';
import { areMarked, unmarked } from './cells/marked-cells.ts';
import { maskValue } from './cells/mask-value.ts';
import { mixedValue } from './cells/sure-numbers.ts';
import { stateOf } from './cells/value-state.ts';
import { classifyColumns } from './classify-columns.ts';
import type { ColumnFinding } from './column-finding.ts';
import { titleOf } from './headers/table-title.ts';

type Cells = readonly (string | null)[];

/** A systematic sample of rows, first ones included: every n-th row, n doubling as the table grows. */
export interface RowSample {
  add(row: Cells): void;
  /** Cells by column, in row order. */
  columns(width: number): readonly Cells[];
  readonly rows: number;
}

const LARGEST_SAMPLE = 4000;
const FIRST_ROWS = 500;

/** Takes a bounded sample from rows as they stream by; the same rows give the same sample. */
export const rowSample = (): RowSample => {
  const first: Cells[] = [];
  let later: { readonly at: number; readonly row: Cells }[] = [];
  let stride = 1;
  let rows = 0;
  return {
    add: (row) => {
      rows += 1;
      if (rows <= FIRST_ROWS) first.push(row);
      else if (rows % stride === 0) later.push({ at: rows, row });
      if (later.length < LARGEST_SAMPLE) return;
      stride *= 2;
      later = later.filter(({ at }) => at % stride === 0);
    },
    columns: (width) =>
      Array.from({ length: width }, (_, n) => [...first, ...later.map(({ row }) => row)].map((row) => row[n] ?? null)),
    get rows() {
      return rows;
    },
  };
};

/** What `candor scan --columns` says of a column. */
export interface ColumnAnswer {
  readonly column: string;
  /** The role: an element's id where the column holds it whole, else the part it holds. */
  readonly element: string;
  readonly confidence: number;
  readonly rows: number;
  readonly filled: number;
  readonly valid: number;
  readonly why: string;
  readonly number: number;
  /** The element that the column exposes, or null. */
  readonly exposes: ElementId | null;
  readonly state: ValueState;
  readonly mention: number;
}

const rounded = (share: number): number => Math.round(share * 1e6) / 1e6;

/** Names of the columns in answers: their header, or their number where they have none. */
export const columnName = (name: string | null, column: number): string =>
  name?.trim() ? name.trim() : String(column);

export interface FilledCounts {
  add(row: Cells): void;
  of(column: number): number;
}

/** Counts the filled cells of each column of rows that stream by. */
export const filledCounts = (): FilledCounts => {
  const counts: number[] = [];
  return {
    add: (row) => {
      row.forEach((cell, n) => {
        if (filledCell(cell) !== undefined) counts[n] = (counts[n] ?? 0) + 1;
      });
    },
    of: (column) => counts[column - 1] ?? 0,
  };
};

/** How sure the form of a value is that says what it is in whatever column it stands. */
const SURE = 0.95;

const asPart = (part: ColumnFinding, cells: ColumnPart['cells']): ColumnFinding => {
  if (cells === undefined) return part;
  if (typeof cells === 'object' && 'person' in cells)
    return { ...part, cells, mention: cells.person === 1 ? part.mention : (part.second ?? part.mention) };
  return cells === 'sure'
    ? { ...part, cells, confidence: SURE, state: 'clear', states: ['clear'] }
    : { ...part, cells };
};

/** A finding for each role of a composite column. */
export const asParts = (finding: ColumnFinding): readonly ColumnFinding[] =>
  finding.parts?.flatMap(({ role, cells }): readonly ColumnFinding[] => {
    const part = { ...finding, role, element: elementOfRole(role) ?? null };
    if (typeof cells !== 'object' || !('entry' in cells)) return [asPart(part, cells)];
    const mention = cells.entry === 1 ? finding.mention : (finding.second ?? MOST_MENTIONS) + cells.entry - 2;
    return mention > MOST_MENTIONS ? [] : [{ ...part, cells, mention }];
  }) ?? [finding];

/** The value of a part in a cell of its column; undefined: it has none. `row`: the cells beside it, where they say of what kind it is. */
export const valueOfPart = (
  cell: string,
  { role, cells, profile }: ColumnFinding,
  row: Cells = [],
): string | undefined => {
  const kind = typeof cells === 'object' && 'kinds' in cells ? row[cells.kinds - 1] : undefined;
  return cells === undefined ? partOf(cell, role, profile.dateOrder) : mixedValue(cell, { role, cells }, kind);
};

/** Answers for the columns of a table; valid cells beyond the sample are counted by their share in it. */
export const columnAnswers = (
  findings: readonly ColumnFinding[],
  rows: number,
  counts: FilledCounts,
): readonly ColumnAnswer[] =>
  findings
    .flatMap(asParts)
    .map(({ column, name, role, element, mention, state, confidence, validShare, why, profile }) => {
      const filled = counts.of(column);
      const clear = profile.filled === 0 ? 0 : (profile.states.get('clear') ?? 0) / profile.filled;
      const valid = state === 'clear' ? Math.round(filled * clear * validShare) : 0;
      return {
        column: columnName(name, column),
        element: role,
        confidence: rounded(confidence),
        rows,
        filled,
        valid,
        why,
        number: column,
        exposes: element,
        state,
        mention,
      };
    });

/** Classifies a sampled table; `family`: the path that it was found at, for what it is called. */
export const classifySample = (
  names: readonly (string | null)[],
  sample: RowSample,
  family: string,
): readonly ColumnFinding[] => {
  const columns = sample.columns(names.length);
  const marked = columns.map(areMarked);
  const shown = columns.map((cells, n) => (marked[n] ? cells.map((cell) => cell && unmarked(cell)) : cells));
  const findings = classifyColumns(names, shown, [], titleOf(family));
  return findings.map((finding, n) => (marked[n] ? { ...finding, isMarked: true } : finding));
};

/** A cell that holds an element. Offsets in code points of the cell. */
export interface CellDetection extends HashAnswer {
  readonly element: ElementId;
  readonly start: number;
  readonly end: number;
  readonly confidence: number;
  readonly state: ValueState;
  readonly masked: string;
  readonly detector: string;
  readonly column: number;
}

/** Columns below this are not believed cell by cell. */
const LEAST_CONFIDENCE = 0.3;

/** The detection that a cell of a classified column is, or undefined. */
const detectWhole = (finding: ColumnFinding, cell: string | null): CellDetection | undefined => {
  const value = filledCell(cell);
  if (value === undefined || cell === null || finding.element === null || finding.confidence < LEAST_CONFIDENCE)
    return undefined;
  const start = [...cell.slice(0, cell.indexOf(value))].length;
  const state = stateOf(value);
  const isValid = state !== 'clear' || (VALUE_TESTS[finding.validBy]?.(value) ?? true);
  return {
    element: finding.element,
    start,
    end: start + [...value].length,
    // A cell that does not have the form of its column is as sure as half the column.
    confidence: rounded(isValid ? finding.confidence : finding.confidence / 2),
    state,
    ...hashAnswer(finding.element, state, value),
    masked: maskValue(value),
    detector: `column-${finding.role}`,
    column: finding.column,
  };
};

/** Where a value of what a page shows stands in the cell that is written for it; the whole cell where marks stand within the value. */
const asWritten = (found: CellDetection, shown: string, cell: string): CellDetection => {
  const value = [...shown].slice(found.start, found.end).join('');
  const at = cell.indexOf(value);
  const start = at < 0 ? 0 : [...cell.slice(0, at)].length;
  return { ...found, start, end: at < 0 ? [...cell].length : start + [...value].length };
};

/** What a cell of a classified column holds: one value, or one for each role of a composite column. `row`: all cells of its row. */
export const detectCell = (finding: ColumnFinding, cell: string | null, row: Cells = []): readonly CellDetection[] => {
  const shown = finding.isMarked && cell !== null ? unmarked(cell) : cell;
  const found = detectShown(finding, shown, row);
  return cell === null || shown === null || shown === cell ? found : found.map((one) => asWritten(one, shown, cell));
};

const detectShown = (finding: ColumnFinding, cell: string | null, row: Cells): readonly CellDetection[] => {
  if (finding.parts === undefined) {
    const whole = detectWhole(finding, cell);
    return whole ? [whole] : [];
  }
  if (cell === null) return [];
  return asParts(finding).flatMap((part) => {
    const value = valueOfPart(cell, part, row);
    const found = value === undefined ? undefined : detectWhole(part, value);
    if (!found || value === undefined) return [];
    const start = [...cell.slice(0, Math.max(0, cell.indexOf(value)))].length;
    return [{ ...found, start: start + found.start, end: start + found.end }];
  });
};
