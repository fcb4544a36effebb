import { readDate, readShortDate } from '../columns/cells/value-dates.ts';

const ONES =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
    ' ',
  );

/** Words for the numbers 1 to 99, also as ordinals up to 31. */
const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...ONES.map((word, n): [string, number] => [word, n + 1]),
  ...ORDINALS.map((word, n): [string, number] => [word, n + 1]),
  ...TENS.map((word, n): [string, number] => [word, 20 + 10 * n]),
  ['twentieth', 20],
  ['thirtieth', 30],
]);

const CENTURIES: ReadonlyMap<string, number> = new Map([
  ['nineteen', 1900],
  ['twenty', 2000],
  ['two thousand', 2000],
]);

const numberOf = (words: string): number =>
  words.split(/[\s-]+/).reduce((sum, word) => sum + (NUMBERS.get(word) ?? 0), 0);

const YEAR_WORDS = /\b(nineteen|twenty|two thousand)(?:[\s-]+(?:hundred|oh|and))*[\s-]+([a-z]+(?:[\s-]+[a-z]+)?)$/;
const ORDINAL_WORDS = /\b(?:(?:twenty|thirty)[\s-])?(?:[a-z]+(?:st|nd|rd|th))\b/;

/** A date that is written in words, with digits for the day and the year: "march the eighth, nineteen forty-four". */
const withDigits = (text: string): string =>
  text
    .replace(YEAR_WORDS, (_, century: string, rest: string) => String((CENTURIES.get(century) ?? 0) + numberOf(rest)))
    .replace(ORDINAL_WORDS, (words) => String(numberOf(words) || words));

/** "0 3 / 2 2 / 1 9 7 8": one digit a box. */
const BOXED = /^\d(?: ?[/.-]? ?\d){5,7}$/;

/** "4 17 2006": with blanks between. */
const SPACED = /^(\d{1,2}) (\d{1,2}) (\d{4}|\d{2})$/;

/** "14FEB2013". */
const JOINED = /^(\d{2})([a-z]{3})(\d{4}|\d{2})$/;

/** "051871": month, day and year in six digits. */
const SIX = /^(\d{2})(\d{2})(\d{2})$/;

/** "1979 July 4", "1987-Jul-21". */
const YEAR_FIRST = /^(\d{4})(?:,? |[-/])([a-z]{3,9})(?:\.? |[-/])(\d{1,2})$/;

const LATEST = 2099_12_31;
const EARLIEST = 1880_01_01;

const inReach = (date: number | undefined): number | undefined =>
  date !== undefined && date >= EARLIEST && date <= LATEST ? date : undefined;

/** A birth date as yyyymmdd; undefined where it is none. Letters that scanners read for digits count where no month is named. */
export const readBirthDate = (value: string, unconfused: (value: string) => string): number | undefined => {
  const short = readShortDate(value);
  if (short !== 0) return inReach(short);
  const plain = value
    .toLowerCase()
    .replace(/\bthe\b|\bof\b|\bday\b|\bdel?\b/g, ' ')
    .replace(/['’](?=\d\d$)/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(YEAR_FIRST, '$2 $3 $1');
  const named = /[a-zà-ž]{3}/.test(plain.replace(/x/g, ''));
  const digits = named ? withDigits(plain) : unconfused(value).replace(/[Xx]{2}$/, '50');
  const parted = digits.replace(JOINED, '$1 $2 $3').replace(SIX, '$1/$2/$3').replace(SPACED, '$1/$2/$3');
  const spaced = BOXED.test(parted) && / /.test(parted) ? parted.replace(/ /g, '') : parted;
  return inReach(readDate(spaced, 'mdy') ?? readDate(spaced, 'dmy'));
};
