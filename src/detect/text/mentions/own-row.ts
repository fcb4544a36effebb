import type { Span } from '../spans/span.ts';
import { SINGLE, valueKey } from './single-values.ts';

/** Cells between tabs, bars, semicolons or blanks, or at least four between commas. */
export const TABULAR = /\S(?: {2,}|\t|[;|])\S|^[ \t>]{0,8}[^\s,]{1,40},[^\s,][^,\n]{0,40},[^,\n]{0,40},/;

/** Cells of a table and not of a form or prose: tabs, bars, or many blanks between them. */
const IN_TABLE = /\S(?:\t|\|| {3,})\S/;

/** How people are reached, and their accounts: in a list of people, namesakes are told apart by them as well. */
const CONTACT: ReadonlySet<string> = new Set(['postal_address', 'email', 'phone', 'account_number']);

/** Signs of a row of a table, and of a block of a form below its name, at most. */
const MOST_ROW = 400;
const MOST_BLOCK = 600;

/** A label that stands alone before a name at the start of a line: "Name:", "Patient Name =". */
const HEADS_BLOCK = /(?:^|\n)[ \t>*-]{0,4}[\p{L}][\p{L} .'/()-]{0,30}[:=][ \t]{0,8}$/u;

type Stretch = readonly [from: number, to: number];

const rowOf = (text: string, { start, end }: Span): Stretch | undefined => {
  const least = Math.max(0, start - MOST_ROW);
  const before = text.slice(least, start).lastIndexOf('\n');
  const behind = text.slice(end, end + MOST_ROW).indexOf('\n');
  if (before < 0 && least > 0) return undefined;
  const [from, to] = [least + before + 1, behind < 0 ? end + MOST_ROW : end + behind];
  return TABULAR.test(text.slice(from, to)) ? [from, to] : undefined;
};

const blockOf = (text: string, { start, end }: Span): Stretch | undefined => {
  if (!HEADS_BLOCK.test(text.slice(Math.max(0, start - 48), start))) return undefined;
  const below = text.slice(end, end + MOST_BLOCK);
  const blank = below.search(/\n[ \t>]*\r?\n/);
  return [end, end + (blank < 0 ? below.length : blank)];
};

/** The spans of a stretch around span `n`, in front of it and behind, the nearest first. */
const around = (spans: readonly Span[], n: number, [from, to]: Stretch): readonly (readonly Span[])[] =>
  [-1, 1].map((step) => {
    const found: Span[] = [];
    for (let at = n + step; ; at += step) {
      const span = spans[at];
      if (!span || span.start < from || span.start >= to) return found;
      found.push(span);
    }
  });

const isName = ({ element }: Span): boolean => element === 'person_name';

/** A row that names somebody else as well says of neither what is whose. */
const inRow = (spans: readonly Span[], n: number, row: Stretch): readonly Span[] => {
  const found = around(spans, n, row).flat();
  return found.some(isName) ? [] : found;
};

/** A block ends where the next name begins. */
const inBlock = (spans: readonly Span[], n: number, block: Stretch): readonly Span[] => {
  const [, behind = []] = around(spans, n, block);
  const next = behind.findIndex(isName);
  return next < 0 ? behind : behind.slice(0, next);
};

/**
 * What a naming's own row of a table, or the block of a form that it heads, says of whom it names, by element: the values of
 * which everybody has one, in a table how they are reached as well. Namesakes in a list are told apart by them.
 */
export const ownValues = (spans: readonly Span[], text: string, n: number): ReadonlyMap<string, string> => {
  const span = spans[n];
  const row = span && rowOf(text, span);
  const isListed = row !== undefined && IN_TABLE.test(text.slice(...row));
  const block = span && blockOf(text, span);
  const found = [...(row ? inRow(spans, n, row) : []), ...(block ? inBlock(spans, n, block) : [])];
  const values = new Map<string, string>();
  for (const own of found) {
    if (own.state !== 'clear' || values.has(own.element)) continue;
    if (SINGLE.has(own.element) || (isListed && CONTACT.has(own.element))) values.set(own.element, valueKey(own, text));
  }
  return values;
};

/**
 * Whether values are somebody else's: one differs, and none is the same. How they are reached counts only without a value of
 * which everybody has one: father and son of one name may share a house.
 */
export const contradicts = (ours: ReadonlyMap<string, string>, theirs: ReadonlyMap<string, string>): boolean => {
  const both = [...theirs].filter(([element]) => ours.has(element));
  const single = both.filter(([element]) => SINGLE.has(element));
  const telling = single.length > 0 ? single : both;
  return telling.length > 0 && telling.every(([element, value]) => ours.get(element) !== value);
};
