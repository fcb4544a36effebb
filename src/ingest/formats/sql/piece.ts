import type { Cell } from '../../reader.ts';

/** What a dump holds, in its order: rows of tables, the columns of a table, and everything else as text. */
export type SqlPiece =
  | { readonly piece: 'row'; readonly table: string; readonly cells: readonly Cell[] }
  /** The columns of the rows that follow; none are named: as the table is defined. */
  | { readonly piece: 'columns'; readonly table: string; readonly names: readonly string[] }
  | { readonly piece: 'definition'; readonly table: string; readonly names: readonly string[] }
  | { readonly piece: 'text'; readonly text: string };
