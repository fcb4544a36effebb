import type { Engine, Row } from '../../engine/port.ts';
import { type Sql, sql } from '../../engine/sql.ts';
import type { FoundDuty } from './duties.ts';
import type { FoundColumn, FoundSpan } from './elements.ts';
import type { FoundDocument } from './match-documents.ts';
import type { FoundRecord } from './match-records.ts';
import type { FoundExposure, FoundPerson } from './people.ts';

/** What the stages left, as far as it is scored. */
export interface FoundCase {
  readonly documents: readonly FoundDocument[];
  readonly columns: readonly FoundColumn[];
  readonly spans: readonly FoundSpan[];
  readonly records: readonly FoundRecord[];
  readonly persons: readonly FoundPerson[];
  readonly exposures: readonly FoundExposure[];
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
  'exposure',
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

/** The mail domain of the drill's own desks: a header that names only a desk speaks of nobody. */
const DESKS = '%@carrier.example';

const recordQuery = sql`select record.record_id, record.document_no, record.row_no, record.start_at, record.mention,
    case when person.kind = 'person' then person_record.person_id end as person_id,
    case when record.email like ${DESKS} and coalesce(record.ssn, record.phone, record.account_number) is null
      and record.date_of_birth is null then 1 else 0 end as is_desk
  from record left join person_record on person_record.record_id = record.record_id
  left join person on person.person_id = person_record.person_id
  order by record.record_id`;

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
    sql`select document_no, start_at, end_at, element from detection order by document_no, part, start_at, end_at, element`,
    (row) => ({
      documentNo: number(row, 'document_no'),
      start: number(row, 'start_at'),
      end: number(row, 'end_at'),
      element: text(row, 'element'),
    }),
  ),
  records: await rowsOf(engine, ['record', 'person_record', 'person'], recordQuery, (row) => ({
    recordId: number(row, 'record_id'),
    documentNo: number(row, 'document_no'),
    rowNo: numberOrNull(row, 'row_no'),
    startAt: numberOrNull(row, 'start_at'),
    mention: number(row, 'mention'),
    person: numberOrNull(row, 'person_id'),
    isDesk: number(row, 'is_desk') === 1,
  })),
  persons: await rowsOf(
    engine,
    ['person'],
    sql`select person_id, kind, relation, minor, deceased, residence from person order by person_id`,
    (row) => ({
      personId: number(row, 'person_id'),
      kind: text(row, 'kind'),
      relation: textOrNull(row, 'relation'),
      minor: numberOrNull(row, 'minor'),
      deceased: numberOrNull(row, 'deceased'),
      residence: textOrNull(row, 'residence'),
    }),
  ),
  exposures: await rowsOf(
    engine,
    ['exposure', 'person'],
    sql`select exposure.person_id, exposure.element, exposure.exposure from exposure
      join person on person.person_id = exposure.person_id where person.kind = 'person'
      order by exposure.person_id, exposure.element, exposure.state, exposure.exposure`,
    (row) => ({
      personId: number(row, 'person_id'),
      element: text(row, 'element'),
      exposure: text(row, 'exposure'),
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
