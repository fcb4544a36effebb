import { once } from '../../../core/once.ts';
import { qualifiers } from '../data-files.ts';
import { splitHeader } from './header-tokens.ts';

/** Folders and containers part a path, and what lies in a container from it. */
const LEVEL = /!?\//;

/** "part-00000-1f2e3d4c-c000.snappy.parquet", "000000_0", "data_0_0_1.csv": a part of a table, of which its folder has the name. */
const PART =
  /^(?:part|chunk|shard|split|piece|segment|data|file|run)?[-_. ]?\d+(?:[-_](?:[0-9a-f]+|c\d+|part))*(?:\.[a-z0-9]{1,8}){0,3}$/i;

/** "dt=2024-01-01": the rows of one value of a column. */
const isPart = (name: string): boolean => name.includes('=') || PART.test(name);

const singular = (word: string): string => (/[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word);

const fillers = once(() => new Set(qualifiers().title.fillers));

/** What a file, a folder or a sheet is called, without its ending, numbers and words that say nothing. */
export const wordsOf = (name: string): readonly string[] =>
  splitHeader(
    name
      .replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, '')
      // "SSNs" are SSN, and no two words.
      .replace(/(\p{Lu}{2})s(?!\p{L})/gu, '$1'),
  )
    .map(singular)
    .filter((word) => !/^\d+$/.test(word) && !fillers().has(word));

export interface TablePath {
  /** The table's own name: of its folder, where the file is a part of it. */
  readonly name: string;
  /** Folders and containers that it lies in, without those that hold this table alone. */
  readonly place: readonly string[];
}

/** The name of a table and where it lies, of its path with containers ("dump.zip!/users/part-0001.csv"). */
export const tablePathOf = (family: string): TablePath => {
  const levels = family.split(LEVEL);
  let at = levels.length - 1;
  while (at > 0 && isPart(levels[at] ?? '')) at -= 1;
  const name = levels[at] ?? '';
  const own = wordsOf(name).join(' ');
  // "users/users_1.csv", "users.zip!/users.csv": a folder or an archive for each table.
  while (at > 0 && own !== '' && wordsOf(levels[at - 1] ?? '').join(' ') === own) at -= 1;
  return { name, place: levels.slice(0, at) };
};
