import { type Cells, createCells } from '../records/cells.ts';
import {
  type ContentLine,
  fileOfProperty,
  type Property,
  parameter,
  partsOf,
  plainValue,
} from '../records/content-lines.ts';
import { dayOf } from '../records/days.ts';
import { addressRow, FURTHER_ADDRESSES } from '../records/identity.ts';
import type { Piece } from '../records/read-records.ts';

const TABLE = 'contacts';

/** Cards inside each other at most; what is deeper was made to exhaust a stack. */
const MOST_NESTED = 20;

const NAME_PARTS = ['family name', 'given name', 'middle name', 'name prefix', 'name suffix'];
const ADDRESS_PARTS = ['po box', 'address line 2', 'street address', 'city', 'state', 'postal code', 'country'];

/** Properties of one value, by what a column of it is called. */
const NAMES: Readonly<Record<string, string>> = {
  FN: 'full name',
  NICKNAME: 'nickname',
  BDAY: 'birth date',
  DEATHDATE: 'date of death',
  ANNIVERSARY: 'anniversary',
  GENDER: 'gender',
  TITLE: 'job title',
  ROLE: 'occupation',
  NOTE: 'note',
  URL: 'website',
  CATEGORIES: 'categories',
  LANG: 'language',
  UID: 'uid',
  REV: 'last modified',
  'X-SPOUSE': 'spouse name',
  'X-ANNIVERSARY': 'anniversary',
  'X-GENDER': 'gender',
  'X-MAIDENNAME': 'maiden name',
};

const DAYS = new Set(['BDAY', 'DEATHDATE', 'ANNIVERSARY']);

/** What says nothing about anybody. */
const SILENT = new Set(['VERSION', 'PRODID', 'END', 'BEGIN']);

const typesOf = ({ parameters }: Property): ReadonlySet<string> =>
  new Set(parameters.filter(([name]) => name === 'TYPE').map(([, value]) => value.toUpperCase()));

const phoneName = (types: ReadonlySet<string>): string => {
  if (types.has('FAX')) return 'fax';
  if (types.has('CELL')) return 'mobile phone';
  if (types.has('HOME')) return 'home phone';
  return types.has('WORK') ? 'work phone' : 'phone';
};

const putParts = (property: Property, names: readonly string[], cells: Cells): void =>
  partsOf(property.value, ';').forEach((part, n) => {
    cells.put(names[n] ?? property.name.toLowerCase(), part);
  });

/** A card while it is read: its row, and those of addresses behind the first. */
interface Card {
  readonly cells: Cells;
  readonly addresses: Cells[];
}

const openCard = (): Card => ({ cells: createCells(), addresses: [] });

/** The first address is the row's, further ones stand apart. */
const putAddress = (property: Property, { cells, addresses }: Card): void => {
  const isKnown = ['street address', 'city', 'po box'].some((name) => cells.has(name));
  const address = isKnown ? createCells() : cells;
  putParts(property, ADDRESS_PARTS, address);
  if (isKnown) addresses.push(address);
};

const cardRows = function* ({ cells, addresses }: Card): Iterable<Piece> {
  if (!cells.isEmpty()) yield { piece: 'row', table: TABLE, cells: cells.done() };
  for (const address of addresses)
    yield { piece: 'row', table: FURTHER_ADDRESSES, cells: addressRow(cells, address).done() };
};

const PREFIX = /^(?:mailto|tel|sms|xmpp|skype|aim):/i;

/** Puts what a property says into the row of its card. */
const putProperty = (property: Property, card: Card): void => {
  const { cells } = card;
  const { name, value } = property;
  if (SILENT.has(name)) return;
  if (name === 'N') putParts(property, NAME_PARTS, cells);
  else if (name === 'ADR') putAddress(property, card);
  else if (name === 'TEL') cells.put(phoneName(typesOf(property)), plainValue(value).replace(PREFIX, ''));
  else if (name === 'EMAIL') cells.put('email', plainValue(value).replace(PREFIX, ''));
  else if (name === 'ORG') putParts(property, ['company', 'department'], cells);
  else if (name === 'RELATED')
    cells.put(`${(parameter(property, 'TYPE') ?? 'related').toLowerCase()} name`, plainValue(value));
  else if (DAYS.has(name)) cells.put(NAMES[name] ?? name, dayOf(value));
  else cells.put(NAMES[name] ?? name.toLowerCase().replace(/^x-/, ''), plainValue(value));
};

/** The rows of cards. A card inside another (an agent's) is one of its own; what stands outside of all is text. */
export const cardPieces = function* (lines: Iterable<ContentLine>): Iterable<Piece> {
  const open: Card[] = [];
  let files = 0;
  for (const line of lines) {
    const card = open.at(-1);
    if (!('value' in line)) {
      yield { piece: 'fault', at: line.line };
      if (card) card.cells.put('note', line.text);
      else yield { piece: 'text', text: `${line.text}\n` };
      continue;
    }
    const isCard = line.value.trim().toUpperCase() === 'VCARD';
    if (line.name === 'BEGIN' && isCard && open.length < MOST_NESTED) {
      open.push(openCard());
      continue;
    }
    if (!card) {
      yield { piece: 'text', text: `${line.name}:${line.value}\n` };
      continue;
    }
    if (line.name === 'END' && isCard) {
      open.pop();
      yield* cardRows(card);
      continue;
    }
    const file = fileOfProperty(line);
    if (file) {
      files += 1;
      yield { piece: 'file', name: `${line.name.toLowerCase()}-${files}.${file.ending}`, bytes: file.bytes };
    } else putProperty(line, card);
  }
  // The last card ends with the file: what it says stands.
  for (const card of open.reverse()) yield* cardRows(card);
  if (open.length > 0) yield { piece: 'cut' };
};
