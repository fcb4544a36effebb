import { join, type Sql, sql } from '../../../engine/sql.ts';
import { filledCell } from '../../columns/cells/column-profile.ts';
import { readHeader } from '../../columns/headers/read-header.ts';
import type { TableDocument } from '../documents.ts';
import { cellName } from './batches.ts';

type Cells = readonly (string | null)[];

/**
 * How a table is laid that has no row a person: a form (a label and its value in each row), a form a column (fields in
 * rows, people in columns), or a form an id (id, label and value in each row).
 */
export type TableShape = (
  | { readonly kind: 'form'; readonly label: number }
  | { readonly kind: 'columns'; readonly label: number; readonly values: readonly number[] }
  | { readonly kind: 'entities'; readonly id: number; readonly label: number; readonly value: number }
) & { readonly nameLabels: NameLabels };

/** Labels of given and family names, as they are written. */
interface NameLabels {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

type Shape = TableShape extends infer T ? (T extends unknown ? Omit<T, 'nameLabels'> : never) : never;

/** Longer tables are no forms. */
const LONGEST_FORM = 300;
const LEAST_LABELS = 3;
const SURE_LABEL = 3;
const KNOWN_SHARE = 0.6;
/** Labels stand in one of the first columns. */
const LOOKED_AT = 4;
/** A column of kinds ("text", "date") has fewer different cells than this share of what the values have. */
const LEAST_OF_VALUES = 0.3;

const filledOf = (column: Cells | undefined): readonly string[] =>
  (column ?? []).map(filledCell).filter((cell) => cell !== undefined);

const isLabel = (text: string): boolean =>
  text.length <= 60 && Math.max(0, ...readHeader(text.replace(/[:?*]+$/, '')).scores.values()) >= SURE_LABEL;

/**
 * How many different cells say what stands beside them; undefined where too few do. Each is read once, and none more
 * where so many say nothing that the rest could not outweigh them.
 */
const labelsIn = (cells: readonly string[]): number | undefined => {
  const times = new Map<string, number>();
  for (const cell of cells) times.set(cell, (times.get(cell) ?? 0) + 1);
  const found = new Set<string>();
  let known = cells.length;
  for (const [cell, count] of times) {
    if (isLabel(cell)) found.add(cell.toLowerCase());
    else known -= count;
    if (known / Math.max(1, cells.length) < KNOWN_SHARE) return undefined;
  }
  return found.size;
};

const isRepeated = (cells: readonly string[]): boolean => new Set(cells).size <= 0.6 * cells.length;

/** Whether a column numbers those whom rows of labels are about: its cells repeat, and each has each label about once. */
const numbersThem = (ids: Cells, labels: Cells): boolean => {
  const pairs = labels.flatMap((label, n) => {
    const [id, word] = [filledCell(ids[n] ?? null), filledCell(label)];
    return id === undefined || word === undefined ? [] : [`${id}\n${word}`];
  });
  const count = filledOf(labels).length;
  return pairs.length >= 0.9 * count && new Set(pairs).size >= 0.8 * count && isRepeated(filledOf(ids));
};

/**
 * Rows of id, label and value: few labels over and over, under ids that repeat as well. Between them may stand what is said of
 * the id or of the label (when it was sent in, its kind): the value is the first column with about as many different cells as any has.
 */
const entitiesOf = (sample: readonly Cells[], label: number): Shape | undefined => {
  const labels = filledOf(sample[label]);
  if (label < 1 || !isRepeated(labels)) return undefined;
  const ids = Array.from({ length: label }, (_, n) => label - 1 - n);
  const id = ids.find((n) => numbersThem(sample[n] ?? [], sample[label] ?? []));
  if (id === undefined) return undefined;
  const behind = sample.slice(label + 1, label + 1 + LOOKED_AT).map((column) => {
    const cells = filledOf(column);
    return cells.length < 0.5 * labels.length ? 0 : new Set(cells).size;
  });
  const most = Math.max(0, ...behind);
  const value = label + 1 + behind.findIndex((distinct) => distinct >= LEAST_OF_VALUES * most);
  return most === 0 ? undefined : { kind: 'entities', id, label, value };
};

/** Whether most columns are called after what they hold; "candidate 1", "candidate 2" are people and no such names. */
const hasHeaders = ({ names }: TableDocument): boolean => {
  const labels = names.filter((name) => name !== null && isLabel(name)).map((name) => (name ?? '').replace(/\d+/g, ''));
  return names.length > 2 && new Set(labels).size > 0.5 * names.length;
};

const shapeAt = (document: TableDocument, sample: readonly Cells[], label: number): Shape | undefined => {
  const cells = filledOf(sample[label]);
  // Long tables can only be rows of id, label and value; to read a label costs more than to see that they are none.
  const entities = entitiesOf(sample, label);
  if (document.rows > LONGEST_FORM && !entities) return undefined;
  if ((labelsIn(cells) ?? 0) < LEAST_LABELS) return undefined;
  if (entities) return entities;
  if (sample.slice(0, label).some((column) => filledOf(column).length > 0)) return undefined;
  const values = sample.flatMap((column, n) => (n > label && filledOf(column).length >= 0.5 * cells.length ? [n] : []));
  if (hasHeaders(document)) return undefined;
  return values.length > 1 && !isRepeated(cells) ? { kind: 'columns', label, values } : { kind: 'form', label };
};

/** Labels that name the parts of a name, where each part stands once a form. */
const nameLabelsOf = ({ names }: TableDocument, column: Cells | undefined, shape: Shape): NameLabels => {
  const all = [...filledOf(column), ...(shape.kind === 'form' ? [names[shape.label] ?? ''] : [])];
  const labels = (role: 'given_name' | 'family_name') =>
    all.filter((label) => (readHeader(label).scores.get(role) ?? 0) >= SURE_LABEL);
  const [given, family] = [labels('given_name'), labels('family_name')];
  const isOnce = shape.kind === 'entities' || (given.length === 1 && family.length === 1);
  return isOnce ? { given: [...new Set(given)], family: [...new Set(family)] } : { given: [], family: [] };
};

/** The shape of a table that is a form or several; undefined: its rows are what they are. */
export const tableShape = (document: TableDocument, sample: readonly Cells[]): TableShape | undefined => {
  for (let label = 0; label < Math.min(LOOKED_AT, sample.length - 1); label += 1) {
    const found = shapeAt(document, sample, label);
    if (found) return { ...found, nameLabels: nameLabelsOf(document, sample[label], found) };
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

const valueIn = (columns: readonly number[]): Sql =>
  sql`coalesce(${join(
    columns.map((column) => sql`nullif(trim(${cellName(column + 1)}), '')`),
    ', ',
  )})`;

const isLabelOf = (label: number, labels: readonly string[]): Sql =>
  labels.length === 0
    ? sql`false`
    : sql`${trimmed(label)} in (${join(
        labels.map((one) => sql`${one}`),
        ', ',
      )})`;

interface Body {
  readonly label: number;
  readonly values: readonly number[];
  readonly nameLabels: NameLabels;
  /** What was taken for a header and is the form's first line. */
  readonly head: readonly (string | null)[];
}

/**
 * The lines of a form, a label and its value each. Given and family name are put together in front: apart, they would be
 * names of two people.
 */
const bodyOf = ({ label, values, nameLabels, head }: Body): Sql => {
  const { given, family } = nameLabels;
  const [headLabel, ...headValues] = head;
  const headValue = headValues.find((value) => value !== null) ?? null;
  const part = (labels: readonly string[]) => {
    const own = labels.includes(headLabel ?? '') ? sql`${headValue}` : sql`cast(null as string)`;
    return sql`coalesce(${own}, max(case when ${isLabelOf(label, labels)} then ${valueIn(values)} end))`;
  };
  const isPart = isLabelOf(label, [...given, ...family]);
  const line = sql`case when ${isPart} or ${valueIn(values)} is null then null else ${lineOf(label, values)} end`;
  const lines = sql`coalesce(string_agg(${line}, ${'\n'} order by row_no), '')`;
  if (given.length === 0 || family.length === 0) {
    const all = sql`case when ${valueIn(values)} is null then ${trimmed(label)} else ${lineOf(label, values)} end`;
    return sql`${headLine(head)} || coalesce(string_agg(${all}, ${'\n'} order by row_no), '')`;
  }
  const rest = [...given, ...family].includes(headLabel ?? '') ? '' : headLine(head);
  return sql`${rest} || 'Name: ' || coalesce(${part(given)} || ' ', '') || coalesce(${part(family)}, '') || ${'\n'} || ${lines}`;
};

/** Texts (row_no, text) of a table by its shape: a form is one, others one a person. `rows` are the table's own. */
export const shapeTexts = ({ names }: TableDocument, shape: TableShape, rows: Sql): Sql => {
  const { label, nameLabels } = shape;
  if (shape.kind === 'entities') {
    const id = cellName(shape.id + 1);
    const body = bodyOf({ label, values: [shape.value], nameLabels, head: [] });
    return sql`select cast(min(row_no) as string) as row_no, ${body} as text
      from ${rows} where ${id} is not null group by ${id}`;
  }
  if (shape.kind === 'form') {
    const values = names.flatMap((_, n) => (n > label ? [n] : []));
    const body = bodyOf({ label, values, nameLabels, head: names.slice(label) });
    return sql`select '1' as row_no, ${body} as text from ${rows}`;
  }
  const texts = shape.values.map((column, n) => {
    const body = bodyOf({ label, values: [column], nameLabels, head: [names[label] ?? null, names[column] ?? null] });
    return sql`select ${String(n + 1)} as row_no, ${body} as text from ${rows}`;
  });
  return join(texts, ' union all ');
};
