import { KIND, type Tokens } from './tokens.ts';

const CAPITAL_O = 0x4f;
const SMALL_L = 0x6c;

/** Signs of such a number, at least: "O2" is oxygen. */
const SHORTEST = 3;

/** Numbers of a window that tell that a scanner read it, at least. */
const LEAST = 2;

/** "2O22", "4l9", "l0": digits and the letters that scanners read for them. Behind digits alone an l is a litre, in front of them an O begins a licence. */
const isMisreadNumber = ({ units, from, start, end }: Tokens, token: number): boolean => {
  const [first, behind] = [(start[token] ?? 0) - from, (end[token] ?? 0) - from];
  if (behind - first < SHORTEST) return false;
  let inner = 0;
  let digits = 0;
  for (let at = first; at < behind; at += 1) {
    const unit = units[at] ?? 0;
    if (unit >= 0x30 && unit <= 0x39) digits += 1;
    else if (unit !== CAPITAL_O && unit !== SMALL_L) return false;
    else if (at < behind - 1 && (at > first || unit === SMALL_L)) inner += 1;
  }
  return inner > 0 && digits > 0;
};

/** Whether a window was read by a scanner that took letters for digits. */
export const isScanned = (tokens: Tokens): boolean => {
  const { kind, numbers } = tokens;
  let found = 0;
  for (let n = 0; n < numbers.count && found < LEAST; n += 1) {
    const token = numbers.items[n] ?? 0;
    if (kind[token] === KIND.code && isMisreadNumber(tokens, token)) found += 1;
  }
  return found >= LEAST;
};

const digitsOf = (run: string): string => run.replace(/[Oo]/g, '0').replace(/[lI]/g, '1');

const NUMBER = /^[0-9OlI]*[0-9][0-9OlI]*$/;
const UPPER_WITH_L = /^(?=.*[A-Z].*[A-Z])[A-Z0-9]*l[A-Z0-9l]*$/;
const LETTERS_WITH_ZERO = /^[A-Za-z0]+$/;

/** Letters of a word that holds a zero for its O, at least for each of them. */
const LEAST_LETTERS = 3;

const betweenDigits = (run: string): string => run.replace(/(?<=\d)O(?=\d)/g, '0');

const word = (run: string): string => {
  if (NUMBER.test(run)) return digitsOf(run);
  // "SLRYMR7904l214": a digit beside digits, "BlRTH" a capital among capitals.
  if (UPPER_WITH_L.test(run)) return betweenDigits(run.replace(/(?<=\d)l|l(?=\d)/g, '1')).replace(/l/g, 'I');
  if (!LETTERS_WITH_ZERO.test(run)) return betweenDigits(run);
  const zeros = run.split('0').length - 1;
  if (zeros === 0 || run.length - zeros < LEAST_LETTERS * zeros) return run;
  return run.replace(/0/g, /[a-z]{2}/.test(run) && !run.startsWith('0') ? 'o' : 'O');
};

/** Of at most so many signs a run of l alone is a number beside one: "l0-30-ll". */
const RUN = /[0-9A-Za-z]+/g;

/** "lnformation", "lssuing": no word begins so. */
const SMALL_L_FIRST = /(?<![A-Za-z0-9'’])l(?=[bcdfgkmnprstvz][a-z]{2})/g;

const ALONE = /(?<=\d[-/])l{1,2}(?![A-Za-z0-9])|(?<![A-Za-z0-9])l{1,2}(?=[-/]\d)/g;

/** A text of the same length as a scanner's, with digits and letters where it took one for the other. */
export const mendScan = (text: string): string =>
  text.replace(RUN, word).replace(ALONE, digitsOf).replace(SMALL_L_FIRST, 'I');
