import type { StageContext } from '../../case/stage.ts';
import { sql } from '../../engine/sql.ts';
import { SOURCE } from '../../schema/tables/ingest.ts';
import { BATCH_DOCUMENT, batchPart } from './batch.ts';
import type { Catalogue, Numbered } from './catalogue.ts';
import { isReadBy, numberedOf, type ReadKeys } from './previous.ts';
import { rowsPart } from './recorder.ts';
import type { SourceFile } from './sources.ts';

/**
 * What an interrupted run left: whole batches. One is taken over only where a fresh run would come to the same: the
 * same files in the same order, the same numbers, the same copies. So a run that was killed ends as one that was not.
 */
interface LeftSource {
  readonly sourceNo: number;
  readonly path: string;
  readonly sha256: string | null;
  readonly readKey: string;
}

interface LeftBatch {
  readonly batch: string;
  readonly sources: readonly LeftSource[];
}

type Context = Pick<StageContext, 'engine' | 'scratch'>;

const sourcesOfBatch = async ({ engine, scratch }: Context, batch: string): Promise<readonly LeftSource[]> => {
  await engine.attach(scratch.files('left_source', [batchPart(batch, 'source')], SOURCE.columns));
  const rows = await engine.read({
    name: 'left_sources',
    reads: ['left_source'],
    sql: sql`select source_no, path, sha256, read_key from left_source`,
  });
  await engine.drop('left_source');
  return rows.map((row) => ({
    sourceNo: Number(row['source_no']),
    path: String(row['path']),
    sha256: row['sha256'] === null ? null : String(row['sha256']),
    readKey: String(row['read_key']),
  }));
};

interface LeftDocument extends Numbered {
  readonly hasRows: boolean;
}

const documentsOfBatch = async ({ engine, scratch }: Context, batch: string): Promise<readonly LeftDocument[]> => {
  await engine.attach(scratch.files('left_document', [batchPart(batch, 'document')], BATCH_DOCUMENT.columns));
  const rows = await engine.read({
    name: 'left_documents',
    reads: ['left_document'],
    sql: sql`select document_no, source_no, family, root, sha256, duplicate_of, bytes, kind, status, ordinal from left_document`,
  });
  await engine.drop('left_document');
  // Sources of a batch stand in the order of their reading, which their numbers need not have: rows keep it.
  const order = new Map<number, number>();
  for (const row of rows) order.set(Number(row['source_no']), order.get(Number(row['source_no'])) ?? order.size);
  const placed = rows.map((row) => ({
    row,
    at: order.get(Number(row['source_no'])) ?? 0,
    ordinal: Number(row['ordinal']),
  }));
  placed.sort((a, b) => a.at - b.at || a.ordinal - b.ordinal);
  return placed.map(({ row }) => ({
    ...numberedOf(row),
    hasRows: row['kind'] === 'table' && row['status'] !== 'duplicate',
  }));
};

const batchNames = (context: Context): readonly string[] =>
  context.scratch.list('ingest/').flatMap((part) => /^ingest\/([^/]+)\/source$/.exec(part)?.[1] ?? []);

/** Whole batches of an interrupted run, by the path of their first source. */
export const leftBatches = async (context: Context): Promise<ReadonlyMap<string, LeftBatch>> => {
  const found = new Map<string, LeftBatch>();
  for (const batch of batchNames(context)) {
    const sources = await sourcesOfBatch(context, batch);
    const [first] = sources;
    if (first) found.set(first.path, { batch, sources });
  }
  return found;
};

export interface ExpectedSource {
  readonly file: SourceFile;
  readonly sourceNo: number;
}

const isExpected = (left: LeftSource, expected: ExpectedSource | undefined, readKeys: ReadKeys): boolean =>
  expected !== undefined &&
  expected.file.survey !== null &&
  left.path === expected.file.path &&
  left.sourceNo === expected.sourceNo &&
  left.sha256 === expected.file.survey.sha256 &&
  isReadBy(readKeys, left.readKey);

/** Takes a batch over where it is what the next sources would give again. */
export const takeOver = async (
  context: Context,
  catalogue: Catalogue,
  { batch, sources }: LeftBatch,
  next: readonly ExpectedSource[],
  readKeys: ReadKeys,
): Promise<boolean> => {
  if (!sources.every((left, n) => isExpected(left, next[n], readKeys))) return false;
  const documents = await documentsOfBatch(context, batch);
  const isWhole = documents.every(
    ({ documentNo, sha256, hasRows }) => !hasRows || context.scratch.has(rowsPart(documentNo, sha256 ?? '')),
  );
  return isWhole && catalogue.accept(documents);
};

const belongs = (part: string, batches: ReadonlySet<string>, rows: ReadonlySet<string>): boolean => {
  const [kind, name = ''] = part.split('/');
  if (kind === 'ingest') return batches.has(name);
  if (kind === 'text') return batches.has(name.slice(0, name.lastIndexOf('-')));
  return kind !== 'rows' || rows.has(part);
};

/** Removes working copies that belong to no batch of this run: detection takes every copy for a document. */
export const removeStrays = async ({ scratch }: Context, batches: readonly string[], rows: ReadonlySet<string>) => {
  const known = new Set(batches);
  for (const part of scratch.list('')) if (!belongs(part, known, rows)) await scratch.remove(part);
};
