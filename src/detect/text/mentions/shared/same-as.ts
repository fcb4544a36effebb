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
    /(?<!\p{L})(?:not|no|never|different|if|whether|kein\p{L}*|nicht)(?!\p{L})[^.\n]{0,16}$|n['’]t[^.\n]{0,16}$/iu.test(head) ||
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
  const span = spans.find(({ start }) => start === near.start);
  return span && nameIsOfOffice(text, span) ? undefined : near;
};

/** "Co-applicant: Bo Lee, present address: same as above": by the place of a value in the list those who are named behind it and said to have the same. */
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
      const next = names[countBefore(names, end)];
      const asWhom = next && /^ as (?:[\p{L}.]{1,10} ){0,3}$/u.test(text.slice(end, next.start)) ? next.person : undefined;
      const n = spans.findLastIndex(
        (span, at) =>
          span.element === element &&
          span.end <= index &&
          index - span.end < REACH &&
          (asWhom === undefined || owners[at] === asWhom),
      );
      const value = spans[n];
      // Whoever has one in front of these words says that a second one is the same; "Ann is out, try Bo, same number" is Ann's.
      const between = element === 'phone' && value ? names.slice(countBefore(names, value.end), countBefore(names, index)) : [];
      const isOfOthers = between.some(({ person }) => person !== near.person && person !== owners[n]);
      if (value && value.start < near.start && !isOfOthers) found.set(n, [...(found.get(n) ?? []), near.person]);
    }
  return found;
};
