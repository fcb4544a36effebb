import { countBefore, type Span } from '../../spans/span.ts';
import { type Candidate, NUMERIC_DAY } from './candidates.ts';
import { plainValue } from './value-signs.ts';

/** Letters and digits of a number that is told by another place where it stands, at least: shorter ones are the same by chance. */
const LEAST = 5;
/** The same of digits alone, which are sums, years, pages and towns as well, and of what is grouped in another way there. */
const LEAST_DIGITS = 7;
const LEAST_REGROUPED = 8;

const DIGITS = /^\d+$/;
const GROUPS = /^[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)*$/u;
const MONEY = /[$£€¥₹]/;

/** Whether a number is the one told, by how both are written: digits of a day, a sum or an address of the net may be the same. */
const isWrittenAlike = (text: string, told: Span, { start, end }: Candidate, plain: string): boolean => {
  const here = text.slice(start, end);
  const there = text.slice(told.start, told.end);
  if (MONEY.test(text.slice(Math.max(0, start - 1), end))) return false;
  if (here.toUpperCase() === there.toUpperCase()) return plain.length >= (DIGITS.test(plain) ? LEAST_DIGITS : LEAST);
  return plain.length >= LEAST_REGROUPED && GROUPS.test(here) && GROUPS.test(there) && !NUMERIC_DAY.test(here);
};

/** A number of which nothing is told where it stands, and its letters and digits. */
interface Untold {
  readonly candidate: Candidate;
  readonly plain: string;
}

/** The numbers among values by their letters and digits, the first of each. */
const numbersOf = (
  text: string,
  values: readonly Span[],
  isNumber: (value: Span) => boolean,
): ReadonlyMap<string, Span> => {
  const told = new Map<string, Span>();
  for (const value of values) {
    // A day stands in a text for many reasons: it is no birth date where another place calls the same day one.
    if (value.element === 'date_of_birth' || !isNumber(value)) continue;
    const plain = plainValue(text, value);
    if (plain.length >= LEAST && !told.has(plain)) told.set(plain, value);
  }
  return told;
};

const isFree = (values: readonly Span[], { start, end }: Candidate): boolean => {
  const n = countBefore(values, start);
  return (values[n - 1]?.end ?? 0) <= start && (values[n]?.start ?? end) >= end;
};

/** What stands in a window before and after the judge's look: `before` by letters and digits, as signs were gathered. */
export interface Values {
  readonly before: ReadonlyMap<string, Span>;
  readonly found: readonly Span[];
  /** All that is kept and found, by place. */
  readonly all: readonly Span[];
}

/** Numbers of which nothing is told where they stand, and which are values elsewhere in the window. */
export const foundAgain = (
  text: string,
  { before, found, all }: Values,
  isNumber: (value: Span) => boolean,
  candidates: readonly Candidate[],
  spanOf: (candidate: Candidate, element: Span['element']) => Span | undefined,
): readonly Span[] => {
  // Hardly any window has one: all values are spelled only where one is.
  const spelled = new Set(found.map((value) => plainValue(text, value)));
  const untold = candidates.flatMap((candidate): Untold[] => {
    const plain = plainValue(text, candidate);
    return before.has(plain) || spelled.has(plain) ? [{ candidate, plain }] : [];
  });
  if (untold.length === 0) return [];
  const told = numbersOf(text, all, isNumber);
  const again: Span[] = [];
  let reached = 0;
  for (const { candidate, plain } of untold.sort((a, b) => a.candidate.start - b.candidate.start)) {
    if (candidate.start < reached) continue;
    const same = told.get(plain);
    const isTold = same && isFree(all, candidate) && isWrittenAlike(text, same, candidate, plain);
    const span = isTold ? spanOf(candidate, same.element) : undefined;
    if (!span) continue;
    again.push(span);
    reached = candidate.end;
  }
  return again;
};
