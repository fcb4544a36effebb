import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { openScratch } from '../../src/case/scratch.ts';
import { type DetectOptions, detectStage } from '../../src/detect/index.ts';
import { openDuckdb } from '../../src/engine/duckdb/engine.ts';
import type { Engine, Row } from '../../src/engine/port.ts';
import { ident, sql } from '../../src/engine/sql.ts';
import { DOCUMENT, FIELD, WORKING_TEXT } from '../../src/schema/tables/ingest.ts';

export interface GivenTable {
  readonly names: readonly (string | null)[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** How many of the rows are titles above the header. */
  readonly titleRows?: number;
  /** Its path; by default one of its own. */
  readonly family?: string;
}

const folders: string[] = [];
const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

export const fillTable = async (
  engine: Engine,
  name: string,
  columns: readonly { name: string; type: 'integer' | 'bigint' | 'text' }[],
  rows: readonly (readonly (string | number | null)[])[],
) => {
  await engine.create(name, columns);
  const writer = await engine.writer(name, columns);
  for (const row of rows) writer.append(row);
  await writer.close();
};

/** Runs the stage over tables given as documents 1, 2, ... and gives its rows back. */
export const detectGiven = async (
  tables: readonly GivenTable[],
  options: Partial<DetectOptions> & {
    threads?: number;
    shuffled?: boolean;
    texts?: readonly (readonly (string | number)[])[];
    /** Rows of the last revision, and documents beyond the tables that are still there. */
    previous?: Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>;
    standing?: readonly number[];
  } = {},
) => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-detect-'));
  folders.push(folder);
  const threads = options.threads ?? 2;
  const engine = await openDuckdb({ threads });
  engines.push(engine);
  const scratch = openScratch(folder, engine);
  const documents = tables.map(({ names, rows, titleRows = 0, family }, n) =>
    DOCUMENT.columns.map(
      ({ name }) =>
        ({
          document_no: n + 1,
          control_number: `D-${n + 1}`,
          family: family ?? `evidence/t${n + 1}.csv`,
          kind: 'table',
          sha256: 'a'.repeat(64),
          status: 'read',
          root: 'evidence',
          rows: rows.length,
          columns: names.length,
          header_row: names.every((name) => name === null) ? null : titleRows + 1,
        })[name] ?? null,
    ),
  );
  for (const number of options.standing ?? []) {
    documents.push(
      DOCUMENT.columns.map(
        ({ name }) => ({ document_no: number, kind: 'text', status: 'read', sha256: 'b'.repeat(64) })[name] ?? null,
      ),
    );
  }
  await fillTable(engine, 'document', DOCUMENT.columns, options.shuffled ? [...documents].reverse() : documents);
  await fillTable(
    engine,
    'field',
    FIELD.columns,
    tables.flatMap(({ names }, n) => names.map((name, c) => [n + 1, c + 1, name, 0])),
  );
  for (const [n, { names, rows }] of tables.entries()) {
    const columns = [
      { name: 'row_no', type: 'bigint' as const },
      ...names.map((_, c) => ({ name: `c${c + 1}`, type: 'text' as const })),
    ];
    await fillTable(
      engine,
      'part',
      columns,
      rows.map((row, r) => [r + 1, ...row]),
    );
    await scratch.put(`rows/${n + 1}-aaaaaaaaaaaaaaaa`, 'part', { columns, orderBy: ['row_no'] });
  }
  if (options.texts) {
    await fillTable(engine, 'part', WORKING_TEXT.columns, options.texts);
    await scratch.put('text/batch-1', 'part', { columns: WORKING_TEXT.columns, orderBy: WORKING_TEXT.key });
  }
  for (const schema of detectStage.writes) {
    await fillTable(engine, `previous_${schema.name}`, schema.columns, options.previous?.[schema.name] ?? []);
  }
  const result = await detectStage.run(
    { engine, scratch, emit: () => undefined, tokenKey: '00', threads },
    {
      overrides: options.overrides ?? [],
      ...(options.protocol ? { protocol: options.protocol } : {}),
      ...(options.detectors ? { detectors: options.detectors } : {}),
      ...(options.model ? { model: options.model } : {}),
    },
  );
  const read = (name: string, order: string): Promise<readonly Row[]> =>
    engine.read({ name: 'read', reads: [name], sql: sql`select * from ${ident(name)} order by ${ident(order)}` });
  return {
    result,
    records: await read('record', 'record_id'),
    columns: await read('field_element', 'column_no'),
    detected: await read('detected', 'document_no'),
    detections: await read('detection', 'start_at'),
  };
};
