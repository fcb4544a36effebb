/** What an entry may hold: JSON whose numbers are whole, so that every program writes the same text of it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

const MAX_DEPTH = 32;

/** JSON with keys sorted by code unit and no blanks (RFC 8785 for whole numbers). Absent values are left out. */
export const canonicalJson = (value: Json, depth = 0): string => {
  if (depth > MAX_DEPTH) throw new RangeError('too deep for an entry');
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('an entry holds whole numbers only');
    return String(value);
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonicalJson(item, depth + 1)).join(',')}]`;
  const members = Object.entries(value as { readonly [key: string]: Json | undefined })
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([key, item]) => (item === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(item, depth + 1)}`]));
  return `{${members.join(',')}}`;
};
