import type { Engine } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import type { ColumnRole } from '../schema/vocabulary.ts';
import type { ColumnOverride } from './columns/column-finding.ts';
import type { TableDocument } from './steps/documents.ts';
import { isNamed, type NamedDocument } from './steps/problems.ts';

/** A decision of case.yaml about a column: of a document (path below the case or evidence/, or control number), or of a group. */
export interface DetectOverride {
  readonly document?: string | undefined;
  readonly group?: string | undefined;
  readonly column: string | number;
  readonly role: ColumnRole;
  readonly mention?: number | undefined;
  readonly by: string;
  readonly why: string;
}

/** The decisions that bear on a document, those about it alone before those about its group. */
export const decisionsFor = (
  overrides: readonly DetectOverride[],
  document: NamedDocument,
  group: string | undefined,
): readonly DetectOverride[] => [
  ...overrides.filter(({ document: name }) => name !== undefined && isNamed(name, document)),
  ...overrides.filter((override) => override.group !== undefined && override.group === group),
];

/** The same by number of the column, the first of a column counts. */
export const columnOverrides = (
  overrides: readonly DetectOverride[],
  document: TableDocument,
  group: string,
): readonly ColumnOverride[] =>
  decisionsFor(overrides, document, group).flatMap(({ column, role, mention, by, why }) => {
    const number = typeof column === 'number' ? column : document.names.indexOf(column) + 1;
    const found = { column: number, role, by, why };
    return number < 1 ? [] : [mention === undefined ? found : { ...found, mention }];
  });

/** Groups of the tables of the last revision, by document. */
export const previousGroups = async (engine: Engine): Promise<ReadonlyMap<number, string>> => {
  const groups = new Map<number, string>();
  const query = sql`select distinct document_no, group_id from previous_field_element where group_id is not null order by document_no`;
  for await (const rows of engine.stream({ name: 'groups', reads: ['previous_field_element'], sql: query })) {
    for (const row of rows) groups.set(Number(row['document_no']), String(row['group_id']));
  }
  return groups;
};
