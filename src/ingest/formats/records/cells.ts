import type { FlatRecord } from '../json/flatten.ts';

/** Values of one name that get columns of their own; those behind stand together in the last one. */
const MOST_ALIKE = 12;

/** Gathers the cells of a row. A name that comes again is numbered: "phone", "phone 2". */
export const createCells = () => {
  const values = new Map<string, string[]>();
  return {
    put: (name: string, value: string): void => {
      const trimmed = value.trim();
      if (trimmed === '') return;
      const known = values.get(name);
      if (known) known.push(trimmed);
      else values.set(name, [trimmed]);
    },
    has: (name: string): boolean => values.has(name),
    first: (name: string): string | undefined => values.get(name)?.[0],
    /** The first value of a name, which is taken away. */
    take: (name: string): string | undefined => {
      const first = values.get(name)?.[0];
      values.delete(name);
      return first;
    },
    isEmpty: (): boolean => values.size === 0,
    done: (): FlatRecord => {
      const cells = new Map<string, string>();
      for (const [name, all] of values) {
        // What is said twice in one row is one value.
        const distinct = [...new Set(all)];
        distinct.slice(0, MOST_ALIKE - 1).forEach((value, n) => {
          cells.set(n === 0 ? name : `${name} ${n + 1}`, value);
        });
        if (distinct.length >= MOST_ALIKE)
          cells.set(`${name} ${MOST_ALIKE}`, distinct.slice(MOST_ALIKE - 1).join('; '));
      }
      return cells;
    },
  };
};

export type Cells = ReturnType<typeof createCells>;
export type Put = Cells['put'];
