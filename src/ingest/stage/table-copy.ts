import { writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import type { StageContext } from '../../case/stage.ts';
import { CandorError } from '../../core/errors.ts';
import type { RowBlock } from '../../engine/port.ts';
import { ident, join, sql } from '../../engine/sql.ts';
import type { UnreadReason } from '../../schema/unread-reasons.ts';
import { type Bytes, chunksOf } from '../bytes/bytes.ts';
import { type DirectTable, isUnreadable, type Oddity, type OpenTable, type Table } from '../reader.ts';
import { blocksOf } from '../row-blocks.ts';
import { withTextsOfBase64 } from '../texts-in-cells.ts';

/** What became of a table when its rows were copied. */
export interface TableCopy {
  readonly rows: number;
  readonly names: readonly (string | null)[];
  /** Filled cells of each column. */
  readonly filled: readonly number[];
  readonly oddities: readonly Oddity[];
  /** Why the copy ended before the table did. */
  readonly failed: UnreadReason | null;
}

type Copying = Pick<StageContext, 'engine' | 'scratch'>;

const ROWS = 'copied_rows';

const columnsFor = (width: number) => [
  { name: 'row_no', type: 'bigint' as const },
  ...Array.from({ length: width }, (_, n) => ({ name: `c${n + 1}`, type: 'text' as const })),
];

const COLUMNS_A_QUERY = 500;

/** Filled cells by column, counted by the engine. */
const countFilled = async ({ engine, scratch }: Copying, part: string, width: number): Promise<readonly number[]> => {
  const filled: number[] = [];
  await engine.attach(scratch.files(ROWS, [part], columnsFor(width)));
  for (let from = 0; from < width; from += COLUMNS_A_QUERY) {
    const names = Array.from({ length: Math.min(COLUMNS_A_QUERY, width - from) }, (_, n) => ident(`c${from + n + 1}`));
    const counts = join(
      names.map((name) => sql`count(${name}) as ${name}`),
      ', ',
    );
    const [row] = await engine.read({ name: 'filled', reads: [ROWS], sql: sql`select ${counts} from ${ident(ROWS)}` });
    for (let n = 0; n < names.length; n += 1) filled.push(Number(row?.[`c${from + n + 1}`] ?? 0));
  }
  await engine.drop(ROWS);
  return filled;
};

const copyOpened = async ({ scratch }: Copying, part: string, table: OpenTable): Promise<TableCopy> => {
  const width = table.names.length;
  const filled = new Array<number>(width).fill(0);
  let rows = 0;
  let failed: UnreadReason | null = null;
  const counted = function* (): Iterable<RowBlock> {
    try {
      for (const kept of table.blocks?.() ?? blocksOf(table.rows())) {
        const block = withTextsOfBase64(kept);
        rows += block.rows;
        for (const cells of block.columns) filled[cells.column] = (filled[cells.column] ?? 0) + cells.filled;
        yield block;
      }
    } catch (cause) {
      // The rows in front of the damage stand.
      if (!isUnreadable(cause)) throw cause;
      failed = cause.unread;
    }
  };
  await scratch.pack(part, width, counted());
  return { rows, names: table.names, filled, oddities: table.oddities(), failed };
};

/** What the engine would take for a pattern of names, for parts of a data set or for a packed file. */
const isPlainPath = (path: string): boolean => !/[*?[\]{}=]|\.(gz|zst)$/i.test(path);

const isRefusal = (cause: unknown): boolean =>
  cause instanceof CandorError && ['STEP_FAILED', 'OUT_OF_MEMORY'].includes(cause.code);

/** By the engine, while the rows are counted by ourselves: only where both agree does the copy stand. */
const copyDirect = async (
  copying: Copying,
  part: string,
  { names, direct }: Extract<Table, { kind: 'rows' }>,
): Promise<TableCopy | null> => {
  if (!direct || !isPlainPath(direct.path)) return null;
  const loading = copying.scratch.load(part, direct.path, direct.source).then(
    ({ rows }) => rows,
    (cause: unknown) => {
      if (!isRefusal(cause)) throw cause;
      return null;
    },
  );
  const [loaded, counted] = await Promise.all([loading, countedRows(direct)]);
  if (loaded === null || loaded !== counted) return null;
  return { rows: loaded, names, filled: await countFilled(copying, part, names.length), oddities: [], failed: null };
};

const countedRows = async (direct: DirectTable): Promise<number | null> => direct.rows();

/** A path where the engine finds these bytes as a file. */
const withFile = async <Result>(
  { scratch }: Copying,
  part: string,
  bytes: Bytes,
  work: (path: string) => Promise<Result>,
): Promise<Result> => {
  if (bytes.path !== null && isPlainPath(bytes.path)) return work(bytes.path);
  const name = `${part}-file`;
  const path = await scratch.filePath(name);
  try {
    writeFileSync(path, '', { mode: 0o600 });
    for (const chunk of chunksOf(bytes)) await appendFile(path, chunk);
    return await work(path);
  } finally {
    await scratch.remove(name);
  }
};

const NOTHING = { rows: 0, names: [], filled: [], oddities: [] } as const;

const copyParquet = (copying: Copying, part: string, bytes: Bytes): Promise<TableCopy> =>
  withFile(copying, part, bytes, async (path) => {
    try {
      const { rows, columns } = await copying.scratch.load(part, path, { kind: 'parquet' });
      const filled = await countFilled(copying, part, columns.length);
      return { rows, names: columns, filled, oddities: [], failed: null };
    } catch (cause) {
      if (!isRefusal(cause)) throw cause;
      return { ...NOTHING, failed: 'damaged' };
    }
  });

const copyCarefully = async (
  copying: Copying,
  part: string,
  table: Extract<Table, { kind: 'rows' }>,
): Promise<TableCopy> => {
  let open: OpenTable;
  try {
    open = await table.open();
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    return { ...NOTHING, failed: cause.unread };
  }
  return copyOpened(copying, part, open);
};

/** Copies the rows of a table into a part of the working copies: by the engine where it can, else by our own reader. */
export const copyTable = async (copying: Copying, part: string, table: Table): Promise<TableCopy> => {
  if (table.kind === 'parquet') return copyParquet(copying, part, table.bytes);
  return (await copyDirect(copying, part, table)) ?? copyCarefully(copying, part, table);
};
