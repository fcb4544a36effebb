import { join, type Sql, sql } from '../../engine/sql.ts';
import { filledCell } from '../columns/column-profile.ts';
import { readHeader } from '../columns/header-words.ts';
import { cellName } from './batches.ts';
import type { TableDocument } from './documents.ts';

type Cells = readonly (string | null)[];

/**
 * How a table is laid that has no row a person: a form (a label and its value in each row), a form a column (fields in
 * rows, people in columns), or a form an id (id, label and value in each row).
 */
export type TableShape =
  | { readonly kind: 'form'; readonly label: number }
  | { readonly kind: 'columns'; readonly label: number; readonly values: readonly number[] }
  | { readonly kind: 'entities'; readonly id: number; readonly label: number; readonly value: number };

/** Longer tables are no forms. */
const LONGEST_FORM = 300;
const LEAST_LABELS = 3;
const SURE_LABEL = 3;
const KNOWN_SHARE = 0.6;
/** Labels stand in one of the first columns. */
const LOOKED_AT = 4;

const filledOf = (column: Cells | undefined): readonly string[] =>
  (column ?? []).map(filledCell).filter((cell) => cell !== undefined);

const isLabel = (text: string): boolean =>
  text.length <= 60 && Math.max(0, ...readHeader(text.replace(/[:?*]+$/, '')).scores.values()) >= SURE_LABEL;

/** The share of cells that say what stands beside them, and how many different ones do. */
const labelsIn = (cells: readonly string[]): { readonly share: number; readonly distinct: number } => {
  const known = cells.filter(isLabel);
  return {
    share: known.length / Math.max(1, cells.length),
    distinct: new Set(known.map((cell) => cell.toLowerCase())).size,
  };
};

const isRepeated = (cells: readonly string[]): boolean => new Set(cells).size <= 0.6 * cells.length;

/** Rows of id, label and value: few labels over and over, under ids that repeat as well. */
const entitiesOf = (sample: readonly Cells[], label: number): TableShape | undefined => {
  const ids = filledOf(sample[label - 1]);
  const labels = filledOf(sample[label]);
  if (label < 1 || label + 1 >= sample.length || !isRepeated(labels) || !isRepeated(ids)) return undefined;
  if (ids.length < 0.9 * labels.length || filledOf(sample[label + 1]).length < 0.5 * labels.length) return undefined;
  return { kind: 'entities', id: label - 1, label, value: label + 1 };
};

/** Whether most columns are called after what they hold; "candidate 1", "candidate 2" are people and no such names. */
const hasHeaders = ({ names }: TableDocument): boolean => {
  const labels = names.filter((name) => name !== null && isLabel(name)).map((name) => (name ?? '').replace(/\d+/g, ''));
  return names.length > 2 && new Set(labels).size > 0.5 * names.length;
};

const shapeAt = (document: TableDocument, sample: readonly Cells[], label: number): TableShape | undefined => {
  const cells = filledOf(sample[label]);
  const { share, distinct } = labelsIn(cells);
  if (distinct < LEAST_LABELS || share < KNOWN_SHARE) return undefined;
  const entities = entitiesOf(sample, label);
  if (entities) return entities;
  if (document.rows > LONGEST_FORM || sample.slice(0, label).some((column) => filledOf(column).length > 0))
    return undefined;
  const values = sample.flatMap((column, n) => (n > label && filledOf(column).length >= 0.5 * cells.length ? [n] : []));
  if (hasHeaders(document)) return undefined;
  return values.length > 1 && !isRepeated(cells) ? { kind: 'columns', label, values } : { kind: 'form', label };
};

/** The shape of a table that is a form or several; undefined: its rows are what they are. */
export const tableShape = (document: TableDocument, sample: readonly Cells[]): TableShape | undefined => {
  for (let label = 0; label < Math.min(LOOKED_AT, sample.length - 1); label += 1) {
    const found = shapeAt(document, sample, label);
    if (found) return found;
  }
  return undefined;
};

const trimmed = (column: number): Sql => sql`coalesce(trim(${cellName(column + 1)}), '')`;

const lineOf = (label: number, values: readonly number[]): Sql =>
  sql`${trimmed(label)} || ': ' || ${join(
    values.map((column) => sql`coalesce(trim(${cellName(column + 1)}) || ' ', '')`),
    ' || ',
  )}`;

const headLine = (names: readonly (string | null)[]): string => {
  const line = names.filter((name) => name !== null).join(': ');
  return line === '' ? '' : `${line}\n`;
};

/** Texts (row_no, text) of a table by its shape: a form is one, others one a person. `rows` are the table's own. */
export const shapeTexts = ({ names }: TableDocument, shape: TableShape, rows: Sql): Sql => {
  if (shape.kind === 'entities') {
    const line = lineOf(shape.label, [shape.value]);
    return sql`select cast(min(row_no) as string) as row_no, string_agg(${line}, ${'\n'} order by row_no) as text
      from ${rows} where ${cellName(shape.id + 1)} is not null group by ${cellName(shape.id + 1)}`;
  }
  if (shape.kind === 'form') {
    const values = names.flatMap((_, n) => (n > shape.label ? [n] : []));
    const line = lineOf(shape.label, values);
    return sql`select '1' as row_no, ${headLine(names)} || string_agg(${line}, ${'\n'} order by row_no) as text from ${rows}`;
  }
  const texts = shape.values.map((column, n) => {
    const line = sql`case when ${cellName(column + 1)} is null then null else ${lineOf(shape.label, [column])} end`;
    const head = headLine([names[shape.label] ?? null, names[column] ?? null]);
    return sql`select ${String(n + 1)} as row_no, ${head} || string_agg(${line}, ${'\n'} order by row_no) as text from ${rows}`;
  });
  return join(texts, ' union all ');
};
