import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { HeaderReading } from './header-words.ts';
import { readHeader } from './read-header.ts';

/** Letters of the table's name or of whose it is, in so many headers and more. */
const LEAST_COLUMNS = 3;
const LONGEST = 5;
const SHORTEST_START = 2;
const SHORTEST_END = 3;
/** What is left has so many letters. */
const LEAST_LEFT = 3;
/** No table has more of them; a hostile one could have one for every third header. */
const MOST = 8;

/** Letters that headers of one token share at their start or end, where no mark parts them from the rest. */
export interface SharedLetters {
  readonly starts: readonly string[];
  readonly ends: readonly string[];
}

/** What most headers share comes first: "CF" of all of them is cut off before "CFS" of three, which would leave "NO" of "CFSSNO". */
const commonest = (counts: ReadonlyMap<string, number>): readonly string[] =>
  [...counts]
    .filter(([, count]) => count >= LEAST_COLUMNS)
    .sort(([a, often], [b, oftener]) => oftener - often || b.length - a.length)
    .slice(0, MOST)
    .map(([letters]) => letters);

const isOneToken = (name: string): boolean => /^(?:\p{Lu}+|\p{Ll}+)\d*$/u.test(name);

/** "PTNAME", "PTSSNO", "GRNAME"; "DIRPAC", "TELFPAC", "FECNACPAC". */
export const sharedLetters = (names: readonly (string | null)[]): SharedLetters => {
  const starts = new Map<string, number>();
  const ends = new Map<string, number>();
  for (const name of names) {
    if (name === null || !isOneToken(name)) continue;
    for (let length = SHORTEST_START; length <= Math.min(LONGEST, name.length - LEAST_LEFT); length += 1) {
      const start = name.slice(0, length);
      starts.set(start, (starts.get(start) ?? 0) + 1);
      const end = name.slice(-length);
      if (length >= SHORTEST_END) ends.set(end, (ends.get(end) ?? 0) + 1);
    }
  }
  return { starts: commonest(starts), ends: commonest(ends) };
};

const strongest = ({ scores }: HeaderReading): number => Math.max(0, ...scores.values());

/** A header says it well where its words do: what is left of it is not asked. */
const WELL = 3;
/** What a reading of the rest has to be surer. */
const SURER = 0.5;

/** What a header says; where that is little, what it says without letters that it shares with others of its table. */
export const readAmong = (header: string | null, { starts, ends }: SharedLetters): HeaderReading => {
  const whole = readHeader(header);
  if (header === null || !isOneToken(header) || strongest(whole) >= WELL) return whole;
  const rests = [
    ...starts.filter((start) => header.startsWith(start)).map((start) => header.slice(start.length)),
    ...ends.filter((end) => header.endsWith(end)).map((end) => header.slice(0, -end.length)),
  ];
  let best = whole;
  for (const rest of rests) {
    if (rest.length < LEAST_LEFT) continue;
    const reading = readHeader(rest);
    if (strongest(reading) > strongest(best) + SURER)
      best = { ...reading, guessed: new Set<ColumnRole>(reading.scores.keys()) };
  }
  return best;
};
