/** A value as it may be shown: letters and digits hidden but the last two of a long one; marks between them stay. */
export const maskValue = (value: string): string => {
  const signs = [...value.slice(0, 64)];
  const shown = signs.length >= 8 ? signs.length - 2 : signs.length;
  return signs.map((sign, n) => (n < shown && /[\p{L}\p{N}]/u.test(sign) ? '*' : sign)).join('');
};
