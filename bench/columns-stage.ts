import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScratch } from '../src/case/scratch.ts';
import { detectStage } from '../src/detect/index.ts';
import { openDuckdb } from '../src/engine/duckdb/engine.ts';
import type { Engine } from '../src/engine/port.ts';
import { sql } from '../src/engine/sql.ts';
import { DOCUMENT, FIELD } from '../src/schema/tables/ingest.ts';
import { generateRows } from './generate-rows.ts';

/**
 * Measures the detect stage alone on working copies: `columns-stage.ts ROWS` one customer table of 12 columns,
 * `columns-stage.ts --small N` N tables of 100 such rows.
 */
const [first = '1000000', second = '1000'] = process.argv.slice(2);
const isSmall = first === '--small';
const rowsWanted = isSmall ? 100 : Number(first);
const copies = isSmall ? Number(second) : 1;

const fillDocuments = async (engine: Engine, rows: number, names: readonly string[]) => {
  await engine.create('document', DOCUMENT.columns);
  await engine.create('field', FIELD.columns);
  const documents = await engine.writer('document', DOCUMENT.columns);
  const fields = await engine.writer('field', FIELD.columns);
  for (let n = 1; n <= copies; n += 1) {
    const cells: Readonly<Record<string, string | number>> = {
      document_no: n,
      control_number: `D-${n}`,
      family: `t${n}.csv`,
      kind: 'table',
      sha256: '0',
      status: 'read',
      rows,
      columns: names.length,
    };
    documents.append(DOCUMENT.columns.map(({ name }) => cells[name] ?? null));
    for (const [c, name] of names.entries()) fields.append([n, c + 1, name, 0]);
  }
  await documents.close();
  await fields.close();
};

const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'));
const engine = await openDuckdb({ threads: 2, memoryLimit: '3GB', tempDirectory: join(folder, 'spill') });
try {
  const file = join(folder, 'rows.csv');
  await generateRows(file, rowsWanted);
  const scratch = openScratch(join(folder, 'scratch'), engine);
  const source = {
    kind: 'delimited',
    delimiter: ',',
    quote: '"',
    escape: '"',
    skip: 1,
    header: false,
    columns: 12,
  } as const;
  const names = 'customer_id,first_name,last_name,date_of_birth,ssn,phone,email,address,city,state,zip,imei'.split(',');
  let rows = 0;
  for (let n = 1; n <= copies; n += 1) rows = (await scratch.load(`rows/${n}-0000000000000000`, file, source)).rows;
  await fillDocuments(engine, rows, names);
  for (const schema of detectStage.writes) await engine.create(`previous_${schema.name}`, schema.columns);
  const started = performance.now();
  const cpu = process.cpuUsage();
  const result = await detectStage.run(
    { engine, scratch, emit: () => undefined, tokenKey: '00', threads: 2 },
    { overrides: [] },
  );
  const used = process.cpuUsage(cpu);
  const columns = await engine.read({
    name: 'c',
    reads: ['field_element'],
    sql: sql`select distinct column_no, role, mention, confidence, filled, valid from field_element order by 1 limit 20`,
  });
  process.stdout.write(
    `${JSON.stringify({ rows, copies, seconds: (performance.now() - started) / 1000, cpu_seconds: (used.user + used.system) / 1e6, peak_mb: Math.round(process.resourceUsage().maxRSS / 1024), counts: result.counts })}\n`,
  );
  process.stdout.write(`${columns.map((row) => Object.values(row).join(' ')).join('\n')}\n`);
} finally {
  await engine.close();
  await rm(folder, { recursive: true, force: true });
}
