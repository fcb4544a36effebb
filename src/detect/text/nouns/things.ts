import type { Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { isThingBefore, type Nouns } from './nouns-before.ts';
import { isRightBehind } from './right-behind.ts';

/** A number of North America, with its extension, and one with the zero that most countries dial first. */
const WRITTEN_AS_PHONE =
  /^(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]{0,3}[2-9]\d\d[ .-]?\d{4}(?:,? ?(?:x|ext\.?) ?\d{1,6})?$|^\(?0[1-9]\d{0,3}\)?[ /]/;

/** Digits that a numbering plan of anywhere allows and nothing else: what a noun says of them is surer. */
export const isDoubtful = (text: string, { element, detector, why, start, end }: Span): boolean =>
  element === 'phone' &&
  detector === 'phone' &&
  (!why.includes('plus') || text.startsWith('00', start)) &&
  !WRITTEN_AS_PHONE.test(text.slice(start, end));

/** Without digits that only a numbering plan, or a label further off, makes a number of somebody, right behind the noun of a thing: "report 25-018834", "P/N 715-330881-004", "EFT trace 0911447238". */
export const withoutNumbersOfThings = (page: Page, spans: readonly Span[], nouns: Nouns): readonly Span[] => {
  const flags = page.contextsOf.get('phone');
  if (!flags || nouns.size === 0) return spans;
  return spans.filter(
    (span) =>
      !(isDoubtful(page.text, span) || FAR.test(span.detector)) ||
      !isThingBefore(page, nouns, span.start, flags, (end) => isRightBehind(page.text, end, span.start)),
  );
};

/** Detectors whose value stands apart from its label. */
const FAR = /^(?:bank-account|health-insurance|number|employee-number|identity-card)-far$/;
