import { wordList } from './data-files.ts';
import { headerTokens } from './headers/header-tokens.ts';

/** Who kept the documents that a table lists: whatever stands in them is of others. */
export const KEEPER = 'keeper';

const KEEPERS = wordList('keepers_in_headers');
const DOCUMENTS = wordList('files_in_headers');

/**
 * Columns of those who kept documents, by their place, with their group. A custodian is one only where the row is about a
 * document or a message; at a bank it is whoever holds an account for a child.
 */
export const keepersOfDocuments = (
  columns: readonly { readonly name: string | null }[],
): ReadonlyMap<number, string> => {
  const tokens = columns.map(({ name }) => headerTokens(name ?? ''));
  const says = (words: ReadonlySet<string>) => (header: readonly string[]) => header.some((token) => words.has(token));
  if (!tokens.some(says(DOCUMENTS))) return new Map();
  return new Map([...tokens.entries()].filter(([, header]) => says(KEEPERS)(header)).map(([at]) => [at, KEEPER]));
};
