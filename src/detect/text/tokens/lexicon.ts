import { keptNumbers, moduleAt } from '../../../core/data-files.ts';
import { once } from '../../../core/once.ts';
import { censusNames, LIST_FILES, listedNames, US_STATE_NAMES, wordList } from '../../columns/data-files.ts';
import { cityNames, englishWords, WORD_FILES, wordKinds, worldNames } from '../../words/data-files.ts';
import { WORD_KINDS, type WordKind } from '../../words/kinds.ts';
import { finished, hashOf } from './characters.ts';

/** Bits of a word's kinds: one for each list of data/words/kinds.yaml, and those of other lists. */
export const FLAG: Readonly<Record<WordKind | 'street' | 'state' | 'bigCity' | 'city' | 'listed', number>> = (() => {
  const own = Object.fromEntries(WORD_KINDS.map((kind, n) => [kind, 1 << n])) as Record<WordKind, number>;
  const next = WORD_KINDS.length;
  return {
    ...own,
    street: 1 << next,
    state: 1 << (next + 2),
    bigCity: 1 << (next + 3),
    city: 1 << (next + 4),
    /** Stands in a list of names, whatever its rank. */
    listed: 1 << (next + 5),
  };
})();

/** Places for words, by their hash; a little more than half of them is taken. */
const PLACES = 1 << 19;
/** Numbers a place: the hash of its word, and what is known of it. */
const WIDTH = 4;
const BYTES = 4;

const places = new ArrayBuffer(PLACES * WIDTH * BYTES);
/** One of the numbers of every place; what is known of a word lies together, so that memory is asked once for all of it. */
const column = (n: number): Int32Array => new Int32Array(places, n * BYTES, PLACES * WIDTH - n);

const keys = column(0);

/** Columns of the lexicon by entry; entry 0 is a word that no list has. */
export const LEXICON = {
  flags: column(1),
  /** Rank as a given name from bit 16, as a family name from bit 6, level of English below. */
  ranks: column(2),
} as const;

const GIVEN = 16;
const FAMILY = 6;
const MOST_RANK = 1023;
const MOST_LEVEL = 63;

/** Rank of a given name, to 1000; 0 for none. */
export const givenRank = (entry: number): number => (LEXICON.ranks[entry] ?? 0) >>> GIVEN;

/** Rank of a family name, to 1000; 0 for none. */
export const familyRank = (entry: number): number => ((LEXICON.ranks[entry] ?? 0) >>> FAMILY) & MOST_RANK;

/** Level of an English word, 10 to 60; 0 for none. */
export const englishLevel = (entry: number): number => (LEXICON.ranks[entry] ?? 0) & MOST_LEVEL;

const raise = (entry: number, shift: number, rank: number): void => {
  const ranks = LEXICON.ranks[entry] ?? 0;
  const known = (ranks >>> shift) & MOST_RANK;
  if (rank > known) LEXICON.ranks[entry] = ranks + ((rank - known) << shift);
};

/** The place of a hash, or the free one where it would stand. Place 0 is left free for words that no list has. */
const placeOf = (hash: number): number => {
  let place = (hash & (PLACES - 1)) * WIDTH;
  for (let key = keys[place] ?? 0; (key !== hash && key !== 0) || place === 0; key = keys[place] ?? 0)
    place = (place + WIDTH) & (PLACES * WIDTH - 1);
  return place;
};

/** The entry of a word's hash; 0 where no list has the word. */
export const entryOf = (hash: number): number => {
  const place = placeOf(hash);
  return hash !== 0 && keys[place] === hash ? place : 0;
};

const entryFor = (hash: number): number => {
  const place = placeOf(hash);
  keys[place] = hash;
  return place;
};

const mark = (word: string, flag: number): void => {
  const entry = entryFor(hashOf(word));
  LEXICON.flags[entry] = (LEXICON.flags[entry] ?? 0) | flag;
};

/** Joins the hash of a phrase with that of its next word. */
export const joined = (phrase: number, word: number): number => finished(Math.imul(phrase, 31) ^ word);

const phrases = new Map<number, number>();
/** Bits for the upper halves of their hashes: most of what is asked for is none of them. */
const phraseBits = new Int32Array(2048);

const addPhrase = (hash: number, flags: number): void => {
  phrases.set(hash, (phrases.get(hash) ?? 0) | flags);
  phraseBits[hash >>> 21] = (phraseBits[hash >>> 21] ?? 0) | (1 << ((hash >>> 16) & 31));
};

const markPhrase = (phrase: string, flag: number): void => {
  const words = phrase.split(/[\s./&-]+/u).filter((word) => word !== '');
  const [first = '', ...rest] = words;
  if (rest.length === 0) {
    mark(first, flag);
    return;
  }
  const hash = rest.reduce((all, word) => joined(all, hashOf(word)), hashOf(first));
  addPhrase(hash, flag);
};

/** Flags of a phrase of two words or more (places, countries, states); 0 for none. */
export const phraseFlags = (hash: number): number =>
  (((phraseBits[hash >>> 21] ?? 0) >>> ((hash >>> 16) & 31)) & 1) === 0 ? 0 : (phrases.get(hash) ?? 0);

/** Rank of a name that a country's list has without saying how common it is. */
const WORLD_RANK = 350;

const addNames = (): void => {
  const census = censusNames();
  const ranked = (names: readonly string[], shift: number) => {
    names.forEach((name, n) => {
      // The rank falls with the logarithm of the place, as names do.
      const rank = Math.round(1000 - (700 * Math.log1p(n)) / Math.log1p(names.length));
      raise(entryFor(hashOf(name)), shift, rank);
    });
  };
  ranked(census.first_male, GIVEN);
  ranked(census.first_female, GIVEN);
  ranked(census.last, FAMILY);
  for (const { rank, words } of worldNames()) {
    for (const name of words) raise(entryFor(hashOf(name)), rank === 1 ? GIVEN : FAMILY, WORLD_RANK);
  }
  for (const name of listedNames()) {
    if (name.length > 1) mark(name, FLAG.listed);
  }
};

const addWords = (): void => {
  for (const { rank, words } of englishWords()) {
    for (const word of words) {
      const entry = entryFor(hashOf(word));
      if (englishLevel(entry) === 0) LEXICON.ranks[entry] = (LEXICON.ranks[entry] ?? 0) + rank;
    }
  }
  for (const [kind, words] of Object.entries(wordKinds())) {
    for (const word of words) markPhrase(word, FLAG[kind as WordKind]);
  }
  for (const word of wordList('street_words')) mark(word, FLAG.street);
};

const BIG_CITY = 200_000;

const addPlaces = (): void => {
  for (const { rank, words } of cityNames()) {
    for (const name of words) markPhrase(name, rank >= BIG_CITY ? FLAG.city | FLAG.bigCity : FLAG.city);
  }
  // Codes of two and three letters are words in many languages: only whole names count.
  for (const name of wordList('countries')) if (name.length > 3) markPhrase(name, FLAG.country);
  for (const name of US_STATE_NAMES.keys())
    if (name.length > 4 || name === 'utah' || name === 'iowa' || name === 'ohio') markPhrase(name, FLAG.state);
  for (const name of wordList('region_names')) if (name.length > 4) markPhrase(name, FLAG.state);
};

/** The places, and behind them the hashes of phrases, each with its flags. */
const readLists = (): Int32Array => {
  addNames();
  addWords();
  addPlaces();
  const pairs = [...phrases].flat();
  const all = new Int32Array(PLACES * WIDTH + pairs.length);
  all.set(new Int32Array(places));
  all.set(pairs, PLACES * WIDTH);
  return all;
};

/** What the lexicon is made of: lists, and the code that reads and hashes their words. */
const MADE_OF: readonly URL[] = [
  ...LIST_FILES,
  ...WORD_FILES,
  new URL(import.meta.url),
  moduleAt('./characters', import.meta.url),
  moduleAt('../../../core/plain-letters', import.meta.url),
];

/** Fills the lexicon, once for a thread; a scanner asks for it, so that nobody else waits. */
export const fillLexicon = once((): void => {
  const filled = keptNumbers('lexicon', MADE_OF, readLists);
  new Int32Array(places).set(filled.subarray(0, PLACES * WIDTH));
  for (let n = PLACES * WIDTH; n < filled.length; n += 2) addPhrase(filled[n] ?? 0, filled[n + 1] ?? 0);
});
