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
/** More values than any list has: their number is damaged. */
const MOST_VALUES = 1 << 16;
const NAMED = 0x8000;

const words = (value: Buffer, type: number, decode: (narrow: Buffer) => string): string =>
  (type === WIDE ? value.toString('utf16le') : decode(value)).replace(/\0+$/, '');

/** Takes what stands behind the number at the beginning, piece by piece; throws beyond the end. */
const createCursor = (bytes: Buffer) => {
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
    take(16);
    if (number() === 0) take(4);
    else take(number());
  };
  return { number, take, skipName };
};

/** The next property: of several values the first stands for all. */
const propertyAt = ({ number, take, skipName }: ReturnType<typeof createCursor>) => {
  const tag = number();
  const id = tag >>> 16;
  const type = tag & 0xfff;
  if (id >= NAMED) skipName();
  const isLong = WORDS.has(type) || BYTES.has(type);
  const values = Array.from({ length: (tag & MANY) !== 0 || isLong ? Math.min(number(), MOST_VALUES) : 1 }, () => {
    const size = isLong ? number() : FIXED[type];
    if (size === undefined) throw new RangeError('no known type');
    return take(size);
  });
  return { id, type, value: values[0] };
};

/** The list of properties that an attribute of TNEF holds (MS-OXTNEF 2.1.3.4); what is read until it is damaged counts. */
export const propertiesIn = (bytes: Buffer, decode: (narrow: Buffer) => string): Properties => {
  const found = new Map<number, string | Buffer>();
  const cursor = createCursor(bytes);
  try {
    for (let left = bytes.length < 4 ? 0 : bytes.readUInt32LE(0); left > 0; left -= 1) {
      const { id, type, value } = propertyAt(cursor);
      if (value) found.set(id, WORDS.has(type) ? words(value, type, decode) : value);
    }
  } catch {
    // What stands behind a property that is damaged cannot be told apart any more.
  }
  return found;
};
