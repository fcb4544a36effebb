import { once } from '../../../core/once.ts';
import type { Detector } from '../../data-files.ts';
import { contextDistance, emitAt, hasContext, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { hashOf } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, LEXICON } from '../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { MEDICAL_CONTEXT } from './data-files.ts';
import { isDenied } from './denied.ts';
import { diagnosesBeside, loneDiagnoses, type Stretch } from './diagnosis-codes.ts';
import { type Said, saidOf } from './extent.ts';
import type { FoundTerm } from './found-term.ts';
import { generalOf } from './general.ts';
import { isListedWith, isSentence, saysItself } from './itself.ts';
import { joinedSaid } from './joined.ts';
import { aroundEach } from './judge/around.ts';
import type { Candidate } from './judge/candidate.ts';
import { genresOf, isOfCareOnly } from './judge/genre.ts';
import { weightOf } from './judge/judge.ts';
import { isBehindName, isToAll } from './judge/to-all.ts';
import { TERM } from './medical-words.ts';
import { hasNamedRows } from './named-rows.ts';
import { billedCodes, codesBeside, isCoded } from './procedure-codes.ts';
import { saysOfSomebody } from './said-of.ts';
import { shapedTerms } from './shaped.ts';

const flagsOf = (tokens: Tokens, token: number): number => LEXICON.flags[entryOf(tokens.hash[token] ?? 0)] ?? 0;

const ELSE = FLAG.organization | FLAG.place_type;

/** "American Cancer Society": a word of medicine within the name of an office. */
const isOffice = (tokens: Tokens, to: number): boolean =>
  isOfOffice(tokens, to) || (tokens.kind[to] !== KIND.mark && isOfOffice(tokens, to + 1));

const isOfOffice = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] !== KIND.lower && tokens.gap[at] === GAP.blank && (flagsOf(tokens, at) & ELSE) !== 0;

/** "Arkansas Hospice", "Airway Oxygen": a word of much else that a name in front of it makes a firm's. */
const isFirm = ({ kind, gap }: Tokens, { from, term }: Said): boolean =>
  (term & TERM.weak) !== 0 &&
  kind[from] === KIND.capital &&
  from > 0 &&
  kind[from - 1] === KIND.capital &&
  gap[from] === GAP.blank;

/** A word within a name of a program or an address. */
const isJoined = ({ gap, kind, hash }: Tokens, from: number, to: number): boolean => {
  const before =
    from > 0 &&
    gap[from] === GAP.none &&
    (kind[from - 1] !== KIND.mark || '_.@#$\\'.includes(String.fromCharCode(hash[from - 1] ?? 0)));
  const behind =
    gap[to] === GAP.none && (kind[to] !== KIND.mark || '_@=('.includes(String.fromCharCode(hash[to] ?? 0)));
  return before || behind;
};

/** Digits in groups that are neither years nor what is measured: "70 331 4418". */
const GROUPED = /^ (?!(?:19|20)\d\d )\d{2,4} (?!(?:19|20)\d\d(?!\d))\d{3,}/;
const LONGEST_GROUPED = 12;

/** "KHP 70 331 4418": capitals that begin a number in groups. */
const isOfNumber = ({ text, kind, end }: Tokens, from: number, to: number): boolean => {
  if (to !== from + 1 || kind[from] !== KIND.upper || kind[to] !== KIND.digits) return false;
  const behind = end[from] ?? 0;
  return GROUPED.test(text.slice(behind, behind + LONGEST_GROUPED));
};

/** Letters of the shortest abbreviation that is one in small letters as well. */
const SHORTEST = 3;

/** "Afib, chf": whether an abbreviation in small letters is long enough and no English word, in a text about people. */
const isNoted = ({ personal, hash, start, end }: Tokens, from: number): boolean =>
  personal && (end[from] ?? 0) - (start[from] ?? 0) >= SHORTEST && englishLevel(entryOf(hash[from] ?? 0)) === 0;

/** "Als", "std": whether an abbreviation that means much else as well stands in small letters among others. */
const isUnwritten = ({ lower }: Tokens, term: number): boolean => (term & TERM.weak) !== 0 && !lower;

/** "S/p cabg", but not "s/p CABG": whether an abbreviation has no capitals. */
const isSmall = ({ kind }: Tokens, from: number, to: number): boolean => {
  for (let at = from; at < to; at += 1) if (kind[at] !== KIND.lower && kind[at] !== KIND.mark) return false;
  return true;
};

/** Whether a word was taken for another than it is written as. */
const isMisread = ({ hash, text, start, end }: Tokens, at: number): boolean =>
  hashOf(text.slice(start[at], end[at])) !== hash[at];

const AS_WRITTEN: ReadonlyMap<number, string> = new Map(
  MEDICAL_CONTEXT.as_written.map((word) => [hashOf(word), word.normalize('NFC')]),
);

/** "Il pulsante disabilita la funzione": whether a word is another one than that of medicine by its accents. */
const isAccentedElse = ({ hash, kind, text, start, end }: Tokens, from: number): boolean => {
  const asked = AS_WRITTEN.get(hash[from] ?? 0);
  if (asked === undefined || kind[from] === KIND.upper) return false;
  return text.slice(start[from], end[from]).normalize('NFC').toLowerCase() !== asked;
};

const isFit = ({ tokens }: Page, { from, to, term }: FoundTerm): boolean => {
  if (tokens.taken[from] === 1 || isJoined(tokens, from, to) || isOfNumber(tokens, from, to)) return false;
  if (isOffice(tokens, to)) return false;
  if (to === from + 1 && isAccentedElse(tokens, from)) return false;
  const words = TERM.condition | TERM.drug | TERM.harm | TERM.head;
  if ((term & words) === 0 && isSmall(tokens, from, to) && (!isNoted(tokens, from) || isUnwritten(tokens, term)))
    return false;
  // "Md5" is no misread "MDS".
  if ((term & words) === 0 && tokens.kind[from] === KIND.code && isMisread(tokens, from)) return false;
  return !isDenied(tokens, from, to);
};

/** The terms of a page that stand, in order; each once. */
const termsOf = ({ tokens, terms }: Page): readonly FoundTerm[] => {
  // Where medicine is spoken of, its words are known by their endings as well.
  const spoken = tokens.personal && terms.some(({ term }) => (term & (TERM.harm | TERM.head)) === 0);
  const shaped = spoken ? shapedTerms(tokens, terms) : [];
  return shaped.length > 0 ? [...terms, ...shaped].sort((a, b) => a.from - b.from) : terms;
};

/** Words of a window that stand around those of medicine. */
const countContexts = ({ contextNumbers }: Page, contexts: Uint8Array): number =>
  contextNumbers.reduce((sum, number) => sum + (contexts[number] ?? 0), 0);

/** Signs in front of words of medicine in which words that stand around such are looked for. */
const REACH = 200;

/** What is said of health in a page, in order, by the words alone: who or whether anybody has it is not asked. */
const candidatesOf = (page: Page, contexts: Uint8Array): readonly Candidate[] => {
  const { tokens } = page;
  const fit = termsOf(page).flatMap((term) => (isFit(page, term) ? (saidOf(tokens, term) ?? []) : []));
  if (fit.length === 0) return [];
  const said = joinedSaid(tokens, fit).filter((one) => !isFirm(tokens, one));
  const genres = once(() => genresOf(tokens));
  const ofCare = once(() => isOfCareOnly(tokens));
  const toAll = once(() => isToAll(tokens));
  const around = aroundEach(tokens, said, countContexts(page, contexts));
  return around.map((own, n) => {
    const one = said[n] as Said;
    const [start, end] = [tokens.start[one.from] ?? 0, tokens.end[one.to - 1] ?? 0];
    return {
      tokens,
      said: one,
      near: hasContext(page, start, end, contexts),
      distance: contextDistance(page, start, contexts, REACH),
      around: own,
      genres,
      ofCare,
      toAll,
    };
  });
};

/** What weighs enough: on texts of other hands precision and recall are the same from there on. */
const LEAST = -40;
/** What weighs as much as a chance of three in four, and of nineteen in twenty. */
const LIKELY = 110;
const SURE = 300;

/** Confidences by what speaks for it. */
const ELSEWHERE = 0.6;
const DOUBTED = 0.7;
const TOLD = 0.8;
const TOLD_SURELY = 0.85;

/** What is said of health in a page, at least, where a code of ICD-10 is one without what it is called. */
const SPOKEN_OF = 2;

/** Whether a sentence may say something of somebody in a text that speaks of nobody otherwise. */
const mayBeTold = ({ tokens, said: { to, term }, near }: Candidate): boolean =>
  (term & (TERM.weak | TERM.abbreviation)) === 0 && (near || saysOfSomebody(tokens, Math.min(to + 2, tokens.count)));

/** "La carte est invalide": whether a word of everyday speech stands where nothing else speaks of health. */
const isEveryday = ({ said: { term }, near, around }: Candidate): boolean => {
  const both = TERM.everyday | TERM.weak;
  return (term & both) === both && !near && around.sure === 0;
};

/** Words that mean nothing else in a page that is a chart, at least: in the shorthand of clinics it names nobody but at its head. */
const OF_CHART = 3;

/** "Zosyn 3.375 g IV q6h", "L5-S1: disc extrusion": whether words stand in a chart, however little their page says of people. */
const isCharted = ({ around, ofCare }: Candidate): boolean => around.sure >= OF_CHART && around.spoken > 0 && ofCare();

/** Whether words stand in a page that speaks to everybody, and behind nobody's name. */
const isAdvice = ({ tokens, said, toAll }: Candidate, weight: number): boolean =>
  weight < SURE && toAll() && !isBehindName(tokens, said.from);

/** How sure something is said of somebody's health by all signs; 0 where too little speaks for it. */
const weighed = (candidate: Candidate): number => {
  const { personal } = candidate.tokens;
  if (isEveryday(candidate)) return 0;
  // A weight takes many signs: of a manual, which speaks of nobody, it is not asked.
  const told = personal || mayBeTold(candidate);
  if (!told && !isCharted(candidate)) return 0;
  const weight = weightOf(candidate);
  if (weight < (told ? LEAST : LIKELY) || isAdvice(candidate, weight)) return 0;
  if (!personal) return ELSEWHERE;
  if (weight < LIKELY) return DOUBTED;
  return weight < SURE ? TOLD : TOLD_SURELY;
};

/** Writes down what says something of somebody's health; `near` is a token beside it. */
const emitSaid = (page: Page, { element, id }: Detector, near: number, at: Stretch, confidence: number): void => {
  emitAt(page, near, {
    element,
    start: at.start,
    end: at.end,
    confidence,
    state: 'clear',
    detector: id,
    why: reasonOf(id, 'vocabulary'),
  });
};

const stretchOf = ({ start, end }: Tokens, from: number, to: number): Stretch => ({
  start: start[from] ?? 0,
  end: end[to - 1] ?? 0,
});

/** Writes down the codes of procedures and diagnoses that stand beside what they are called. */
const emitCodes = (page: Page, detector: Detector, { tokens, said }: Candidate, coded: () => boolean): void => {
  for (const at of codesBeside(tokens, said))
    if (coded()) emitSaid(page, detector, at, stretchOf(tokens, at, at + 1), DOUBTED);
  if (!tokens.personal) return;
  for (const at of diagnosesBeside(tokens, said)) emitSaid(page, detector, said.from, at, DOUBTED);
};

/** Writes down codes that stand without what they are called, in a page in which so much is said of somebody's health. */
const emitLone = (page: Page, detector: Detector, written: number, coded: () => boolean): void => {
  const { tokens } = page;
  if (written === 0 || !tokens.personal) return;
  if (coded())
    for (const at of billedCodes(tokens)) emitSaid(page, detector, at, stretchOf(tokens, at, at + 1), DOUBTED);
  if (written < SPOKEN_OF) return;
  for (const at of loneDiagnoses(tokens))
    if (!isDenied(tokens, at.token, at.token + 3)) emitSaid(page, detector, at.token, at, DOUBTED);
};

/** What is said of somebody's health in a page, by words that stand and what speaks for them. */
const findSaid = (
  page: Page,
  detector: Detector,
  contexts: Uint8Array,
  watch?: (candidate: Candidate) => void,
): void => {
  const { tokens } = page;
  let reached = 0;
  // Behind the last words that say themselves: what is listed with them needs no weight either.
  let told = 0;
  const coded = once(() => isCoded(tokens));
  let written = 0;
  for (const candidate of candidatesOf(page, contexts)) {
    const { from, to } = candidate.said;
    watch?.(candidate);
    if (from < reached) continue;
    const itself =
      generalOf(tokens, candidate.said) === '' &&
      (saysItself(candidate) ||
        isListedWith(tokens, told, candidate.said) ||
        (told > 0 && candidate.near && isSentence(tokens, candidate.said)));
    if (itself) told = to;
    const confidence = Math.max(itself ? DOUBTED : 0, weighed(candidate));
    if (confidence === 0) continue;
    reached = to;
    emitSaid(page, detector, from, stretchOf(tokens, from, to), confidence);
    emitCodes(page, detector, candidate, coded);
    written += 1;
  }
  emitLone(page, detector, written, coded);
};

/** What is said of somebody's health: conditions, drugs and treatment, in a text that speaks of people or of medicine. */
export const findMedical = (
  page: Page,
  detector: Detector,
  contexts: Uint8Array,
  watch?: (candidate: Candidate) => void,
): void => {
  const { tokens, terms } = page;
  const { personal } = tokens;
  // Only here: to finders of names the page speaks as little of people as before.
  tokens.personal ||= hasNamedRows(tokens, terms);
  findSaid(page, detector, contexts, watch);
  tokens.personal = personal;
};
