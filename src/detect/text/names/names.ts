import type { Detector } from '../../data-files.ts';
import { FLAG } from '../lexicon.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../span.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { type Around, aroundOf, isAlone } from './around.ts';
import { isCode } from './code.ts';
import { cueBefore } from './cues.ts';
import { findInverted } from './inverted.ts';
import { isFirm, joinsGiven, joinsNames } from './lists.ts';
import { findLowerCase } from './lower-case.ts';
import { type Item, knownRunAt, type Runs } from './runs.ts';
import { scoreOf } from './score.ts';
import { isPlainWord } from './words.ts';

const THRESHOLD = 0.5;
const LEAST_IN_CODE = 0.9;
/** From this confidence on a name's words name the same person when they stand alone. */
const KNOWN = 0.7;
/** Levels of English up to which a word is too common to be somebody because he was named before. */
const COMMON = 35;

/** What is learned about the names of a window while they are found. */
interface Found {
  readonly page: Page;
  readonly detector: Detector;
  /** Words alone that are too little, unless the name stands whole elsewhere. */
  readonly singles: Item[];
  readonly known: Set<number>;
  /** 1 for first tokens of names, and for tokens behind them: a list goes on from one name to the next. */
  readonly starts: Uint8Array;
  readonly ends: Uint8Array;
}

/** Whether a part of a run ends in a dot that belongs to an initial: the dot is part of the name. */
const endOf = (tokens: Tokens, item: Item): number =>
  tokens.end[item.kind === 'initial' ? item.next - 1 : item.to - 1] ?? 0;

/** "Daniela C Capon": behind a given name and an initial any last word is the family name. */
const endsInWord = (tokens: Tokens, run: readonly Item[], from: number, to: number): boolean => {
  const first = run[from];
  if (to >= run.length || first?.kind !== 'word' || first.word.given < 2) return false;
  const [second, last] = [run[from + 1], run[to]];
  const initial = second?.kind === 'initial' && to === from + 2;
  // Alone on its line, "Rebecca Hides" is a name without an initial too.
  const pair = first.word.given === 3 && to === from + 1;
  const alone = pair && (isAlone(tokens, first.from, last?.next ?? 0) || cueBefore(tokens, first.from) >= 2);
  if (!initial && !alone) return false;
  const others = FLAG.thing | FLAG.company | (initial ? 0 : FLAG.organization | FLAG.place_type | FLAG.street);
  return last?.kind === 'other' && to === run.length - 1 && !last.upper && (last.word.flags & others) === 0;
};

/** Whether a word stands behind the first item. */
const hasSecondWord = (items: readonly Item[]): boolean => {
  for (let n = 1; n < items.length; n += 1) if (items[n]?.kind === 'word') return true;
  return false;
};

const emitName = (found: Found, items: readonly Item[], confidence: number, why: string): void => {
  const { page, detector, known } = found;
  const { tokens } = page;
  const [first] = items;
  const last = items.at(-1);
  if (!first || !last) return;
  found.starts[first.from] = 1;
  found.ends[last.next] = 1;
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
  if (confidence < KNOWN || (first.kind === 'word' && !hasSecondWord(items))) return;
  for (const { kind, from, word } of items) {
    if (kind === 'word' && (word.english === 0 || word.english > COMMON)) known.add(tokens.hash[from] ?? 0);
  }
};

const NO_PERSON = FLAG.organization | FLAG.street | FLAG.place_type;

/** A single word that the rest of the text may still make a name. */
const isOpen = (items: readonly Item[], { following }: Around): boolean =>
  items.length === 1 && items[0]?.kind === 'word' && !(following && following.word.flags & NO_PERSON);

/** Judges the part of a run from one item up to another. */
const judge = (found: Found, run: readonly Item[], from: number, to: number): void => {
  const { tokens } = found.page;
  const items = run.slice(from, to);
  const first = items[0];
  const last = items[items.length - 1];
  if (!first || !last || isCode(tokens, first.from, last.next) || isFirm(tokens, first.from)) return;
  const around = aroundOf(tokens, run, from, to);
  const score = scoreOf(tokens, items, around);
  // In source code a name is one without doubt, or a word of the program.
  const confidence = tokens.code && score < LEAST_IN_CODE ? 0 : score;
  if (confidence >= THRESHOLD) emitName(found, items, confidence, around.before > 1 || around.titled ? 'cue' : 'lists');
  else if (!tokens.code && isOpen(items, around)) found.singles.push(first);
};

const isJoint = ({ kind }: Item): boolean => kind === 'word' || kind === 'initial' || kind === 'particle';

/** "Joe Bill Sandoval", "Marcus Dell Whitaker": a word between a given and a family name that is a name as well. */
const isBridge = (run: readonly Item[], at: number): boolean => {
  const [before, item, after] = [run[at - 1], run[at], run[at + 1]];
  if (before?.kind !== 'word' || item?.kind !== 'other' || after?.kind !== 'word') return false;
  const named = (item.word.flags & (FLAG.listed | FLAG.brand)) !== 0 && !item.upper;
  return named && before.word.given >= 2 && after.word.family >= 2 && (item.word.flags & FLAG.organization) === 0;
};

const hasWord = (run: readonly Item[], from: number, to: number): boolean => {
  for (let n = from; n < to; n += 1) if (run[n]?.kind === 'word') return true;
  return false;
};

/** Judges each part of a run that words of other kinds do not cut. */
const judgeRun = (found: Found, run: readonly Item[]): void => {
  for (let from = 0; from < run.length; from += 1) {
    const item = run[from];
    if (!item || !isJoint(item) || item.kind === 'particle') continue;
    let to = from + 1;
    while (to < run.length && (isJoint(run[to] ?? item) || isBridge(run, to))) to += 1;
    if (endsInWord(found.page.tokens, run, from, to)) to += 1;
    if (hasWord(run, from, to)) judge(found, run, from, to);
    from = to;
  }
};

const DOT = 46;

/** Whether a capitalised word stands alone and is no name: most of them begin a sentence. */
const isPlainAlone = (tokens: Tokens, token: number): boolean => {
  const next = tokens.kind[token + 1] ?? 0;
  const dotted = next === KIND.mark && tokens.hash[token + 1] === DOT;
  const joins = tokens.gap[token + 1] === GAP.blank && next >= KIND.capital && next <= KIND.mixed;
  return !dotted && !joins && isPlainWord(tokens, token);
};

const findRuns = (found: Found, runs: Runs): void => {
  const { tokens } = found.page;
  let reached = 0;
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (token < reached || tokens.taken[token] === 1 || isPlainAlone(tokens, token)) continue;
    const run = knownRunAt(tokens, token, runs);
    reached = run.at(-1)?.next ?? token + 1;
    if (run.length > 1 || run[0]?.kind !== 'other') judgeRun(found, run);
  }
};

/** Single words that a whole name elsewhere, or a list of names, makes one. Those that none does are given back. */
const findSingles = (found: Found, singles: readonly Item[]): readonly Item[] => {
  const { tokens } = found.page;
  return singles.filter((item) => {
    const known = found.known.has(tokens.hash[item.from] ?? 0);
    const listed = known || joinsGiven(tokens, item) || joinsNames(tokens, item, found.starts, found.ends);
    if (known) emitName(found, [item], 0.72, 'named elsewhere in the text');
    else if (listed) emitName(found, [item], 0.6, 'in a list of names');
    return !listed;
  });
};

/** Names of people: runs of capitalised words that ranked lists, shape, cues and the rest of the text tell. */
export const findNames = (page: Page, detector: Detector): void => {
  const { count } = page.tokens;
  const [starts, ends] = [new Uint8Array(count + 4), new Uint8Array(count + 4)];
  const found: Found = { page, detector, singles: [], known: new Set(), starts, ends };
  const runs: Runs = new Array(count);
  findRuns(found, runs);
  // A list is told from its last name as well as from its first.
  findSingles(found, [...findSingles(found, found.singles)].reverse());
  findInverted(page, detector, runs);
  if (!page.tokens.code) findLowerCase(page, detector);
};
