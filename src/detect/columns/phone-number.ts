import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** E.164 where the number can be told (US plan without a prefix), else its digits; null for nothing that could be dialled. */
export const readPhone = (value: string, country: CountryCode = 'US'): string | null => {
  if (value.length > 60) return null;
  const parsed = parsePhoneNumberFromString(value, country);
  if (parsed?.isPossible()) return parsed.number;
  const digits = value.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15 ? digits : null;
};
