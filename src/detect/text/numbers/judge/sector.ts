import { once } from '../../../../core/once.ts';
import { textSectors } from '../../../words/data-files.ts';
import { SECTORS, type Sector } from '../../../words/kinds.ts';
import { hashOf } from '../../tokens/characters.ts';
import { type Tokens, tokenFrom } from '../../tokens/tokens.ts';
import { mayHave, placeIn, type WordIndex, wordIndex } from '../../tokens/word-index.ts';

/** Words of sectors, and for each place of the index the sectors that have the word. */
interface SectorWords {
  readonly index: WordIndex;
  readonly sectors: readonly (readonly number[])[];
}

const sectorWords = once((): SectorWords => {
  const own = Map.groupBy(
    SECTORS.flatMap((sector, n) => textSectors()[sector].map((word) => ({ n, hash: hashOf(word) }))),
    ({ hash }) => hash,
  );
  const index = wordIndex(own.keys());
  const sectors: number[][] = Array.from({ length: index.keys.length }, () => []);
  for (const [hash, words] of own) sectors[placeIn(index, hash)] = [...new Set(words.map(({ n }) => n))];
  return { index, sectors };
});

/** Signs of a block; the blocks on both sides of a number's own say with it what house the text is from. */
const BLOCK = 4000;
/** A word counts so often, at most: a form says "account" in every line. */
const MOST_COUNTED = 3;
/** What a word of one sector weighs, of which those that share a word get equal parts; and what says anything at all. */
const WORD = 60;
const LEAST = 180;

const sumsOf = (tokens: Tokens, from: number, to: number): Int32Array => {
  const { index, sectors } = sectorWords();
  const counts = new Map<number, number>();
  const sums = new Int32Array(SECTORS.length);
  const end = tokenFrom(tokens, to);
  for (let at = tokenFrom(tokens, from); at < end; at += 1) {
    const hash = tokens.hash[at] ?? 0;
    const place = mayHave(index, hash) ? placeIn(index, hash) : -1;
    const count = place < 0 ? MOST_COUNTED : (counts.get(place) ?? 0);
    if (count === MOST_COUNTED) continue;
    counts.set(place, count + 1);
    const own = sectors[place] ?? [];
    for (const n of own) sums[n] = (sums[n] ?? 0) + WORD / own.length;
  }
  return sums;
};

/** The kinds of houses that words speak of most; the second where it has half of the first. */
export type Topic = readonly Sector[];

const topicOf = (sums: Int32Array): Topic => {
  const [first, second] = SECTORS.map((sector, n) => ({ sector, sum: sums[n] ?? 0 })).sort((a, b) => b.sum - a.sum);
  if (!first || first.sum < LEAST) return [];
  return second && second.sum >= LEAST && 2 * second.sum >= first.sum ? [first.sector, second.sector] : [first.sector];
};

/** What the blocks of a window are about, each worked out when a number of it is asked about first. */
export type Topics = Map<number, Topic>;

/** From what kind of house the text around an offset is, by its words. */
export const topicAt = (topics: Topics, tokens: Tokens, at: number): Topic => {
  // Counted from the window's begin: a long text gives the same in whichever window it is read.
  const block = Math.floor((at - tokens.from) / BLOCK);
  const known = topics.get(block);
  if (known) return known;
  const from = tokens.from + Math.max(0, block - 1) * BLOCK;
  const made = topicOf(sumsOf(tokens, from, Math.min(tokens.to, tokens.from + (block + 2) * BLOCK)));
  topics.set(block, made);
  return made;
};
