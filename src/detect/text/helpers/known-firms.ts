import { hashesOf, standsAt } from '../phrases/phrases.ts';
import { KIND, type Tokens } from '../tokens/tokens.ts';
import { knownFirms } from './data-files.ts';

interface KnownFirm {
  /** Hashes of the words and signs behind the first. */
  readonly rest: readonly number[];
  /** An abbreviation: only in capitals. */
  readonly upper: boolean;
}

let firms: ReadonlyMap<number, readonly KnownFirm[]> | undefined;

const byFirstWord = (): ReadonlyMap<number, readonly KnownFirm[]> => {
  const all = new Map<number, KnownFirm[]>();
  for (const name of knownFirms()) {
    const [first = 0, ...rest] = hashesOf(name);
    const known = all.get(first) ?? [];
    known.push({ rest, upper: name === name.toUpperCase() });
    all.set(first, known);
  }
  for (const known of all.values()) known.sort((a, b) => b.rest.length - a.rest.length);
  return all;
};

/** The token behind a firm or body that a list has, the longest that begins at a capitalised word; or the same token. */
export const knownFirmAt = (tokens: Tokens, from: number): number => {
  firms ??= byFirstWord();
  const found = firms
    .get(tokens.hash[from] ?? 0)
    ?.find(({ rest, upper }) => (!upper || tokens.kind[from] === KIND.upper) && standsAt(tokens, from + 1, rest));
  return found ? from + 1 + found.rest.length : from;
};
