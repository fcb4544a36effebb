import {
  BIGINT,
  BLOB,
  DuckDBBlobValue,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBTableFunction,
  type DuckDBValue,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import type { RowBlock } from '../port.ts';
import { ident, join, type Sql, sql } from '../sql.ts';

/** Blocks that a running statement takes, and what asking for one threw. */
interface Source {
  readonly blocks: Iterator<RowBlock>;
  fault?: { readonly cause: unknown };
}

/** Columns of a block in front of those of its cells. */
const FRONT = 4;

const put = (chunk: DuckDBDataChunk, column: number, value: DuckDBValue): void => {
  const vector = chunk.getColumnVector(column);
  vector.setItem(0, value);
  vector.flush();
};

/** A block is one row of a chunk of its own, so that its cells are taken apart before the next is asked for. */
const fill = (chunk: DuckDBDataChunk, block: RowBlock): void => {
  chunk.rowCount = 1;
  put(chunk, 0, BigInt(block.first));
  put(chunk, 1, BigInt(block.first + block.rows));
  put(chunk, 2, block.numbers);
  put(chunk, 3, block.sign);
  const cells = new Map(block.columns.map((column) => [column.column, column.cells]));
  for (let n = FRONT; n < chunk.columnCount; n += 1) {
    const bytes = cells.get(n - FRONT);
    put(chunk, n, bytes ? new DuckDBBlobValue(bytes) : null);
  }
};

const rowsSql = (id: number, width: number): Sql => {
  const columns = Array.from({ length: width }, (_, n) => ident(`c${n + 1}`));
  const numbers = sql`case when numbers is null then range(first, behind) else cast(string_split(numbers, ',') as bigint[]) end`;
  const apart = columns.map((column) => sql`unnest(string_split(decode(${column}), sign)) as ${column}`);
  const cells = columns.map((column) => sql`nullif(${column}, '') as ${column}`);
  return sql`select ${join([sql`row_no`, ...cells], ', ')} from (
    select ${join([sql`unnest(${numbers}) as row_no`, ...apart], ', ')} from row_blocks(${id}, ${width}))`;
};

/** Makes blocks of rows readable by statements: the engine asks for the next when it has taken the one before. */
export const openBlockSource = (connection: DuckDBConnection) => {
  const sources = new Map<number, Source>();
  let last = 0;
  const next = (id: number): RowBlock | undefined => {
    const source = sources.get(id);
    if (!source || source.fault) return undefined;
    try {
      const { done, value } = source.blocks.next();
      return done ? undefined : value;
    } catch (cause) {
      // The engine's message would hold it as a text: it is thrown on where the statement ends.
      source.fault = { cause };
      return undefined;
    }
  };
  connection.registerTableFunction(
    DuckDBTableFunction.create({
      name: 'row_blocks',
      parameterTypes: [INTEGER, INTEGER],
      bindFunction: (info) => {
        info.addResultColumn('first', BIGINT);
        info.addResultColumn('behind', BIGINT);
        info.addResultColumn('numbers', VARCHAR);
        info.addResultColumn('sign', VARCHAR);
        for (let n = 1; n <= Number(info.getParameter(1)); n += 1) info.addResultColumn(`c${n}`, BLOB);
        info.setBindData({ id: Number(info.getParameter(0)) });
      },
      // One thread: rows keep their order.
      initFunction: (info) => info.setMaxThreads(1),
      mainFunction: (info, chunk) => {
        const block = next((info.bindData as { readonly id: number }).id);
        if (block) fill(chunk, block);
        else chunk.rowCount = 0;
      },
    }),
  );
  return {
    /** `rows` is a select; `end` throws what asking for a block threw; `close` gives the blocks up. */
    open: (width: number, blocks: Iterable<RowBlock>) => {
      last += 1;
      const id = last;
      const source: Source = { blocks: blocks[Symbol.iterator]() };
      sources.set(id, source);
      return {
        rows: rowsSql(id, width),
        end: (): void => {
          if (source.fault) throw source.fault.cause;
        },
        close: (): void => {
          sources.delete(id);
          source.blocks.return?.();
        },
      };
    },
  };
};
