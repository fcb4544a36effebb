import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

const HEAD = 3;
const FIRST_BITS = 9;
const MOST_BITS = 16;
/** In files of blocks this code says that the words are forgotten. */
const CLEAR = 256;
const IN_BLOCKS = 0x80;
const OF_BITS = 0x1f;
/** Codes are written in groups of so many; a group that is left early is filled up. */
const GROUP = 8;
const PIECE = 1 << 16;

/** Codes of a file, whose width changes as they come; undefined at its end. */
const codesOf = (bytes: Bytes) => {
  const chunks = chunksOf(bytes, HEAD)[Symbol.iterator]();
  let chunk: Buffer = Buffer.alloc(0);
  let at = 0;
  let held = 0;
  let bits = 0;
  let inGroup = 0;
  const byte = (): number | undefined => {
    if (at === chunk.length) {
      const next = chunks.next();
      if (next.done) return undefined;
      chunk = next.value;
      at = 0;
    }
    at += 1;
    return chunk[at - 1];
  };
  return {
    next: (width: number): number | undefined => {
      while (bits < width) {
        const next = byte();
        if (next === undefined) return undefined;
        held |= next << bits;
        bits += 8;
      }
      const code = held & ((1 << width) - 1);
      held >>>= width;
      bits -= width;
      inGroup = (inGroup + 1) % GROUP;
      return code;
    },
    /** Goes to the end of a group of codes of this width. */
    endGroup: (width: number): void => {
      const read = Math.ceil((inGroup * width) / 8);
      for (let n = inGroup === 0 ? width : read; n < width; n += 1) byte();
      held = 0;
      bits = 0;
      inGroup = 0;
    },
  };
};

/** Words of one file: each is a word before it and a sign more. */
const createWords = (most: number, firstFree: number) => {
  const before = new Uint16Array(most);
  const sign = new Uint8Array(most);
  const turned = new Uint8Array(most);
  let free = firstFree;
  let last = -1;
  /** Puts a word that is known at a place, and says where it ends. */
  const known = (code: number, to: Buffer, place: number): number => {
    let length = 0;
    let rest = code;
    for (; rest >= CLEAR; rest = before[rest] ?? 0) {
      turned[length] = sign[rest] ?? 0;
      length += 1;
    }
    to[place] = rest;
    for (let n = 1; n <= length; n += 1) to[place + n] = turned[length - n] ?? 0;
    return place + length + 1;
  };
  return {
    free: () => free,
    forget: (): void => {
      free = CLEAR;
    },
    /** Puts the word of a code at a place and says where it ends; it may be the one that is only made with it: the last, and its first sign again. */
    put: (code: number, to: Buffer, place: number): number => {
      const isNew = code === free && last >= 0;
      if ((code >= free && !isNew) || (last < 0 && code >= CLEAR)) throw unreadable('damaged');
      let end = known(isNew ? last : code, to, place);
      const first = to[place] ?? 0;
      if (isNew) {
        to[end] = first;
        end += 1;
      }
      if (last >= 0 && free < most) {
        before[free] = last;
        sign[free] = first;
        free += 1;
      }
      last = code;
      return end;
    },
  };
};

/** Codes of words one by one, with what they say of their own width taken out. */
const wordCodes = function* (bytes: Bytes, mostBits: number, inBlocks: boolean, words: ReturnType<typeof createWords>) {
  const codes = codesOf(bytes);
  let width = FIRST_BITS;
  for (;;) {
    if (words.free() > (1 << width) - 1 && width < mostBits) {
      codes.endGroup(width);
      width += 1;
    }
    const code = codes.next(width);
    if (code === undefined) return;
    if (code === CLEAR && inBlocks) {
      codes.endGroup(width);
      width = FIRST_BITS;
      words.forget();
    } else yield code;
  }
};

/** Unpacks what `compress` of Unix packed (.Z), as it streams by. */
export const unpackedLzw = function* (bytes: Bytes): Iterable<Buffer> {
  const flags = bytes.read(0, HEAD)[2] ?? 0;
  const mostBits = flags & OF_BITS;
  if (mostBits < FIRST_BITS || mostBits > MOST_BITS) throw unreadable('damaged');
  const inBlocks = (flags & IN_BLOCKS) !== 0;
  const most = 1 << mostBits;
  const words = createWords(most, inBlocks ? CLEAR + 1 : CLEAR);
  let out = Buffer.alloc(PIECE + most);
  let to = 0;
  for (const code of wordCodes(bytes, mostBits, inBlocks, words)) {
    to = words.put(code, out, to);
    if (to < PIECE) continue;
    yield out.subarray(0, to);
    out = Buffer.alloc(PIECE + most);
    to = 0;
  }
  yield out.subarray(0, to);
};
