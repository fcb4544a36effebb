import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { zipState } from '../data-files.ts';
import type { HeaderReading } from '../headers/header-words.ts';
import { filledCell } from './column-profile.ts';
import { VALUE_TESTS } from './content-tests.ts';
import { plainName, usStateCode } from './content-words.ts';
import { travelDocument } from './travel-documents.ts';
import { type DateOrder, dateOrderOf, readDate } from './value-dates.ts';

/** One value inside a cell that holds several. */
export interface CellPart {
  readonly role: ColumnRole;
  readonly value: string;
}

/** The cells of one role in a column of numbers, told row by row by the words of another; `isRest`: those that have none of the words. */
export interface ByKind {
  readonly kinds: number;
  readonly words: readonly string[];
  readonly isRest?: true;
}

/** A role that a composite column holds, and the share of its filled cells that have it. */
export interface ColumnPart {
  readonly role: ColumnRole;
  readonly share: number;
  /**
   * Where each cell holds one value, now of one kind and now of another (`sure-numbers.ts`): the cells whose own form
   * says that they are of this role, or those of the column that are of none of the other roles. Where a cell names two
   * people (`joint-names.ts`): which of them; where it lists people (`listed-people.ts`): the place in the list, from 1; where
   * another column says of what kind the number of each row is (`kinds-beside.ts`): that column and its words.
   */
  readonly cells?:
    | 'sure'
    | { readonly except: readonly ColumnRole[] }
    | { readonly person: 1 | 2 }
    | { readonly entry: number }
    | ByKind;
}

const LONGEST = 120;

/** Words that only say what stands behind them. */
const LABEL =
  /\b(d\.?\s?o\.?\s?b\.?|birth\s?date|date of birth|born|ssn|ss#|soc\.? sec\.?|mrn|med\.? rec\.?|tel|ph|phone|cell|mobile|fax|e-?mail|dl|lic|id|no|acct|name|home|work|exp|expires|expiry|card|cc)\b\s*[.#:]*/giu;

/** Numbers that only a word in front of them explains. */
const LABELLED: readonly { readonly role: ColumnRole; readonly pattern: RegExp }[] = [
  { role: 'ssn', pattern: /\b(?:ssn?|ss#|soc\.? sec\.?|social)\s*[.#:-]*\s*(\d{9}|\d{3}[- ]\d{2}[- ]\d{4})\b/iu },
  { role: 'medical_record_number', pattern: /\b(?:mrn?|med\.? rec\.?)\s*[.#:-]*\s*([A-Z]{0,3}\d{5,12})\b/iu },
  { role: 'drivers_license', pattern: /\b(?:dl|oln|lic)\s*[.#:-]*\s*([A-Z]{0,2}\d{5,14})\b/iu },
];

const DATE =
  /\b(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{4}[-/]\d{2}[-/]\d{2}|\d{1,2}[- ]?[A-Za-z]{3}[- ]?(?:\d{4}|\d{2})|(?:19|20)\d{6})(?![\d/-])/u;

const SHAPED: readonly { readonly role: ColumnRole; readonly pattern: RegExp; readonly test: string }[] = [
  { role: 'payment_card', pattern: /(?<![\d-])\d(?:[ -]?\d){12,18}(?![\d-])/u, test: 'card' },
  { role: 'email', pattern: /[^\s@,;<>()]{1,64}@[\w.-]{1,190}\.[A-Za-z]{2,24}/u, test: 'email' },
  { role: 'ssn', pattern: /(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])/u, test: 'ssn_written' },
  {
    role: 'phone',
    pattern: /(?<![\d-])(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\d{3}[\s.-]|\d{3})\d{3}[\s.-]?\d{4}(?![\d-])/u,
    test: 'phone_like',
  },
];

/** The month in which the card beside it ends. */
const CARD_END = /(?<![\d/])(?:0[1-9]|1[0-2])\s?\/\s?(?:20)?\d{2}(?![\d/])/u;

/** A ZIP code behind a place, also one whose leading zeros a spreadsheet took. */
const CODE_LAST = /^(\p{L}[\p{L} .,/|;'’-]{1,70}?)[,\s/|;]+(\d{5}(?:-?\d{4})?|\d{3,4})$/u;
const MOST_STATE_WORDS = 3;

/** The town and the state in front of a ZIP code: "El Paso TX", "Charleston, West Virginia"; the state may have several words. */
const townAndState = (text: string): { readonly city: string; readonly region: string } | undefined => {
  const words = [...text.matchAll(/[^,\s/|;]+/gu)];
  for (let count = Math.min(MOST_STATE_WORDS, words.length - 1); count > 0; count -= 1) {
    const from = words[words.length - count]?.index ?? 0;
    const region = text.slice(from).replace(/\.$/, '');
    const city = text.slice(0, from).replace(/[,\s/|;]+$/u, '');
    if (usStateCode(region) !== null && /^\p{L}[\p{L} .'’-]{1,40}$/u.test(city)) return { city, region };
  }
  return undefined;
};

/** "80-001 Gdańsk", "50667 Köln", "44000 NANTES": the code before the place, as most of Europe writes it. */
const CODE_FIRST = /^((?:[A-Z]{1,2}-)?(?:\d{4} ?[A-Z]{2}|\d{2}-\d{3}|\d{4,5}))\s+(\p{L}{3}[\p{L} .'’/-]{0,40})$/u;

const placeParts = (text: string): readonly CellPart[] | undefined => {
  const first = CODE_FIRST.exec(text.trim());
  if (first)
    return [
      { role: 'postal_code', value: first[1] ?? '' },
      { role: 'city', value: first[2] ?? '' },
    ];
  const [, front = '', written = ''] = CODE_LAST.exec(text.trim()) ?? [];
  const place = townAndState(front);
  if (!place) return undefined;
  const code = written.padStart(5, '0');
  if (code !== written && zipState(code) !== usStateCode(place.region)) return undefined;
  return [
    { role: 'city', value: place.city },
    { role: 'region', value: place.region },
    { role: 'postal_code', value: code },
  ];
};

const isKnownName = (text: string): boolean => VALUE_TESTS['full_name']?.(text) === true;

/** Two words and more in the form of a name: lists never hold all names, so the column says whether they are any. */
const couldBeName = (text: string): boolean =>
  VALUE_TESTS['name_or_two']?.(text) === true && /\p{L}[ ,]+\p{L}/u.test(text);

/**
 * The values of a cell that holds several, in the order in which they are told; undefined where something is left that
 * none of them explains. `order` is that of the column's dates.
 */
export const cellParts = (cell: string, order: DateOrder): readonly CellPart[] | undefined => {
  if (cell.length > LONGEST) return undefined;
  const whole = placeParts(cell) ?? travelDocument(cell);
  if (whole) return whole;
  const parts: CellPart[] = [];
  let rest = cell;
  const take = (role: ColumnRole, found: RegExpExecArray | null, value: string | undefined) => {
    if (!found || value === undefined) return;
    parts.push({ role, value });
    rest = `${rest.slice(0, found.index)} ; ${rest.slice(found.index + found[0].length)}`;
  };
  for (const { role, pattern } of LABELLED) {
    const found = pattern.exec(rest);
    take(role, found, found?.[1]);
  }
  for (const { role, pattern, test } of SHAPED) {
    const found = pattern.exec(rest);
    take(role, found && VALUE_TESTS[test]?.(found[0]) ? found : null, found?.[0]);
  }
  const end = parts.some(({ role }) => role === 'payment_card') ? CARD_END.exec(rest) : null;
  take('card_expiry', end, end?.[0]);
  const date = DATE.exec(rest);
  take('date', date && readDate(date[0], order) !== undefined ? date : null, date?.[0]);
  const left = rest
    .replace(LABEL, ' ')
    .replace(/[;:/()|#[\]–—-]+(?=\s|$)|(?<=\s|^)[;:/()|#[\]–—,-]+|[()<>"]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,]+|[\s,]+$/g, '');
  if (left === '') return parts;
  if (!couldBeName(left)) return undefined;
  return [{ role: 'full_name', value: plainName(left) }, ...parts];
};

const LOOKED_AT = 200;
const EXPLAINED = 0.8;
const LEAST_SHARE = 0.2;
const KNOWN_NAMES = 0.6;

const BIRTH = /^(birth|dob|born|geb\w*|nac\w*|nais\w*|nasc\w*)$/;

/** What the dates of a composite column are: of birth where the header says so, or whose children the cells name, or they spread as births do. */
const dateRole = (dates: readonly string[], order: DateOrder, header: HeaderReading): ColumnRole => {
  if (header.group === 'dependent' || header.tokens.some((token) => BIRTH.test(token))) return 'date_of_birth';
  const years = dates.map((date) => Math.floor((readDate(date, order) ?? 0) / 10_000)).sort((a, b) => a - b);
  const at = (share: number) => years[Math.floor((years.length - 1) * share)] ?? 0;
  return years.length >= 3 && at(0.9) - at(0.1) >= 15 && at(0.5) <= 2004 ? 'date_of_birth' : 'timestamp';
};

/** Whether cells could hold several values: letters and digits, or an address of mail among other things. */
const MIXED = /\p{L}.*\d|\d.*\p{L}|@|\d.*[;/|].*\d/u;

/**
 * The roles of a column whose cells hold several values ("LAST FIRST 03/12/1971", "Spokane, WA 99204") or now one and now
 * another ("e-mail or telephone"); undefined where four of five cells are not wholly told by them.
 */
export const compositeParts = (
  header: HeaderReading,
  cells: readonly (string | null)[],
): { readonly parts: readonly ColumnPart[]; readonly dateOrder: DateOrder } | undefined => {
  const values = [...new Set(cells.map(filledCell).filter((cell) => cell !== undefined))].slice(0, LOOKED_AT);
  if (values.some(({ length }) => length > LONGEST)) return undefined;
  if (values.length < 3 || values.filter((value) => MIXED.test(value)).length < 0.4 * values.length) return undefined;
  const order = dateOrderOf(values.flatMap((value) => DATE.exec(value)?.[0] ?? []));
  const found = values.map((value) => cellParts(value, order));
  const told = found.filter((parts) => parts !== undefined);
  if (told.length < EXPLAINED * values.length) return undefined;
  // A house's number before its street looks alike: the header says which it is.
  const isPlace = header.scores.has('postal_code') || header.scores.has('city');
  if (!isPlace && values.filter((value) => CODE_FIRST.test(value)).length > values.length / 2) return undefined;
  const names = told.flatMap((parts) => parts.filter(({ role }) => role === 'full_name').map(({ value }) => value));
  if (names.filter(isKnownName).length < KNOWN_NAMES * names.length) return undefined;
  const counts = new Map<ColumnRole, number>();
  for (const parts of told) for (const { role } of parts) counts.set(role, (counts.get(role) ?? 0) + 1);
  const dates = told.flatMap((parts) => parts.filter(({ role }) => role === 'date').map(({ value }) => value));
  const isDate = dateRole(dates, order, header);
  const parts = [...counts]
    .filter(([, count]) => count >= LEAST_SHARE * told.length)
    .map(([role, count]): ColumnPart => ({ role: role === 'date' ? isDate : role, share: count / values.length }));
  // A name with a note behind it, or a number with its time, is one value.
  return parts.filter(({ role }) => role !== 'timestamp').length >= 2 ? { parts, dateOrder: order } : undefined;
};

/** The value of one role in a composite cell; undefined: it has none. */
export const partOf = (cell: string, role: ColumnRole, order: DateOrder): string | undefined =>
  cellParts(cell, order)?.find((part) => part.role === role || (role === 'date_of_birth' && part.role === 'date'))
    ?.value;
