import { type Cells, createCells } from '../records/cells.ts';
import {
  type ContentLine,
  fileOfProperty,
  furtherParameters,
  type Property,
  parameter,
  partsOf,
  plainValue,
} from '../records/content-lines.ts';
import { dayOf } from '../records/days.ts';
import { addressRow, FURTHER_ADDRESSES } from '../records/identity.ts';
import type { Piece } from '../records/read-records.ts';
import { saysMore } from '../records/says-more.ts';

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

const TAKEN: ReadonlySet<string> = new Set(['LABEL']);

/** What the parameters of a property say beside its value. */
const putParameters = (property: Property, called: string, cells: Cells): void => {
  for (const [name, value] of furtherParameters(property, TAKEN)) cells.put(`${called} ${name}`, value);
};

/** The first address is the row's, further ones stand apart. */
const putAddress = (property: Property, { cells, addresses }: Card): void => {
  const isKnown = ['street address', 'city', 'po box', 'address'].some((name) => cells.has(name));
  const address = isKnown ? createCells() : cells;
  putParts(property, ADDRESS_PARTS, address);
  const label = plainValue(parameter(property, 'LABEL') ?? '');
  if (saysMore(label, partsOf(property.value, ';'))) address.put('address', label);
  putParameters(property, 'address', address);
  if (isKnown) addresses.push(address);
};

const cardRows = function* ({ cells, addresses }: Card): Iterable<Piece> {
  if (!cells.isEmpty()) yield { piece: 'row', table: TABLE, cells: cells.done() };
  for (const address of addresses)
    yield { piece: 'row', table: FURTHER_ADDRESSES, cells: addressRow(cells, address).done() };
};

const PREFIX = /^(?:mailto|tel|sms|xmpp|skype|aim):/i;

/** What a property of one value is called. */
const calledOf = (property: Property): string => {
  const { name } = property;
  if (name === 'TEL') return phoneName(typesOf(property));
  if (name === 'RELATED') return `${(parameter(property, 'TYPE') ?? 'related').toLowerCase()} name`;
  return NAMES[name] ?? name.toLowerCase().replace(/^x-/, '');
};

const PARTS: Readonly<Record<string, readonly string[]>> = { N: NAME_PARTS, ORG: ['company', 'department'] };
const ADDRESSED = new Set(['TEL', 'EMAIL']);

/** Puts what a property says into the row of its card. */
const putProperty = (property: Property, card: Card): void => {
  const { cells } = card;
  const { name, value } = property;
  if (SILENT.has(name)) return;
  if (name === 'ADR') {
    putAddress(property, card);
    return;
  }
  const called = calledOf(property);
  const parts = PARTS[name];
  if (parts) putParts(property, parts, cells);
  else if (DAYS.has(name)) cells.put(called, dayOf(value));
  else cells.put(called, ADDRESSED.has(name) ? plainValue(value).replace(PREFIX, '') : plainValue(value));
  putParameters(property, called, cells);
};

const isCardLine = (line: ContentLine, name: string): boolean =>
  'value' in line && line.name === name && line.value.trim().toUpperCase() === 'VCARD';

/** Cards as their lines come: those that are open, each an agent of the one before. */
const createCards = () => {
  const open: Card[] = [];
  let isAgent = false;
  let files = 0;
  const closeAll = function* (): Iterable<Piece> {
    for (const card of open.reverse()) yield* cardRows(card);
    open.length = 0;
  };
  const property = function* (line: Property, card: Card): Iterable<Piece> {
    const file = fileOfProperty(line);
    if (file) {
      files += 1;
      yield { piece: 'file', name: `${line.name.toLowerCase()}-${files}.${file.ending}`, bytes: file.bytes };
    } else putProperty(line, card);
    isAgent = line.name === 'AGENT' && line.value.trim() === '';
  };
  /** A card begins. The one that is open has no end then, unless this is its agent. */
  const begin = function* (line: number): Iterable<Piece> {
    if (open.length > 0 && !(isAgent && open.length < MOST_NESTED)) {
      yield { piece: 'fault', at: line };
      yield* closeAll();
    }
    open.push(openCard());
    isAgent = false;
  };
  return {
    add: function* (line: ContentLine): Iterable<Piece> {
      const card = open.at(-1);
      if (isCardLine(line, 'BEGIN')) yield* begin(line.line);
      else if (!('value' in line)) {
        yield { piece: 'fault', at: line.line };
        if (card) card.cells.put('note', line.text);
        else yield { piece: 'text', text: `${line.text}\n` };
      } else if (!card) yield { piece: 'text', text: `${line.name}:${line.value}\n` };
      else if (isCardLine(line, 'END')) {
        open.pop();
        yield* cardRows(card);
      } else yield* property(line, card);
    },
    /** The last card ends with the file: what it says stands. */
    end: function* (): Iterable<Piece> {
      if (open.length > 0) yield { piece: 'cut' };
      yield* closeAll();
    },
  };
};

/** The rows of cards. A card inside another (an agent's) is one of its own; what stands outside of all is text. */
export const cardPieces = function* (lines: Iterable<ContentLine>): Iterable<Piece> {
  const cards = createCards();
  for (const line of lines) yield* cards.add(line);
  yield* cards.end();
};
