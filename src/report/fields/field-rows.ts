import type { Engine, Row, Step } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { elementFacts, isElementId } from '../../schema/vocabulary.ts';
import type { SheetCell } from '../files/workbook.ts';
import type { EDITED_COLUMNS, FieldScope } from './field-columns.ts';
import type { FieldPeople } from './field-people.ts';

/** What a person fills in, by column of the sheet. */
export type EditedCells = Readonly<Record<(typeof EDITED_COLUMNS)[number], string>>;

/** The column of a table, or of all tables of a group, that a row speaks of. */
export interface FieldTarget {
  readonly scope: FieldScope;
  readonly group: string;
  readonly controlNumber: string;
  readonly path: string;
  readonly column: number;
  readonly header: string;
}

export interface FieldContext {
  readonly people: FieldPeople;
  /** What the case says of a column already. */
  readonly decided: (target: FieldTarget) => EditedCells;
  /** Case and revision of the sheet, as its last column says them. */
  readonly origin: string;
}

const READS = ['field_element', 'document', 'field'];

/** A row a column and role of every table. */
const fileFields: Step = {
  name: 'file_fields',
  reads: READS,
  sql: sql`select e.document_no, e.group_id, 1 as files, d.control_number, d.family, e.column_no, f.name, e.element,
      e.role, e.mention, e.state, e.confidence, e.rows, e.filled, e.valid, e.examples, e.why
    from field_element e join document d on d.document_no = e.document_no
    left join field f on f.document_no = e.document_no and f.column_no = e.column_no
    order by e.document_no, e.column_no, e.mention, e.role`,
};

/** A row a column and role of every group of tables; state, examples and reason are those of its fullest table. */
const groupFields: Step = {
  name: 'group_fields',
  reads: READS,
  sql: sql`select min(e.document_no) as document_no, e.group_id, count(*) as files, min(d.control_number) as control_number,
      min(d.family) as family, e.column_no, min(f.name) as name, min(e.element) as element, e.role, e.mention,
      max_by(e.state, e.filled * 4294967296 - e.document_no) as state, min(e.confidence) as confidence,
      sum(e.rows) as rows, sum(e.filled) as filled, sum(e.valid) as valid,
      max_by(e.examples, e.filled * 4294967296 - e.document_no) as examples,
      max_by(e.why, e.filled * 4294967296 - e.document_no) as why
    from field_element e join document d on d.document_no = e.document_no
    left join field f on f.document_no = e.document_no and f.column_no = e.column_no
    group by e.group_id, e.column_no, e.mention, e.role
    order by files desc, document_no, e.group_id, e.column_no, e.mention, e.role`,
};

export const FIELD_STEPS: Readonly<Record<FieldScope, Step>> = { group: groupFields, file: fileFields };

const text = (cell: Row[string] | undefined): string =>
  cell === null || cell === undefined ? '' : String(cell).replace(/\s+/g, ' ').trim();

/** Whole percent, rounded down, so that 100 means all. */
const percent = (part: number, whole: number): SheetCell => (whole === 0 ? '' : Math.floor((100 * part) / whole));

/** What the sheet calls an element; empty for none. */
export const elementName = (element: string): string => (isElementId(element) ? elementFacts(element).label : '');

export const targetOf = (scope: FieldScope, row: Row): FieldTarget => ({
  scope,
  group: text(row['group_id']),
  controlNumber: text(row['control_number']),
  path: text(row['family']),
  column: Number(row['column_no']),
  header: text(row['name']),
});

/** The cells of a row of the sheet, in the order of FIELD_COLUMNS. */
export const fieldCells = (
  scope: FieldScope,
  row: Row,
  { people, decided, origin }: FieldContext,
): readonly SheetCell[] => {
  const target = targetOf(scope, row);
  const element = text(row['element']);
  const files = Number(row['files']);
  const [rows, filled, valid] = [Number(row['rows']), Number(row['filled']), Number(row['valid'])];
  const examples = String(row['examples'] ?? '').split('\n');
  const owner = scope === 'file' ? String(row['document_no']) : target.group;
  const edited = decided(target);
  return [
    scope,
    target.group,
    files,
    files > 1 ? `${target.controlNumber} and ${files - 1} more` : target.controlNumber,
    target.path,
    target.column,
    target.header,
    elementName(element),
    text(row['role']),
    Number(row['mention']),
    text(row['state']),
    Math.floor(Number(row['confidence']) / 10_000),
    rows,
    percent(filled, rows),
    percent(valid, filled),
    examples[0] ?? '',
    examples[1] ?? '',
    examples[2] ?? '',
    element === '' ? '' : people.of(owner, Number(row['mention']), element),
    text(row['why']),
    edited.decision,
    edited.mention,
    edited.by,
    edited.why,
    origin,
  ];
};

/** Rows of the sheet of one scope, batch by batch. */
export const fieldRows = async function* (
  engine: Engine,
  scope: FieldScope,
  context: FieldContext,
): AsyncIterable<readonly (readonly SheetCell[])[]> {
  for await (const rows of engine.stream(FIELD_STEPS[scope])) {
    yield rows.map((row) => fieldCells(scope, row, context));
  }
};
