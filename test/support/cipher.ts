import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { cipherPathBelow, installCipher } from '../../src/engine/duckdb/extension.ts';

const CACHE = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'candor');

/**
 * Path of DuckDB's cipher extension for tests: CANDOR_HTTPFS, the user's own, or the wheel of the package registry,
 * got once into node_modules. Undefined where none can be had; with CI=true that is an error, not a skipped test.
 */
export const testCipher = async (): Promise<string | undefined> => {
  const named = process.env['CANDOR_HTTPFS'];
  if (named) return named;
  const home = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  const places = [cipherPathBelow(join(home, 'candor')), cipherPathBelow(CACHE)];
  const found = places.find((place) => existsSync(place));
  if (found) return found;
  try {
    await installCipher({ kind: 'wheel' }, cipherPathBelow(CACHE));
    return cipherPathBelow(CACHE);
  } catch (cause) {
    if (process.env['CI'] === 'true') throw new Error('no cipher extension can be had, and CI asks for it', { cause });
    return undefined;
  }
};
