import { integer, type Sql, sql } from '../../../engine/sql.ts';
import { MOST_MENTIONS } from '../../../schema/vocabulary.ts';

/** Ids of the records of one document: rows in the lower half, further people of rows in the upper. */
export const RECORD_BASE = 4_294_967_296n;

/** So many people of a row have ids beside each other; few rows have more. */
const BESIDE = 8;
const FURTHER = MOST_MENTIONS - BESIDE;
const UPPER = 2 ** 31;
/** The last row whose further people have ids: no table has so many rows of so many people. */
const LAST_ROW = Math.floor(UPPER / FURTHER) - 1;

/** Whether the n-th person of a row, from 1, has an id. */
export const hasRecordId = (rowNo: number, mention: number): boolean =>
  mention <= BESIDE || (mention <= MOST_MENTIONS && rowNo <= LAST_ROW);

/** The id of the n-th person of a row, from 1, where there is one. */
export const recordId = (documentNo: number, rowNo: number, mention: number): bigint => {
  const place = mention <= BESIDE ? rowNo * BESIDE + mention - 1 : UPPER + rowNo * FURTHER + mention - BESIDE - 1;
  return BigInt(documentNo) * RECORD_BASE + BigInt(place);
};

/** The same by SQL, for one mention of all rows; and which rows have it. */
export const recordIdSql = (mention: number): Sql =>
  mention <= BESIDE
    ? sql`cast(document_no as bigint) * 4294967296 + row_no * 8 + ${integer(mention - 1)}`
    : sql`cast(document_no as bigint) * 4294967296 + ${integer(UPPER)} + row_no * ${integer(FURTHER)} + ${integer(mention - BESIDE - 1)}`;

export const hasRecordIdSql = (mention: number): Sql =>
  mention <= BESIDE ? sql`` : sql` and row_no <= ${integer(LAST_ROW)}`;
