import { countBefore, type Span } from '../../spans/span.ts';
import { nameIsOfOffice } from '../people/standing.ts';
import { isNewParagraph, type Place } from '../scene.ts';
import { SAME_AS_BEFORE, SAME_HOME, SAME_PHONE } from './words.ts';

/** Signs between a name and "same address" behind it, and from there back to the address that is meant. */
const OF_NAME = 300;
const REACH = 2500;
const LOOKED_AT = 40;

const SAID: readonly (readonly [Span['element'], RegExp])[] = [
  ['postal_address', SAME_HOME],
  ['phone', SAME_PHONE],
];

/** Whether words deny or ask that it is the same, or mean what it was before. */
const isOpen = (text: string, start: number, end: number): boolean => {
  const head = text.slice(Math.max(0, start - LOOKED_AT), start);
  return (
    /(?<!\p{L})(?:not|no|never|different|if|whether|kein\p{L}*|nicht)(?!\p{L})[^.\n]{0,16}$|n['’]t[^.\n]{0,16}$/iu.test(
      head,
    ) ||
    /^[^.\n]{0,16}\?/.test(text.slice(end, end + LOOKED_AT)) ||
    SAME_AS_BEFORE.test(text.slice(end, end + LOOKED_AT)) ||
    // "Same as #1": whom a number means is not looked for.
    /^ as [#(]?\d/.test(text.slice(end, end + LOOKED_AT))
  );
};

/** Of whom "same address" is said: whoever is named last in front of it, in the same paragraph, and acts for no office. */
const saidOf = (spans: readonly Span[], text: string, names: readonly Place[], at: number): Place | undefined => {
  const near = names[countBefore(names, at) - 1];
  if (!near || at - near.end > OF_NAME || isNewParagraph(text.slice(near.end, at))) return undefined;
  const span = spans[countBefore(spans, near.start)];
  return span && nameIsOfOffice(text, span) ? undefined : near;
};

/** Places of values in front of such words that are looked at. */
const MOST_SPANS = 64;

/** The place of the last value of an element in front of words, and of the one whose it is where they say "same address as Ann". */
const valueBefore = (
  spans: readonly Span[],
  owners: readonly (number | undefined)[],
  element: Span['element'],
  at: number,
  asWhom: number | undefined,
): number => {
  const split = countBefore(spans, at);
  for (let n = split - 1; n >= Math.max(0, split - MOST_SPANS); n -= 1) {
    const span = spans[n];
    if (!span || at - span.end > REACH) return -1;
    if (span.element === element && span.end <= at && (asWhom === undefined || owners[n] === asWhom)) return n;
  }
  return -1;
};

/** Whom words name to whom something is the same: "same address as Ann". */
const asWhomBehind = (text: string, names: readonly Place[], end: number): number | undefined => {
  const next = names[countBefore(names, end)];
  return next && next.start - end < LOOKED_AT && /^ as (?:[\p{L}.]{1,10} ){0,3}$/u.test(text.slice(end, next.start))
    ? next.person
    : undefined;
};

/**
 * "Co-applicant: Bo Lee, present address: same as above": by the place of a value in the list those who are named behind it and said to
 * have the same.
 */
export const saidTheSame = (
  spans: readonly Span[],
  text: string,
  names: readonly Place[],
  owners: readonly (number | undefined)[],
): ReadonlyMap<number, readonly number[]> => {
  const found = new Map<number, number[]>();
  for (const [element, words] of SAID)
    for (const { index, 0: said } of text.matchAll(words)) {
      const end = index + said.length;
      const near = isOpen(text, index, end) ? undefined : saidOf(spans, text, names, index);
      if (!near) continue;
      const n = valueBefore(spans, owners, element, index, asWhomBehind(text, names, end));
      const value = spans[n];
      // Whoever has one in front of these words says that a second one is the same.
      if (!value || value.start > near.start) continue;
      const between = element === 'phone' ? names.slice(countBefore(names, value.end), countBefore(names, index)) : [];
      // "Ann is out, try Bo, same number": Ann's.
      if (between.some(({ person }) => person !== near.person && person !== owners[n])) continue;
      found.set(n, [...(found.get(n) ?? []), near.person]);
    }
  return found;
};
