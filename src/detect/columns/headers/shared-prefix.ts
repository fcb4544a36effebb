import { groups, isWord, splitMarks } from './header-tokens.ts';

/** So many columns and more, and this share of them, begin alike where a database puts its table's name in front of each. */
const LEAST_COLUMNS = 4;
const SHARED = 0.9;

const firstWord = (name: string): string => splitMarks(name)[0] ?? '';

/** Letters that headers of legacy files begin with, where no mark parts them from the rest ("ACSFNAM", "ACSSSN"). */
const LONGEST_GLUED = 5;
const LEAST_GLUED = 5;

const gluedPrefix = (names: readonly string[]): string | undefined => {
  for (let length = LONGEST_GLUED; length >= 2; length -= 1) {
    const counts = new Map<string, number>();
    for (const name of names) {
      const start = name.slice(0, length);
      // A small letter behind capitals, or a capital behind small letters, is the head of a word of its own.
      if (/^(?:\p{Lu}+[\p{Lu}\p{N}]{2,}|\p{Ll}+[\p{L}\p{N}]{2,})$/u.test(name))
        counts.set(start, (counts.get(start) ?? 0) + 1);
    }
    const [start = '', count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
    if (count >= LEAST_GLUED && count >= SHARED * names.length) return isWord(start.toLowerCase()) ? undefined : start;
  }
  return undefined;
};

const withoutGlued = (names: readonly (string | null)[]): readonly (string | null)[] => {
  const prefix = gluedPrefix(names.filter((name) => name !== null));
  if (prefix === undefined) return names;
  return names.map((name) =>
    name?.startsWith(prefix) && name.length > prefix.length ? name.slice(prefix.length) : name,
  );
};

/**
 * Headers without the word that nearly all of them begin with ("cus_name", "cus_city", "D_email"), where it means nothing by
 * itself: a letter, or a piece of the table's name. A word that says whose the columns are stays.
 */
export const withoutSharedPrefix = (names: readonly (string | null)[]): readonly (string | null)[] => {
  const named = names.filter((name) => name !== null);
  const counts = new Map<string, number>();
  for (const name of named) {
    // Only what a mark parts from the rest can be cut off.
    if (!/^\p{L}+[_.\- ]+./u.test(name)) continue;
    const word = firstWord(name);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const [prefix, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (prefix === undefined || count < LEAST_COLUMNS || count < SHARED * named.length) return withoutGlued(names);
  if (prefix.length > 1 && (isWord(prefix) || groups().has(prefix))) return names;
  return names.map((name) =>
    name !== null && firstWord(name) === prefix ? name.replace(/^\p{L}+[_.\- ]+(?=.)/u, '') : name,
  );
};
