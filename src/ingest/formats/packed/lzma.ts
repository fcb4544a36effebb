import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

/**
 * LZMA without XZ (`.lzma`), by the specification in the public domain that comes with the LZMA SDK: a byte of settings, the
 * size of the window, the size unpacked, and one stream of a range coder.
 */

const HEAD = 13;
const UNKNOWN = 0xffffffffffffffffn;
/** Bytes that packers look back at, at most: more would have to be held. */
const MOST_WINDOW = 1 << 28;
const LEAST_WINDOW = 1 << 12;
/** Contents that a head may promise; more is no head of this kind. */
const MOST_SIZE = 1n << 38n;
const PIECE = 1 << 16;

const HALF = 1024;
const STATES = 12;
const LENGTH_KINDS = 4;

interface Settings {
  /** Bits of the byte in front, and of the place, that letters depend on; bits of the place that the rest does. */
  readonly before: number;
  readonly place: number;
  readonly position: number;
  readonly window: number;
  /** Null: the stream says where it ends. */
  readonly size: number | null;
}

const settingsOf = (head: Buffer): Settings | undefined => {
  if (head.length < HEAD + 5) return undefined;
  const [first = 0] = head;
  const size = head.readBigUInt64LE(5);
  if (first >= 9 * 5 * 5 || (size !== UNKNOWN && size >= MOST_SIZE)) return undefined;
  return {
    before: first % 9,
    place: Math.floor(first / 9) % 5,
    position: Math.floor(first / 45),
    window: head.readUInt32LE(1),
    size: size === UNKNOWN ? null : Number(size),
  };
};

/** Sizes that packers give a window: a power of two, or one and a half of one. */
const isUsual = (window: number): boolean => {
  const top = 2 ** Math.floor(Math.log2(window));
  return window === 0xffffffff || window === top || window === 1.5 * top;
};

/** Whether bytes begin as such a file: the format has no sign of its own. */
export const isLzma = (head: Buffer): boolean => {
  const settings = settingsOf(head);
  return settings !== undefined && settings.window >= LEAST_WINDOW && isUsual(settings.window) && head[HEAD] === 0;
};

/** Takes bits out of a stream by what came before; `bits` hold how likely a zero is, of 2,048. */
const createRangeDecoder = (bytes: Bytes) => {
  const chunks = chunksOf(bytes, HEAD + 1)[Symbol.iterator]();
  let chunk: Buffer = Buffer.alloc(0);
  let at = 0;
  const byte = (): number => {
    if (at === chunk.length) {
      const next = chunks.next();
      if (next.done) throw unreadable('damaged');
      chunk = next.value;
      at = 0;
    }
    at += 1;
    return chunk[at - 1] ?? 0;
  };
  let range = 0xffffffff;
  let code = 0;
  for (let n = 0; n < 4; n += 1) code = ((code << 8) | byte()) >>> 0;
  const widen = (): void => {
    if (range >= 1 << 24) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | byte()) >>> 0;
  };
  const bit = (bits: Uint16Array, n: number): 0 | 1 => {
    const likely = bits[n] ?? HALF;
    const bound = (range >>> 11) * likely;
    const isOne = code >= bound;
    if (isOne) {
      bits[n] = likely - (likely >>> 5);
      code -= bound;
      range -= bound;
    } else {
      bits[n] = likely + ((2048 - likely) >>> 5);
      range = bound;
    }
    widen();
    return isOne ? 1 : 0;
  };
  return {
    bit,
    /** Bits without a likelihood. */
    plain: (count: number): number => {
      let value = 0;
      for (let n = 0; n < count; n += 1) {
        range >>>= 1;
        const isOne = code >= range;
        if (isOne) code -= range;
        widen();
        value = ((value << 1) | (isOne ? 1 : 0)) >>> 0;
      }
      return value;
    },
    tree: (bits: Uint16Array, from: number, count: number): number => {
      let value = 1;
      for (let n = 0; n < count; n += 1) value = (value << 1) | bit(bits, from + value);
      return value - (1 << count);
    },
    /** Lowest bit first. */
    turnedTree: (bits: Uint16Array, from: number, count: number): number => {
      let node = 1;
      let value = 0;
      for (let n = 0; n < count; n += 1) {
        const one = bit(bits, from + node);
        node = (node << 1) | one;
        value |= one << n;
      }
      return value;
    },
  };
};

type RangeDecoder = ReturnType<typeof createRangeDecoder>;

const bitsOf = (count: number): Uint16Array => new Uint16Array(count).fill(HALF);

/** Lengths of what is repeated: 2 to 273. */
const createLengths = (decoder: RangeDecoder, positions: number) => {
  const choice = bitsOf(2);
  const low = bitsOf(positions << 3);
  const middle = bitsOf(positions << 3);
  const high = bitsOf(256);
  return (position: number): number => {
    if (decoder.bit(choice, 0) === 0) return 2 + decoder.tree(low, position << 3, 3);
    if (decoder.bit(choice, 1) === 0) return 10 + decoder.tree(middle, position << 3, 3);
    return 18 + decoder.tree(high, 0, 8);
  };
};

const LAST_OF_STREAM = 0xffffffff;

/** How far back something repeated lies, less one. */
const createDistances = (decoder: RangeDecoder) => {
  const slots = bitsOf(LENGTH_KINDS << 6);
  const middle = bitsOf(1 + 128);
  const aligned = bitsOf(16);
  return (length: number): number => {
    const slot = decoder.tree(slots, Math.min(length - 2, LENGTH_KINDS - 1) << 6, 6);
    if (slot < 4) return slot;
    const count = (slot >>> 1) - 1;
    const base = ((2 | (slot & 1)) << count) >>> 0;
    if (slot < 14) return base + decoder.turnedTree(middle, base - slot, count);
    const high = (decoder.plain(count - 4) << 4) >>> 0;
    return base + high + decoder.turnedTree(aligned, 0, 4);
  };
};

/** What was unpacked last, as much as may be named again. */
const createWindow = (size: number) => {
  const held = Buffer.alloc(size + PIECE);
  let to = 0;
  let from = 0;
  let total = 0;
  return {
    total: () => total,
    waiting: () => to - from,
    back: (distance: number): number => held[to - distance] ?? 0,
    reaches: (distance: number): boolean => distance <= Math.min(total, size),
    put: (byte: number): void => {
      held[to] = byte;
      to += 1;
      total += 1;
    },
    /** What was not given yet; makes room where there is none. */
    take: (): Buffer => {
      const taken = Buffer.from(held.subarray(from, to));
      if (to + PIECE / 2 > held.length) {
        held.copyWithin(0, to - size, to);
        to = size;
      }
      from = to;
      return taken;
    },
  };
};

type Window = ReturnType<typeof createWindow>;

/** What was taken last, of twelve kinds: how likely a letter is depends on it. */
interface Memory {
  state: number;
  /** Less one: how far back the last four repeats lay, the newest first. */
  distances: readonly [number, number, number, number];
}

/** Letters, which depend on the one in front, and behind a repeat on what it would go on with. */
const createLetters = (decoder: RangeDecoder, window: Window, { before, place }: Settings) => {
  const bits = bitsOf(0x300 << (before + place));
  const { bit } = decoder;
  const behindRepeat = (from: number, expected: number): number => {
    let value = 1;
    for (let n = 7; n >= 0 && value < 0x100; n -= 1) {
      const likely = (expected >>> n) & 1;
      const one = bit(bits, from + ((1 + likely) << 8) + value);
      value = (value << 1) | one;
      if (one !== likely) break;
    }
    return value;
  };
  return (memory: Memory): void => {
    const total = window.total();
    const last = total > 0 ? window.back(1) : 0;
    const from = 0x300 * (((total & ((1 << place) - 1)) << before) + (last >>> (8 - before)));
    const { state } = memory;
    let value = state >= 7 ? behindRepeat(from, window.back(memory.distances[0] + 1)) : 1;
    while (value < 0x100) value = (value << 1) | bit(bits, from + value);
    window.put(value & 0xff);
    memory.state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };
};

/** Lengths of repeats, whose distance goes to the front of the memory; 0: the stream says that it ends. */
const createRepeats = (decoder: RangeDecoder, positions: number) => {
  const [isOld, isFirst, isSecond, isThird] = [bitsOf(STATES), bitsOf(STATES), bitsOf(STATES), bitsOf(STATES)];
  const isLong = bitsOf(STATES << 4);
  const newLength = createLengths(decoder, positions);
  const oldLength = createLengths(decoder, positions);
  const distanceOf = createDistances(decoder);
  const { bit } = decoder;
  const ofNew = (memory: Memory, at: number): number => {
    const length = newLength(at);
    const [first, second, third] = memory.distances;
    const distance = distanceOf(length);
    memory.distances = [distance, first, second, third];
    memory.state = memory.state < 7 ? 7 : 10;
    return distance === LAST_OF_STREAM ? 0 : length;
  };
  /** Puts the second, third or fourth of the distances in front. */
  const reorder = (memory: Memory): void => {
    const [first, second, third, fourth] = memory.distances;
    if (bit(isSecond, memory.state) === 0) memory.distances = [second, first, third, fourth];
    else if (bit(isThird, memory.state) === 0) memory.distances = [third, first, second, fourth];
    else memory.distances = [fourth, first, second, third];
  };
  return (memory: Memory, at: number): number => {
    const { state } = memory;
    if (bit(isOld, state) === 0) return ofNew(memory, at);
    if (bit(isFirst, state) !== 0) reorder(memory);
    else if (bit(isLong, (state << 4) + at) === 0) {
      memory.state = state < 7 ? 9 : 11;
      return 1;
    }
    memory.state = state < 7 ? 8 : 11;
    return oldLength(at);
  };
};

const LONGEST = 273;

/** Takes what comes next into the window: a letter or a repeat; false: the stream ends. */
const createStep = (decoder: RangeDecoder, window: Window, settings: Settings) => {
  const positions = 1 << settings.position;
  const size = settings.size ?? Number.POSITIVE_INFINITY;
  const isRepeat = bitsOf(STATES << 4);
  const letter = createLetters(decoder, window, settings);
  const repeat = createRepeats(decoder, positions);
  const memory: Memory = { state: 0, distances: [0, 0, 0, 0] };
  return (): boolean => {
    if (window.total() >= size) return false;
    const at = window.total() & (positions - 1);
    if (decoder.bit(isRepeat, (memory.state << 4) + at) === 0) {
      letter(memory);
      return true;
    }
    const length = repeat(memory, at);
    if (length === 0 && settings.size !== null) throw unreadable('damaged');
    if (length === 0) return false;
    const distance = memory.distances[0] + 1;
    if (!window.reaches(distance)) throw unreadable('damaged');
    const kept = Math.min(length, size - window.total());
    for (let n = 0; n < kept; n += 1) window.put(window.back(distance));
    return true;
  };
};

/** Unpacks LZMA as it streams by; what stands in front of a fault is given before it is thrown. */
export const unpackedLzma = function* (bytes: Bytes): Iterable<Buffer> {
  const settings = settingsOf(bytes.read(0, HEAD + 5));
  if (!settings) throw unreadable('damaged');
  const needed = Math.max(LEAST_WINDOW, Math.min(settings.window, settings.size ?? settings.window));
  if (needed > MOST_WINDOW) throw unreadable('too_large');
  const window = createWindow(needed);
  const step = createStep(createRangeDecoder(bytes), window, settings);
  let fault: unknown;
  let goesOn = true;
  while (goesOn) {
    try {
      while (goesOn && window.waiting() < PIECE / 2 - LONGEST) goesOn = step();
    } catch (cause) {
      fault = cause;
      goesOn = false;
    }
    yield window.take();
  }
  if (fault !== undefined) throw fault;
};
