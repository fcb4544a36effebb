import { type Cells, createCells } from '../records/cells.ts';
import {
  type ContentLine,
  fileOfProperty,
  furtherParameters,
  type Property,
  parameter,
  plainValue,
} from '../records/content-lines.ts';
import { dayOf } from '../records/days.ts';
import type { Piece } from '../records/read-records.ts';

const ATTENDEES = 'attendees';

/** Components inside each other at most; what is deeper was made to exhaust a stack. */
const MOST_NESTED = 20;

/** Components with rows of their own; the rules of time zones are text. */
const TABLES: Readonly<Record<string, string>> = {
  VEVENT: 'events',
  VTODO: 'tasks',
  VJOURNAL: 'journals',
  VFREEBUSY: 'busy_times',
  VALARM: 'alarms',
};

const PEOPLE: Readonly<Record<string, string>> = { ATTENDEE: 'attendee', ORGANIZER: 'organizer' };

/** People beside those who are invited, by the parameters that name them. */
const OTHERS: Readonly<Record<string, string>> = {
  'SENT-BY': 'sent by',
  'DELEGATED-FROM': 'delegated from',
  'DELEGATED-TO': 'delegated to',
  MEMBER: 'member of',
};

const TAKEN = new Set(['CN', 'EMAIL', 'PARTSTAT', ...Object.keys(OTHERS)]);
const NONE: ReadonlySet<string> = new Set();

/** Properties whose values are days; of others, only a parameter says so. */
const DAYS = new Set([
  ...['DTSTART', 'DTEND', 'DTSTAMP', 'DUE', 'COMPLETED', 'CREATED', 'LAST-MODIFIED', 'RECURRENCE-ID'],
  ...['EXDATE', 'RDATE', 'ACKNOWLEDGED'],
]);

const NAMES: Readonly<Record<string, string>> = {
  DTSTART: 'start time',
  DTEND: 'end time',
  DTSTAMP: 'time stamp',
  'LAST-MODIFIED': 'last modified',
  SUMMARY: 'summary',
  DESCRIPTION: 'description',
  COMMENT: 'comment',
  CONTACT: 'contact',
  LOCATION: 'location',
};

const MAIL = /^mailto:/i;

/** Whoever is invited or invites: the name stands beside the address of mail. */
const personOf = (property: Property, role: string): Cells => {
  const cells = createCells();
  const address = property.value.replace(MAIL, '');
  const mail = parameter(property, 'EMAIL') ?? (address.includes('@') ? address : '');
  const name = parameter(property, 'CN') ?? '';
  cells.put('role', role);
  cells.put(name.includes('@') ? 'email' : 'full name', name);
  cells.put(address === mail || mail === '' ? 'email' : 'uri', address);
  cells.put('email', mail.replace(MAIL, ''));
  cells.put('status', parameter(property, 'PARTSTAT') ?? '');
  for (const [further, value] of furtherParameters(property, TAKEN)) cells.put(further, value);
  return cells;
};

/** Rows of whoever else is named with somebody: who wrote for them, whose place they take. */
const othersOf = function* ({ parameters }: Property): Iterable<Piece> {
  for (const [name, value] of parameters) {
    const role = OTHERS[name];
    if (role === undefined) continue;
    for (const address of value.split(/,(?=mailto:)/i)) {
      const cells = createCells();
      cells.put('role', role);
      cells.put(address.includes('@') ? 'email' : 'uri', address.replace(MAIL, ''));
      yield { piece: 'row', table: ATTENDEES, cells: cells.done() };
    }
  }
};

/** What a property of an event says, and its parameters behind its name. */
const putProperty = (property: Property, cells: Cells): void => {
  const called = NAMES[property.name] ?? property.name.toLowerCase();
  const value = plainValue(property.value);
  const isDay = DAYS.has(property.name) || /^DATE/i.test(parameter(property, 'VALUE') ?? '');
  cells.put(called, isDay ? value.split(',').map(dayOf).join(', ') : value);
  for (const [name, said] of furtherParameters(property, NONE)) cells.put(`${called} ${name}`, said);
};

interface Component {
  readonly name: string;
  readonly cells: Cells;
}

/** The rows of calendars. What stands in no component with rows of its own is text. */
export const calendarPieces = function* (lines: Iterable<ContentLine>): Iterable<Piece> {
  const open: Component[] = [];
  let files = 0;
  const close = function* ({ name, cells }: Component): Iterable<Piece> {
    const table = TABLES[name];
    if (table !== undefined && !cells.isEmpty()) yield { piece: 'row', table, cells: cells.done() };
  };
  const property = function* (line: Property, component: Component | undefined): Iterable<Piece> {
    const role = PEOPLE[line.name];
    const file = fileOfProperty(line);
    if (role !== undefined) {
      yield { piece: 'row', table: ATTENDEES, cells: personOf(line, role).done() };
      yield* othersOf(line);
    } else if (file) {
      files += 1;
      yield { piece: 'file', name: `attachment-${files}.${file.ending}`, bytes: file.bytes };
    } else if (!component || TABLES[component.name] === undefined)
      yield { piece: 'text', text: `${line.name}:${line.value}\n` };
    else putProperty(line, component.cells);
  };
  for (const line of lines) {
    const component = open.at(-1);
    if (!('value' in line)) {
      yield { piece: 'fault', at: line.line };
      yield { piece: 'text', text: `${line.text}\n` };
    } else if (line.name === 'BEGIN' && open.length < MOST_NESTED)
      open.push({ name: line.value.trim().toUpperCase(), cells: createCells() });
    else if (line.name === 'END' && component?.name === line.value.trim().toUpperCase()) {
      open.pop();
      yield* close(component);
    } else yield* property(line, component);
  }
  for (const component of [...open].reverse()) yield* close(component);
  if (open.length > 0) yield { piece: 'cut' };
};
