import { type Piece, placesOf } from '../tokens/piece-of.ts';
import type { Tokens } from '../tokens/tokens.ts';
import type { Take } from './pair.ts';

/** A key as PHP serialises it: of a text, of a number, of a field that is private to its class. */
const KEY = /s:\d{1,4}:"([^"\n]{1,100})";|i:-?\d{1,12};/y;
const SCALAR = /[idb]:([-\d.eE+]{1,40});|N;/y;
const STRING = /s:(\d{1,9}):"/y;
const OPENS = /(?:a:\d{1,9}|[OC]:\d{1,4}:"[^"\n]{1,200}":\d{1,9}):\{/y;
const CLOSES = /\}+/y;
/** Signs of a text of a field, at most: longer ones are pages, and end the walk. */
const MOST_TEXT = 1 << 14;
/** What a private field has in front of its name: its class between NULs, or a star. */
const OF_CLASS = /^(?:\0[^\0]*\0|\*)/;

const at = (pattern: RegExp, text: string, place: number): RegExpExecArray | null => {
  pattern.lastIndex = place;
  return pattern.exec(text);
};

/** A value, and where what stands behind it begins; an array or object has none itself. */
interface Value {
  readonly value?: Piece;
  readonly end: number;
}

const stringAt = (text: string, place: number, limit: number): Value | undefined => {
  const string = at(STRING, text, place);
  if (!string) return undefined;
  const from = place + string[0].length;
  // Lengths count bytes, of which a sign has one or more.
  const most = Math.min(Number(string[1]), MOST_TEXT) + 2;
  const length = text.slice(from, Math.min(limit, from + most)).indexOf('";');
  return length < 0 ? undefined : { value: { from, to: from + length }, end: from + length + 2 };
};

const valueAt = (text: string, place: number, limit: number): Value | undefined => {
  const opens = at(OPENS, text, place);
  if (opens) return { end: place + opens[0].length };
  const scalar = at(SCALAR, text, place);
  if (!scalar) return stringAt(text, place, limit);
  const end = place + scalar[0].length;
  return scalar[1] === undefined ? { end } : { value: { from: place + 2, to: end - 1 }, end };
};

/** Shows the fields of the array that opens at a place, and of those in it, and says where that ends. */
const fieldsFrom = (text: string, begin: number, limit: number, take: Take): number => {
  let place = begin;
  while (place < limit) {
    place += at(CLOSES, text, place)?.[0].length ?? 0;
    const key = at(KEY, text, place);
    const found = key ? valueAt(text, place + key[0].length, limit) : undefined;
    if (!key || !found) break;
    const name = (key[1] ?? '').replace(OF_CLASS, '');
    if (name !== '' && found.value) {
      const { from, to } = found.value;
      take({ name, at: place, from, limit: to, isClosed: true, isLabel: false });
    }
    place = found.end;
  }
  return place;
};

/** Fields of what PHP serialises, as tables of sites and sessions keep it: a:2:{s:3:"ssn";s:11:"219-09-9999";...}. */
export const serializedOf = ({ text, from, to }: Tokens, take: Take): void => {
  let behind = from;
  for (const open of placesOf(text, '{s:', { from, to }))
    if (open + 1 >= behind) behind = fieldsFrom(text, open + 1, to, take);
};
