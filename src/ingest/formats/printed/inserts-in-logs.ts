import { areOfPeople } from '../delimited/header-words.ts';
import { rowsAt } from '../sql/row-statements.ts';
import { feedOf, lookAhead } from '../sql/values.ts';
import type { Printed } from './drawn-tables.ts';

const STATEMENT = /\b(?:insert|replace)\s{1,20}(?:ignore\s{1,20})?into\s/i;
const LONGEST_LINE = 1 << 20;

/** The rows that a statement in a line puts into a table of people whose columns it names. */
const rowsIn = (line: string): readonly ReadonlyMap<string, string>[] => {
  const at = line.length > LONGEST_LINE ? -1 : line.search(STATEMENT);
  if (at < 0) return [];
  const feed = feedOf([line.slice(at)]);
  const pieces = lookAhead(feed) ? rowsAt(feed, false) : null;
  const rows: ReadonlyMap<string, string>[] = [];
  let names: readonly string[] = [];
  for (const piece of pieces ?? []) {
    if (piece.piece === 'columns') {
      names = piece.names;
      if (!areOfPeople(names)) return [];
    } else if (piece.piece === 'row' && piece.cells.length === names.length)
      rows.push(new Map(names.map((name, n) => [name, piece.cells[n] ?? ''])));
  }
  return rows;
};

/** Statements that a database or a program logs, each in its line: their rows are records. Where none can be taken, the line stays. */
export const insertsInLogs = function* (found: Iterable<Printed>): Iterable<Printed> {
  for (const piece of found) {
    const rows = piece.kind === 'line' ? rowsIn(piece.line) : [];
    if (rows.length === 0) yield piece;
    for (const fields of rows) yield { kind: 'record', fields };
  }
};
