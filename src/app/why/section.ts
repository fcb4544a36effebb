import { CandorError } from '../../core/errors.ts';
import type { Engine, Row } from '../../engine/port.ts';
import { type Sql, sql } from '../../engine/sql.ts';

export const WHY_KINDS = ['person', 'duty', 'document', 'count'] as const;
export type WhyKind = (typeof WHY_KINDS)[number];

/** One link of the chain from a number to rows and bytes: a table of masked facts under a heading. */
export interface WhySection {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Rows beyond those shown; 0 when all are here. */
  readonly more: number;
}

export const notFound = (kind: WhyKind, id: string, hint?: string): CandorError =>
  new CandorError('NOT_FOUND', `no ${kind} ${id} in the last revision`, {
    hint:
      hint ??
      'ids stand in out/report.html and out/list.csv: P-… people, D-… duties, control numbers of documents, and the name of each count (people.affected)',
  });

/** The number behind `P-12`, `D-3`, or a bare number. */
export const numberOf = (kind: WhyKind, id: string, prefix: string): number => {
  const digits = /^(?:([A-Za-z])-)?(\d{1,16})$/.exec(id);
  if (!digits || (digits[1] !== undefined && digits[1].toUpperCase() !== prefix)) throw notFound(kind, id);
  return Number(digits[2]);
};

export const section = async (
  engine: Engine,
  title: string,
  reads: readonly string[],
  query: Sql,
  limit: number,
): Promise<WhySection> => {
  const rows = await engine.read({
    name: `why:${title}`,
    reads,
    sql: sql`select * from (${query}) limit ${limit + 1}`,
  });
  if (rows.length <= limit) return { title, rows, more: 0 };
  const [total] = await engine.read({ name: `why:${title}`, reads, sql: sql`select count(*) as n from (${query})` });
  return { title, rows: rows.slice(0, limit), more: Number(total?.['n'] ?? 0) - limit };
};

/** A mail address or name as its first letter; numbers as their last digits. Nothing whole leaves through `why`. */
export const masked = (column: Sql): Sql =>
  sql`case when ${column} is null then null else substr(${column}, 1, 1) || '…' end`;

/** Rows that are known already, as a section. */
export const cutTo = (limit: number, title: string, rows: readonly Row[]): WhySection => ({
  title,
  rows: rows.slice(0, limit),
  more: Math.max(0, rows.length - limit),
});
