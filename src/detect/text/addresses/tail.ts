import { GAP, KIND, type Tokens } from '../tokens.ts';
import { codeAt } from './codes.ts';
import { countryAt, placeWordsAt, regionAt } from './places.ts';
import { type Separators, separatorsAt } from './separators.ts';
import { unitAt } from './units.ts';
import { DIRECTION, placeAt } from './words.ts';

/** What follows a street: unit, place, region, code, country. */
export interface Tail {
  /** Token behind the last part. */
  readonly next: number;
  readonly unit: boolean;
  readonly place: boolean;
  /** The place stands in a list of places. */
  readonly known: boolean;
  readonly region: boolean;
  readonly code: boolean;
  readonly country: boolean;
  readonly parts: number;
}

/** Whether a line ends at a token. */
const endsLine = (tokens: Tokens, at: number): boolean => at >= tokens.count || (tokens.gap[at] ?? 0) >= GAP.newline;

interface Grown {
  next: number;
  unit: boolean;
  place: boolean;
  known: boolean;
  region: boolean;
  code: boolean;
  country: boolean;
  parts: number;
}

/** A part of an address that its own form tells: how it is read, and what it says of the tail. */
const FORMED: readonly {
  readonly read: (tokens: Tokens, at: number) => number;
  readonly part: 'unit' | 'code' | 'country' | 'region';
  readonly after: (tail: Tail) => boolean;
}[] = [
  { read: unitAt, part: 'unit', after: ({ code }) => !code },
  { read: codeAt, part: 'code', after: ({ code }) => !code },
  { read: countryAt, part: 'country', after: ({ country }) => !country },
  { read: regionAt, part: 'region', after: ({ region }) => !region },
];

/** Takes a part that its own form tells; false where none stands there. */
const takeFormed = (tokens: Tokens, at: number, tail: Grown): boolean => {
  for (const { read, part, after } of FORMED) {
    const next = after(tail) ? read(tokens, at) : at;
    if (next === at) continue;
    tail[part] = true;
    tail.next = next;
    return true;
  }
  const direction = tail.parts === 0 && DIRECTION.has(tokens.hash[at] ?? 0) && tokens.kind[at] === KIND.upper;
  if (direction) tail.next = at + 1;
  return direction;
};

/** Whether a code, a region or a country stands behind a place. */
const isFollowed = (tokens: Tokens, next: number): boolean => {
  const { at } = separatorsAt(tokens, next);
  return codeAt(tokens, at) > at || regionAt(tokens, at) > at || countryAt(tokens, at) > at;
};

/** Whether a unit or a code stands at the start of the next line. */
const unitOnNextLine = (tokens: Tokens, next: number): boolean => {
  const { at, line } = separatorsAt(tokens, next);
  return line && (unitAt(tokens, at) > at || codeAt(tokens, at) > at);
};

/** How much of the capitalised words at a token is the place of an address: all, the known part of it, or nothing. */
const placeEnd = (
  tokens: Tokens,
  { at, comma, line }: Separators,
  tail: Tail,
): { readonly next: number; readonly known: boolean } => {
  const next = placeWordsAt(tokens, at);
  const words = next > at ? placeAt(tokens, at).words : 0;
  const known = words > 0 && at + words === next;
  const onLine = line && endsLine(tokens, next) && (tail.unit || tail.parts === 0);
  if (next === at || known || onLine || isFollowed(tokens, next) || unitOnNextLine(tokens, next))
    return { next, known };
  if (words > 0 && (comma || line || isFollowed(tokens, at + words))) return { next: at + words, known: true };
  // Behind a code on the same line its town needs no list.
  return { next: tail.code && !tail.place && !line ? Math.min(next, at + 2) : at, known: false };
};

const takePlace = (tokens: Tokens, between: Separators, tail: Grown): boolean => {
  if (tail.country || (tail.place && tail.known)) return false;
  const { next, known } = placeEnd(tokens, between, tail);
  if (next === between.at) return false;
  tail.place = true;
  tail.known ||= known;
  tail.next = next;
  return true;
};

/** Parts behind a street, at most. */
export const MOST_PARTS = 9;

/** Reads the parts behind a street. */
export const tailAt = (tokens: Tokens, from: number): Tail => {
  const tail: Grown = {
    next: from,
    unit: false,
    place: false,
    known: false,
    region: false,
    code: false,
    country: false,
    parts: 0,
  };
  while (tail.parts < MOST_PARTS) {
    const between = separatorsAt(tokens, tail.next);
    const { at, comma, line } = between;
    if (at >= tokens.count || tokens.gap[at] === GAP.paragraph || (tail.country && tail.code)) break;
    const apart = comma || line || tokens.gap[at] === GAP.blank;
    if (!takeFormed(tokens, at, tail) && !(apart && takePlace(tokens, between, tail))) break;
    tail.parts += 1;
  }
  return tail;
};
