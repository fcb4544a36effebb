import { join } from 'node:path';
import type { Engine, Row } from '../../engine/port.ts';
import { type WrittenFile, writeOutFile } from '../files/out-file.ts';
import { type Sheet, type SheetCell, writeWorkbook } from '../files/workbook.ts';
import { reviewColumns, reviewDetections, reviewDocuments } from './found-rows.ts';
import {
  ABOUT,
  ABOUT_SHEET,
  CHOICE_SHEET,
  COLUMN_COLUMNS,
  COLUMN_SHEET,
  DECISIONS,
  DETECTION_COLUMNS,
  DETECTION_SHEET,
  DOCUMENT_COLUMNS,
  DOCUMENT_SHEET,
  EDITED,
  OF_SOME,
  PAIR_COLUMNS,
  PAIR_SHEET,
  PEOPLE_COLUMNS,
  PEOPLE_SHEET,
  SHOWN,
  SHOWN_BOTH,
} from './review-columns.ts';
import { reviewPeople } from './review-people.ts';
import { type DecidedBefore, type ReviewSize, reviewPairs } from './review-rows.ts';

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const share = (value: unknown, parts: number): number => Math.round(Number(value ?? 0) / parts) / 1000;

/** What stands already in the decision's cell, by pair ("a b") or record. */
export type StandingDecisions = ReadonlyMap<
  string,
  { readonly decision: string; readonly by: string; readonly why: string }
>;

/** Rows that show what stands: elsewhere it would be counted as seen anew. */
const SHOWS_STANDING: readonly string[] = [SHOWN.decided, SHOWN.asked];

/**
 * The cells that a reviewer fills in, and behind them what stands. `isOutgrown`: what stands does not say it of all of this person any
 * more, so that somebody has to decide again.
 */
const standing = (
  decided: StandingDecisions,
  shown: string,
  keys: readonly string[],
  isOutgrown = false,
): readonly string[] => {
  const isShown = shown.split(SHOWN_BOTH).some((one) => SHOWS_STANDING.includes(one));
  const key = isShown ? keys.find((one) => decided.has(one)) : undefined;
  const found = key === undefined ? undefined : decided.get(key);
  if (!found) return ['', '', '', ''];
  if (isOutgrown) return ['', '', '', `${found.decision}${OF_SOME}`];
  return [found.decision, found.by, found.why, found.decision];
};

const standingOfPerson = (decided: StandingDecisions, shown: string, records: readonly string[]): readonly string[] =>
  standing(
    decided,
    shown,
    records,
    records.some((record) => !decided.has(record)),
  );

const NAME_CELLS = ['given_name', 'middle_name', 'family_name', 'name_suffix'];
const PLACE_CELLS = ['address', 'city', 'region', 'postal_code'];

const joined = (row: Row, names: readonly string[], between: string): string =>
  names
    .map((name) => text(row[name]))
    .filter((cell) => cell !== '')
    .join(between);

/** Several cells of each side as one. */
const inOne = (row: Row, names: readonly string[], between: string): readonly string[] =>
  ['a', 'b'].map((side) =>
    joined(
      row,
      names.map((name) => `${name}_${side}`),
      between,
    ),
  );

const found = (row: Row, shown: string, cells: readonly SheetCell[]): readonly SheetCell[] => [
  shown,
  text(row['id']),
  ...cells,
  '',
  '',
  '',
];

const detectionCells = (row: Row): readonly SheetCell[] =>
  found(row, SHOWN.detections, [
    text(row['control_number']),
    text(row['family']),
    ...['part', 'start_at', 'end_at'].map((name) => Number(row[name])),
    ...['element', 'state', 'masked', 'detector'].map((name) => text(row[name])),
    share(row['confidence'], 10),
  ]);

const columnCells = (row: Row): readonly SheetCell[] =>
  found(row, text(row['shown']), [
    text(row['control_number']),
    text(row['family']),
    Number(row['column_no']),
    ...['name', 'role', 'element'].map((name) => text(row[name])),
    Number(row['filled']),
    text(row['examples']),
  ]);

const documentCells = (row: Row): readonly SheetCell[] =>
  found(row, SHOWN.cleanDocuments, [
    text(row['family']),
    text(row['kind']),
    ...['rows', 'characters'].map((name) => (row[name] === null ? '' : Number(row[name]))),
  ]);

const pairCells = (row: Row, decided: StandingDecisions): readonly SheetCell[] => [
  text(row['shown']),
  text(row['record_a']),
  text(row['record_b']),
  Number(row['joined']) === 1 ? 'joined' : 'kept apart',
  share(row['change'], 1000),
  row['weight'] === null ? '' : share(row['weight'], 1),
  text(row['reason']),
  text(row['pattern']),
  ...inOne(row, [...NAME_CELLS, 'organization'], ' '),
  ...inOne(row, ['date_of_birth'], ''),
  ...inOne(row, PLACE_CELLS, ', '),
  ...['phone', 'email', 'ssn'].flatMap((name) => inOne(row, [name], '')),
  ...standing(decided, text(row['shown']), [
    `${row['record_a']} ${row['record_b']}`,
    `${row['record_b']} ${row['record_a']}`,
  ]),
];

const peopleCells = (row: Row, decided: StandingDecisions): readonly SheetCell[] => [
  text(row['shown']),
  `P-${row['person_id']}`,
  text(row['kind']),
  text(row['relation']),
  joined(row, ['given_name', 'middle_name', 'family_name'], ' '),
  text(row['date_of_birth']),
  joined(row, PLACE_CELLS, ', '),
  share(row['confidence'], 10),
  Number(row['records']),
  text(row['ids']).slice(0, 30_000),
  ...standingOfPerson(decided, text(row['shown']), text(row['ids']).split(' ')),
];

async function* mapped(
  rows: AsyncIterable<readonly Row[]>,
  cells: (row: Row) => readonly SheetCell[],
): AsyncIterable<readonly (readonly SheetCell[])[]> {
  for await (const batch of rows) yield batch.map(cells);
}

const CHOICES = Object.entries(DECISIONS);

async function* choiceRows(): AsyncIterable<readonly (readonly SheetCell[])[]> {
  yield CHOICES;
}

export interface ReviewOf {
  readonly case: string;
  readonly revision: number;
}

async function* aboutRows(of: ReviewOf): AsyncIterable<readonly (readonly SheetCell[])[]> {
  yield [
    [ABOUT.case, of.case],
    [ABOUT.revision, of.revision],
  ];
}

const sheet = (name: string, head: readonly string[], rows: Sheet['rows']): Sheet => ({
  name,
  head,
  rows,
  widths: Object.fromEntries(head.map((column, n) => [n, column === 'compared' || column === 'why' ? 40 : 18])),
  editable: EDITED.map((column) => head.indexOf(column)),
  choices: { [head.indexOf('decision')]: `${CHOICE_SHEET}!$A$2:$A$${CHOICES.length + 1}` },
});

/** Writes out/review.xlsx: pairs and people for review, names and addresses plain, numbers masked; what was found, and what was called clean. */
export const writeReview = async (
  engine: Engine,
  folder: string,
  of: ReviewOf,
  size: ReviewSize,
  before: DecidedBefore,
  decided: StandingDecisions,
): Promise<WrittenFile> => {
  const path = join(folder, 'review.xlsx');
  const pairs = mapped(engine.stream(reviewPairs(size, before)), (row) => pairCells(row, decided));
  const people = mapped(engine.stream(reviewPeople(size, before)), (row) => peopleCells(row, decided));
  const sheets = [
    sheet(PAIR_SHEET, PAIR_COLUMNS, pairs),
    sheet(PEOPLE_SHEET, PEOPLE_COLUMNS, people),
    sheet(DETECTION_SHEET, DETECTION_COLUMNS, mapped(engine.stream(reviewDetections(size.sample)), detectionCells)),
    sheet(COLUMN_SHEET, COLUMN_COLUMNS, mapped(engine.stream(reviewColumns(size.sample)), columnCells)),
    sheet(DOCUMENT_SHEET, DOCUMENT_COLUMNS, mapped(engine.stream(reviewDocuments(size.sample)), documentCells)),
    { name: CHOICE_SHEET, head: ['decision', 'what it says'], rows: choiceRows(), widths: { 0: 16, 1: 60 } },
    { name: ABOUT_SHEET, head: ['what', 'value'], rows: aboutRows(of), widths: { 0: 16, 1: 40 } },
  ];
  const written = await writeOutFile(path, (file) => writeWorkbook(file, sheets, `${path}.sheet.partial`));
  return { ...written, rows: written.rows - CHOICES.length - Object.keys(ABOUT).length };
};
