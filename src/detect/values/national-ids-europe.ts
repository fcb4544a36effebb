import { digitsOf, isDatePart, plain, weightedSum } from './check-sums.ts';

const isDigits = (text: string, length: number): boolean => text.length === length && /^\d+$/.test(text);

/** Both check digits of a Russian person's tax number. */
const INN = [
  [7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
  [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8],
] as const;

const AHEAD_OF_SERIAL = 10_000_000;

/** Spain's number of affiliation: province, serial and two digits, the rest of both by 97; a short serial stands without its zero. */
const passesNaf = (code: string): boolean => {
  if (!isDigits(code, 12)) return false;
  const [province, serial] = [Number(code.slice(0, 2)), Number(code.slice(2, 10))];
  const base = serial < AHEAD_OF_SERIAL ? province * AHEAD_OF_SERIAL + serial : Number(code.slice(0, 10));
  return province > 0 && base % 97 === Number(code.slice(10));
};

/** Germany's number of an insured person: a letter as two digits, then every second digit doubled. */
const passesKvnr = (code: string): boolean => {
  if (!/^[A-Z]\d{9}$/.test(code)) return false;
  const digits = digitsOf(String(code.charCodeAt(0) - 64).padStart(2, '0') + code.slice(1));
  const sum = digits.slice(0, 10).reduce((all, digit, n) => {
    const product = digit * (n % 2 === 0 ? 1 : 2);
    return all + (product > 9 ? product - 9 : product);
  }, 0);
  return sum % 10 === digits[10];
};

/** Schemes of Europe whose numbers mostly stand behind a label. */
export const EUROPEAN_IDS = {
  is_kt: (text: string) => {
    const code = plain(text);
    if (!isDigits(code, 10) || !isDatePart(Number(code.slice(0, 2)) % 40, Number(code.slice(2, 4)))) return false;
    const rest = weightedSum(digitsOf(code), [3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return (rest === 0 ? 0 : 11 - rest) === Number(code[8]);
  },
  pl_nip: (text: string) =>
    isDigits(plain(text), 10) &&
    weightedSum(digitsOf(plain(text)), [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(plain(text)[9]),
  gr_afm: (text: string) =>
    isDigits(plain(text), 9) &&
    Number(plain(text)) > 0 &&
    (weightedSum(digitsOf(plain(text)), [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(plain(text)[8]),
  ru_inn: (text: string) => {
    const d = digitsOf(plain(text));
    return isDigits(plain(text), 12) && INN.every((weights, n) => (weightedSum(d, weights) % 11) % 10 === d[10 + n]);
  },
  ru_snils: (text: string) =>
    isDigits(plain(text), 11) &&
    (weightedSum(digitsOf(plain(text)), [9, 8, 7, 6, 5, 4, 3, 2, 1]) % 101) % 100 === Number(plain(text).slice(9)),
  ua_rntrc: (text: string) =>
    isDigits(plain(text), 10) &&
    (((weightedSum(digitsOf(plain(text)), [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10 ===
      Number(plain(text)[9]),
  hu_ado: (text: string) =>
    /^8\d{9}$/.test(plain(text)) &&
    weightedSum(digitsOf(plain(text)), [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === Number(plain(text)[9]),
  fr_spi: (text: string) =>
    /^[0-3]\d{12}$/.test(plain(text)) && Number(plain(text).slice(0, 10)) % 511 === Number(plain(text).slice(10)),
  es_naf: (text: string) => passesNaf(plain(text)),
  pt_niss: (text: string) =>
    /^[12]\d{10}$/.test(plain(text)) &&
    9 - (weightedSum(digitsOf(plain(text)), [29, 23, 19, 17, 13, 11, 7, 5, 3, 2]) % 10) === Number(plain(text)[10]),
  de_kvnr: (text: string) => passesKvnr(plain(text)),
} as const satisfies Record<string, (text: string) => boolean>;
