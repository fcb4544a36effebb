import { classifyColumns } from '../../src/detect/columns/classify-columns.ts';

export type Columns = Readonly<Record<string, readonly string[]>>;

/** What columns hold, by their headers. */
export const classify = (columns: Columns) => classifyColumns(Object.keys(columns), Object.values(columns));
/** Roles by header; small tables, as tutorials and small offices keep them. */
export const rolesOf = (columns: Columns): Readonly<Record<string, string>> =>
  Object.fromEntries(classify(columns).map(({ name, role }) => [name ?? '', role]));
/** Whose each column is: the number of the person of the row. */
export const mentionsOf = (columns: Columns): readonly number[] => classify(columns).map(({ mention }) => mention);
/** Roles of columns without headers. */
export const bare = (...columns: readonly (readonly string[])[]): readonly string[] =>
  classifyColumns(
    columns.map(() => null),
    columns,
  ).map(({ role }) => role);
