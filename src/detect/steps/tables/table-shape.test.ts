import { describe, expect, it } from 'vitest';
import type { TableDocument } from '../documents.ts';
import { tableShape } from './table-shape.ts';

const shapeOf = (names: readonly (string | null)[], rows: readonly (readonly string[])[]) => {
  const document = { names, rows: rows.length } as unknown as TableDocument;
  return tableShape(
    document,
    names.map((_, n) => rows.map((row) => row[n] ?? null)),
  );
};

const FIELDS = ['First name', 'Last name', 'SSN', 'Date of birth', 'Phone'];

describe('the shape of a table', () => {
  it('is a form where each row is a label and its value', () => {
    const shape = shapeOf(
      [null, null],
      FIELDS.map((field) => [field, 'x']),
    );
    expect(shape).toMatchObject({
      kind: 'form',
      label: 0,
      nameLabels: { given: ['First name'], family: ['Last name'] },
    });
  });

  it('is a form a column where people stand beside each other', () => {
    const shape = shapeOf(
      ['Field', 'Candidate 1', 'Candidate 2'],
      FIELDS.map((field) => [field, 'x', 'y']),
    );
    expect(shape).toMatchObject({ kind: 'columns', values: [1, 2] });
  });

  it('is a form an id where few labels come again and again', () => {
    const rows = ['7', '8', '9'].flatMap((id) => FIELDS.map((field) => [id, field, 'x']));
    expect(shapeOf(['user_id', 'meta_key', 'meta_value'], rows)).toMatchObject({ kind: 'entities', id: 0, value: 2 });
  });

  it('finds id, label and value also where other columns stand between them', () => {
    const rows = ['7', '8', '9'].flatMap((id) =>
      FIELDS.map((field, n) => [id, '2024-06-01', String(n), field, 'text', `${field} of ${id}`, '2024-06-01 10:00']),
    );
    const names = ['submission_id', 'submitted', 'question_id', 'question', 'kind', 'answer', 'saved_at'];
    expect(shapeOf(names, rows)).toMatchObject({ kind: 'entities', id: 0, label: 3, value: 5 });
  });

  it('is none where columns are called after what they hold', () => {
    expect(
      shapeOf(
        ['Name', 'SSN', 'Phone'],
        [
          ['Ada Quill', '219-47-1032', '1'],
          ['Bob Hart', '220-47-1032', '2'],
        ],
      ),
    ).toBeUndefined();
  });
});
