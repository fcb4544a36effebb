import { readFileSync } from 'node:fs';
import { CandorError } from '../../../../core/errors.ts';
import { readWeightFile } from '../../../words/weight-file.ts';

const FILE = 'data/judges/links.txt';

/** Units of the network. */
export const UNITS = 32;

/** What a sign weighs by itself, and for each unit. */
export const COLUMNS: readonly string[] = ['alone', ...Array.from({ length: UNITS }, (_, n) => String(n + 1))];

/** The row that says what each unit weighs, and the one in front of it: how many signs there are. */
export const UNITS_ROW = 'units';
export const SIGNS_ROW = 'signs';
const OF_HEAD: ReadonlySet<string> = new Set([SIGNS_ROW, UNITS_ROW]);

/** What each sign weighs, in hundredths, by itself and for each unit, and what each unit weighs. */
export interface Network {
  readonly rows: ReadonlyMap<string, readonly number[]>;
  readonly units: Int32Array;
}

/** Reads a table: a line with the names of the columns, one with the count of signs, one of the units; then a line a sign, its weights behind a tab each. */
export const readNetwork = (source: string, signs: ReadonlySet<string>): Network => {
  const rows = new Map<string, readonly number[]>();
  const keyOf = (name: string): string | undefined => (OF_HEAD.has(name) || signs.has(name) ? name : undefined);
  const table = { file: FILE, columns: COLUMNS.length, head: ['sign', ...COLUMNS].join('\t'), keyOf };
  const heads = new Map<string, readonly number[]>();
  readWeightFile(source, table, (name, [, ...cells], { weight }) =>
    (OF_HEAD.has(name) ? heads : rows).set(
      name,
      cells.map((cell) => (cell === '' ? 0 : weight(cell))),
    ),
  );
  const refuse = (message: string): CandorError =>
    new CandorError('DATA_INVALID', message, { place: { file: FILE, line: source.trimEnd().split('\n').length } });
  const units = heads.get(UNITS_ROW);
  if (!units) throw refuse(`no line of ${JSON.stringify(UNITS_ROW)} up to here says what each unit weighs`);
  const [told] = heads.get(SIGNS_ROW) ?? [];
  if (told !== rows.size)
    throw refuse(`${rows.size} signs, where the line of ${JSON.stringify(SIGNS_ROW)} says ${told ?? 'none'}`);
  return { rows, units: Int32Array.from(units.slice(1)) };
};

export const linkNetwork = (signs: ReadonlySet<string>): Network =>
  readNetwork(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8'), signs);
