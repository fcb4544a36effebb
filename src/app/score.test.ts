import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { artifactPath } from '../case/artifacts.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import { DOCUMENT, SOURCE } from '../schema/tables/ingest.ts';
import { drill, estimateDrill, refuseWithoutRoom } from './drill.ts';
import { score } from './score.ts';
import type { World } from './world.ts';

let base: string;
let world: World;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'candor-score-'));
  world = {
    now: () => new Date('2026-03-09T12:00:00Z'),
    randomBytes: (size) => new Uint8Array(size).fill(7),
    usage: () => ({ seconds: 0, cpuSeconds: 0, peakMemoryMb: 0 }),
    env: { CANDOR_KEY_FILE: join(base, 'key') },
    progress: () => undefined,
  };
});

afterEach(() => {
  rmSync(base, { recursive: true, force: true });
});

const options = { people: 100, seed: 1, from: '2026-03-02' };

/** One source and document a path, as ingest leaves them. */
const writeDocuments = async (folder: string, paths: readonly string[]): Promise<void> => {
  const engine = await openDuckdb({ threads: 1 });
  try {
    for (const table of [SOURCE, DOCUMENT]) {
      await engine.create(table.name, table.columns);
      const writer = await engine.writer(table.name, table.columns);
      paths.forEach((path, n) => {
        const values = { source_no: n + 1, document_no: n + 1, path, family: path, status: 'read', kind: 'table' };
        writer.append(table.columns.map(({ name }) => (name in values ? values[name as keyof typeof values] : null)));
      });
      await writer.close();
      const file = join(folder, artifactPath('ingest', table.name));
      mkdirSync(dirname(file), { recursive: true });
      await engine.write(table.name, { file, columns: table.columns, orderBy: table.key });
    }
  } finally {
    await engine.close();
  }
};

describe('drill and score', () => {
  it('make a case with its key outside, and score what the stages left of it', async () => {
    const folder = join(base, 'case');
    await drill(folder, options, world);
    await expect(score({ caseFolder: folder }, world)).rejects.toMatchObject({ code: 'ARTIFACT_MISSING' });
    await writeDocuments(folder, ['evidence/crm/postpaid_customers.csv', 'register/customers.csv']);
    const result = await score({ caseFolder: folder }, world);
    expect(result.documents.listed.right).toBe(2);
    expect(result.records.found.right).toBe(0);
    expect(result.duties.accuracy.hit).toBe(0);
  });

  it('say what room they need, and refuse a disk without it', async () => {
    const large = await estimateDrill(join(base, 'large'), { ...options, people: 100_000_000 });
    expect(large.bytes).toBeGreaterThan(20e9);
    expect(large.files).toBeGreaterThan(500);
    expect(() => refuseWithoutRoom('x', large.bytes, large.bytes - 1)).toThrow('27.5 GB are needed');
    expect(() => refuseWithoutRoom('x', 10, 10)).not.toThrow();
  });

  it('refuse a folder that holds something, a size that is not offered, and a day that does not exist', async () => {
    const folder = join(base, 'case');
    await drill(folder, options, world);
    await expect(drill(folder, options, world)).rejects.toMatchObject({ code: 'CASE_EXISTS' });
    const other = join(base, 'other');
    await expect(drill(other, { ...options, people: 99 }, world)).rejects.toMatchObject({ code: 'USAGE' });
    await expect(drill(other, { ...options, from: '2026-02-30' }, world)).rejects.toMatchObject({ code: 'USAGE' });
    await expect(score({ caseFolder: base }, world)).rejects.toMatchObject({ code: 'INPUT_NOT_FOUND' });
  });
});
