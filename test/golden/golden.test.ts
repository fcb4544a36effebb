import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { attachArtifacts } from '../../src/case/artifacts.ts';
import { openDuckdb } from '../../src/engine/duckdb/engine.ts';
import { ident, join as joinSql, sql } from '../../src/engine/sql.ts';
import { ALL_TABLES } from '../../src/schema/tables.ts';
import { newFolder, runCandor } from '../support/run-candor.ts';

/**
 * One small case, the rows of every stage as text. A change of any row shows in the diff of a commit. To take new rows
 * as right: npm run golden:update, then read the diff. What differs is left in test/golden/actual.
 */
const here = import.meta.dirname;
const expectedFolder = join(here, 'expected');
const actualFolder = join(here, 'actual');
const isUpdate = process.env['GOLDEN_UPDATE'] === '1';

/** What a document was detected with is a hash that changes with any word of a data file. */
const tables = ALL_TABLES.filter(({ name }) => name !== 'detected');
const actual = new Map<string, string>();

/** Hashes of Candor's own data and code change with any word of a file. */
const withoutVolatile = (text: string): string => {
  const report = JSON.parse(text) as { provenance: Record<string, unknown> };
  const { dataVersions: _, checkpoint: __, codeVersion: ___, ...provenance } = report.provenance;
  return `${JSON.stringify({ ...report, provenance }, null, 2)}\n`;
};

beforeAll(async () => {
  const folder = newFolder('golden');
  const home = newFolder('home');
  cpSync(join(here, 'case'), folder, { recursive: true });
  const key = join(home, 'golden.key');
  writeFileSync(key, `${'6b'.repeat(32)}\n`, { mode: 0o600 });
  const ran = await runCandor(['respond', folder, '--json', '--key-file', key], { home });
  expect(ran.code, ran.stderr).toBe(4);
  const engine = await openDuckdb();
  await attachArtifacts(engine, folder, ALL_TABLES);
  for (const { name, columns, key: order } of tables) {
    const list = (names: readonly string[]) => joinSql(names.map(ident), ', ');
    const rows = await engine.read({
      name: `golden_${name}`,
      reads: [name],
      sql: sql`select ${list(columns.map((column) => column.name))} from ${ident(name)} order by ${list(order)}`,
    });
    const lines = rows.map((row) =>
      JSON.stringify(
        Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
        (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
      ),
    );
    actual.set(`${name}.ndjson`, lines.map((line) => `${line}\n`).join(''));
  }
  await engine.close();
  actual.set('report.json', withoutVolatile(readFileSync(join(folder, 'out', 'report.json'), 'utf8')));
  for (const name of ['list.csv', 'deadlines.ics'])
    actual.set(name, readFileSync(join(folder, 'out', name), 'utf8').replaceAll('\r\n', '\n'));
  rmSync(actualFolder, { recursive: true, force: true });
  const target = isUpdate ? expectedFolder : actualFolder;
  if (isUpdate) rmSync(expectedFolder, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  for (const [name, text] of actual) writeFileSync(join(target, name), text);
});

describe('the golden case', () => {
  it('has expectations for every table and export, and no others', () => {
    const expected = existsSync(expectedFolder) ? readdirSync(expectedFolder).sort() : [];
    expect(expected).toEqual([...actual.keys()].sort());
  });

  it.each([...tables.map(({ name }) => `${name}.ndjson`), 'report.json', 'list.csv', 'deadlines.ics'])(
    'writes %s as expected',
    (name) => {
      expect(actual.get(name)).toBe(readFileSync(join(expectedFolder, name), 'utf8'));
    },
  );
});
