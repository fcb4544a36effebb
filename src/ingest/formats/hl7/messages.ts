import { type Cells, createCells, type Put } from '../records/cells.ts';
import { addressRow, FURTHER_ADDRESSES, identityOf } from '../records/identity.ts';
import type { Piece } from '../records/read-records.ts';
import { fileOf, otherAddress, putField, staffOf, wordsOf } from './data-types.ts';
import { type Apart, dictionary, type SegmentRule } from './dictionary.ts';
import { type Delimiters, delimitersOf } from './syntax.ts';

const MESSAGE = 'message control id';
const PATIENTS = 'patients';
const STAFF = 'providers';
const NOTES = 'notes';

const SEGMENT = /^[A-Z][A-Z0-9]{2}$/;

interface Row {
  readonly table: string;
  readonly cells: Cells;
  /** What its segments say of others. */
  readonly apart: Map<Apart, Cells>;
  /** Further addresses, by their number. */
  readonly addresses: Map<string, Cells>;
}

/** Everything about the message that is being read. */
interface Message {
  readonly signs: Delimiters;
  control: string;
  /** What is said of its patient, as far as the rows of others need it. */
  identity: ReadonlyMap<string, string>;
  patient: Row | undefined;
  open: Row | undefined;
}

const piece = (table: string, cells: Cells): Piece => ({ piece: 'row', table, cells: cells.done() });

/** A row, and behind it those of others who stand in it. */
const rowPieces = function* ({ table, cells, apart, addresses }: Row): Iterable<Piece> {
  yield piece(table, cells);
  for (const address of addresses.values()) yield piece(FURTHER_ADDRESSES, addressRow(cells, address));
  for (const [{ table: other, isPerson }, theirs] of apart) {
    for (const name of isPerson ? dictionary().shared : [MESSAGE]) theirs.put(name, cells.first(name) ?? '');
    yield piece(other, theirs);
  }
};

/** Where a value of this name goes: to the row, or to whom its first words call. */
const putInto =
  ({ cells, apart, addresses }: Row, rule: SegmentRule): Put =>
  (name, value) => {
    if (value.trim() === '') return;
    const [no, part] = otherAddress(name) ?? [];
    if (no !== undefined && part !== undefined) {
      const address = addresses.get(no) ?? createCells();
      addresses.set(no, address);
      address.put(part, value);
      return;
    }
    const [words, other] = [...rule.apart].find(([first]) => name.startsWith(`${first} `)) ?? [];
    if (words === undefined || other === undefined) {
      cells.put(name, value);
      return;
    }
    const theirs = apart.get(other) ?? createCells();
    apart.set(other, theirs);
    theirs.put(other.isPerson ? name.slice(words.length + 1) : name, value);
  };

const rowOf = (message: Message, table: string, isOfPatient: boolean): Row => {
  const cells = createCells();
  cells.put(MESSAGE, message.control);
  if (isOfPatient) for (const [name, value] of message.identity) cells.put(name, value);
  return { table, cells, apart: new Map(), addresses: new Map() };
};

const closed = function* (message: Message | undefined, withPatient: boolean): Iterable<Piece> {
  if (!message) return;
  if (message.open) yield* rowPieces(message.open);
  message.open = undefined;
  if (!withPatient || !message.patient) return;
  yield* rowPieces(message.patient);
  message.patient = undefined;
};

/** Puts the fields of a segment into a row, and gives the people and files that they hold. */
const fill = function* (
  fields: readonly string[],
  name: string,
  rule: SegmentRule,
  row: Row,
  message: Message,
): Iterable<Piece> {
  const { signs } = message;
  const put = putInto(row, rule);
  // The separator itself is the first field of a head, its signs are the second.
  const shift = name === 'MSH' ? 1 : 0;
  for (let n = 1 + shift; n < fields.length; n += 1) {
    const raw = fields[n] ?? '';
    if (raw === '') continue;
    const { type, name: called } = rule.fields.get(n + shift) ?? { type: 'text', name: `item ${name}-${n + shift}` };
    if (type === 'staff') {
      for (const cells of staffOf(raw, called, signs)) yield piece(STAFF, cells);
      continue;
    }
    const file = type === 'value' && fields[2] === 'ED' ? fileOf(raw, signs) : undefined;
    if (file)
      yield { piece: 'file', name: `${message.control || 'message'}-${called}.${file.ending}`, bytes: file.bytes };
    else putField(type, called, raw, signs, put);
  }
};

/** What no rule knows is kept as words beside the patient whom the message is about. */
const noteOf = (fields: readonly string[], name: string, message: Message): Piece => {
  const row = rowOf(message, NOTES, true);
  row.cells.put('segment', name);
  const words = fields.slice(1).map((raw) => wordsOf(raw, message.signs));
  row.cells.put('note', words.filter((text) => text !== '').join('\n'));
  return piece(NOTES, row.cells);
};

const segmentPieces = function* (segment: string, message: Message): Iterable<Piece> {
  const fields = segment.split(message.signs.field);
  const name = fields[0] ?? '';
  const rule = dictionary().segments.get(name);
  if (!rule) {
    if (fields.length > 1) yield noteOf(fields, name, message);
    return;
  }
  if (rule.table === PATIENTS) {
    if (!rule.joins) yield* closed(message, true);
    message.patient ??= rowOf(message, PATIENTS, false);
    yield* fill(fields, name, rule, message.patient, message);
    message.identity = identityOf(message.patient.cells);
    return;
  }
  const goesOn = rule.joins && message.open?.table === rule.table;
  if (!goesOn) yield* closed(message, false);
  const row = goesOn && message.open ? message.open : rowOf(message, rule.table, rule.isOfPatient);
  message.open = row;
  yield* fill(fields, name, rule, row, message);
  if (name === 'MSH') message.control = row.cells.first(MESSAGE) ?? '';
};

/** Lines of a text that went on inside a segment belong to it; what stands there without one is odd. */
const isSegment = (text: string, { signs }: Message): boolean =>
  SEGMENT.test(text.slice(0, 3)) && (text.length === 3 || text[3] === signs.field);

/** The rows of messages. A message without its head has the signs of the one before. */
export const messagePieces = function* (segments: Iterable<string>): Iterable<Piece> {
  let message: Message | undefined;
  let held: string[] = [];
  let at = 0;
  const heldPieces = function* (): Iterable<Piece> {
    if (message && held.length > 0) yield* segmentPieces(held.join('\n'), message);
    held = [];
  };
  for (const raw of segments) {
    at += 1;
    const segment = raw.trimStart();
    if (segment === '') continue;
    const signs = delimitersOf(segment);
    if (signs) {
      yield* heldPieces();
      yield* closed(message, true);
      message = { signs, control: '', identity: new Map(), patient: undefined, open: undefined };
      if (segment.startsWith('MSH')) held = [segment];
      else yield { piece: 'text', text: `${segment}\n` };
    } else if (message && isSegment(segment, message)) {
      yield* heldPieces();
      const isFrame = dictionary().frames.has(segment.slice(0, 3));
      if (isFrame) yield { piece: 'text', text: `${segment}\n` };
      else held = [segment];
    } else {
      yield { piece: 'fault', at };
      if (held.length > 0 && !held[0]?.startsWith('MSH')) held.push(segment);
      else yield { piece: 'text', text: `${segment}\n` };
    }
  }
  yield* heldPieces();
  yield* closed(message, true);
};
