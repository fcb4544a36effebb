import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { generateRows } from './generate-rows.ts';

/**
 * From evidence to list: wall and CPU a stage and peak memory of `candor respond` on a table of 12 columns, beside
 * DuckDB's bare read of the same file in the same run. Usage: npm run bench:rows -- 1000000 [3000000 ...]
 */
const candor = fileURLToPath(new URL('../bin/candor.mjs', import.meta.url));

const CASE = `candor: 1
id: bench-rows
name: Speed of rows
drill: true
at_rest: none
notifier:
  name: Bench Mobile
  sectors: [telecom_carrier]
dates:
  - {event: discovered, at: 2026-01-05, recorded_by: bench, document: none}
evidence:
  - {path: ., exposure: presumed, relation: customer, decided_by: bench, decided_at: 2026-01-06, why: measurement}
`;

interface StageTimes {
  readonly stage: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

interface Measured {
  readonly stages: readonly StageTimes[];
  readonly usage: { readonly peakMemoryMb: number };
  readonly report: { readonly people: { readonly affected: { readonly value: number } } };
}

const bareRead = async (file: string): Promise<number> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const started = performance.now();
  await connection.run(
    `create table t as select * from read_csv('${file.replaceAll("'", "''")}', all_varchar = true, header = true)`,
  );
  const took = (performance.now() - started) / 1000;
  connection.closeSync();
  instance.closeSync();
  return took;
};

const measure = async (rows: number): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  try {
    mkdirSync(join(folder, 'case', 'evidence'), { recursive: true });
    writeFileSync(join(folder, 'case', 'case.yaml'), CASE);
    writeFileSync(join(folder, 'case.key'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
    const file = join(folder, 'case', 'evidence', 'customers.csv');
    await generateRows(file, rows);
    const bare = await bareRead(file);
    const started = performance.now();
    const run = spawnSync(process.execPath, [candor, 'respond', join(folder, 'case'), '--json', '--quiet'], {
      env: { ...process.env, CANDOR_KEY_FILE: join(folder, 'case.key') },
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const wall = (performance.now() - started) / 1000;
    const result = JSON.parse(run.stdout) as Measured;
    const megabytes = Math.round(statSync(file).size / 1e6);
    console.log(`\n${rows.toLocaleString('en-US')} rows, ${megabytes} MB, exit ${run.status}`);
    console.log(`| what | wall s | CPU s | rows/s |\n| --- | ---: | ---: | ---: |`);
    console.log(`| DuckDB's bare read into memory | ${bare.toFixed(1)} | | ${Math.round(rows / bare)} |`);
    for (const { stage, seconds, cpuSeconds } of result.stages) {
      console.log(
        `| ${stage} | ${seconds.toFixed(1)} | ${cpuSeconds.toFixed(1)} | ${Math.round(rows / Math.max(seconds, 0.1))} |`,
      );
    }
    console.log(`| all | ${wall.toFixed(1)} | | ${Math.round(rows / wall)} |`);
    console.log(
      `ratio to the bare read ${(wall / bare).toFixed(1)}; peak memory ${result.usage.peakMemoryMb} MB; people ${result.report.people.affected.value}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const sizes = process.argv.slice(2).map(Number);
for (const rows of sizes.length > 0 ? sizes : [1_000_000]) await measure(rows);
