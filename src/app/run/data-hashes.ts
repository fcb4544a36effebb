import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * SHA-256 (hex) of each of Candor's own data folders that a stage uses, by name: names and bytes of all files below
 * it, sorted. A change of a detector or a law so becomes a change of the stage's settings.
 */
export const dataHashes = (folders: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    folders.map((folder) => {
      const below = join(root, 'data', folder);
      const files = existsSync(below)
        ? readdirSync(below, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name))
            .sort()
        : [];
      const hash = createHash('sha256');
      for (const file of files) {
        hash.update(`${relative(below, file).split(sep).join('/')}\n`).update(readFileSync(file));
      }
      return [`data/${folder}`, hash.digest('hex')];
    }),
  );
