import { createCells, type Put } from '../records/cells.ts';
import type { Piece } from '../records/read-records.ts';
import { putIdentifier } from './data-types.ts';
import { dictionary } from './dictionary.ts';
import { createTaking, isObject, type Json, type Taking, wordsOf } from './taking.ts';

const MOST_KNOWN = 500_000;

/** What is known of the resources of one text while it is gone through. */
export const createKnown = () => {
  const patients = new Set<string>();
  const ids = new Map<string, string>();
  let resources = 0;
  return {
    /** Patients who had a row, by their keys; of many more than these the names stand in the rows of others as well. */
    hasRow: (key: string): boolean => patients.has(key),
    addRow: (key: string): void => {
      if (patients.size < MOST_KNOWN) patients.add(key);
    },
    /** In bundles, resources are also named by where they stand. */
    alias: (other: string, id: string): void => {
      if (other !== id && ids.size < MOST_KNOWN) ids.set(other, id);
    },
    idOf: (name: string): string => ids.get(name) ?? name,
    next: (): number => {
      resources += 1;
      return resources;
    },
  };
};

export type Known = ReturnType<typeof createKnown>;

/** The last part of an address, "p-1" of "Patient/p-1" and "urn:uuid:p-1". */
export const tailOf = (address: string): string =>
  address.slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf(':')) + 1);

export interface Place {
  readonly type: string;
  /** What the resources inside are named by: "#x" is one of these. */
  readonly container: string;
  readonly known: Known;
}

const isOtherThanPatient = (target: string, type: unknown): boolean => {
  const before = target.split('/').at(-2) ?? '';
  return (dictionary().types.has(before) && before !== 'Patient') || (typeof type === 'string' && type !== 'Patient');
};

/** The key of whom a reference names; nothing where that cannot be told by the reference alone. */
const keyOf = (target: string, { container, known }: Place): string => {
  if (target === '#') return container;
  if (target.startsWith('#')) return `${container}${target}`;
  return target.includes('?') ? '' : known.idOf(tailOf(target));
};

export const isReference = (value: Json, key: string): boolean =>
  typeof value['reference'] === 'string' ||
  (dictionary().patient.has(key) && ('display' in value || isObject(value['identifier'])));

/** What a reference to the patient is called by those who wrote it. */
export const SHOWN_PATIENT = 'patient as shown';

/** Puts whom a reference names: of the patient, a key that the row of the patient has as well. Rows of others go to `behind`. */
export const putReference = (value: Json, key: string, place: Place, put: Put, behind: Piece[]): readonly Taking[] => {
  const taking = createTaking(value);
  const target = taking.text('reference').replace(/\/_history\/[^/]{0,100}$/, '');
  const shown = taking.text('display');
  const identifier = isObject(value['identifier']) ? createTaking(value['identifier']) : undefined;
  if (identifier) taking.take('identifier');
  const takings = identifier ? [taking, identifier] : [taking];
  const own = keyOf(target, place);
  if (!dictionary().patient.has(key) || isOtherThanPatient(target, value['type'])) {
    put(`${wordsOf(key)} reference`, target.startsWith('#') ? own : target);
    put(wordsOf(key), shown);
    if (identifier) putIdentifier(identifier, put, `${wordsOf(key)} `);
    return takings;
  }
  const cells = createCells();
  cells.put(own === '' ? 'patient reference' : 'patient key', own === '' ? target : own);
  if (identifier) putIdentifier(identifier, cells.put);
  if (dictionary().relatives.has(place.type)) {
    // Whom somebody is related to is somebody else, with a row apart where more than the key is said.
    put('relative of', own || target);
    if (!place.known.hasRow(own)) cells.put('full name', shown);
    if (cells.done().size > 1) behind.push({ piece: 'row', table: 'patients', cells: cells.done() });
    return takings;
  }
  for (const [name, value] of cells.done()) put(name, value ?? '');
  put(SHOWN_PATIENT, shown);
  return takings;
};
