import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openScratch } from '../../src/case/scratch.ts';
import type { Scratch } from '../../src/case/stage.ts';
import { openDuckdb } from '../../src/engine/duckdb/engine.ts';
import type { Engine, Row } from '../../src/engine/port.ts';
import { ident, sql } from '../../src/engine/sql.ts';
import { DEFAULT_LIMITS, type IngestOptions, ingestStage } from '../../src/ingest/index.ts';
import type { Limits } from '../../src/ingest/limits.ts';
import { PROBLEM, WORKING_TEXT } from '../../src/schema/tables/ingest.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** A new folder with these files. */
export const folderOf = (files: Files = {}): string => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-ingest-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
};

export interface IngestSettings extends Partial<Pick<IngestOptions, 'materialise' | 'batch' | 'passwords'>> {
  readonly limits?: Partial<Limits>;
  /** Tables of the revision before. */
  readonly previous?: Tables;
  /** Where working copies lie; a new folder where left out. */
  readonly scratchFolder?: string;
  readonly threads?: number;
  /** Stands between the stage and its working copies, to break things. */
  readonly between?: (scratch: Scratch) => Scratch;
}

export interface Ingested {
  readonly tables: Tables;
  readonly texts: readonly Row[];
  /** Rows of every table that has a working copy, by the number of its document. */
  readonly rows: Readonly<Record<number, readonly Row[]>>;
  readonly parts: readonly string[];
}

const read = (engine: Engine, name: string, ...order: readonly string[]): Promise<readonly Row[]> => {
  const [first = 'document_no', second = first] = order;
  const query = sql`select * from ${ident(name)} order by ${ident(first)}, ${ident(second)}`;
  return engine.read({ name: 'read', reads: [name], sql: query });
};

const fillPrevious = async (engine: Engine, previous: Tables): Promise<void> => {
  for (const { name, columns } of [...ingestStage.writes, PROBLEM]) {
    await engine.create(`previous_${name}`, columns);
    const writer = await engine.writer(`previous_${name}`, columns);
    for (const row of previous[name] ?? []) writer.append(columns.map((column) => row[column.name] ?? null));
    await writer.close();
  }
};

const copiedRows = async (engine: Engine, scratch: Scratch, documents: readonly Row[]) => {
  const rows: Record<number, readonly Row[]> = {};
  for (const part of scratch.list('rows/')) {
    const number = Number(/\d+/.exec(part)?.[0]);
    const width = Number(documents.find((row) => row['document_no'] === number)?.['columns'] ?? 0);
    const cells = Array.from({ length: width }, (_, n) => ({ name: `c${n + 1}`, type: 'text' as const }));
    await engine.attach(scratch.files('one', [part], [{ name: 'row_no', type: 'bigint' }, ...cells]));
    rows[number] = await read(engine, 'one', 'row_no');
  }
  return rows;
};

/** Runs the ingest stage over a case folder and gives everything back that it left. */
export const ingest = async (folder: string, settings: IngestSettings = {}): Promise<Ingested> => {
  const threads = settings.threads ?? 2;
  const engine = await openDuckdb({ threads });
  try {
    const plain = openScratch(settings.scratchFolder ?? folderOf(), engine);
    const scratch = settings.between?.(plain) ?? plain;
    await fillPrevious(engine, settings.previous ?? {});
    const { problems } = await ingestStage.run(
      { engine, scratch, emit: () => undefined, tokenKey: '00', threads },
      {
        folder,
        materialise: settings.materialise ?? 'all',
        limits: { ...DEFAULT_LIMITS, ...settings.limits },
        controlPrefix: 'T',
        spillKey: new Uint8Array(32),
        passwords: settings.passwords ?? [],
        ...(settings.batch ? { batch: settings.batch } : {}),
      },
    );
    const document = await read(engine, 'document', 'document_no');
    await engine.attach(plain.files('texts', plain.list('text/'), WORKING_TEXT.columns));
    return {
      tables: {
        source: await read(engine, 'source', 'source_no'),
        document,
        field: await read(engine, 'field', 'document_no', 'column_no'),
        gone_document: await read(engine, 'gone_document', 'document_no'),
        problem: problems.map((problem) => ({ stage: 'ingest', ...problem })),
      },
      texts: await read(engine, 'texts', 'document_no', 'part'),
      rows: await copiedRows(engine, plain, document),
      parts: plain.list(''),
    };
  } finally {
    await engine.close();
  }
};

/** Some columns of rows, for comparison. */
export const facts = (rows: readonly Row[] | undefined, ...names: readonly string[]) =>
  (rows ?? []).map((row) => names.map((name) => row[name] ?? null));

/** Status and reason of documents by their path inside the case. */
export const outcomes = ({ tables }: Ingested): Readonly<Record<string, string>> =>
  Object.fromEntries(
    (tables['document'] ?? []).map((row) => [
      String(row['family']),
      [row['status'], row['reason']].filter((word) => word !== null).join(' '),
    ]),
  );
