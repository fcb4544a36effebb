import { once } from '../../../core/once.ts';
import { qualifiers } from '../data-files.ts';
import { splitHeader } from './header-tokens.ts';

/** Folders and containers part a path, and what lies in a container from it. */
const LEVEL = /!?\//;

/** "part-00000-1f2e3d4c-c000.snappy.parquet", "000000_0", "data_0_0_1.csv", "0001_part_00": as engines call the parts of a table, in a folder that has its name. */
const PART =
  /^(?:part-\d{4,6}|\d{6}_\d{1,4}|data_\d{1,4}_\d{1,4}_\d{1,4}|\d{4}_part_\d{2})(?:[-_][0-9a-f]+)*(?:\.[a-z0-9]{1,8}){0,3}$/i;

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
  /** Folders and containers that it lies in. */
  readonly place: readonly string[];
}

/** Files whose one list stands under a name, as programs answer over the network. */
const ANSWER = /\.(?:json|jsonl|ndjson|xml)$/i;

/** "users.json!/users": the file is the table, and no database beside those of its folder. */
const isWrapped = (file: string | undefined, name: string): boolean => {
  if (file === undefined || !ANSWER.test(file)) return false;
  const words = wordsOf(name).join(' ');
  return words !== '' && words === wordsOf(file).join(' ');
};

/** The name of a table and where it lies, of its path with containers ("dump.zip!/users/part-00001.csv"). */
export const tablePathOf = (family: string): TablePath => {
  const levels = family.split(LEVEL);
  let at = levels.length - 1;
  while (at > 0 && isPart(levels[at] ?? '')) at -= 1;
  const name = levels[at] ?? '';
  return { name, place: levels.slice(0, isWrapped(levels[at - 1], name) ? at - 1 : at) };
};
