import { areOfPeople, isHeaderWord } from '../delimited/header-words.ts';
import { createRows } from './rows-of-lines.ts';

/** What a printed text holds, in its order: rows under their heads, records of named fields, and lines of everything else. */
export type Printed =
  | { readonly kind: 'row'; readonly heads: readonly string[]; readonly cells: readonly string[] }
  | { readonly kind: 'record'; readonly fields: ReadonlyMap<string, string> }
  | { readonly kind: 'line'; readonly line: string };

/** A line between rows: strokes and crossings, with two columns at least. */
const OF_RULE = /^[-=─═:+|│┌├└┬┼┴┐┤┘╔╠╚╦╬╩╗╣╝╪╤╧ ]{5,100000}$/;
const FRAME = /^[+|│┌├└╔╠╚]|[+|│┐┤┘╗╣╝]$/g;
const CROSSING = /[+|┬┼┴╦╬╩╪╤╧]/;
const STROKES = /[-─═=]{2}/;
const STROKE = /[|│║]/;
const STROKES_OF_CELLS = /[|│║]/g;

const isRule = (line: string): boolean => {
  const rule = line.trim();
  return OF_RULE.test(rule) && STROKES.test(rule) && CROSSING.test(rule.replace(FRAME, ''));
};

const crossings = (rule: string): readonly number[] =>
  [...rule.matchAll(/[+|┌├└┬┼┴┐┤┘╔╠╚╦╬╩╗╣╝╪╤╧]/g)].map(({ index }) => index);

/** Cells between strokes; the frame around a row is none. */
const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^[|│║]|[|│║]$/g, '')
    .split(STROKE)
    .map((cell) => cell.trim());

/** Cells by the places of a rule's crossings, where strokes stand in values as well; undefined: the row is not drawn so. */
const cellsAt = (line: string, places: readonly number[], columns: number): readonly string[] | undefined => {
  if (!places.every((place) => place >= line.length || STROKE.test(line.charAt(place)))) return undefined;
  const ends = [...places.filter((place) => place > 0), line.length].slice(0, columns);
  let from = places[0] === 0 ? 1 : 0;
  return ends.map((end) => {
    const cell = line.slice(from, end).trim();
    from = end + 1;
    return cell;
  });
};

const LEAST_COLUMNS = 2;
const MOST_COLUMNS = 1000;
const LONGEST_HEADS = 100_000;
const OF_MARKDOWN = /^[-:| ]+$/;

/** A table whose rule was met: its heads, and how its rows are cut. */
interface Open {
  readonly heads: readonly string[];
  readonly places: readonly number[];
  /** Its heads and their rule as they stand, until a row says that they are some. */
  held: readonly string[];
  readonly rows: ReturnType<typeof createRows>;
}

const rowOf = (line: string, { heads, places }: Open): readonly string[] | undefined => {
  if (!STROKE.test(line)) return undefined;
  const count = (line.match(STROKES_OF_CELLS) ?? []).length;
  if (count > MOST_COLUMNS) return undefined;
  const cells = cellsOf(line);
  return cells.length === heads.length ? cells : cellsAt(line, places, heads.length);
};

/**
 * Heads above a rule; undefined where they are none. A table of Markdown that lists no people says something of those whom the
 * words around it name, and stays with them.
 */
const headsOf = (line: string, rule: string): readonly string[] | undefined => {
  if (!STROKE.test(line) || line.length > LONGEST_HEADS) return undefined;
  const cells = cellsOf(line);
  if (cells.length < LEAST_COLUMNS || cells.length > MOST_COLUMNS) return undefined;
  return areOfPeople(cells) || !OF_MARKDOWN.test(rule) ? cells : undefined;
};

/** Cells of a line in an open table, none for a rule; undefined: the table has ended above it. */
const cellsIn = (line: string, open: Open): readonly string[] | undefined => (isRule(line) ? [] : rowOf(line, open));

/** A table that begins between the line above and a rule. */
const opened = (above: string | undefined, rule: string): Open | undefined => {
  const heads = above !== undefined && isRule(rule) ? headsOf(above, rule) : undefined;
  if (!heads || above === undefined) return undefined;
  return { heads, places: crossings(rule), held: [above, rule], rows: createRows(rule.includes('=')) };
};

/** Whether the first row says that the table is a form: what is called by a word stands behind the word, not below it. */
const isForm = ({ heads }: Open, cells: readonly string[]): boolean =>
  areOfPeople(heads)
    ? cells.length % 2 === 0 && cells.every((cell, n) => n % 2 === 1 || isHeaderWord(cell))
    : isHeaderWord(cells[0] ?? '');

/** Whether a line belongs to an open table; heads have a row below them, or are none. */
const isOfTable = (open: Open, cells: readonly string[]): boolean =>
  open.held.length === 0 || (cells.length > 0 && !isForm(open, cells));

const linesOf = (lines: readonly string[]): readonly Printed[] => lines.map((line) => ({ kind: 'line', line }));

const rowsOf = ({ heads }: Open, rows: readonly (readonly string[])[]): readonly Printed[] =>
  rows.map((cells) => ({ kind: 'row', heads, cells }));

/** What is left of a table that has ended: heads that have no rows are lines. */
const ended = (open: Open | undefined): readonly Printed[] =>
  open ? [...rowsOf(open, open.rows.end()), ...linesOf(open.held)] : [];

/** Tables that programs draw with strokes, as clients of databases and Markdown do, with what stands around them. */
export const drawnTables = function* (lines: Iterable<string>): Iterable<Printed> {
  let open: Open | undefined;
  /** The line above: heads, if a rule follows. */
  let above: string | undefined;
  for (const line of lines) {
    const cells = open && cellsIn(line, open);
    if (open && cells && isOfTable(open, cells)) {
      open.held = [];
      yield* rowsOf(open, open.rows.add(cells));
      continue;
    }
    yield* ended(open);
    open = opened(above, line);
    if (!open && above !== undefined) yield { kind: 'line', line: above };
    above = open ? undefined : line;
  }
  yield* ended(open);
  if (above !== undefined) yield { kind: 'line', line: above };
};
