/** Bytes that are shorter are keys, and shown in hex. */
const KEY_BYTES = 64;

const utf8 = new TextDecoder('utf-8', { fatal: true });

const isPrinted = (code: number): boolean => code >= 32 || code === 9 || code === 10 || code === 13;

/** Bytes in a field as the text that they are, else in hex, or in Base64 where they are long. */
export const shownBytes = (bytes: Buffer): string => {
  try {
    const text = utf8.decode(bytes);
    if ([...text.slice(0, KEY_BYTES)].every((sign) => isPrinted(sign.charCodeAt(0)))) return text;
  } catch {
    // They are no text.
  }
  return bytes.toString(bytes.length <= KEY_BYTES ? 'hex' : 'base64');
};

/** A point in time as ISO has it; as a number where no calendar reaches. `length`: signs of ISO that count. */
export const timeOf = (milliseconds: number, length: number): string => {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? String(milliseconds) : time.toISOString().slice(0, length);
};

/** Signs of ISO that say a date, and a point in time. */
export const DATE = 10;
export const DATE_AND_TIME = 23;

/** A whole number of so many places behind its point. */
export const scaled = (value: bigint, scale: number): string => {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
};

/** A whole number as a number where that is exact, else as its digits. */
export const exact = (value: bigint): number | string => {
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : String(value);
};
