import { areOfPeople } from '../formats/delimited/header-words.ts';
import { attributeOf } from './html-fields.ts';
import type { Token } from './html-tokens.ts';

/** Elements of which pages build tables without saying so. */
const BUILT_OF = /^(?:div|span|ul|ol|li|section|a)$/;
const ROWS: ReadonlySet<string> = new Set(['row']);
const CELLS: ReadonlySet<string> = new Set(['cell', 'gridcell', 'columnheader', 'rowheader']);

const LEAST_COLUMNS = 3;
const LEAST_ROWS = 3;
const LONGEST_CELL = 200;
/** Elements within each other, at most. */
const DEEPEST = 200;

/** An element as far as it is seen: what stands in it (signs beyond those of a cell do not matter), and the rows and cells that it may be. */
interface Element {
  readonly tag: string;
  readonly from: number;
  readonly role: string;
  text: string;
  /** Whether words stand in it beside its elements. */
  hasWords: boolean;
  readonly children: Child[];
}

interface Child {
  readonly tag: string;
  readonly role: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Its own, where it may be a row. */
  readonly cells: readonly Child[];
  /** Rows that lie in it. */
  readonly rows: readonly Child[];
}

const isCell = ({ text, role }: Child): boolean => text.length <= LONGEST_CELL || CELLS.has(role);

/** The cells of an element that may be a row: all that stands in it, each of one kind. */
const cellsOf = ({ children, hasWords, role }: Element): readonly Child[] => {
  // What holds rows is none.
  if (children.every(({ cells }) => cells.length >= LEAST_COLUMNS)) return [];
  if (ROWS.has(role)) return children.filter((child) => CELLS.has(child.role));
  const [first] = children;
  const isRow =
    !hasWords &&
    children.length >= LEAST_COLUMNS &&
    children.every((child) => child.tag === first?.tag && isCell(child));
  return isRow ? children : [];
};

/** Rows below a header of people that have its columns. */
const gridOf = (rows: readonly Child[]): readonly Child[] => {
  const head = rows.findIndex(
    ({ cells }) => cells.length >= LEAST_COLUMNS && areOfPeople(cells.map(({ text }) => text.trim())),
  );
  const columns = rows[head]?.cells.length;
  const grid = head < 0 ? [] : rows.slice(head).filter(({ cells }) => cells.length === columns);
  return grid.length >= LEAST_ROWS ? grid : [];
};

const childOf = (element: Element, to: number): Child => ({
  tag: element.tag,
  role: element.role,
  from: element.from,
  to,
  text: element.text,
  cells: cellsOf(element),
  rows: element.children.filter(({ cells }) => cells.length >= LEAST_COLUMNS),
});

/** The names that the tags of a page's grids have in a table, by the places of the tags: those that begin and those that end one. */
const gridTags = (tokens: readonly Token[]): ReadonlyMap<number, string> => {
  const names = new Map<number, string>();
  const open: Element[] = [];
  const name = ({ from, to }: { readonly from: number; readonly to: number }, as: string): void => {
    names.set(from, as);
    names.set(to, `/${as}`);
  };
  const close = (element: Element, to: number): void => {
    const child = childOf(element, to);
    // Heads and rows may lie in parts of their own.
    const grid = gridOf(
      element.children.flatMap((inner) => (inner.cells.length >= LEAST_COLUMNS ? [inner] : inner.rows)),
    );
    const parent = open.at(-1);
    if (grid.length > 0) {
      name(child, 'table');
      for (const part of element.children)
        if (part.cells.length < LEAST_COLUMNS && part.rows.length > 0) name(part, 'tbody');
      for (const row of grid) {
        name(row, 'tr');
        for (const cell of row.cells) name(cell, 'td');
      }
    } else parent?.children.push(child);
    if (parent && parent.text.length <= LONGEST_CELL) parent.text += ` ${element.text}`;
  };
  const end = (tag: string, at: number): void => {
    const from = open.findLastIndex((element) => element.tag === tag);
    if (from < 0) return;
    const [element] = open.splice(from);
    if (element) close(element, at);
  };
  for (const [at, token] of tokens.entries()) {
    const element = open.at(-1);
    if (token.kind === 'text' && element && token.text.trim() !== '') {
      element.hasWords = true;
      if (element.text.length <= LONGEST_CELL) element.text += token.text.slice(0, LONGEST_CELL + 1);
    }
    if (token.kind !== 'tag') continue;
    if (token.name.startsWith('/') && BUILT_OF.test(token.name.slice(1))) end(token.name.slice(1), at);
    else if (BUILT_OF.test(token.name) && open.length < DEEPEST)
      open.push({
        tag: token.name,
        from: at,
        role: attributeOf(token.attributes, 'role') ?? '',
        text: '',
        hasWords: false,
        children: [],
      });
  }
  return names;
};

/** Tags of a page, with those of its grids of people, which are built of other elements, as of a table. */
export const withGrids = (tokens: readonly Token[]): Iterable<Token> => {
  const names = gridTags(tokens);
  return names.size === 0
    ? tokens
    : tokens.map((token, at) => {
        const name = token.kind === 'tag' ? names.get(at) : undefined;
        return token.kind === 'tag' && name !== undefined ? { ...token, name } : token;
      });
};
