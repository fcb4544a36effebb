import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import { attachArtifacts } from '../src/case/artifacts.ts';
import { openDuckdb } from '../src/engine/duckdb/engine.ts';
import { sql } from '../src/engine/sql.ts';
import { ALL_TABLES } from '../src/schema/tables.ts';

/**
 * What is lost when evidence comes in parts and is added to what stands: labelled sets of others as evidence in parts of
 * 80, 10, 9 and 1 %, beside the same files all at once. Both are scored by the shared scorer.
 *
 *   npm run bench:additions -- --people DIR --scorers DIR [--python python3]
 *
 * DIR of people holds the sets, DIR of scorers link/{prepare,score}.py. Python needs duckdb, pandas and pyarrow.
 */
const { values } = parseArgs({
  options: { people: { type: 'string' }, scorers: { type: 'string' }, python: { type: 'string', default: 'python3' } },
});
const { people, scorers, python } = values;
if (!people || !scorers)
  throw new Error('usage: npm run bench:additions -- --people DIR --scorers DIR [--python python3]');

const out = fileURLToPath(new URL('./out/additions/', import.meta.url));
const candor = fileURLToPath(new URL('../bin/candor.mjs', import.meta.url));
const SETS = ['historical_50k', 'febrl3'] as const;
/** Shares of the rows at which the parts end. */
const ENDS = [0.8, 0.9, 0.99, 1];

const caseText = (id: string): string => `candor: 1
id: ${id}
name: Evidence in parts
drill: true
at_rest: none
as_of: 2026-01-12
notifier: {name: Bench, sectors: [telecom_carrier], relation_default: customer}
evidence:
  - {path: ., exposure: presumed, relation: customer, decided_by: bench, decided_at: 2026-01-06, why: measurement}
`;

const run = (command: string, args: readonly string[], allowed: readonly number[] = [0]): string => {
  const env = { ...process.env, CANDOR_KEY_FILE: join(out, 'case.key') };
  const done = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'], env });
  if (done.status === null || !allowed.includes(done.status)) throw new Error(`${args[0]}: exit ${done.status}`);
  return done.stdout;
};

const partName = (part: number): string => `part${part}.parquet`;

/** Writes the rows of a blind set from one share to the next as a file of evidence; its rows are in no order. */
const writePart = async (set: string, part: number, folder: string): Promise<void> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;
  const source = quoted(join(out, 'blind', `${set}.parquet`));
  const counted = await connection.runAndReadAll(`select count(*) from ${source}`);
  const rows = Number(counted.getRows()[0]?.[0]);
  const [from, to] = [ENDS[part - 1] ?? 0, ENDS[part] ?? 1].map((share) => Math.round(share * rows));
  await connection.run(
    `copy (select * from ${source} limit ${(to ?? 0) - (from ?? 0)} offset ${from}) to ${quoted(join(folder, 'evidence', partName(part)))} (format parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
};

const newCase = (name: string): string => {
  const folder = join(out, name);
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  writeFileSync(join(folder, 'case.yaml'), caseText(name));
  return folder;
};

/** Scores who is one person in a case by the shared scorer. */
const score = async (set: string, folder: string): Promise<string> => {
  const engine = await openDuckdb();
  const lines: string[] = [];
  try {
    await attachArtifacts(engine, folder, ALL_TABLES);
    for (const part of ENDS.keys()) {
      await engine.load('blind', join(folder, 'evidence', partName(part)), { kind: 'parquet' });
      const rows = await engine.read({
        name: 'links',
        reads: ['blind', 'record', 'person_record', 'document'],
        sql: sql`select blind.c1 as id, person_record.person_id from blind
          join (select record.record_id, record.row_no from record join document using (document_no)
                where document.family = ${`evidence/${partName(part)}`} and record.mention = 1) r on r.row_no = blind.row_no
          join person_record on person_record.record_id = r.record_id order by 1`,
      });
      lines.push(...rows.map(({ id, person_id }) => `${id},${person_id}`));
    }
  } finally {
    await engine.close();
  }
  const file = join(out, `${set}.links.csv`);
  writeFileSync(file, `id,person_id\n${lines.join('\n')}\n`);
  const truth = join(out, 'blind', `${set}.truth.parquet`);
  return run(python, [join(scorers, 'link', 'score.py'), '--truth', truth, '--cluster', 'person', '--pred', file]);
};

const respond = (folder: string): void => {
  run(process.execPath, [candor, 'respond', folder, '--json', '--quiet'], [0, 3, 4]);
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'case.key'), `${'5a'.repeat(32)}\n`, { mode: 0o600 });
run(python, [join(scorers, 'link', 'prepare.py'), '--people', people, '--out', join(out, 'blind')]);
for (const set of SETS) {
  const name = set.replaceAll('_', '-');
  const [added, whole] = [newCase(`${name}-added`), newCase(`${name}-whole`)];
  for (const part of ENDS.keys()) {
    for (const folder of [added, whole]) await writePart(set, part, folder);
    respond(added);
  }
  respond(whole);
  console.log(`${set}, in four parts: ${await score(set, added)}`);
  console.log(`${set}, at once: ${await score(set, whole)}`);
}
