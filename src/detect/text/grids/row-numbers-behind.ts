import { ownerOfNumbers, ownerSaid } from '../beside/number-of-name.ts';
import type { Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { reasonOf } from '../spans/span.ts';
import { lineStart } from '../tokens/line-of.ts';
import { lineAt } from './cells.ts';
import {
  BY_TEXT,
  DETECTOR,
  isOfNobody,
  type Kind,
  listsOf,
  MOST_ABOVE,
  MOST_BEFORE,
  type Numbered,
  toldOf,
} from './row-numbers.ts';

/** A number right behind the name that a row begins with: "Okafor, Chidi     RC-20447   140.00", "Ann Lee - 0044718". */
const BEHIND_NAME =
  /(?:[ \t]{2,40}|\t|[ \t]{0,3}[,;|:–—-][ \t]{1,8})#?([A-Z]{1,3}-?\d{4,9}|0\d{4,8}|\d{6,9})(?=[ \t]{2}|\t|[ \t]*(?:[,;|]|\r?\n|$))/y;

/** Signs of the line above a list that are read, at most. */
const MOST_LEAD = 200;

/** What the line above a list and the place say together, no word around says otherwise. */
const LED = 0.9;
/** Letters or zeros in front, as counts and amounts have none. */
const GIVEN_FORM = /^[A-Z0]/;
/** Words of a line that leads to numbers, and of one that leads to money and places, which are digits alone, and to papers. */
const NUMBERED =
  /#|(?<!\p{L})(?:no|nos|nr|n[.º°])\.|(?<!\p{L})(?:numbers?|ids?|codes?|charts?|badges?|files?|mrns?|cards?|accounts?|accts?|nummern?|números?|numéros?|numer[io])(?!\p{L})/iu;
const OF_MONEY =
  /[$€£]|(?<!\p{L})(?:salar(?:y|ies)|wages?|pay|paid|amounts?|balances?|totals?|sums?|gave|gifts?|pledged?|billed|charged?|prices?|costs?|income|owe[ds]?|dues|zips?|postal|sales|gehalt|betrag|salario|importe|saldo|salaire|montant|solde)(?!\p{L})/iu;
const OF_PAPERS = /(?<!\p{L})(?:po|orders?|invoices?|tickets?|receipts?|checks?)(?!\p{L}) ?(?:#|no\b|numbers?|ids?)/iu;

/** The number that stands in a row behind the name that it begins with. */
const numberBehind = (text: string, name: Span): Numbered | undefined => {
  const line = lineStart(text, name.start);
  if (name.start - line > MOST_BEFORE || /\p{L}/u.test(text.slice(line, name.start))) return undefined;
  BEHIND_NAME.lastIndex = name.end;
  const found = BEHIND_NAME.exec(text);
  const value = found?.[1];
  if (!found || value === undefined) return undefined;
  const start = found.index + found[0].length - value.length;
  return { start, end: start + value.length, value };
};

const formOf = (value: string): string => value.replace(/\d/g, '9');

/** Whether the numbers of a list are written in one way: amounts and counts are longer and shorter. */
const isOneForm = (numbers: readonly Numbered[]): boolean =>
  new Set(numbers.map(({ value }) => formOf(value))).size === 1;

/** The line that leads to a list, and what it says of whom the list has: "The number is the member's with us." */
const leadOf = (text: string, first: Numbered): string => {
  let at = lineStart(text, first.start);
  for (let n = 0; n < MOST_ABOVE && at > 0; n += 1) {
    const line = lineAt(text, at - 1);
    const own = text.slice(Math.max(line.from, line.to - MOST_LEAD), line.to);
    if (own.trim() !== '') return own;
    at = line.from;
  }
  return '';
};

/** What numbers behind names are: by the line above the list, which may be a head, or by whose files the text is from. */
const kindBehind = (page: Page, first: Numbered): Kind | undefined => {
  const lead = leadOf(page.text, first);
  const isGiven = GIVEN_FORM.test(first.value);
  // Digits alone are wages and zip codes as well.
  if (OF_PAPERS.test(lead) || (!isGiven && (!NUMBERED.test(lead) || OF_MONEY.test(lead)))) return undefined;
  const said = ownerSaid(lead);
  if (said) return { element: said, confidence: LED };
  const owner = page.tokens.personal ? ownerOfNumbers(page, first.start) : undefined;
  return owner && { element: owner, confidence: isGiven ? LED : BY_TEXT };
};

/** Numbers that stand in the rows of a list of people behind the names that these begin with: one decision for all of them. */
export const findNumbersBehind = (page: Page, spans: readonly Span[]): void => {
  const { text, emit } = page;
  for (const numbers of listsOf(text, spans, numberBehind)) {
    const [first] = numbers;
    if (!first || isOfNobody(numbers) || !isOneForm(numbers)) continue;
    const told = toldOf(spans, numbers);
    const kind = told ? { element: told, confidence: LED } : kindBehind(page, first);
    if (!kind) continue;
    for (const { start, end } of numbers)
      emit({ ...kind, start, end, state: 'clear', detector: DETECTOR, why: reasonOf(DETECTOR, 'behind its name') });
  }
};
