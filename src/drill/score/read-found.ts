import type { Engine, Row } from '../../engine/port.ts';
import { type Sql, sql } from '../../engine/sql.ts';
import type { FoundDuty } from './duties.ts';
import type { FoundColumn, FoundSpan } from './elements.ts';
import type { FoundDocument } from './match-documents.ts';

/** What the stages left and fits into memory; records, people and their exposures are scored where they lie. */
export interface FoundCase {
  readonly documents: readonly FoundDocument[];
  readonly columns: readonly FoundColumn[];
  readonly spans: readonly FoundSpan[];
  readonly duties: readonly FoundDuty[];
}

export const FOUND_TABLES = [
  'source',
  'document',
  'field_element',
  'detection',
  'record',
  'person',
  'person_record',
  'holding',
  'duty',
] as const;

const number = (row: Row, name: string): number => Number(row[name]);
const numberOrNull = (row: Row, name: string): number | null => (row[name] === null ? null : Number(row[name]));
const text = (row: Row, name: string): string => String(row[name] ?? '');
const textOrNull = (row: Row, name: string): string | null => (row[name] === null ? null : String(row[name]));

const rowsOf = async <Item>(
  engine: Engine,
  reads: readonly string[],
  query: Sql,
  item: (row: Row) => Item,
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  for await (const rows of engine.stream({ name: `score:${reads[0]}`, reads, sql: query })) {
    for (const row of rows) items.push(item(row));
  }
  return items;
};

/** Reads the attached artifacts named in FOUND_TABLES. */
export const readFound = async (engine: Engine): Promise<FoundCase> => ({
  documents: await rowsOf(
    engine,
    ['document', 'source'],
    sql`select document.document_no, source.path, document.family, document.status, document.kind, document.duplicate_of
      from document join source on source.source_no = document.source_no order by document.document_no`,
    (row) => ({
      documentNo: number(row, 'document_no'),
      source: text(row, 'path'),
      family: text(row, 'family'),
      status: text(row, 'status'),
      kind: text(row, 'kind'),
      duplicateOf: numberOrNull(row, 'duplicate_of'),
    }),
  ),
  columns: await rowsOf(
    engine,
    ['field_element'],
    sql`select document_no, column_no, mention, role, state from field_element order by document_no, column_no, mention, role`,
    (row) => ({
      documentNo: number(row, 'document_no'),
      column: number(row, 'column_no'),
      mention: number(row, 'mention'),
      role: text(row, 'role'),
      state: text(row, 'state'),
    }),
  ),
  spans: await rowsOf(
    engine,
    ['detection'],
    sql`select document_no, start_at, end_at, element from detection where shared = 0 order by document_no, part, start_at, end_at, element`,
    (row) => ({
      documentNo: number(row, 'document_no'),
      start: number(row, 'start_at'),
      end: number(row, 'end_at'),
      element: text(row, 'element'),
    }),
  ),
  duties: await rowsOf(
    engine,
    ['duty'],
    sql`select jurisdiction, audience, answer from duty order by duty_no`,
    (row) => ({
      jurisdiction: textOrNull(row, 'jurisdiction'),
      audience: text(row, 'audience'),
      answer: text(row, 'answer'),
    }),
  ),
});
