import { NodeMap } from 'pst-extractor/dist/NodeMap.class.js';
import { PSTFile } from 'pst-extractor/dist/PSTFile.class.js';
import type { Bytes } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

/** What the library did not find although the file names it: each is told on the console, which is not its own. */
export const createListener = () => {
  let lost = 0;
  return {
    /** Does something with the library. */
    ask: <T>(what: () => T): T => {
      const { error, log } = console;
      const count = (): void => {
        lost += 1;
      };
      Object.assign(console, { error: count, log: count });
      try {
        return what();
      } finally {
        Object.assign(console, { error, log });
      }
    },
    /** How much was lost since this was asked. */
    takeLost: (): number => {
      const taken = lost;
      lost = 0;
      return taken;
    },
  };
};

export type Listener = ReturnType<typeof createListener>;

const TOP = 0x200;
const WINDOW = 1 << 16;

const isOld = (head: Buffer): boolean => head[10] === 14 || head[10] === 15;

/** Whether the head says that the file is longer than it is. */
export const isCutStore = ({ size }: Bytes, head: Buffer): boolean =>
  head.length >= TOP && size < (isOld(head) ? head.readUInt32LE(0xa8) : Number(head.readBigUInt64LE(0xb8)));

/** Opens a mailbox of Outlook. Its bytes are read where the library asks for them: the file is not held. */
export const openStore = (bytes: Bytes): PSTFile => {
  // The library asks for a few bytes at a time, most of them near each other.
  let window: { readonly from: number; readonly bytes: Buffer } = { from: 0, bytes: bytes.read(0, WINDOW) };
  const read = (from: number, length: number): Buffer => {
    const offset = from - window.from;
    if (offset < 0 || offset + length > window.bytes.length) {
      if (length > WINDOW) return bytes.read(from, length);
      window = { from, bytes: bytes.read(from, WINDOW) };
      return window.bytes.subarray(0, length);
    }
    return window.bytes.subarray(offset, offset + length);
  };
  const head = read(0, TOP + 2);
  // What says how the file is encrypted: a key of the system's user is none that Candor could have.
  if (head[isOld(head) ? 461 : 513] === 2) throw unreadable('password');
  // Names of properties are kept by the library for all files: each file begins with none. Neither they nor the place
  // through which all reading goes are named in its types.
  Object.assign(PSTFile, { nodeMap: new NodeMap() });
  class Store extends PSTFile {}
  const readSync = (buffer: Buffer, length: number, position: number): number => read(position, length).copy(buffer);
  Object.assign(Store.prototype, { readSync });
  return new Store(Buffer.alloc(0));
};
