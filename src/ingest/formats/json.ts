import type { Limits } from '../limits.ts';
import { type Found, isUnreadable, type Look, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { textParts } from '../text/pieces.ts';
import { isRecord } from './json/flatten.ts';
import { itemsFound, peopleFound, type StoredByName, storedByName } from './json/found.ts';
import { createKeyedMaps } from './json/keyed-maps.ts';
import { parseItem } from './json/parse-item.ts';
import { type Nested, restOf, withoutLists } from './json/rest.ts';
import { type JsonPiece, scanJson } from './json/scan.ts';
import { createItems, type Items } from './json/table.ts';
import { type RowStore, storedTable, withRowStore } from './records/row-store.ts';

const isRowText = (raw: string): boolean => raw.startsWith('{') || raw.startsWith('[');

const FIRST_ELEMENTS = 5;

/** Whether the first pieces of a text that begins like JSON are JSON. */
const beginsAsJson = ({ text, head, size }: Look): boolean => {
  if (!/^\s*[[{]/.test(text)) return false;
  let seen = 0;
  try {
    for (const { raw } of scanJson([text])) {
      if ('raw' in parseItem(raw)) return false;
      seen += 1;
      if (seen >= FIRST_ELEMENTS) return true;
    }
    return true;
  } catch (cause) {
    // The head ends inside the text; what came before must have been JSON.
    if (!isUnreadable(cause)) return false;
    return seen > 0 || (head.length < size && /^\s*[[{]\s*("[^"]*"\s*:\s*)?[[{]/.test(text));
  }
};

interface List {
  readonly key: string | null;
  /** Its name in the store. */
  readonly name: string;
  readonly items: Items;
  elements: number;
  rows: number;
}

const isTable = ({ elements, rows }: List): boolean => rows >= 0.8 * elements;

/** Signs of values that are held while the lists beside them are read; more are looked up once more. */
const MOST_HELD = 1 << 20;

/**
 * Goes through the whole text and keeps the elements of its lists, and in long objects records under their ids, as rows: the lists, the values beside them (null: more than are held),
 * and what ended the text too early.
 */
const takeLists = (pieces: Iterable<JsonPiece>, store: RowStore) => {
  const lists = new Map<string | null, List>();
  const maps = createKeyedMaps(store);
  let values: JsonPiece[] | null = [];
  let size = 0;
  let fault: unknown;
  const listOf = (key: string | null): List => {
    const known = lists.get(key);
    if (known) return known;
    const name = `list ${lists.size + 1}`;
    const list = { key, name, items: createItems(store, name), elements: 0, rows: 0 };
    lists.set(key, list);
    return list;
  };
  try {
    for (const piece of pieces) {
      if (piece.piece === 'value') {
        size += piece.raw.length;
        if (size > MOST_HELD) values = null;
        values?.push(piece);
        maps.add(piece);
        continue;
      }
      const list = listOf(piece.key);
      list.elements += 1;
      if (isRowText(piece.raw)) list.rows += 1;
      list.items.add(parseItem(piece.raw));
    }
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    fault = cause;
  }
  return { lists: [...lists.values()], maps: maps.tables(), values, fault };
};

const restText = function* (rest: ReadonlyMap<string, unknown>, { part }: Limits): Iterable<Found> {
  if (rest.size === 0) return;
  const left = JSON.stringify(Object.fromEntries(rest), null, 1);
  for (const text of textParts([left], part)) yield { found: 'text', as: 'plain', text };
};

/** Keeps lists of records that stood deeper, and gives them as tables. */
const nestedTables = (nested: readonly Nested[], store: RowStore) => {
  const kept = nested.map(({ path, rows }, n) => {
    const items = createItems(store, `nested ${n + 1}`);
    for (const value of rows) items.add({ value });
    return { path, items };
  });
  return function* (stored: StoredByName): Iterable<Found> {
    for (const { path, items } of kept) yield* itemsFound(path, items, stored);
  };
};

/**
 * A value that a key holds: its lists of records as tables inside, behind those that the store already has by their names
 * (`long`), and what stands beside them; nothing where there is no such list.
 */
export const tablesInValue = function* (
  { name: key, value }: { readonly name: string; readonly value: unknown },
  {
    store,
    long,
    limits,
  }: { readonly store: RowStore; readonly long: ReadonlyMap<string, Items>; readonly limits: Limits },
): Iterable<Found> {
  const nested: Nested[] = [];
  const left = withoutLists(value, key, nested);
  if (nested.length === 0 && long.size === 0) return;
  const tables = nestedTables(nested, store);
  const stored = storedByName(store);
  const hasRest = left !== undefined && !(isRecord(left) && Object.keys(left).length === 0);
  yield* restText(new Map(hasRest ? [[key, left]] : []), limits);
  for (const [name, items] of long) yield* itemsFound(name, items, stored);
  yield* tables(stored);
};

type Taken = ReturnType<typeof takeLists>;

/** The list that a text is, where nothing stands beside it. */
const onlyList = ({ lists: [only, second], values }: Taken): List | undefined =>
  only && !second && values?.length === 0 && isTable(only) ? only : undefined;

/** What stands beside the lists of records; nothing where the text is to be read as the text that it is: settings, a single record, words. */
const besideTables = ({ lists, maps, values, fault }: Taken, pieces: () => Iterable<JsonPiece>, most: number) => {
  const tables = lists.filter(isTable);
  const hasTables = tables.length > 0 || maps.length > 0;
  if (fault !== undefined && !hasTables) return undefined;
  // What a list of words is shows when all of it was seen: its elements are looked up once more.
  const beside = values === null || lists.length > tables.length ? pieces() : values;
  const taken = { tables: new Set(tables.map(({ key }) => key)), maps: new Set(maps.map(({ path }) => path)) };
  const { rest, nested } = restOf(beside, taken, most);
  return hasTables || nested.length > 0 ? { tables, rest, nested } : undefined;
};

const read: Reader['read'] = ({ bytes, look: { charset } }, context) =>
  withRowStore(context, function* (store) {
    const { limits } = context;
    if (!charset) throw unreadable('unknown_type');
    const pieces = () => scanJson(decoded(bytes, charset), bytes.size);
    const taken = takeLists(pieces(), store);
    const { fault } = taken;
    const only = onlyList(taken);
    if (only) {
      const stored = storedByName(store);
      const table = stored.get(only.name);
      if (table) yield { found: 'table', table: storedTable(table, { oddities: only.items.oddities(), fault }) };
      yield* peopleFound(only.items, stored);
      return;
    }
    const beside = besideTables(taken, pieces, limits.wholeBytes);
    if (!beside) {
      for (const text of textParts(decoded(bytes, charset), limits.part)) yield { found: 'text', as: 'plain', text };
      return;
    }
    const deeper = nestedTables(beside.nested, store);
    const stored = storedByName(store);
    yield* restText(beside.rest, limits);
    for (const { key, items } of beside.tables) yield* itemsFound(key ?? 'rows', items, stored);
    for (const { path, items } of taken.maps) yield* itemsFound(path || 'rows', items, stored);
    yield* deeper(stored);
    if (fault !== undefined) throw fault;
  });

/** JSON: a list of records is a table, lists under keys are tables inside, everything else is text. */
export const json: Reader = {
  format: 'json',
  recognise: (look) => (look.charset && beginsAsJson(look) ? 'application/json' : null),
  read,
};
