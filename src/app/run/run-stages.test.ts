import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachArtifacts } from '../../case/artifacts.ts';
import type { Materialise } from '../../case/stage.ts';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Column, Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { PROFILE } from '../../schema/tables/assess.ts';
import { DETECTED, RECORD } from '../../schema/tables/detect.ts';
import { DOCUMENT } from '../../schema/tables/ingest.ts';
import type { PlannedStage } from './planned-stage.ts';
import { runStages, type StageEntry } from './run-stages.ts';

let folder: string;
let engine: Engine;
let recorded: StageEntry[];
let asked: Materialise[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-run-'));
  engine = await openDuckdb({ threads: 2, fingerprintKey: '6b' });
  recorded = [];
  asked = [];
});
afterEach(async () => {
  await engine.close();
  await rm(folder, { recursive: true });
});

const fill = async (context: { engine: Engine }, table: typeof DOCUMENT | typeof DETECTED, ids: readonly number[]) => {
  await context.engine.create(table.name, table.columns);
  const writer = await context.engine.writer(table.name, table.columns);
  for (const id of ids) writer.append(table.columns.map(({ name }) => (name === 'document_no' ? id : null)));
  await writer.close();
};

const stages = (documents: readonly number[], setting = 'a', dies = false): readonly PlannedStage[] => [
  {
    name: 'ingest',
    version: 1,
    reads: [],
    writes: [DOCUMENT],
    settings: {},
    data: {},
    always: true,
    run: async (context, materialise) => {
      asked.push(materialise);
      await fill(context, DOCUMENT, documents);
      return { counts: { documents: documents.length }, problems: [] };
    },
  },
  {
    name: 'detect',
    version: 1,
    reads: [DOCUMENT],
    writes: [DETECTED],
    settings: { setting },
    data: { 'data/x.yaml': '00' },
    always: false,
    run: async (context) => {
      if (dies) throw new Error('killed');
      await fill(context, DETECTED, documents);
      const problem = { code: 'X', severity: 'warning', evidence: 'E-1', location: '', hint: '' } as const;
      return { counts: {}, problems: [problem] };
    },
  },
  {
    name: 'assess',
    version: 1,
    reads: [DETECTED],
    writes: [PROFILE],
    settings: {},
    data: {},
    always: false,
    run: async (context) => {
      await context.engine.create(PROFILE.name, PROFILE.columns);
      return { counts: {}, problems: [] };
    },
  },
];

const run = (planned: readonly PlannedStage[]) =>
  runStages(
    {
      folder,
      engine,
      tokenKey: '00',
      threads: 2,
      codeVersion: '0',
      emit: () => undefined,
      record: async (entry) => {
        recorded.push(entry);
      },
    },
    planned,
    () => ({ seconds: 0, cpuSeconds: 0 }),
  );

const manifest = async () => JSON.parse(await readFile(join(folder, 'artifacts', 'manifest.json'), 'utf8'));

describe('runStages', () => {
  it('leaves everything as it stands when nothing changed, and writes no second ledger entry', async () => {
    await run(stages([1, 2]));
    const before = await manifest();
    const again = await run(stages([1, 2]));
    expect(again.map(({ stage, unchanged }) => [stage, unchanged])).toEqual([
      ['ingest', true],
      ['detect', true],
      ['assess', true],
    ]);
    expect(await manifest()).toEqual(before);
    expect(recorded.map(({ stage, revision }) => [stage, revision])).toEqual([
      ['ingest', 1],
      ['detect', 1],
      ['assess', 1],
    ]);
    expect(asked).toEqual(['all', 'new']);
  });

  it('opens a revision for new evidence and does everything anew for a new setting', async () => {
    await run(stages([1]));
    await run(stages([1, 2]));
    expect((await manifest()).revision).toBe(2);
    await run(stages([1, 2], 'b'));
    expect(asked).toEqual(['all', 'new', 'all']);
  });

  it('goes on under the same revision where stages are run one by one', async () => {
    const all = stages([1, 2]);
    await run(all.slice(0, 2));
    expect(await manifest()).toMatchObject({ revision: 1, complete: false });
    await run(all.slice(2));
    expect(await manifest()).toMatchObject({ revision: 1, complete: true });
  });

  it('goes on under the same revision after a run that died between the stages', async () => {
    await expect(run(stages([1], 'a', true))).rejects.toThrow('killed');
    await run(stages([1]));
    expect(asked).toEqual(['all', 'all']);
    expect(await manifest()).toMatchObject({ revision: 1, complete: true });
  });

  it('lays rows over a table where the stage says so, and counts the whole', async () => {
    const layered = (last: boolean[]): readonly PlannedStage[] => [
      {
        ...(stages([1])[0] as PlannedStage),
        run: async (context) => {
          last.push(context.last !== undefined);
          const columns = RECORD.columns.filter(({ name }) => name === 'document_no');
          const add = async (table: string, of: readonly Column[], ids: readonly number[]) => {
            await context.engine.create(table, of);
            const writer = await context.engine.writer(table, of);
            for (const id of ids) writer.append(of.map(({ name }) => (name === 'document_no' ? id : null)));
            await writer.close();
          };
          if (last.length === 1) {
            await add(RECORD.name, RECORD.columns, [1, 2, 2, 3]);
            return { counts: {}, problems: [] };
          }
          await add(RECORD.name, RECORD.columns, [2, 4]);
          await add('gone', columns, [2]);
          return { counts: {}, problems: [], layers: { [RECORD.name]: 'gone' } };
        },
        name: 'detect',
        writes: [RECORD],
      },
    ];
    const known: boolean[] = [];
    await run(layered(known));
    await run(layered(known));
    expect(known).toEqual([false, true]);
    const { outputs } = (await manifest()).stages.detect;
    expect(outputs.record).toMatchObject({ rows: 4, layers: [{ added: { rows: 2 }, gone: { rows: 1 } }] });
    await attachArtifacts(engine, folder, [RECORD]);
    const rows = await engine.read({
      name: 'rows',
      reads: [RECORD.name],
      sql: sql`select document_no from record order by document_no`,
    });
    expect(rows.map((row) => row['document_no'])).toEqual([1, 2, 3, 4]);
    expect((await engine.summarise(RECORD.name, RECORD.columns)).fingerprint).toBe(outputs.record.fingerprint);
  });

  it('ends what a killed run had begun: files that were written aside take their place', async () => {
    await run(stages([1]));
    const path = join(folder, 'artifacts', 'manifest.json');
    const file = 'artifacts/detect/detected.parquet';
    const bytes = await readFile(join(folder, file));
    await writeFile(join(folder, `${file}.next`), bytes);
    await rm(join(folder, file));
    await writeFile(path, JSON.stringify({ ...(await manifest()), pending: [file] }));
    expect((await run(stages([1]))).every(({ unchanged }) => unchanged)).toBe(true);
    expect(await readFile(join(folder, file))).toEqual(bytes);
    expect(await manifest()).not.toHaveProperty('pending');
  });

  it('leaves no table behind that a stage no longer writes', async () => {
    await run(stages([1]));
    const left = join(folder, 'artifacts', 'detect', 'former.parquet');
    await writeFile(left, 'rows of an earlier version');
    await run(stages([1, 2]));
    await expect(readFile(left)).rejects.toThrow('ENOENT');
  });

  it('does a stage anew of which a file is gone, as if it had not been run', async () => {
    await run(stages([1, 2]));
    await rm(join(folder, 'artifacts', 'ingest', 'document.parquet'));
    const again = await run(stages([1, 2]));
    expect(asked).toEqual(['all', 'all']);
    expect(again.map(({ unchanged }) => unchanged)).toEqual([false, true, true]);
  });
});
