import { isNorthAmerican } from '../../values/phone-plans.ts';
import type { Page } from '../page.ts';
import { CLASS, CLASSES, type HashSet, hashOf, hashSet, unitSet } from '../tokens/characters.ts';
import { CLOSE, HYPHEN, OPEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

/** Signs that may touch a number from the left: brackets, quotes, colons. */
const FREE: HashSet = unitSet([...'([{"\':;,|<>*/_'].map((sign) => sign.charCodeAt(0)));
/** Words and signs of an extension. */
const EXTENDED: HashSet = hashSet([...['x', 'ext', 'extension'].map(hashOf), 35]);

const lengthAt = ({ start, end, kind }: Tokens, token: number): number =>
  kind[token] === KIND.digits ? (end[token] ?? 0) - (start[token] ?? 0) : 0;

const isMark = ({ kind, hash, gap }: Tokens, token: number, sign: number): boolean =>
  kind[token] === KIND.mark && hash[token] === sign && gap[token] === GAP.none;

const wordAt = ({ text, start, end }: Tokens, token: number): string => text.slice(start[token], end[token]);

/** Whether three groups of 3, 3 and 4 digits stand as "(202) 555-0147" or "202-555-0147" from the first group on. */
const isForm = (tokens: Tokens, area: number, bracket: boolean): boolean => {
  const exchange = area + 2;
  const line = area + 4;
  if (lengthAt(tokens, line) !== 4 || lengthAt(tokens, exchange) !== 3 || lengthAt(tokens, area) !== 3) return false;
  if (!isMark(tokens, area + 1, bracket ? CLOSE : HYPHEN) || !isMark(tokens, exchange + 1, HYPHEN)) return false;
  const between = tokens.gap[exchange] ?? 0;
  return tokens.gap[line] === GAP.none && (bracket ? between <= GAP.blank : between === GAP.none);
};

/** Whether no digit, letter or sign of another number touches the tokens. */
const isFree = ({ text, tokens }: Page, first: number, line: number): boolean => {
  const { gap, hash, kind, start, end } = tokens;
  if (gap[first] === GAP.none && first > 0 && !FREE.has(text.charCodeAt((start[first] ?? 0) - 1))) return false;
  if ((CLASSES[text.charCodeAt(end[line] ?? 0)] ?? 0) >= CLASS.digit || EXTENDED.has(hash[line + 1] ?? 0)) return false;
  const joined = gap[line + 1] === GAP.none && gap[line + 2] === GAP.none;
  return !(joined && kind[line + 2] === KIND.digits);
};

/** The token behind a number in one of the two forms that fill lists, with an area in use; else the same token. */
export const northAmericanAt = (page: Page, first: number): number => {
  const { tokens } = page;
  const bracket = tokens.hash[first] === OPEN && tokens.kind[first] === KIND.mark;
  const area = bracket ? first + 1 : first;
  const line = area + 4;
  if (!isForm(tokens, area, bracket) || !isFree(page, first, line)) return first;
  return isNorthAmerican(wordAt(tokens, area) + wordAt(tokens, area + 2) + wordAt(tokens, line)) ? line + 1 : first;
};
