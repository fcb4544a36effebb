import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Engine } from '../../engine/port.ts';
import { xlsxOf } from '../files/office.ts';
import { fileSink, memorySink, writeBytes } from '../files/sink.ts';
import { type TableWriter, tableWriter } from '../files/tables.ts';
import { tarGzOf } from '../files/tar.ts';
import { zipOf } from '../files/zip.ts';
import { type Part, pathInPart } from '../parts/parts.ts';
import {
  DEVICES,
  MASKED_EXTRACT,
  MINOR_LINES,
  OLD_LEADS,
  REGISTER_PLANS,
  STAFF_DUMP,
  STAFF_SHEETS,
  TABLE_PLANS,
  type TablePlan,
} from './table-plan.ts';
import { addColumns, type DrillWorld, tableRows } from './table-rows.ts';

const extension = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const headersOf = (plan: TablePlan): readonly string[] => plan.columns.map(({ header }) => header);

const addDocument = ({ truth }: DrillWorld, document: string, rows: number, format = extension(document)): void =>
  truth.add('document', { document, format, status: 'read', personal: true, rows });

interface OpenTable {
  readonly plan: TablePlan;
  readonly writer: TableWriter;
  rows: number;
}

const openTable = (folder: string, plan: TablePlan): OpenTable => ({
  plan,
  writer: tableWriter(fileSink(join(folder, plan.path), plan.charset), plan.format, headersOf(plan)),
  rows: 0,
});

/** A table as bytes, for archives and attachments. */
export const tableBytes = (world: DrillWorld, plan: TablePlan): Buffer => {
  const writer = tableWriter(memorySink(plan.charset), plan.format, headersOf(plan));
  let rows = 0;
  addColumns(world, plan);
  for (const cells of tableRows(world, plan)) {
    writer.row(cells);
    rows += 1;
  }
  addDocument(world, plan.path, rows);
  return writer.close();
};

const addContainer = ({ truth }: DrillWorld, document: string): void =>
  truth.add('document', { document, format: extension(document), status: 'container', personal: true });

const writeWorkbook = (folder: string, world: DrillWorld): void => {
  const sheets = STAFF_SHEETS.map((plan) => {
    addColumns(world, plan);
    const rows = [...tableRows(world, plan)];
    addDocument(world, plan.path, rows.length, 'xlsx');
    const dateColumns = plan.columns.flatMap(({ role }, n) => (role === 'date_of_birth' ? [n] : []));
    return { name: plan.path.slice(plan.path.lastIndexOf('/') + 1), rows: [headersOf(plan), ...rows], dateColumns };
  });
  addContainer(world, 'evidence/hr/employees.xlsx');
  writeBytes(join(folder, 'evidence/hr/employees.xlsx'), xlsxOf(sheets));
};

const writeArchives = (folder: string, world: DrillWorld): void => {
  const readme = Buffer.from('Weekly extract of the reporting system. Keep for ninety days.\n');
  const inner = zipOf([{ name: 'leads.csv', bytes: tableBytes(world, OLD_LEADS) }]);
  addContainer(world, 'evidence/backup/2019.zip!/inner.zip');
  addContainer(world, 'evidence/backup/2019.zip');
  world.truth.add('document', {
    document: 'evidence/backup/2019.zip!/readme.txt',
    format: 'txt',
    status: 'read',
    personal: false,
  });
  writeBytes(
    join(folder, 'evidence/backup/2019.zip'),
    zipOf([
      { name: 'readme.txt', bytes: readme },
      { name: 'inner.zip', bytes: inner },
    ]),
  );
  addContainer(world, 'evidence/backup/exports.tar.gz');
  writeBytes(
    join(folder, 'evidence/backup/exports.tar.gz'),
    tarGzOf([{ name: 'masked_extract.csv', bytes: tableBytes(world, MASKED_EXTRACT) }]),
  );
};

const DEVICE_TABLE = 'drill_devices';
const DEVICE_COLUMNS = headersOf(DEVICES).map((name) => ({ name, type: 'text' as const }));

/** The same files in a second place: both places are kept, the content counts once. */
const writeDuplicates = (folder: string, part: Part, { truth }: DrillWorld): void => {
  for (const [plain, copy] of [
    ['evidence/crm/postpaid_more.csv', 'evidence/share/copy of postpaid_more.csv'],
    ['evidence/prepaid/second_brand.ndjson', 'evidence/share/second_brand.ndjson'],
  ] as const) {
    const [from, to] = [pathInPart(plain, part), pathInPart(copy, part)];
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(join(folder, from), join(folder, to));
    truth.add('document', { document: to, format: extension(to), status: 'duplicate', same_as: from, personal: true });
  }
};

/** The tables of one part, open until all of its blocks stand in them. */
export interface PartTables {
  write(world: DrillWorld): Promise<void>;
  /** Ends the files; their documents and columns go into the truth of the last block. */
  close(world: DrillWorld): Promise<void>;
}

/** Opens all tables of the breach and the registers below `folder`. Device rows go through the engine, which alone writes Parquet. */
export const openTables = async (folder: string, part: Part, engine: Engine): Promise<PartTables> => {
  const inPart = (plan: TablePlan): TablePlan => ({ ...plan, path: pathInPart(plan.path, part) });
  const isLarge = part.blocks.some(({ no }) => no > 0);
  const tables = [...TABLE_PLANS, MINOR_LINES, ...REGISTER_PLANS].map((plan) => openTable(folder, inPart(plan)));
  const staff = isLarge ? openTable(folder, inPart(STAFF_DUMP)) : undefined;
  const devices = inPart(DEVICES);
  await engine.create(DEVICE_TABLE, DEVICE_COLUMNS);
  const deviceRows = await engine.writer(DEVICE_TABLE, DEVICE_COLUMNS);
  let deviceCount = 0;
  const writeInto = (table: OpenTable, world: DrillWorld): void => {
    for (const cells of tableRows(world, table.plan, table.rows)) {
      table.writer.row(cells);
      table.rows += 1;
    }
  };
  const end = (table: OpenTable, world: DrillWorld): void => {
    table.writer.close();
    addColumns(world, table.plan);
    addDocument(world, table.plan.path, table.rows);
  };
  return {
    write: async (world) => {
      for (const table of tables) writeInto(table, world);
      if (staff && world.block.no > 0) writeInto(staff, world);
      if (world.block.no === 0) {
        writeWorkbook(folder, world);
        writeArchives(folder, world);
      }
      for (const cells of tableRows(world, devices, deviceCount)) {
        deviceRows.append(cells);
        deviceCount += 1;
      }
      await deviceRows.flush();
    },
    close: async (world) => {
      for (const table of staff ? [...tables, staff] : tables) end(table, world);
      addColumns(world, devices);
      await deviceRows.close();
      mkdirSync(dirname(join(folder, devices.path)), { recursive: true });
      await engine.write(DEVICE_TABLE, { file: join(folder, devices.path), columns: DEVICE_COLUMNS, orderBy: [] });
      await engine.drop(DEVICE_TABLE);
      addDocument(world, devices.path, deviceCount);
      if (part.no === 1) writeDuplicates(folder, part, world);
    },
  };
};
