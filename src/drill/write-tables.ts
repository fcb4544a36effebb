import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Engine } from '../engine/port.ts';
import { xlsxOf } from './files/office.ts';
import { fileSink, memorySink, writeBytes } from './files/sink.ts';
import { tableWriter } from './files/tables.ts';
import { tarGzOf } from './files/tar.ts';
import { zipOf } from './files/zip.ts';
import {
  DEVICES,
  MASKED_EXTRACT,
  MINOR_LINES,
  OLD_LEADS,
  REGISTER_PLANS,
  STAFF_SHEETS,
  TABLE_PLANS,
  type TablePlan,
} from './table-plan.ts';
import { type DrillWorld, tableRows } from './table-rows.ts';

const extension = (path: string): string => path.slice(path.lastIndexOf('.') + 1);
const headersOf = (plan: TablePlan): readonly string[] => plan.columns.map(({ header }) => header);

const addDocument = ({ truth }: DrillWorld, document: string, rows: number, format = extension(document)): void =>
  truth.add('document', { document, format, status: 'read', personal: true, rows });

/** A table as a file of its own. */
const writeTable = (folder: string, world: DrillWorld, plan: TablePlan): void => {
  const writer = tableWriter(fileSink(join(folder, plan.path), plan.charset), plan.format, headersOf(plan));
  let rows = 0;
  for (const cells of tableRows(world, plan)) {
    writer.row(cells);
    rows += 1;
  }
  writer.close();
  addDocument(world, plan.path, rows);
};

/** A table as bytes, for archives and attachments. */
export const tableBytes = (world: DrillWorld, plan: TablePlan): Buffer => {
  const writer = tableWriter(memorySink(plan.charset), plan.format, headersOf(plan));
  let rows = 0;
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

const BATCH = 5000;

/** Device rows go through the engine, which alone writes Parquet. */
const writeDevices = async (folder: string, world: DrillWorld, engine: Engine): Promise<void> => {
  const columns = headersOf(DEVICES).map((name) => ({ name, type: 'text' as const }));
  const table = 'drill_devices';
  await engine.create(table, columns);
  const writer = await engine.writer(table, columns);
  let rows = 0;
  for (const cells of tableRows(world, DEVICES)) {
    writer.append(cells);
    rows += 1;
    if (rows % BATCH === 0) await writer.flush();
  }
  await writer.close();
  const file = join(folder, DEVICES.path);
  mkdirSync(dirname(file), { recursive: true });
  await engine.write(table, { file, columns, orderBy: [] });
  await engine.drop(table);
  addDocument(world, DEVICES.path, rows);
};

/** The same file in a second place: both places are kept, the content counts once. */
const writeDuplicates = (folder: string, { truth }: DrillWorld): void => {
  for (const [from, to] of [
    ['evidence/crm/postpaid_more.csv', 'evidence/share/copy of postpaid_more.csv'],
    ['evidence/prepaid/second_brand.ndjson', 'evidence/share/second_brand.ndjson'],
  ] as const) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(join(folder, from), join(folder, to));
    truth.add('document', { document: to, format: extension(to), status: 'duplicate', same_as: from, personal: true });
  }
};

/** Writes all tables of the breach and the registers below `folder`. */
export const writeTables = async (
  folder: string,
  world: DrillWorld,
  engine: Engine,
  onFile: (path: string) => void,
): Promise<void> => {
  for (const plan of [...TABLE_PLANS, MINOR_LINES, ...REGISTER_PLANS]) {
    writeTable(folder, world, plan);
    onFile(plan.path);
  }
  writeWorkbook(folder, world);
  writeArchives(folder, world);
  await writeDevices(folder, world, engine);
  writeDuplicates(folder, world);
};
