import type { Detector } from '../../data-files.ts';
import { hashOf } from '../characters.ts';
import { entryOf, FLAG, LEXICON } from '../lexicon.ts';
import type { Page } from '../page.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { cueAfter, cueBefore } from './cues.ts';
import { findInverted } from './inverted.ts';
import { isFirm, joinsGiven, joinsNames } from './lists.ts';
import { findLowerCase } from './lower-case.ts';
import { type Item, runAt } from './runs.ts';
import { type Around, scoreOf } from './score.ts';
import { isPlainWord } from './words.ts';

/** A word that alone is too little, unless the name stands whole elsewhere in the text. */
interface Single {
  readonly item: Item;
  readonly hash: number;
}

/** Units that touch a name from the left in prose and forms; others are of code, paths and tags. */
const touches = new Set([...'("\'“‘„«[,:;>|*-–—/=¿¡&\t '].map((sign) => sign.charCodeAt(0)));

const isCode = ({ text, start, end, gap, kind, hash, count }: Tokens, first: number, next: number): boolean => {
  const at = start[first] ?? 0;
  if (first > 0 && gap[first] === GAP.none) {
    const before = text.charCodeAt(at - 1);
    if (kind[first - 1] !== KIND.mark || !touches.has(before)) return true;
    if ((before === 45 || before === 47) && gap[first - 1] === GAP.none && kind[first - 2] !== KIND.mark && first > 1)
      return true;
  }
  if (next >= count || gap[next] !== GAP.none) return false;
  if (kind[next] !== KIND.mark) return true;
  const sign = hash[next] ?? 0;
  if ('(_@={\\`/[$#%^~+'.includes(String.fromCharCode(sign))) return true;
  const joined = gap[next + 1] === GAP.none && next + 1 < count;
  // "System.out", "std::string", "a->b", "Map<String": a sign that joins words.
  return (
    joined &&
    ((sign === 46 && kind[next + 1] !== KIND.mark) ||
      (sign === 58 && hash[next + 1] === 58) ||
      (sign === 60 && text.charCodeAt(at - 1) !== 62) ||
      (sign === 45 && kind[next + 1] !== KIND.mark) ||
      (sign === 45 && hash[next + 1] === 62)) &&
    (end[next] ?? 0) > 0
  );
};

const THRESHOLD = 0.5;

const isSign = ({ kind, hash }: Tokens, token: number, signs: string): boolean =>
  kind[token] === KIND.mark && signs.includes(String.fromCharCode(hash[token] ?? 0));

/** Whether a word stands between a comma and the end of a sentence. */
const isAddressed = (tokens: Tokens, first: number, next: number): boolean =>
  first > 0 &&
  isSign(tokens, first - 1, ',') &&
  (tokens.gap[first] ?? 0) <= GAP.newline &&
  isSign(tokens, next, '!?.') &&
  tokens.gap[next] === GAP.none &&
  (tokens.gap[next + 1] ?? 1) !== GAP.none;

const ARTICLES: ReadonlySet<number> = new Set(['the', 'a', 'an'].map(hashOf));

const COMMON = 35;

const isCommonWord = (tokens: Tokens, token: number): boolean => {
  if (token < 0 || token >= tokens.count || tokens.kind[token] !== KIND.lower) return false;
  const level = LEXICON.english[entryOf(tokens.hash[token] ?? 0)] ?? 0;
  return level > 0 && level <= COMMON;
};

/** Whether a word is part of a sentence: a common word stands next to it, over a comma at most. */
const isInProse = (tokens: Tokens, first: number, next: number): boolean => {
  if ((tokens.end[first] ?? 0) - (tokens.start[first] ?? 0) < 3) return false;
  const before = isSign(tokens, first - 1, ',') ? first - 2 : first - 1;
  const after = isSign(tokens, next, ',.?!') ? next + 1 : isSign(tokens, next, "'") ? next + 2 : next;
  const left = isCommonWord(tokens, before) && tokens.gap[first] !== GAP.none;
  return left || (isCommonWord(tokens, after) && tokens.gap[after] !== GAP.none);
};

/** Whether a verb of speech stands before a word that ends its phrase. */
const isReported = (tokens: Tokens, first: number, next: number): boolean => {
  if (first === 0 || tokens.kind[first - 1] !== KIND.lower || tokens.gap[first] !== GAP.blank) return false;
  const said = (LEXICON.flags[entryOf(tokens.hash[first - 1] ?? 0)] ?? 0) & FLAG.said;
  return said !== 0 && (next >= tokens.count || (tokens.gap[next] ?? 0) >= GAP.newline || isSign(tokens, next, '.,!?'));
};

const isThing = (tokens: Tokens, next: number): boolean =>
  tokens.kind[next] === KIND.lower &&
  tokens.gap[next] === GAP.blank &&
  ((LEXICON.flags[entryOf(tokens.hash[next] ?? 0)] ?? 0) & FLAG.thing) !== 0;

const beginsLine = ({ gap }: Tokens, token: number): boolean => token === 0 || (gap[token] ?? 0) >= GAP.newline;

const isSpeaker = (tokens: Tokens, first: number, next: number): boolean =>
  beginsLine(tokens, first) && isSign(tokens, next, ':') && cueAfter(tokens, next) >= 2;

/** Whether words fill a line, but for a comma or a sign of quoted mail. */
const isAlone = (tokens: Tokens, first: number, next: number): boolean => {
  const end = isSign(tokens, next, ',') ? next + 1 : next;
  const quoted = isSign(tokens, first - 1, '>') && beginsLine(tokens, first - 1);
  return (beginsLine(tokens, first) || quoted) && (end >= tokens.count || (tokens.gap[end] ?? 0) >= GAP.newline);
};

const aroundOf = (tokens: Tokens, run: readonly Item[], from: number, to: number): Around => {
  const first = run[from];
  const last = run[to - 1];
  const previous = run[from - 1];
  // "The Princess Royal" is a dignity, "Princess Anne" is a person.
  const titled =
    previous?.kind === 'title' && !(previous.from > 0 && ARTICLES.has(tokens.hash[previous.from - 1] ?? 0));
  const start = titled ? previous.from : (first?.from ?? 0);
  const following = run[to];
  const suffix = following?.kind === 'suffix' || suffixBehind(tokens, last?.next ?? 0);
  return {
    before: cueBefore(tokens, start),
    after: following === undefined ? cueAfter(tokens, last?.next ?? 0) : 0,
    previous,
    following: following?.kind === 'other' ? following : undefined,
    suffixed: suffix,
    titled,
    inProse: isInProse(tokens, first?.from ?? 0, last?.next ?? 0),
    speaker: isSpeaker(tokens, first?.from ?? 0, last?.next ?? 0),
    nouns: tokens.nouns,
    thing: following === undefined && isThing(tokens, last?.next ?? 0),
    alone: isAlone(tokens, start, last?.next ?? 0),
    reported: isReported(tokens, first?.from ?? 0, last?.next ?? 0),
    addressed: isAddressed(tokens, first?.from ?? 0, last?.next ?? 0),
  };
};

const COMMA = 44;

const suffixBehind = (tokens: Tokens, next: number): boolean => {
  if (tokens.hash[next] !== COMMA || tokens.gap[next] !== GAP.none) return false;
  const [item] = tokens.kind[next + 1] === KIND.mark ? [] : runAt(tokens, next + 1);
  return item?.kind === 'suffix';
};

/** Whether a part of a run ends in a dot that belongs to an initial: the dot is part of the name. */
const endOf = (tokens: Tokens, item: Item): number =>
  tokens.end[item.kind === 'initial' ? item.next - 1 : item.to - 1] ?? 0;

/** "Daniela C Capon": behind a given name and an initial any last word is the family name. */
const endsInWord = (run: readonly Item[], from: number, to: number): boolean => {
  const [first, second, last] = [run[from], run[from + 1], run[to]];
  if (first?.kind !== 'word' || first.word.given < 2 || second?.kind !== 'initial' || to !== from + 2) return false;
  const others = FLAG.organization | FLAG.place_type | FLAG.thing | FLAG.street | FLAG.company;
  return last?.kind === 'other' && to === run.length - 1 && !last.upper && (last.word.flags & others) === 0;
};

/** Names of people: runs of capitalised words that ranked lists, shape, cues and the rest of the text tell. */
export const findNames = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  const singles: Single[] = [];
  const known = new Set<number>();
  /** First tokens of names, and tokens behind them: a list goes on from one name to the next. */
  const starts = new Set<number>();
  const ends = new Set<number>();
  const emit = (items: readonly Item[], confidence: number, why: string): void => {
    const [first] = items;
    const last = items.at(-1);
    if (!first || !last) return;
    const start = tokens.start[first.from] ?? 0;
    starts.add(first.from);
    ends.add(last.next);
    page.emit({
      element: 'person_name',
      start,
      end: endOf(tokens, last),
      confidence,
      state: 'clear',
      detector: detector.id,
      why: `${detector.id}, ${why}`,
    });
    if (confidence < 0.7) return;
    const words = items.filter(({ kind }) => kind === 'word');
    if (words.length > 1 || first.kind !== 'word')
      for (const { from, word } of words)
        if (word.english === 0 || word.english > 35) known.add(tokens.hash[from] ?? 0);
  };
  /** Judges the part of a run from one item up to another. */
  const judge = (run: readonly Item[], from: number, to: number): void => {
    const items = run.slice(from, to);
    const [first] = items;
    const last = items.at(-1);
    if (!first || !last || isCode(tokens, first.from, last.next) || isFirm(tokens, first.from)) return;
    const around = aroundOf(tokens, run, from, to);
    const confidence = scoreOf(tokens, items, around);
    if (confidence >= THRESHOLD) emit(items, confidence, around.before > 1 || around.titled ? 'cue' : 'lists');
    else if (
      items.length === 1 &&
      first.kind === 'word' &&
      !(around.following && around.following.word.flags & (FLAG.organization | FLAG.street | FLAG.place_type))
    )
      singles.push({ item: first, hash: tokens.hash[first.from] ?? 0 });
  };
  const isJoint = ({ kind }: Item): boolean => kind === 'word' || kind === 'initial' || kind === 'particle';
  const judgeRun = (run: readonly Item[]): void => {
    for (let from = 0; from < run.length; from += 1) {
      const item = run[from];
      if (!item || !isJoint(item) || item.kind === 'particle') continue;
      let to = from + 1;
      while (to < run.length && isJoint(run[to] ?? item)) to += 1;
      if (endsInWord(run, from, to)) to += 1;
      if (run.slice(from, to).some(({ kind }) => kind === 'word')) judge(run, from, to);
      from = to;
    }
  };
  let reached = 0;
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (token < reached || tokens.taken[token] === 1) continue;
    const next = tokens.kind[token + 1] ?? 0;
    const dotted = tokens.hash[token + 1] === 46 && next === KIND.mark;
    const joins = dotted || (tokens.gap[token + 1] === GAP.blank && next >= KIND.capital && next <= KIND.mixed);
    // Most capitalised words begin a sentence and stand alone.
    if (!joins && isPlainWord(tokens, token)) continue;
    const run = runAt(tokens, token);
    reached = run.at(-1)?.next ?? token + 1;
    if (run.length === 1 && run[0]?.kind === 'other') continue;
    judgeRun(run);
  }
  for (const { item, hash } of singles) {
    if (known.has(hash)) emit([item], 0.72, 'named elsewhere in the text');
    else if (joinsGiven(tokens, item) || joinsNames(tokens, item, starts, ends))
      emit([item], 0.6, 'in a list of names');
  }
  findInverted(page, detector);
  findLowerCase(page, detector);
};
