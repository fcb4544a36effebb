import { keptNumbers } from '../../../core/data-files.ts';
import { once } from '../../../core/once.ts';
import { numberOf, wordTable } from '../../../core/word-table.ts';
import { ENGLISH_FILES, englishWords } from '../../words/data-files.ts';
import { stems } from '../data-files.ts';

/** Words that a token may stand for, and how far they are fetched: log-odds that they take from what they say. */
export interface Reading {
  readonly words: readonly string[];
  readonly cost: number;
}

/** Costs by length, from no letter on: what is short stands for much else. */
const BEGINNING = [9, 9, 9, 2, 0.8, 0.4];
const LAST_LETTER = 1.2;
const CONSONANTS = [9, 9, 1.4, 0.6, 0.3];
const KNOWN = [9, 9, 0.9, 0.4, 0.1];
/** Of a word for a kind of value at the end, as databases have it: "nm", "dt", "cd". */
const KIND = 0.4;
/** Of a consonantal beginning ("brt" of "birth", "cstm" of "customer"). */
const CUT = [9, 9, 9, 1.3, 0.8];
/** Of first and last letters and some between, and for each consonant left out. */
const ENDS = 0.8;
const LEFT_OUT = 0.25;
/** Of a word of another language than English, in which most headers are. */
const ABROAD = 0.4;
/** Of a letter for the kind of value at the end of a word that stands whole ("CITYN", "SEXC", "BDTE"). */
const KIND_LETTERS: ReadonlyMap<string, string> = new Map([
  ['c', 'code'],
  ['d', 'date'],
  ['n', 'name'],
]);
const KIND_LETTER = 0.8;
/** Of each further word that is written together with the one before it. */
const TOGETHER = 0.35;
/** Readings that cost more say nothing; those that cost this much more than the best are none. */
const MOST = 2.4;
const WORSE = 1;
const MOST_READINGS = 4;
const SHORTEST = 3;
const LONGEST = 24;

const atLength = (costs: readonly number[], length: number): number =>
  costs[Math.min(length, costs.length - 1)] ?? MOST + 1;

const isVowel = (letter: string): boolean => 'aeiou'.includes(letter);

/** The first letter and the consonants behind it, doubled ones once. */
const consonantsOf = (word: string): string =>
  [...word].filter((letter, n) => n === 0 || (!isVowel(letter) && letter !== word[n - 1])).join('');

interface Stem {
  readonly word: string;
  readonly consonants: string;
  readonly isEnglish: boolean;
}

const stemsByLetter = once((): ReadonlyMap<string, readonly Stem[]> => {
  const found = new Map<string, Stem[]>();
  for (const [word, language] of stems()) {
    const [letter = ''] = word;
    const list = found.get(letter) ?? [];
    list.push({ word, consonants: consonantsOf(word), isEnglish: language === 'english' });
    found.set(letter, list);
  }
  return found;
});

/** How many letters two words begin with alike. */
const sharedStart = (a: string, b: string): number => {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  return same;
};

/** Whether all letters stand in a word in their order. */
const standsIn = (letters: string, word: string): boolean => {
  let at = 0;
  for (let n = 0; n < word.length && at < letters.length; n += 1) if (word[n] === letters[at]) at += 1;
  return at === letters.length;
};

/** What it costs to take letters for a short form of a word: its beginning, its consonants, or its ends. */
const costOf = (piece: string, { word, consonants, isEnglish }: Stem): number => {
  if (piece === word) return 0;
  if (piece.length >= word.length) return MOST + 1;
  const abroad = isEnglish ? 0 : ABROAD;
  if (word.startsWith(piece)) {
    // Few shorten a word by its last letter: "stat" is a status rather than a state.
    const cost = word.length - piece.length >= 2 ? atLength(BEGINNING, piece.length) : LAST_LETTER;
    return cost + abroad;
  }
  const costs = [MOST + 1];
  const own = consonantsOf(piece);
  const isBare = piece.slice(1) === own.slice(1) || word.length - piece.length >= 2;
  if (own === consonants && isBare && standsIn(piece, word)) costs.push(atLength(CONSONANTS, piece.length));
  // Who leaves letters out in the middle leaves vowels out first: none stands behind the first gap.
  const same = sharedStart(piece, word);
  if (/[aeiou]/.test(piece.slice(Math.max(1, same)))) return Math.min(...costs) + abroad;
  if (piece.length >= SHORTEST && consonants.startsWith(own) && standsIn(piece, word))
    costs.push(atLength(CUT, piece.length));
  const isEnd = piece.at(-1) === word.at(-1) || piece.at(-1) === consonants.at(-1);
  const leftOut = consonants.length - own.length;
  if (piece.length >= SHORTEST && isEnd && leftOut < own.length && standsIn(piece, word))
    costs.push(ENDS + LEFT_OUT * leftOut + (piece.length === SHORTEST ? 0.3 : 0));
  return Math.min(...costs) + abroad;
};

const cheapest = (readings: readonly Reading[]): readonly Reading[] => {
  const seen = new Map<string, Reading>();
  for (const reading of [...readings].sort((a, b) => a.cost - b.cost)) {
    const key = reading.words.join(' ');
    if (!seen.has(key)) seen.set(key, reading);
  }
  const [best] = seen.values();
  return [...seen.values()]
    .filter(({ cost }) => cost <= MOST && cost <= (best?.cost ?? 0) + WORSE)
    .slice(0, MOST_READINGS);
};

/** The word that letters are in a list of words or of their short forms, if they are. */
type Listed = (letters: string) => string | undefined;

/** What a piece of a token may be: a word that lists have, or one that it is short for. */
const readPiece = (piece: string, isLast: boolean, listed: Listed): readonly Reading[] => {
  const word = listed(piece);
  const cost = isLast ? Math.min(KIND, atLength(KNOWN, piece.length)) : atLength(KNOWN, piece.length);
  const known = word === undefined ? [] : [{ words: [word], cost }];
  const short = (stemsByLetter().get(piece[0] ?? '') ?? []).map((stem) => ({
    words: [stem.word],
    cost: costOf(piece, stem),
  }));
  return cheapest([...known, ...short]);
};

const joined = (before: Reading, piece: Reading): Reading => ({
  words: [...before.words, ...piece.words],
  cost: before.cost + piece.cost + (before.words.length > 0 ? TOGETHER : 0),
});

/** English words are meant as they stand: "patent" is no patient. */
const english = once(() =>
  keptNumbers('english-in-headers', [...ENGLISH_FILES, new URL(import.meta.url)], () =>
    wordTable(
      new Map(englishWords().flatMap(({ rank, words }) => words.map((word): [string, number] => [word, rank]))),
    ),
  ),
);

/** Every way to part a token into pieces that stand for words, from its first letter to its last. */
const parted = (token: string, listed: Listed): readonly Reading[] => {
  const upTo: (readonly Reading[])[] = [[{ words: [], cost: 0 }]];
  for (let end = 1; end <= token.length; end += 1) {
    const found: Reading[] = [];
    for (let start = 0; start <= end - 2; start += 1) {
      const before = upTo[start] ?? [];
      if (before.length === 0) continue;
      for (const piece of readPiece(token.slice(start, end), end === token.length, listed))
        for (const reading of before) found.push(joined(reading, piece));
    }
    upTo.push(cheapest(found));
  }
  return upTo[token.length] ?? [];
};

/** A listed word with a letter for the kind of its value behind it. */
const withKindLetter = (token: string, listed: Listed): readonly Reading[] => {
  const kind = KIND_LETTERS.get(token.at(-1) ?? '');
  const word = kind === undefined ? undefined : listed(token.slice(0, -1));
  return kind === undefined || word === undefined ? [] : [{ words: [word, kind], cost: KIND_LETTER }];
};

/** Of one letter, and of each further one, that says nothing beside a listed word: "IBANSL", "PTPHONE". */
const STRAY = 1.2;
const STRAY_MORE = 0.3;
const MOST_STRAY = 2;
const LEAST_BESIDE = 4;

const withStrayLetters = (token: string, listed: Listed): readonly Reading[] =>
  Array.from({ length: MOST_STRAY }, (_, n) => n + 1)
    .filter((stray) => token.length - stray >= LEAST_BESIDE)
    .flatMap((stray) =>
      [token.slice(stray), token.slice(0, -stray)].flatMap((rest) => {
        const word = listed(rest);
        return word === undefined ? [] : [{ words: [word], cost: STRAY + STRAY_MORE * (stray - 1) }];
      }),
    );

const read = (token: string, listed: Listed): readonly Reading[] => {
  if (token.length < SHORTEST || token.length > LONGEST || !/^[a-z]+$/.test(token)) return [];
  if (numberOf(english(), token) > 0) return [];
  return cheapest([...parted(token, listed), ...withKindLetter(token, listed), ...withStrayLetters(token, listed)]);
};

/** So many tokens are remembered: tables of one program have the same. */
const REMEMBERED = 4096;
const remembered = new Map<string, readonly Reading[]>();

/** What a token that no list has may stand for, the likeliest first. */
export const readAbbreviated = (token: string, listed: Listed): readonly Reading[] => {
  const known = remembered.get(token);
  if (known) return known;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const readings = read(token, listed);
  remembered.set(token, readings);
  return readings;
};
