import { countBefore, type Span } from '../../spans/span.ts';
import type { Place } from '../scene.ts';
import type { Around, Shared } from './around.ts';
import type { Couple } from './couples.ts';
import { FIRST_OF_FORM, HELD_FIELD, HOME_FIELD, HOME_PHONE, MEMBER_FIELD, SECOND_OF_FORM } from './words.ts';

/** Signs between the two names of a form, in front of each, and from them to the fields of both. */
const BETWEEN = 400;
const LOOKED_AT = 48;
const REACH = 900;

/** The words of a name's own line or cell in front of it. */
const headOf = (text: string, { start }: Place): string => {
  const head = text.slice(Math.max(0, start - LOOKED_AT), start);
  return head.slice(head.lastIndexOf('\n') + 1);
};

/** Those whom a form names as its first and its second: "PRIMARY Ann Lee   2ND Bo Lee", "His name: ... Her name:", "Borrower: ... Co-borrower:". */
export const formPairsIn = (text: string, names: readonly Place[]): readonly Couple[] =>
  names.flatMap(({ person, start, end }, n) => {
    if (!SECOND_OF_FORM.test(headOf(text, { person, start, end }))) return [];
    const first = names.slice(0, n).findLast((one) => one.person !== person && FIRST_OF_FORM.test(headOf(text, one)));
    return first && start - first.end < BETWEEN ? [{ people: [first.person, person], start: first.start, end }] : [];
  });

/** Whether a form asks for such a value once only from the names of two on: what is asked twice is one's own. */
const isOnlyOne = (around: Around, { start, end }: Couple, span: Span): boolean => {
  const next = around.names.find((one) => one.start > end);
  const to = Math.min(end + REACH, next?.start ?? Number.POSITIVE_INFINITY);
  return around.spans.every(
    (one) => one === span || one.element !== span.element || one.start < start || one.start > to,
  );
};

const isOfBoth = (element: Span['element'], label: string): boolean => {
  if (element === 'phone') return HOME_PHONE.test(label);
  return element === 'postal_address' ? HOME_FIELD.test(label) : HELD_FIELD.test(label) || MEMBER_FIELD.test(label);
};

/** The two of a form below whose names it asks once for a home, a telephone there or an account. */
export const ofFormPair = (around: Around, { span }: Shared): readonly number[] => {
  const { text, names, pairs } = around;
  const pair = pairs[countBefore(pairs, span.start) - 1];
  if (!pair || span.start - pair.end > REACH || span.start < pair.end) return [];
  const near = names[countBefore(names, span.start) - 1];
  const isBehind = near !== undefined && pair.people.includes(near.person);
  const label = text.slice(Math.max(pair.end, span.start - 2 * LOOKED_AT), span.start);
  return isBehind && isOfBoth(span.element, label) && isOnlyOne(around, pair, span) ? pair.people : [];
};
