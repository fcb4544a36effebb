import type { Engine } from '../../../engine/port.ts';
import { sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { neededTest } from '../../columns/column-scores.ts';
import { roleRules } from '../../columns/data-files.ts';
import { readHeader } from '../../columns/headers/read-header.ts';
import { tablePathOf } from '../../columns/headers/table-path.ts';
import type { TableDocument } from '../documents.ts';

/** What parts of one table are counted with: "_part2", "page 17", "1_of_4". */
const COUNTED = new Set([
  ...['part', 'pt', 'chunk', 'split', 'piece', 'page', 'pg', 'seg', 'segment', 'section', 'batch', 'of', 'no', 'nr'],
  ...['teil', 'parte', 'partie', 'deel', 'czesc', 'continued', 'cont'],
]);
/** "customers.csv.ab", "xab": parts as `split` calls them. */
const LETTERS = /(?:\.|^x)[a-z]{2}$/;

/** The same for files, sheets and tables that may be parts of one table: where they lie, and their name without what counts them. */
export const splitKey = (family: string, columns: number): string => {
  const { name, place } = tablePathOf(family);
  const words = name
    .toLowerCase()
    .replace(LETTERS, '')
    .split(/[^\p{L}]+/u);
  return JSON.stringify([place, words.filter((word) => word !== '' && !COUNTED.has(word)), columns]);
};

const isHeaderless = ({ names }: TableDocument): boolean => names.every((name) => name === null);

interface Headed {
  readonly documentNo: number;
  readonly family: string;
}

/** For each wanted key the first table with a header. */
const headedTables = async (engine: Engine, wanted: ReadonlySet<string>): Promise<ReadonlyMap<string, Headed>> => {
  const found = new Map<string, Headed>();
  const query = sql`select document_no, family, "columns" as column_count from document
    where kind = 'table' and header_row is not null order by document_no`;
  for await (const rows of engine.stream({ name: 'headed_tables', reads: ['document'], sql: query }))
    for (const row of rows) {
      const family = String(row['family'] ?? '');
      const key = splitKey(family, Number(row['column_count'] ?? 0));
      if (wanted.has(key) && !found.has(key)) found.set(key, { documentNo: Number(row['document_no']), family });
    }
  return found;
};

const namesOf = async (engine: Engine, { documentNo }: Headed): Promise<readonly (string | null)[]> => {
  const query = sql`select column_no, name from field where document_no = ${documentNo} order by column_no`;
  const rows = await engine.read({ name: 'names_of_part', reads: ['field'], sql: query });
  const names: (string | null)[] = [];
  for (const row of rows) names[Number(row['column_no']) - 1] = typeof row['name'] === 'string' ? row['name'] : null;
  return names;
};

/**
 * A table that was split over files has its header in the first of them: a table without one takes that of the first table
 * with as many columns that lies beside it and is called the same but for what counts the parts. Cells stand above it, as above any header.
 */
export const withSharedHeaders = async (
  engine: Engine,
  documents: readonly TableDocument[],
): Promise<readonly TableDocument[]> => {
  const keyOf = ({ family, names }: TableDocument): string => splitKey(family, names.length);
  const wanted = new Set(documents.filter(isHeaderless).map(keyOf));
  if (wanted.size === 0) return documents;
  const headed = await headedTables(engine, wanted);
  const headers = new Map<string, readonly (string | null)[]>();
  for (const [key, table] of headed) headers.set(key, await namesOf(engine, table));
  return documents.map((document) => {
    const key = keyOf(document);
    const names = isHeaderless(document) ? headers.get(key) : undefined;
    if (names === undefined || names.every((name) => name === null)) return document;
    return {
      ...document,
      names: document.names.map((_, n) => names[n] ?? null),
      headerOf: headed.get(key)?.family ?? '',
    };
  });
};

/** Cells of which a header from another part is borne out or not, at least. */
const LEAST_CELLS = 3;

/** What its cells tell: a column that is called so and was not taken for it holds something else. */
const TOLD_BY_CELLS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['ssn', 'date_of_birth', 'email', 'phone', 'payment_card', 'iban'] as const),
]);

/** Whether the cells of a column are none of what its header says. */
const isContradicted = ({ name, role, profile }: ColumnFinding): boolean => {
  const header = readHeader(name ?? '');
  const [best] = [...header.scores].sort((a, b) => b[1] - a[1]);
  const rule = roleRules().find(({ role }) => role === best?.[0]);
  if (rule === undefined || profile.filled < LEAST_CELLS) return false;
  if (role === 'other' && TOLD_BY_CELLS.has(rule.role)) return true;
  const needed = neededTest(rule, header, profile);
  return needed !== 'any' && profile.share(needed) < 0.5 && (profile.states.get('clear') ?? 0) >= 0.5 * profile.filled;
};

/** Whether columns are those of the header of another part: another table of the same name has other cells under it. */
export const bearOutHeader = (columns: readonly ColumnFinding[]): boolean => !columns.some(isContradicted);
