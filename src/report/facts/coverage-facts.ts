import { join } from 'node:path';
import type { Engine, Row } from '../../engine/port.ts';
import { MANY } from '../expected.ts';
import { type WrittenFile, writeOutFile } from '../files/out-file.ts';
import { csvText } from '../list/csv-text.ts';
import { coverageRows } from '../steps/coverage.ts';

/**
 * Why a reader expects people in a document of whom none, or of few records, came out: values that are somebody's stand in it, its
 * columns are called so, its values are under a cipher, or it is large and nothing was found.
 */
export type Expected = 'values' | 'columns' | 'sealed' | 'size';

/** What came out of one document that was read. */
export interface CoverageRow {
  readonly controlNumber: string;
  readonly path: string;
  readonly mediaType: string;
  readonly kind: 'table' | 'text';
  readonly bytes: number;
  /** Rows of a table; of a text, mentions of people and values that are nobody's. They are the sum of the three below. */
  readonly records: number;
  readonly person: number;
  /** With elements, but nobody: at least so many, since of a table only its fullest column is counted. */
  readonly nobody: number;
  readonly nothing: number;
  readonly expected: Expected | null;
}

export interface CoverageFacts {
  readonly documents: number;
  readonly withPerson: number;
  readonly records: number;
  readonly person: number;
  readonly nobody: number;
  readonly nothing: number;
  /** How many documents people are expected in. */
  readonly expected: number;
  /** Those, the largest first; then all, the largest first. The longest lists are cut: out/coverage.csv has every document. */
  readonly missing: readonly CoverageRow[];
  readonly largest: readonly CoverageRow[];
}

/** Rows that the page and the JSON show. */
const SHOWN = 200;

const numbersOf = (row: Row) => (name: string) => Number(row[name] ?? 0);

const expectedOf = (row: Row, person: number, nobody: number): Expected | null => {
  const of = numbersOf(row);
  // A table tells by its columns whether its values are somebody's; serial numbers of parts are records of nobody as well.
  const telling = row['kind'] === 'table' ? of('telling_rows') : of('unidentified') + of('telling_values');
  if (telling > 0 && nobody > person) return 'values';
  if (person > 0) return null;
  if (of('named') > 0) return 'columns';
  if (of('sealed') > 0) return 'sealed';
  const large = row['kind'] === 'table' ? of('rows') >= MANY.rows : of('characters') >= MANY.characters;
  return large ? 'size' : null;
};

/** What came out of a document, from its row of the step. */
export const coverageOf = (row: Row): CoverageRow => {
  const of = numbersOf(row);
  const isTable = row['kind'] === 'table';
  const person = of('owned');
  const records = isTable ? Math.max(of('rows'), of('records')) : of('records') + of('lone');
  // Cells count titles and totals as well: never more than there are rows.
  const found = isTable ? Math.min(records, Math.max(of('filled'), of('records'))) : records;
  const nobody = Math.max(0, found - person);
  return {
    controlNumber: String(row['control_number']),
    path: String(row['path']),
    mediaType: String(row['media_type']),
    kind: isTable ? 'table' : 'text',
    bytes: of('bytes'),
    records,
    person,
    nobody,
    nothing: records - person - nobody,
    expected: expectedOf(row, person, nobody),
  };
};

const bySize = (a: CoverageRow, b: CoverageRow): number =>
  b.records - a.records || b.bytes - a.bytes || (a.controlNumber < b.controlNumber ? -1 : 1);

/** Keeps the largest as rows come, so that a million documents are never held. */
const largestOf = () => {
  let kept: CoverageRow[] = [];
  const cut = () => {
    kept = kept.sort(bySize).slice(0, SHOWN);
  };
  return {
    add: (row: CoverageRow) => {
      kept.push(row);
      if (kept.length > 10 * SHOWN) cut();
    },
    rows: () => {
      cut();
      return kept;
    },
  };
};

/** Sums over every document, and the rows that are shown. The engine has `report_coverage` (`withHeld`). */
export const coverageFacts = async (engine: Engine): Promise<CoverageFacts> => {
  const [missing, largest] = [largestOf(), largestOf()];
  const sums = { documents: 0, withPerson: 0, records: 0, person: 0, nobody: 0, nothing: 0, expected: 0 };
  for await (const batch of engine.stream(coverageRows)) {
    for (const row of batch.map(coverageOf)) {
      sums.documents += 1;
      sums.withPerson += row.person > 0 ? 1 : 0;
      sums.expected += row.expected === null ? 0 : 1;
      for (const name of ['records', 'person', 'nobody', 'nothing'] as const) sums[name] += row[name];
      largest.add(row);
      if (row.expected !== null) missing.add(row);
    }
  }
  return { ...sums, missing: missing.rows(), largest: largest.rows() };
};

const COLUMNS = [
  'controlNumber',
  'path',
  'kind',
  'mediaType',
  'bytes',
  'records',
  'person',
  'nobody',
  'nothing',
  'expected',
] as const;
const HEADER =
  'control_number,path,kind,media_type,bytes,records,with_person,elements_but_nobody,nothing,people_expected';

const cell = (value: CoverageRow[(typeof COLUMNS)[number]]): string =>
  typeof value === 'number' ? String(value) : csvText(value ?? '');

/** Writes out/coverage.csv (inside `withHeld`): every document that was read, and what came out of it. */
export const writeCoverage = (engine: Engine, folder: string): Promise<WrittenFile> =>
  writeOutFile(join(folder, 'coverage.csv'), async (file) => {
    await file.write(`${HEADER}\r\n`);
    let rows = 0;
    for await (const batch of engine.stream(coverageRows)) {
      rows += batch.length;
      const lines = batch.map(coverageOf).map((row) => COLUMNS.map((name) => cell(row[name])).join(','));
      await file.write(`${lines.join('\r\n')}\r\n`);
    }
    return rows;
  });
