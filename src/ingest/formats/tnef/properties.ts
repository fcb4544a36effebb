/** Properties of a message by their numbers (MS-OXPROPS): words as text, the rest as bytes. */
export type Properties = ReadonlyMap<number, string | Buffer>;

const FIXED: Readonly<Record<number, number>> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
};
const WIDE = 0x1f;
const WORDS = new Set([0x1e, WIDE]);
const BYTES = new Set([0x0d, 0x102]);
const MANY = 0x1000;
const NAMED = 0x8000;

/** The list of properties that an attribute of TNEF holds (MS-OXTNEF 2.1.3.4); what is read until it is damaged counts. */
export const propertiesIn = (bytes: Buffer, decode: (narrow: Buffer) => string): Properties => {
  const found = new Map<number, string | Buffer>();
  let at = 4;
  const number = (): number => {
    at += 4;
    return bytes.readUInt32LE(at - 4);
  };
  const take = (length: number): Buffer => {
    if (at + length > bytes.length) throw new RangeError('beyond the end');
    const taken = bytes.subarray(at, at + length);
    at += length + (-length & 3);
    return taken;
  };
  const skipName = (): void => {
    at += 16;
    if (number() === 0) at += 4;
    else take(number());
  };
  const words = (value: Buffer, type: number): string =>
    (type === WIDE ? value.toString('utf16le') : decode(value)).replace(/\0+$/, '');
  const read = (): void => {
    const tag = number();
    const id = tag >>> 16;
    const type = tag & 0xfff;
    if (id >= NAMED) skipName();
    const isLong = WORDS.has(type) || BYTES.has(type);
    const count = (tag & MANY) !== 0 || isLong ? number() : 1;
    for (let n = 0; n < count; n += 1) {
      const size = isLong ? number() : FIXED[type];
      if (size === undefined) throw new RangeError('no known type');
      const value = take(size);
      // Of several values the first stands for all.
      if (n === 0) found.set(id, WORDS.has(type) ? words(value, type) : value);
    }
  };
  try {
    for (let left = bytes.length < 4 ? 0 : bytes.readUInt32LE(0); left > 0; left -= 1) read();
  } catch {
    // What stands behind a property that is damaged cannot be told apart any more.
  }
  return found;
};
