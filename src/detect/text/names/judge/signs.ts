import { phraseFlags } from '../../tokens/lexicon.ts';
import type { Tokens } from '../../tokens/tokens.ts';
import type { Around } from '../around/around.ts';
import { type Item, phraseOf } from '../lists/items.ts';
import { addElsewhere } from './elsewhere-signs.ts';
import { addLineSigns } from './line-signs.ts';
import { addNeighbours } from './neighbour-signs.ts';
import { add, addKinds, kindsNumbered, numbered, pairsOf, type Signs, upTo } from './numbering.ts';
import { type SameWords, sameWordsOf } from './same-words.ts';
import { ALONE, addWord, FIRST, LAST, STRENGTHS, strengthsOf, WITH_INITIALS } from './word-signs.ts';

/** Part of a run of capitalised words that may be somebody's name, with what stands around it. */
export interface Candidate {
  readonly tokens: Tokens;
  readonly run: readonly Item[];
  readonly from: number;
  readonly to: number;
  readonly around: Around;
}

const ANY = numbered('any', ['candidate']);
const SHAPES = ['alone', 'with initials', 'words'];
const CUES = upTo(3);
const KINDS_OF_ITEMS: readonly Item['kind'][] = ['word', 'initial', 'particle', 'suffix', 'title', 'other'];
const MOST_WORDS = 4;

const WORDS = numbered('words', pairsOf(upTo(MOST_WORDS), ['only', 'initials', 'particles', 'both']));
const INITIAL_FIRST = numbered('initial', ['first']);
const PAIR = numbered('given of the first, family of the last', STRENGTHS);
const TURNED = numbered('given of the last, family of the first', STRENGTHS);
const FLAGS_OF_PAIR = pairsOf(['known', 'english'], ['known', 'english']);
const PAIR_ENGLISH = numbered('first, last', FLAGS_OF_PAIR);
const PAIR_UNKNOWN = numbered('first, last in no list', pairsOf(upTo(1), upTo(1)));
const PAIR_PLACE = numbered('first, last a place', pairsOf(upTo(1), upTo(1)));
const OTHER_WITHIN = numbered('another word', ['within']);
const MIDDLE = numbered('middle', pairsOf(upTo(3), ['other', 'english']));
const PHRASE = kindsNumbered('phrase');
const BEFORE = SHAPES.map((shape) => numbered(`${shape}: cue before`, CUES));
const AFTER = SHAPES.map((shape) => numbered(`${shape}: cue behind`, CUES));
const BEFORE_ALONE = numbered('alone: cue, given, family', pairsOf(CUES, STRENGTHS));
const BEFORE_WORDS = numbered('words: cue, given, family', pairsOf(CUES, STRENGTHS));
const SITUATIONS = [
  'suffixed',
  'titled',
  'speaker',
  'thing',
  'nouns',
  'alone',
  'reported',
  'addressed',
  'inProse',
  'personal',
  'told',
  'inside',
  'placed',
  'whence',
  'origin',
  'fond',
  'withMe',
] as const;
const SITUATION = SHAPES.map((shape) => numbered(`${shape}: place`, SITUATIONS));
const ACTS = numbered('acts', ['as somebody']);
const PREVIOUS = numbered('word before', KINDS_OF_ITEMS);
const PREVIOUS_IS = kindsNumbered('word before is');
const FOLLOWING = numbered('word behind', [...KINDS_OF_ITEMS, 'in no list', 'further']);
const FOLLOWING_IS = kindsNumbered('word behind is');
const isWord = ({ kind }: Item): boolean => kind === 'word' || kind === 'other';

const isEnglish = ({ word }: Item): number => Number(word.english > 0);

const addPair = (signs: Signs, tokens: Tokens, items: readonly Item[], words: readonly Item[]): void => {
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return;
  addWord(signs, tokens, first, FIRST);
  addWord(signs, tokens, last, LAST);
  add(signs, PAIR + 4 * first.word.given + last.word.family);
  add(signs, TURNED + 4 * last.word.given + first.word.family);
  add(signs, PAIR_ENGLISH + 2 * isEnglish(first) + isEnglish(last));
  add(signs, PAIR_UNKNOWN + 2 * Number(first.word.unknown) + Number(last.word.unknown));
  add(signs, PAIR_PLACE + 2 * Number(first.word.place) + Number(last.word.place));
  if (words.some(({ kind }) => kind === 'other')) add(signs, OTHER_WITHIN);
  for (let n = 1; n < words.length - 1; n += 1) {
    const middle = words[n];
    if (middle) add(signs, MIDDLE + 2 * Math.min(3, middle.word.given + middle.word.family) + isEnglish(middle));
  }
  addKinds(signs, PHRASE, phraseFlags(phraseOf(tokens, items)));
};

const addRun = (signs: Signs, { run, from, to, around }: Candidate): void => {
  const [previous, following] = [from > 0 ? run[from - 1] : undefined, to < run.length ? run[to] : undefined];
  if (previous) {
    add(signs, PREVIOUS + KINDS_OF_ITEMS.indexOf(previous.kind));
    addKinds(signs, PREVIOUS_IS, previous.word.flags);
  }
  if (!following) return;
  add(signs, FOLLOWING + KINDS_OF_ITEMS.indexOf(following.kind));
  addKinds(signs, FOLLOWING_IS, following.word.flags);
  if (following.word.unknown) add(signs, FOLLOWING + KINDS_OF_ITEMS.length);
  if (around.following && around.following !== following) add(signs, FOLLOWING + KINDS_OF_ITEMS.length + 1);
};

const addAround = (signs: Signs, around: Around, first: Item, last: Item, shape: number): void => {
  const { before, after, situation } = around;
  add(signs, (BEFORE[shape] ?? 0) + before);
  add(signs, (AFTER[shape] ?? 0) + after);
  if (shape < 2) add(signs, BEFORE_ALONE + STRENGTHS.length * before + strengthsOf(first.word));
  else add(signs, BEFORE_WORDS + STRENGTHS.length * before + 4 * first.word.given + last.word.family);
  for (let n = 0; n < SITUATIONS.length; n += 1)
    if (around[SITUATIONS[n] ?? 'told']) add(signs, (SITUATION[shape] ?? 0) + n);
  if (situation > 0) add(signs, ACTS);
};

/** How much the lists say that words are a name, in four steps. */
const strengthOf = (first: Item, last: Item): number => {
  const own =
    first === last ? Math.max(first.word.given, first.word.family) : (first.word.given + last.word.family) / 2;
  return Math.round(own);
};

/** What speaks for and against a candidate: how its words stand in the lists, what stands around it, how else the text writes its words. */
export const signsOf = (signs: Signs, candidate: Candidate, given: SameWords): void => {
  const { tokens, run, from, to, around } = candidate;
  signs.count = 0;
  add(signs, ANY);
  const items = to - from === run.length ? run : run.slice(from, to);
  const words = items.filter(isWord);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return;
  const initials = items.some(({ kind }) => kind === 'initial');
  const particles = items.some(({ kind }) => kind === 'particle');
  const shape = words.length > 1 ? 2 : Number(items.length > 1);
  add(signs, WORDS + 4 * Math.min(MOST_WORDS, words.length) + Number(initials) + 2 * Number(particles));
  if (items[0]?.kind === 'initial') add(signs, INITIAL_FIRST);
  if (shape === 2) addPair(signs, tokens, items, words);
  else addWord(signs, tokens, first, shape === 0 ? ALONE : WITH_INITIALS);
  addAround(signs, around, first, last, shape);
  addRun(signs, candidate);
  addNeighbours(signs, tokens, items[0]?.from ?? 0, items.at(-1)?.next ?? 0, shape, strengthOf(first, last));
  addLineSigns(signs, tokens, run, from, to, shape);
  addElsewhere(signs, tokens, words, sameWordsOf(given, tokens), shape);
};
