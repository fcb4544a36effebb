/** The shape of one artifact: its columns, its full key (which is also its order on disk) and its version. */
export interface TableSchema {
  readonly name: string;
  readonly version: number;
  readonly columns: readonly { readonly name: string; readonly type: 'integer' | 'bigint' | 'text' }[];
  readonly key: readonly string[];
}

type Spec = Readonly<Record<string, 'integer' | 'bigint' | 'text'>>;

/** Builds a schema from `{column: type}`; the key's columns must be among them. */
export const table = (name: string, version: number, key: readonly string[], spec: Spec): TableSchema => {
  const unknown = key.filter((column) => !Object.hasOwn(spec, column));
  if (unknown.length > 0) throw new Error(`table ${name}: key names no column: ${unknown.join(', ')}`);
  return { name, version, key, columns: Object.entries(spec).map(([column, type]) => ({ name: column, type })) };
};
