import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { FLAG } from '../tokens/lexicon.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { behindGeneration } from './initials.ts';
import type { SameWords } from './judge/same-words.ts';
import type { Item } from './lists/items.ts';

/** From this confidence on words are a name. */
export const THRESHOLD = 0.5;

/** From this confidence on a name's words name the same person when they stand alone. */
const KNOWN = 0.55;
/** From this confidence on a name is counted among those that say what a text is about. */
const SURE = 0.8;

/** From this confidence on a single word behind a cue does so as well. */
const CUED = 0.85;
/** The same of a word in capitals, as police write names. */
const CUED_CAPITALS = 0.78;
/** Levels of English up to which a word is too common to be somebody because he was named before. */
const COMMON = 35;

/** Part of a run of capitalised words: the items from one up to another. */
export interface Part {
  readonly run: readonly Item[];
  readonly from: number;
  readonly to: number;
}

/** A word alone that is too little; whether what stands around was asked, which may say that it is of something else. */
export interface Single extends Part {
  readonly isAsked: boolean;
}

export const itemsOf = ({ run, from, to }: Part): readonly Item[] =>
  to - from === run.length ? run : run.slice(from, to);

/** What is learned about the names of a window while they are found. */
export interface Found {
  readonly page: Page;
  readonly detector: Detector;
  /** Words alone that are too little, unless the name stands whole elsewhere. */
  readonly singles: Single[];
  readonly known: Set<number>;
  /** Common words among them ("Green", "King"): what stands around has to say that the person is meant. */
  readonly common: Set<number>;
  /** Words that are nearly a name: many sure names around make them one. */
  readonly nearly: { readonly part: Part; readonly score: number }[];
  /** Names of two words or more that are sure. */
  sure: number;
  /** 1 for first tokens of names, and for tokens behind them: a list goes on from one name to the next. */
  readonly starts: Uint8Array;
  readonly ends: Uint8Array;
  /** 1 for tokens of names that are written family name first. */
  readonly inside: Uint8Array;
  /** How the words of the window are written elsewhere in it. */
  readonly same: SameWords;
}

/** Where a name ends with a part of a run: the dot of an initial and a generation belong to it. */
const endOf = (tokens: Tokens, item: Item): number => {
  const generation = behindGeneration(tokens, item.next);
  if (generation > item.next) return tokens.end[generation - 1] ?? 0;
  return tokens.end[item.kind === 'initial' ? item.next - 1 : item.to - 1] ?? 0;
};

/** Whether a name says that its words alone are the same person: a whole name, or one word behind a cue that leaves no doubt. */
const tellsWords = (items: readonly Item[], confidence: number, personal: boolean): boolean => {
  const words = items.filter(({ kind }) => kind === 'word' || kind === 'other');
  if (words.length >= 2 || items[0]?.kind !== 'word') return true;
  const [only] = words;
  if (only === undefined || only.word.place || only.word.english !== 0) return false;
  return only.upper ? personal && confidence >= CUED_CAPITALS && only.word.family >= 2 : confidence >= CUED;
};

/** "Skip Mahoney", "Lark Blankenship": by a common word that is a given name, too, somebody is called. */
const isCalledBy = (item: Item, first: Item): boolean =>
  item === first && item.word.given > 0 && (item.word.flags & (FLAG.month | FLAG.no_name | FLAG.title)) === 0;

/** "DARNELL BANKS": in capitals a common word is the family name behind a given name. */
const isCalledIn = (item: Item, first: Item, last: Item): boolean =>
  item === last && first !== last && first.word.given >= 2;

/** Whether a common word of a whole name may stand for its bearer. */
const isCommonOf = (item: Item, first: Item, last: Item): boolean =>
  item.upper ? isCalledIn(item, first, last) : item === last || isCalledBy(item, first);

/** Tells of a name, and learns its words for the rest of the text. */
export const emitName = (found: Found, items: readonly Item[], confidence: number, why: string): void => {
  const { page, detector, known } = found;
  const { tokens } = page;
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return;
  found.starts[first.from] = 1;
  found.ends[last.next] = 1;
  if (items.length > 1 && confidence >= SURE) found.sure += 1;
  const { id } = detector;
  const [start, end] = [tokens.start[first.from] ?? 0, endOf(tokens, last)];
  page.emit({
    element: 'person_name',
    start,
    end,
    confidence,
    state: 'clear',
    detector: id,
    why: reasonOf(id, why),
  });
  if (confidence < KNOWN || !tellsWords(items, confidence, tokens.personal)) return;
  for (const item of items) {
    if (item.kind !== 'word' && item.kind !== 'other') continue;
    const hash = tokens.hash[item.from] ?? 0;
    if (item.word.english === 0 || item.word.english > COMMON) known.add(hash);
    else if (items.length > 1 && isCommonOf(item, first, last)) found.common.add(hash);
  }
};
