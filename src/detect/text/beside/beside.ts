import { once } from '../../../core/once.ts';
import type { ElementId } from '../../../schema/vocabulary.ts';
import { VALIDATORS } from '../../values/validators.ts';
import type { Page } from '../page.ts';
import { type Automaton, automatonOf, bitOf, possibleAt } from '../patterns/automaton.ts';
import type { Span } from '../spans/span.ts';
import { entryOf, FLAG, LEXICON } from '../tokens/lexicon.ts';
import { tokenFrom } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import { forerunnerOf } from './forerunners.ts';
import { HEAD, type Neighbour } from './neighbour.ts';
import { NEIGHBOURS, PAIRED } from './neighbours.ts';

/** What may stand behind a value of one element, and what tells which of it may stand at a place. */
interface Neighbours {
  readonly all: readonly Neighbour[];
  readonly automaton: Automaton;
}

const BY_ELEMENT: ReadonlyMap<ElementId, Neighbours> = new Map(
  [...Map.groupBy(NEIGHBOURS, ({ behind }) => behind)].map(([element, all]) => [
    element,
    { all, automaton: automatonOf(all.map(({ form }) => form)) },
  ]),
);

const SMALL_LETTER = /^ \p{Ll}/u;

/** "geboren am 3.4.1951, Ihre Diagnose liegt uns vor": a sentence that goes on with a word of grammar, where "Des Moines" ends what is told. */
const isSentence = ({ text, tokens }: Page, start: number, end: number): boolean =>
  SMALL_LETTER.test(text.slice(end, end + 2)) &&
  ((LEXICON.flags[entryOf(tokens.hash[tokenFrom(tokens, start)] ?? 0)] ?? 0) & FLAG.small_word) !== 0;

/** Where a place ends at an offset: before a label behind a comma, as in "Offenburg, Personalausweis-Nr.", and at once where it is a label or a sentence. */
const placeEnd = (page: Page, start: number, end: number): number => {
  const { text, tokens, labels } = page;
  if (isSentence(page, start, end)) return start;
  let [low, high] = [0, labels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens.start[labels[middle]?.from ?? 0] ?? 0) >= start) high = middle;
    else low = middle + 1;
  }
  const label = labels[low];
  const at = label ? (tokens.start[label.from] ?? end) : end;
  if (at === start) return start;
  const comma = text.slice(start, Math.min(at, end) + 1).lastIndexOf(',');
  return at < end && comma > 0 ? start + comma : end;
};

/** Years of dates, and behind words that only years follow: the end of a telephone number or a room is none. */
const YEARS =
  /(?:(?<![\d-])\d{1,2}([/.-])\d{1,2}\1|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? (?:\d{1,2}(?:st|nd|rd|th)?,? )?|\b\d{1,2} de \p{L}{4,10} de |©|\b(?:since|copyright|fy|year|in) )((?:19|20)\d\d)(?!\d)|(?<![\d-])((?:19|20)\d\d)-\d\d-\d\d(?!\d)/giu;

/** The last year that a text may name as one of its own time. */
const LAST_YEAR = 2040;

/** The latest year that a window names; 0 for none. */
const newestIn = ({ text, tokens }: Page): number => {
  let newest = 0;
  for (const [, , written, ordered] of text.slice(tokens.from, tokens.to).matchAll(YEARS)) {
    const year = Number(written ?? ordered);
    if (year > newest && year <= LAST_YEAR) newest = year;
  }
  return newest;
};

const neighbourAt = (page: Page, span: Span, neighbour: Neighbour, newest: () => number): Span | undefined => {
  const { text } = page;
  const { element: found, form, isValid, confidence } = neighbour;
  form.lastIndex = span.end;
  const value = form.exec(text)?.[1];
  if (value === undefined) return undefined;
  const start = form.lastIndex - value.length;
  const before = text.slice(Math.max(0, span.start - HEAD), span.end).padStart(HEAD + span.end - span.start);
  if (
    !isWhole(text, start, form.lastIndex) ||
    !isValid(value, before, { between: text.slice(span.end, start), newest })
  )
    return undefined;
  const end = found === 'place_of_birth' ? placeEnd(page, start, form.lastIndex) : form.lastIndex;
  if (end === start) return undefined;
  const why = `behind ${span.element}`;
  return {
    element: found,
    start,
    end,
    confidence,
    state: neighbour.state ?? 'clear',
    detector: `beside-${found}`,
    why,
  };
};

const neighbourOf = (page: Page, span: Span, newest: () => number): Span | undefined => {
  const neighbours = span.state === 'clear' ? BY_ELEMENT.get(span.element) : undefined;
  if (!neighbours) return undefined;
  const { units, from, to } = page.tokens;
  const possible = possibleAt(neighbours.automaton, units, span.end - from, to - from);
  for (let n = 0; possible !== 0 && n < neighbours.all.length; n += 1) {
    const neighbour = neighbours.all[n];
    const found = neighbour && possible & bitOf(n) ? neighbourAt(page, span, neighbour, newest) : undefined;
    if (found) return found;
  }
  return undefined;
};

/** Signs behind the number of a bank within which that of an account stands. */
const PAIR_REACH = 64;

const BEFORE_ACCOUNT = new RegExp(`^${PAIRED}[0-9]{5,17}(?![0-9])`);

/** The first of two numbers that a label of accounts stands before, where it is a bank's own: "deposit to 021000021 / 4478812093". */
const routingOf = (text: string, span: Span): Span | undefined => {
  const { element, state, start, end } = span;
  if (element !== 'financial_account' || state !== 'clear' || end - start !== ROUTING_DIGITS) return undefined;
  if (VALIDATORS['routing']?.(text.slice(start, end)) !== true) return undefined;
  if (!BEFORE_ACCOUNT.test(text.slice(end, end + PAIR_REACH))) return undefined;
  return {
    ...span,
    element: 'bank_routing_number',
    confidence: 0.95,
    detector: 'beside-bank_routing_number',
    why: 'before an account',
  };
};

const ROUTING_DIGITS = 9;

/** Most values that follow one another without labels: a card, its last day, its code. */
const MOST = 3;

/** Values that their place behind another value tells: the day of birth behind a number, the end behind a card. */
export const findBeside = (page: Page, spans: readonly Span[]): void => {
  const { text, tokens, emit } = page;
  const { length } = spans;
  const newest = once(() => newestIn(page));
  for (let n = 0; n < length; n += 1) {
    let last = spans[n];
    const before = last && forerunnerOf(text, last);
    if (before && tokens.taken[tokenFrom(tokens, before.start)] !== 1) emit(before);
    const routing = last && routingOf(text, last);
    if (routing) emit(routing);
    last = routing ?? last;
    if (last?.element === 'person_name' && !tokens.personal) continue;
    for (let turn = 0; turn < MOST && last; turn += 1) {
      last = neighbourOf(page, last, newest);
      if (last) emit(last);
    }
  }
};
