import type { RowStore } from '../records/row-store.ts';
import { isRecord } from './flatten.ts';
import { parseItem } from './parse-item.ts';
import { areRowsOfPeople, isAlike, KEY, LEAST_KEYED, LOOKED_AT, OF_RECORDS } from './rows-within.ts';
import type { JsonValue } from './scan.ts';
import { createItems, type Items } from './table.ts';

interface KeyedMap {
  readonly path: string;
  readonly items: Items;
  /** The first records, by whose keys the map is told to be of people. */
  readonly first: Readonly<Record<string, unknown>>[];
  members: number;
  records: number;
  alike: number;
}

const isTable = ({ first, members, records, alike }: KeyedMap): boolean =>
  records >= LEAST_KEYED && records >= OF_RECORDS * members && alike >= OF_RECORDS * records && areRowsOfPeople(first);

/** Keeps records that stand under their ids in objects which are too long to hold, as exports of document stores have them, by their objects. */
export const createKeyedMaps = (store: RowStore) => {
  const maps = new Map<string, KeyedMap>();
  const mapOf = (path: string): KeyedMap => {
    const known = maps.get(path);
    if (known) return known;
    const items = createItems(store, `keyed ${maps.size + 1}`);
    const map = { path, items, first: [], members: 0, records: 0, alike: 0 };
    maps.set(path, map);
    return map;
  };
  return {
    add: ({ map: path, key, raw }: JsonValue): void => {
      if (path === undefined) return;
      const map = mapOf(path);
      map.members += 1;
      const item = raw.startsWith('{') ? parseItem(raw) : { raw };
      if ('raw' in item || !isRecord(item.value)) return;
      if (map.first.length < LOOKED_AT) map.first.push(item.value);
      map.records += 1;
      if (map.first[0] && isAlike(map.first[0], item.value)) map.alike += 1;
      map.items.add({ value: { [KEY]: key.slice(path === '' ? 0 : path.length + 1), ...item.value } });
    },
    /** Those that are tables of people, when all of the text was seen. */
    tables: (): readonly Pick<KeyedMap, 'path' | 'items'>[] => [...maps.values()].filter(isTable),
  };
};
