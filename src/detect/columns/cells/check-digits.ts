/** Luhn (ISO/IEC 7812-1 annex B) over a text of digits. */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let n = 0; n < digits.length; n += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - n) - 48;
    const doubled = n % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
};

/** ISO 7064 mod 97-10 of an IBAN without blanks (ISO 13616). */
export const passesIban = (text: string): boolean => {
  const iban = text.replace(/[\s-]/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban)) return false;
  let rest = 0;
  for (const letter of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(letter, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
};

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, n) => sum + weight * Number(digits[n] ?? 0), 0);

/** ABA routing number: weights 3 7 1, first two digits from the ranges in use. */
export const passesRouting = (digits: string): boolean =>
  /^(0\d|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)\d{7}$/.test(digits) &&
  weighted(digits, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;

const VIN_VALUE: Readonly<Record<string, number>> = Object.fromEntries(
  [...'ABCDEFGH']
    .map((letter, n) => [letter, n + 1])
    .concat(
      [...'JKLMN'].map((letter, n) => [letter, n + 1]),
      [
        ['P', 7],
        ['R', 9],
      ],
      [...'STUVWXYZ'].map((letter, n) => [letter, n + 2]),
    ),
);
const VIN_WEIGHT = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** VIN check digit (49 CFR 565.15), place 9. */
export const passesVin = (text: string): boolean => {
  const vin = text.toUpperCase();
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(vin)) return false;
  const sum = [...vin].reduce((all, sign, n) => all + (VIN_VALUE[sign] ?? Number(sign)) * (VIN_WEIGHT[n] ?? 0), 0);
  return vin[8] === (sum % 11 === 10 ? 'X' : String(sum % 11));
};

/** NPI: Luhn with the prefix 80840 (45 CFR 162.406). */
export const passesNpi = (digits: string): boolean => /^[12]\d{9}$/.test(digits) && passesLuhn(`80840${digits}`);

/** DEA registration: two letters, six digits and their check digit. */
export const passesDea = (text: string): boolean => {
  const dea = text.toUpperCase();
  if (!/^[A-HJ-NPR-UX][A-Z9]\d{7}$/.test(dea)) return false;
  return weighted(dea.slice(2), [1, 2, 1, 2, 1, 2]) % 10 === Number(dea[8]);
};

/** Issuer ranges and lengths of payment cards, with Luhn. */
export const passesCard = (digits: string): boolean =>
  /^(4\d{12}(\d{3}){0,2}|(5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}|3[47]\d{13}|3(0[0-5]|[689]\d)\d{11,16}|(6011|64[4-9]\d|65\d\d)\d{12,15}|(2131|1800)\d{11}|35(2[89]|[3-8]\d)\d{12,15}|62\d{14,17}|(5[06-8]\d\d|6\d\d\d)\d{8,15})$/.test(
    digits,
  ) && passesLuhn(digits);

/** Social Security numbers as they are issued: no area 000, 666 or 9xx, no group 00, no serial 0000 (SSA, 2011 rules). */
export const isIssuableSsn = (digits: string): boolean => {
  if (digits.length !== 9) return false;
  let number = 0;
  for (let at = 0; at < 9; at += 1) {
    const digit = digits.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return false;
    number = 10 * number + digit;
  }
  const area = Math.floor(number / 1_000_000);
  return area !== 0 && area !== 666 && area < 900 && Math.floor(number / 10_000) % 100 !== 0 && number % 10_000 !== 0;
};

const sumMod = (digits: string, weights: readonly number[], modulus: number): number =>
  weighted(digits, weights) % modulus;

const passesCpf = (d: string): boolean => {
  if (!/^\d{11}$/.test(d) || /^(\d)\1+$/.test(d)) return false;
  const one = (sumMod(d, [10, 9, 8, 7, 6, 5, 4, 3, 2], 11) * 10) % 11;
  const first = ((weighted(d, [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  const second = ((weighted(d, [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10) % 11) % 10;
  return one >= 0 && first === Number(d[9]) && second === Number(d[10]);
};

const DNI = 'TRWAGMYFPDXBNJZSQVHLCKE';
const passesDni = (text: string): boolean => {
  const found = /^([XYZ]?)(\d{7,8})([A-Z])$/.exec(text.toUpperCase().replace(/[\s.-]/g, ''));
  if (!found) return false;
  const lead = found[1] ? String('XYZ'.indexOf(found[1])) : '';
  return DNI[Number(lead + found[2]) % 23] === found[3];
};

const passesPesel = (d: string): boolean =>
  /^\d{11}$/.test(d) && (10 - sumMod(d, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3], 10)) % 10 === Number(d[10]);

/** National numbers whose own form tells them: ES DNI/NIE, MX CURP, UK NINO, BR CPF (written), PL PESEL. */
export const hasIdentityForm = (text: string): boolean =>
  passesDni(text) ||
  /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/i.test(text) ||
  /^(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]\s?\d\d\s?\d\d\s?\d\d\s?[A-D]$/i.test(text) ||
  (/^\d{3}\.\d{3}\.\d{3}-\d\d$/.test(text) && passesCpf(text.replace(/\D/g, ''))) ||
  (/^\d{11}$/.test(text) && (passesPesel(text) || passesCpf(text)));

/** Tax numbers of people whose own form tells them: IN PAN, IT codice fiscale. */
export const hasTaxForm = (text: string): boolean =>
  /^[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]$/.test(text) || /^[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]$/i.test(text);
