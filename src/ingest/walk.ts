import { type Dirent, readdirSync } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UnreadReason } from '../schema/unread-reasons.ts';

/** Something found below a root. */
export interface FoundFile {
  /** Path below the case (or below the folder that was asked for), with `/`. */
  readonly path: string;
  /** Where it lies; bytes where the name is no UTF-8. */
  readonly place: string | Buffer;
  /** Null: a plain file that can be opened. */
  readonly refused: UnreadReason | null;
}

const SLASH = Buffer.from('/');

/** A name that is no UTF-8 is shown with its odd bytes as `\xNN`, so that two such names stay two. */
const shownName = (name: Buffer): string => {
  const text = name.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(name)) return text;
  return [...name].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`)).join('');
};

const refusalOf = (entry: Dirent<Buffer>): UnreadReason | null => {
  if (entry.isFile()) return null;
  return entry.isSymbolicLink() ? 'link' : 'special_file';
};

const below = (folder: string | Buffer, name: Buffer): string | Buffer => {
  const text = name.toString('utf8');
  const isPlain = typeof folder === 'string' && Buffer.from(text, 'utf8').equals(name);
  return isPlain ? join(folder, text) : Buffer.concat([Buffer.from(folder), SLASH, name]);
};

const walkFolder = (folder: string | Buffer, path: string, found: FoundFile[]): void => {
  let entries: readonly Dirent<Buffer>[];
  try {
    entries = readdirSync(folder, { withFileTypes: true, encoding: 'buffer' });
  } catch {
    // What stands in a folder that cannot be listed is unknown: the folder itself is listed as unread.
    found.push({ path: `${path}/`, place: folder, refused: 'no_permission' });
    return;
  }
  for (const entry of entries) {
    const name = `${path}/${shownName(entry.name)}`;
    const place = below(folder, entry.name);
    if (entry.isDirectory()) walkFolder(place, name, found);
    else found.push({ path: name, place, refused: refusalOf(entry) });
  }
};

export type RootState = 'there' | 'missing' | 'link' | 'no_folder';

export const rootState = async (folder: string): Promise<RootState> => {
  const state = await lstat(folder).catch(() => undefined);
  if (!state) return 'missing';
  if (state.isSymbolicLink()) return 'link';
  return state.isDirectory() ? 'there' : 'no_folder';
};

/** Everything below a folder, sorted by path. Links are listed and never followed. `path` is how the folder is called. */
export const walk = (folder: string, path: string): readonly FoundFile[] => {
  const found: FoundFile[] = [];
  walkFolder(folder, path, found);
  return found.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
};
