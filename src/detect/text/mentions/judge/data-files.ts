import { readFileSync } from 'node:fs';
import { readWeightFile } from '../../../words/weight-file.ts';

const FILE = 'data/judges/links.txt';

/** Units of the network. */
export const UNITS = 32;

/** What a sign weighs by itself, and for each unit. */
export const COLUMNS: readonly string[] = ['alone', ...Array.from({ length: UNITS }, (_, n) => String(n + 1))];

/** The row that says what each unit weighs. */
export const UNITS_ROW = 'units';

/** What each sign weighs, in hundredths, by itself and for each unit, and what each unit weighs. */
export interface Network {
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly units: Int32Array;
}

/** Reads a table: a line with the names of the columns, then a line a sign, its weights behind a tab each. */
export const readNetwork = (source: string, signs: ReadonlySet<string>): Network => {
  const rows = new Map<string, readonly number[]>();
  const keyOf = (name: string): string | undefined => (name === UNITS_ROW || signs.has(name) ? name : undefined);
  const table = { file: FILE, columns: COLUMNS.length, head: ['sign', ...COLUMNS].join('\t'), keyOf };
  readWeightFile(source, table, (name, [, ...cells], { weight }) =>
    rows.set(
      name,
      cells.map((cell) => (cell === '' ? 0 : weight(cell))),
    ),
  );
  return { rows, units: Int32Array.from((rows.get(UNITS_ROW) ?? []).slice(1)) };
};

export const linkNetwork = (signs: ReadonlySet<string>): Network =>
  readNetwork(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8'), signs);
