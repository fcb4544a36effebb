import { join } from 'node:path';
import { Readable } from 'node:stream';
import { maskValue } from '../../detect/columns/cells/mask-value.ts';
import type { Row } from '../../engine/port.ts';
import type { Passwords } from '../../ingest/passwords.ts';
import type { Table } from '../../ingest/reader.ts';
import { openEvidence } from './open.ts';

/** Rows of one table of the evidence, and its columns that hold an element: number (from 1) and role. */
export interface TablePlace {
  readonly controlNumber: string;
  /** Path of the file below the case, and of the table inside it. */
  readonly source: string;
  readonly family: string;
  readonly rows: readonly number[];
  readonly columns: readonly { readonly columnNo: number; readonly role: string }[];
}

const cellsOf = async (place: TablePlace, table: Table): Promise<readonly Row[]> => {
  // Parquet is read by the engine alone; its rows are named above by number.
  if (table.kind !== 'rows') return [];
  const wanted = new Set(place.rows);
  const last = Math.max(...place.rows);
  const found: Row[] = [];
  for await (const batch of (await table.open()).rows()) {
    for (const { no, cells } of batch) {
      if (!wanted.has(no)) continue;
      for (const { columnNo, role } of place.columns) {
        const value = cells[columnNo - 1] ?? null;
        if (value === null) continue;
        found.push({
          control_number: place.controlNumber,
          row_no: no,
          column: table.names[columnNo - 1] ?? `c${columnNo}`,
          role,
          value: maskValue(value),
        });
      }
    }
    if ((batch.at(-1)?.no ?? 0) >= last) break;
  }
  return found;
};

/** Opens the evidence again and shows the cells of these rows where they stand, masked. */
export const tableInPlace = async (
  caseFolder: string,
  place: TablePlace,
  passwords: Passwords = [],
): Promise<readonly Row[]> => {
  const path = join(caseFolder, place.source);
  const family = `${path}${place.family.slice(place.source.length)}`;
  let isInside = false;
  for await (const event of openEvidence(path, Readable.from([]), { passwords })) {
    if (event.event === 'begin') isInside = event.family === family;
    // Awaited here: once the loop is left, the file is closed.
    else if (event.event === 'table' && isInside) return await cellsOf(place, event.table);
  }
  return [];
};
