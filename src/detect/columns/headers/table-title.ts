import { once } from '../../../core/once.ts';
import { type ColumnRole, elementOfRole, isCounted } from '../../../schema/vocabulary.ts';
import { qualifiers } from '../data-files.ts';
import { EXACT } from './header-tokens.ts';
import type { HeaderReading } from './header-words.ts';
import { readHeader } from './read-header.ts';
import { tablePathOf, wordsOf } from './table-path.ts';

/** What the name of a table says of its columns: weakly, since most names say something else. */
export interface TableTitle {
  readonly words: string;
  /** Those whom a lone "id" numbers ("employee"); undefined where it does not say. */
  readonly of: string | undefined;
  /** What columns without a header may hold. */
  readonly roles: ReadonlyMap<ColumnRole, number>;
}

/** Log-odds of what a table is called after, for a column without a header; of whose number a lone "id" is. */
const CALLED = 2.4;
const NUMBER_OF = 4.8;

/** What a header may say that the title completes. */
const LONE = new Set(['id', 'number', 'code', 'key', 'no']);
const BETWEEN = '!/';
const MOST_WORDS = 8;

const owners = once(
  (): ReadonlyMap<string, string> =>
    new Map(Object.entries(qualifiers().title.of).flatMap(([of, words]) => words.map((word) => [word, of]))),
);

/** Numbers of somebody, and what reaches somebody: names, places, dates and numbers of things stand in lists that are called anything. */
const isNumbered = (role: ColumnRole): boolean => {
  const element = elementOfRole(role);
  return element !== undefined && isCounted(element) && !/name|address|date|zip|place|order|ticket/.test(element);
};

/** What a table is called: its sheet or its name in a dump, the folder of its parts, and the file where a sheet says nothing. */
export const titleOf = (family: string): TableTitle => {
  const named = family
    .split(BETWEEN)
    .slice(-2)
    .map((path) => wordsOf(tablePathOf(path).name))
    .filter((words) => words.length > 0 && words.length <= MOST_WORDS);
  const words = named.at(-1) ?? [];
  const read = readHeader(words.join(' ')).scores;
  const roles = [...read].filter(([role, score]) => score >= EXACT - 1 && isNumbered(role));
  return {
    words: words.join(' '),
    of: words.flatMap((word) => owners().get(word) ?? [])[0],
    roles: new Map(roles.map(([role]) => [role, CALLED])),
  };
};

/** A header with what the table's name adds where the header says nothing, or "id" and no more. */
export const withTitle = (header: HeaderReading, title: TableTitle | undefined): HeaderReading => {
  if (!title || title.words === '') return header;
  if (header.tokens.length === 0)
    return title.roles.size === 0 ? header : { ...header, scores: title.roles, title: title.words };
  if (title.of === undefined || header.tokens.length > 2 || !header.tokens.every((token) => LONE.has(token)))
    return header;
  const numbers = [...readHeader(`${title.of} id`).scores].filter(
    ([role, score]) => score >= EXACT && isNumbered(role),
  );
  if (numbers.length === 0) return header;
  return {
    ...header,
    scores: new Map([...header.scores, ...numbers.map(([role]): [ColumnRole, number] => [role, NUMBER_OF])]),
    title: title.words,
  };
};
