import { dictionary as hl7 } from '../hl7/dictionary.ts';
import type { Put } from '../records/cells.ts';
import { dictionary } from './dictionary.ts';

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const objectsIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [value]).filter(isObject);

export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

const textsOf = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).map(textOf).filter((text) => text !== '');

/** "maritalStatus" as words. */
export const wordsOf = (key: string): string => key.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();

const isName = (value: Json): boolean => 'family' in value || 'given' in value;

const fullNameOf = (name: Json): string => {
  const parts = [
    ...textsOf(name['prefix']),
    ...textsOf(name['given']),
    ...textsOf(name['family']),
    ...textsOf(name['suffix']),
  ];
  return parts.length > 0 ? parts.join(' ') : textOf(name['text']);
};

const USUAL = new Set(['official', 'usual', undefined]);

/** Names of somebody: the official one in parts, others as what they are. */
const putNames = (names: readonly Json[], put: Put): void => {
  const main =
    names.find(({ use }) => use === 'official') ?? names.find(({ use }) => USUAL.has(use as string)) ?? names[0];
  for (const name of names) {
    if (name !== main) {
      put(name['use'] === 'maiden' ? 'maiden name' : 'alias', fullNameOf(name));
      continue;
    }
    const [first = '', ...middle] = textsOf(name['given']);
    put('family name', textsOf(name['family']).join(' '));
    put('given name', first);
    put('middle name', middle.join(' '));
    put('name prefix', textsOf(name['prefix']).join(' '));
    put('name suffix', textsOf(name['suffix']).join(' '));
    if (!isName(name)) put('full name', textOf(name['text']));
  }
};

const putTelecom = ({ system, use, value }: Json, put: Put): void => {
  const text = textOf(value);
  if (system === 'email') put('email', text);
  else if (system === 'phone' || system === 'sms') put(use === undefined ? 'phone' : `${textOf(use)} phone`, text);
  else put(textOf(system) || 'contact', text);
};

const codingsOf = (value: unknown): readonly Json[] => (isObject(value) ? objectsIn(value['coding']) : []);

/** What an identifier is, by its type, else by its system. */
const putIdentifier = (identifier: Json, put: Put): void => {
  const { type, system, value } = identifier;
  const codes = codingsOf(type).map(({ code }) => textOf(code).toUpperCase());
  const typed = codes.flatMap((code) => hl7().ids.get(code) ?? [])[0];
  const address = textOf(system).toLowerCase();
  const bySystem = dictionary().systems.find(([part]) => address.includes(part))?.[1];
  const said = isObject(type) ? textOf(type['text']).toLowerCase() : '';
  put(typed ?? bySystem ?? (said === '' ? 'identifier' : said), textOf(value));
};

/** An address in parts, or as it stands where it has none. */
export const putAddress = (address: Json, put: Put): void => {
  const lines = textsOf(address['line']);
  put('street address', lines[0] ?? '');
  put('address line 2', lines.slice(1).join(', '));
  put('city', textOf(address['city']));
  put('county', textOf(address['district']));
  put('state', textOf(address['state']));
  put('postal code', textOf(address['postalCode']));
  put('country', textOf(address['country']));
  if (lines.length === 0 && address['city'] === undefined) put('address', textOf(address['text']));
};

/** What a code says, and the code. */
const putConcept = (concept: Json, name: string, put: Put): void => {
  const codings = codingsOf(concept);
  const said = textOf(concept['text']) || textOf(codings.find(({ display }) => display !== undefined)?.['display']);
  const [first] = codings;
  put(name, said || textOf(first?.['code']));
  if (said !== '') for (const { code } of codings) put(`${name} code`, textOf(code));
};

/** What a reference to the patient is called by those who wrote it. */
export const SHOWN_PATIENT = 'patient as shown';

/** Whom or what a reference points to: of the patient, a number that the rows of patients have as well. */
const putReference = (reference: Json, key: string, put: Put): void => {
  const target = textOf(reference['reference']);
  const id = target.slice(Math.max(target.lastIndexOf('/'), target.lastIndexOf(':')) + 1);
  const isPatient = dictionary().patient.has(key) && !/^(?:Group|Location|Device|Practitioner)\//.test(target);
  put(isPatient ? 'patient key' : `${wordsOf(key)} reference`, isPatient ? id : target);
  put(isPatient ? SHOWN_PATIENT : wordsOf(key), textOf(reference['display']));
};

const EXTENSION = /([A-Za-z0-9-]{1,100})\/?$/;

/** What an extension holds, under the last word of its address. */
const putExtension = (extension: Json, put: Put): void => {
  const name = (EXTENSION.exec(textOf(extension['url']))?.[1] ?? 'extension')
    .replaceAll('-', ' ')
    .replace(/^us core /, '');
  const inner = objectsIn(extension['extension']);
  const texts = [extension, ...inner].flatMap((one) =>
    Object.entries(one).flatMap(([key, value]) => {
      if (!key.startsWith('value')) return [];
      return isObject(value) ? textsOf([value['display'], value['text'], value['value']]) : textsOf(value);
    }),
  );
  put(wordsOf(name), [...new Set(texts)].join('; '));
};

type PutOne = (value: Json, put: Put) => void;

/** Elements that are of one type wherever they stand. */
const BY_KEY: ReadonlyMap<string, PutOne> = new Map([
  ['telecom', putTelecom],
  ['identifier', putIdentifier],
  ['extension', putExtension],
  ['modifierExtension', putExtension],
]);

const isConcept = (value: Json): boolean => 'coding' in value || (Object.keys(value).length === 1 && 'text' in value);

const isQuantity = (value: Json): boolean =>
  'value' in value && ['unit', 'code', 'currency'].some((key) => key in value);

const quantityOf = ({ value, unit, currency }: Json): string => `${textOf(value)} ${textOf(unit ?? currency)}`;

/** Puts values of the types of FHIR; false: it is none, and its elements are to be looked at. */
export const putTyped = (key: string, name: string, values: readonly Json[], put: Put): boolean => {
  const [first] = values;
  const putOne = BY_KEY.get(key);
  if (!first) return false;
  if (putOne) for (const one of values) putOne(one, put);
  else if (key === 'name' && (isName(first) || 'text' in first)) putNames(values, put);
  else if (isConcept(first)) for (const one of values) putConcept(one, name, put);
  else if ('reference' in first) for (const one of values) putReference(one, key, put);
  else if (isQuantity(first)) for (const one of values) put(name, quantityOf(one));
  else return false;
  return true;
};
