import { numberNouns } from '../../words/data-files.ts';
import { lineEnd, lineStart } from '../tokens/line-of.ts';
import type { Span } from './span.ts';

const oneOf = (words: readonly string[]): string =>
  words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

const nouns = numberNouns();

/** A noun of goods right in front, with "no.", "#" or a sign between. */
const GOODS_BEFORE = new RegExp(
  `(?:^|[^\\p{L}/])(?:${oneOf(nouns.goods)})s?[ .:#=]{0,3}(?:(?:no|nr|num|number|is)[ .:#]{0,3})?$`,
  'iu',
);
/** The sign of a section of a law, or a key of a record that is called for a thing: `"batch": "608-30-6286"`. */
const THING_BEFORE = new RegExp(
  `§{1,2}\\s{0,2}$|(?:["']|[^\\p{L}])(?:${oneOf(nouns.things)})(?:["']\\s?[:=]|=)\\s?["']?$`,
  'iu',
);
/** Two of the heads in one line. */
const ORDERS = new RegExp(
  `(?:^|[^\\p{L}])(?:${oneOf(nouns.orders)})(?![\\p{L}])[^\\n]{1,80}[^\\p{L}\\n](?:${oneOf(nouns.orders)})(?![\\p{L}])`,
  'iu',
);
const PEOPLE = new RegExp(`(?:^|[^\\p{L}])(?:${oneOf(nouns.people)})(?:['’]?s)?(?![\\p{L}])`, 'iu');

/** Signs in front of a number in which the noun of a part stands, and those above a row in which its heads do. */
const REACH = 32;
const ABOVE = 800;

/** A number at the head of a row, or behind the row's own number. */
const HEADS_ROW = /^[ \t]{0,12}(?:\d{1,3}[.)]?[ \t|;,]{1,8})?$/;

/** "bracket, left   4   18.00", "seal 2 ea": what it is called, in small letters, how many, and at what price or in what measure. */
const GOODS_BEHIND =
  /^[ \t|;,]{1,16}\p{Ll}[^\d\n]{2,60}[ \t|;,$x]\d{1,5}(?:[ \t|;,]{1,16}\$?\d[\d,]{0,9}\.\d{2}(?!\d)| ?(?:ea|each|pcs?|pk|bx|box|ct|st|stk|u)(?!\p{L}))/u;

const isRowOfGoods = (text: string, { start, end }: Span): boolean => {
  const from = lineStart(text, start);
  if (!HEADS_ROW.test(text.slice(Math.max(from, start - REACH), start))) return false;
  if (!GOODS_BEHIND.test(text.slice(end, Math.min(lineEnd(text, end), end + 120)))) return false;
  const above = text.slice(Math.max(0, from - ABOVE), from);
  return !PEOPLE.test(above);
};

/** The heads of columns above a number: a line that names goods and nobody. */
const isUnderGoods = (text: string, { start }: Span): boolean => {
  const from = lineStart(text, start);
  const above = text.slice(Math.max(0, from - ABOVE), from);
  return HEADS_ROW.test(text.slice(Math.max(from, start - REACH), start)) && ORDERS.test(above) && !PEOPLE.test(above);
};

const isOfGoods = (text: string, span: Span): boolean => {
  const before = text.slice(Math.max(lineStart(text, span.start), span.start - REACH), span.start);
  return GOODS_BEFORE.test(before) || THING_BEFORE.test(before) || isRowOfGoods(text, span) || isUnderGoods(text, span);
};

/** Only the form says that such a number is a Social Security number. */
const isByForm = ({ element, detector }: Span): boolean =>
  element === 'ssn' && detector.startsWith('ssn') && !detector.includes('label');

/** Numbers of parts have the form of a Social Security number in catalogues, orders and reports of service; the same number is the same part everywhere in a text. */
export const withoutPartNumbers = (text: string, spans: readonly Span[]): readonly Span[] => {
  const parts = new Set<string>();
  for (const span of spans) if (isByForm(span) && isOfGoods(text, span)) parts.add(text.slice(span.start, span.end));
  return parts.size === 0
    ? spans
    : spans.filter((span) => !isByForm(span) || !parts.has(text.slice(span.start, span.end)));
};
