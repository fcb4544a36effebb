import { unreadable } from '../../reader.ts';

/** The value of a key. */
export interface JsonValue {
  readonly piece: 'value';
  readonly key: string;
  readonly raw: string;
  /** The key of the object that it stands in, where that is taken apart because it may be too long to hold; empty: the text itself. */
  readonly map?: string;
}

/** A piece of a JSON text: an element of the list `key` (of the whole text where it is null), or the value of a key. */
export type JsonPiece = { readonly piece: 'element'; readonly key: string | null; readonly raw: string } | JsonValue;

/** UTF-16 units of one element; what is longer is no record. */
const LONGEST_ELEMENT = 64 << 20;
/** Of an object in a text that is longer than that; what is longer is taken apart itself. */
const LONGEST_OBJECT = 4 << 20;
/** Objects inside each other in which lists are looked for. */
const DEEPEST = 8;

/** What ends a value that nothing else closes. */
const ENDS: ReadonlySet<string> = new Set([',', '}', ']']);

/** A cursor over text that comes in pieces. What lies before `mark` is given up. */
const createCursor = (pieces: Iterable<string>) => {
  const source = pieces[Symbol.iterator]();
  let text = '';
  let at = 0;
  /** Makes sure that something stands at `at`, keeping what stands from `from` on. Says how far everything moved. */
  const more = (from: number): number => {
    const next = source.next();
    if (next.done) throw unreadable('damaged');
    text = text.slice(from) + next.value;
    if (text.length > LONGEST_ELEMENT) throw unreadable('too_large');
    at -= from;
    return from;
  };
  const SPACE = /[^\s]/g;
  const skipSpace = (): string => {
    for (;;) {
      SPACE.lastIndex = at;
      const found = SPACE.exec(text);
      if (found) {
        at = found.index;
        return found[0];
      }
      at = text.length;
      more(at);
    }
  };
  /** Behind the string that begins at `at`. */
  const skipString = (start: number): number => {
    let from = start;
    let look = at + 1;
    for (;;) {
      const quote = text.indexOf('"', look);
      if (quote < 0) {
        look = text.length;
        look -= more(from);
        from = 0;
        continue;
      }
      let slashes = 0;
      while (text[quote - 1 - slashes] === '\\') slashes += 1;
      look = quote + 1;
      if (slashes % 2 === 1) continue;
      at = quote + 1;
      return from;
    }
  };
  const SIGN = /["{}[\],]/g;
  /**
   * The raw text of the value that begins at `at`; stops at the comma or bracket behind it. Undefined, and at its
   * beginning again, where it is longer than `most`.
   */
  const valueUpTo = (most: number): string | undefined => {
    skipSpace();
    let start = at;
    let depth = 0;
    while (at - start <= most) {
      SIGN.lastIndex = at;
      const found = SIGN.exec(text);
      if (!found) {
        at = text.length;
        more(start);
        start = 0;
        continue;
      }
      const [sign] = found;
      at = found.index;
      if (depth === 0 && ENDS.has(sign)) return text.slice(start, at).trimEnd();
      if (sign === '"') {
        start = skipString(start);
        continue;
      }
      if (sign === '{' || sign === '[') depth += 1;
      else if (sign !== ',') depth -= 1;
      at += 1;
    }
    at = start;
    return undefined;
  };
  return {
    next: skipSpace,
    valueUpTo,
    value: (): string => valueUpTo(Number.POSITIVE_INFINITY) ?? '',
    step: () => {
      at += 1;
    },
    key: (): string => {
      const start = at;
      const moved = skipString(start);
      const raw = text.slice(moved, at);
      return String(JSON.parse(raw));
    },
  };
};

type Cursor = ReturnType<typeof createCursor>;

const elementsOf = function* (cursor: Cursor, key: string | null): Iterable<JsonPiece> {
  cursor.step();
  for (let sign = cursor.next(); sign !== ']'; sign = cursor.next()) {
    if (sign === ',') cursor.step();
    else if (sign === '}') throw unreadable('damaged');
    else yield { piece: 'element', key, raw: cursor.value() };
  }
  cursor.step();
};

/** How objects in a text are taken apart: how deep, and from which length on. */
interface Apart {
  readonly depth: number;
  readonly longest: number;
}

/** The value of a key, at `place`; an object that is too long is taken apart itself. */
const valueUnder = function* (
  cursor: Cursor,
  apart: Apart,
  place: Pick<JsonValue, 'key' | 'map'>,
): Iterable<JsonPiece> {
  const begins = cursor.next();
  if (begins === '[') {
    yield* elementsOf(cursor, place.key);
    return;
  }
  const raw = begins === '{' && apart.depth > 0 ? cursor.valueUpTo(apart.longest) : cursor.value();
  if (raw === undefined) yield* membersOf(cursor, { ...apart, depth: apart.depth - 1 }, place.key);
  else yield { piece: 'value', ...place, raw };
};

/** The lists and values of an object under their keys; objects inside it that are too long are taken apart as well, under `outer.inner`. */
const membersOf = function* (cursor: Cursor, apart: Apart, path = ''): Iterable<JsonPiece> {
  cursor.step();
  const map = apart.depth > 0 || path !== '' ? { map: path } : {};
  for (let sign = cursor.next(); sign !== '}'; sign = cursor.next()) {
    if (sign === ',') {
      cursor.step();
      continue;
    }
    if (sign !== '"') throw unreadable('damaged');
    const key = path === '' ? cursor.key() : `${path}.${cursor.key()}`;
    if (cursor.next() !== ':') throw unreadable('damaged');
    cursor.step();
    yield* valueUnder(cursor, apart, { key, ...map });
  }
  cursor.step();
};

/**
 * Takes a JSON text apart without holding it: the elements of the list that it is, or of the lists that its keys
 * hold, and the other values. `size`: bytes of the text; where an object in it may be longer than what is held, one that is
 * longer than `longest` is taken apart too, and what lies deeper has a key for each step (`outer.inner`). Throws where the
 * text ends too early.
 */
export const scanJson = function* (pieces: Iterable<string>, size = 0, longest = LONGEST_OBJECT): Iterable<JsonPiece> {
  const cursor = createCursor(pieces);
  const sign = cursor.next();
  if (sign === '[') yield* elementsOf(cursor, null);
  else if (sign === '{') yield* membersOf(cursor, { depth: size > LONGEST_ELEMENT ? DEEPEST : 0, longest });
  else throw unreadable('damaged');
};
