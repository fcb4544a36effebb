const isAscii = (value: string): boolean => {
  for (let at = 0; at < value.length; at += 1) if (value.charCodeAt(at) > 127) return false;
  return true;
};

const isLetterOrDigit = (unit: number): boolean =>
  (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);

/** The same for plain signs, which nearly all values have. */
const maskAscii = (value: string): string => {
  const shown = value.length >= 8 ? value.length - 2 : value.length;
  let masked = '';
  for (let at = 0; at < shown; at += 1) masked += isLetterOrDigit(value.charCodeAt(at)) ? '*' : value[at];
  return masked + value.slice(shown);
};

/** A value as it may be shown: letters and digits hidden but the last two of a long one; marks between them stay. */
export const maskValue = (value: string): string => {
  if (value.length <= 64 && isAscii(value)) return maskAscii(value);
  const signs = [...value.slice(0, 64)];
  const shown = signs.length >= 8 ? signs.length - 2 : signs.length;
  return signs.map((sign, n) => (n < shown && /[\p{L}\p{N}]/u.test(sign) ? '*' : sign)).join('');
};
