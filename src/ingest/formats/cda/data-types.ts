import { dictionary as fhir } from '../fhir/dictionary.ts';
import { isObject, type Json, objectsIn, textOf } from '../fhir/taking.ts';
import { dayOf } from '../records/days.ts';
import { dictionary } from './dictionary.ts';

/** What an element says in words, beside its attributes. */
export const wordOf = (value: unknown): string => (isObject(value) ? textOf(value['text']) : textOf(value));

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const wordsOf = (value: unknown): readonly string[] =>
  listOf(value)
    .map(wordOf)
    .filter((word) => word !== '');

/** The use that comes first of several ("HP PST"). */
const useOf = ({ use }: Json): string | undefined =>
  textOf(use)
    .split(' ')
    .flatMap((one) => dictionary().uses.get(one) ?? [])[0];

/** Left out where there is nothing to say: no key has the value undefined. */
const said = (entries: Readonly<Record<string, unknown>>): Json =>
  Object.fromEntries(
    Object.entries(entries).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );

const nameOf = (value: unknown): Json => {
  if (!isObject(value)) return said({ text: textOf(value) });
  const parts = { given: wordsOf(value['given']), family: wordsOf(value['family']).join(' ') };
  const isParted = parts.given.length > 0 || parts.family !== '';
  return said({
    use: useOf(value),
    ...(isParted ? parts : { text: wordOf(value) }),
    prefix: wordsOf(value['prefix']),
    suffix: wordsOf(value['suffix']),
  });
};

/** What an address of a telephone or mailbox begins with; all others are telephones. */
const SYSTEMS: ReadonlyMap<string, string> = new Map(
  Object.entries({ mailto: 'email', fax: 'fax', http: 'url', https: 'url' }),
);

const telecomOf = (telecom: Json): Json => {
  const [, scheme = '', rest = ''] = /^(?:([a-z]{2,10}):)?(.*)$/is.exec(textOf(telecom['value'])) ?? [];
  return said({ system: SYSTEMS.get(scheme) ?? 'phone', use: useOf(telecom), value: rest });
};

const addressOf = (address: Json): Json =>
  said({
    use: useOf(address),
    line: wordsOf(address['streetAddressLine']),
    city: wordOf(address['city']),
    district: wordOf(address['county']),
    state: wordOf(address['state']),
    postalCode: wordOf(address['postalCode']),
    country: wordOf(address['country']),
    text: wordOf(address),
  });

/** Whether the root of an id says what it is: of a Social Security number, not of one office's own numbers. */
export const isOfAll = ({ root }: Json): boolean => fhir().systems.some(([part]) => textOf(root).includes(part));

/** An id; `otherwise`: the type (table 0203) of those whose root says nothing. */
const identifierOf = (id: Json, otherwise: string | undefined): Json => {
  const value = textOf(id['extension']);
  if (isOfAll(id)) return { system: textOf(id['root']), value };
  return otherwise === undefined ? { value } : { type: { coding: [{ code: otherwise }] }, value };
};

/** A code as what it says. */
export const conceptOf = (code: Json): Json => {
  const text = textOf(code['displayName']) || wordOf(code['originalText']);
  return said({ text, coding: textOf(code['code']) === '' ? [] : [{ code: code['code'] }] });
};

/** What a role says of whoever has it: ids, name, telephones and addresses, as elements of a person of FHIR. */
export const identityOf = (role: Json, person: Json, otherwise?: string): Json =>
  said({
    identifier: objectsIn(role['id'])
      .filter(({ extension }) => textOf(extension) !== '')
      .map((id) => identifierOf(id, otherwise)),
    name: listOf(person['name'] ?? [])
      .flat()
      .map(nameOf)
      .filter((name) => Object.keys(name).length > 0),
    telecom: objectsIn(role['telecom'])
      .map(telecomOf)
      .filter((telecom) => 'value' in telecom),
    address: objectsIn(role['addr']).map(addressOf),
  });

/** A day or moment of the standard ("19610417") as FHIR writes it. */
export const timeOf = (value: unknown): string | undefined => {
  const day = isObject(value) ? dayOf(textOf(value['value'])) : '';
  return day === '' ? undefined : day;
};
