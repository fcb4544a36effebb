import type { ScriptFunction } from '../../../engine/port.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { partOf } from '../../columns/cells/composite.ts';
import { plainName, usStateCode } from '../../columns/cells/content-words.ts';
import { jointName } from '../../columns/cells/joint-names.ts';
import { listedValue } from '../../columns/cells/listed-people.ts';
import { readPhone } from '../../columns/cells/phone-number.ts';
import { splitFullAddress } from '../../columns/cells/split-address.ts';
import { type NameOrder, splitFullName } from '../../columns/cells/split-name.ts';
import { mixedValue } from '../../columns/cells/sure-numbers.ts';
import { type DateOrder, readDate } from '../../columns/cells/value-dates.ts';
import { type TextSetting, textHolding } from '../texts/text-holding.ts';

/** What a cell is turned into; the part after the colon is the setting of its column. */
export type NormaliseKind =
  | 'name:given'
  | 'name:family'
  | `date:${DateOrder}`
  /** A day without its year. */
  | `day:${DateOrder}`
  | 'phone'
  | 'region'
  | 'address'
  | 'text'
  | `within:${ColumnRole}:${DateOrder}:${NameOrder}`
  /** One of two people whom a cell names. */
  | `joint:${1 | 2}:${NameOrder}`
  /** What is told of one of the people whom a cell lists. */
  | `entry:${number}:${ColumnRole}:${DateOrder}:${NameOrder}`
  /** A number of one kind among others; behind the last colon the roles that its cells are not of. */
  | `of:${ColumnRole}:${string}`;

/** Cells of the normalised form, in the order of `NORMALISED`; their meaning hangs on the kind. */
type Form = readonly (string | null)[];

/** Stands as the fourth cell of a free text's form where it names somebody. */
const NAMING = 'names';

const EMPTY: Form = [null, null, null, null, null, null];

const partialDate = (value: string): string | null => {
  const year = /^(1[5-9]|20)\d{2}$/.exec(value)?.[0];
  if (year) return `${year}0000`;
  const month = /^((?:1[5-9]|20)\d{2})[-/](0[1-9]|1[0-2])$/.exec(value);
  return month ? `${month[1]}${month[2]}00` : null;
};

const nameForm = (value: string, order: 'given' | 'family'): Form => {
  const { given, middle, family, suffix, maiden, organization } = splitFullName(value, order);
  return [given, middle, family, suffix, maiden, organization ? value : null];
};

const addressForm = (value: string): Form => {
  const { street, city, region, postalCode } = splitFullAddress(value);
  return [street, city, region, postalCode, null, null];
};

const textForm = (value: string, setting: TextSetting): Form => {
  const { holding, withheld, told, isNaming } = textHolding(value, setting);
  return [holding, withheld, told, isNaming ? NAMING : null, null, null];
};

const dateForm = (value: string, order: DateOrder): Form => {
  const date = readDate(value, order);
  return [date === undefined ? partialDate(value) : String(date), ...EMPTY.slice(1)];
};

/** Any leap year: the 29th of February is a birthday. */
const LEAP = '2000';
/** Month and day of a birthday without its year ("4 May", "05/04", "--05-04"), as one number. */
const dayForm = (value: string, order: DateOrder): Form => {
  const plain = value.trim().replace(/^--/, '').replace(/\.$/, '');
  const isWritten = /\p{L}/u.test(plain);
  const whole = /^\p{L}/u.test(plain) ? `${plain}, ${LEAP}` : `${plain}${isWritten ? ' ' : '/'}${LEAP}`;
  const date = readDate(isWritten ? whole : whole.replace(/[.-]/g, '/'), value.startsWith('--') ? 'mdy' : order);
  return [date === undefined ? null : String(date % 10_000), ...EMPTY.slice(1)];
};

/** The part of a composite cell that is of a role: its first form is the value, of a name its parts. */
const withinForm = (kind: string, value: string): Form => {
  const [, role, dates, names] = kind.split(':') as [string, ColumnRole, DateOrder, NameOrder];
  const part = partOf(value, role, dates);
  if (part === undefined) return EMPTY;
  if (role === 'full_name') return nameForm(part, names);
  if (role === 'date_of_birth') return dateForm(part, dates);
  if (role === 'phone') return [readPhone(part) ?? part, ...EMPTY.slice(1)];
  return [part, ...EMPTY.slice(1)];
};

/** A cell of a column of several kinds of numbers, where it is of the kind. */
const mixedForm = (kind: string, value: string): Form => {
  const [, role, others = ''] = kind.split(':') as [string, ColumnRole, string];
  const except = others.split('+') as ColumnRole[];
  const own = mixedValue(value, { role, cells: others === '' ? 'sure' : { except } });
  // Of names in front a comma tells the family name; without one it stands behind.
  if (role === 'full_name') return own === undefined ? EMPTY : nameForm(plainName(own), 'given');
  return [own ?? null, ...EMPTY.slice(1)];
};

/** The name of one of two people whom a cell names. */
const jointForm = (kind: string, value: string): Form => {
  const [, person, order] = kind.split(':') as [string, string, NameOrder];
  const name = jointName(value, person === '2' ? 2 : 1);
  return name === undefined ? EMPTY : nameForm(plainName(name), order);
};

/** What a cell tells of one of the people whom it lists. */
const entryForm = (kind: string, value: string): Form => {
  const [, entry, role, dates, names] = kind.split(':') as [string, string, ColumnRole, DateOrder, NameOrder];
  const own = listedValue(value, Number(entry), role);
  if (own === undefined) return EMPTY;
  if (role === 'full_name') return nameForm(own, names);
  return role === 'date_of_birth' ? dateForm(own, dates) : [own, ...EMPTY.slice(1)];
};

const formOf = (kind: NormaliseKind, value: string, setting: TextSetting): Form => {
  switch (kind) {
    case 'name:given':
      return nameForm(value, 'given');
    case 'name:family':
      return nameForm(value, 'family');
    case 'date:mdy':
    case 'date:dmy':
    case 'date:ymd':
    case 'date:serial':
    case 'date:epoch':
    case 'date:epoch_ms':
    case 'date:ticks':
    case 'date:mmddyy':
    case 'date:yymmdd':
    case 'date:ddmmyy':
      return dateForm(value, kind.slice(5) as DateOrder);
    case 'day:dmy':
    case 'day:mdy':
      return dayForm(value, kind === 'day:dmy' ? 'dmy' : 'mdy');
    case 'phone':
      return [readPhone(value), ...EMPTY.slice(1)];
    case 'region':
      return [usStateCode(value), ...EMPTY.slice(1)];
    case 'address':
      return addressForm(value);
    case 'text':
      return textForm(value, setting);
    default:
      if (kind.startsWith('joint:')) return jointForm(kind, value);
      if (kind.startsWith('entry:')) return entryForm(kind, value);
      return kind.startsWith('of:') ? mixedForm(kind, value) : withinForm(kind, value);
  }
};

/** Script step over distinct (kind, cell): one row for each that has a form. */
export const normaliseCells: ScriptFunction = function* ([kind, value], setting) {
  if (!kind || !value) return;
  const form = formOf(kind as NormaliseKind, value, setting as TextSetting);
  if (form.some((cell) => cell !== null)) yield form;
};
