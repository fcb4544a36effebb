import { htmlText } from '../../text/html-text.ts';
import { type Cells, createCells } from '../records/cells.ts';
import { addressRow, FURTHER_ADDRESSES } from '../records/identity.ts';
import type { Piece } from '../records/read-records.ts';
import { putAddress, putCoding, putConcept, putQuantity, putTyped } from './data-types.ts';
import { dictionary } from './dictionary.ts';
import { fileOf } from './files.ts';
import { isReference, type Known, type Place, putReference, SHOWN_PATIENT, tailOf } from './references.ts';
import { createTaking, isObject, type Json, objectsIn, type Taking, textOf, wordsOf } from './taking.ts';

const MOST_DEPTH = 12;

/** Types that the standard does not have: one table, so that a file cannot make any number of them. */
const OTHERS = 'others';

/** "RelatedPerson" as the name of a table: "related_persons". */
const tableOf = (type: string): string =>
  dictionary().types.has(type) ? `${wordsOf(type).replaceAll(' ', '_')}s` : OTHERS;

/** What is being made of a resource: its row, and rows of others behind it. */
interface Making extends Place {
  readonly cells: Cells;
  readonly behind: Piece[];
  readonly addresses: Cells[];
}

const making = ({ type, container, known }: Place): Making => ({
  type,
  container,
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

type Path = readonly string[];

/** Puts what the writers of types left. */
const putRest = (takings: readonly Taking[], path: Path, name: string, row: Making): void => {
  for (const taking of takings)
    for (const [key, value] of taking.rest()) put(value, [...path, key], `${name} ${wordsOf(key)}`, row);
};

const putAddresses = (all: readonly Json[], path: Path, row: Making): void =>
  all.forEach((address, n) => {
    const taking = createTaking(address);
    const cells = n === 0 ? row.cells : createCells();
    putAddress(taking, cells.put);
    putRest([taking], path, 'address', { ...row, cells });
    if (n > 0) row.addresses.push(cells);
  });

const EXTENSION = /([A-Za-z0-9-]{1,100})\/?$/;

const putExtensionValue = (value: unknown, path: Path, name: string, row: Making): void => {
  if (!isObject(value)) {
    put(value, path, name, row);
    return;
  }
  const { put: putCell } = row.cells;
  const taking = createTaking(value);
  if ('coding' in value) putRest(putConcept(taking, name, putCell), path, name, row);
  else if ('value' in value) {
    putQuantity(taking, name, putCell);
    putRest([taking], path, name, row);
  } else if (isReference(value, path.at(-1) ?? '')) put(value, path, name, row);
  else if ('code' in value || 'display' in value) putRest(putCoding(value, name, putCell), path, name, row);
  else putStructure(value, path, name, row);
};

/** What an extension holds, under the last word of its address; `outer`: what the extension around it is called. */
const putExtension = (extension: Json, path: Path, outer: string, row: Making): void => {
  const taking = createTaking(extension);
  const word = EXTENSION.exec(textOf(extension['url']))?.[1];
  if (word !== undefined) taking.take('url');
  const own = wordsOf((word ?? 'extension').replaceAll('-', ' ')).replace(/^us core /, '');
  const inner = dictionary().same.has(word ?? '') ? outer : `${outer} ${own}`;
  const name = outer === '' ? own : inner;
  if (path.length > MOST_DEPTH) {
    row.cells.put(name, JSON.stringify(extension));
    return;
  }
  for (const [key, value] of taking.rest()) {
    const below = [...path, key];
    if (key === 'extension' && objectsIn(value).length > 0)
      for (const one of objectsIn(value)) putExtension(one, below, name, row);
    else if (key.startsWith('value')) putExtensionValue(value, below, name, row);
    else put(value, below, `${name} ${wordsOf(key)}`, row);
  }
};

const putPlain = (value: unknown, name: string, { cells }: Making): void => {
  cells.put(name, Array.isArray(value) ? JSON.stringify(value) : textOf(value));
};

/** Somebody else who stands in a resource. */
const putPerson = (value: Json, path: Path, table: string, row: Making): void => {
  const theirs = making(row);
  putElements(value, path, '', theirs);
  for (const piece of rowsOf(table, theirs)) row.behind.push(piece);
};

/** Elements of no type of their own: a file, or a structure whose elements are put by their names. */
const putStructure = (value: Json, path: Path, name: string, row: Making): void => {
  const taking = createTaking(value);
  const file = fileOf(taking, row.behind.length + 1);
  if (file) {
    row.behind.push(file);
    putRest([taking], path, name, row);
  } else putElements(value, path, name, row);
};

const putValues = (objects: readonly Json[], path: Path, name: string, row: Making): void => {
  const key = path.at(-1) ?? '';
  const others: Json[] = [];
  for (const one of objects) {
    if (isReference(one, key)) putRest(putReference(one, key, row, row.cells.put, row.behind), path, name, row);
    else others.push(one);
  }
  const typed = putTyped(key, name, others, row.cells.put);
  typed.forEach((takings, n) => {
    if (takings) putRest(takings, path, name, row);
    else putStructure(others[n] ?? {}, path, name, row);
  });
};

const putContained = (resources: readonly Json[], row: Making): void => {
  for (const one of resources)
    for (const piece of resourcePieces(one, row.known, { container: row.container })) row.behind.push(piece);
};

const putObjects = (objects: readonly Json[], path: Path, name: string, row: Making): void => {
  const key = path.at(-1) ?? '';
  const table = dictionary().people.get(path.join('.'));
  if (path.length > MOST_DEPTH) row.cells.put(name, JSON.stringify(objects));
  else if (key === 'address') putAddresses(objects, path, row);
  else if (key === 'contained') putContained(objects, row);
  else if (key === 'extension' || key === 'modifierExtension')
    for (const one of objects) putExtension(one, path, '', row);
  else if (table !== undefined) for (const one of objects) putPerson(one, path, table, row);
  else putValues(objects, path, name, row);
};

/** Puts an element and what stands in it. `path`: the elements from the resource to it, `name`: what it is called. */
const put = (value: unknown, path: Path, name: string, row: Making): void => {
  const called = dictionary().names.get(path.join('.')) ?? name;
  const all = Array.isArray(value) ? value : [value];
  for (const one of all) if (!isObject(one)) putPlain(one, called, row);
  const objects = all.filter(isObject);
  if (objects.length > 0) putObjects(objects, path, called, row);
};

const putElements = (object: Json, path: Path, name: string, row: Making): void => {
  for (const [key, value] of Object.entries(object))
    put(value, [...path, key], name === '' ? wordsOf(key) : `${name} ${wordsOf(key)}`, row);
};

/** A patient whose own row came before is told by the key alone: a name beside it would be somebody of that name. */
const putPatient = ({ type, cells, known }: Making): void => {
  const key = cells.first('patient key');
  const shown = cells.take(SHOWN_PATIENT);
  if (key === undefined || !known.hasRow(key)) cells.put('full name', shown ?? '');
  if (key !== undefined && type === 'Patient') known.addRow(key);
};

/** The text that stands for the resource where nobody reads its elements. */
const putNarrative = (resource: Taking, path: Path, row: Making): void => {
  const narrative = resource.value['text'];
  if (!isObject(narrative) || typeof narrative['div'] !== 'string') return;
  resource.take('text');
  const taking = createTaking(narrative);
  row.cells.put('narrative', htmlText(taking.text('div')));
  putRest([taking], [...path, 'text'], 'text', row);
};

/** Where a resource stands. */
interface Standing {
  /** Inside of which resource; its id is one of that. */
  readonly container?: string;
  /** The entry of a bundle, and where that says it stands. */
  readonly entry?: Json;
  readonly fullUrl?: string;
}

/** What a resource is named by, in its text and by the resources inside it. */
const namesOf = (id: string, type: string, { container, fullUrl = '' }: Standing, known: Known) => {
  const ordinal = known.next();
  const tail = tailOf(fullUrl);
  if (container !== undefined) {
    const own = `${container}#${id === '' ? ordinal : id}`;
    return { key: id === '' ? '' : own, inside: own };
  }
  const key = id === '' ? tail : id;
  if (tail !== '') known.alias(tail, key);
  return { key, inside: `${type || OTHERS}/${key === '' ? ordinal : key}` };
};

const putEntry = (entry: Json, key: string, row: Making): void => {
  const { resource: _, fullUrl, ...rest } = entry;
  if (tailOf(textOf(fullUrl)) !== key) put(fullUrl, ['entry', 'fullUrl'], 'full url', row);
  for (const [name, value] of Object.entries(rest))
    if (isObject(value)) putRest([createTaking(value)], ['entry', name], wordsOf(name), row);
    else put(value, ['entry', name], wordsOf(name), row);
};

/** The resources of a bundle, and what it says itself. */
const bundlePieces = function* (bundle: Json, known: Known): Iterable<Piece> {
  const { entry, ...rest } = bundle;
  const entries = Array.isArray(entry) ? entry : [entry];
  for (const one of entries.filter(isObject)) yield* entryPieces(one, known);
  const others = entries.filter((one) => one !== undefined && !isObject(one));
  const own = others.length > 0 ? { ...rest, entry: others } : rest;
  yield { piece: 'text', text: `${JSON.stringify(own)}\n` };
};

/** The resource of an entry of a bundle, with what the entry says of it. */
export function* entryPieces(entry: Json, known: Known): Iterable<Piece> {
  const { resource } = entry;
  const own = isObject(resource) ? resource : {};
  const left = isObject(resource) || resource === undefined ? entry : { ...entry, other: resource };
  yield* resourcePieces(own, known, { entry: left, fullUrl: textOf(entry['fullUrl']) });
}

/** The rows of a resource: its own, those of people whom it names beside, and of resources inside it. */
export function* resourcePieces(resource: Json, known: Known, standing: Standing = {}): Iterable<Piece> {
  const taking = createTaking(resource);
  const type = taking.text('resourceType');
  if (type === 'Bundle' && standing.container === undefined) {
    yield* bundlePieces(resource, known);
    return;
  }
  const { key, inside } = namesOf(taking.text('id'), type, standing, known);
  const isContainer = resource['contained'] !== undefined;
  const row = making({ type, known, container: isContainer ? inside : (standing.container ?? inside) });
  const keyName = type === 'Patient' ? 'patient key' : 'resource id';
  if (tableOf(type) === OTHERS) row.cells.put('type', type);
  row.cells.put(keyName, key);
  const file = type === 'Binary' ? fileOf(taking, 1) : undefined;
  if (file) yield file;
  putNarrative(taking, [type], row);
  for (const [name, value] of taking.rest()) put(value, [type, name], wordsOf(name), row);
  if (standing.entry) putEntry(standing.entry, key, row);
  putPatient(row);
  const isFileOnly = file !== undefined && row.behind.length === 0 && [...row.cells.done().keys()].join() === keyName;
  if (!isFileOnly) yield* rowsOf(tableOf(type), row);
}
