import type { Scratch } from '../../case/stage.ts';
import type { Problem } from '../../core/errors.ts';
import type { Column, Engine, RowWriter } from '../../engine/port.ts';
import type { SqlValue } from '../../engine/sql.ts';
import { DOCUMENT, FIELD, SOURCE, WORKING_TEXT } from '../../schema/tables/ingest.ts';

export type Given = Readonly<Record<string, SqlValue>>;

/** Problems of a batch, without their stage. */
export const BATCH_PROBLEM = {
  name: 'problem',
  columns: (['code', 'severity', 'evidence', 'location', 'hint'] as const).map((name) => ({
    name,
    type: 'text' as const,
  })),
};

/** Documents of a batch, with their order inside the source: the order in which they got their numbers. */
export const BATCH_DOCUMENT = {
  name: 'document',
  columns: [...DOCUMENT.columns, { name: 'ordinal', type: 'integer' as const }],
};

/** What a batch leaves, each a part `ingest/<batch>/<name>`. The source comes last: with it the batch is whole. */
const LEFT = [BATCH_DOCUMENT, FIELD, BATCH_PROBLEM, SOURCE] as const;
export type LeftName = 'document' | 'field' | 'problem' | 'source';

export const batchPart = (batch: string, name: string): string => `ingest/${batch}/${name}`;

/** How much is kept together: what a killed run has to do again. No row hangs on it. */
export interface BatchSize {
  /** UTF-16 units of text in one part of the working copies. */
  readonly textUnits: number;
  readonly documents: number;
}

export const BATCH_SIZE: BatchSize = { textUnits: 16 << 20, documents: 5000 };

/**
 * What is read from one or more sources, kept together as parts of the working copies, so that a killed run goes on
 * behind the last whole batch.
 */
export interface Batch {
  add(name: LeftName, row: Given): void;
  problem(problem: Problem): void;
  text(documentNo: number, part: number, kind: 'plain' | 'mail', text: string): Promise<void>;
  readonly isFull: boolean;
  commit(): Promise<void>;
}

const openTable = async (engine: Engine, name: string, columns: readonly Column[]) => {
  await engine.create(name, columns);
  const writer: RowWriter = await engine.writer(name, columns);
  return { name, columns, writer };
};

type OpenTable = Awaited<ReturnType<typeof openTable>>;

const closeTable = async (engine: Engine, scratch: Scratch, table: OpenTable, part: string): Promise<void> => {
  await table.writer.close();
  await scratch.put(part, table.name, { columns: table.columns, orderBy: [] });
  await engine.drop(table.name);
};

/** Opens a batch. `name` is unlike that of any other batch of the run. */
export const openBatch = async (engine: Engine, scratch: Scratch, name: string, most: BatchSize): Promise<Batch> => {
  const tables = new Map<string, OpenTable>();
  for (const schema of LEFT) tables.set(schema.name, await openTable(engine, `batch_${schema.name}`, schema.columns));
  let texts: OpenTable | undefined;
  let textParts = 0;
  let units = 0;
  let documents = 0;

  const closeTexts = async () => {
    if (!texts) return;
    await closeTable(engine, scratch, texts, `text/${name}-${String(textParts).padStart(6, '0')}`);
    texts = undefined;
    textParts += 1;
    units = 0;
  };

  const append = (table: string, row: Given): void => {
    const open = tables.get(table);
    open?.writer.append(open.columns.map((column) => row[column.name] ?? null));
  };

  return {
    add: (table, row) => {
      if (table === 'document') documents += 1;
      append(table, row);
    },
    problem: (problem) => append('problem', { ...problem }),
    text: async (documentNo, part, kind, text) => {
      texts ??= await openTable(engine, 'batch_text', WORKING_TEXT.columns);
      texts.writer.append([documentNo, part, kind, text]);
      units += text.length;
      await texts.writer.flush();
      if (units >= most.textUnits) await closeTexts();
    },
    get isFull() {
      return documents >= most.documents || textParts > 0;
    },
    commit: async () => {
      await closeTexts();
      for (const schema of LEFT) {
        const table = tables.get(schema.name);
        if (table) await closeTable(engine, scratch, table, batchPart(name, schema.name));
      }
    },
  };
};
