import { isRecord } from './flatten.ts';

const DEEPEST = 12;

const holdsRecords = (value: unknown): boolean => isRecord(value) || (Array.isArray(value) && value.some(isRecord));

/**
 * A value with the records in it that are written as texts: bodies of answers in recordings of the web, messages of
 * queues and payloads of events are JSON within JSON, often twice. `parse` reads such a text; undefined where it is none.
 */
export const unpacked = (value: unknown, parse: (text: string) => unknown, depth = 0): unknown => {
  if (depth > DEEPEST) return value;
  const inside = (inner: unknown): unknown => unpacked(inner, parse, depth + 1);
  if (typeof value === 'string') {
    const inner = /^\s*[{[]/.test(value) ? parse(value) : undefined;
    return holdsRecords(inner) ? inside(inner) : value;
  }
  if (Array.isArray(value)) return value.map(inside);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inside(inner)]));
};
