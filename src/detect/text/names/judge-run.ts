import type { Page } from '../page.ts';
import type { FoundTerm } from '../terms/found-term.ts';
import { TERM } from '../terms/medical-words.ts';
import { hashOf } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { COLON, QUOTE } from '../tokens/signs.ts';
import { KIND, type Tokens } from '../tokens/tokens.ts';
import { aroundOf } from './around/around.ts';
import { isAskedFor } from './around/asked-for.ts';
import { cueBefore } from './around/cues.ts';
import { isPlainAlone } from './around/plain-alone.ts';
import { presentedIn } from './around/presented.ts';
import { isInResults, mayBeInResults } from './around/results.ts';
import { isKinNickname, isToldNickname } from './around/told-nickname.ts';
import { isBehindParticle, isBridge, isToldOf, mayEndInWord, wordsBehind } from './around/with-words.ts';
import { emitName, type Found, itemsOf, type Part, THRESHOLD } from './found.ts';
import { isGivenActing, isGivenInside } from './given-inside.ts';
import { isNamedFirst, isSomebody } from './judge/judge.ts';
import type { Candidate } from './judge/signs.ts';
import { judgedPart } from './led.ts';
import { type Item, itemAt } from './lists/items.ts';
import { aroundSomebody, isOpen } from './of-other.ts';
import { behindNoNames, knownRunAt, type Runs } from './runs.ts';
import { scoreOf } from './score.ts';
import { isEnglish } from './single-score.ts';
import { askedWords, behindCourtesy, isLabelledWordFirst, isWordFirst } from './word-first.ts';
import { nameWordOf } from './words.ts';

const LEAST_IN_CODE = 0.9;

/** Confidence of a given name and a word of the language in a sentence. */
const TOLD_OF = 0.6;

/** Confidence of words that are nearly a name, and what many names around add to it. */
const NEARLY = 0.35;

/** Confidence of a given name with words that its place makes a family name. */
const WORDS_BEHIND = 0.56;
/** The same of a given name with a word that is none. */
const WITH_WORD = 0.42;

const NAME_KEY = hashOf('name');
/** Confidence of given and family name by the lists. */
const LISTED = 0.85;

/** `"name": "Mary Johnson"`: all that a field of a record called "name" holds. */
const isNameField = ({ hash }: Tokens, items: readonly Item[]): boolean => {
  const [first, last] = [items[0], items.at(-1)];
  if (items.length < 2 || !first || !last || hash[first.from - 1] !== QUOTE || hash[last.next] !== QUOTE) return false;
  return hash[first.from - 2] === COLON && hash[first.from - 3] === QUOTE && hash[first.from - 4] === NAME_KEY;
};

const NO_COMMON = FLAG.role | FLAG.title | FLAG.relation | FLAG.name_label | FLAG.no_name | FLAG.month | FLAG.weekday;

/** A word of the language that names somebody behind a title, and may do so again without it. */
const isCommonName = ({ word, upper }: Item): boolean => word.english > 0 && !upper && (word.flags & NO_COMMON) === 0;

/** Emits a candidate that is a name; what the rest of the text may still make one is kept. */
const decide = (found: Found, candidate: Candidate, items: readonly Item[], confidence: number): void => {
  const { around } = candidate;
  const { tokens, watch } = found.page;
  const isTold = watch !== undefined || (confidence >= LISTED && isNameField(tokens, items));
  const isName = confidence >= NEARLY && (isTold || isSomebody(candidate, confidence, found.same));
  const [first] = items;
  if (isName && confidence >= THRESHOLD) {
    emitName(found, items, confidence, around.before > 1 || around.titled ? 'cue' : 'lists');
    // "Mr. Banks was there. Banks left."
    if (around.titled && items.length === 1 && first !== undefined && isCommonName(first))
      found.common.add(tokens.hash[first.from] ?? 0);
  } else if (first === undefined || tokens.code) return;
  else if (isOpen(items, around))
    found.singles.push({ run: candidate.run, from: candidate.from, to: candidate.to, isAsked: true });
  else if (isName && !first.upper) found.nearly.push({ part: candidate, score: confidence });
};

/** Whether a word of English that is no given name stands alone without a title or a cue: by itself it is nobody. */
const isIdle = (tokens: Tokens, { kind, from, word }: Item, previous: Item | undefined): boolean =>
  kind === 'word' &&
  word.given === 0 &&
  !word.unknown &&
  isEnglish(word) &&
  // In its own language a word may be another.
  word === nameWordOf(tokens, from) &&
  previous?.kind !== 'title' &&
  cueBefore(tokens, from) < 2;

/** The word of medicine that begins at a token, if one does that means nothing else. */
const termAt = ({ terms }: Page, token: number): FoundTerm | undefined => {
  let [low, high] = [0, terms.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((terms[middle]?.from ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  const found = terms[low];
  return found?.from === token && (found.term & TERM.weak) === 0 ? found : undefined;
};

/** "Mother HTN, sister ESRD", "AKI Cr 3.1": an abbreviation of medicine that nobody is called; "Unna boot", "Foley catheter": the begin of such words. */
const isOfMedicine = ({ page }: Found, { run, from, to }: Part): boolean => {
  const first = run[from];
  if (first?.kind !== 'word' && first?.kind !== 'other') return false;
  const found = termAt(page, first.from);
  if (found === undefined) return false;
  if (to === from + 1 && found.to > first.next) return page.tokens.kind[first.next] === KIND.lower;
  // "AKI Cr": among words that are not in capitals a given name is not either, unless somebody is asked for ("Contact: JIA Wang").
  const isMixed = run.slice(from, to).some(({ upper }) => !upper) && cueBefore(page.tokens, first.from) < 2;
  const isNobodys = isMixed || (first.word.given === 0 && first.word.family === 0);
  return first.upper && isNobodys && (found.term & TERM.abbreviation) !== 0;
};

/** Judges the part of a run from one item up to another. */
const judge = (found: Found, part: Part, words: number): void => {
  const { tokens, watch } = found.page;
  const { run, from, to } = part;
  const first = run[from];
  if (!first || isOfMedicine(found, part)) return;
  watch?.({ tokens, ...part, around: aroundOf(tokens, run, from, to) });
  if (to === from + 1 && isIdle(tokens, first, run[from - 1])) {
    if (!tokens.code) found.singles.push({ ...part, isAsked: false });
    return;
  }
  const around = aroundSomebody(tokens, part);
  if (!around) return;
  const items = itemsOf(part);
  const own = scoreOf(tokens, items, around);
  const score = words > 0 && own > 0 ? Math.max(own, WORDS_BEHIND) : own;
  // In source code a name is one without doubt, or a word of the program.
  const confidence = tokens.code && score < LEAST_IN_CODE ? 0 : score;
  decide(found, { tokens, run, from, to, around }, items, confidence);
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

/** "Call Maria", "CALL MARIA RE LABS": whether of whom something is asked is named by one word. */
const endsAsked = (run: readonly Item[], asked: number): boolean =>
  run.length === asked + 1 || (run[asked]?.upper === true && run[asked + 1]?.kind === 'other');

/** Emits the name of a run that is judged as a whole: by a label, a cue or "Mr."; whether it was one. */
const takeWhole = (found: Found, run: readonly Item[], asked: number): boolean => {
  const { tokens } = found.page;
  const whom = run[asked];
  // "Dr. Paddy Sharma".
  const named = run[0]?.kind === 'title' ? run.slice(1) : run;
  const whole: Part = { run: named, from: 0, to: named.length };
  const presented = presentedIn(tokens, run);
  if (presented) {
    emitName(found, presented, CALLED, 'cue');
    return true;
  }
  if (isWordFirst(tokens, named) || isLabelledWordFirst(tokens, named) || isAskedFor(tokens, named)) {
    if (!isNamedFirst(found, whole, WORDS_BEHIND)) return false;
    emitName(found, named, WORDS_BEHIND, 'cue');
  } else if (asked > 0 && whom && endsAsked(run, asked)) {
    emitName(found, [whom], ASKED_SCORE, 'cue');
    if (whom.word.english > 0) found.common.add(tokens.hash[whom.from] ?? 0);
  } else {
    const called = behindCourtesy(tokens, run);
    if (!called) return false;
    emitName(found, [called], CALLED, 'cue');
    found.common.add(tokens.hash[called.from] ?? 0);
  }
  return true;
};

/** Confidence of a name that results of sport tell. */
const IN_RESULTS = 0.8;

/** Emits a run that results tell to be a name; whether it is one. */
const takeResult = (found: Found, run: readonly Item[]): boolean => {
  if (!isInResults(found.page.tokens, run)) return false;
  emitName(found, run, IN_RESULTS, 'in results');
  return true;
};

/** Confidence of a word of the language that is a given name, inside a sentence. */
const INSIDE = 0.6;

/** Judges each part of a run that words of other kinds do not cut. */
const judgeRun = (found: Found, whole: readonly Item[]): void => {
  const run = judgedPart(found.page.tokens, whole);
  const asked = askedWords(found.page.tokens, run);
  if (takeWhole(found, run, asked)) return;
  for (let from = asked; from < run.length; from += 1) {
    const item = run[from];
    if (!item || !isJoint(item) || item.kind === 'particle' || isOffice(run, from)) continue;
    let to = from + 1;
    while (to < run.length && (isJoint(run[to] ?? item) || isBridge(run, to) || isBehindParticle(run, from, to)))
      to += 1;
    const words = wordsBehind(found.page.tokens, run, from, to);
    to += words;
    if (isToldOf(found.page.tokens, run, from, to) && isNamedFirst(found, { run, from, to: to + 1 }, TOLD_OF)) {
      emitName(found, run.slice(from, to + 1), TOLD_OF, 'in a sentence');
      from = to;
      continue;
    }
    if (hasWord(run, from, to)) judge(found, { run, from, to }, words);
    if (mayEndInWord(found.page.tokens, run, from, to))
      found.nearly.push({ part: { run, from, to: to + 1 }, score: WITH_WORD });
    from = to;
  }
};

const isNamedInside = (tokens: Tokens, token: number): boolean =>
  isGivenInside(tokens, token) ||
  isGivenActing(tokens, token) ||
  isToldNickname(tokens, token) ||
  isKinNickname(tokens, token);

/** Emits a capitalised word that results or its sentence tell to be a name; what a word is within a run is asked last, since it costs most. */
const takeInside = (found: Found, token: number): void => {
  const { tokens } = found.page;
  const isInside = isNamedInside(tokens, token);
  if (!isInside && !mayBeInResults(tokens, token, token + 1)) return;
  const item = itemAt(tokens, token);
  if (item === undefined || item.next !== token + 1 || takeResult(found, [item]) || !isInside) return;
  emitName(found, [item], INSIDE, 'in a sentence');
  found.common.add(tokens.hash[token] ?? 0);
};

/** Judges a run of several words: "Aunt Bunny", or any other. */
const judgeMany = (found: Found, run: readonly Item[]): void => {
  const [, nickname] = run;
  if (nickname && run.length === 2 && isKinNickname(found.page.tokens, nickname.from))
    emitName(found, [nickname], INSIDE, 'in a sentence');
  else judgeRun(found, run);
};

/** Judges a run that begins at a token, whatever its length. */
const judgeAny = (found: Found, run: readonly Item[], token: number): void => {
  if (takeResult(found, run)) return;
  if (run.length > 1) judgeMany(found, run);
  else if (run[0]?.kind === 'word') judge(found, { run, from: 0, to: 1 }, 0);
  if (run.length === 1 && found.starts[token] !== 1) takeInside(found, token);
};

export const findRuns = (found: Found, runs: Runs): void => {
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
      for (let at = token; at < reached; at += 1) takeInside(found, at);
      continue;
    }
    const run = knownRunAt(tokens, token, runs);
    reached = run.at(-1)?.next ?? token + 1;
    judgeAny(found, run, token);
  }
};
