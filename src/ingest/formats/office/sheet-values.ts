/** How numbers of a style are shown, as far as it changes what they are. */
export type NumberStyle =
  | { readonly kind: 'plain' }
  | { readonly kind: 'date' }
  /** Digits in fixed places, such as `000-00-0000` or `00000`: leading zeros are part of the value. */
  | { readonly kind: 'digits'; readonly pattern: string };

const PLAIN: NumberStyle = { kind: 'plain' };

const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** A format without what it shows literally: quoted text, escaped characters, colours and conditions. */
const bare = (format: string): string =>
  (format.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '').toLowerCase();

/** Literal signs between the places, with every place a `0`. */
const digitPattern = (format: string): string | undefined => {
  const first = (format.split(';')[0] ?? '').replace(/\[[^\]]*\]/g, '').replace(/"([^"]*)"|\\(.)/g, '$1$2');
  return /^[0() ./-]+$/.test(first) && /0.*0/.test(first) && !first.includes('.') ? first : undefined;
};

/** The style that a number format gives; `format` is its text where the file defines it. */
export const numberStyle = (id: number, format: string | undefined): NumberStyle => {
  if (format === undefined) return isBuiltInDate(id) ? { kind: 'date' } : PLAIN;
  const pattern = digitPattern(format);
  if (pattern !== undefined) return { kind: 'digits', pattern };
  const left = bare(format);
  return left !== 'general' && /[ymdhs]/.test(left) && !/[#?]/.test(left) ? { kind: 'date' } : PLAIN;
};

const DAY_MS = 86_400_000;
/** Days between the calendar of a workbook and 1970; its 1900 has a 29th of February, so earlier days stand one off. */
const DAYS_1900 = 25_569;
const DAYS_1904 = 24_107;
const LAST_DAY = 2_958_465;

const two = (value: number): string => String(value).padStart(2, '0');

const timeText = (seconds: number): string =>
  `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;

/** A day number as ISO date, with the time where it has one; undefined: it is none. */
export const dateText = (serial: number, from1904: boolean): string | undefined => {
  if (!(serial >= 0 && serial <= LAST_DAY + 1)) return undefined;
  const seconds = Math.round((serial % 1) * 86_400);
  const day = Math.floor(serial) + (seconds === 86_400 ? 1 : 0);
  const time = seconds % 86_400;
  if (serial < 1 && !from1904) return timeText(time);
  const shifted = from1904 ? day - DAYS_1904 : day - DAYS_1900 + (day < 60 ? 1 : 0);
  const date = new Date(shifted * DAY_MS).toISOString().slice(0, 10);
  return time === 0 ? date : `${date} ${timeText(time)}`;
};

const inPattern = (digits: string, pattern: string): string => {
  const places = pattern.replace(/[^0]/g, '').length;
  const padded = digits.padStart(places, '0');
  let next = padded.length - places;
  const filled = pattern.replace(/0/g, () => padded[next++] ?? '');
  return padded.slice(0, padded.length - places) + filled;
};

/** A number in plain digits, as precise as it is stored. */
const plainNumber = (raw: string): string => {
  if (!/[eE]/.test(raw)) return raw;
  const value = Number(raw);
  return Number.isFinite(value) ? String(value) : raw;
};

/** A number of a cell as text: dates as ISO dates, leading zeros where the style has them, else as it is stored. */
export const numberText = (raw: string, style: NumberStyle, from1904: boolean): string => {
  if (style.kind === 'date') return dateText(Number(raw), from1904) ?? plainNumber(raw);
  const plain = plainNumber(raw);
  return style.kind === 'digits' && /^\d+$/.test(plain) ? inPattern(plain, style.pattern) : plain;
};
