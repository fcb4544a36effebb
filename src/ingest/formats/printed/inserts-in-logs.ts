import { areOfPeople } from '../delimited/header-words.ts';
import { rowsAt } from '../sql/row-statements.ts';
import { feedOf, lookAhead } from '../sql/values.ts';
import type { Printed } from './drawn-tables.ts';

const STATEMENT = /\b(?:(?:insert|replace)\s{1,20}(?:ignore\s{1,20})?into|update)\s/i;
/** Values that are told elsewhere: `$1`, `?`, `:name`, `%s`. */
const ASIDE = /^(?:[$:@?]\w{0,60}|%s)$/;
const TOLD = /\bparameters: (\$1 = .*)$/i;
const PARAMETER = /\$(\d{1,5}) = (?:'((?:[^']|'')*)'|(NULL))(?=, \$|$)/g;
/** Lines between a statement and what stands for its values, at most. */
const MOST_BETWEEN = 3;
const LONGEST_LINE = 1 << 20;

type Fields = ReadonlyMap<string, string>;

/** A statement that begins a text: its rows, where it names the columns of people for each, and how many signs it has; undefined: none begins. */
const statementAt = (text: string): { readonly rows: readonly Fields[]; readonly length: number } | undefined => {
  const feed = feedOf([text]);
  const pieces = lookAhead(feed) ? rowsAt(feed, false) : null;
  if (!pieces) return undefined;
  const rows: Fields[] = [];
  let names: readonly string[] = [];
  let isWhole = true;
  for (const piece of pieces) {
    if (piece.piece === 'columns') names = piece.names;
    else if (piece.piece === 'row' && piece.cells.length === names.length)
      rows.push(new Map(names.map((name, n) => [name, piece.cells[n] ?? ''])));
    else isWhole = false;
  }
  return { rows: isWhole && areOfPeople(names) ? rows : [], length: feed.at };
};

/** The rows that the statements in a line put into tables of people whose columns they name, and the line without those. */
const rowsIn = (line: string): { readonly rows: readonly Fields[]; readonly around: string } => {
  const rows: Fields[] = [];
  let around = '';
  let rest = line;
  for (;;) {
    const at = rest.length > LONGEST_LINE ? -1 : rest.search(STATEMENT);
    const found = at < 0 ? undefined : statementAt(rest.slice(at));
    if (!found) return { rows, around: around + rest };
    const isTaken = found.rows.length > 0;
    for (const row of found.rows) rows.push(row);
    around += rest.slice(0, isTaken ? at : at + found.length);
    rest = rest.slice(at + found.length);
  }
};

const isAside = (fields: Fields): boolean => [...fields.values()].some((value) => ASIDE.test(value));

/** The values of a statement that PostgreSQL logs below it: `parameters: $1 = 'Ada', $2 = ...`; undefined where the line tells none. */
const toldIn = (line: string, fields: Fields): Fields | undefined => {
  const list = TOLD.exec(line)?.[1];
  if (list === undefined) return undefined;
  const values = new Map(
    [...list.matchAll(PARAMETER)].map(([, no, value]) => [`$${no}`, (value ?? '').replaceAll("''", "'")]),
  );
  return new Map([...fields].map(([name, value]) => [name, values.get(value) ?? value]));
};

/** A statement whose values are told in a line below it, and the lines since. */
interface Waiting {
  readonly fields: Fields;
  readonly lines: Printed[];
}

/** What becomes of the next line while a statement waits for its values: they are told, or nothing is known yet, or it waits no more. */
const afterStatement = ({ fields, lines }: Waiting, piece: Printed): readonly Printed[] | 'waits' | 'ends' => {
  const told = piece.kind === 'line' ? toldIn(piece.line, fields) : undefined;
  if (told) return [{ kind: 'record', fields: told }, ...lines.slice(1)];
  const isOther = piece.kind === 'line' && STATEMENT.test(piece.line);
  return isOther || lines.length > MOST_BETWEEN ? 'ends' : 'waits';
};

const asRecords = (piece: Printed, rows: readonly Fields[], around: string): readonly Printed[] => {
  if (rows.length === 0 || rows.some(isAside)) return [piece];
  const records = rows.map((fields) => ({ kind: 'record', fields }) as const);
  return around.trim() === '' ? records : [...records, { kind: 'line', line: around }];
};

/**
 * Statements that a database or a program logs, each in its line: their rows are records. Where none can be taken, the line stays, and so does one whose values are told
 * nowhere, and what stands around a statement.
 */
export const insertsInLogs = function* (found: Iterable<Printed>): Iterable<Printed> {
  let waiting: Waiting | undefined;
  for (const piece of found) {
    const after = waiting && afterStatement(waiting, piece);
    if (after === 'waits') {
      waiting?.lines.push(piece);
      continue;
    }
    yield* after === 'ends' ? (waiting?.lines ?? []) : (after ?? []);
    waiting = undefined;
    if (after !== undefined && after !== 'ends') continue;
    const { rows, around } = piece.kind === 'line' ? rowsIn(piece.line) : { rows: [], around: '' };
    const [first, second] = rows;
    if (first && !second && isAside(first)) waiting = { fields: first, lines: [piece] };
    else yield* asRecords(piece, rows, around);
  }
  yield* waiting?.lines ?? [];
};
