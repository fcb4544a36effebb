import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillSchemaTable } from '../../../test/support/fill-schema-table.ts';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/port.ts';
import type { SqlValue } from '../../engine/sql.ts';
import { fieldPeople } from './field-people.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb({ threads: 1 });
});
afterAll(() => engine.close());

const fill = (name: string, rows: readonly Readonly<Record<string, SqlValue>>[]): Promise<void> =>
  fillSchemaTable(engine, name, rows);

/** Records of two tables of one group: [document, record, person, holding]; no person: the record is nobody's yet. */
type Owned = readonly [number, number, number | null, string];
const RECORDS: readonly Owned[] = [
  [1, 11, 11, 'ssn=clear person_name=clear'],
  [1, 12, 12, 'person_name=clear'],
  // One person with a record in each table, and one whose number was another record's once.
  [1, 13, 13, 'ssn=clear'],
  [2, 21, 13, 'person_name=clear'],
  [2, 22, 99, 'ssn=clear'],
];

const peopleOf = async (records: readonly Owned[]) => {
  await fill(
    'document',
    [1, 2].map((document_no) => ({ document_no, family: `evidence/${document_no}.csv`, root: 'evidence' })),
  );
  await fill(
    'field_element',
    [1, 2].map((document_no) => ({ document_no, group_id: 'G-1', column_no: 1, mention: 1, element: 'ssn' })),
  );
  await fill(
    'record',
    records.map(([document_no, record_id, , holding]) => ({ document_no, record_id, mention: 1, holding })),
  );
  await fill(
    'person_record',
    records.flatMap(([, record_id, person_id]) =>
      person_id === null ? [] : [{ person_id, record_id, root: 'evidence', confidence: 1_000_000 }],
    ),
  );
  const { byDocument, byGroup } = await fieldPeople(engine, () => true);
  const counted = (element: string) => [
    ...['1', '2'].map((document) => byDocument.of(document, 1, element)),
    byGroup.of('G-1', 1, element),
  ];
  return { ssn: counted('ssn'), name: counted('person_name') };
};

describe('people whom an element of a table affects', () => {
  it('are counted once in each table and once in the group', async () => {
    expect(await peopleOf(RECORDS)).toEqual({ ssn: [2, 1, 3], name: [2, 1, 3] });
  });

  it('are none of the records that are nobody yet', async () => {
    const later: Owned = [2, 23, null, 'ssn=clear person_name=clear'];
    expect(await peopleOf([...RECORDS, later])).toEqual({ ssn: [2, 1, 3], name: [2, 1, 3] });
  });
});
