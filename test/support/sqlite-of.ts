import { DatabaseSync } from 'node:sqlite';

/** A database as a file, made by these statements. */
export const sqliteOf = (statements: readonly string[]): Buffer => {
  const database = new DatabaseSync(':memory:') as DatabaseSync & { serialize(): Uint8Array };
  for (const statement of statements) database.exec(statement);
  const bytes = Buffer.from(database.serialize());
  database.close();
  return bytes;
};
