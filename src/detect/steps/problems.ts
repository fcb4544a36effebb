import type { Problem } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { MOST_COLUMNS, type TableDocument } from './documents.ts';

/** A document as a decision of case.yaml names it. */
export interface NamedDocument {
  readonly family: string;
  readonly controlNumber: string;
}

/** Whether the document that case.yaml names (a path below the case or evidence/, or a control number) is this one. */
export const isNamed = (name: string, { family, controlNumber }: NamedDocument): boolean => {
  const below = (path: string) => path.replace(/^(\.\/)?(evidence|register)\//, '');
  return name === controlNumber || below(name) === below(family);
};

/** Tables of which only the first columns were looked at. */
export const wideTables = (tables: readonly TableDocument[]): readonly Problem[] =>
  tables
    .filter(({ columnsLeft }) => columnsLeft > 0)
    .map(({ family, controlNumber, columnsLeft }) => ({
      code: 'TABLE_TOO_WIDE',
      severity: 'error',
      evidence: controlNumber,
      location: family,
      hint: `${columnsLeft} columns after the first ${MOST_COLUMNS} were not looked at: split the table`,
    }));

interface Decision {
  readonly document?: string | undefined;
  readonly group?: string | undefined;
  readonly column: string | number;
}

interface KnownTable extends NamedDocument {
  readonly group: string;
}

const knownTables = async (engine: Engine): Promise<readonly KnownTable[]> => {
  const query = sql`select d.control_number, d.family, max(e.group_id) as group_id from document d
    left join field_element e on e.document_no = d.document_no where d.kind = 'table'
    group by d.document_no, d.control_number, d.family order by d.document_no`;
  const rows = await engine.read({ name: 'decided_documents', reads: ['document', 'field_element'], sql: query });
  return rows.map((row) => ({
    controlNumber: String(row['control_number'] ?? ''),
    family: String(row['family'] ?? ''),
    group: String(row['group_id'] ?? ''),
  }));
};

/** Decisions of case.yaml about a document, group or column that is not there. */
export const lostDecisions = async (
  engine: Engine,
  decisions: readonly Decision[],
  tables: readonly TableDocument[],
): Promise<readonly Problem[]> => {
  if (decisions.length === 0) return [];
  const known = await knownTables(engine);
  return decisions.flatMap(({ document, group, column }, n): readonly Problem[] => {
    const place = { severity: 'error', evidence: 'case.yaml', location: `columns[${n}]` } as const;
    if (document === undefined) {
      if (known.some((other) => other.group === group)) return [];
      return [{ ...place, code: 'DECISION_LOST', hint: 'no table is of this group' }];
    }
    if (!known.some((other) => isNamed(document, other))) {
      return [{ ...place, code: 'DECISION_LOST', hint: 'no table has this path or control number' }];
    }
    const table = tables.find((other) => isNamed(document, other));
    const isThere =
      typeof column === 'number' ? column <= (table?.names.length ?? column) : table?.names.includes(column);
    return table && !isThere ? [{ ...place, code: 'DECISION_LOST', hint: 'the table has no such column' }] : [];
  });
};
