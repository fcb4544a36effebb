import type { Read } from './open-bytes.ts';

/** The rows of a table by the names of its columns; empty cells are left out. */
export const rowsOf = (read: Read | undefined): readonly Readonly<Record<string, string>>[] =>
  (read?.rows ?? []).map((cells) =>
    Object.fromEntries(cells.flatMap((cell, n) => (cell === null ? [] : [[read?.names[n] ?? '', cell]]))),
  );
