import { type Cells, createCells } from '../records/cells.ts';
import { type ContentLine, fileOfProperty, type Property, parameter, plainValue } from '../records/content-lines.ts';
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
  return cells;
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
    if (role !== undefined) yield { piece: 'row', table: ATTENDEES, cells: personOf(line, role).done() };
    else if (file) {
      files += 1;
      yield { piece: 'file', name: `attachment-${files}.${file.ending}`, bytes: file.bytes };
    } else if (!component || TABLES[component.name] === undefined)
      yield { piece: 'text', text: `${line.name}:${line.value}\n` };
    else component.cells.put(NAMES[line.name] ?? line.name.toLowerCase(), dayOf(plainValue(line.value)));
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
