/**
 * SQL as data: text with its values beside it, so that no value ever becomes SQL text. Names go through `ident`.
 * A bare string is not `Sql`, so it cannot be run by mistake.
 */
export type SqlValue = string | number | bigint | null;

export interface Sql {
  /** Text pieces; between piece n and n+1 stands value n. */
  readonly pieces: readonly string[];
  readonly values: readonly SqlValue[];
}

const isSql = (part: unknown): part is Sql => typeof part === 'object' && part !== null && 'pieces' in part;

/** Tag for SQL. Interpolated `Sql` nests; everything else becomes a parameter. */
export const sql = (strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql => {
  const pieces = [strings[0] ?? ''];
  const values: SqlValue[] = [];
  const append = (text: string) => {
    pieces[pieces.length - 1] += text;
  };
  parts.forEach((part, n) => {
    if (isSql(part)) {
      append(part.pieces[0] ?? '');
      part.values.forEach((value, k) => {
        values.push(value);
        pieces.push(part.pieces[k + 1] ?? '');
      });
    } else {
      values.push(part);
      pieces.push('');
    }
    append(strings[n + 1] ?? '');
  });
  return { pieces, values };
};

/** A name of a table or column, quoted; the only way for a name into SQL. */
export const ident = (name: string): Sql => ({ pieces: [`"${name.replaceAll('"', '""')}"`], values: [] });

/** A quoted text literal, only where the engine takes no parameter (file names of COPY, keys of settings). Never for evidence. */
export const quoted = (text: string): Sql => ({ pieces: [`'${text.replaceAll("'", "''")}'`], values: [] });

/** A whole number as text of the query: for weights and lengths, which belong to a step's text and not to its data. */
export const integer = (value: number): Sql => {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number: ${value}`);
  return { pieces: [String(value)], values: [] };
};

/** Joins fragments by a fixed separator written in code, such as `, ` or ` and `. */
export const join = (
  parts: readonly Sql[],
  separator: ', ' | ' and ' | ' or ' | ' union all ' | ' || ' | ' + ' | ' ',
): Sql =>
  parts.reduce<Sql>((all, part, n) => {
    if (n === 0) return part;
    const between: Sql = { pieces: [separator], values: [] };
    return sql`${all}${between}${part}`;
  }, sql``);

/** Text with numbered placeholders `$1`, and the values in their order. `from` is the first number. */
export const compile = (query: Sql, from = 1): { readonly text: string; readonly values: readonly SqlValue[] } => ({
  text: query.pieces.map((piece, n) => (n === 0 ? piece : `$${from + n - 1}${piece}`)).join(''),
  values: query.values,
});
