import { htmlText } from '../../text/html-text.ts';
import { type Cells, createCells } from '../records/cells.ts';
import { addressRow, FURTHER_ADDRESSES } from '../records/identity.ts';
import type { Piece } from '../records/read-records.ts';
import { isObject, type Json, putAddress, putTyped, SHOWN_PATIENT, textOf, wordsOf } from './data-types.ts';
import { dictionary } from './dictionary.ts';

const MOST_DEPTH = 12;

/** "RelatedPerson" as the name of a table: "related_persons". */
const tableOf = (type: string): string => `${wordsOf(type).replaceAll(' ', '_')}s`;

/** What is being made of a resource: its row, and rows of others behind it. */
interface Making {
  readonly type: string;
  readonly cells: Cells;
  readonly behind: Piece[];
  readonly addresses: Cells[];
  readonly known: KnownPatients;
}

const making = (type: string, known: KnownPatients): Making => ({
  type,
  known,
  cells: createCells(),
  behind: [],
  addresses: [],
});

const rowsOf = function* (table: string, { cells, behind, addresses }: Making): Iterable<Piece> {
  if (!cells.isEmpty()) yield { piece: 'row', table, cells: cells.done() };
  for (const address of addresses)
    yield { piece: 'row', table: FURTHER_ADDRESSES, cells: addressRow(cells, address).done() };
  yield* behind;
};

const putAddresses = (all: readonly Json[], { cells, addresses }: Making): void =>
  all.forEach((address, n) => {
    const target = n === 0 ? cells : createCells();
    putAddress(address, target.put);
    if (n > 0) addresses.push(target);
  });

/** A file inside a resource: a scan of a card, a report, a picture of somebody. */
const fileOf = (value: Json, n: number): Piece | undefined => {
  const { contentType, data } = value;
  if (typeof contentType !== 'string' || typeof data !== 'string') return undefined;
  const ending = contentType.slice(contentType.lastIndexOf('/') + 1).replace(/[^a-z0-9]/gi, '') || 'bin';
  return { piece: 'file', name: `attachment-${n}.${ending}`, bytes: Buffer.from(data, 'base64') };
};

const putPlain = (value: unknown, name: string, { cells }: Making): void => {
  cells.put(name, Array.isArray(value) ? JSON.stringify(value) : textOf(value));
};

/** Somebody else who stands in a resource. */
const putPerson = (value: Json, path: readonly string[], table: string, row: Making): void => {
  const theirs = making(row.type, row.known);
  putElements(value, path, '', theirs);
  row.behind.push(...rowsOf(table, theirs));
};

/** Elements of no type of their own: a file, or a structure whose elements are put by their names. */
const putStructure = (value: Json, path: readonly string[], name: string, row: Making): void => {
  const file = fileOf(value, row.behind.length + 1);
  if (file) row.behind.push(file);
  else putElements(value, path, name, row);
};

const putObjects = (objects: readonly Json[], path: readonly string[], name: string, row: Making): void => {
  const key = path.at(-1) ?? '';
  const table = dictionary().people.get(path.join('.'));
  if (path.length > MOST_DEPTH) row.cells.put(name, JSON.stringify(objects));
  else if (key === 'address') putAddresses(objects, row);
  else if (key === 'contained') for (const one of objects) row.behind.push(...resourcePieces(one, row.known));
  else if (table !== undefined) for (const one of objects) putPerson(one, path, table, row);
  else if (!putTyped(key, name, objects, row.cells.put)) for (const one of objects) putStructure(one, path, name, row);
};

/** Puts an element and what stands in it. `path`: the elements from the resource to it, `name`: what it is called. */
const put = (value: unknown, path: readonly string[], name: string, row: Making): void => {
  const called = dictionary().names.get(path.join('.')) ?? name;
  const all = Array.isArray(value) ? value : [value];
  for (const one of all) if (!isObject(one)) putPlain(one, called, row);
  const objects = all.filter(isObject);
  if (objects.length > 0) putObjects(objects, path, called, row);
};

const putElements = (object: Json, path: readonly string[], name: string, row: Making): void => {
  for (const [key, value] of Object.entries(object))
    put(value, [...path, key], name === '' ? wordsOf(key) : `${name} ${wordsOf(key)}`, row);
};

/** Patients of one text who had a row, by their keys; of many more than these the names stand in the rows of others as well. */
export type KnownPatients = Set<string>;

const MOST_KNOWN = 500_000;

/** A patient whose own row came before is told by the key alone: a name beside it would be somebody of that name. */
const putPatient = ({ type, cells }: Making, known: KnownPatients): void => {
  const key = cells.first('patient key');
  const shown = cells.take(SHOWN_PATIENT);
  if (key === undefined || !known.has(key)) cells.put('full name', shown ?? '');
  if (key !== undefined && type === 'Patient' && known.size < MOST_KNOWN) known.add(key);
};

/** The rows of a resource: its own, those of people whom it names beside, and of resources inside it. */
export function* resourcePieces(resource: Json, known: KnownPatients): Iterable<Piece> {
  const { resourceType, id, text, meta: _, ...rest } = resource;
  const type = textOf(resourceType) || 'Other';
  const row = making(type, known);
  row.cells.put(type === 'Patient' ? 'patient key' : 'resource id', textOf(id));
  const file = type === 'Binary' ? fileOf(resource, 1) : undefined;
  if (file) {
    yield file;
    return;
  }
  putElements(rest, [type], '', row);
  if (isObject(text)) row.cells.put('narrative', htmlText(textOf(text['div'])));
  putPatient(row, known);
  yield* rowsOf(tableOf(type), row);
}
