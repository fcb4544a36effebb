const A = 65;
const WEIGHTS = [7, 3, 1] as const;

const numberOf = (sign: string): number => {
  if (sign === '<') return 0;
  return /[0-9]/.test(sign) ? Number(sign) : sign.charCodeAt(0) - A + 10;
};

const checkDigit = (field: string): number =>
  [...field].reduce((sum, sign, n) => sum + numberOf(sign) * (WEIGHTS[n % 3] ?? 0), 0) % 10;

const LINE =
  /^(?<number>[A-Z0-9<]{9})(?<a>[0-9])[A-Z<]{3}(?<birth>[0-9]{6})(?<b>[0-9])[MFX<](?<expiry>[0-9]{6})(?<c>[0-9])(?<personal>[A-Z0-9<]{14}[0-9<])(?<all>[0-9])$/;

/** Whether the second line of a passport's machine-readable zone passes its check digits (ICAO 9303 part 4). */
export const passesMrz = (line: string): boolean => {
  const found = LINE.exec(line)?.groups;
  if (!found) return false;
  const { number = '', a, birth = '', b, expiry = '', c, personal = '', all } = found;
  const parts = [
    [number, a],
    [birth, b],
    [expiry, c],
    [`${number}${a}${birth}${b}${expiry}${c}${personal}`, all],
  ] as const;
  return parts.every(([field, digit]) => checkDigit(field) === Number(digit));
};

/** Whether a line is the first of a machine-readable zone: two fillers part the names, which a long word in capitals has nowhere. */
export const isMrzOfNames = (line: string): boolean => line.includes('<<');
