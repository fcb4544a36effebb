import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, sql } from '../../../engine/sql.ts';
import { type Batch, type BatchRows, cellName, ownRows } from './batches.ts';

const SAMPLE = 'sampled_rows';

/** Rows of each table that classification looks at, beside its first ones. */
const SAMPLE_ROWS = 2000;
const FIRST_ROWS = 500;
/** Longer cells are cut in the sample: their form shows in their beginning. */
const SAMPLE_CELL = 2000;
/** A prime above the number of rows that a draw tells apart; with Knuth's multiplier the draw spreads over the table. */
const DRAW = 1_000_003;
const MULTIPLIER = 2_654_435_761;

/** Sampled cells by document, column by column in row order. The draw hangs on the row's number alone. */
export const sampleCells = async (
  engine: Engine,
  batch: Batch,
  rows: BatchRows,
): Promise<ReadonlyMap<number, readonly (readonly (string | null)[])[]>> => {
  const most = Math.max(1, ...batch.documents.map((document) => document.rows));
  const drawn = Math.min(DRAW, Math.ceil((DRAW * SAMPLE_ROWS) / most));
  const cells = join(
    Array.from(
      { length: batch.width },
      (_, n) => sql`left(${cellName(n + 1)}, ${integer(SAMPLE_CELL)}) as ${cellName(n + 1)}`,
    ),
    ', ',
  );
  const query = sql`select ${rows.documentNo} as document_no, row_no, ${cells} from ${ident(rows.table)}
    where (row_no <= ${integer(FIRST_ROWS)} or (row_no * ${integer(MULTIPLIER)}) % ${integer(DRAW)} < ${integer(drawn)})
      and ${ownRows(rows, batch.documents)}`;
  const found = new Map<number, (string | null)[][]>();
  for (const { documentNo } of batch.documents)
    found.set(
      documentNo,
      Array.from({ length: batch.width }, () => []),
    );
  // Kept first, which all threads do; what is streamed straight away is looked for by one.
  await engine.run({ name: SAMPLE, reads: [rows.table], sql: query });
  const kept = sql`select * from ${ident(SAMPLE)} order by document_no, row_no`;
  for await (const batchRows of engine.stream({ name: SAMPLE, reads: [SAMPLE], sql: kept })) {
    for (const row of batchRows) {
      const columns = found.get(Number(row['document_no']));
      for (let n = 0; n < batch.width; n += 1) {
        const cell = row[`c${n + 1}`];
        columns?.[n]?.push(typeof cell === 'string' ? cell : null);
      }
    }
  }
  await engine.drop(SAMPLE);
  return found;
};
