import { type Found, isUnreadable, type Look, type Member, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { textParts } from '../text/pieces.ts';
import { isRecord } from './json/flatten.ts';
import { parseItem } from './json/parse-item.ts';
import { type JsonPiece, scanJson } from './json/scan.ts';
import { type JsonItem, jsonTable } from './json/table.ts';

const SHEET = 'application/x-json-table';

/** Objects are records, and so are lists: rows without names of columns. */
const isRow = (value: unknown): boolean => isRecord(value) || Array.isArray(value);

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
  elements: number;
  rows: number;
}

/** What a pass over the whole text finds: its lists, and where it ends too early. */
const surveyLists = (pieces: Iterable<JsonPiece>) => {
  const lists = new Map<string | null, List>();
  let isCut = false;
  let values = 0;
  try {
    for (const piece of pieces) {
      if (piece.piece === 'value') {
        values += 1;
        continue;
      }
      const list = lists.get(piece.key) ?? { key: piece.key, elements: 0, rows: 0 };
      list.elements += 1;
      if (isRowText(piece.raw)) list.rows += 1;
      lists.set(piece.key, list);
    }
  } catch (cause) {
    if (!isUnreadable(cause)) throw cause;
    isCut = true;
  }
  const tables = [...lists.values()].filter(({ elements, rows }) => rows >= 0.8 * elements);
  const others = [...lists.values()].filter(({ elements, rows }) => rows < 0.8 * elements);
  return { tables, others, values, isCut };
};

interface Nested {
  readonly path: string;
  readonly rows: readonly unknown[];
}

const LEAST_ROWS = 2;

/** Takes lists of records out of a value, wherever they stand in it, and gives what is left. */
const withoutLists = (value: unknown, path: string, found: Nested[]): unknown => {
  if (Array.isArray(value)) {
    if (value.length < LEAST_ROWS || value.filter(isRow).length < 0.8 * value.length) return value;
    found.push({ path, rows: value });
    return undefined;
  }
  if (!isRecord(value)) return value;
  const left = Object.entries(value).map(
    ([key, inner]) => [key, withoutLists(inner, `${path}.${key}`, found)] as const,
  );
  const kept = left.filter(([, inner]) => inner !== undefined);
  return kept.length === 0 && left.length > 0 ? undefined : Object.fromEntries(kept);
};

/** Everything that stands beside the lists of records, and the lists that stand deeper. */
const restOf = (pieces: Iterable<JsonPiece>, tables: ReadonlySet<string | null>, most: number) => {
  const rest = new Map<string, unknown>();
  const nested: Nested[] = [];
  let size = 0;
  for (const { piece, key, raw } of pieces) {
    if (tables.has(key) || key === null) continue;
    size += raw.length;
    if (size > most) throw unreadable('too_large');
    const item = parseItem(raw);
    const value = 'raw' in item ? item.raw : item.value;
    if (piece === 'element') rest.set(key, [...((rest.get(key) as readonly unknown[] | undefined) ?? []), value]);
    else {
      const left = withoutLists(value, key, nested);
      if (left !== undefined) rest.set(key, left);
    }
  }
  return { rest, nested };
};

const read: Reader['read'] = function* ({ bytes, look: { charset } }, { limits }): Iterable<Found> {
  if (!charset) throw unreadable('unknown_type');
  const pieces = () => scanJson(decoded(bytes, charset));
  const itemsOf = function* (key: string | null): Iterable<JsonItem> {
    for (const piece of pieces()) if (piece.piece === 'element' && piece.key === key) yield parseItem(piece.raw);
  };
  const { tables, others, values, isCut } = surveyLists(pieces());
  const [only, second] = tables;
  if (only && !second && others.length === 0 && values === 0) {
    yield { found: 'table', table: jsonTable(() => itemsOf(only.key), limits) };
    return;
  }
  const keys = new Set(tables.map(({ key }) => key));
  const { rest, nested } =
    isCut && tables.length === 0 ? { rest: null, nested: [] } : restOf(pieces(), keys, limits.wholeBytes);
  if (rest === null || (tables.length === 0 && nested.length === 0)) {
    // Settings, a single record, a list of words: read as the text that it is.
    for (const text of textParts(decoded(bytes, charset), limits.part)) yield { found: 'text', as: 'plain', text };
    return;
  }
  if (rest.size > 0) {
    const left = JSON.stringify(Object.fromEntries(rest), null, 1);
    for (const text of textParts([left], limits.part)) yield { found: 'text', as: 'plain', text };
  }
  const member = (name: string, items: () => Iterable<JsonItem>): Found => {
    const inside: Member = {
      name,
      kind: 'read',
      mediaType: SHEET,
      bytes: null,
      items: () => [{ found: 'table', table: jsonTable(items, limits) }],
    };
    return { found: 'member', member: inside };
  };
  for (const { key } of tables) yield member(key ?? 'rows', () => itemsOf(key));
  for (const { path, rows } of nested) yield member(path, () => rows.map((value) => ({ value })));
  if (isCut) throw unreadable('damaged');
};

/** JSON: a list of records is a table, lists under keys are tables inside, everything else is text. */
export const json: Reader = {
  format: 'json',
  recognise: (look) => (look.charset && beginsAsJson(look) ? 'application/json' : null),
  read,
};
