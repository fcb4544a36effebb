/**
 * The columns of the sheet of fields, in their order: what was found, and behind it what a person fills in. The names
 * are how an edited sheet is read back.
 */
export const FOUND_COLUMNS = [
  'scope',
  'group',
  'files',
  'control number',
  'path',
  'column',
  'header',
  'element',
  'role',
  'person of the row',
  'state',
  'confidence %',
  'rows',
  'filled %',
  'valid %',
  'example 1',
  'example 2',
  'example 3',
  'people affected',
  'found because',
] as const;

export const EDITED_COLUMNS = ['decision', 'mention', 'by', 'why'] as const;

/** Case and revision that the sheet was written from: a decision about another case's column is refused. */
export const ORIGIN_COLUMN = 'sheet of';

export const FIELD_COLUMNS = [...FOUND_COLUMNS, ...EDITED_COLUMNS, ORIGIN_COLUMN] as const;
export type FieldColumn = (typeof FIELD_COLUMNS)[number];

/** What a row of the sheet speaks of: all tables of the same columns, or one table. */
export type FieldScope = 'group' | 'file';

/** Sheets of the workbook by what their rows speak of. */
export const FIELD_SHEETS: Readonly<Record<FieldScope, string>> = { group: 'Decide once', file: 'Every file' };
export const ROLE_SHEET = 'Roles';

/** What a person writes as decision to take one back. */
export const WITHDRAWN = 'none';
