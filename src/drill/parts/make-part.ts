import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Column, Engine } from '../../engine/port.ts';
import type { SqlValue } from '../../engine/sql.ts';
import { type DrillData, loadDrillData } from '../data-files.ts';
import type { DrillOptions } from '../drill-case.ts';
import { makePeople } from '../people/people.ts';
import { openTables } from '../tables/write-tables.ts';
import { writeTexts } from '../texts/write-texts.ts';
import { addPeople, mergeSums, type PersonSums } from '../truth/people-truth.ts';
import {
  type ColumnTruth,
  createTruth,
  type DocumentTruth,
  type SpanTruth,
  type Truth,
  type TruthRows,
} from '../truth/truth.ts';
import { type Block, blockFile, type Part } from './parts.ts';

/** What is kept of a part when its files are written. */
export interface MadePart {
  readonly documents: readonly DocumentTruth[];
  readonly columns: readonly ColumnTruth[];
  readonly spans: readonly SpanTruth[];
  readonly records: number;
  readonly sums: PersonSums;
}

/** Truth of records and people of a large drill, a Parquet file a block; small drills have the same as lines. */
export const RECORD_COLUMNS: readonly Column[] = [
  { name: 'document', type: 'text' },
  { name: 'row', type: 'bigint' },
  { name: 'start', type: 'bigint' },
  { name: 'mention', type: 'integer' },
  { name: 'person', type: 'bigint' },
];
export const PERSON_COLUMNS: readonly Column[] = [
  { name: 'person', type: 'bigint' },
  { name: 'household', type: 'bigint' },
  { name: 'relation', type: 'text' },
  { name: 'minor', type: 'integer' },
  { name: 'deceased', type: 'integer' },
  { name: 'guardian', type: 'bigint' },
  { name: 'residence', type: 'text' },
  { name: 'exposed', type: 'text' },
];

export const recordCells = (row: TruthRows['record'][number]): readonly SqlValue[] => [
  row.document,
  row.row ?? null,
  row.start ?? null,
  row.mention,
  row.person,
];

/** `exposed` is one text, its parts between blanks. */
export const personCells = (row: TruthRows['person'][number]): readonly SqlValue[] => [
  row.person,
  row.household,
  row.relation,
  row.minor,
  row.deceased,
  row.guardian,
  row.residence,
  row.exposed.join(' '),
];

const BATCH = 5000;

export const fillTable = async <Item>(
  engine: Engine,
  table: string,
  columns: readonly Column[],
  items: Iterable<Item> | AsyncIterable<Item>,
  cellsOf: (item: Item) => readonly SqlValue[],
): Promise<void> => {
  await engine.create(table, columns);
  const writer = await engine.writer(table, columns);
  let n = 0;
  for await (const item of items) {
    writer.append(cellsOf(item));
    n += 1;
    if (n % BATCH === 0) await writer.flush();
  }
  await writer.close();
};

const writeBlockTruth = async (folder: string, block: Block, { rows }: Truth, engine: Engine): Promise<void> => {
  const write = async (name: string, columns: readonly Column[]) => {
    const file = join(folder, blockFile(`truth/${name}`, block));
    mkdirSync(dirname(file), { recursive: true });
    await engine.write(`truth_${name}`, { file, columns, orderBy: [] });
    await engine.drop(`truth_${name}`);
  };
  await fillTable(engine, 'truth_record', RECORD_COLUMNS, rows.record, recordCells);
  await write('record', RECORD_COLUMNS);
  await fillTable(engine, 'truth_person', PERSON_COLUMNS, rows.person, personCells);
  await write('person', PERSON_COLUMNS);
};

interface Making {
  readonly folder: string;
  readonly options: DrillOptions;
  readonly engine: Engine;
  readonly data?: DrillData;
}

/**
 * Makes the files of a part, block after block. `onBlock` gets each block's truth when its files are written; nothing of a
 * block stays but sums and documents.
 */
export const makePart = async (
  { folder, options, engine, data = loadDrillData() }: Making,
  part: Part,
  onBlock: (block: Block, truth: Truth) => Promise<void> | void,
): Promise<MadePart> => {
  const { seed, from } = options;
  const day = Number(from.replaceAll('-', ''));
  const tables = await openTables(folder, part, engine);
  const made: MadePart[] = [];
  for (const [n, block] of part.blocks.entries()) {
    const truth = createTruth();
    const world = { data, seed, block, truth, people: makePeople(data, block, seed, day) };
    await tables.write(world);
    if (n === part.blocks.length - 1) await tables.close(world);
    if (block.no === 0) writeTexts(folder, world);
    const sums = addPeople(world);
    await onBlock(block, truth);
    const { document, column, span, record } = truth.rows;
    made.push({ documents: document, columns: column, spans: span, records: record.length, sums });
  }
  return {
    documents: made.flatMap(({ documents }) => documents),
    columns: made.flatMap(({ columns }) => columns),
    spans: made.flatMap(({ spans }) => spans),
    records: made.reduce((sum, { records }) => sum + records, 0),
    sums: mergeSums(made.map(({ sums }) => sums)),
  };
};

/** Makes a part of a large drill, with its truth on disk. */
export const makeLargePart = (making: Making, part: Part, onPeople: (people: number) => void): Promise<MadePart> =>
  makePart(making, part, async (block, truth) => {
    await writeBlockTruth(making.folder, block, truth, making.engine);
    onPeople(block.people);
  });
