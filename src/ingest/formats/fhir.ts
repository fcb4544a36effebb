import { isUnreadable, type Look, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { linesOf } from '../text/lines.ts';
import { isObject, type Json, textOf } from './fhir/data-types.ts';
import { type KnownPatients, resourcePieces } from './fhir/resources.ts';
import { parseItem } from './json/parse-item.ts';
import { type JsonPiece, scanJson } from './json/scan.ts';
import { type Piece, readRecords } from './records/read-records.ts';

const TYPE = /"resourceType"\s*:\s*"([A-Z][A-Za-z]{2,60})"/;
const LOOKED_AT = 4000;

/** The first line, where it is an object by itself. */
const firstLine = (text: string): Json | undefined => {
  const end = text.indexOf('\n');
  const line = end < 0 ? '' : text.slice(0, end).trim();
  if (!line.startsWith('{')) return undefined;
  const item = parseItem(line);
  return 'value' in item && isObject(item.value) ? item.value : undefined;
};

/** What FHIR has as lists: flat exports that call their rows resources have them otherwise, and are tables already. */
const LISTS = ['name', 'identifier', 'telecom', 'address', 'entry'];

const isFhir = ({ text }: Look): boolean => {
  if (!/^\ufeff?\s*(?:\[\s*)?\{/.test(text) || !TYPE.test(text.slice(0, LOOKED_AT))) return false;
  const line = firstLine(text);
  return !LISTS.some((key) => isObject(line?.[key]));
};

const itemPieces = function* (raw: string, at: number, known: KnownPatients): Iterable<Piece> {
  const item = parseItem(raw);
  if (!('value' in item) || !isObject(item.value)) {
    yield { piece: 'fault', at };
    yield { piece: 'text', text: `${raw}\n` };
    return;
  }
  const { resource, resourceType } = item.value;
  if (resourceType === undefined && isObject(resource)) yield* resourcePieces(resource, known);
  else yield* resourcePieces(item.value, known);
};

const linePieces = function* (lines: Iterable<string>): Iterable<Piece> {
  const known: KnownPatients = new Set();
  let at = 0;
  for (const line of lines) {
    at += 1;
    if (line.trim() !== '') yield* itemPieces(line, at, known);
  }
};

/** Values and elements of lists that stand beside the resources of a bundle, or make a single one. */
const createOwn = (most: number) => {
  const own = new Map<string, unknown>();
  let size = 0;
  return {
    add: ({ piece, key, raw }: JsonPiece): void => {
      size += raw.length;
      if (size > most) throw unreadable('too_large');
      const item = parseItem(raw);
      const value = 'value' in item ? item.value : item.raw;
      const known = own.get(key ?? '');
      if (piece === 'value') own.set(key, value);
      else if (Array.isArray(known)) known.push(value);
      else own.set(key ?? '', [value]);
    },
    pieces: function* (): Iterable<Piece> {
      const resource = Object.fromEntries(own);
      if (textOf(resource['resourceType']) === 'Bundle') yield { piece: 'text', text: `${JSON.stringify(resource)}\n` };
      else if (own.size > 0) yield* resourcePieces(resource, new Set());
    },
  };
};

/** Resources of a bundle or a list one by one; a single resource is held as a whole. */
const documentPieces = function* (pieces: Iterable<string>, most: number): Iterable<Piece> {
  const own = createOwn(most);
  const known: KnownPatients = new Set();
  let at = 0;
  try {
    for (const piece of scanJson(pieces)) {
      at += 1;
      const isResource = piece.piece === 'element' && (piece.key === null || piece.key === 'entry');
      if (isResource) yield* itemPieces(piece.raw, at, known);
      else own.add(piece);
    }
  } catch (cause) {
    if (!isUnreadable(cause) || cause.unread !== 'damaged') throw cause;
    yield { piece: 'cut' };
  }
  yield* own.pieces();
};

/** FHIR as JSON: bundles, lists, lines of resources, single ones. Each kind of resource is a table. */
export const fhir: Reader = {
  format: 'fhir',
  recognise: (look) => (look.charset && isFhir(look) ? 'application/fhir+json' : null),
  read: ({ bytes, look }, context) => {
    const { charset } = look;
    if (!charset) throw unreadable('unknown_type');
    const text = decoded(bytes, charset);
    const pieces = firstLine(look.text) ? linePieces(linesOf(text)) : documentPieces(text, context.limits.wholeBytes);
    return readRecords(pieces, context);
  },
};
