import type { Scratch } from '../../../case/stage.ts';
import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import type { TableDocument } from '../documents.ts';

/** Tables that are worked on together: small ones of the same width as one relation, a large one alone. */
export interface Batch {
  readonly documents: readonly TableDocument[];
  readonly width: number;
  readonly rows: number;
}

/** A batch as a relation: its engine table, and how SQL gets the document's number of a row. */
export interface BatchRows {
  readonly table: string;
  readonly documentNo: Sql;
  /** Columns no cell of which has blanks around it or is a word for nothing, where that is known. */
  readonly asTheyStand?: ReadonlySet<number>;
}

const SMALL_ROWS = 20_000;
const BATCH_ROWS = 200_000;
const BATCH_DOCUMENTS = 100;

/** Groups tables into batches; the order of documents inside a batch and of batches is a function of the numbers alone. */
export const batchesOf = (documents: readonly TableDocument[]): readonly Batch[] => {
  const open = new Map<number, TableDocument[]>();
  const batches: TableDocument[][] = [];
  for (const document of documents) {
    const width = document.names.length;
    if (document.rows > SMALL_ROWS) {
      batches.push([document]);
      continue;
    }
    const batch = open.get(width) ?? [];
    const rows = batch.reduce((sum, other) => sum + other.rows, 0);
    if (batch.length === 0 || batch.length >= BATCH_DOCUMENTS || rows + document.rows > BATCH_ROWS) {
      const fresh = [document];
      open.set(width, fresh);
      batches.push(fresh);
    } else batch.push(document);
  }
  return batches.map((list) => ({
    documents: list,
    width: list[0]?.names.length ?? 0,
    rows: list.reduce((sum, { rows }) => sum + rows, 0),
  }));
};

/** Rows of these documents that are the table's, without titles above its header. */
export const ownRows = ({ documentNo }: BatchRows, documents: readonly TableDocument[]): Sql => {
  const titled = documents.filter(({ titleRows }) => titleRows > 0);
  if (titled.length === 0) return sql`true`;
  return join(
    titled.map((document) => sql`not (${documentNo} = ${document.documentNo} and row_no <= ${document.titleRows})`),
    ' and ',
  );
};

export const cellName = (column: number): Sql => ident(`c${column}`);

/** Makes the batch readable as one relation. A lone table is read where it lies, without a copy. */
export const openBatch = async (engine: Engine, scratch: Scratch, batch: Batch): Promise<BatchRows> => {
  const cells = Array.from({ length: batch.width }, (_, n) => ({ name: `c${n + 1}`, type: 'text' as const }));
  const columns = [{ name: 'row_no', type: 'bigint' as const }, ...cells];
  const names = batch.documents.map(({ documentNo }) => `rows_${documentNo}`);
  for (const [n, { part }] of batch.documents.entries()) {
    await engine.attach(scratch.files(names[n] ?? '', [part], columns));
  }
  const [only, second] = batch.documents;
  if (only && !second) return { table: names[0] ?? '', documentNo: integer(only.documentNo) };
  const list = join(
    columns.map(({ name }) => ident(name)),
    ', ',
  );
  const rows = batch.documents.map(
    ({ documentNo }, n) => sql`select ${integer(documentNo)} as document_no, ${list} from ${ident(names[n] ?? '')}`,
  );
  // Called after its first table: the next batch is opened while this one is worked on.
  const table = `batch_${names[0]}`;
  await engine.run({ name: table, reads: names, sql: join(rows, ' union all ') });
  for (const name of names) await engine.drop(name);
  return { table, documentNo: ident('document_no') };
};
