import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { endianness } from 'node:os';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { threadId } from 'node:worker_threads';
import { once } from './once.ts';

const require = createRequire(import.meta.url);

/** The package that reads YAML; loaded when a text asks for it, which few starts need. */
export const yaml = once(() => require('yaml') as typeof import('yaml'));

const isSource = import.meta.url.endsWith('.ts');

/** Where what is made of data files is kept: beside compiled code in a clone, within the package where it was built. */
const folder = new URL(isSource ? '../../node_modules/.cache/candor/kept/' : '../kept/', import.meta.url);

/** A module beside another one, as source or built. */
export const moduleAt = (name: string, base: string): URL => new URL(`${name}${isSource ? '.ts' : '.js'}`, base);

/** Earlier forms of one thing, at most: they go when there are more. */
const MOST_EARLIER = 8;

const keep = (name: string, file: string, bytes: Uint8Array): void => {
  const half = new URL(`${file}.${process.pid}.${threadId}`, folder);
  try {
    mkdirSync(folder, { recursive: true });
    const earlier = readdirSync(folder).filter((other) => other.startsWith(`${name}-`));
    if (earlier.length > MOST_EARLIER) for (const other of earlier) rmSync(new URL(other, folder), { force: true });
    // Under its name only when it is whole and on the disk: other threads and processes read at the same time.
    writeFileSync(half, bytes, { flush: true });
    renameSync(half, new URL(file, folder));
  } catch {
    // A folder that is only read: the next start makes it again.
  }
};

/** Where something that is made of files lies from an earlier start, if it does. */
interface KeptPlace {
  readonly read: () => Uint8Array | undefined;
  readonly write: (bytes: Uint8Array) => void;
}

/**
 * The place of what is made of some files. It is named by a hash of all that these files hold, so that it is made anew when one
 * of them changes: `from` names data, and the code that reads them where that is more than YAML.
 */
export const keptAt = (name: string, from: readonly URL[]): KeptPlace => {
  const hash = createHash('sha256');
  for (const bytes of from.map((path) => readFileSync(path))) hash.update(`${bytes.length}\n`).update(bytes);
  const file = `${name}-${hash.digest('hex')}`;
  return {
    read: () => {
      try {
        return readFileSync(new URL(file, folder));
      } catch {
        return undefined;
      }
    },
    write: (bytes) => keep(name, file, bytes),
  };
};

/** What `make` makes of some files, from an earlier start where there is one. */
export const kept = (name: string, from: readonly URL[], make: () => Uint8Array): Uint8Array => {
  const place = keptAt(name, from);
  const known = place.read();
  if (known) return known;
  const bytes = make();
  place.write(bytes);
  return bytes;
};

/** The same of numbers. Where they come from words, they hang on what Unicode says of letters as well. */
export const keptNumbers = (name: string, from: readonly URL[], make: () => Int32Array): Int32Array => {
  const bytes = kept(`${name}-${endianness()}-${process.versions.unicode}`, from, () => new Uint8Array(make().buffer));
  return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / Int32Array.BYTES_PER_ELEMENT);
};

/** JSON that was kept. */
export const jsonOf = (bytes: Uint8Array): unknown =>
  JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));

/** What a data file of Candor's own says. YAML takes forty times as long to read as JSON, in each thread of a run. */
export const readYaml = (path: URL): unknown => {
  const made = kept(basename(fileURLToPath(path)), [path], () =>
    Buffer.from(JSON.stringify(yaml().parse(readFileSync(path, 'utf8')))),
  );
  return jsonOf(made);
};
