import { type Cells, createCells, type Put } from '../records/cells.ts';
import { dayOf } from '../records/days.ts';
import { dictionary, type FieldType } from './dictionary.ts';
import { type Delimiters, unescaped } from './syntax.ts';

/** One repetition of a field: component `n`, from 1, and its subcomponent. */
interface Value {
  readonly at: (n: number, sub?: number) => string;
  /** All of it as words. */
  readonly text: string;
}

const readValue = (raw: string, signs: Delimiters): Value => {
  const components = raw.split(signs.component);
  const at = (n: number, sub = 1): string => {
    const component = components[n - 1];
    if (component === undefined) return '';
    return unescaped(component.split(signs.subcomponent)[sub - 1] ?? '', signs);
  };
  const words = components.flatMap((component) => component.split(signs.subcomponent));
  return {
    at,
    get text() {
      return words
        .map((word) => unescaped(word, signs))
        .filter((word) => word !== '')
        .join(' ');
    },
  };
};

/** What names of a further address have in front of its number. */
const OTHER = 'other';

/** The number of a further address and the part of it that a name stands for. */
export const otherAddress = (name: string): readonly [n: string, part: string] | undefined => {
  const found = /^other (\d{1,6}) (.+)$/.exec(name);
  return found ? [found[1] ?? '', found[2] ?? ''] : undefined;
};

/** Behind the words that say whose it is. */
const of = (whose: string, what: string): string => (whose === '' ? what : `${whose} ${what}`);

/** "" in quotes says that a value is to be deleted. */
const isDeleted = (raw: string): boolean => raw === '""';

const fullName = (value: Value): string =>
  [5, 2, 3, 1, 4, 6]
    .map((n) => value.at(n))
    .filter((word) => word !== '')
    .join(' ');

const putName = (value: Value, whose: string, put: Put): void => {
  put(of(whose, 'family name'), value.at(1));
  put(of(whose, 'given name'), value.at(2));
  put(of(whose, 'middle name'), value.at(3));
  put(of(whose, 'name suffix'), value.at(4));
  put(of(whose, 'name prefix'), value.at(5));
  put(of(whose, 'degree'), value.at(6));
};

const putAddress = (value: Value, whose: string, put: Put): void => {
  const [house, street] = [value.at(1, 3), value.at(1, 2)];
  const line = value.at(1);
  put(of(whose, 'street address'), line === '' ? [house, street].filter((word) => word !== '').join(' ') : line);
  put(of(whose, 'address line 2'), value.at(2));
  put(of(whose, 'city'), value.at(3));
  put(of(whose, 'state'), value.at(4));
  put(of(whose, 'postal code'), value.at(5));
  put(of(whose, 'country'), value.at(6));
  put(of(whose, 'county'), value.at(9));
};

/** A telephone number in one, or of its parts; or an address of mail. */
const putPhone = (value: Value, name: string, put: Put): void => {
  const whose = name.replace(/(?:home |business )?phone$/, '').trim();
  const mail = [value.at(4), value.at(1)].find((text) => text.includes('@'));
  if (mail !== undefined) {
    put(of(whose, 'email'), mail);
    return;
  }
  const parts = [5, 6, 7].map((n) => value.at(n)).filter((part) => part !== '');
  const one = value.at(1) === '' ? value.at(12) : value.at(1);
  const number = one === '' ? parts.join('-') : one;
  const isMobile = value.at(3) === 'CP' || value.at(2) === 'PRS';
  put(isMobile ? of(whose, 'mobile phone') : name, number);
  put(of(whose, 'phone extension'), value.at(8));
};

/** Types of identifiers that say no more than the field does, where that has a name for itself. */
const putId = (value: Value, name: string, put: Put): void => {
  const typed = dictionary().ids.get(value.at(5).toUpperCase());
  const isPrior = name.startsWith('prior ');
  const called = typed === undefined ? name : isPrior ? `prior ${typed}` : typed;
  put(called, value.at(1));
};

const putStaff = (value: Value, role: string, put: Put): void => {
  put('role', role);
  putName({ ...value, at: (n, sub) => value.at(n + 1, sub) }, '', put);
  const kind = value.at(13).toUpperCase();
  put(kind === 'NPI' || value.at(9) === 'NPI' ? 'npi' : (dictionary().ids.get(kind) ?? 'provider number'), value.at(1));
};

/** A code and what it says; of several, the one that says it in words. */
const putCoded = (value: Value, name: string, put: Put): void => {
  const [code, words, otherCode, otherWords] = [1, 2, 4, 5].map((n) => value.at(n));
  const original = value.at(9);
  const said = [words, otherWords, original].find((text) => text !== undefined && text !== '') ?? '';
  if (said === '') put(name, code ?? '');
  else {
    put(name, said);
    put(`${name} code`, code ?? '');
  }
  put(`${name} code`, otherCode ?? '');
};

const putPlace = (value: Value, name: string, put: Put): void => put(name, value.text);

type One = (value: Value, name: string, put: Put) => void;

const putText: One = (value, name, put) => put(name, value.text);

const WRITERS: Readonly<Record<Exclude<FieldType, 'staff' | 'value' | 'none'>, One>> = {
  id: putId,
  name: putName,
  alias: (value, name, put) => put(name, fullName(value)),
  maiden: (value, name, put) => put(name, value.at(1)),
  address: putAddress,
  phone: putPhone,
  coded: putCoded,
  organization: (value, name, put) => put(name, value.at(1)),
  day: (value, name, put) => put(name, dayOf(value.at(1))),
  license: (value, name, put) => {
    put(`${name} number`, value.at(1));
    put(`${name} state`, value.at(2));
    put(`${name} expiration date`, dayOf(value.at(3)));
  },
  place: putPlace,
  text: putText,
};

/** A further name is an alias, a further address (the `n`th) another one. */
const further = (type: FieldType, value: Value, name: string, n: number, put: Put): void => {
  if (type === 'name') put(of(name, 'alias'), fullName(value));
  else if (type === 'address') putAddress(value, of(name, `${OTHER} ${n}`), put);
  else WRITERS[type as keyof typeof WRITERS](value, name, put);
};

const valuesOf = (raw: string, signs: Delimiters): readonly Value[] =>
  raw
    .split(signs.repetition)
    .filter((one) => one !== '' && !isDeleted(one))
    .map((one) => readValue(one, signs));

/** Puts what a field says into the cells of its row. */
export const putField = (type: FieldType, name: string, raw: string, signs: Delimiters, put: Put): void => {
  if (type === 'none' || type === 'staff') return;
  const writer = type === 'value' ? putText : WRITERS[type];
  valuesOf(raw, signs).forEach((value, n) => {
    if (n === 0 || type === 'value') writer(value, name, put);
    else further(type, value, name, n, put);
  });
};

/** Those who act in a field, each with a row of their own. */
export const staffOf = (raw: string, role: string, signs: Delimiters): readonly Cells[] =>
  valuesOf(raw, signs).map((value) => {
    const cells = createCells();
    putStaff(value, role, cells.put);
    return cells;
  });

/** All words of a field, its separators as blanks. */
export const wordsOf = (raw: string, signs: Delimiters): string =>
  valuesOf(raw, signs)
    .map(({ text }) => text)
    .join('; ');

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
