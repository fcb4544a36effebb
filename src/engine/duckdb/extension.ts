import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DuckDBInstance, version } from '@duckdb/node-api';
import { CandorError } from '../../core/errors.ts';
import { sql } from '../sql.ts';
import { openDuckdb } from './engine.ts';

/** DuckDB's version as its extensions are named after it, such as `v1.5.5`. They fit this version alone. */
export const duckdbVersion = (): string => version();

export const CIPHER_FILE = 'httpfs.duckdb_extension';

/** Where the extension that carries the cipher lies below a user's data folder. */
export const cipherPathBelow = (dataFolder: string): string =>
  join(dataFolder, 'extensions', duckdbVersion(), `${process.platform}-${process.arch}`, CIPHER_FILE);

const reasonOf = (cause: unknown): string => {
  const text = cause instanceof Error ? cause.message : '';
  if (/not a DuckDB extension|metadata at the end/i.test(text)) return 'the file is no DuckDB extension';
  if (/signature/i.test(text)) return 'its signature is not valid';
  if (/built (specifically )?for|version/i.test(text))
    return `it was built for another version than ${duckdbVersion()}`;
  if (/not found|no such file/i.test(text)) return 'the file is not there';
  return 'it does not load on this machine';
};

/** Why the extension at a path does not load, or undefined when it does. DuckDB checks its signature. */
export const cipherFault = async (path: string): Promise<string | undefined> => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  try {
    await connection.run(`load '${path.replaceAll("'", "''")}'`);
    return undefined;
  } catch (cause) {
    return reasonOf(cause);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
};

/** Writes and reads an encrypted table and looks whether its text stands in the file: the whole way, not only the loading. */
export const cipherWorks = async (path: string): Promise<boolean> => {
  const folder = await mkdtemp(join(tmpdir(), 'candor-cipher-'));
  const columns = [{ name: 'word', type: 'text' as const }];
  const file = join(folder, 'probe.parquet');
  const engine = await openDuckdb({ threads: 1, cipherExtension: path, parquetKey: 'k'.repeat(32) });
  try {
    await engine.run({ name: 'probe', reads: [], sql: sql`select 'candor-probe-text' as word` });
    await engine.write('probe', { file, columns, orderBy: ['word'] });
    await engine.attach({ name: 'back', files: [file], columns });
    const rows = await engine.read({ name: 'q', reads: ['back'], sql: sql`select word from back` });
    return rows[0]?.['word'] === 'candor-probe-text' && !(await readFile(file)).includes('candor-probe-text');
  } finally {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
};

/** Ways to get the extension, in the order in which set-up tries them. */
export type CipherSource =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'duckdb' }
  | { readonly kind: 'wheel' };

/** DuckDB's own INSTALL (its servers); only ever called by `candor setup`, because it goes to the network. */
const fromDuckdb = async (folder: string): Promise<string> => {
  const instance = await DuckDBInstance.create(':memory:', { extension_directory: folder });
  const connection = await instance.connect();
  try {
    await connection.run('install httpfs');
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
  const found = (await readdir(folder, { recursive: true })).find((name) => basename(name) === CIPHER_FILE);
  if (!found) throw new Error('INSTALL left no file');
  return join(folder, found);
};

const LARGEST_EXTENSION = 512 * 1024 * 1024;

/** The same signed file out of the wheel `duckdb-extension-httpfs` of the same version (PyPI). */
const fromWheel = async (folder: string): Promise<string> => {
  const wheel = `duckdb-extension-httpfs==${duckdbVersion().replace(/^v/, '')}`;
  const flags = ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary=:all:', '--dest', folder, wheel];
  await promisify(execFile)(process.platform === 'win32' ? 'python' : 'python3', flags, { timeout: 180_000 });
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (!name) throw new Error('pip left no wheel');
  const { BlobReader, Uint8ArrayWriter, ZipReader } = await import('@zip.js/zip.js');
  const zip = new ZipReader(new BlobReader(new Blob([await readFile(join(folder, name))])));
  try {
    for (const entry of await zip.getEntries()) {
      if (entry.directory || basename(entry.filename) !== CIPHER_FILE) continue;
      if (entry.uncompressedSize > LARGEST_EXTENSION) throw new Error('the extension is too large');
      const path = join(folder, CIPHER_FILE);
      await writeFile(path, await entry.getData(new Uint8ArrayWriter()));
      return path;
    }
  } finally {
    await zip.close();
  }
  throw new Error('the wheel has no extension in it');
};

/** Gets the extension from one source, checks that it ciphers, and only then puts it in its place. */
export const installCipher = async (source: CipherSource, target: string): Promise<void> => {
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(dirname(target), '.new-'));
  try {
    const found =
      source.kind === 'file'
        ? source.path
        : source.kind === 'duckdb'
          ? await fromDuckdb(folder)
          : await fromWheel(folder);
    const fault = await cipherFault(found);
    if (fault)
      throw new CandorError('SETUP_FAILED', `the extension was not taken: ${fault}`, { place: { file: found } });
    if (!(await cipherWorks(found))) throw new CandorError('SETUP_FAILED', 'the extension loads but does not encrypt');
    const partial = join(folder, 'checked');
    await copyFile(found, partial);
    await rename(partial, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
