import { countBefore, type Span } from '../../spans/span.ts';
import { nameIsOfOffice } from '../people/standing.ts';
import { isNewParagraph, type Place } from '../scene.ts';
import { lastSentence } from '../sentence.ts';
import { SAME_AS_BEFORE, SAME_HOME, SAME_PHONE } from './words.ts';

/** Signs between a name and "same address" behind it, and from there back to the address that is meant. */
const OF_NAME = 300;
const REACH = 2500;
const LOOKED_AT = 40;

const SAID: readonly (readonly [Span['element'], RegExp])[] = [
  ['postal_address', SAME_HOME],
  ['phone', SAME_PHONE],
];

/** Words in front that deny or ask it, say that it was so once, or where something is sent: in the sentence, and right in front. */
const UNTOLD =
  /(?<!\p{L})(?:not|never|longer|den(?:y|ies|ied|ying)|used to|until|unlike|previously|formerly|moved|if|whether|sen[dt]s?|mail(?:ed)?|ship(?:ped)?|deliver(?:ed)?|forward(?:ed)?)(?!\p{L})|n['’]t(?!\p{L})/iu;
const DENIED = /(?<!\p{L})(?:no|different|kein\p{L}*|nicht)(?!\p{L})[^.\n]{0,16}$/iu;

/** Whether words deny or ask that it is the same, or mean what it was before; `from`: where whom it is said of was named. */
const isOpen = (text: string, from: number, start: number, end: number): boolean => {
  const head = lastSentence(text.slice(from, start));
  return (
    UNTOLD.test(head) ||
    DENIED.test(head) ||
    /^[^.\n]{0,16}\?/.test(text.slice(end, end + LOOKED_AT)) ||
    SAME_AS_BEFORE.test(text.slice(end, end + LOOKED_AT)) ||
    // "Same as #1": whom a number means is not looked for.
    /^ as [#(]?\d/.test(text.slice(end, end + LOOKED_AT))
  );
};

/** "Ann Lee's office is at the same address". */
const OF_THEIRS =
  /^['’]s? (?!(?:(?:home|mailing|current|present) ){0,2}(?:address|addr|residence|home|house|phone|number|tel))/iu;

/** Of whom "same address" is said: whoever is named last in front of it, in the same paragraph, and acts for no office. */
const saidOf = (spans: readonly Span[], text: string, names: readonly Place[], at: number): Place | undefined => {
  const near = names[countBefore(names, at) - 1];
  if (!near || at - near.end > OF_NAME || isNewParagraph(text.slice(near.end, at))) return undefined;
  if (OF_THEIRS.test(text.slice(near.end, near.end + LOOKED_AT))) return undefined;
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
      const near = saidOf(spans, text, names, index);
      if (!near || isOpen(text, near.end, index, end)) continue;
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
