import type { Engine } from '../../engine/port.ts';
import type { FieldScope } from '../../report/fields/field-columns.ts';
import { elementName, FIELD_STEPS, type FieldTarget, targetOf } from '../../report/fields/field-rows.ts';
import type { EditedRow } from './edited-sheets.ts';

/** A column as the case knows it. A column of several roles has a row for each: all of them, the first one first. */
export interface KnownField {
  readonly target: FieldTarget;
  readonly paths: readonly string[];
  readonly roles: readonly string[];
  readonly elements: readonly string[];
  readonly mentions: readonly string[];
  /** Tables that it stands in. */
  readonly files: number;
}

export type KnownFields = ReadonlyMap<string, KnownField>;

const keyOf = (scope: FieldScope, table: string, column: number | string): string =>
  `${scope} ${table.toUpperCase()} ${column}`;

/** Which column a row of a sheet speaks of. */
export const rowKey = (row: EditedRow, scope: FieldScope): string =>
  keyOf(scope, row.cell(scope === 'group' ? 'group' : 'control number'), row.cell('column'));

/** All columns of these scopes, by the key of their rows. */
export const knownFields = async (engine: Engine, scopes: ReadonlySet<FieldScope>): Promise<KnownFields> => {
  const found = new Map<string, KnownField>();
  for (const scope of scopes) {
    for await (const rows of engine.stream(FIELD_STEPS[scope])) {
      for (const row of rows) {
        const target = targetOf(scope, row);
        const key = keyOf(scope, scope === 'group' ? target.group : target.controlNumber, target.column);
        const { paths = [], roles = [], elements = [], mentions = [] } = found.get(key) ?? {};
        found.set(key, {
          target: found.get(key)?.target ?? target,
          paths: [...paths, target.path],
          roles: [...roles, String(row['role'])],
          elements: [...elements, elementName(String(row['element'] ?? ''))],
          mentions: [...mentions, String(row['mention'])],
          files: found.get(key)?.files ?? Number(row['files']),
        });
      }
    }
  }
  return found;
};
