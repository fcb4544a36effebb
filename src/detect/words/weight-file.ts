import { CandorError } from '../../core/errors.ts';

/** How a table of weights is laid out: a line a sign, its columns behind a tab each; lines of # are remarks. */
interface WeightTable<Key> {
  readonly file: string;
  /** How many columns stand behind a sign. */
  readonly columns: number;
  /** The first line, where one names the columns. */
  readonly head?: string;
  /** By what a sign is known; undefined for a name that no sign has. */
  readonly keyOf: (name: string) => Key | undefined;
}

/** What reads and refuses in the line that is read. */
interface LineReader {
  readonly weight: (cell: string) => number;
  readonly invalid: (message: string) => CandorError;
}

/** Weights are kept in 16 bits. */
const LEAST = -32_768;
const MOST = 32_767;
const WHOLE = /^-?\d+$/;

/** Reads a table line by line: `take` gets the key of each sign and its columns, the name in front of them. */
export const readWeightFile = <Key>(
  source: string,
  { file, columns, head, keyOf }: WeightTable<Key>,
  take: (key: Key, cells: readonly string[], reader: LineReader) => void,
): void => {
  const seen = new Set<Key>();
  let n = 0;
  const invalid = (message: string): CandorError =>
    new CandorError('DATA_INVALID', message, { place: { file, line: n } });
  const weight = (cell: string): number => {
    const value = WHOLE.test(cell) ? Number(cell) : Number.NaN;
    if (value >= LEAST && value <= MOST) return value;
    throw invalid(`a weight is a whole number from ${LEAST} to ${MOST}`);
  };
  const reader = { weight, invalid };
  const readLine = (line: string): void => {
    const cells = line.split('\t');
    const [name = ''] = cells;
    if (cells.length !== columns + 1 || name === '')
      throw invalid(`a line has ${columns + 1} columns, a sign the first`);
    const key = keyOf(name);
    if (key === undefined) throw invalid(`no sign is called ${JSON.stringify(name)}`);
    if (seen.has(key)) throw invalid(`${JSON.stringify(name)} stands there twice`);
    seen.add(key);
    take(key, cells, reader);
  };
  let awaited = head;
  for (const line of source.split('\n')) {
    n += 1;
    if (line === '' || line.startsWith('#')) continue;
    if (awaited === undefined) readLine(line);
    else if (line !== awaited) break;
    else awaited = undefined;
  }
  if (awaited !== undefined) throw invalid(`the columns are ${awaited.replaceAll('\t', ', ')}`);
};
