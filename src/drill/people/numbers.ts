import type { Block } from '../parts/parts.ts';
import type { Random } from '../random.ts';

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

/** The n-th place of a walk through a whole range without repeating: the step has no factor with the range. */
const placeOf = (n: number, step: number, range: number, start = 0): number =>
  Number((BigInt(start) + BigInt(n) * BigInt(step)) % BigInt(range));

const STEP = 352_694_281;
const SSN_RANGE = 665 * 99 * 9999;

/** The n-th Social Security number of a drill: valid by the issuing rules, random, and never twice in a drill. */
export const ssnOf = (seed: number, n: number): string => {
  const at = placeOf(n, STEP, SSN_RANGE, Math.imul(seed, 2_654_435) >>> 0);
  const area = 1 + Math.floor(at / (99 * 9999));
  const group = 1 + (Math.floor(at / 9999) % 99);
  const serial = 1 + (at % 9999);
  return [String(area).padStart(3, '0'), String(group).padStart(2, '0'), String(serial).padStart(4, '0')].join('-');
};

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const LETTER_LIST: readonly string[] = [...LETTERS];

/** A number in a shape: A a letter, 9 a digit, other signs as they stand. */
export const shaped = (shape: string, random: Random): string =>
  shape.replace(/[A9]/g, (sign) => (sign === '9' ? String(random.int(10)) : random.pick(LETTER_LIST)));

/** Device number: an invented model of a real numbering body, serial n, Luhn digit. */
export const imeiOf = (n: number): string => {
  const serial = Math.floor(n / 97) + 100_000;
  const model = 190_000 + (n % 97) + 97 * Math.floor(serial / 1_000_000);
  const body = `35${String(model).padStart(6, '0')}${String(serial % 1_000_000).padStart(6, '0')}`;
  return body + luhnDigit(body);
};

/** Subscriber number of country 310, networks 990 to 999 (990 is not assigned; the others from ten million on). */
export const imsiOf = (n: number, random: Random): string =>
  `31099${Math.floor(n / 10_000_000) % 10}${String(n % 10_000_000).padStart(7, '0')}${random.digits(2)}`;

/** Area codes with a 9 in the middle are kept back for a longer numbering plan: no such number was ever given to anybody. */
const RESERVED_AREAS: readonly number[] = [2, 3, 4, 5, 6, 7, 8, 9].flatMap((first) =>
  Array.from({ length: 10 }, (_, last) => first * 100 + 90 + last),
);
/** Exchanges 200 to 999 without those of services (211, 311, ...). */
const EXCHANGES: readonly number[] = Array.from({ length: 800 }, (_, n) => 200 + n).filter((code) => code % 100 !== 11);
const LINES = 10_000;
/** A person has at most two lines. */
const LINES_A_PERSON = 2;

/**
 * Telephone numbers, each once. The first block takes 555-0100 to 555-0199 (reserved for fiction) of every area code
 * first, then other lines of the exchange 555, which are not dialled either; later blocks take area codes that nobody has.
 */
export const createPhones = ({ no, firstId }: Pick<Block, 'no' | 'firstId'>): ((area: number) => string) => {
  const used = new Map<number, number>();
  let next = LINES_A_PERSON * (firstId - 1);
  if (no > 0) {
    return () => {
      const at = placeOf(next, STEP, RESERVED_AREAS.length * EXCHANGES.length * LINES);
      next += 1;
      const area = RESERVED_AREAS[Math.floor(at / (EXCHANGES.length * LINES))];
      const exchange = EXCHANGES[Math.floor(at / LINES) % EXCHANGES.length];
      return `${area}${exchange}${String(at % LINES).padStart(4, '0')}`;
    };
  }
  return (area) => {
    const n = used.get(area) ?? 0;
    used.set(area, n + 1);
    const line = n < 100 ? 100 + n : 2000 + ((n - 100) % 7900);
    const exchange = n < 8000 ? 555 : 556 + Math.floor((n - 8000) / 7900);
    return `${area}${exchange}${String(line).padStart(4, '0')}`;
  };
};

/** The n-th number of a shape: numbers of one shape do not repeat before all of them are used. */
const nthInShape = (shape: string, n: number): string => {
  const sizes = [...shape].map((sign): bigint => (sign === '9' ? 10n : sign === 'A' ? 23n : 1n));
  const range = sizes.reduce((product, size) => product * size, 1n);
  // The golden ratio spreads neighbours; the last digit 1 has no factor with 10, and 23 is stepped over.
  let step = ((range * 618n) / 1000n / 10n) * 10n + 1n;
  while (step % 23n === 0n) step += 10n;
  let at = (BigInt(n) * step) % range;
  const signs = [...shape];
  for (let k = signs.length - 1; k >= 0; k--) {
    const size = sizes[k] ?? 1n;
    if (size === 1n) continue;
    const value = Number(at % size);
    signs[k] = size === 10n ? String(value) : (LETTER_LIST[value] ?? '');
    at /= size;
  }
  return signs.join('');
};

/** Most blocks that share the numbers of a shape: 100 million people. */
const MOST_BLOCKS = 1000;

/** Licence numbers: random in the first block, elsewhere each once in its state. */
export const createLicences = ({
  no,
}: Pick<Block, 'no'>): ((state: string, shape: string, random: Random) => string) => {
  const used = new Map<string, number>();
  if (no === 0) return (_, shape, random) => shaped(shape, random);
  return (state, shape) => {
    const n = used.get(state) ?? 0;
    used.set(state, n + 1);
    return nthInShape(shape, n * MOST_BLOCKS + (no % MOST_BLOCKS));
  };
};
