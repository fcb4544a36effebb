import { gzipSync } from 'node:zlib';
import type { Member } from './zip.ts';

const BLOCK = 512;

const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;

/** Fixed owner and time (POSIX ustar), so that the same members give the same bytes. */
const headerOf = ({ name, bytes }: Member): Buffer => {
  const head = Buffer.alloc(BLOCK);
  head.write(name, 0, 100, 'utf8');
  head.write(octal(0o644, 8), 100);
  head.write(octal(0, 8), 108);
  head.write(octal(0, 8), 116);
  head.write(octal(bytes.length, 12), 124);
  head.write(octal(1_627_776_000, 12), 136);
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
};

/** A gzipped TAR archive of the members in the given order. */
export const tarGzOf = (members: readonly Member[]): Buffer => {
  const parts = members.flatMap((member) => [
    headerOf(member),
    member.bytes,
    Buffer.alloc((BLOCK - (member.bytes.length % BLOCK)) % BLOCK),
  ]);
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]));
};
