import { countBefore, type Span } from '../../spans/span.ts';
import { lineEnd, lineStart } from '../../tokens/line-of.ts';
import type { Place } from '../scene.ts';
import type { Around, Shared } from './around.ts';
import type { Couple } from './couples.ts';
import { FIRST_OF_FORM, HELD_FIELD, HOME_FIELD, HOME_PHONE, MEMBER_FIELD, SECOND_OF_FORM } from './words.ts';

/** Signs between the two names of a form, in front of each, and from them to the fields of both. */
const BETWEEN = 400;
const LOOKED_AT = 48;
const REACH = 900;
const MOST_NAMES = 8;
const MOST_IN_ROW = 12;

/** Whom money goes to and comes from is one of two who buy or borrow, where the field does not say that it is of both. */
const ONES_OWN = /(?<!joint )(?:checking|savings|bank)(?!\p{L})[^\n]*$/iu;

/** The words of a name's own line or cell in front of it. */
const headOf = (text: string, { start }: Place): string => {
  const head = text.slice(Math.max(0, start - LOOKED_AT), start);
  return head.slice(head.lastIndexOf('\n') + 1);
};

/** Those whom a form names as its first and its second: "PRIMARY Ann Lee   2ND Bo Lee", "His name: ... Her name:", "Borrower: ... Co-borrower:". */
export const formPairsIn = (text: string, names: readonly Place[]): readonly Couple[] =>
  names.flatMap(({ person, start, end }, n) => {
    if (!SECOND_OF_FORM.test(headOf(text, { person, start, end }))) return [];
    const first = names
      .slice(Math.max(0, n - MOST_NAMES), n)
      .findLast((one) => one.person !== person && FIRST_OF_FORM.test(headOf(text, one)));
    return first && start - first.end < BETWEEN ? [{ people: [first.person, person], start: first.start, end }] : [];
  });

/** Whether a form asks for such a value once only from the names of two on: what is asked twice is one's own. */
const isOnlyOne = (around: Around, { people, start, end }: Couple, span: Span): boolean => {
  const next = around.names.find((one) => one.start > end && !people.includes(one.person));
  const to = Math.min(end + REACH, next?.start ?? Number.POSITIVE_INFINITY);
  return around.spans.every(
    (one) => one === span || one.element !== span.element || one.start < start || one.start > to,
  );
};

const isOfBoth = (element: Span['element'], label: string): boolean => {
  if (element === 'phone') return HOME_PHONE.test(label);
  return element === 'postal_address'
    ? HOME_FIELD.test(label)
    : (HELD_FIELD.test(label) || MEMBER_FIELD.test(label)) && !ONES_OWN.test(label);
};

/** "Her cell: ": a field that says of which of the two it is. */
const TELLS_WHOSE = /(?:^|\n| {2,}|\t)[ \t]{0,8}(?:his|her|husband['’]?s?|wife['’]?s?) [^\n:]{2,24}:?[ \t]{0,30}$/iu;

const labelOf = (text: string, start: number): string => text.slice(Math.max(0, start - 2 * LOOKED_AT), start);

/** Whether two values of an element stand in the line of one: a column for each of two. */
const isInColumns = (spans: readonly Span[], text: string, { element, start }: Span): boolean => {
  const [from, to] = [lineStart(text, start), lineEnd(text, start)];
  const split = countBefore(spans, from);
  const row = spans.slice(split, split + MOST_IN_ROW).filter((one) => one.start >= from && one.start < to);
  return row.filter((one) => one.element === element).length > 1;
};

/**
 * Whether no field of the second alone stands between the names and a value: what does stands in the line of the name, in a column for each, or is of both.
 */
const isBelowBoth = ({ spans, text }: Around, { end }: Couple, at: number): boolean => {
  const line = lineEnd(text, end);
  return spans
    .slice(countBefore(spans, line), countBefore(spans, at))
    .every(
      (one) =>
        one.element === 'person_name' ||
        one.element === 'postal_address' ||
        TELLS_WHOSE.test(labelOf(text, one.start)) ||
        isInColumns(spans, text, one) ||
        isOfBoth(one.element, labelOf(text, one.start)),
    );
};

/** The two of a form below whose names it asks once for a home, a telephone there or an account. */
export const ofFormPair = (around: Around, { span }: Shared): readonly number[] => {
  const { text, names, pairs } = around;
  const pair = pairs[countBefore(pairs, span.start) - 1];
  if (!pair || span.start - pair.end > REACH || span.start < pair.end) return [];
  const near = names[countBefore(names, span.start) - 1];
  const isBehind = near !== undefined && pair.people.includes(near.person);
  if (!isBehind || !isOfBoth(span.element, labelOf(text, span.start))) return [];
  return isOnlyOne(around, pair, span) && isBelowBoth(around, pair, span.start) ? pair.people : [];
};
