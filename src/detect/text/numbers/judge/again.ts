import { countBefore, type Span } from '../../spans/span.ts';
import type { Candidate } from './candidates.ts';
import { plainValue } from './value-signs.ts';

/** Letters and digits of a number that is told by another place where it stands, at least: shorter ones are the same by chance. */
const LEAST = 5;

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

/** Numbers of which nothing is told where they stand, and which are values elsewhere in the window; `values` by place. */
export const foundAgain = (
  text: string,
  values: readonly Span[],
  isNumber: (value: Span) => boolean,
  untold: readonly Candidate[],
  spanOf: (candidate: Candidate, element: Span['element']) => Span | undefined,
): readonly Span[] => {
  if (untold.length === 0 || values.length === 0) return [];
  const told = numbersOf(text, values, isNumber);
  const found: Span[] = [];
  let reached = 0;
  for (const candidate of [...untold].sort((a, b) => a.start - b.start)) {
    if (candidate.start < reached) continue;
    const same = told.get(plainValue(text, candidate));
    const span = same && isFree(values, candidate) ? spanOf(candidate, same.element) : undefined;
    if (!span) continue;
    found.push(span);
    reached = candidate.end;
  }
  return found;
};
