/** Lends what is costly to make, such as a thread: makes at most so many, and lets others wait for one that comes back. */
export interface Lending<Item> {
  readonly take: () => Promise<Item>;
  readonly give: (item: Item) => void;
  /** All that were made, which are lent no more. */
  readonly end: () => readonly Item[];
}

export const createLending = <Item>(most: number, make: () => Item): Lending<Item> => {
  const made: Item[] = [];
  const free: Item[] = [];
  const waiting: ((item: Item) => void)[] = [];
  return {
    take: () => {
      const item = free.pop();
      if (item !== undefined) return Promise.resolve(item);
      if (made.length >= most) return new Promise((resolve) => waiting.push(resolve));
      const started = make();
      made.push(started);
      return Promise.resolve(started);
    },
    give: (item) => {
      const next = waiting.shift();
      if (next) next(item);
      else free.push(item);
    },
    end: () => {
      free.length = 0;
      return made.splice(0);
    },
  };
};
