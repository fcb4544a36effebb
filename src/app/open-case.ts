import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type AtRest, openAtRest } from '../case/at-rest.ts';
import { type CaseFile, readCaseFile } from '../case/case-file.ts';
import { type CaseFolders, caseFolders } from '../case/folders.ts';
import type { CaseKeys } from '../case/keys.ts';
import { lockCase } from '../case/lock.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Engine } from '../engine/port.ts';
import type { LedgerKeys } from '../ledger/log.ts';
import { keysOfCase } from './case-keys.ts';
import { engineMemoryMb } from './engine-memory.ts';
import type { World } from './world.ts';

export interface CaseOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  readonly threads?: number;
  /** Memory of the engine in MB; what does not fit is spilled to disk. */
  readonly memoryMb?: number;
  /** Leaves the case unlocked: for what only looks. */
  readonly readOnly?: boolean;
}

export interface OpenCase {
  readonly folder: string;
  readonly folders: CaseFolders;
  readonly file: CaseFile;
  /** SHA-256 of case.yaml as it was read. */
  readonly caseHash: string;
  readonly keys: CaseKeys;
  readonly atRest: AtRest;
  readonly engine: Engine;
  readonly ledger: LedgerKeys;
  readonly threads: number;
}

/** Version of the code, for manifest and ledger. */
export const codeVersion = (): string => {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '0';
};

/** Opens a case with its key, its protection and an engine, runs `work`, and closes everything whatever happens. */
export const withCase = async <Result>(
  options: CaseOptions,
  world: World,
  work: (open: OpenCase) => Promise<Result>,
): Promise<Result> => {
  const folder = resolve(options.caseFolder);
  const folders = caseFolders(folder);
  const { file, hash } = await readCaseFile(folder);
  const keys = await keysOfCase(folder, file, world, options.keyFile);
  const atRest = await openAtRest(file, keys, world.env);
  const threads = options.threads ?? availableParallelism();
  const unlock = options.readOnly ? undefined : await lockCase(folder, { now: world.now(), command: 'candor' });
  // Each process spills into its own folder: what a killed one left goes with the next run that holds the lock.
  const spill = `${folders.spill}/${process.pid}`;
  if (!options.readOnly) rmSync(folders.spill, { recursive: true, force: true });
  mkdirSync(spill, { recursive: true, mode: 0o700 });
  // What only looks needs no more than the usual.
  const weighty = options.readOnly ? [] : [folders.evidence, folders.register];
  try {
    const engine = await openDuckdb({
      ...atRest.engine,
      threads,
      memoryLimit: `${options.memoryMb ?? engineMemoryMb(weighty)}MB`,
      tempDirectory: spill,
    });
    try {
      const ledger = { folder: folders.ledger, origin: file.id, signing: keys.signing };
      return await work({ folder, folders, file, caseHash: hash, keys, atRest, engine, ledger, threads });
    } finally {
      await engine.close();
    }
  } finally {
    rmSync(spill, { recursive: true, force: true });
    await unlock?.();
  }
};
