import { describe, expect, it } from 'vitest';
import { ALL_TABLES, tableNamed } from './tables.ts';

describe('tables', () => {
  it('have one name and one writer each', () => {
    expect(new Set(ALL_TABLES.map((schema) => schema.name)).size).toBe(ALL_TABLES.length);
    expect(tableNamed('record').key).toEqual(['record_id']);
  });

  it('hold integers and text only', () => {
    const types = new Set(ALL_TABLES.flatMap((schema) => schema.columns.map((column) => column.type)));
    expect([...types].sort()).toEqual(['bigint', 'integer', 'text']);
  });
});
