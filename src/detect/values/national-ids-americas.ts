import { passesLuhn } from '../columns/cells/check-digits.ts';
import { digitsOf, plain, weightedSum } from './check-sums.ts';

/** Chile's number: the rest by 11 as a digit or K. */
const passesRut = (code: string): boolean => {
  if (!/^\d{7,8}[\dK]$/.test(code)) return false;
  const weights = [2, 3, 4, 5, 6, 7, 2, 3];
  const rest = 11 - (weightedSum(digitsOf(code.slice(0, -1)).toReversed(), weights) % 11);
  return (rest === 11 ? '0' : rest === 10 ? 'K' : String(rest)) === code.at(-1);
};

const MOST_PROVINCE = 24;

/** Schemes of the Americas whose numbers mostly stand behind a label. */
export const AMERICAN_IDS = {
  cl_rut: (text: string) => passesRut(plain(text)),
  ec_ci: (text: string) => {
    const code = plain(text);
    const province = Number(code.slice(0, 2));
    return /^\d{2}[0-6]\d{7}$/.test(code) && province >= 1 && province <= MOST_PROVINCE && passesLuhn(code);
  },
  do_cedula: (text: string) => /^\d{11}$/.test(plain(text)) && passesLuhn(plain(text)),
  br_cns: (text: string) =>
    /^[1-2789]\d{14}$/.test(plain(text)) &&
    weightedSum(digitsOf(plain(text)), [15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0,
} as const satisfies Record<string, (text: string) => boolean>;
