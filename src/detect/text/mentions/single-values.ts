import { readDate } from '../../columns/cells/value-dates.ts';
import { withoutConfusions } from '../../values/validators.ts';
import { type Span, spanValue } from '../spans/span.ts';

/** Elements of which a person has one: another one of it is somebody else's. */
export const SINGLE: ReadonlySet<string> = new Set(
  'ssn date_of_birth imsi mbi mothers_maiden_name place_of_birth drivers_license passport tax_id'.split(' '),
);

/** A date of birth as written in a text, American order first, as yyyymmdd; null where it is none. */
export const birthDate = (value: string): number | null => {
  const clean = /^[0-9OoIl]{1,4}[./-]/.test(value) ? withoutConfusions(value) : value;
  return readDate(clean, 'mdy') ?? readDate(clean, 'dmy') ?? null;
};

/** What two writings of one value have in common. */
const keyOf = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The same for a value of an element: of a date of birth, the day. */
export const valueKey = (span: Span, text: string): string => {
  const value = spanValue(span, text);
  const day = span.element === 'date_of_birth' ? birthDate(value) : null;
  return day === null ? keyOf(value) : String(day);
};
