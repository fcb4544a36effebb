import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { wordList } from '../data-files.ts';
import { readTokens, splitMarks } from './header-tokens.ts';
import { type HeaderReading, readWords } from './header-words.ts';

const NAMELESS = wordList('nameless_headers');

/** "Column1", "_c0" and "Unnamed: 3" are what programs call a column that nobody named. */
const isNameless = (header: string): boolean => {
  const tokens = splitMarks(header);
  const words = tokens.filter((token) => !/^\d+$/.test(token));
  return tokens.length > words.length && words.length > 0 && words.every((word) => NAMELESS.has(word));
};

interface CostedReading {
  readonly reading: HeaderReading;
  readonly cost: number;
}

/** Readings that cost about as much as the cheapest of what is guessed, and what it takes from a role that only some of them have. */
const ALIKE = 0.5;

const alikeOf = (readings: readonly CostedReading[]): readonly CostedReading[] => {
  const guesses = readings.filter(({ cost }) => cost > 0);
  return guesses.filter(({ cost }) => cost <= (guesses[0]?.cost ?? 0) + ALIKE);
};

const doubtOf = (role: ColumnRole, alike: readonly CostedReading[]): number => {
  const having = alike.filter(({ reading }) => (reading.scores.get(role) ?? 0) > 0).length;
  return ALIKE * Math.log(alike.length / Math.max(1, having));
};

/** Up to this cost of a reading it says whose a column is. */
const NOT_FAR = 1.5;

/**
 * Reads a header. A blank or null header says nothing: no scores, no words. Where tokens may stand for several words, each
 * reading speaks for its roles, the less the farther it is fetched, and the column's cells decide.
 */
export const readHeader = (header: string | null): HeaderReading => {
  if (isNameless(header ?? '')) return readWords([]);
  const readings = readTokens(header ?? '').map(({ words, cost }) => ({ reading: readWords(words), cost }));
  const [first] = readings;
  if (first === undefined) return readWords([]);
  const alike = alikeOf(readings);
  const asItStands = new Set(readings.flatMap(({ reading, cost }) => (cost === 0 ? [...reading.scores.keys()] : [])));
  const scores = new Map<ColumnRole, number>();
  for (const { reading, cost } of readings)
    for (const [role, said] of reading.scores) {
      const doubt = asItStands.has(role) ? 0 : doubtOf(role, alike);
      const score = Math.round((said - cost - doubt) * 10) / 10;
      if (score > (scores.get(role) ?? 0)) scores.set(role, score);
    }
  // Words that are not far to fetch say whose the column is, where none says so as it stands and all of them agree.
  const [likeliest] = alike;
  const isAgreed = alike.every(({ reading }) => reading.group === likeliest?.reading.group);
  const whose = !first.reading.group && isAgreed && likeliest && likeliest.cost <= NOT_FAR ? likeliest : undefined;
  return {
    ...first.reading,
    ...(whose && { group: whose.reading.group, party: whose.reading.party }),
    scores,
    guessed: new Set([...scores.keys()].filter((role) => !asItStands.has(role))),
  };
};
