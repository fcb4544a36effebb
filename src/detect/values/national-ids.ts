import type { ElementId } from '../../schema/vocabulary.ts';
import { passesLuhn } from '../columns/cells/check-digits.ts';
import { digitsOf, isDatePart, isRepeated, passesMod1110, passesVerhoeff, plain, weightedSum } from './check-sums.ts';
import { AMERICAN_IDS } from './national-ids-americas.ts';
import { ASIAN_IDS } from './national-ids-asia.ts';
import { EUROPEAN_IDS } from './national-ids-europe.ts';

const brazilDigit = (digits: readonly number[], weights: readonly number[]): number => {
  const rest = weightedSum(digits, weights) % 11;
  return rest < 2 ? 0 : 11 - rest;
};

const CPF = [10, 9, 8, 7, 6, 5, 4, 3, 2];
const DNI = 'TRWAGMYFPDXBNJZSQVHLCKE';
const PPS = 'WABCDEFGHIJKLMNOPQRSTUV';
const HETU = '0123456789ABCDEFHJKLMNPRSTUVWXY';
const CURP = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
const CF_ODD: Readonly<Record<string, number>> = Object.fromEntries(
  [...'0123456789']
    .map((sign, n) => [sign, [1, 0, 5, 7, 9, 13, 15, 17, 19, 21][n] ?? 0])
    .concat(
      [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((sign, n) => [
        sign,
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23][n] ?? 0,
      ]),
    ),
);
const CF_EVEN = (sign: string): number => (/\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65);

const passesCodiceFiscale = (code: string): boolean => {
  if (!/^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/.test(code))
    return false;
  const sum = [...code.slice(0, 15)].reduce(
    (all, sign, n) => all + (n % 2 === 0 ? (CF_ODD[sign] ?? 0) : CF_EVEN(sign)),
    0,
  );
  return String.fromCharCode(65 + (sum % 26)) === code[15];
};

const passesNir = (code: string): boolean => {
  const found = /^([12378]\d{4}(?:\d{2}|2[AB])\d{6})(\d{2})$/.exec(code);
  if (!found) return false;
  const body = (found[1] ?? '').replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(body) % 97n) === Number(found[2]);
};

const NORWAY = [
  [3, 7, 6, 1, 8, 9, 4, 5, 2, 1],
  [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1],
] as const;

/** A national number's scheme: its form and check digits. Names are country-scheme. */
export const NATIONAL_IDS = {
  ...EUROPEAN_IDS,
  ...AMERICAN_IDS,
  ...ASIAN_IDS,
  us_itin: (text: string) => /^9\d{2}(5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])\d{4}$/.test(plain(text)),
  gb_nino: (text: string) =>
    /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\d{6}[A-D]$/.test(plain(text)),
  gb_nhs: (text: string) => {
    const d = digitsOf(plain(text));
    if (d.length !== 10 || isRepeated(plain(text))) return false;
    const check = 11 - (weightedSum(d, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11);
    return (check === 11 ? 0 : check) === d[9];
  },
  gb_utr: (text: string) => {
    const d = digitsOf(plain(text));
    return (
      d.length === 10 && '21987654321'[weightedSum(d.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11] === String(d[0])
    );
  },
  ca_sin: (text: string) => /^[1-79]\d{8}$/.test(plain(text)) && passesLuhn(plain(text)),
  au_tfn: (text: string) =>
    /^\d{9}$/.test(plain(text)) && weightedSum(digitsOf(plain(text)), [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0,
  au_medicare: (text: string) => {
    const d = digitsOf(plain(text));
    return /^[2-6]\d{9,10}$/.test(plain(text)) && weightedSum(d, [1, 3, 7, 9, 1, 3, 7, 9]) % 10 === d[8];
  },
  in_aadhaar: (text: string) => /^[2-9]\d{11}$/.test(plain(text)) && passesVerhoeff(digitsOf(plain(text))),
  ar_cuit: (text: string) => {
    const d = digitsOf(plain(text));
    const rest = 11 - (weightedSum(d, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
    return /^(?:2[03-7]|3[034])\d{9}$/.test(plain(text)) && (rest === 11 ? 0 : rest === 10 ? 9 : rest) === d[10];
  },
  in_pan: (text: string) => /^[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]$/.test(plain(text)),
  br_cpf: (text: string) => {
    const d = digitsOf(plain(text));
    if (d.length !== 11 || isRepeated(plain(text)) || d.some(Number.isNaN)) return false;
    return brazilDigit(d, CPF) === d[9] && brazilDigit(d, [11, ...CPF]) === d[10];
  },
  mx_curp: (text: string) => {
    const code = plain(text);
    if (!/^[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-ZÑ]{3}[A-Z\d]\d$/.test(code)) return false;
    const sum = [...code.slice(0, 17)].reduce((all, sign, n) => all + CURP.indexOf(sign) * (18 - n), 0);
    return (10 - (sum % 10)) % 10 === Number(code[17]);
  },
  mx_rfc: (text: string) => /^[A-ZÑ&]{4}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[A-Z\d]{3}$/.test(plain(text)),
  es_dni: (text: string) => {
    const found = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(plain(text));
    if (!found || `${found[1]}${found[2]}`.length !== 8) return false;
    return DNI[Number((found[1] ? String('XYZ'.indexOf(found[1])) : '') + found[2]) % 23] === found[3];
  },
  fr_nir: (text: string) => passesNir(plain(text)),
  it_cf: (text: string) => passesCodiceFiscale(plain(text)),
  de_idnr: (text: string) => /^[1-9]\d{10}$/.test(plain(text)) && passesMod1110(digitsOf(plain(text))),
  nl_bsn: (text: string) => {
    const d = digitsOf(plain(text).padStart(9, '0'));
    return (
      /^\d{8,9}$/.test(plain(text)) &&
      !isRepeated(plain(text)) &&
      (weightedSum(d, [9, 8, 7, 6, 5, 4, 3, 2]) - (d[8] ?? 0)) % 11 === 0
    );
  },
  be_rrn: (text: string) => {
    const code = plain(text);
    if (!/^\d{11}$/.test(code)) return false;
    const check = Number(code.slice(9));
    return 97 - (Number(code.slice(0, 9)) % 97) === check || 97 - (Number(`2${code.slice(0, 9)}`) % 97) === check;
  },
  pt_nif: (text: string) => {
    const d = digitsOf(plain(text));
    if (!/^[1-35689]\d{8}$/.test(plain(text))) return false;
    const rest = weightedSum(d, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return (rest < 2 ? 0 : 11 - rest) === d[8];
  },
  pl_pesel: (text: string) => {
    const d = digitsOf(plain(text));
    return (
      /^\d{11}$/.test(plain(text)) &&
      isDatePart((d[4] ?? 0) * 10 + (d[5] ?? 0), ((d[2] ?? 0) * 10 + (d[3] ?? 0)) % 20) &&
      (10 - (weightedSum(d, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === d[10]
    );
  },
  se_pnr: (text: string) => {
    const code = plain(text.replace('+', ''));
    const ten = code.length === 12 ? code.slice(2) : code;
    return /^\d{10}$/.test(ten) && isDatePart(Number(ten.slice(4, 6)) % 60, Number(ten.slice(2, 4))) && passesLuhn(ten);
  },
  no_fnr: (text: string) => {
    const d = digitsOf(plain(text));
    return (
      /^\d{11}$/.test(plain(text)) &&
      NORWAY.every((weights) => weightedSum(d, weights) % 11 === 0) &&
      isDatePart(Number(plain(text).slice(0, 2)) % 40, Number(plain(text).slice(2, 4)) % 40)
    );
  },
  dk_cpr: (text: string) =>
    /^\d{10}$/.test(plain(text)) && isDatePart(Number(plain(text).slice(0, 2)), Number(plain(text).slice(2, 4))),
  fi_hetu: (text: string) => {
    const found = /^(\d{2})(\d{2})(\d{2})[-+A-FU-Y](\d{3})([0-9A-Y])$/.exec(text.trim().toUpperCase());
    if (!found || !isDatePart(Number(found[1]), Number(found[2]))) return false;
    return HETU[Number(`${found[1]}${found[2]}${found[3]}${found[4]}`) % 31] === found[5];
  },
  cz_rc: (text: string) =>
    /^\d{10}$/.test(plain(text)) &&
    Number(plain(text)) % 11 === 0 &&
    isDatePart(Number(plain(text).slice(4, 6)), (Number(plain(text).slice(2, 4)) % 50) % 20),
  at_svnr: (text: string) => {
    const d = digitsOf(plain(text));
    return (
      /^[1-9]\d{9}$/.test(plain(text)) &&
      weightedSum([...d.slice(0, 3), ...d.slice(4)], [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11 === d[3]
    );
  },
  ch_ahv: (text: string) => {
    const d = digitsOf(plain(text));
    return (
      /^756\d{10}$/.test(plain(text)) &&
      (10 - (weightedSum(d, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10 === d[12]
    );
  },
  ie_pps: (text: string) => {
    const found = /^(\d{7})([A-W])([A-IW]?)$/.exec(plain(text));
    if (!found) return false;
    const extra = found[3] ? PPS.indexOf(found[3]) * 9 : 0;
    return PPS[(weightedSum(digitsOf(found[1] ?? ''), [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === found[2];
  },
  ro_cnp: (text: string) => {
    const d = digitsOf(plain(text));
    if (
      !/^[1-9]\d{12}$/.test(plain(text)) ||
      !isDatePart(Number(plain(text).slice(5, 7)), Number(plain(text).slice(3, 5)))
    )
      return false;
    const rest = weightedSum(d, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    return (rest === 10 ? 1 : rest) === d[12];
  },
  bg_egn: (text: string) => {
    const d = digitsOf(plain(text));
    return (
      /^\d{10}$/.test(plain(text)) &&
      isDatePart(Number(plain(text).slice(4, 6)), Number(plain(text).slice(2, 4)) % 20) &&
      (weightedSum(d, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === d[9]
    );
  },
  hr_oib: (text: string) => /^\d{11}$/.test(plain(text)) && passesMod1110(digitsOf(plain(text))),
  gr_amka: (text: string) =>
    /^\d{11}$/.test(plain(text)) &&
    isDatePart(Number(plain(text).slice(0, 2)), Number(plain(text).slice(2, 4))) &&
    passesLuhn(plain(text)),
  za_id: (text: string) =>
    /^\d{13}$/.test(plain(text)) &&
    isDatePart(Number(plain(text).slice(4, 6)), Number(plain(text).slice(2, 4))) &&
    passesLuhn(plain(text)),
  il_tz: (text: string) => /^\d{8,9}$/.test(plain(text)) && passesLuhn(plain(text).padStart(9, '0')),
  tr_tc: (text: string) => {
    const d = digitsOf(plain(text));
    if (!/^[1-9]\d{10}$/.test(plain(text))) return false;
    const odd = (d[0] ?? 0) + (d[2] ?? 0) + (d[4] ?? 0) + (d[6] ?? 0) + (d[8] ?? 0);
    const even = (d[1] ?? 0) + (d[3] ?? 0) + (d[5] ?? 0) + (d[7] ?? 0);
    return (((odd * 7 - even) % 10) + 10) % 10 === d[9] && d.slice(0, 10).reduce((a, b) => a + b, 0) % 10 === d[10];
  },
  ee_ik: (text: string) => {
    const d = digitsOf(plain(text));
    if (!/^[1-8]\d{10}$/.test(plain(text))) return false;
    if (!isDatePart((d[5] ?? 0) * 10 + (d[6] ?? 0), (d[3] ?? 0) * 10 + (d[4] ?? 0))) return false;
    const [first, second] = [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 1],
      [3, 4, 5, 6, 7, 8, 9, 1, 2, 3],
    ].map((weights) => weightedSum(d, weights) % 11);
    return (first === 10 ? (second ?? 0) % 10 : first) === d[10];
  },
  lv_pk: (text: string) => {
    const code = plain(text);
    if (!/^\d{11}$/.test(code)) return false;
    // Codes given since 2017 begin with 32 and have no birth date.
    if (/^3[2-9]/.test(code)) return true;
    if (!isDatePart(Number(code.slice(0, 2)), Number(code.slice(2, 4)))) return false;
    return ((1101 - weightedSum(digitsOf(code), [1, 6, 3, 7, 9, 10, 5, 8, 4, 2])) % 11) % 10 === Number(code[10]);
  },
  si_emso: (text: string) => {
    const code = plain(text);
    if (!/^\d{13}$/.test(code) || !isDatePart(Number(code.slice(0, 2)), Number(code.slice(2, 4)))) return false;
    const rest = weightedSum(digitsOf(code), [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
    return rest !== 1 && (rest === 0 ? 0 : 11 - rest) === Number(code[12]);
  },
  hu_id: (text: string) => {
    const d = digitsOf(plain(text));
    if (!/^[1-8]\d{10}$/.test(plain(text))) return false;
    if (!isDatePart((d[5] ?? 0) * 10 + (d[6] ?? 0), (d[3] ?? 0) * 10 + (d[4] ?? 0))) return false;
    const up = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    // The order of the weights was turned round for those born from 1997 on.
    return [up, [...up].reverse()].some((weights) => weightedSum(d, weights) % 11 === d[10]);
  },
  hu_taj: (text: string) => {
    const d = digitsOf(plain(text));
    return /^\d{9}$/.test(plain(text)) && weightedSum(d, [3, 7, 3, 7, 3, 7, 3, 7]) % 10 === d[8];
  },
  lu_matricule: (text: string) => {
    const code = plain(text);
    if (!/^(18|19|20)\d{11}$/.test(code) || !isDatePart(Number(code.slice(6, 8)), Number(code.slice(4, 6))))
      return false;
    return passesLuhn(code.slice(0, 12)) && passesVerhoeff(digitsOf(code.slice(0, 11) + code.slice(12)));
  },
  sg_nric: (text: string) => {
    const found = /^([STFGM])(\d{7})([A-Z])$/.exec(plain(text));
    if (!found) return false;
    const offset = found[1] === 'T' || found[1] === 'G' ? 4 : found[1] === 'M' ? 3 : 0;
    const sum = weightedSum(digitsOf(found[2] ?? ''), [2, 7, 6, 5, 4, 3, 2]) + offset;
    const table =
      found[1] === 'S' || found[1] === 'T' ? 'JZIHGFEDCBA' : found[1] === 'M' ? 'KLJNPQRTUWX' : 'XWUTRQPNMLK';
    return table[sum % 11] === found[3] || (found[1] === 'M' && table[10 - (sum % 11)] === found[3]);
  },
} as const satisfies Record<string, (text: string) => boolean>;

type Scheme = keyof typeof NATIONAL_IDS;

/** Schemes whose numbers are another element than a government's number for a person. */
const OTHER_SCHEMES: Readonly<Partial<Record<Scheme, ElementId>>> = {
  us_itin: 'tax_id',
  gb_utr: 'tax_id',
  au_tfn: 'tax_id',
  in_pan: 'tax_id',
  mx_rfc: 'tax_id',
  it_cf: 'tax_id',
  de_idnr: 'tax_id',
  pt_nif: 'tax_id',
  ar_cuit: 'tax_id',
  pl_nip: 'tax_id',
  gr_afm: 'tax_id',
  ru_inn: 'tax_id',
  ua_rntrc: 'tax_id',
  hu_ado: 'tax_id',
  fr_spi: 'tax_id',
  gb_nhs: 'medical_id',
  br_cns: 'health_insurance_id',
  de_kvnr: 'health_insurance_id',
  au_medicare: 'health_insurance_id',
  hu_taj: 'health_insurance_id',
};

/** The element of a scheme's numbers. */
export const elementOfScheme = (scheme: string): ElementId => OTHER_SCHEMES[scheme as Scheme] ?? 'other_government_id';

/** Schemes without a check digit, or whose numbers others share: their form alone tells nothing. */
const FORM_ONLY: ReadonlySet<string> = new Set(['dk_cpr', 'mx_rfc', 'us_itin', 'il_tz', 'in_pan', 'gb_nino']);

/** Whether a validator is a scheme whose check digits tell its numbers. */
export const hasCheckDigits = (validator: string): boolean => validator in NATIONAL_IDS && !FORM_ONLY.has(validator);
