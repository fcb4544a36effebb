import { CandorError, type Place } from '../../core/errors.ts';
import type { Row, RowWriter, ScriptStep } from '../port.ts';
import { runBatch } from './script-batch.ts';
import type { BadData, Cells, ScriptPool } from './script-pool.ts';

const BATCH_ROWS = 2048;
/** UTF-16 units of a batch: long texts go in smaller ones, so that memory is bounded and all threads have work. */
const BATCH_UNITS = 1 << 20;
/** A step of so few units is done before a thread has loaded the module. */
const SMALL_UNITS = 50_000;

const sizeOf = (cells: Cells): number => cells.reduce((sum, cell) => sum + (cell?.length ?? 0), 0);

const inBatches = async function* (input: AsyncIterable<readonly Row[]>, columns: readonly string[]) {
  let batch: Cells[] = [];
  let units = 0;
  for await (const rows of input) {
    for (const row of rows) {
      const cells = columns.map((name) => (row[name] ?? null) as string | null);
      batch.push(cells);
      units += sizeOf(cells);
      if (batch.length < BATCH_ROWS && units < BATCH_UNITS) continue;
      yield { batch, units, isLast: false };
      batch = [];
      units = 0;
    }
  }
  if (batch.length > 0) yield { batch, units, isLast: true };
};

const withPlace = ({ place }: BadData): { readonly place?: Place } => (place ? { place } : {});

/**
 * Sends distinct cells to the pool's threads and appends what comes back. At most one batch a thread is under way, so
 * memory is bounded by `threads` batches. Row order in the table hangs on timing; steps never rely on it.
 */
export const runScript = async (
  step: ScriptStep,
  input: AsyncIterable<readonly Row[]>,
  writer: RowWriter,
  pool: ScriptPool,
  threads: number,
): Promise<void> => {
  const batches = inBatches(input, step.inputColumns)[Symbol.asyncIterator]();
  const job = { module: step.module, function: step.function, setting: step.setting ?? null };
  let isFirst = true;
  // An async generator hands out its batches one at a time, also to several takers.
  const work = async () => {
    for (let next = await batches.next(); !next.done; next = await batches.next()) {
      const { batch, units, isLast } = next.value;
      const isSmall = isFirst && isLast && units < SMALL_UNITS;
      isFirst = false;
      const reply = isSmall ? await runBatch({ ...job, batch }) : await pool.ask({ ...job, batch });
      if ('badData' in reply) throw new CandorError('DATA_INVALID', reply.badData.detail, withPlace(reply.badData));
      if ('fault' in reply) throw new CandorError('STEP_FAILED', `script step ${step.name}: ${reply.fault}`);
      for (const row of reply.rows) writer.append(row);
      await writer.flush();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
};
