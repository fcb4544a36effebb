import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Engine } from '../engine/port.ts';
import type { Scratch } from './stage.ts';

const PART_NAME = /^[A-Za-z0-9_.-]+(\/[A-Za-z0-9_.-]+)*$/;

const filesBelow = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort()
    : [];

/** Working copies below `folder`. Parts are Parquet, written by the engine and so protected as the case demands. */
export const openScratch = (folder: string, engine: Engine): Scratch => {
  const pathOf = (part: string, suffix: string): string => {
    if (!PART_NAME.test(part) || part.includes('..')) throw new Error(`not a name for a working copy: ${part}`);
    const path = join(folder, `${part}${suffix}`);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    return path;
  };
  return {
    put: (part, table, schema) =>
      engine.write(table, { file: pathOf(part, '.parquet'), columns: schema.columns, orderBy: schema.orderBy }),
    load: (part, file, source) => engine.convert(pathOf(part, '.parquet'), file, source),
    pack: (part, width, blocks) => engine.pack(pathOf(part, '.parquet'), width, blocks),
    has: (part) => existsSync(pathOf(part, '.parquet')),
    list: (prefix) =>
      filesBelow(folder)
        .filter((file) => file.endsWith('.parquet') && file.startsWith(prefix))
        .map((file) => file.slice(0, -'.parquet'.length)),
    files: (name, parts, columns) => ({ name, files: parts.map((part) => pathOf(part, '.parquet')), columns }),
    remove: async (part) => {
      rmSync(pathOf(part, '.parquet'), { force: true });
      rmSync(pathOf(part, '.file'), { force: true });
    },
    filePath: async (part) => pathOf(part, '.file'),
  };
};

/** Removes all working copies: nothing of the evidence stays outside `evidence/` once a run is done. */
export const clearScratch = (folder: string): void => rmSync(folder, { recursive: true, force: true });
