import type { LastRevision, StageContext } from '../../case/stage.ts';
import { summaryOf, withRows } from '../../engine/fingerprint.ts';
import type { Engine, TableSummary } from '../../engine/port.ts';
import { ident, integer, type Sql, sql } from '../../engine/sql.ts';
import type { TableSchema } from '../../schema/table.ts';
import { FIELD_ELEMENT, RECORD } from '../../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../../schema/tables/ingest.ts';
import type { ResolveOptions } from '../options.ts';

/** New records, as a share of those that stand, above which everything is resolved anew: that costs hardly more then. */
const MOST_NEW = 0.25;

const summariseWhere = async (engine: Engine, { name, columns }: TableSchema, where: Sql): Promise<TableSummary> => {
  const part = `${name}_part`;
  await engine.view({ name: part, reads: [name], sql: sql`select * from ${ident(name)} where ${where}` });
  const summary = await engine.summarise(part, columns);
  await engine.drop(part);
  return summary;
};

const rowsOf = (fingerprint: string): number => summaryOf(fingerprint).rows;

/** The largest of the documents that the last revision read: numbers are given in order, so they are the first ones. */
const largestOf = async (engine: Engine, documents: number): Promise<number> => {
  const [row] = await engine.read({
    name: 'last_document',
    reads: [DOCUMENT.name],
    sql: sql`select coalesce(max(document_no), 0) as largest from (
      select document_no from document order by document_no limit ${integer(documents)}) first_documents`,
  });
  return Number(row?.['largest'] ?? 0);
};

/** Whether a new document is the copy of an old one: what is decided of its place bears on the old one's records. */
const hasCopies = async (engine: Engine, last: number): Promise<boolean> => {
  const [row] = await engine.read({
    name: 'new_copies',
    reads: [DOCUMENT.name],
    sql: sql`select count(*) as n from document where document_no > ${integer(last)} and duplicate_of <= ${integer(last)}`,
  });
  return Number(row?.['n'] ?? 0) > 0;
};

/** What came since the last revision, where that is all that changed. */
export interface Addition {
  /** The last document that was there. */
  readonly last: number;
  /** Records of the documents behind it. */
  readonly newRecords: number;
}

/** Told by the fingerprints alone, which rows can be added to: what the stage read last is there, and documents came behind it. */
const addedDocuments = async (engine: Engine, { inputs, now }: LastRevision): Promise<Addition | undefined> => {
  const documents = rowsOf(inputs[DOCUMENT.name] ?? '');
  if (!(documents > 0)) return undefined;
  const last = await largestOf(engine, documents);
  const old = await summariseWhere(engine, DOCUMENT, sql`document_no <= ${integer(last)}`);
  if (old.fingerprint !== inputs[DOCUMENT.name] || (await hasCopies(engine, last))) return undefined;
  let newRecords = 0;
  for (const schema of [FIELD, FIELD_ELEMENT, RECORD]) {
    const before = inputs[schema.name];
    const added = await summariseWhere(engine, schema, sql`document_no > ${integer(last)}`);
    if (before === undefined || withRows(before, added.fingerprint) !== now[schema.name]) return undefined;
    if (schema === RECORD) newRecords = added.rows;
  }
  return newRecords <= MOST_NEW * rowsOf(inputs[RECORD.name] ?? '') ? { last, newRecords } : undefined;
};

/**
 * What is to be added to the last revision. Undefined where everything is to be resolved anew: something else than new
 * documents changed, new records are many, weights are learned, or people of earlier cases are looked for (which counts
 * what all people have in common).
 */
export const additionTo = async (
  { engine, last }: Pick<StageContext, 'engine' | 'last'>,
  { earlier }: Pick<ResolveOptions, 'earlier'>,
  hasWeights: boolean,
): Promise<Addition | undefined> =>
  last && hasWeights && !(earlier && earlier.cases.length > 0) ? addedDocuments(engine, last) : undefined;
