/**
 * By whom a text was written, as its name tells. A set of one hand begins with two letters and '-' ("va-", "y2-"), some older ones with a letter and
 * a number ("r07-"); the oldest texts have names of genres, and are parted by their first letter.
 */
export const authorOf = (file: string): string =>
  /^(?:q[a-e]|[q-x][a-e](?=-)|[yz]\w(?=-)|[r-x](?=\d\d-|-)|\w)/.exec(file)?.[0] ?? file;

/** Whether a text is left out by `out=PREFIX,...`: its name begins as one of them. */
export const isLeftOut = (file: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => file.startsWith(prefix));
