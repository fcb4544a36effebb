/** The shape of one artifact: its columns, its full key (which is also its order on disk) and its version. */
export interface TableSchema {
  readonly name: string;
  readonly version: number;
  readonly columns: readonly { readonly name: string; readonly type: 'integer' | 'bigint' | 'text' }[];
  readonly key: readonly string[];
  /**
   * Column whose rows change together: a later revision may lay rows over the table instead of writing it anew, which
   * then stand for all earlier rows of their groups.
   */
  readonly group?: string;
  /** The table of which each row is another form: it has that table's fingerprint instead of one of its own. */
  readonly follows?: string;
}

type Spec = Readonly<Record<string, 'integer' | 'bigint' | 'text'>>;

/** Builds a schema from `{column: type}`; the columns of the key and of the group must be among them. */
export const table = (
  name: string,
  version: number,
  key: readonly string[],
  spec: Spec,
  group?: string,
  follows?: string,
): TableSchema => {
  const unknown = [...key, ...(group === undefined ? [] : [group])].filter((column) => !Object.hasOwn(spec, column));
  if (unknown.length > 0) throw new Error(`table ${name}: key names no column: ${unknown.join(', ')}`);
  const columns = Object.entries(spec).map(([column, type]) => ({ name: column, type }));
  return {
    name,
    version,
    key,
    columns,
    ...(group === undefined ? {} : { group }),
    ...(follows === undefined ? {} : { follows }),
  };
};
