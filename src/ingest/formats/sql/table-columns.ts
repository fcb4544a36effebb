import type { Cell } from '../../reader.ts';

/** The columns of a table: as they are first named, and behind them those that other statements name as well. */
export const createColumns = () => {
  const names: string[] = [];
  let defined: readonly number[] = [];
  let places: readonly number[] = [];
  const placesOf = (named: readonly string[]): readonly number[] => {
    const folded = names.map((name) => name.toLowerCase());
    return named.map((name) => {
      const known = folded.indexOf(name.toLowerCase());
      return known < 0 ? names.push(name) - 1 : known;
    });
  };
  return {
    names,
    define: (named: readonly string[]): void => {
      defined = placesOf(named);
      places = defined;
    },
    /** Columns of the rows that follow: statements may leave some out, or name them in another order. */
    follow: (named: readonly string[]): void => {
      places = named.length > 0 ? placesOf(named) : defined;
    },
    placed: (cells: readonly Cell[]): readonly Cell[] => {
      if (places.every((place, n) => place === n)) return cells;
      const row = new Array<Cell>(Math.max(...places) + 1).fill(null);
      for (const [n, cell] of cells.entries()) row[places[n] ?? row.length] = cell;
      return row;
    },
  };
};

export type Columns = ReturnType<typeof createColumns>;
