import { isUnreadable, unreadable } from '../../reader.ts';
import { isRecord } from './flatten.ts';
import { parseItem } from './parse-item.ts';
import { rowsWithin } from './rows-within.ts';
import type { JsonPiece } from './scan.ts';

/** Objects are records, and so are lists: rows without names of columns. */
const isRow = (value: unknown): boolean => isRecord(value) || Array.isArray(value);

/** A list of records that stands deeper, and where. */
export interface Nested {
  readonly path: string;
  readonly rows: readonly unknown[];
}

const LEAST_ROWS = 2;

/** Takes lists of records, and objects that are tables, out of a value, wherever they stand in it, and gives what is left. */
export const withoutLists = (value: unknown, path: string, found: Nested[]): unknown => {
  if (Array.isArray(value)) {
    const rows = value.filter(isRow).length;
    if (value.length >= LEAST_ROWS && rows >= 0.8 * value.length) {
      found.push({ path, rows: value });
      return undefined;
    }
    if (rows === 0) return value;
    const kept = value.map((element) => withoutLists(element, path, found)).filter((element) => element !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  if (!isRecord(value)) return value;
  const within = rowsWithin(value);
  if (within) found.push({ path, rows: within.rows });
  const left = Object.entries(within?.left ?? value).map(
    ([key, inner]) => [key, withoutLists(inner, `${path}.${key}`, found)] as const,
  );
  const kept = left.filter(([, inner]) => inner !== undefined);
  return kept.length === 0 && (left.length > 0 || within) ? undefined : Object.fromEntries(kept);
};

/** Pieces up to where the text is damaged. */
const beforeDamage = function* (pieces: Iterable<JsonPiece>): Iterable<JsonPiece> {
  try {
    yield* pieces;
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
  }
};

/** Lists by their keys, and objects by theirs, whose records are rows of tables. */
interface Taken {
  readonly tables: ReadonlySet<string | null>;
  readonly maps: ReadonlySet<string>;
}

const isTaken = (found: JsonPiece, { tables, maps }: Taken): boolean =>
  tables.has(found.key) ||
  (found.piece === 'value' && found.map !== undefined && maps.has(found.map) && found.raw.startsWith('{'));

/** Everything that stands beside the lists of records and the records under their ids that are taken, and the lists that stand deeper. */
export const restOf = (pieces: Iterable<JsonPiece>, taken: Taken, most: number) => {
  const rest = new Map<string, unknown>();
  const words = new Map<string, unknown[]>();
  const nested: Nested[] = [];
  let size = 0;
  for (const found of beforeDamage(pieces)) {
    const { piece, key, raw } = found;
    if (isTaken(found, taken) || key === null) continue;
    size += raw.length;
    if (size > most) throw unreadable('too_large');
    const item = parseItem(raw);
    const value = 'raw' in item ? item.raw : item.value;
    if (piece === 'element') {
      const known = words.get(key);
      if (known) known.push(value);
      else {
        words.set(key, [value]);
        rest.set(key, words.get(key));
      }
    } else {
      const left = withoutLists(value, key, nested);
      if (left !== undefined) rest.set(key, left);
    }
  }
  const within = rowsWithin(Object.fromEntries(rest));
  if (!within) return { rest, nested };
  return { rest: new Map(Object.entries(within.left)), nested: [...nested, { path: 'rows', rows: within.rows }] };
};
