import type { Cell } from '../../reader.ts';

/**
 * The columns of a table: as they are first named, and behind them those that other statements name as well, `most` in all. Values of
 * columns beyond that stand together in the last, with tabs between.
 */
export const createColumns = (most: number) => {
  const names: string[] = [];
  const known = new Map<string, number>();
  let defined: readonly number[] = [];
  let places: readonly number[] = [];
  let isInOrder = true;
  const placeOf = (name: string): number => {
    const folded = name.toLowerCase();
    const place = known.get(folded);
    if (place !== undefined) return place;
    if (names.length === most) return most - 1;
    known.set(folded, names.length);
    return names.push(name) - 1;
  };
  const use = (next: readonly number[]): void => {
    places = next;
    isInOrder = next.every((place, n) => place === n);
  };
  return {
    names,
    define: (named: readonly string[]): void => {
      defined = named.map(placeOf);
      use(defined);
    },
    /** Columns of the rows that follow: statements may leave some out, or name them in another order. */
    follow: (named: readonly string[]): void => use(named.length > 0 ? named.map(placeOf) : defined),
    /** Cells of a row by the places of their columns. */
    placed: (cells: readonly Cell[]): readonly Cell[] => {
      if (isInOrder && cells.length <= most) return cells;
      const width = places.reduce((widest, place) => Math.max(widest, place + 1), 0);
      const row = new Array<Cell>(Math.min(most, Math.max(width, width + cells.length - places.length))).fill(null);
      for (const [n, cell] of cells.entries()) {
        const place = Math.min(places[n] ?? width + n - places.length, most - 1);
        const before = place === most - 1 ? (row[place] ?? null) : null;
        row[place] = before === null ? cell : `${before}\t${cell ?? ''}`;
      }
      return row;
    },
  };
};

export type Columns = ReturnType<typeof createColumns>;
