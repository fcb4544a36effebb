import { isUtf8 } from 'node:buffer';
import { type Cells, createCells } from '../records/cells.ts';
import type { Piece } from '../records/read-records.ts';
import { dictionary } from './dictionary.ts';

/** `cn: Ada`, `cn:: QWRh` (Base64), `jpegPhoto:< file:///...`; options as in `cn;lang-de`. */
const ATTRIBUTE = /^([A-Za-z0-9][A-Za-z0-9.-]{0,200})(?:;[\w;-]{0,200})?:([:<]?) {0,10}/;

/** Whether a value in Base64 is words: bytes of pictures, keys and numbers are none. */
const isWords = (bytes: Buffer): boolean => {
  if (!isUtf8(bytes)) return false;
  for (const byte of bytes) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false;
  return true;
};

interface Entry {
  readonly cells: Cells;
  readonly classes: Set<string>;
}

const tableOf = ({ classes }: Entry): string =>
  [...classes].some((one) => dictionary().people.has(one)) ? 'people' : 'entries';

/** Parts of an address are lines of it. */
const plainOf = (attribute: string, value: string): string =>
  attribute.endsWith('postaladdress') ? value.replaceAll('$', ', ') : value;

const PICTURES = new Set(['jpegphoto', 'thumbnailphoto', 'photo', 'audio']);

/** An attribute of an entry: its bytes, where it is a picture. */
const readAttribute = (found: RegExpExecArray, line: string) => {
  const attribute = (found[1] ?? '').toLowerCase();
  const raw = line.slice(found[0].length);
  const bytes = found[2] === ':' ? Buffer.from(raw, 'base64') : undefined;
  const picture = bytes && PICTURES.has(attribute) ? bytes : undefined;
  const value = plainOf(attribute, bytes && isWords(bytes) ? bytes.toString() : raw);
  return { attribute, name: dictionary().names.get(attribute) ?? found[1] ?? '', value, picture };
};

/** What a directory holds, while its lines come. */
const createEntries = () => {
  let entry: Entry | undefined;
  let files = 0;
  return {
    add: function* (line: string, at: number): Iterable<Piece> {
      if (line === '-') return;
      const found = line.startsWith('#') ? null : ATTRIBUTE.exec(line);
      if (!found) {
        if (!line.startsWith('#')) yield { piece: 'fault', at };
        if (entry) entry.cells.put('description', line);
        else yield { piece: 'text', text: `${line}\n` };
        return;
      }
      const { attribute, name, value, picture } = readAttribute(found, line);
      if (!entry && attribute === 'version') return;
      entry ??= { cells: createCells(), classes: new Set() };
      if (attribute === 'objectclass') entry.classes.add(value.trim().toLowerCase());
      if (!picture) entry.cells.put(name, value);
      else {
        files += 1;
        yield { piece: 'file', name: `${attribute}-${files}.jpg`, bytes: picture };
      }
    },
    end: function* (): Iterable<Piece> {
      if (entry && !entry.cells.isEmpty()) yield { piece: 'row', table: tableOf(entry), cells: entry.cells.done() };
      entry = undefined;
    },
  };
};

/** Rows of entries. A line of an entry that is no attribute is kept in it and counted. */
export const entryPieces = function* (lines: Iterable<string>): Iterable<Piece> {
  const entries = createEntries();
  let held: string[] = [];
  let heldAt = 0;
  let at = 0;
  const flush = function* (): Iterable<Piece> {
    if (held.length > 0) yield* entries.add(held.join(''), heldAt);
    held = [];
  };
  for (const line of lines) {
    at += 1;
    if (held.length > 0 && line.startsWith(' ')) {
      held.push(line.slice(1));
      continue;
    }
    yield* flush();
    if (line.trim() === '') yield* entries.end();
    else {
      held = [line];
      heldAt = at;
    }
  }
  yield* flush();
  yield* entries.end();
};
