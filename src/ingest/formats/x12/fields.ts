import type { Put } from '../records/cells.ts';
import { dayOf } from '../records/days.ts';
import { dictionary, type SegmentRule } from './dictionary.ts';
import type { Signs } from './syntax.ts';

/** A segment: its name and its elements, from 1. */
export interface Segment {
  readonly name: string;
  readonly at: (n: number) => string;
  readonly length: number;
  readonly text: string;
}

export const readSegment = (text: string, { element }: Signs): Segment => {
  const parts = text.split(element);
  return { name: parts[0] ?? '', at: (n) => parts[n] ?? '', length: parts.length, text };
};

const isDay = (name: string): boolean => name.includes('date');

/** A value; of a code the kind in front of it is left out, and what modifies it stands by itself ("HC:99213:25"). */
const putValue = (name: string, value: string, signs: Signs, put: Put): void => {
  if (!value.includes(signs.component)) {
    put(name, isDay(name) ? dayOf(value) : value);
    return;
  }
  const parts = value.split(signs.component);
  if (name.endsWith(' code')) {
    put(name, parts[1] ?? '');
    put(name.replace(/code$/, 'modifiers'), parts.slice(2).join(' '));
  } else put(name, isDay(name) ? dayOf(value) : parts.filter((part) => part !== '').join(' '));
};

/** One value, or several. */
const repeated = (value: string, { repetition }: Signs): readonly string[] =>
  repetition === null || !value.includes(repetition) ? [value] : value.split(repetition);

/** Puts the elements of a segment under their names, those without one under their place. */
export const putFields = (segment: Segment, rule: SegmentRule, signs: Signs, put: Put): void => {
  for (let n = 1; n < segment.length; n += 1) {
    const value = segment.at(n);
    if (value === '' || (segment.name === 'DMG' && n === 1)) continue;
    const name = rule.fields[String(n)] ?? `item ${segment.name}-${n}`;
    for (const one of repeated(value, signs)) putValue(name, one, signs, put);
  }
};

/** An identifier, under what its kind is called. */
export const putId = (kind: string, value: string, put: Put): void => {
  if (value !== '') put(dictionary().ids.get(kind) ?? `reference ${kind}`, value);
};

/** A day or two ("20210801-20210805") under what they are; a time of day by itself is told apart. */
export const putDate = (kind: string, value: string, put: Put, form = ''): void => {
  const name = dictionary().dates.get(kind) ?? `date ${kind}`;
  if (form === 'TM') put(name.replace('date', 'time'), value);
  else put(name, value.split('-').map(dayOf).join(' - '));
};

/** Diagnoses and procedures (HI): in each element a kind and a code. */
export const putCodes = (segment: Segment, signs: Signs, put: Put): void => {
  for (let n = 1; n < segment.length; n += 1)
    for (const one of repeated(segment.at(n), signs)) {
      const [kind = '', code = '', ...rest] = one.split(signs.component);
      put(dictionary().codes.get(kind) ?? `code ${kind}`, code);
      put(`code ${kind} more`, rest.filter((part) => part !== '').join(' '));
    }
};

/** Telephones and addresses of mail (PER), in pairs of kind and value from the third element on. */
export const putContacts = (segment: Segment, put: Put): void => {
  for (let n = 3; n + 1 < segment.length; n += 2)
    if (segment.at(n + 1) !== '')
      put(dictionary().contacts.get(segment.at(n)) ?? `contact ${segment.at(n)}`, segment.at(n + 1));
};

const NAME_PARTS = ['family name', 'given name', 'middle name', 'name prefix', 'name suffix'];

/** Who a party is: a person's parts of the name, or an organization's. */
export const putParty = (segment: Segment, isPerson: boolean, put: Put): void => {
  if (isPerson) {
    NAME_PARTS.forEach((name, n) => {
      put(name, segment.at(3 + n));
    });
  } else
    put(
      'organization name',
      [3, 4, 5]
        .map((n) => segment.at(n))
        .filter((part) => part !== '')
        .join(' '),
    );
  putId(segment.at(8), segment.at(9), put);
};
