import { remembering } from '../../../core/remember.ts';
import { type Cells, createCells, type Put } from '../records/cells.ts';
import { dayOf } from '../records/days.ts';
import { dictionary, type FieldType } from './dictionary.ts';
import { type Delimiters, unescaped } from './syntax.ts';

/** One repetition of a field, in its components. */
interface Value {
  readonly components: readonly string[];
  readonly signs: Delimiters;
}

/** Cut at a sign, which most values do not hold. */
const cut = (text: string, sign: string): readonly string[] => (text.includes(sign) ? text.split(sign) : [text]);

/** Component `n`, from 1, and its subcomponent. */
const at = ({ components, signs }: Value, n: number, sub = 1): string => {
  const component = components[n - 1];
  if (component === undefined || component === '') return '';
  return unescaped(cut(component, signs.subcomponent)[sub - 1] ?? '', signs);
};

/** All of a value as words. */
const textOf = ({ components, signs }: Value): string => {
  const words: string[] = [];
  for (const component of components)
    for (const part of cut(component, signs.subcomponent)) {
      const word = unescaped(part, signs);
      if (word !== '') words.push(word);
    }
  return words.join(' ');
};

/** Behind the words that say whose it is. */
const of = (whose: string, what: string): string => (whose === '' ? what : `${whose} ${what}`);

/** Components that have a name each. */
const putParts = (value: Value, whose: string, parts: readonly (readonly [n: number, name: string])[], put: Put) => {
  for (const [n, name] of parts) {
    const part = at(value, n);
    if (part !== '') put(of(whose, name), part);
  }
};

const fullName = (value: Value): string =>
  [5, 2, 3, 1, 4, 6]
    .map((n) => at(value, n))
    .filter((word) => word !== '')
    .join(' ');

const NAME_PARTS = ['family name', 'given name', 'middle name', 'name suffix', 'name prefix', 'degree'] as const;
const OF_NAME = NAME_PARTS.map((name, n) => [n + 1, name] as const);
/** Behind an identifier. */
const OF_STAFF = NAME_PARTS.map((name, n) => [n + 2, name] as const);

const OF_ADDRESS = [
  [2, 'address line 2'],
  [3, 'city'],
  [4, 'state'],
  [5, 'postal code'],
  [6, 'country'],
  [8, 'address note'],
  [9, 'county'],
] as const;

const OF_PHONE = [
  [8, 'phone extension'],
  [9, 'phone note'],
] as const;

const putName = (value: Value, whose: string, put: Put): void => putParts(value, whose, OF_NAME, put);

const putAddress = (value: Value, whose: string, put: Put): void => {
  const line = at(value, 1);
  const street = line === '' ? [at(value, 1, 3), at(value, 1, 2)].filter((word) => word !== '').join(' ') : line;
  put(of(whose, 'street address'), street);
  putParts(value, whose, OF_ADDRESS, put);
};

/** Whose telephone a name speaks of. */
const ownerOf = remembering((name) => name.replace(/(?:home |business )?phone$/, '').trim());

/** A telephone number in one, or of its parts, and an address of mail. */
const putPhone = (value: Value, name: string, put: Put): void => {
  const first = at(value, 1);
  const mail = [at(value, 4), first].find((text) => text.includes('@'));
  if (mail !== undefined) put(of(ownerOf(name), 'email'), mail);
  const one = first === '' || first.includes('@') ? at(value, 12) : first;
  const parts = () => [5, 6, 7].map((n) => at(value, n)).filter((part) => part !== '');
  const isMobile = at(value, 3) === 'CP' || at(value, 2) === 'PRS';
  put(isMobile ? of(ownerOf(name), 'mobile phone') : name, one === '' ? parts().join('-') : one);
  putParts(value, ownerOf(name), OF_PHONE, put);
};

/** Words in front that say whose an identifier is, where that is not the row's. */
const WHOSE = /^(?:prior|mothers|insurance company) /;

/** Types of identifiers that say no more than the field does, where that has a name for itself. */
const putId = (value: Value, name: string, put: Put): void => {
  const typed = dictionary().ids.get(at(value, 5).toUpperCase());
  put(typed === undefined ? name : `${WHOSE.exec(name)?.[0] ?? ''}${typed}`, at(value, 1));
};

const putStaff = (value: Value, role: string, put: Put): void => {
  put('role', role);
  putParts(value, '', OF_STAFF, put);
  const kind = at(value, 13).toUpperCase();
  const isNpi = kind === 'NPI' || at(value, 9) === 'NPI';
  put(isNpi ? 'npi' : (dictionary().ids.get(kind) ?? 'provider number'), at(value, 1));
};

const codeOf = remembering((name) => `${name} code`);

/** A code and what it says; of several, the one that says it in words. */
const putCoded = (value: Value, name: string, put: Put): void => {
  const code = at(value, 1);
  const said = at(value, 2) || at(value, 5) || at(value, 9);
  put(name, said === '' ? code : said);
  if (said !== '') put(codeOf(name), code);
  const other = at(value, 4);
  if (other !== '') put(codeOf(name), other);
};

type One = (value: Value, name: string, put: Put) => void;

const putText: One = (value, name, put) => put(name, textOf(value));

const putFirst: One = (value, name, put) => put(name, at(value, 1));

const WRITERS: Readonly<Record<Exclude<FieldType, 'staff' | 'none'>, One>> = {
  id: putId,
  name: putName,
  alias: (value, name, put) => put(name, fullName(value)),
  maiden: (value, name, put) =>
    put(
      name,
      [2, 3, 1]
        .map((n) => at(value, n))
        .filter((word) => word !== '')
        .join(' '),
    ),
  address: putAddress,
  phone: putPhone,
  coded: putCoded,
  organization: putFirst,
  day: (value, name, put) => put(name, dayOf(at(value, 1))),
  license: (value, name, put) => {
    put(`${name} number`, at(value, 1));
    put(`${name} state`, at(value, 2));
    put(`${name} expiration date`, dayOf(at(value, 3)));
  },
  place: putText,
  text: putText,
  value: putText,
};

/** "" in quotes says that a value is to be deleted. */
const isDeleted = (raw: string): boolean => raw === '""';

const valuesOf = (raw: string, signs: Delimiters): readonly Value[] => {
  const values: Value[] = [];
  for (const one of cut(raw, signs.repetition))
    if (one !== '' && !isDeleted(one)) values.push({ components: cut(one, signs.component), signs });
  return values;
};

/** Where the values of a field go. */
export interface Target {
  readonly put: Put;
  /** Where another address of whom the row is about goes. */
  readonly address: () => Put;
}

/** A further name is an alias, a further address (the `n`th) another one. */
const putFurther = (type: FieldType, value: Value, name: string, n: number, { put, address }: Target): void => {
  if (type === 'name') put(of(name, 'alias'), fullName(value));
  else if (type !== 'address') WRITERS[type as keyof typeof WRITERS](value, name, put);
  else if (name === '') putAddress(value, '', address());
  else putAddress(value, `${name} other ${n}`, put);
};

/** Puts what a field says into the cells of its row. */
export const putField = (type: FieldType, name: string, raw: string, signs: Delimiters, target: Target): void => {
  if (type === 'none' || type === 'staff') return;
  let n = 0;
  for (const value of valuesOf(raw, signs)) {
    if (n === 0 || type === 'value') WRITERS[type](value, name, target.put);
    else putFurther(type, value, name, n, target);
    n += 1;
  }
};

/** Those who act in a field, each with a row of their own. */
export const staffOf = (raw: string, role: string, signs: Delimiters): readonly Cells[] =>
  valuesOf(raw, signs).map((value) => {
    const cells = createCells();
    putStaff(value, role, cells.put);
    return cells;
  });

/** All words of a field, its separators as blanks. */
export const wordsOf = (raw: string, signs: Delimiters): string => valuesOf(raw, signs).map(textOf).join('; ');

/** A file inside a message ("^application^pdf^Base64^JVBERi0..."), and how its name ends. */
export const fileOf = (
  raw: string,
  signs: Delimiters,
): { readonly ending: string; readonly bytes: Buffer } | undefined => {
  const components = raw.split(signs.component);
  const [, , subtype = '', encoding = '', data = ''] = components;
  if (encoding.toLowerCase() !== 'base64' || data === '') return undefined;
  return { ending: /^\w{1,8}$/.test(subtype) ? subtype.toLowerCase() : 'bin', bytes: Buffer.from(data, 'base64') };
};
