import { once } from '../../../core/once.ts';
import { isNationalAnywhere, isNorthAmerican } from '../../values/phone-plans.ts';
import { isThingBefore, type Nouns } from '../nouns/nouns-before.ts';
import { isRightBehind } from '../nouns/right-behind.ts';
import type { Page } from '../page.ts';
import type { Held } from '../spans/held.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { lineStart } from '../tokens/line-of.ts';
import { type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';

/** Digits in groups with one sign between, or together. */
const GROUPS = /\d{2,10}(?:[ .-]\d{2,8}){0,4}/y;

const SHORTEST = 9;
/** Blanks, signs and digits of groups come up to "9", and letters behind it. */
const LAST_OF_GROUPS = 57;

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

/** Whether the first and the last of so many signs allow such digits: mostly they do not. */
const mayHold = (text: string, at: number): boolean =>
  at + SHORTEST <= text.length &&
  isDigit(text.charCodeAt(at)) &&
  isDigit(text.charCodeAt(at + 1)) &&
  text.charCodeAt(at + 2) <= LAST_OF_GROUPS &&
  text.charCodeAt(at + SHORTEST - 1) <= LAST_OF_GROUPS;

/** Such digits at an offset; nothing where they are too few for a telephone. */
const groupsAt = (text: string, at: number): string => {
  GROUPS.lastIndex = at;
  const value = GROUPS.exec(text)?.[0] ?? '';
  return value.length < SHORTEST ? '' : value;
};

/** Ten digits of North America together, which other numbers have as well. */
const TOGETHER = /^[2-9]\d{2}[2-9]\d{6}$/;

/** Digits of an area and its exchange: the numbers of one family or office often have them alike. */
const EXCHANGE = 6;

/** "A 209 118 437": a letter in front begins a number of something else; so does a low first digit of nine. */
const BEGUN = /(?:^|[^\p{L}])\p{Lu} $/u;
const LOW = /^[1-3]\d\d[ .-]\d{3}[ .-]\d{3}$/;

/** Groups of a number that are rarely those of anything else: "33 1555 0186", "622 418 057". */
const OWN_GROUPS = /^\d{2,3}([ .-])\d{2,4}(?:\1\d{2,4}){1,3}$/;

/** The ways in which one country writes its numbers count as one. */
const SAME: ReadonlyMap<string, string> = new Map(
  // Spain writes nine digits in three ways.
  ['2-3-2-2', '3-2-2-2'].map((form) => [form, '3-3-3']),
);

const formOf = (value: string): string => {
  const lengths = value.split(/[ .-]/).map(({ length }) => length);
  const form = lengths.join('-');
  return SAME.get(form) ?? form;
};

/** "33 1555 0186": groups that North America does not write. */
const OTHER_GROUPS = /^\d\d[ .-]\d/;

/** What the telephones of a text look like. */
interface Known {
  /** Digits of those of North America, and their areas with exchanges. */
  readonly numbers: Set<string>;
  readonly exchanges: Set<string>;
  readonly forms: ReadonlySet<string>;
  /** Places in their lines of those whose digits stand together, by the start of the line. */
  readonly columns: Map<number, number>;
}

const bareOf = (value: string): string => {
  const digits = value.replace(/(?:x|ext).*$|\D/gi, '');
  return digits.length === 11 && digits.startsWith('1') ? digits.slice(1) : digits;
};

const knownOf = (text: string, spans: readonly Span[]): Known | undefined => {
  const forms = new Set<string>();
  const known = { numbers: new Set<string>(), exchanges: new Set<string>(), forms, columns: new Map<number, number>() };
  for (const { element, state, start, end } of spans) {
    if (element !== 'phone' || state !== 'clear') continue;
    const value = text.slice(start, end);
    const bare = bareOf(value);
    if (isNorthAmerican(bare) && !OTHER_GROUPS.test(value)) {
      known.numbers.add(bare);
      known.exchanges.add(bare.slice(0, EXCHANGE));
    } else if (bare.length >= 9 && OWN_GROUPS.test(value)) forms.add(formOf(value));
    if (TOGETHER.test(value)) noteColumn(text, known.columns, start);
  }
  return known.numbers.size > 0 || forms.size > 0 ? known : undefined;
};

const noteColumn = (text: string, columns: Map<number, number>, start: number): void => {
  const line = lineStart(text, start);
  columns.set(line, start - line);
};

/** Whether a telephone stands at the same place of the line above. */
const isInColumn = (text: string, columns: ReadonlyMap<number, number>, start: number): boolean => {
  const line = lineStart(text, start);
  return line > 0 && columns.get(lineStart(text, line - 1)) === start - line;
};

const isAlike = (text: string, known: Known, value: string, start: number): boolean => {
  if (LOW.test(value) || BEGUN.test(text.slice(Math.max(0, start - 3), start))) return false;
  if (!TOGETHER.test(value))
    return OWN_GROUPS.test(value) && known.forms.has(formOf(value)) && isNationalAnywhere(value.replace(/\D/g, ''));
  if (!isNorthAmerican(value)) return false;
  return (
    known.numbers.has(value) || known.exchanges.has(value.slice(0, EXCHANGE)) || isInColumn(text, known.columns, start)
  );
};

/** Such digits at a token on which no value stands; empty where there are none. */
const freeGroups = (tokens: Tokens, token: number, held: Held): string => {
  const at = tokens.start[token] ?? 0;
  return mayHold(tokens.text, at) && held()[token] !== 1 ? groupsAt(tokens.text, at) : '';
};

/** Telephones without a word for them that are written as others of the same text: "CBR 6025550114 ... RLS 6025550121", "tel. 33 1555 0186 ... 55 5550 0117". */
export const findPhonesAlike = (page: Page, spans: readonly Span[], held: Held, nouns: Nouns): void => {
  const { text, tokens, emit } = page;
  // Most texts have no other digits that could be one.
  const knownOnce = once(() => knownOf(text, spans));
  const heldOnce = once(held);
  const none = new Uint8Array(0);
  let reached = 0;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    const start = tokens.start[token] ?? 0;
    if (start < reached) continue;
    const value = freeGroups(tokens, token, heldOnce);
    if (value === '') continue;
    const known = knownOnce();
    if (!known) return;
    if (!isAlike(text, known, value, start)) continue;
    const end = start + value.length;
    reached = end;
    if (!isWhole(text, start, end) || heldOnce()[tokenFrom(tokens, end - 1)] === 1) continue;
    if (isThingBefore(page, nouns, start, none, (at) => isRightBehind(text, at, start))) continue;
    if (TOGETHER.test(value)) noteColumn(text, known.columns, start);
    emit({
      element: 'phone',
      start,
      end,
      confidence: 0.72,
      state: 'clear',
      detector: 'phone',
      why: reasonOf('phone', 'as others of the text'),
    });
  }
};
