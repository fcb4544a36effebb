import { mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openScratch } from '../case/scratch.ts';
import type { ProgressEvent } from '../case/stage.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Engine, Row } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';
import { PROBLEM, WORKING_TEXT } from '../schema/tables/ingest.ts';
import { DEFAULT_LIMITS, type IngestOptions, ingestStage } from './index.ts';

const folders: string[] = [];
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

type Files = Readonly<Record<string, string | Uint8Array>>;

const newFolder = async (files: Files = {}): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-ingest-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
};

const read = (engine: Engine, name: string, order: string): Promise<readonly Row[]> =>
  engine.read({ name: 'read', reads: [name], sql: sql`select * from ${ident(name)} order by ${ident(order)}` });

type Tables = Readonly<Record<string, readonly Row[]>>;

/** Runs the stage over a folder; `previous` is what a run before gave. */
const ingest = async (
  folder: string,
  options: Partial<IngestOptions> & { readonly previous?: Tables; readonly scratchFolder?: string } = {},
) => {
  const engine = await openDuckdb({ threads: 2 });
  engines.push(engine);
  const scratchFolder = options.scratchFolder ?? (await newFolder());
  const scratch = openScratch(scratchFolder, engine);
  for (const schema of [...ingestStage.writes, PROBLEM]) {
    await engine.create(`previous_${schema.name}`, schema.columns);
    const writer = await engine.writer(`previous_${schema.name}`, schema.columns);
    const rows: readonly Row[] = options.previous?.[schema.name] ?? [];
    for (const row of rows) writer.append(schema.columns.map(({ name }) => row[name] ?? null));
    await writer.close();
  }
  const events: ProgressEvent[] = [];
  const context = {
    engine,
    scratch,
    emit: (event: ProgressEvent) => void events.push(event),
    tokenKey: '00',
    threads: 2,
  };
  const result = await ingestStage.run(context, {
    folder,
    materialise: options.materialise ?? 'all',
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    controlPrefix: 'T',
    spillKey: new Uint8Array(32),
  });
  const tables: Tables = {
    source: await read(engine, 'source', 'source_no'),
    document: await read(engine, 'document', 'document_no'),
    field: await read(engine, 'field', 'document_no'),
    problem: result.problems.map((problem) => ({ stage: 'ingest', ...problem })),
  };
  const texts = scratch.list('text/');
  await engine.attach(scratch.files('texts', texts, WORKING_TEXT.columns));
  const rowsOf = async (documentNo: number, width: number): Promise<readonly Row[]> => {
    const parts = scratch.list(`rows/${documentNo}-`);
    const cells = Array.from({ length: width }, (_, n) => ({ name: `c${n + 1}`, type: 'text' as const }));
    await engine.attach(scratch.files('one', parts, [{ name: 'row_no', type: 'bigint' }, ...cells]));
    return read(engine, 'one', 'row_no');
  };
  return {
    tables,
    problems: result.problems,
    counts: result.counts,
    texts: await read(engine, 'texts', 'document_no'),
    parts: scratch.list(''),
    rowsOf,
    events,
    scratchFolder,
  };
};

const facts = (documents: readonly Row[] | undefined, ...names: readonly string[]) =>
  (documents ?? []).map((row) => names.map((name) => row[name] ?? null));

describe('the ingest stage', () => {
  it('lists every file once, tables with their columns and texts with their characters', async () => {
    const folder = await newFolder({
      'evidence/a.csv': 'name,ssn\nAda,219-09-9999\nBob,\n',
      'evidence/b/note.txt': 'Called about a bill.',
      'register/c.tsv': 'id\tcity\n1\tRome\n',
    });
    const { tables, texts, rowsOf } = await ingest(folder);
    expect(
      facts(tables['document'], 'document_no', 'family', 'root', 'kind', 'status', 'rows', 'columns', 'characters'),
    ).toEqual([
      [1, 'evidence/a.csv', 'evidence', 'table', 'read', 2n, 2, null],
      [2, 'evidence/b/note.txt', 'evidence', 'text', 'read', null, null, 20n],
      [3, 'register/c.tsv', 'register', 'table', 'read', 1n, 2, null],
    ]);
    expect(facts(tables['field'], 'document_no', 'name', 'filled')).toEqual([
      [1, 'name', 2n],
      [1, 'ssn', 1n],
      [3, 'id', 1n],
      [3, 'city', 1n],
    ]);
    expect(texts).toEqual([{ document_no: 2, part: 1, kind: 'plain', text: 'Called about a bill.' }]);
    expect(await rowsOf(1, 2)).toEqual([
      { row_no: 1n, c1: 'Ada', c2: '219-09-9999' },
      { row_no: 2n, c1: 'Bob', c2: null },
    ]);
  });
});
