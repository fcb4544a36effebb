import type { ScriptFunction } from '../../engine/port.ts';
import { usStateCode } from '../columns/content-words.ts';
import { readPhone } from '../columns/phone-number.ts';
import { splitFullAddress } from '../columns/split-address.ts';
import { splitFullName } from '../columns/split-name.ts';
import { type DateOrder, readDate } from '../columns/value-dates.ts';
import { type TextSetting, textHolding } from './text-holding.ts';

/** What a cell is turned into; the part after the colon is the setting of its column. */
export type NormaliseKind =
  | 'name:given'
  | 'name:family'
  | `date:${DateOrder}`
  | 'phone'
  | 'region'
  | 'address'
  | 'text';

/** Cells of the normalised form, in the order of `NORMALISED`; their meaning hangs on the kind. */
type Form = readonly (string | null)[];

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
  const { holding, withheld } = textHolding(value, setting);
  return [holding, withheld, null, null, null, null];
};

const formOf = (kind: NormaliseKind, value: string, setting: TextSetting): Form => {
  switch (kind) {
    case 'name:given':
      return nameForm(value, 'given');
    case 'name:family':
      return nameForm(value, 'family');
    case 'date:mdy':
    case 'date:dmy':
    case 'date:ymd': {
      const date = readDate(value, kind.slice(5) as DateOrder);
      return [date === undefined ? partialDate(value) : String(date), ...EMPTY.slice(1)];
    }
    case 'phone':
      return [readPhone(value), ...EMPTY.slice(1)];
    case 'region':
      return [usStateCode(value), ...EMPTY.slice(1)];
    case 'address':
      return addressForm(value);
    case 'text':
      return textForm(value, setting);
    default: {
      const never: never = kind;
      return [never];
    }
  }
};

/** Script step over distinct (kind, cell): one row for each that has a form. */
export const normaliseCells: ScriptFunction = function* ([kind, value], setting) {
  if (!kind || !value) return;
  const form = formOf(kind as NormaliseKind, value, setting as TextSetting);
  if (form.some((cell) => cell !== null)) yield form;
};
