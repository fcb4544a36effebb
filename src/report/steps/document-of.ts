import { type Sql, sql } from '../../engine/sql.ts';

/** Number of the document that a record stands in, by the record's id (document × 2^32 and more). */
export const documentOf = (record: Sql): Sql => sql`cast((${record} - ${record} % 4294967296) / 4294967296 as integer)`;
