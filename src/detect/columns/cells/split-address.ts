import { usStateCode } from './content-words.ts';

export interface SplitAddress {
  readonly street: string;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
}

/** The end of an American address: its code, and perhaps the country. */
const US_END = /^(.*[A-Za-z])\.?,?\s+(\d{5}(?:-\d{4})?)(?:,?\s*(?:USA?|United States(?: of America)?))?$/;
/** Words of the longest name of a state: "District of Columbia". */
const MOST_STATE_WORDS = 3;
const STREET_END =
  /^(.*\b(?:st|street|ave|avenue|rd|road|dr|drive|ln|lane|blvd|boulevard|ct|court|pl|place|way|ter|terrace|cir|circle|hwy|pkwy|trl|sq|loop|apt\s*\S+|unit\s*\S+|ste\s*\S+|suite\s*\S+|#\s*\S+|box\s+\d+))\.?,?\s+([A-Za-z][A-Za-z .'-]{1,40})$/i;

/** The state that some words end in, also without a comma before it, and what stands before; the longest name counts. */
const stateAtEnd = (text: string): { readonly rest: string; readonly region: string } | undefined => {
  for (let words = MOST_STATE_WORDS; words > 0; words -= 1) {
    const found = new RegExp(`^(.*?)[,\\s]+([A-Za-z.]+(?:\\s+[A-Za-z.]+){${words - 1}})$`).exec(text);
    const region = found ? usStateCode((found[2] ?? '').replace(/\.$/, '')) : null;
    if (found && region) return { rest: found[1] ?? '', region };
  }
  return undefined;
};

const splitUs = (text: string): SplitAddress | undefined => {
  const us = US_END.exec(text);
  const state = us ? stateAtEnd(us[1] ?? '') : undefined;
  if (!us || !state) return undefined;
  const { region } = state;
  const rest = state.rest.replace(/,$/, '');
  const postalCode = us[2] ?? null;
  const cut = rest.lastIndexOf(',');
  if (cut >= 0) return { street: rest.slice(0, cut), city: rest.slice(cut + 1).trim(), region, postalCode };
  const bySuffix = STREET_END.exec(rest);
  return { street: bySuffix?.[1] ?? rest, city: bySuffix?.[2] ?? null, region, postalCode };
};

const PLACE = /^\d{4,6}\s+\p{L}|^\p{L}.*\s\d{4,6}$|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/u;
const CODE = /\d{4,6}|[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/;

/** Splits an address that stands in one cell: US forms by their end, others by commas and the part with the code. */
export const splitFullAddress = (value: string): SplitAddress => {
  const text = value
    .slice(0, 300)
    .replace(/[\r\n;|]+/g, ', ')
    .replace(/\s+/g, ' ')
    .trim();
  const us = splitUs(text);
  if (us) return us;
  const parts = text.split(',').map((part) => part.trim());
  const at = parts.findIndex((part, n) => n > 0 && PLACE.test(part));
  const place = parts[at];
  if (at < 1 || place === undefined) return { street: text, city: null, region: null, postalCode: null };
  const postalCode = CODE.exec(place)?.[0] ?? null;
  const city = (postalCode ? place.replace(postalCode, '') : place).trim();
  const streetParts = parts.slice(0, city === '' ? Math.max(1, at - 1) : at);
  return {
    street: streetParts.join(', '),
    city: city === '' ? (parts[at - 1] ?? null) : city,
    region: null,
    postalCode,
  };
};
