import { type Cells, createCells } from '../records/cells.ts';
import { addressRow, FURTHER_ADDRESSES, identityOf } from '../records/identity.ts';
import type { Piece } from '../records/read-records.ts';
import { fileOf, putField, staffOf, type Target, wordsOf } from './data-types.ts';
import { type Apart, dictionary, type SegmentRule } from './dictionary.ts';
import { type Delimiters, delimitersOf } from './syntax.ts';

const MESSAGE = 'message control id';
const PATIENTS = 'patients';
const STAFF = 'providers';
const NOTES = 'notes';

const SEGMENT = /^[A-Z][A-Z0-9]{2}$/;

/** Somebody of whom segments speak, and their further addresses. */
interface Somebody {
  readonly cells: Cells;
  readonly addresses: Cells[];
}

interface Row extends Somebody {
  readonly table: string;
  /** Whom its segments speak of beside. */
  readonly apart: Map<string, Somebody & Apart>;
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

type Give = (piece: Piece) => void;

const piece = (table: string, cells: Cells): Piece => ({ piece: 'row', table, cells: cells.done() });

const giveSomebody = (table: string, { cells, addresses }: Somebody, give: Give): void => {
  give(piece(table, cells));
  for (const address of addresses) give(piece(FURTHER_ADDRESSES, addressRow(cells, address)));
};

/** A row, and behind it those of others who stand in it. */
const giveRow = (row: Row, give: Give): void => {
  giveSomebody(row.table, row, give);
  for (const other of row.apart.values()) {
    if (other.cells.isEmpty() && other.addresses.length === 0) continue;
    for (const name of other.isPerson ? dictionary().shared : [MESSAGE])
      other.cells.put(name, row.cells.first(name) ?? '');
    giveSomebody(other.table, other, give);
  }
};

/** Whom a field speaks of: the row, or somebody beside. */
const whoseOf = (row: Row, apart: Apart | undefined): Somebody => {
  if (!apart) return row;
  const known = row.apart.get(apart.table);
  if (known) return known;
  const other = { ...apart, cells: createCells(), addresses: [] };
  row.apart.set(apart.table, other);
  return other;
};

const targetOf = ({ cells, addresses }: Somebody): Target => ({
  put: cells.put,
  address: () => {
    const address = createCells();
    addresses.push(address);
    return address.put;
  },
});

const rowOf = (message: Message, table: string, isOfPatient: boolean): Row => {
  const cells = createCells();
  cells.put(MESSAGE, message.control);
  if (isOfPatient) for (const [name, value] of message.identity) cells.put(name, value);
  return { table, cells, addresses: [], apart: new Map() };
};

const close = (message: Message | undefined, withPatient: boolean, give: Give): void => {
  if (!message) return;
  if (message.open) giveRow(message.open, give);
  message.open = undefined;
  if (!withPatient || !message.patient) return;
  giveRow(message.patient, give);
  message.patient = undefined;
};

const giveStaff = (raw: string, role: string, signs: Delimiters, give: Give): void => {
  for (const cells of staffOf(raw, role, signs)) give(piece(STAFF, cells));
};

/** Puts the fields of a segment into a row, and gives the people and files that they hold. */
const fill = (
  fields: readonly string[],
  name: string,
  rule: SegmentRule,
  row: Row,
  { signs, control }: Message,
  give: Give,
): void => {
  const own = targetOf(row);
  // The separator itself is the first field of a head, its signs are the second.
  const shift = name === 'MSH' ? 1 : 0;
  for (let n = 1 + shift; n < fields.length; n += 1) {
    const raw = fields[n] ?? '';
    if (raw === '') continue;
    const field = rule.fields[n + shift];
    const file = field?.type === 'value' && fields[2] === 'ED' ? fileOf(raw, signs) : undefined;
    if (!field) putField('text', `item ${name}-${n + shift}`, raw, signs, own);
    else if (field.type === 'staff') giveStaff(raw, field.name, signs, give);
    else if (file)
      give({ piece: 'file', name: `${control || 'message'}-${field.name}.${file.ending}`, bytes: file.bytes });
    else putField(field.type, field.name, raw, signs, field.apart ? targetOf(whoseOf(row, field.apart)) : own);
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

const giveSegment = (segment: string, message: Message, give: Give): void => {
  const fields = segment.split(message.signs.field);
  const name = fields[0] ?? '';
  const rule = dictionary().segments.get(name);
  if (!rule) {
    if (fields.length > 1) give(noteOf(fields, name, message));
    return;
  }
  if (rule.table === PATIENTS) {
    if (!rule.joins) close(message, true, give);
    message.patient ??= rowOf(message, PATIENTS, false);
    fill(fields, name, rule, message.patient, message, give);
    message.identity = identityOf(message.patient.cells);
    return;
  }
  const goesOn = rule.joins && message.open?.table === rule.table;
  if (!goesOn) close(message, false, give);
  const row = goesOn && message.open ? message.open : rowOf(message, rule.table, rule.isOfPatient);
  message.open = row;
  fill(fields, name, rule, row, message, give);
  if (name === 'MSH') message.control = row.cells.first(MESSAGE) ?? '';
};

/** Segments whose texts may go on in lines of their own: results, notes, and those that a site made for itself. */
const GOES_ON = /^(?:OBX|NTE|DSP|TXA|Z)/;

/** Lines of a text that went on inside a segment belong to it; what stands there without one is odd. */
const isSegment = (text: string, { signs }: Message): boolean =>
  SEGMENT.test(text.slice(0, 3)) && (text.length === 3 || text[3] === signs.field);

/** What ends a file and a batch, by what begins them. */
const ENDS_OF_FRAMES: Readonly<Record<string, string>> = { FHS: 'FTS', BHS: 'BTS' };

/** Keeps account of the ends that are still to come: a file without one was cut off. */
const frame = (name: string, waiting: Set<string>): void => {
  const end = ENDS_OF_FRAMES[name];
  if (end !== undefined) waiting.add(end);
  if (name === 'FTS') waiting.clear();
  else waiting.delete(name);
};

/** The rows of messages. A message without its head has the signs of the one before. */
export const messagePieces = function* (segments: Iterable<string>): Iterable<Piece> {
  const waiting = new Set<string>();
  let message: Message | undefined;
  let held: string[] = [];
  let at = 0;
  let given: Piece[] = [];
  const give: Give = (one) => {
    given.push(one);
  };
  const giveHeld = (): void => {
    if (message && held.length > 0) giveSegment(held.join('\n'), message, give);
    held = [];
  };
  const text = (segment: string): void => give({ piece: 'text', text: `${segment}\n` });
  const take = (segment: string): void => {
    const signs = delimitersOf(segment);
    if (signs) {
      giveHeld();
      close(message, true, give);
      message = { signs, control: '', identity: new Map(), patient: undefined, open: undefined };
      if (segment.startsWith('MSH')) held = [segment];
      else text(segment);
    } else if (message && isSegment(segment, message)) {
      giveHeld();
      if (dictionary().frames.has(segment.slice(0, 3))) text(segment);
      else held = [segment];
    } else {
      give({ piece: 'fault', at });
      if (GOES_ON.test(held[0] ?? '')) held.push(segment);
      else text(segment);
    }
  };
  for (const raw of segments) {
    at += 1;
    const segment = raw.trimStart();
    if (segment === '') continue;
    frame(segment.slice(0, 3), waiting);
    take(segment);
    if (given.length === 0) continue;
    yield* given;
    given = [];
  }
  giveHeld();
  close(message, true, give);
  yield* given;
  if (waiting.size > 0) yield { piece: 'cut' };
};
