import { dictionary as hl7 } from '../hl7/dictionary.ts';
import type { Put } from '../records/cells.ts';
import { saysMore } from '../records/says-more.ts';
import { dictionary } from './dictionary.ts';
import { createTaking, isObject, type Json, objectsIn, type Taking, textOf } from './taking.ts';

const isName = (value: Json): boolean => 'family' in value || 'given' in value;

const USUAL = new Set(['official', 'usual', undefined]);

const putMainName = (name: Taking, put: Put): void => {
  const all = name.texts('given');
  const [first = '', ...middle] = all;
  const [family, prefix, suffix] = ['family', 'prefix', 'suffix'].map((key) => name.texts(key).join(' '));
  put('family name', family ?? '');
  put('given name', first);
  put('middle name', middle.join(' '));
  put('name prefix', prefix ?? '');
  put('name suffix', suffix ?? '');
  const text = name.text('text');
  if (!isName(name.value)) put('full name', text);
  else if (saysMore(text, [...all, family ?? '', prefix ?? '', suffix ?? ''])) put('alias', text);
};

const putOtherName = (name: Taking, put: Put): void => {
  const parts = ['prefix', 'given', 'family', 'suffix'].flatMap((key) => name.texts(key));
  const text = name.text('text');
  const called = name.value['use'] === 'maiden' ? 'maiden name' : 'alias';
  put(called, parts.length > 0 ? parts.join(' ') : text);
  if (saysMore(text, parts)) put(called, text);
};

/** Names of somebody: the official one in parts, others as what they are. */
const putNames = (names: readonly Json[], put: Put): readonly Taking[] => {
  const main =
    names.find(({ use }) => use === 'official') ?? names.find(({ use }) => USUAL.has(use as string)) ?? names[0];
  return names.map((name) => {
    const taking = createTaking(name);
    if (name === main) putMainName(taking, put);
    else putOtherName(taking, put);
    return taking;
  });
};

const putTelecom = (telecom: Taking, put: Put): void => {
  const { system, use } = telecom.value;
  const text = telecom.text('value');
  if (system === 'email') put('email', text);
  else if (system === 'phone' || system === 'sms') put(use === undefined ? 'phone' : `${textOf(use)} phone`, text);
  else put(textOf(system) || 'contact', text);
};

const codingsOf = (value: unknown): readonly Json[] => (isObject(value) ? objectsIn(value['coding']) : []);

/** What an identifier is, by its type, else by its system. `whose`: words in front of it. */
export const putIdentifier = (identifier: Taking, put: Put, whose = ''): void => {
  const { type, system } = identifier.value;
  const codes = codingsOf(type).map(({ code }) => textOf(code).toUpperCase());
  const typed = codes.flatMap((code) => hl7().ids.get(code) ?? [])[0];
  const address = textOf(system).toLowerCase();
  const bySystem = dictionary().systems.find(([part]) => address.includes(part))?.[1];
  const said = isObject(type) ? textOf(type['text']).toLowerCase() : '';
  if (typed !== undefined || said !== '') identifier.take('type');
  put(`${whose}${typed ?? bySystem ?? (said === '' ? 'identifier' : said)}`, identifier.text('value'));
};

/** An address in parts, and as it stands where that says more. */
export const putAddress = (address: Taking, put: Put): void => {
  const lines = address.texts('line');
  const [city, district, state, code, country] = ['city', 'district', 'state', 'postalCode', 'country'].map((key) =>
    address.text(key),
  );
  put('street address', lines[0] ?? '');
  put('address line 2', lines.slice(1).join(', '));
  put('city', city ?? '');
  put('county', district ?? '');
  put('state', state ?? '');
  put('postal code', code ?? '');
  put('country', country ?? '');
  const text = address.text('text');
  if (saysMore(text, [...lines, city ?? '', district ?? '', state ?? '', code ?? '', country ?? '']))
    put('address', text);
};

/** What a code says, and the code. */
export const putConcept = (concept: Taking, name: string, put: Put): readonly Taking[] => {
  const { coding } = concept.value;
  const codings = objectsIn(coding).map(createTaking);
  if (codings.length > 0 && codings.length === (Array.isArray(coding) ? coding.length : 1)) concept.take('coding');
  const shown = codings.map((one) => one.text('display')).filter((text) => text !== '');
  const said = concept.text('text') || (shown[0] ?? '');
  const codes = codings.map((one) => one.text('code')).filter((code) => code !== '');
  put(name, said || (codes[0] ?? ''));
  for (const display of shown) if (saysMore(display, [said])) put(`${name} display`, display);
  for (const code of said === '' ? codes.slice(1) : codes) put(`${name} code`, code);
  return [concept, ...codings];
};

export const putCoding = (coding: Json, name: string, put: Put): readonly Taking[] => {
  const concept = createTaking({ coding: [coding] });
  return putConcept(concept, name, put);
};

/** A number with its unit. */
export const putQuantity = (quantity: Taking, name: string, put: Put): void => {
  const parts = [quantity.text('comparator'), quantity.text('value')].join('');
  const units = ['unit', 'currency'].map((key) => quantity.text(key)).filter((unit) => unit !== '');
  const code = quantity.text('code');
  put(name, [parts, units[0] ?? code].join(' '));
};

const PUT_BY_KEY: ReadonlyMap<string, (value: Taking, put: Put) => void> = new Map([
  ['telecom', putTelecom],
  ['identifier', (value, put) => putIdentifier(value, put)],
]);

const isConcept = (value: Json): boolean => 'coding' in value || (Object.keys(value).length === 1 && 'text' in value);

const isQuantity = (value: Json): boolean =>
  'value' in value && ['unit', 'code', 'currency'].some((key) => key in value);

const putOne = (key: string, name: string, value: Json, put: Put): readonly Taking[] | undefined => {
  const taking = createTaking(value);
  const byKey = PUT_BY_KEY.get(key);
  if (byKey) byKey(taking, put);
  else if (isConcept(value)) return putConcept(taking, name, put);
  else if (isQuantity(value)) putQuantity(taking, name, put);
  else return undefined;
  return [taking];
};

/** Puts a value of a type of FHIR, and says what it did not take; undefined: it is of no type, and its elements are to be looked at. */
export const putTyped = (
  key: string,
  name: string,
  values: readonly Json[],
  put: Put,
): readonly (readonly Taking[] | undefined)[] => {
  const [first] = values;
  if (key === 'name' && first && (isName(first) || 'text' in first)) return [putNames(values, put)];
  return values.map((value) => putOne(key, name, value, put));
};
