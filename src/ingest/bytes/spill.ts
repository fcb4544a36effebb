import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { type Bytes, bufferBytes } from './bytes.ts';

/**
 * Where the content of an archive's member goes while it is read: into memory, or, when it is large, into a file
 * that is encrypted with a key which only this process knows, so that nothing of it can be read once the run is over.
 */
export interface Spill {
  readonly folder: string;
  /** 32 random bytes of this process. */
  readonly key: Uint8Array;
}

const IN_MEMORY = 32 << 20;
const BLOCK = 16;

/** The counter block of AES-CTR for a place in the file: the file's own eight bytes, then the block's number. */
const counterAt = (nonce: Buffer, block: number): Buffer => {
  const counter = Buffer.alloc(BLOCK);
  nonce.copy(counter, 0, 0, 8);
  counter.writeBigUInt64BE(BigInt(block), 8);
  return counter;
};

const spilledBytes = (file: number, path: string, size: number, key: Uint8Array, nonce: Buffer): Bytes => {
  let open = true;
  return {
    size,
    path: null,
    read: (from, wanted) => {
      const length = Math.max(0, Math.min(wanted, size - from));
      const start = Math.floor(from / BLOCK) * BLOCK;
      const buffer = Buffer.allocUnsafe(from - start + length);
      const got = readSync(file, buffer, 0, buffer.length, start);
      const plain = createDecipheriv('aes-256-ctr', key, counterAt(nonce, start / BLOCK)).update(
        buffer.subarray(0, got),
      );
      return plain.subarray(from - start);
    },
    close: () => {
      if (!open) return;
      open = false;
      closeSync(file);
      rmSync(path, { force: true });
    },
  };
};

export interface Collector {
  add(piece: Buffer): void;
  /** The bytes so far, readable at any place. */
  done(): Bytes;
  /** Drops what was collected. */
  drop(): void;
}

let spilled = 0;

/** Collects pieces that stream by into bytes that can be read again. */
export const collector = ({ folder, key }: Spill): Collector => {
  let pieces: Buffer[] = [];
  let size = 0;
  let target:
    | {
        readonly file: number;
        readonly path: string;
        readonly nonce: Buffer;
        readonly cipher: { update(piece: Buffer): Buffer };
      }
    | undefined;
  const begin = () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    spilled += 1;
    const path = join(folder, `${process.pid}-${spilled}.file`);
    const nonce = createHash('sha256').update(path).digest().subarray(0, 8);
    const file = openSync(path, 'w+', 0o600);
    target = { file, path, nonce, cipher: createCipheriv('aes-256-ctr', key, counterAt(nonce, 0)) };
  };
  const flush = () => {
    if (!target) return;
    for (const piece of pieces) {
      const packed = target.cipher.update(piece);
      for (let at = 0; at < packed.length; ) at += writeSync(target.file, packed, at);
    }
    pieces = [];
  };
  return {
    add: (piece) => {
      pieces.push(piece);
      size += piece.length;
      if (size > IN_MEMORY && !target) begin();
      flush();
    },
    done: () => {
      if (!target) return bufferBytes(pieces.length === 1 ? (pieces[0] ?? Buffer.alloc(0)) : Buffer.concat(pieces));
      return spilledBytes(target.file, target.path, size, key, target.nonce);
    },
    drop: () => {
      pieces = [];
      if (target) spilledBytes(target.file, target.path, size, key, target.nonce).close();
    },
  };
};
