import { describe, expect, it } from 'vitest';
import { createColumns } from './table-columns.ts';

describe('the columns of a table in a dump', () => {
  it('take each value by the name that its statement says, whatever the order, and new names behind the others', () => {
    const columns = createColumns(2000);
    columns.follow(['name', 'ssn']);
    expect(columns.placed(['Ann', '219'])).toEqual(['Ann', '219']);
    columns.follow(['SSN', 'city', 'name']);
    expect(columns.placed(['218', 'Dover', 'Ben'])).toEqual(['Ben', '218', 'Dover']);
    expect(columns.names).toEqual(['name', 'ssn', 'city']);
  });

  it('take values as the table is defined where a statement names none', () => {
    const columns = createColumns(2000);
    columns.define(['id', 'name']);
    columns.follow(['name']);
    expect(columns.placed(['Ann'])).toEqual([null, 'Ann']);
    columns.follow([]);
    expect(columns.placed(['7', 'Ben'])).toEqual(['7', 'Ben']);
  });

  it('are no more than they may be: what stands beyond is in the last of them', () => {
    const columns = createColumns(3);
    columns.follow(['a', 'b', 'c', 'd', 'e']);
    expect(columns.placed(['1', '2', '3', null, '5'])).toEqual(['1', '2', '3\t\t5']);
    columns.follow(['f']);
    expect(columns.placed(['6', '7'])).toEqual([null, null, '6\t7']);
    expect(columns.names).toEqual(['a', 'b', 'c']);
  });

  it('are found in a time that does not hang on how many there are', () => {
    const columns = createColumns(2000);
    for (let n = 0; n < 50_000; n += 1) columns.follow([`c${n}`]);
    expect(columns.names).toHaveLength(2000);
  });
});
