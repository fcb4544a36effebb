import { digitsOf, isDatePart, plain, weightedSum } from './check-sums.ts';

const CN_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const JP_WEIGHTS = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const TH_WEIGHTS = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const KR_WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/** Schemes of Asia whose numbers mostly stand behind a label. */
export const ASIAN_IDS = {
  cn_ric: (text: string) => {
    const code = plain(text);
    if (!/^[1-8]\d{5}(?:18|19|20)\d{9}[\dX]$/.test(code)) return false;
    if (!isDatePart(Number(code.slice(12, 14)), Number(code.slice(10, 12)))) return false;
    return '10X98765432'[weightedSum(digitsOf(code.slice(0, 17)), CN_WEIGHTS) % 11] === code[17];
  },
  /** Numbers given since October 2020 have no check digit. */
  kr_rrn: (text: string) => {
    const code = plain(text);
    if (!/^\d{6}[1-8]\d{6}$/.test(code)) return false;
    if (!isDatePart(Number(code.slice(4, 6)), Number(code.slice(2, 4)))) return false;
    return (11 - (weightedSum(digitsOf(code), KR_WEIGHTS) % 11)) % 10 === Number(code[12]);
  },
  jp_mynumber: (text: string) => {
    const code = plain(text);
    const rest = weightedSum(digitsOf(code), JP_WEIGHTS) % 11;
    return /^\d{12}$/.test(code) && (rest <= 1 ? 0 : 11 - rest) === Number(code[11]);
  },
  th_pin: (text: string) =>
    /^[1-8]\d{12}$/.test(plain(text)) &&
    (11 - (weightedSum(digitsOf(plain(text)), TH_WEIGHTS) % 11)) % 10 === Number(plain(text)[12]),
} as const satisfies Record<string, (text: string) => boolean>;
