import { FLAG } from '../tokens/lexicon.ts';
import { CLOSE, DOT, OPEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { codeAt } from './codes.ts';
import { countryAt, placeWordsAt, regionAt } from './places.ts';
import { type Separators, separatorsAt } from './separators.ts';
import { unitAt } from './units.ts';
import { addressSet, DIRECTION, flagsOf, isCapitalWord, isWide, placeAt } from './words.ts';

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

/** "IL 606371755": nine digits behind a region on its line. */
const isJoinedCode = ({ kind, gap, start, end }: Tokens, at: number): boolean =>
  kind[at] === KIND.digits && gap[at] === GAP.blank && (end[at] ?? 0) - (start[at] ?? 0) === 9;

/** The token behind directions in capitals: "NW", "S. W."; the same token where none stands there. */
const behindDirections = ({ hash, kind, gap, lower, start, end }: Tokens, from: number): number => {
  let at = from;
  const isShort = (): boolean => lower && kind[at] === KIND.lower && (end[at] ?? 0) - (start[at] ?? 0) <= 2;
  while (DIRECTION.has(hash[at] ?? 0) && (kind[at] === KIND.upper || isShort()) && at < from + 4)
    at +=
      hash[at + 1] === DOT && kind[at + 1] === KIND.mark && gap[at + 1] === GAP.none && kind[at + 2] !== KIND.mark
        ? 2
        : 1;
  return at;
};

/** Takes a part that its own form tells; false where none stands there. */
const takeFormed = (tokens: Tokens, at: number, tail: Grown): boolean => {
  const held = tail.place && !tail.region ? heldRegionAt(tokens, tail.next) : tail.next;
  if (held > tail.next) {
    tail.region = true;
    tail.next = held;
    return true;
  }
  for (const { read, part, after } of FORMED) {
    const next = after(tail) ? read(tokens, at) : at;
    if (next === at) continue;
    tail[part] = true;
    tail.next = next;
    return true;
  }
  if (tail.region && !tail.code && isJoinedCode(tokens, at)) {
    tail.code = true;
    tail.next = at + 1;
    return true;
  }
  const direction = tail.parts === 0 ? behindDirections(tokens, at) : at;
  if (direction > at) tail.next = direction;
  return direction > at;
};

/** Parts that no list has between a street and what says that they are of its address. */
const MOST_UNKNOWN = 3;

/** Whether a code, a region or a country stands behind a place, or behind a few more parts that commas part. */
const isFollowed = (tokens: Tokens, next: number, most = MOST_UNKNOWN): boolean => {
  const { at, comma, line } = separatorsAt(tokens, next);
  if (codeAt(tokens, at) > at || regionAt(tokens, at) > at || countryAt(tokens, at) > at) return true;
  const behind = comma && !line && most > 0 ? placeWordsAt(tokens, at) : at;
  return behind > at && isFollowedByCode(tokens, behind, most - 1);
};

/** Whether a code of five digits or more, or a known town, ends the parts behind a place. */
const isFollowedByCode = (tokens: Tokens, next: number, most: number): boolean => {
  // "JD. SANTA LÚCIA, CAMPINAS/SP".
  if (heldRegionAt(tokens, next) > next) return true;
  const { at, comma, line } = separatorsAt(tokens, next);
  if (line) return false;
  const code = codeAt(tokens, at);
  if (code > at) return (tokens.end[code - 1] ?? 0) - (tokens.start[at] ?? 0) >= LEAST_CODE;
  const region = regionAt(tokens, at);
  if (region > at) return codeAt(tokens, separatorsAt(tokens, region).at) > separatorsAt(tokens, region).at;
  const behind = comma && most > 0 ? placeWordsAt(tokens, at) : at;
  return behind > at && isFollowedByCode(tokens, behind, most - 1);
};

const LEAST_CODE = 5;

/** "Roma (RM)", "Gatineau (Québec)", "Curitiba/PR": a region in brackets or behind a slash; the same token for none. */
const heldRegionAt = (tokens: Tokens, at: number): number => {
  const { kind, hash, gap } = tokens;
  if (kind[at] !== KIND.mark) return at;
  const word = at + 1;
  const province = kind[word] === KIND.upper && (tokens.end[word] ?? 0) - (tokens.start[word] ?? 0) === 2;
  if (hash[at] === SLASH && gap[at] === GAP.none && gap[word] === GAP.none) {
    if (province) return word + 1;
    // "Ataşehir/İstanbul": the town behind a part of it.
    return isCapitalWord(tokens, word) && (flagsOf(tokens, word) & (FLAG.city | FLAG.bigCity)) !== 0 ? word + 1 : at;
  }
  if (hash[at] !== OPEN || gap[at] !== GAP.blank || gap[word] !== GAP.none) return at;
  const end = province ? word + 1 : regionAt(tokens, word);
  return end > word && hash[end] === CLOSE && gap[end] === GAP.none ? end + 1 : at;
};

/** Whether a unit or a code stands at the start of the next line. */
const unitOnNextLine = (tokens: Tokens, next: number): boolean => {
  const { at, line } = separatorsAt(tokens, next);
  return line && (unitAt(tokens, at) > at || codeAt(tokens, at) > at);
};

/** Whether a region or a country stands behind a place. */
const isRegionBehind = (tokens: Tokens, next: number): boolean => {
  const { at } = separatorsAt(tokens, next);
  return regionAt(tokens, at) > at || countryAt(tokens, at) > at;
};

/** Two words behind a code, or a word and what small words join to it: "41370 Cazalla de la Sierra". */
const townBehindCode = (tokens: Tokens, at: number, next: number): number => {
  let to = at + 1;
  while (to < next && tokens.kind[to] === KIND.lower) to += 1;
  return to > at + 1 ? Math.min(next, to + 1) : Math.min(next, at + 2);
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
  // "714 Pinecrest Ave         Cust 118204": what stands in another column and is no town is a label.
  if (!comma && !line && words === 0 && isWide(tokens, at) && !isRegionBehind(tokens, next)) return { next: at, known };
  if (next === at || known || onLine || isFollowed(tokens, next) || unitOnNextLine(tokens, next))
    return { next, known };
  if (words > 0 && (comma || line || isFollowed(tokens, at + words))) return { next: at + words, known: true };
  // Behind a code on the same line its town needs no list.
  return { next: tail.code && !tail.place && !line ? townBehindCode(tokens, at, next) : at, known: false };
};

/** "Jardim Paulista, Ribeirão Preto - SP": a part of a town that is called like a town, and then the town with its region. */
const isTownBehind = (tokens: Tokens, { at, comma, line }: Separators, { region, code }: Tail): boolean => {
  if (region || code || !comma || line) return false;
  const next = placeWordsAt(tokens, at);
  return next > at && isFollowedByCode(tokens, next, 1);
};

const takePlace = (tokens: Tokens, between: Separators, tail: Grown): boolean => {
  // Behind a code and its town the next line is of somebody else.
  if (tail.place && tail.code && between.line) return false;
  if (tail.country || (tail.place && tail.known && !isTownBehind(tokens, between, tail))) return false;
  const { next, known } = placeEnd(tokens, between, tail);
  if (next === between.at) return false;
  tail.place = true;
  tail.known ||= known;
  tail.next = next;
  return true;
};

/** What the part of a town is called in front of its name: "415, bairro Lagoinha, Uberlândia/MG". */
const PART_WORDS = addressSet('part_of_town');

const behindPartWord = (tokens: Tokens, between: Separators): Separators => {
  const { at, comma, line } = between;
  const names = (comma || line) && PART_WORDS.has(tokens.hash[at] ?? 0) && tokens.gap[at + 1] === GAP.blank;
  return names && isCapitalWord(tokens, at + 1) ? { ...between, at: at + 1 } : between;
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
    const between = behindPartWord(tokens, separatorsAt(tokens, tail.next));
    const { at, comma, line } = between;
    if (at >= tokens.count || tokens.gap[at] === GAP.paragraph || (tail.country && tail.code)) break;
    const apart = comma || line || tokens.gap[at] === GAP.blank;
    if (!takeFormed(tokens, at, tail) && !(apart && takePlace(tokens, between, tail))) break;
    tail.parts += 1;
  }
  return tail;
};
