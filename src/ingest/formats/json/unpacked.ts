import { isRecord } from './flatten.ts';
import { carriedText } from './payload.ts';
import { recordsOfText } from './table-text.ts';

const DEEPEST = 12;

const holdsRecords = (value: unknown): boolean => isRecord(value) || (Array.isArray(value) && value.some(isRecord));

/** Whether a record is a file within, of a kind that it names: a scan or a letter in a resource of FHIR is taken as a file. */
const isFile = ({ contentType }: Readonly<Record<string, unknown>>): boolean =>
  typeof contentType === 'string' && !/json/i.test(contentType);

/** What a field holds: as it stands, or the text that it carries in Base64. */
const held = (key: string, value: unknown): unknown =>
  typeof value === 'string' ? (carriedText(key, value) ?? value) : value;

/**
 * A value with the records in it that are written as texts: bodies of answers in recordings of the web, messages of
 * queues and payloads of events are JSON within JSON, often twice, or in Base64, and exports are tables of people with their lines. `parse` reads such a text; undefined where it is none.
 */
export const unpacked = (value: unknown, parse: (text: string) => unknown, depth = 0): unknown => {
  if (depth > DEEPEST) return value;
  const inside = (inner: unknown): unknown => unpacked(inner, parse, depth + 1);
  if (typeof value === 'string') {
    const inner = /^\s*[{[]/.test(value) ? parse(value) : undefined;
    return holdsRecords(inner) ? inside(inner) : (recordsOfText(value) ?? value);
  }
  if (Array.isArray(value)) return value.map(inside);
  if (!isRecord(value)) return value;
  const asFound = isFile(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, inside(asFound ? inner : held(key, inner))]),
  );
};
