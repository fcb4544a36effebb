/** Order of day and month in a column whose dates are written with separators: decided for the column as a whole. */
export type DateOrder = 'mdy' | 'dmy' | 'ymd' | CodedDate;

/**
 * Dates as numbers: days of a spreadsheet's calendar, seconds or milliseconds from 1970, ticks of 100 ns from 1601; or six
 * digits of which two are the year.
 */
type CodedDate = 'serial' | 'epoch' | 'epoch_ms' | 'ticks' | ShortDate;
type ShortDate = 'mmddyy' | 'yymmdd' | 'ddmmyy';

const SHORT: Readonly<Record<ShortDate, (parts: readonly [string, string, string]) => number | undefined>> = {
  mmddyy: ([month, day, year]) => dateOf(fullYear(year), Number(month), Number(day)),
  yymmdd: ([year, month, day]) => dateOf(fullYear(year), Number(month), Number(day)),
  ddmmyy: ([day, month, year]) => dateOf(fullYear(year), Number(month), Number(day)),
};

/** Six digits as a date; a leading zero may have been lost. */
const fromShort = (text: string, order: ShortDate): number | undefined => {
  const parts = /^(\d{2})(\d{2})(\d{2})$/.exec(text.padStart(6, '0'));
  return parts ? SHORT[order]([parts[1] ?? '', parts[2] ?? '', parts[3] ?? '']) : undefined;
};

const isShort = (order: DateOrder): order is ShortDate => Object.hasOwn(SHORT, order);

/** Which two of six digits are the year, where nearly all of a column's values are days by it. */
const shortOrder = (values: readonly string[]): ShortDate | undefined => {
  if (values.length < 3 || values.filter((value) => /^\d{5,6}$/.test(value)).length < 0.95 * values.length)
    return undefined;
  const shares = (['mmddyy', 'yymmdd', 'ddmmyy'] as const).map((order) => ({
    order,
    days: values.filter((value) => fromShort(value, order) !== undefined).length,
  }));
  const [best] = shares.sort((a, b) => b.days - a.days);
  return best && best.days >= 0.97 * values.length ? best.order : undefined;
};

export const isCodedDate = (order: DateOrder): order is CodedDate =>
  order === 'serial' || order === 'epoch' || order === 'epoch_ms' || order === 'ticks' || isShort(order);

const DAY_MS = 86_400_000;

/** Milliseconds from 1970 of a number that stands for a date. */
const CODED: Readonly<Record<Exclude<CodedDate, ShortDate>, (value: number) => number>> = {
  serial: (value) => (Math.floor(value) - 25_569) * DAY_MS,
  epoch: (value) => value * 1000,
  epoch_ms: (value) => value,
  ticks: (value) => value / 10_000 - 11_644_473_600_000,
};

const fromCode = (text: string, order: CodedDate): number | undefined => {
  if (isShort(order)) return fromShort(text, order);
  if (!/^-?\d{1,18}(\.\d+)?$/.test(text)) return undefined;
  const date = new Date(CODED[order](Number(text)));
  if (Number.isNaN(date.getTime())) return undefined;
  return dateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
};

/** How numbers of a column stand for dates, by their size; undefined where nine of ten are no such numbers. */
const codedOrder = (values: readonly string[]): CodedDate | undefined => {
  const numbers = values.filter((value) => /^-?\d{1,18}(\.\d+)?$/.test(value)).map(Number);
  if (numbers.length < 3 || numbers.length < 0.9 * values.length) return undefined;
  const share = (from: number, to: number) =>
    numbers.filter((value) => Math.abs(value) >= from && Math.abs(value) < to).length / numbers.length;
  const short = shortOrder(values);
  if (short) return short;
  // Serials below 10,000 (before 1927) are as many digits as years have.
  if (share(4000, 65_000) >= 0.95 && share(10_000, 65_000) >= 0.6) return 'serial';
  const dated = values.filter((value) => /^(18|19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])$|^\d{8}$/.test(value)).length;
  if (dated < 0.5 * values.length && share(1e6, 4.2e9) >= 0.95) return 'epoch';
  if (share(1e9, 4.2e12) >= 0.95 && share(1e10, 4.2e12) >= 0.6) return 'epoch_ms';
  return share(1e17, 1.6e17) >= 0.95 ? 'ticks' : undefined;
};

const MONTHS = [
  ['jan', 'ene', 'gen'],
  ['feb', 'fev', 'fer'],
  ['mar', 'mrz', 'maa'],
  ['apr', 'abr', 'avr'],
  ['may', 'mai', 'mag', 'mei', 'maj'],
  ['jun', 'jui', 'giu'],
  ['jul', 'lug'],
  ['aug', 'ago', 'aou'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott', 'out'],
  ['nov'],
  ['dec', 'dez', 'dic', 'des'],
] as const;

const monthOf = (word: string): number => {
  const start = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  if (start.startsWith('juil')) return 7;
  return MONTHS.findIndex((starts) => starts.some((known) => start.startsWith(known))) + 1;
};

const LENGTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** yyyymmdd, or undefined for a day that no calendar has. Years 1000 to 2099. */
const dateOf = (year: number, month: number, day: number): number | undefined => {
  if (year < 1000 || year > 2099 || month < 1 || month > 12 || day < 1 || day > (LENGTH[month - 1] ?? 31))
    return undefined;
  if (month === 2 && day === 29 && (year % 4 !== 0 || (year % 100 === 0 && year % 400 !== 0))) return undefined;
  return year * 10_000 + month * 100 + day;
};

/** Two digits: up to 30 above `pivot` belongs to the century before (a birth date in the future is none). */
const fullYear = (text: string): number => {
  const year = Number(text);
  if (text.length > 2) return year;
  return year > 26 ? 1900 + year : 2000 + year;
};

const TIME = /^(.*?)[T\s]+\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;

/** Year to second without a sign between, as directories and messages of hospitals write it. */
const COMPACT_TIME = /^((?:18|19|20)\d{6})([01]\d|2[0-3])[0-5]\d([0-5]\d)?(\.\d+)?(Z|[+-]\d{4})?$/;

/** The day of an XML document with its time zone, "1971-03-12-08:00". */
const DAY_WITH_ZONE = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/;

const withoutTime = (text: string): string => {
  const compact = text.length >= 12 ? COMPACT_TIME.exec(text)?.[1] : undefined;
  return (
    compact ??
    DAY_WITH_ZONE.exec(text)?.[1] ??
    (text.includes(':') ? TIME.exec(text)?.[1] : undefined) ??
    text
  ).trim();
};

/** Year before the first of each era of Japan, and of the Republic of China on Taiwan. */
const ERAS: ReadonlyMap<string, number> = new Map([
  ...(['明治', '明', 'M'] as const).map((era) => [era, 1867] as const),
  ...(['大正', '大', 'T'] as const).map((era) => [era, 1911] as const),
  ...(['昭和', '昭', 'S'] as const).map((era) => [era, 1925] as const),
  ...(['平成', '平', 'H'] as const).map((era) => [era, 1988] as const),
  ...(['令和', '令', 'R'] as const).map((era) => [era, 2018] as const),
  ...(['民國', '民国', '民'] as const).map((era) => [era, 1911] as const),
]);

/** "昭和45年3月12日", "S45.3.12", "令和元年5月1日". */
const ERA_DATE =
  /^(明治?|大正?|昭和?|平成?|令和?|民[國国]?|[MTSHR])\s*(\d{1,3}|元)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?$/;

const yearOfEra = (era: string, year: string): number => (ERAS.get(era) ?? 0) + (year === '元' ? 1 : Number(year));

const fromNumbers = (first: string, second: string, third: string, order: DateOrder): number | undefined => {
  if (first.length === 4) return dateOf(Number(first), Number(second), Number(third));
  if (order === 'ymd' && third.length <= 2) return dateOf(fullYear(first), Number(second), Number(third));
  const year = fullYear(third);
  const [month, day] = order === 'dmy' ? [second, first] : [first, second];
  // One value of a column may be written the other way round: a month of 13 and more can only be a day.
  return dateOf(year, Number(month), Number(day)) ?? dateOf(year, Number(day), Number(month));
};

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

const isPart = (unit: number): boolean => unit === 45 || unit === 46 || unit === 47;

/** Place behind one or two digits at a place of a text; the same place where none stands there. */
const behindDigits = (text: string, at: number): number => {
  if (!isDigit(text.charCodeAt(at))) return at;
  return isDigit(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
};

/**
 * "9/30/1980", "30.9.80": a date of digits with signs between, as most are written, the month first where either order is a
 * day; undefined for a day that no calendar has, 0 where the text is not of this form.
 */
export const readShortDate = (text: string): number | undefined => {
  const first = behindDigits(text, 0);
  const second = behindDigits(text, first + 1);
  const rest = text.length - second - 1;
  if (first === 0 || second === first + 1 || (rest !== 2 && rest !== 4)) return 0;
  if (!isPart(text.charCodeAt(first)) || !isPart(text.charCodeAt(second))) return 0;
  for (let at = second + 1; at < text.length; at += 1) if (!isDigit(text.charCodeAt(at))) return 0;
  return fromNumbers(text.slice(0, first), text.slice(first + 1, second), text.slice(second + 1), 'mdy');
};

const fromWords = (text: string): number | undefined => {
  const glued = /^(\d{1,2})(\p{L}{3})(\d{4}|\d{2})$/u.exec(text);
  if (glued) return dateOf(fullYear(glued[3] ?? ''), monthOf(glued[2] ?? ''), Number(glued[1]));
  const dayFirst =
    /^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s./-]+(?:de\s+)?(\p{L}{3,12})\.?,?[\s./-]+(?:de\s+)?(\d{4}|\d{2})$/u.exec(
      text,
    );
  if (dayFirst) return dateOf(fullYear(dayFirst[3] ?? ''), monthOf(dayFirst[2] ?? ''), Number(dayFirst[1]));
  const monthFirst = /^(\p{L}{3,12})\.?[\s./-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s./-]+(\d{4}|\d{2})$/u.exec(text);
  if (monthFirst) return dateOf(fullYear(monthFirst[3] ?? ''), monthOf(monthFirst[1] ?? ''), Number(monthFirst[2]));
  return undefined;
};

/** Figures of East Asian width as those of ASCII. */
const narrow = (text: string): string => (/[\uff01-\uff5e]/.test(text) ? text.normalize('NFKC') : text);

/** A date as people and programs write it, as yyyymmdd; undefined where it is none. */
export const readDate = (value: string, order: DateOrder): number | undefined => {
  if (isCodedDate(order)) return fromCode(value.trim(), order);
  if (value.length < 6 || value.length > 48 || !/\p{Nd}/u.test(value)) return undefined;
  const text = withoutTime(narrow(value.trim()));
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) {
    const found = dateOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
    // Eight digits are also numbers: only years of living memory count as such.
    if (found && found >= 18_500_000) return found;
    const [a, b, year] = [text.slice(0, 2), text.slice(2, 4), text.slice(4)];
    return fromNumbers(a, b, year, order);
  }
  const parts = /^(\d{1,4})\s*[/.\s-]\s*(\d{1,2})\s*[/.\s-]\s*(\d{1,4})\.?$/.exec(text);
  if (parts) return fromNumbers(parts[1] ?? '', parts[2] ?? '', parts[3] ?? '', order);
  const cjk = /^(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?$/.exec(text);
  if (cjk) return dateOf(Number(cjk[1]), Number(cjk[2]), Number(cjk[3]));
  const era = ERA_DATE.exec(text);
  if (era) return dateOf(yearOfEra(era[1] ?? '', era[2] ?? ''), Number(era[3]), Number(era[4]));
  return fromWords(text);
};

/** Whether a value carries a time of day as well. */
export const hasTime = (value: string): boolean => value.includes(':') && TIME.test(value.trim());

/** How a column's dates are written: as numbers, or with day or month first by what its values allow. */
export const dateOrderOf = (values: readonly string[]): DateOrder => codedOrder(values) ?? writtenOrder(values);

/** Day or month first, by what a column's values allow; `mdy` where nothing tells (US records). */
const writtenOrder = (values: readonly string[]): DateOrder => {
  let dayFirst = 0;
  let monthFirst = 0;
  let yearFirst = 0;
  let dotted = 0;
  for (const value of values) {
    const parts = /^(\d{1,2})([/.\s-])(\d{1,2})[/.\s-](\d{2,4})(?!\d)/.exec(value);
    if (!parts) continue;
    if (parts[2] === '.') dotted += 1;
    const [first, second, third] = [Number(parts[1]), Number(parts[3]), Number(parts[4])];
    if (first > 12 && second <= 12) dayFirst += 1;
    else if (second > 12 && first <= 12) monthFirst += 1;
    if ((parts[4] ?? '').length === 2 && first > 31 && third <= 31) yearFirst += 1;
  }
  if (yearFirst > dayFirst + monthFirst) return 'ymd';
  if (dayFirst === monthFirst) return dotted > 0 ? 'dmy' : 'mdy';
  return dayFirst > monthFirst ? 'dmy' : 'mdy';
};
