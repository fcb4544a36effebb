import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** The usual forms of the North American plan: any ten digits that begin so are possible there. */
const NORTH_AMERICAN = /^(?:\(([2-9]\d{2})\) ?|([2-9]\d{2})[-. ]?)(\d{3})[-. ]?(\d{4})$/;

/** E.164 where the number can be told (US plan without a prefix), else its digits; null for nothing that could be dialled. */
export const readPhone = (value: string, country: CountryCode = 'US'): string | null => {
  if (value.length > 60) return null;
  const usual = country === 'US' ? NORTH_AMERICAN.exec(value) : null;
  if (usual) return `+1${usual[1] ?? usual[2]}${usual[3]}${usual[4]}`;
  const parsed = parsePhoneNumberFromString(value, country);
  if (parsed?.isPossible()) return parsed.number;
  const digits = value.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15 ? digits : null;
};
