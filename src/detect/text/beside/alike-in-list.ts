import type { ElementId } from '../../../schema/vocabulary.ts';
import { isThingBefore, type Nouns } from '../nouns/nouns-before.ts';
import { isRightBehind } from '../nouns/right-behind.ts';
import type { Page } from '../page.ts';
import type { Held } from '../spans/held.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { lineStart } from '../tokens/line-of.ts';
import { KIND } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';

/** Numbers by which offices list people. */
const LISTED: ReadonlySet<ElementId> = new Set<ElementId>([
  'account_number',
  'health_insurance_id',
  'medical_record_number',
  'employee_id',
  'student_id',
]);

const DIGITS = /^\d{5,9}$/;
/** How surely the numbers of a list were told, and how many of them there are, at least. */
const SURE = 0.8;
const LEAST = 3;

/** The form of a number of a list: how long it is, and whether it begins with a zero. */
const formOf = (value: string): number => 2 * value.length + Number(value.startsWith('0'));

interface Known {
  readonly span: Span;
  readonly values: Set<string>;
}

/** The numbers of digits that enough rows of a text have, by their form; none of a form that another element has as well. */
const listsOf = (text: string, spans: readonly Span[]): ReadonlyMap<number, Known> => {
  const lists = new Map<number, Known>();
  const mixed = new Set<number>();
  for (const span of spans) {
    const value = span.end - span.start > 9 ? '' : text.slice(span.start, span.end);
    if (span.state !== 'clear' || !DIGITS.test(value)) continue;
    const form = formOf(value);
    const known = lists.get(form) ?? { span, values: new Set<string>() };
    if (known.span.element !== span.element || !LISTED.has(span.element)) mixed.add(form);
    else if (span.confidence >= SURE) lists.set(form, { ...known, values: known.values.add(value) });
  }
  return new Map([...lists].filter(([form, { values }]) => values.size >= LEAST && !mixed.has(form)));
};

/** Whether digits may be the number of a row: whole, and no part of a sum. */
const isListed = (text: string, start: number, end: number): boolean =>
  DIGITS.test(text.slice(start, end)) && isWhole(text, start, end) && !/[$€£,.]/.test(text.slice(start - 1, start));

/** What stands between a name and its number: "0079912 Moody, Carla", "Eli Stroud (440233)". */
const BESIDE = /^[ \t]{0,3}[,(:#]?[ \t]{0,3}#?$/;
const MOST_BESIDE = 8;

/** A number that heads its line with a colon, or an entry in it: "441905: no nuts", "- 203390 Wyatt". */
const HEADS = /^[ \t]{0,8}(?:#?$|[-*•>][ \t]{0,3}#?$)/;
const MOST_HEAD = 16;

const isHead = (text: string, start: number, end: number): boolean => {
  const line = lineStart(text, start);
  if (start - line > MOST_HEAD || !HEADS.test(text.slice(line, start))) return false;
  return text[end] === ':' || (/[-*•>]/.test(text.slice(line, start)) && /^ \p{Lu}/u.test(text.slice(end, end + 2)));
};

/** What the form of a list and the place say together, no word around says otherwise. */
const CONFIDENCE = 0.9;

/** Where names of people begin and end. */
const namesIn = (spans: readonly Span[]) => {
  const begins = new Set<number>();
  const ends = new Set<number>();
  for (const { start, end, element } of spans) {
    if (element !== 'person_name') continue;
    begins.add(start);
    ends.add(end);
  }
  return { begins, ends };
};

/**
 * Numbers that are written as those by which the text lists people, beside a name or at the head of a line, and those of the list
 * themselves wherever they stand again: "No-shows: 0079912 Moody, Carla", "30577 swapped with 30418".
 */
export const findAlikeInList = (page: Page, spans: readonly Span[], heldNow: Held, nouns: Nouns): void => {
  const { text, tokens, emit } = page;
  const lists = listsOf(text, spans);
  if (!tokens.personal || lists.size === 0) return;
  const held = heldNow();
  const { begins, ends } = namesIn(spans);
  const isPlaced = (start: number, end: number): boolean => {
    for (let n = 1; n <= MOST_BESIDE; n += 1) {
      if (begins.has(end + n) && BESIDE.test(text.slice(end, end + n))) return true;
      if (ends.has(start - n) && BESIDE.test(text.slice(start - n, start))) return true;
    }
    return isHead(text, start, end);
  };
  const none = new Uint8Array(0);
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    if (held[token] === 1 || tokens.kind[token] !== KIND.digits) continue;
    const [start, end] = [tokens.start[token] ?? 0, tokens.end[token] ?? 0];
    const value = text.slice(start, end);
    const known = isListed(text, start, end) ? lists.get(formOf(value)) : undefined;
    if (!known || !(known.values.has(value) || isPlaced(start, end))) continue;
    if (isThingBefore(page, nouns, start, none, (noun) => isRightBehind(text, noun, start))) continue;
    const { element, detector } = known.span;
    const why = reasonOf(detector, 'form');
    emit({ element, start, end, confidence: CONFIDENCE, state: 'clear', detector, why });
  }
};
