import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CandorError } from '../../core/errors.ts';
import type { Column, Engine } from '../../engine/port.ts';
import type { SqlValue } from '../../engine/sql.ts';
import { fillTable, PERSON_COLUMNS, personCells, RECORD_COLUMNS, recordCells } from '../parts/make-part.ts';
import type { ColumnTruth, DocumentTruth, DutyTruth, PersonTruth, RecordTruth, SpanTruth } from '../truth/truth.ts';

/** The truth that fits into memory at any size of drill; records and people are tables of the engine. */
export interface DrillTruth {
  readonly documents: readonly DocumentTruth[];
  readonly columns: readonly ColumnTruth[];
  readonly spans: readonly SpanTruth[];
  readonly duties: readonly DutyTruth[];
}

const linesOf = async function* <Line>(file: string): AsyncGenerator<Line> {
  let at = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    at += 1;
    if (line === '') continue;
    try {
      yield JSON.parse(line) as Line;
    } catch (cause) {
      throw new CandorError('INPUT_UNREADABLE', 'a line of the truth is not JSON', {
        place: { file, line: at },
        cause,
      });
    }
  }
};

const allOf = async <Line>(folder: string, name: string): Promise<readonly Line[]> => {
  const lines: Line[] = [];
  for await (const line of linesOf<Line>(join(folder, `${name}.ndjson`))) lines.push(line);
  return lines;
};

/** Takes the lines of a small drill, or the Parquet files of a large one, as a table. */
const takeTable = async <Line>(
  engine: Engine,
  folder: string,
  name: string,
  columns: readonly Column[],
  cellsOf: (line: Line) => readonly SqlValue[],
): Promise<void> => {
  const table = `truth_${name}`;
  const lines = join(folder, `${name}.ndjson`);
  if (existsSync(lines)) return fillTable(engine, table, columns, linesOf<Line>(lines), cellsOf);
  const parts = join(folder, name);
  const files = readdirSync(parts)
    .filter((file) => file.endsWith('.parquet'))
    .sort()
    .map((file) => join(parts, file));
  return engine.attach({ name: table, files, columns });
};

const truthFolder = (caseFolder: string): string => {
  const folder = join(caseFolder, 'truth');
  if (!existsSync(join(folder, 'totals.json'))) {
    throw new CandorError('INPUT_NOT_FOUND', 'this case has no truth to score against', {
      place: { file: folder },
      hint: 'only cases that candor drill made can be scored',
    });
  }
  return folder;
};

/** Reads the truth that `candor drill` left in the case folder, as far as it is small. */
export const readTruth = async (caseFolder: string): Promise<DrillTruth> => {
  const folder = truthFolder(caseFolder);
  return {
    documents: await allOf(folder, 'document'),
    columns: await allOf(folder, 'column'),
    spans: await allOf(folder, 'span'),
    duties: await allOf(folder, 'duty'),
  };
};

/** Puts records and people of the truth into the engine: tables `truth_record` and `truth_person`. */
export const takeTruthTables = async (engine: Engine, caseFolder: string): Promise<void> => {
  const folder = truthFolder(caseFolder);
  await takeTable<RecordTruth>(engine, folder, 'record', RECORD_COLUMNS, recordCells);
  await takeTable<PersonTruth>(engine, folder, 'person', PERSON_COLUMNS, personCells);
};
