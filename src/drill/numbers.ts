import type { Random } from './random.ts';

/** Check digit of ISO/IEC 7812 for a body of digits. */
export const luhnDigit = (body: string): string => {
  let sum = 0;
  for (let n = 0; n < body.length; n++) {
    let digit = Number(body[body.length - 1 - n]);
    if (n % 2 === 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return String((10 - (sum % 10)) % 10);
};

// A step that has no factor with the range walks through the whole range without repeating.
const SSN_RANGE = 665 * 99 * 9999;
const SSN_STEP = 352_694_281;

/** The n-th Social Security number of a drill: valid by the issuing rules, random, and never twice in a drill. */
export const ssnOf = (seed: number, n: number): string => {
  const start = BigInt(Math.imul(seed, 2_654_435) >>> 0);
  const at = Number((start + BigInt(n) * BigInt(SSN_STEP)) % BigInt(SSN_RANGE));
  const area = 1 + Math.floor(at / (99 * 9999));
  const group = 1 + (Math.floor(at / 9999) % 99);
  const serial = 1 + (at % 9999);
  return [String(area).padStart(3, '0'), String(group).padStart(2, '0'), String(serial).padStart(4, '0')].join('-');
};

/** A number in a shape: A a letter, 9 a digit, other signs as they stand. */
export const shaped = (shape: string, random: Random): string =>
  shape.replace(/[A9]/g, (sign) =>
    sign === '9' ? String(random.int(10)) : random.pick([...'ABCDEFGHJKLMNPRSTUVWXYZ']),
  );

/** Device number: an invented model of a real numbering body, serial n, Luhn digit. */
export const imeiOf = (n: number): string => {
  const body = `35${String(190_000 + (n % 97)).padStart(6, '0')}${String(Math.floor(n / 97) + 100_000).padStart(6, '0')}`;
  return body + luhnDigit(body);
};

/** Subscriber number of country 310, network 990 (not assigned). */
export const imsiOf = (n: number, random: Random): string => `310990${String(n).padStart(7, '0')}${random.digits(2)}`;

/**
 * Telephone numbers, each once: 555-0100 to 555-0199 (reserved for fiction) of every area code first; a drill larger than
 * these takes other lines of the exchange 555, which are not dialled either.
 */
export const createPhones = (): ((area: number) => string) => {
  const used = new Map<number, number>();
  return (area) => {
    const n = used.get(area) ?? 0;
    used.set(area, n + 1);
    const line = n < 100 ? 100 + n : 2000 + ((n - 100) % 7900);
    const exchange = n < 8000 ? 555 : 556 + Math.floor((n - 8000) / 7900);
    return `${area}${exchange}${String(line).padStart(4, '0')}`;
  };
};
