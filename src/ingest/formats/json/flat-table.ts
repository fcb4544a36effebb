import type { Limits } from '../../limits.ts';
import type { Cell } from '../../reader.ts';
import type { FlatRecord } from './flatten.ts';

/** The column for keys beyond the limit of columns. */
const REST = '(more)';

/** Gathers the columns of records, in the order in which they first come. */
export const createColumns = ({ columns }: Pick<Limits, 'columns'>) => {
  const places = new Map<string, number>();
  let isTooWide = false;
  const placeOf = (name: string): number | undefined => {
    const known = places.get(name);
    if (known !== undefined) return known;
    if (places.size < columns - 1) {
      places.set(name, places.size);
      return places.size - 1;
    }
    isTooWide = true;
    return undefined;
  };
  return {
    /** Gives the filled cells of a record, which is added, each with its place. */
    place: (record: FlatRecord, put: (column: number, cell: string) => void): void => {
      let rest: Record<string, Cell> | undefined;
      for (const [name, cell] of record) {
        const place = placeOf(name);
        if (place === undefined) {
          rest ??= {};
          rest[name] = cell;
        } else if (cell !== null) put(place, cell);
      }
      if (rest) put(columns - 1, JSON.stringify(rest));
    },
    names: (): readonly string[] => [...places.keys(), ...(isTooWide ? [REST] : [])],
  };
};
