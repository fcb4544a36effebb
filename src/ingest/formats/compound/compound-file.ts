import { unreadable } from '../../reader.ts';

/** The streams of a compound file (CFB, "OLE"), by their paths: what Office wrote until 2007, and what Outlook saves. */
export interface CompoundFile {
  readonly names: readonly string[];
  /** Undefined: there is none of that name. */
  stream(name: string): Buffer | undefined;
}

const SIGN = 'd0cf11e0a1b11ae1';
const LAST = 0xfffffffa;
const NONE = 0xffffffff;
const ENTRY = 128;
const MINI = 64;
/** Sectors of the table of all sectors that the head names. */
const HEAD_SECTORS = 109;
/** Signs of a path: messages within messages have some 80 each. */
const LONGEST_PATH = 4000;

export const isCompound = (head: Buffer): boolean => head.subarray(0, 8).toString('hex') === SIGN;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const entryAt = (directory: Buffer, n: number): Entry | undefined => {
  const at = n * ENTRY;
  if (at + ENTRY > directory.length) return undefined;
  const length = Math.min(64, directory.readUInt16LE(at + 64));
  return {
    name: directory.toString('utf16le', at, at + Math.max(0, length - 2)),
    type: directory[at + 66] ?? 0,
    left: directory.readUInt32LE(at + 68),
    right: directory.readUInt32LE(at + 72),
    child: directory.readUInt32LE(at + 76),
    start: directory.readUInt32LE(at + 116),
    size: directory.readUInt32LE(at + 120),
  };
};

/** Sectors one after the other from a first one; a chain that comes back to itself ends where it has as many as there are. */
const chainOf = (table: Uint32Array, first: number, most: number): readonly number[] => {
  const chain: number[] = [];
  for (let at = first; at < LAST && at < table.length && chain.length < most; at = table[at] ?? NONE) chain.push(at);
  return chain;
};

const numbersIn = (bytes: Buffer): Uint32Array =>
  Uint32Array.from({ length: bytes.length >> 2 }, (_, n) => bytes.readUInt32LE(4 * n));

/** Sectors that say where the table of all sectors lies: 109 in the head, the rest in a chain. */
const tableSectors = (whole: Buffer, sector: (n: number) => Buffer, most: number): readonly number[] => {
  const found: number[] = [...numbersIn(whole.subarray(76, 512))];
  for (let at = whole.readUInt32LE(68); at < LAST && found.length <= most + HEAD_SECTORS; ) {
    const numbers = numbersIn(sector(at));
    if (numbers.length < 2) break;
    found.push(...numbers.subarray(0, numbers.length - 1));
    at = numbers.at(-1) ?? NONE;
  }
  return found.filter((n) => n < most);
};

/** Paths of all streams. Entries of a folder are a tree; each is looked at once. */
const pathsOf = (directory: Buffer): ReadonlyMap<string, Entry> => {
  const found = new Map<string, Entry>();
  const seen = new Set<number>();
  const open = [{ n: entryAt(directory, 0)?.child ?? NONE, folder: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { n, folder } = next;
    const entry = n < LAST && !seen.has(n) ? entryAt(directory, n) : undefined;
    seen.add(n);
    if (!entry) continue;
    if (entry.type === 2) found.set(`${folder}${entry.name}`, entry);
    open.push({ n: entry.left, folder }, { n: entry.right, folder });
    if (entry.type !== 1) continue;
    if (folder.length > LONGEST_PATH) throw unreadable('too_deep');
    open.push({ n: entry.child, folder: `${folder}${entry.name}/` });
  }
  return found;
};

/** Opens a compound file; what is none, or has no directory, is damaged. */
export const openCompound = (whole: Buffer): CompoundFile => {
  if (whole.length < 512 || !isCompound(whole)) throw unreadable('damaged');
  const size = 1 << Math.min(16, whole.readUInt16LE(30));
  const sector = (n: number): Buffer => whole.subarray((n + 1) * size, (n + 2) * size);
  const most = Math.ceil(whole.length / size);
  const table = numbersIn(Buffer.concat(tableSectors(whole, sector, most).slice(0, most).map(sector)));
  const content = (first: number): Buffer => Buffer.concat(chainOf(table, first, most).map(sector));
  const directory = content(whole.readUInt32LE(48));
  const root = entryAt(directory, 0);
  if (!root) throw unreadable('damaged');
  const miniTable = numbersIn(content(whole.readUInt32LE(60)));
  const mini = content(root.start);
  const paths = pathsOf(directory);
  const least = whole.readUInt32LE(56);
  return {
    names: [...paths.keys()].sort(),
    stream: (name) => {
      const entry = paths.get(name);
      if (!entry) return undefined;
      const { start } = entry;
      const bytes =
        entry.size < least
          ? Buffer.concat(
              chainOf(miniTable, start, Math.ceil(mini.length / MINI)).map((n) =>
                mini.subarray(n * MINI, (n + 1) * MINI),
              ),
            )
          : content(start);
      if (bytes.length < entry.size) throw unreadable('damaged');
      return bytes.subarray(0, entry.size);
    },
  };
};
