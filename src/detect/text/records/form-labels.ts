import { BLANK, DOT, ELLIPSIS, TAB } from '../tokens/signs.ts';
import type { Tokens } from '../tokens/tokens.ts';
import type { Take } from './pair.ts';

/** Signs of a label, at most, and blanks or dots between it and its colon. */
const MOST_LABEL = 40;
const MOST_LEADERS = 40;
const MOST_WORDS = 5;

const NEWLINE = 10;

/** 1 for signs of ASCII that no label has: what stands in front of one begins a sentence or a line of code. */
const NO_LABEL = new Uint8Array(128);
for (const sign of ',;:=<>{}[]"`!?|\\$%^~+@') NO_LABEL[sign.charCodeAt(0)] = 1;

/** Where the label ends in front of a colon: blanks and dots lead to it. */
const labelEnd = (units: Uint16Array, colon: number): number => {
  const least = Math.max(0, colon - MOST_LEADERS);
  let at = colon;
  for (; at > least; at -= 1) {
    const unit = units[at - 1];
    if (unit !== BLANK && unit !== DOT && unit !== ELLIPSIS && unit !== TAB) break;
  }
  return at;
};

/** Where the line or the column begins that ends at a place; -1 where that is no label: it is too long, or of too many words. */
const labelStart = (units: Uint16Array, end: number): number => {
  const least = Math.max(0, end - MOST_LABEL);
  let words = 1;
  for (let at = end; at > least; at -= 1) {
    const unit = units[at - 1] ?? 0;
    if (unit === NEWLINE || unit === TAB) return at;
    if (unit < 128 && NO_LABEL[unit] === 1) return -1;
    if (unit !== BLANK) continue;
    // Two blanks part the columns of a form.
    if (units[at - 2] === BLANK) return at;
    words += 1;
    if (words > MOST_WORDS) return -1;
  }
  return least === 0 ? 0 : -1;
};

/** A mark of a list in front of a label: "- ", "3. ", "f) ". */
const MARK = /^(?:[-*•#] ?|\d{1,2}[.)] |[a-z]\) )/u;
const BEGINS = /^(?:N[°º] )?\p{L}/u;

/** "Konfession ......: islamisch", "Religión  : evangélica", "cell: 601-555-0171": labels that begin a line or a column of a form. */
export const labelsOf = ({ text, units, from, to }: Tokens, take: Take): void => {
  const page = text.slice(from, to);
  for (let colon = page.indexOf(':'); colon >= 0; colon = page.indexOf(':', colon + 1)) {
    if (units[colon + 1] !== BLANK && units[colon + 1] !== TAB) continue;
    const end = labelEnd(units, colon);
    const start = labelStart(units, end);
    if (start < 0 || end - start < 2) continue;
    const own = page.slice(start, end);
    const name = own.replace(MARK, '');
    if (!BEGINS.test(name)) continue;
    take({ name, at: from + end - name.length, from: from + colon + 1, limit: to, isClosed: false, isLabel: true });
  }
};
