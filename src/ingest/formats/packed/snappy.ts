import { unreadable } from '../../reader.ts';

/** How many signs the length in front takes, and what it is. */
const lengthOf = (packed: Buffer): { readonly length: number; readonly at: number } => {
  let length = 0;
  let at = 0;
  for (let byte = 0x80; byte >= 0x80 && at < 5; at += 1) {
    byte = packed[at] ?? 0;
    length += (byte & 0x7f) * 2 ** (7 * at);
  }
  return { length, at };
};

/** A piece of what is unpacked: so many bytes that stand here, or that stood `back` bytes before. */
interface Element {
  readonly length: number;
  readonly back: number;
  /** Bytes that it takes here, those that stand here not counted. */
  readonly size: number;
}

const elementAt = (packed: Buffer, at: number): Element => {
  const tag = packed[at] ?? 0;
  const kind = tag & 3;
  const upper = tag >>> 2;
  if (kind === 0) {
    const more = Math.max(0, upper - 59);
    const length = more === 0 ? upper : packed.readUIntLE(at + 1, more);
    return { length: length + 1, back: 0, size: 1 + more };
  }
  if (kind === 1) return { length: (upper & 7) + 4, back: ((tag >>> 5) << 8) | packed.readUInt8(at + 1), size: 2 };
  const size = kind === 2 ? 2 : 4;
  return { length: upper + 1, back: packed.readUIntLE(at + 1, size), size: 1 + size };
};

/** Unpacks a block of Snappy, of at most so many bytes. */
export const unpackedSnappy = (packed: Buffer, most: number): Buffer => {
  const { length, at: begin } = lengthOf(packed);
  if (length > most) throw unreadable('bomb');
  const unpacked = Buffer.alloc(length);
  let out = 0;
  for (let at = begin; at < packed.length; ) {
    const element = elementAt(packed, at);
    at += element.size;
    const isHere = element.back === 0;
    const lacks = isHere ? at + element.length > packed.length : element.back > out;
    if (lacks || out + element.length > length) throw unreadable('damaged');
    if (isHere) at += packed.copy(unpacked, out, at, at + element.length);
    // What repeats may be shorter than what it becomes.
    else for (let n = 0; n < element.length; n += 1) unpacked[out + n] = unpacked[out + n - element.back] ?? 0;
    out += element.length;
  }
  if (out < length) throw unreadable('damaged');
  return unpacked;
};
