import type { ColumnRole } from '../../schema/vocabulary.ts';
import { isWord } from './header-tokens.ts';
import { type HeaderReading, readHeader } from './header-words.ts';

/** Letters of the table's name or of its owner: so many, in so many headers and more. */
const SHORTEST = 3;
const LONGEST = 5;
const LEAST_COLUMNS = 3;
/** What is left has so many letters. */
const LEAST_LEFT = 2;
/** No table has more of them; a hostile one could have one for every third header. */
const MOST_ENDINGS = 8;

/** Endings that headers of one token share and that no list has ("DIRPAC", "TELFPAC", "FECNACPAC"), the longest first. */
export const sharedEndings = (names: readonly (string | null)[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const name of names) {
    if (name === null || !/^(?:\p{Lu}+|\p{Ll}+)$/u.test(name)) continue;
    for (let length = SHORTEST; length <= Math.min(LONGEST, name.length - LEAST_LEFT); length += 1) {
      const ending = name.slice(-length);
      counts.set(ending, (counts.get(ending) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([ending, count]) => count >= LEAST_COLUMNS && !isWord(ending.toLowerCase()))
    .sort(([a, often], [b, oftener]) => oftener - often || b.length - a.length)
    .slice(0, MOST_ENDINGS)
    .map(([ending]) => ending)
    .sort((a, b) => b.length - a.length);
};

/** What a header says; where that is nothing, what it says without an ending that it shares with others of its table. */
export const readAmong = (header: string | null, endings: readonly string[]): HeaderReading => {
  const whole = readHeader(header);
  if (header === null || whole.scores.size > 0) return whole;
  for (const ending of endings) {
    if (!header.endsWith(ending) || header.length - ending.length < LEAST_LEFT) continue;
    const rest = readHeader(header.slice(0, -ending.length));
    if (rest.scores.size > 0) return { ...rest, guessed: new Set<ColumnRole>(rest.scores.keys()) };
  }
  return whole;
};
