import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Materialise } from '../case/stage.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Engine } from '../engine/port.ts';
import { PROFILE } from '../schema/tables/assess.ts';
import { DETECTED } from '../schema/tables/detect.ts';
import { DOCUMENT } from '../schema/tables/ingest.ts';
import type { PlannedStage } from './planned-stage.ts';
import { runStages, type StageEntry } from './run.ts';

let folder: string;
let engine: Engine;
let recorded: StageEntry[];
let asked: Materialise[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'candor-run-'));
  engine = await openDuckdb({ threads: 2, fingerprintKey: 'k' });
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
});
