import type { ElementId } from '../../../schema/vocabulary.ts';
import { isThingBefore, type Nouns } from '../nouns/nouns-before.ts';
import { isRightBehind } from '../nouns/right-behind.ts';
import type { Page } from '../page.ts';
import type { Held } from '../spans/held.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { type HashSet, unitSet } from '../tokens/characters.ts';
import { DOT, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';

/** Numbers that offices give people, each office in one form of its own. */
const GIVEN: ReadonlySet<ElementId> = new Set<ElementId>([
  'account_number',
  'financial_account',
  'drivers_license',
  'passport',
  'health_insurance_id',
  'medical_record_number',
  'employee_id',
  'student_id',
  'other_government_id',
  'tribal_id',
  'voter_id',
  'state_id',
  'ticket_number',
  'order_number',
]);

const OF_THINGS: ReadonlySet<ElementId> = new Set<ElementId>(['ticket_number', 'order_number']);

/** Signs that join the parts of a number. */
const OWN = /[A-Z0-9]{1,16}(?:[-/.][A-Z0-9]{1,14}){0,5}/y;

/** Digits in groups that blanks part, as on cards of banks and of clubs: "3308 7711 04". */
const GROUPED = /\d{3,6}(?: \d{2,6}){2,4}/y;

const LEAST_SIGNS = 7;

/** Digits in three groups or more, which no day, telephone or Social Security number is: "03-0118-00". */
const JOINED = /^(?!\d\d?-\d\d?-\d|\d{4}-\d\d-\d\d$|\d{3}-\d{3}-\d{4}$|\d{3}-\d\d-\d{4}$)\d{2,6}(?:-\d{2,6}){2,3}$/;
const DIGITS = /^\d+$/;

/** Whether a number is written in such groups, as no card, no telephone and no Social Security number is. */
const isGrouped = (value: string): boolean =>
  value.includes(' ') &&
  /^(?!(?:\d{4} ){3}\d{4}$|\d{3} \d\d \d{4}$|\d{3} \d{3} \d{3,4}$)\d{3,6}(?: \d{2,6}){2,4}$/.test(value);

/** How surely a number of digits was told whose form tells others. */
const SURE = 0.8;

/** Digits of such a form, at least. */
const LEAST_DIGITS = 5;

const digitsOf = (value: string): number => {
  let digits = 0;
  for (let at = 0; at < value.length; at += 1) if (isDigit(value.charCodeAt(at))) digits += 1;
  return digits;
};

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** A form that hardly anything else has: letters among digits enough, or digits in groups; digits alone by what they begin with. */
const isOwnForm = (value: string, { element, confidence }: Span): boolean => {
  if (value.length < LEAST_SIGNS) return false;
  const digits = digitsOf(value);
  if (digits < LEAST_DIGITS) return false;
  if (digits < value.length && /[A-Z]/.test(value)) return true;
  if (OF_THINGS.has(element)) return false;
  // Groups of which the first is the same are of one house however surely it was told.
  if (isGrouped(value)) return true;
  return confidence >= SURE && ((DIGITS.test(value) && !DAY.test(value)) || JOINED.test(value));
};

/** Digits at the end of a number of digits alone that may differ. */
const COUNTED = 3;

/** A day without signs: "20240118". */
const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{2}|\d{4}|\d{6})?$/;

/** The form of a number; of digits alone all but the last stay: an office counts on, "0071843" and "0071844"; of groups the first does. */
const formOf = (value: string): string => {
  if (value.includes(' '))
    return value.slice(0, value.indexOf(' ')) + value.slice(value.indexOf(' ')).replace(/\d/g, '9');
  const kept = DIGITS.test(value) ? value.length - COUNTED : 0;
  return value.slice(0, kept) + value.slice(kept).replace(/\d/g, '9').replace(/[A-Z]/g, 'A');
};

const ownAt = (text: string, at: number): string => {
  GROUPED.lastIndex = at;
  const grouped = GROUPED.exec(text)?.[0];
  if (grouped !== undefined && isGrouped(grouped)) return grouped;
  OWN.lastIndex = at;
  return OWN.exec(text)?.[0] ?? '';
};

/** A number that something told, and how often numbers of its form were. */
interface Known {
  readonly span: Span;
  readonly count: number;
}

/** From so many numbers of one form on it is that of a list, which no word around another of them says otherwise. */
const LIST = 3;
const OF_LIST = 0.9;
const ALIKE = 0.7;

/** The forms of numbers that something told, with what they are; without those of which two kinds of numbers have one. */
const formsOf = (text: string, spans: readonly Span[]): ReadonlyMap<string, Known> => {
  const forms = new Map<string, Known>();
  const unsure = new Set<string>();
  for (const span of spans) {
    if (span.state !== 'clear') continue;
    const value = text.slice(span.start, span.end);
    if (!isOwnForm(value, span) || ownAt(text, span.start) !== value) continue;
    const form = formOf(value);
    const known = forms.get(form);
    if (known ? known.span.element !== span.element : !GIVEN.has(span.element)) unsure.add(form);
    forms.set(form, { span: known?.span ?? span, count: 1 + (known?.count ?? 0) });
  }
  for (const form of unsure) forms.delete(form);
  return forms;
};

const MOST_PARTS = 6;
const JOINS: HashSet = unitSet([HYPHEN, SLASH, DOT]);

/** The token that a number begins at with the letters that a sign joins to it: the "SR" of "SR-440917". */
const runFrom = ({ gap, kind, hash }: Tokens, token: number): number => {
  let first = token;
  while (first > 0 && token - first < MOST_PARTS && gap[first] === GAP.none) {
    if (kind[first - 1] === KIND.mark && !JOINS.has(hash[first - 1] ?? 0)) break;
    first -= 1;
  }
  return first;
};

const NO_FORMS: ReadonlyMap<string, Known> = new Map();

/** Numbers without a label that are written as one that has one in the same text: "Passport C04418826 ... hers is B00718825". */
export const findAlike = (page: Page, spans: readonly Span[], heldNow: Held, nouns: Nouns): void => {
  const { text, tokens, emit } = page;
  const forms = tokens.personal ? formsOf(text, spans) : NO_FORMS;
  if (forms.size === 0) return;
  const held = heldNow();
  const none = new Uint8Array(0);
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    if (held[token] === 1) continue;
    const start = tokens.start[runFrom(tokens, token)] ?? 0;
    const value = ownAt(text, start);
    const known = value.length < LEAST_SIGNS ? undefined : forms.get(formOf(value));
    if (!known || !isWhole(text, start, start + value.length)) continue;
    // "Ticket" and "order" are nouns of things themselves.
    if (
      !OF_THINGS.has(known.span.element) &&
      isThingBefore(page, nouns, start, none, (end) => isRightBehind(text, end, start))
    )
      continue;
    const { element, detector, state } = known.span;
    emit({
      element,
      start,
      end: start + value.length,
      confidence: known.count >= LIST ? OF_LIST : ALIKE,
      state,
      detector,
      why: reasonOf(detector, 'form'),
    });
  }
};
