import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { cipherPathOf } from '../case/at-rest.ts';
import { CandorError } from '../core/errors.ts';
import { type CipherSource, cipherFault, duckdbVersion, installCipher } from '../engine/duckdb/extension.ts';
import type { World } from './world.ts';

export const CIPHER_SOURCES = ['wheel', 'duckdb'] as const;

export interface SetupOptions {
  /** A file of the extension that the user has: no network is used. */
  readonly extension?: string;
  /** One source instead of all in turn. */
  readonly source?: (typeof CIPHER_SOURCES)[number];
  readonly dryRun?: boolean;
}

/** One way to the cipher and how it went; `fault` undefined where it worked. */
export interface SetupAttempt {
  readonly source: string;
  readonly fault?: string;
}

export interface SetupResult {
  /** Where the extension lies, or would lie. */
  readonly cipher: string;
  readonly state: 'present' | 'installed' | 'would be installed';
  readonly attempts: readonly SetupAttempt[];
}

const sourcesOf = ({ extension, source }: SetupOptions): readonly CipherSource[] => {
  if (extension) return [{ kind: 'file', path: resolve(extension) }];
  return source ? [{ kind: source }] : CIPHER_SOURCES.map((kind) => ({ kind }));
};

const reasonOf = (error: unknown): string =>
  error instanceof CandorError ? error.detail : error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';

/**
 * Gets the cipher for artifacts at rest (DuckDB's signed extension of the very same version) from the package
 * registry, from DuckDB's servers, or from a file, checks that it encrypts, and puts it into the user's data folder.
 */
export const setup = async (options: SetupOptions, world: Pick<World, 'env'>): Promise<SetupResult> => {
  const cipher = cipherPathOf(world.env);
  if (!options.extension && existsSync(cipher) && (await cipherFault(cipher)) === undefined) {
    return { cipher, state: 'present', attempts: [] };
  }
  const sources = sourcesOf(options);
  if (options.dryRun) {
    return { cipher, state: 'would be installed', attempts: sources.map(({ kind }) => ({ source: kind })) };
  }
  const attempts: SetupAttempt[] = [];
  for (const source of sources) {
    try {
      await installCipher(source, cipher);
      return { cipher, state: 'installed', attempts: [...attempts, { source: source.kind }] };
    } catch (error) {
      attempts.push({ source: source.kind, fault: reasonOf(error) });
    }
  }
  throw new CandorError(
    'SETUP_FAILED',
    `the cipher was not got\n    ${attempts.map(({ source, fault }) => `${source}: ${fault}`).join('\n    ')}`,
    {
      place: { file: cipher },
      hint: `without a network: get the wheel duckdb-extension-httpfs ${duckdbVersion()} elsewhere, unpack it, and call candor setup --extension FILE; or lay cases on an encrypted volume (at_rest: volume)`,
    },
  );
};
