import type { Scratch } from '../../case/stage.ts';
import type { Engine, Row } from '../../engine/port.ts';
import { type Sql, sql } from '../../engine/sql.ts';

/** A table that has a working copy, so that it is detected in this run. */
export interface TableDocument {
  readonly documentNo: number;
  readonly part: string;
  readonly names: readonly (string | null)[];
  /** Where the names come from another part of the same table: its path. */
  readonly headerOf?: string;
  /** Columns beyond those that are looked at. */
  readonly columnsLeft: number;
  readonly rows: number;
  /** Rows above the header: titles of an export, which are no rows of the table. */
  readonly titleRows: number;
  readonly family: string;
  readonly controlNumber: string;
  readonly sha256: string;
}

/** Columns of a table that are looked at; a file that has more is no table of people, or is damaged. */
export const MOST_COLUMNS = 2000;

const ROWS_PART = /^rows\/(\d+)-/;

const text = (cell: Row[string] | undefined): string | null => (typeof cell === 'string' ? cell : null);

const partsByDocument = (scratch: Scratch): ReadonlyMap<number, string> => {
  const parts = new Map<number, string>();
  for (const part of scratch.list('rows/')) {
    const number = Number(ROWS_PART.exec(part)?.[1] ?? Number.NaN);
    if (Number.isSafeInteger(number)) parts.set(number, part);
  }
  return parts;
};

/** Rows of a query, one by one. */
const rowsOf = async function* (engine: Engine, table: string, query: Sql): AsyncIterable<Row> {
  for await (const rows of engine.stream({ name: `${table}_rows`, reads: [table], sql: query })) yield* rows;
};

const namesByDocument = async (engine: Engine, wanted: ReadonlyMap<number, string>) => {
  const names = new Map<number, (string | null)[]>();
  const fields = sql`select document_no, column_no, name from field order by document_no, column_no`;
  for await (const row of rowsOf(engine, 'field', fields)) {
    const number = Number(row['document_no']);
    if (!wanted.has(number)) continue;
    const list = names.get(number) ?? [];
    list[Number(row['column_no']) - 1] = text(row['name']);
    names.set(number, list);
  }
  return names;
};

/** Tables with a working copy, in the order of their numbers. */
export const tableDocuments = async (engine: Engine, scratch: Scratch): Promise<readonly TableDocument[]> => {
  const parts = partsByDocument(scratch);
  if (parts.size === 0) return [];
  const names = await namesByDocument(engine, parts);
  const found: TableDocument[] = [];
  const documents = sql`select document_no, control_number, family, sha256, "rows" as row_count, "columns" as column_count,
      header_row from document where kind = 'table' order by document_no`;
  for await (const row of rowsOf(engine, 'document', documents)) {
    const documentNo = Number(row['document_no']);
    const part = parts.get(documentNo);
    const given = names.get(documentNo) ?? [];
    const columns = Math.max(Number(row['column_count'] ?? 0), given.length);
    if (part === undefined || columns === 0) continue;
    found.push({
      documentNo,
      part,
      names: Array.from({ length: Math.min(columns, MOST_COLUMNS) }, (_, n) => given[n] ?? null),
      columnsLeft: Math.max(0, columns - MOST_COLUMNS),
      rows: Number(row['row_count'] ?? 0),
      titleRows: Math.max(0, Number(row['header_row'] ?? 1) - 1),
      family: text(row['family']) ?? '',
      controlNumber: text(row['control_number']) ?? '',
      sha256: text(row['sha256']) ?? '',
    });
  }
  return found;
};
