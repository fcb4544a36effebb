import { keptNumbers } from '../../../core/data-files.ts';
import { once } from '../../../core/once.ts';
import { numberOf, type WordTable, wordTable } from '../../../core/word-table.ts';
import { WORD_FILES, worldNames } from '../../words/data-files.ts';
import { censusNames, LIST_FILES, listedNames, wordList } from '../data-files.ts';
import { FOLDING_FILES, foldWords } from './fold.ts';

/** How much of a given name and of a family name a word is, in thousandths: 1000 for the commonest. */
interface NameRank {
  readonly given: number;
  readonly family: number;
}

const NOTHING: NameRank = { given: 0, family: 0 };
const UNRANKED = 250;
/** Names of other countries, of which no order is known: surer than the unranked list, which does not say which part. */
const ABROAD = 420;

/** Bits of a rank; that of a given name stands above that of a family name. */
const BITS = 10;

const readRanks = (): WordTable => {
  const found = new Map<string, { given: number; family: number }>();
  const note = (word: string, kind: 'given' | 'family', rank: number) => {
    const key = foldWords(word).replaceAll(' ', '');
    const entry = found.get(key) ?? { given: 0, family: 0 };
    entry[kind] = Math.max(entry[kind], rank);
    found.set(key, entry);
  };
  const census = censusNames();
  const ranked = (names: readonly string[], kind: 'given' | 'family') => {
    // The rank falls with the logarithm of the place, as names do.
    names.forEach((name, n) => {
      note(name, kind, Math.round(1000 - (700 * Math.log1p(n)) / Math.log1p(names.length)));
    });
  };
  ranked(census.first_male, 'given');
  ranked(census.first_female, 'given');
  ranked(census.last, 'family');
  for (const { rank, words } of worldNames()) {
    for (const word of words) note(word, rank === 1 ? 'given' : 'family', ABROAD);
  }
  for (const name of listedNames()) {
    const key = foldWords(name).replaceAll(' ', '');
    if (!found.has(key)) found.set(key, { given: UNRANKED, family: UNRANKED });
  }
  return wordTable(new Map([...found].map(([word, { given, family }]) => [word, (given << BITS) | family])));
};

const MADE_OF = [...LIST_FILES, ...WORD_FILES, ...FOLDING_FILES, new URL(import.meta.url)];
const ranks = once(() => keptNumbers('name-ranks', MADE_OF, readRanks));

export const nameRank = (word: string): NameRank => {
  const rank = numberOf(ranks(), word);
  return rank === 0 ? NOTHING : { given: rank >> BITS, family: rank & ((1 << BITS) - 1) };
};

const titles = wordList('titles');
const suffixes = wordList('suffixes');
const particles = wordList('particles');

/** Words of a name without titles, suffixes and particles; folded. */
export const nameCore = (value: string): readonly string[] =>
  foldWords(value.replace(/['’.]/g, ''))
    .split(' ')
    .filter((word) => word !== '' && !titles.has(word) && !suffixes.has(word) && !particles.has(word));

/** Letters, blanks, hyphens, apostrophes, dots and commas only, at most six words: what a name of a person can be written in. */
export const isNameShaped = (value: string): boolean =>
  value.length <= 80 && /^[\p{L}\p{M}][\p{L}\p{M}\s'’.,()-]*$/u.test(value) && value.split(/\s+/).length <= 6;
