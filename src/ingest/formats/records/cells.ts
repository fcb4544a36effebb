import type { FlatRecord } from '../json/flatten.ts';

/** Values of one name that get columns of their own; those behind stand together in the last one. */
const MOST_ALIKE = 12;

const putAll = (name: string, values: readonly string[], cells: Map<string, string>): void => {
  // What is said twice in one row is one value.
  const distinct = [...new Set(values)];
  distinct.slice(0, MOST_ALIKE - 1).forEach((value, n) => {
    cells.set(n === 0 ? name : `${name} ${n + 1}`, value);
  });
  if (distinct.length >= MOST_ALIKE) cells.set(`${name} ${MOST_ALIKE}`, distinct.slice(MOST_ALIKE - 1).join('; '));
};

/** Gathers the cells of a row, which begins with those of `same`. A name that comes again is numbered: "phone", "phone 2". */
export const createCells = (same?: ReadonlyMap<string, string>) => {
  /** Lists only where a name has several values: most have one. */
  const values = new Map<string, string | string[]>(same);
  let hasLists = false;
  const first = (name: string): string | undefined => {
    const known = values.get(name);
    return typeof known === 'object' ? known[0] : known;
  };
  return {
    put: (name: string, value: string): void => {
      const trimmed = value.trim();
      if (trimmed === '') return;
      const known = values.get(name);
      if (known === undefined) values.set(name, trimmed);
      else if (typeof known === 'object') known.push(trimmed);
      else if (known !== trimmed) {
        values.set(name, [known, trimmed]);
        hasLists = true;
      }
    },
    has: (name: string): boolean => values.has(name),
    first,
    /** The first value of a name, which is taken away. */
    take: (name: string): string | undefined => {
      const found = first(name);
      values.delete(name);
      return found;
    },
    isEmpty: (): boolean => values.size === 0,
    done: (): FlatRecord => {
      if (!hasLists) return values as Map<string, string>;
      const cells = new Map<string, string>();
      for (const [name, all] of values) {
        if (typeof all === 'string') cells.set(name, all);
        else putAll(name, all, cells);
      }
      return cells;
    },
  };
};

export type Cells = ReturnType<typeof createCells>;
export type Put = Cells['put'];
