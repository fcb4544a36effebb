import { lineEnd, lineStart } from '../../tokens/line-of.ts';
import { TABULAR } from '../own-row.ts';
import type { Tier } from '../scene.ts';

/** What parts the cells of a line, and the label of a cell. */
const GAP = /(?: {3,}|\t| *\| *)/g;

/** Where the cell begins on its line that an offset stands in: labels of one column begin below each other, values do not. */
const cellStart = (text: string, at: number): number => {
  const head = text.slice(lineStart(text, at), at);
  const cells = [...head.matchAll(GAP)].map((gap) => gap.index + gap[0].length);
  // A gap between a label and what is filled in parts no cells.
  return cells.findLast((start, n) => !/(?::|\.{3})\s*$/.test(head.slice(cells[n - 1] ?? 0, start))) ?? 0;
};

/** What stands between two names side by side: blanks, and a label at most; and lines over which they head columns. */
const BETWEEN_COLUMNS = /^ {3,}(?:[\p{L}][\p{L} .'/-]{1,28}(?:: *| {2,}))?$|^ *\| *$/u;
const MOST_ROWS = 14;
/** Signs by which a value may stand further left than the name that heads its column: labels differ in length. */
const LABEL_WIDTH = 6;
/** A heading and what stands behind it. */
const OVER_COLUMNS = /^[ \t]{0,4}\p{L}[\p{L} /'-]{3,28}/u;

/** Names side by side on a line above head the columns of a form: "Castleberry, Norman      Castleberry, Opal". */
export const byColumn: Tier = ({ text, discourse }, { span, before }) => {
  const [near] = before;
  if (!near) return [];
  const line = lineStart(text, near.start);
  const heads = before.filter(({ start }) => start >= line).reverse();
  const [first, second] = heads;
  if (!first || !second || new Set(heads.map(({ person }) => person)).size < 2) return [];
  if (!BETWEEN_COLUMNS.test(text.slice(first.end, second.start))) return [];
  const stretch = text.slice(near.end, span.start);
  const rows = stretch.split('\n').length - 1;
  const own = text.slice(lineStart(text, span.start), lineEnd(text, span.end));
  if (rows < 1 || rows > MOST_ROWS) return [];
  // What fills a line by itself below two columns is of the first.
  if (!/\S(?: {3,}| *\| *)\S/.test(own))
    return discourse.role[first.person] === undefined && OVER_COLUMNS.test(own) ? [first.person] : [];
  const column = cellStart(text, span.start) + LABEL_WIDTH;
  return [(heads.findLast(({ start }) => cellStart(text, start) <= column) ?? first).person];
};

/** Whether nothing but a word for whoever uses a thing stands before a name: "915-555-0102  user: Ann". */
const isHeadless = (between: string): boolean =>
  !/[:?]/.test(between.replace(/(?:user|name|used by|assigned to|holder|owner)\s{0,2}:\s{0,4}$/i, ''));

const FIELD = /\p{L}[\p{L} .#]{1,24}[:?] {0,4}$/u;
const FIELD_REACH = 32;

/** The one name behind a value in the same row of a table: "100448   QUINONES,JOSE   584...". */
export const byRow: Tier = ({ text }, { span, before, after }) => {
  const [near] = after;
  const start = lineStart(text, span.start);
  const until = lineEnd(text, span.end);
  if (!near || near.start >= until || (before[0]?.start ?? -1) >= start || until - start > 400) return [];
  // "Religion: none   NOTES": what a label asks for is a field of a form.
  if (FIELD.test(text.slice(Math.max(start, span.start - FIELD_REACH), span.start))) return [];
  return TABULAR.test(text.slice(start, until)) && isHeadless(text.slice(span.end, near.start)) ? [near.person] : [];
};
