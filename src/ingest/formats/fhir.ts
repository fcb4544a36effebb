import { isUnreadable, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { linesOf } from '../text/lines.ts';
import { firstLine, isFhir } from './fhir/recognise.ts';
import { createKnown, type Known } from './fhir/references.ts';
import { entryPieces, resourcePieces } from './fhir/resources.ts';
import { isObject, type Json } from './fhir/taking.ts';
import { parseItem } from './json/parse-item.ts';
import { type JsonPiece, scanJson } from './json/scan.ts';
import { type Piece, readRecords } from './records/read-records.ts';

const ENTRY = ['resource', 'request', 'response', 'search', 'fullUrl'];

const isEntry = (value: Json): boolean => value['resourceType'] === undefined && ENTRY.some((key) => key in value);

const itemPieces = function* (raw: string, at: number, known: Known): Iterable<Piece> {
  const item = parseItem(raw);
  if (!('value' in item) || !isObject(item.value)) {
    yield { piece: 'fault', at };
    yield { piece: 'text', text: `${raw}\n` };
  } else if (isEntry(item.value)) yield* entryPieces(item.value, known);
  else yield* resourcePieces(item.value, known);
};

const linePieces = function* (lines: Iterable<string>): Iterable<Piece> {
  const known = createKnown();
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
    pieces: function* (known: Known): Iterable<Piece> {
      if (own.size > 0) yield* resourcePieces(Object.fromEntries(own), known);
    },
  };
};

/** Whether an element of the list `entry` is of a bundle: lists of the standard have entries of another kind. */
const isOfBundle = (raw: string): boolean => {
  const item = parseItem(raw);
  return 'raw' in item || (isObject(item.value) && isEntry(item.value));
};

/** Resources of a bundle or a list one by one; a single resource is held as a whole. */
const documentPieces = function* (pieces: Iterable<string>, most: number): Iterable<Piece> {
  const own = createOwn(most);
  const known = createKnown();
  let at = 0;
  try {
    for (const piece of scanJson(pieces)) {
      at += 1;
      const { key, raw } = piece;
      const isOne = piece.piece === 'element' && (key === null || (key === 'entry' && isOfBundle(raw)));
      if (isOne) yield* itemPieces(raw, at, known);
      else own.add(piece);
    }
  } catch (cause) {
    if (!isUnreadable(cause) || cause.unread !== 'damaged') throw cause;
    yield { piece: 'cut' };
  }
  yield* own.pieces(known);
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
