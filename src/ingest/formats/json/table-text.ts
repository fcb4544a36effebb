import { layoutOfHead } from '../delimited/dialect.ts';
import { areOfPeople } from '../delimited/header-words.ts';
import { createRowParser } from '../delimited/row-parser.ts';

const DELIMITER = /[,;\t|]/;
const LONGEST_CELL = 1 << 20;
const LONGEST_HEAD = 1 << 16;
const LEAST_ROWS = 2;

/** The cells of a first line, roughly: enough to see whether it heads a table of people. */
const headOf = (text: string): readonly string[] => {
  const from = text.search(/\S/);
  const end = text.indexOf('\n', from);
  return from < 0 || end < 0 || end - from > LONGEST_HEAD ? [] : text.slice(from, end).split(DELIMITER);
};

/**
 * The records of a table of people that is written as delimited text within another file (a value of JSON, the CDATA of XML): an export that
 * somebody put into an answer or a message. Undefined where the text is none; a note of several lines stays the text that it is.
 */
export const recordsOfText = (value: string): readonly Readonly<Record<string, string>>[] | undefined => {
  const head = headOf(value);
  if (head.length < 2 || !areOfPeople(head)) return undefined;
  const text = value.trim();
  const layout = layoutOfHead(text, true, '');
  if (!layout?.hasHeader || layout.preamble > 0) return undefined;
  const parser = createRowParser(layout.dialect, LONGEST_CELL);
  const [, ...rows] = [...parser.write(text), ...parser.end()];
  if (rows.length < LEAST_ROWS) return undefined;
  const names = layout.names.map((name, n) => name ?? `column ${n + 1}`);
  // Cells beyond the header are kept under their place.
  return rows.map((cells) => Object.fromEntries(cells.map((cell, n) => [names[n] ?? `column ${n + 1}`, cell])));
};
