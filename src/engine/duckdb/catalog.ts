import type { Step } from '../port.ts';
import { ident, join, type Sql, sql } from '../sql.ts';
import type { Execute } from './execute.ts';

/** What there is by name: tables in the engine, and selects (over files, or of views) that stand for one. */
export interface Catalog {
  readonly has: (name: string) => boolean;
  readonly isAttached: (name: string) => boolean;
  /** A table that a statement has just made. */
  readonly made: (name: string) => void;
  /** A name that stands for a select. `files`: where all its rows lie, if they are those of files. */
  readonly attach: (name: string, source: Sql, files?: readonly string[]) => void;
  readonly filesOf: (name: string) => readonly string[] | undefined;
  readonly drop: (name: string) => Promise<void>;
  readonly withArtifacts: (step: Pick<Step, 'name' | 'reads'>, query: Sql) => Sql;
}

export const openCatalog = (execute: Execute): Catalog => {
  const tables = new Set<string>();
  const attached = new Map<string, Sql>();
  const files = new Map<string, readonly string[]>();
  const has = (name: string): boolean => tables.has(name) || attached.has(name);
  const forget = (name: string): void => {
    attached.delete(name);
    files.delete(name);
  };
  return {
    has,
    isAttached: (name) => attached.has(name),
    made: (name) => {
      forget(name);
      tables.add(name);
    },
    attach: (name, source, ofFiles) => {
      attached.set(name, source);
      if (ofFiles) files.set(name, ofFiles);
    },
    filesOf: (name) => files.get(name),
    drop: async (name) => {
      forget(name);
      if (tables.delete(name)) await execute(name, sql`drop table ${ident(name)}`);
    },
    /**
     * Artifacts are read through CTEs in front of the step's text, where the key can be a bound parameter. They are read
     * anew where a step names one twice: kept in memory instead, all their columns would be.
     */
    withArtifacts: (step, query) => {
      const missing = step.reads.filter((table) => !has(table));
      if (missing.length > 0)
        throw new Error(`step ${step.name} reads tables that do not exist: ${missing.join(', ')}`);
      const imports = step.reads.flatMap((table) => {
        const source = attached.get(table);
        return source ? [sql`${ident(table)} as not materialized (${source})`] : [];
      });
      return imports.length === 0 ? query : sql`with ${join(imports, ', ')} select * from (${query})`;
    },
  };
};
