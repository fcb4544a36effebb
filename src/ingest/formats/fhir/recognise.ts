import { isUnreadable, type Look } from '../../reader.ts';
import { parseItem } from '../json/parse-item.ts';
import { type JsonPiece, scanJson } from '../json/scan.ts';
import { dictionary } from './dictionary.ts';
import { isObject, type Json } from './taking.ts';

const objectOf = (raw: string): Json | undefined => {
  const item = parseItem(raw);
  return 'value' in item && isObject(item.value) ? item.value : undefined;
};

/** The first line, where it is an object by itself. */
export const firstLine = (text: string): Json | undefined => {
  const end = text.indexOf('\n');
  const line =
    end < 0
      ? ''
      : text
          .slice(0, end)
          .replace(/^\ufeff/, '')
          .trim();
  return line.startsWith('{') ? objectOf(line) : undefined;
};

const isType = (value: unknown): boolean => typeof value === 'string' && dictionary().types.has(value);

/** What people have as lists: flat exports that call their rows resources have them otherwise, and are tables already. */
const LISTS = ['name', 'identifier', 'telecom', 'address'];
const PEOPLE = new Set(['Patient', 'Practitioner', 'Person', 'RelatedPerson']);

const isResource = (value: Json): boolean =>
  isType(value['resourceType']) &&
  !(PEOPLE.has(String(value['resourceType'])) && LISTS.some((key) => isObject(value[key])));

const isEntry = ({ resource }: Json): boolean => isObject(resource) && isType(resource['resourceType']);

/** Whether this is a resource, or an entry that holds one. */
const isOne = (value: Json): boolean => isResource(value) || (value['resourceType'] === undefined && isEntry(value));

/** What a piece of a document says; undefined: nothing yet. */
const verdictOf = ({ piece, key, raw }: JsonPiece): boolean | undefined => {
  if (key === null) return isOne(objectOf(raw) ?? {});
  if (piece === 'element') {
    const entry = key === 'entry' ? objectOf(raw) : undefined;
    return entry && isEntry(entry) ? true : undefined;
  }
  if (key !== 'resourceType') return undefined;
  const item = parseItem(raw);
  return 'value' in item && isType(item.value);
};

/** Where the type stands first, which is where programs write it: the resource may be longer than what is looked at. */
const TYPE_FIRST = /^\s*(?:\[\s*)?\{\s*"resourceType"\s*:\s*"([A-Za-z]{1,60})"/;

const isDocument = (text: string): boolean => {
  const first = TYPE_FIRST.exec(text)?.[1];
  let seen = false;
  try {
    for (const piece of scanJson([text])) {
      seen = true;
      const verdict = verdictOf(piece);
      if (verdict !== undefined) return verdict;
    }
  } catch (cause) {
    if (!isUnreadable(cause)) return false;
  }
  return !seen && isType(first);
};

/** Whether a text is of resources of FHIR, by the type at its root or in its entries. */
export const isFhir = ({ text: whole }: Look): boolean => {
  const text = whole.replace(/^\ufeff/, '');
  if (!/^\s*[[{]/.test(text)) return false;
  const line = firstLine(text);
  return line ? isOne(line) : isDocument(text);
};
