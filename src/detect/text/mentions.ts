import { isCounted } from '../../schema/vocabulary.ts';
import { readPhone } from '../columns/phone-number.ts';
import { splitFullAddress } from '../columns/split-address.ts';
import { splitFullName } from '../columns/split-name.ts';
import { readDate } from '../columns/value-dates.ts';
import type { Span } from './span.ts';

/** Spans (by their place in the list) that belong to one person, and what they say as cells of RECORD. */
export interface Mention {
  readonly members: readonly number[];
  readonly cells: Readonly<Record<string, string | number | null>>;
}

type Cells = Record<string, string | number | null>;

const digits = (value: string): string => value.replace(/\D/g, '');

/** How a value becomes a cell of RECORD; elements without an entry stand in `holding` only. */
const CELL: Partial<Record<Span['element'], (value: string) => Cells>> = {
  person_name: (value) => {
    const { given, middle, family, suffix } = splitFullName(value, 'given');
    return { full_name: value, given_name: given, middle_name: middle, family_name: family, name_suffix: suffix };
  },
  ssn: (value) => ({ ssn: digits(value) }),
  phone: (value) => ({ phone: readPhone(value) }),
  email: (value) => ({ email: value.toLowerCase() }),
  date_of_birth: (value) => ({ date_of_birth: readDate(value, 'mdy') ?? null }),
  postal_address: (value) => {
    const { street, city, region, postalCode } = splitFullAddress(value);
    return { address: street, city, region, postal_code: postalCode };
  },
  imei: (value) => ({ imei: digits(value) }),
  imsi: (value) => ({ imsi: digits(value) }),
  iccid: (value) => ({ iccid: digits(value) }),
  account_number: (value) => ({ account_number: value }),
  drivers_license: (value) => ({
    government_id: `drivers_license:${value.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()}`,
  }),
  passport: (value) => ({ government_id: `passport:${value.toLowerCase()}` }),
};

/** Elements of which a person has one: a second, different one begins somebody else. */
const SINGLE: ReadonlySet<string> = new Set(['person_name', 'ssn', 'date_of_birth']);

/** The longest text between two values of one person: a page of a letter or form, in UTF-16 units. */
const REACH = 1500;

const keyOf = (value: string): string => value.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const mentionOf = (members: readonly number[], spans: readonly Span[], text: string): Mention => {
  const cells: Cells = {};
  const holding = new Set<string>();
  for (const n of members) {
    const span = spans[n];
    if (!span) continue;
    holding.add(`${span.element}=${span.state}`);
    const found = CELL[span.element]?.(text.slice(span.start, span.end)) ?? {};
    for (const [name, value] of Object.entries(found)) cells[name] ??= value;
  }
  return { members, cells: { ...cells, holding: [...holding].sort().join(' ') } };
};

/** Whether a value belongs to someone else than the values before it. */
const beginsAnother = (
  span: Span,
  last: Span | undefined,
  single: ReadonlyMap<string, string>,
  text: string,
): boolean => {
  if (!last) return false;
  if (span.start - last.end > REACH) return true;
  const known = single.get(span.element);
  return known !== undefined && known !== keyOf(text.slice(span.start, span.end));
};

/**
 * Groups the spans of a text by person, in reading order: a value belongs to the name before it until another name,
 * SSN or birth date comes. A group needs a name, or one value that tells a person.
 */
export const mentionsOf = (spans: readonly Span[], text: string, _kind: string): readonly Mention[] => {
  const groups: number[][] = [];
  let single = new Map<string, string>();
  let last: Span | undefined;
  for (const [n, span] of spans.entries()) {
    if (!isCounted(span.element)) continue;
    if (groups.length === 0 || beginsAnother(span, last, single, text)) {
      groups.push([]);
      single = new Map();
    }
    if (SINGLE.has(span.element)) single.set(span.element, keyOf(text.slice(span.start, span.end)));
    groups.at(-1)?.push(n);
    last = span;
  }
  const tells = (n: number) => CELL[spans[n]?.element ?? 'url'] !== undefined;
  return groups.filter((members) => members.some(tells)).map((members) => mentionOf(members, spans, text));
};
