import { createHash } from 'node:crypto';
import { foldWords } from './cells/fold.ts';

/**
 * The group of a table: the same for all tables with the same columns in the same order, so that a table that was
 * split over files is decided once. `roles` stand for the header where a table has none.
 */
export const tableGroup = (names: readonly (string | null)[], roles: readonly string[]): string => {
  const headers = names.map((name) => foldWords(name ?? ''));
  const signature = headers.every((header) => header === '') ? ['no header', ...roles] : headers;
  return `G-${createHash('sha256').update(JSON.stringify(signature)).digest('hex').slice(0, 10)}`;
};
