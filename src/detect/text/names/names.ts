import type { Detector } from '../../data-files.ts';
import { FLAG, joined, phraseFlags } from '../lexicon.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../span.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { type Around, aroundOf } from './around.ts';
import { isCode } from './code.ts';
import { isPersonHere } from './common.ts';
import { contextWords } from './context-words.ts';
import { isElsewhere } from './elsewhere.ts';
import { namedFields } from './fields.ts';
import { isGivenInside } from './given-inside.ts';
import { behindGeneration } from './initials.ts';
import { findInverted } from './inverted.ts';
import { familiesOf, findFamilies } from './inverted-families.ts';
import { isFirm, isFirmBehind, joinsGiven, joinsNames } from './lists.ts';
import { isCapital, lengthOf } from './look.ts';
import { findLowerCase } from './lower-case.ts';
import { isPlainAlone } from './plain-alone.ts';
import { behindNoNames, type Item, itemAt, knownRunAt, type Runs, runAt } from './runs.ts';
import { scoreOf } from './score.ts';
import { joinsFamilies } from './situations.ts';
import { speakersOf } from './speakers.ts';
import { isBehindParticle, isBridge, isToldOf, mayEndInWord, wordsBehind } from './with-words.ts';
import { behindCourtesy, isAsked, isLabelledWordFirst, isWordFirst } from './word-first.ts';
import { nameWordOf } from './words.ts';

const THRESHOLD = 0.5;
const LEAST_IN_CODE = 0.9;
/** From this confidence on a name's words name the same person when they stand alone. */
const KNOWN = 0.55;
/** From this confidence on a name is counted among those that say what a text is about. */
const SURE = 0.8;
/** Sure names that say so, and tokens for each of them. */
const LEAST_SURE = 3;
const TOKENS_A_NAME = 80;
/** From this confidence on a single word behind a cue does so as well. */
const CUED = 0.85;
/** The same of a word in capitals, as police write names. */
const CUED_CAPITALS = 0.78;
/** Levels of English up to which a word is too common to be somebody because he was named before. */
const COMMON = 35;

/** What is learned about the names of a window while they are found. */
interface Found {
  readonly page: Page;
  readonly detector: Detector;
  /** Words alone that are too little, unless the name stands whole elsewhere. */
  readonly singles: Item[];
  readonly known: Set<number>;
  /** Common words among them ("Green", "King"): what stands around has to say that the person is meant. */
  readonly common: Set<number>;
  /** Words that are nearly a name: many sure names around make them one. */
  readonly nearly: { readonly items: readonly Item[]; readonly score: number }[];
  /** Names of two words or more that are sure. */
  sure: number;
  /** 1 for first tokens of names, and for tokens behind them: a list goes on from one name to the next. */
  readonly starts: Uint8Array;
  readonly ends: Uint8Array;
  /** 1 for tokens of names that are written family name first. */
  readonly inside: Uint8Array;
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

/** Confidence of a given name and a word of the language in a sentence. */
const TOLD_OF = 0.6;

const emitName = (found: Found, items: readonly Item[], confidence: number, why: string): void => {
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
    else if ((item === last || isCalledBy(item, first)) && !item.upper && items.length > 1) found.common.add(hash);
  }
};

/** Confidence of words that are nearly a name, and what many names around add to it. */
const NEARLY = 0.35;
const AMONG_NAMES = 0.12;
/** Confidence of a given name with words that its place makes a family name. */
const WORDS_BEHIND = 0.56;
/** The same of a given name with a word that is none. */
const WITH_WORD = 0.42;

const NO_PERSON = FLAG.organization | FLAG.street | FLAG.place_type;

/** A single word that the rest of the text may still make a name. */
const isOpen = (items: readonly Item[], { following }: Around): boolean =>
  items.length === 1 && items[0]?.kind === 'word' && !(following && following.word.flags & NO_PERSON);

/** Whether words are of a program, a firm, a country or an office: "Sri Lanka", "Deputy Prime Minister". */
const isOfOther = (tokens: Tokens, first: Item, last: Item, behind: Item | undefined): boolean =>
  isCode(tokens, first.from, last.next) ||
  isFirm(tokens, first.from) ||
  isFirmBehind(tokens, last.next) ||
  (first === last && ((first.word.english > 0 && behind?.kind === 'title') || endsCountry(tokens, first.from)));

const endsCountry = ({ hash, gap }: Tokens, at: number): boolean =>
  at > 0 && gap[at] === GAP.blank && (phraseFlags(joined(hash[at - 1] ?? 0, hash[at] ?? 0)) & FLAG.country) !== 0;

/** Judges the part of a run from one item up to another. */
const judge = (found: Found, run: readonly Item[], from: number, to: number, words: number): void => {
  const { tokens } = found.page;
  const items = to - from === run.length ? run : run.slice(from, to);
  const first = items[0];
  const last = items[items.length - 1];
  if (!first || !last || isOfOther(tokens, first, last, run[to])) return;
  const around = aroundOf(tokens, run, from, to);
  if (!around.titled && isElsewhere(tokens, first.from, items.length === 1)) return;
  // "Le docteur", "El doctor": words of grammar that are names as well.
  if (items.length === 1 && around.before < 2 && first.word.flags & FLAG.particle && lengthOf(tokens, first.from) <= 2)
    return;
  const own = scoreOf(tokens, items, around);
  const score = words > 0 && own > 0 ? Math.max(own, WORDS_BEHIND) : own;
  // In source code a name is one without doubt, or a word of the program.
  const confidence = tokens.code && score < LEAST_IN_CODE ? 0 : score;
  if (confidence >= THRESHOLD) emitName(found, items, confidence, around.before > 1 || around.titled ? 'cue' : 'lists');
  else if (!tokens.code && isOpen(items, around)) found.singles.push(first);
  else if (!tokens.code && score >= NEARLY && !first.upper) found.nearly.push({ items, score });
};

const isJoint = ({ kind }: Item): boolean => kind === 'word' || kind === 'initial' || kind === 'particle';

const hasWord = (run: readonly Item[], from: number, to: number): boolean => {
  for (let n = from; n < to; n += 1) if (run[n]?.kind === 'word') return true;
  return false;
};

/** "DRIVER INA SCHAUB", "Mayor Faith Ruiz": a word for what somebody is, that is a family name too, in front of a given name. */
const isOffice = (run: readonly Item[], at: number): boolean => {
  const [item, next] = [run[at], run[at + 1]];
  if (item?.kind !== 'word' || next?.kind !== 'word' || at + 2 >= run.length) return false;
  const office = (item.word.flags & (FLAG.role | FLAG.name_label)) !== 0 && item.word.given === 0;
  return office && item.word.english > 0 && next.word.given > 0;
};

/** Confidence of a given name behind what is asked of its bearer. */
const ASKED_SCORE = 0.72;

/** Confidence of a word that is no name behind "Mr.". */
const CALLED = 0.82;

/** Emits the name of a run that is judged as a whole: by a label, a cue or "Mr."; whether it was one. */
const takeWhole = (found: Found, run: readonly Item[], asked: boolean): boolean => {
  const { tokens } = found.page;
  const [, whom] = run;
  // "Dr. Paddy Sharma".
  const named = run[0]?.kind === 'title' ? run.slice(1) : run;
  if (isWordFirst(tokens, named) || isLabelledWordFirst(tokens, named)) emitName(found, named, WORDS_BEHIND, 'cue');
  else if (asked && run.length === 2 && whom) emitName(found, [whom], ASKED_SCORE, 'cue');
  else {
    const called = behindCourtesy(tokens, run);
    if (!called) return false;
    emitName(found, [called], CALLED, 'cue');
    found.common.add(tokens.hash[called.from] ?? 0);
  }
  return true;
};

/** Judges each part of a run that words of other kinds do not cut. */
const judgeRun = (found: Found, run: readonly Item[]): void => {
  const asked = isAsked(found.page.tokens, run);
  if (takeWhole(found, run, asked)) return;
  for (let from = asked ? 1 : 0; from < run.length; from += 1) {
    const item = run[from];
    if (!item || !isJoint(item) || item.kind === 'particle' || isOffice(run, from)) continue;
    let to = from + 1;
    while (to < run.length && (isJoint(run[to] ?? item) || isBridge(run, to) || isBehindParticle(run, from, to)))
      to += 1;
    const words = wordsBehind(found.page.tokens, run, from, to);
    to += words;
    if (isToldOf(found.page.tokens, run, from, to)) {
      emitName(found, run.slice(from, to + 1), TOLD_OF, 'in a sentence');
      from = to;
      continue;
    }
    if (hasWord(run, from, to)) judge(found, run, from, to, words);
    if (mayEndInWord(found.page.tokens, run, from, to))
      found.nearly.push({ items: run.slice(from, to + 1), score: WITH_WORD });
    from = to;
  }
};

/** Confidence of a word of the language that is a given name, inside a sentence. */
const INSIDE = 0.6;

const takeInside = (found: Found, token: number): void => {
  const { tokens } = found.page;
  if (!isGivenInside(tokens, token)) return;
  const item = itemAt(tokens, token);
  if (item === undefined || item.next !== token + 1) return;
  emitName(found, [item], INSIDE, 'in a sentence');
  found.common.add(tokens.hash[token] ?? 0);
};

const findRuns = (found: Found, runs: Runs): void => {
  const { tokens } = found.page;
  let reached = 0;
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (token < reached || tokens.taken[token] === 1) continue;
    if (isPlainAlone(tokens, token)) {
      takeInside(found, token);
      continue;
    }
    reached = behindNoNames(tokens, token);
    if (reached > token) {
      takeInside(found, token);
      continue;
    }
    const run = knownRunAt(tokens, token, runs);
    reached = run.at(-1)?.next ?? token + 1;
    if (run.length > 1 || run[0]?.kind !== 'other') judgeRun(found, run);
    if (run.length === 1 && found.starts[token] !== 1) takeInside(found, token);
  }
};

/** In a text that names many people, words of which no list knows enough are one more. */
const findNearly = (found: Found): void => {
  if (found.sure < LEAST_SURE || found.sure * TOKENS_A_NAME < found.page.tokens.count) return;
  for (const { items, score } of found.nearly)
    if (score + AMONG_NAMES >= THRESHOLD) emitName(found, items, score + AMONG_NAMES, 'among many names');
};

/** Whether small letters stand on either side of a word on its line. */
const isAmongSmall = ({ kind, gap }: Tokens, at: number): boolean =>
  kind[at + 1] === KIND.lower && gap[at + 1] === GAP.blank && kind[at - 1] !== KIND.upper;

/** Common words that are the family name of somebody who was named whole: "Green and the others", "said King". */
const findCommon = (found: Found): void => {
  const { common, starts, page } = found;
  const { tokens } = page;
  if (common.size === 0) return;
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (!common.has(tokens.hash[token] ?? 0) || !isCapital(tokens.kind[token] ?? 0) || starts[token] === 1) continue;
    const [item, next] = runAt(tokens, token);
    // "FINCH was located": in capitals among other words a name that was written whole stands for somebody.
    const raised =
      item?.upper === true && next === undefined && lengthOf(tokens, token) > 3 && isAmongSmall(tokens, token);
    if (item?.from === token && (raised || isPersonHere(tokens, item)))
      emitName(found, [item], 0.7, 'named elsewhere in the text');
  }
};

const MONTHS_BEHIND = contextWords('before_month');

/** "Drive you down in June", although a June was named. */
const isMonthHere = ({ hash }: Tokens, { from, word }: Item): boolean =>
  (word.flags & FLAG.month) !== 0 && MONTHS_BEHIND.has(hash[from - 1] ?? 0);

/** Single words that a whole name elsewhere, or a list of names, makes one. Those that none does are given back. */
const findSingles = (found: Found, singles: readonly Item[]): readonly Item[] => {
  const { tokens } = found.page;
  return singles.filter((item) => {
    if (found.inside[item.from] === 1) return false;
    const known = found.known.has(tokens.hash[item.from] ?? 0) && !isMonthHere(tokens, item);
    const listed =
      known ||
      joinsGiven(tokens, item) ||
      joinsNames(tokens, item, found.starts, found.ends) ||
      (!item.upper && joinsFamilies(tokens, item.from, item.next));
    if (known) emitName(found, [item], 0.72, 'named elsewhere in the text');
    else if (listed) emitName(found, [item], 0.6, 'in a list of names');
    return !listed;
  });
};

/** Columns by token, used again for each window. */
const createRoom = (size: number) => ({
  starts: new Uint8Array(size),
  ends: new Uint8Array(size),
  inside: new Uint8Array(size),
  places: new Int32Array(size),
});
let room = createRoom(0);

const emptyRoom = (size: number): typeof room => {
  if (room.starts.length < size) room = createRoom(size);
  for (const column of [room.starts, room.ends, room.inside, room.places]) column.fill(0, 0, size);
  return room;
};

/** Names in fields that are called by them; their words are known in the rest of the text. */
const findFields = ({ page, detector: { id }, known }: Found): void => {
  const { tokens } = page;
  for (const { from, to, confidence } of namedFields(tokens)) {
    const [start, end] = [tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0];
    const why = reasonOf(id, 'field of a name');
    page.emit({ element: 'person_name', start, end, confidence, state: 'clear', detector: id, why });
    for (let at = from; at < to; at += 1)
      if (isCapital(tokens.kind[at] ?? 0) && nameWordOf(tokens, at).english === 0) known.add(tokens.hash[at] ?? 0);
  }
};

/** Signs of the shortest given name that stands for somebody in capitals. */
const LEAST_KNOWN = 4;

/** Those who are named family name first are known by either name in the rest of the text, in capitals as well. */
const learnFamilies = ({ page: { tokens }, known, inside }: Found, firsts: readonly number[]): void => {
  if (tokens.code || !tokens.personal || firsts.length === 0) return;
  for (const family of familiesOf(tokens, firsts)) known.add(family);
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const at = tokens.capitals.items[n] ?? 0;
    if (inside[at] !== 1 || lengthOf(tokens, at) < LEAST_KNOWN) continue;
    const { given, english, place } = nameWordOf(tokens, at);
    if (given >= 2 && english === 0 && !place) known.add(tokens.hash[at] ?? 0);
  }
};

/** Names of people: runs of capitalised words that ranked lists, shape, cues and the rest of the text tell. */
export const findNames = (page: Page, detector: Detector): void => {
  const { starts, ends, inside, places } = emptyRoom(page.tokens.count + 4);
  const [known, common] = [new Set<number>(), new Set<number>()];
  const found: Found = { page, detector, singles: [], known, common, nearly: [], sure: 0, starts, ends, inside };
  const runs: Runs = { places, list: [] };
  findFields(found);
  findRuns(found, runs);
  const firsts = findInverted(page, detector, runs, inside);
  learnFamilies(found, firsts);
  findNearly(found);
  findCommon(found);
  const rest = findSingles(found, found.singles);
  // A list is told from its last name as well as from its first; where the first told nothing, nothing is new.
  if (rest.length < found.singles.length) findSingles(found, [...rest].reverse());
  for (const item of page.tokens.code ? [] : speakersOf(page.tokens, starts)) emitName(found, [item], 0.6, 'speaks');
  findFamilies(page, detector, firsts, starts, inside);
  if (!page.tokens.code) findLowerCase(page, detector, known);
};
