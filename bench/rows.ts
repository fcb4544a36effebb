import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';
import { generateRows } from './generate-rows.ts';

/**
 * From evidence to list: wall and CPU a stage and peak memory of `candor respond` on a table of 12 columns, beside
 * DuckDB's bare read of the same file in the same run. Usage: npm run bench:rows -- 1000000 [3000000 ...] [--tranche] [--two-families]
 * `--tranche`: one in a hundred as many rows of other people come afterwards, and what the next revision takes.
 * `--two-families`: everybody has two family names.
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
  readonly usage: { readonly cpuSeconds: number; readonly peakMemoryMb: number };
  readonly report: { readonly people: { readonly affected: { readonly value: number } } };
}

const words = process.argv.slice(2);
const hasTwoFamilies = words.includes('--two-families');

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

/** Runs the case; how long it took, and what the run says of itself. */
const respond = (
  folder: string,
): { readonly wall: number; readonly status: number | null; readonly result: Measured } => {
  const started = performance.now();
  const run = spawnSync(process.execPath, [candor, 'respond', join(folder, 'case'), '--json', '--quiet'], {
    env: { ...process.env, CANDOR_KEY_FILE: join(folder, 'case.key') },
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const wall = (performance.now() - started) / 1000;
  return { wall, status: run.status, result: JSON.parse(run.stdout) as Measured };
};

/** What the next revision takes after a hundredth as many rows came, stage by stage, beside the first (wall and CPU). */
const measureTranche = async (folder: string, rows: number, full: number, fullCpu: number): Promise<void> => {
  await generateRows(join(folder, 'case', 'evidence', 'tranche.csv'), Math.ceil(rows / 100), {
    seed: 2,
    hasTwoFamilies,
  });
  const { wall, result } = respond(folder);
  const stages = result.stages.map(({ stage, seconds }) => `${stage} ${seconds.toFixed(1)}`).join(', ');
  const { cpuSeconds } = result.usage;
  const shares = [wall / full, cpuSeconds / fullCpu].map((share) => share.toFixed(2)).join(' by wall, ');
  console.log(
    `a tranche of one in a hundred: ${wall.toFixed(1)} s, CPU ${cpuSeconds.toFixed(1)} s: ${shares} by CPU of the first run (${stages})`,
  );
};

const measure = async (rows: number, withTranche: boolean): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  try {
    mkdirSync(join(folder, 'case', 'evidence'), { recursive: true });
    writeFileSync(join(folder, 'case', 'case.yaml'), CASE);
    writeFileSync(join(folder, 'case.key'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
    const file = join(folder, 'case', 'evidence', 'customers.csv');
    await generateRows(file, rows, { hasTwoFamilies });
    const bare = await bareRead(file);
    const { wall, status, result } = respond(folder);
    const megabytes = Math.round(statSync(file).size / 1e6);
    console.log(`\n${rows.toLocaleString('en-US')} rows, ${megabytes} MB, exit ${status}`);
    console.log(`| what | wall s | CPU s | rows/s |\n| --- | ---: | ---: | ---: |`);
    console.log(`| DuckDB's bare read into memory | ${bare.toFixed(1)} | | ${Math.round(rows / bare)} |`);
    for (const { stage, seconds, cpuSeconds } of result.stages) {
      console.log(
        `| ${stage} | ${seconds.toFixed(1)} | ${cpuSeconds.toFixed(1)} | ${Math.round(rows / Math.max(seconds, 0.1))} |`,
      );
    }
    console.log(`| all | ${wall.toFixed(1)} | ${result.usage.cpuSeconds.toFixed(1)} | ${Math.round(rows / wall)} |`);
    console.log(
      `ratio to the bare read ${(wall / bare).toFixed(1)}; peak memory ${result.usage.peakMemoryMb} MB; people ${result.report.people.affected.value}`,
    );
    if (withTranche) await measureTranche(folder, rows, wall, result.usage.cpuSeconds);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const sizes = words.filter((word) => !word.startsWith('--')).map(Number);
for (const rows of sizes.length > 0 ? sizes : [1_000_000]) await measure(rows, words.includes('--tranche'));
