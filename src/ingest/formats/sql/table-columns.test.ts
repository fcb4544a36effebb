import { describe, expect, it } from 'vitest';
import { createColumns } from './table-columns.ts';

describe('the columns of a table in a dump', () => {
  it('take each value by the name that its statement says, whatever the order, and new names behind the others', () => {
    const columns = createColumns();
    columns.follow(['name', 'ssn']);
    expect(columns.placed(['Ann', '219'])).toEqual(['Ann', '219']);
    columns.follow(['SSN', 'city', 'name']);
    expect(columns.placed(['218', 'Dover', 'Ben'])).toEqual(['Ben', '218', 'Dover']);
    expect(columns.names).toEqual(['name', 'ssn', 'city']);
  });

  it('take values as the table is defined where a statement names none', () => {
    const columns = createColumns();
    columns.define(['id', 'name']);
    columns.follow(['name']);
    expect(columns.placed(['Ann'])).toEqual([null, 'Ann']);
    columns.follow([]);
    expect(columns.placed(['7', 'Ben'])).toEqual(['7', 'Ben']);
  });
});
