import type { Detector } from '../../data-files.ts';
import { contextDistance, emitAt, type FoundTerm, hasContext, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { hashOf, wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, LEXICON } from '../tokens/lexicon.ts';
import { COLON, DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isDenied, isTicked } from './denied.ts';
import { type Said, saidOf } from './extent.ts';
import { joinedSaid } from './joined.ts';
import { TERM } from './medical-words.ts';
import { isCause, isPossessive, isRare, isUncommon, saysOfSomebody } from './said-of.ts';
import { shapedTerms } from './shaped.ts';

const flagsOf = (tokens: Tokens, token: number): number => LEXICON.flags[entryOf(tokens.hash[token] ?? 0)] ?? 0;

const ELSE = FLAG.organization | FLAG.place_type;

/** "American Cancer Society": a word of medicine within the name of an office. */
const isOffice = (tokens: Tokens, to: number): boolean =>
  [to, to + 1].some(
    (at) =>
      tokens.kind[at] !== KIND.lower &&
      tokens.gap[at] === GAP.blank &&
      (flagsOf(tokens, at) & ELSE) !== 0 &&
      (at === to || tokens.kind[to] !== KIND.mark),
  );

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

const SHORTHAND = wordSet('hx pmh pmhx h/o dx has with w and c/o chronic f/u s/p of for');
const SHORTEST = 3;

/** "Hx of chf, afib": an abbreviation in small letters that is no English word, in a note. */
const isNoted = ({ hash, start, end, kind }: Tokens, from: number): boolean => {
  if ((end[from] ?? 0) - (start[from] ?? 0) < SHORTEST || englishLevel(entryOf(hash[from] ?? 0)) > 0) return false;
  for (let at = from - 1; at >= 0 && at >= from - MOST_NOTED; at -= 1) {
    if (SHORTHAND.has(hash[at] ?? 0)) return true;
    if (kind[at] === KIND.mark && hash[at] === DOT) return false;
  }
  return false;
};

/** Tokens between a word of notes and the last abbreviation of its list. */
const MOST_NOTED = 6;

/** Whether a word was taken for another than it is written as. */
const isMisread = ({ hash, text, start, end }: Tokens, at: number): boolean =>
  hashOf(text.slice(start[at], end[at])) !== hash[at];

const isFit = ({ tokens }: Page, { from, to, term }: FoundTerm): boolean => {
  if (tokens.taken[from] === 1 || isJoined(tokens, from, to) || isOffice(tokens, to)) return false;
  const words = TERM.condition | TERM.drug | TERM.harm | TERM.head;
  if ((term & words) === 0 && tokens.kind[from] === KIND.lower && !isNoted(tokens, from)) return false;
  // "Md5" is no misread "MDS".
  if ((term & words) === 0 && tokens.kind[from] === KIND.code && isMisread(tokens, from)) return false;
  return !isDenied(tokens, from, to);
};

const STRONG_OWN = wordSet(
  'my his her their your had has have having suffered suffers suffering diagnosed developed onset hosp dx hx sustained underwent undergoing contracted takes taking used uses using abuses abused smokes smoked injects pmh is am im was after in on shes hes disclosed discloses reported reports admitted acknowledged battles battling managing manages',
);
/** Right before an abbreviation that is something else as well. */
const STRICTLY = wordSet('of with acute hx dx had has have having chronic possible pmh severe recurrent diagnosed');
const ARTICLE = wordSet('a an the not another some un une einen eine una uno um uma een');

/** "Her stroke", "he had a seizure", "because of his depression". */
const isOwn = (tokens: Tokens, before: number): boolean => {
  const { hash, gap } = tokens;
  const at = ARTICLE.has(hash[before] ?? 0) ? before - 1 : before;
  if (at < 0 || (gap[at + 1] ?? 0) > GAP.newline) return false;
  // "She's pregnant", "his wife's insulin".
  if (isPossessive(tokens, at)) return true;
  return STRONG_OWN.has(hash[at] ?? 0) && (tokens.told || saysOfSomebody(tokens, before + 1));
};

/** Signs between two words of medicine of one list. */
const LISTED = 24;

/** Signs between a word of medicine and the colon behind it. */
const AT_COLON = 2;

/** Whether a word of medicine and a colon stand right in front of a place. */
const isBehindLabel = (page: Page, from: number, contexts: Uint8Array): boolean =>
  page.tokens.hash[from - 1] === COLON &&
  contextDistance(page, page.tokens.start[from - 1] ?? 0, contexts, AT_COLON) < AT_COLON;

/** What other words of medicine stand around one: in the same list, and whether the window is full of them. */
interface Around {
  readonly listed: boolean;
  readonly dense: boolean;
  /** Whether another word of medicine stands near an abbreviation: alone it may mean anything. */
  readonly attested: boolean;
}

/** Words of medicine that mean nothing else, at least, in a window that is full of them, and tokens for each of them. */
const LEAST_SURE = 4;
const TOKENS_A_SURE = 60;

/** Signs between which something stands alone: "(vertigo)", ", vertigo," and a cell of a table. */
const isApart = ({ kind, hash, gap }: Tokens, mark: number, at: number): boolean =>
  (gap[at] ?? 0) >= GAP.newline || (kind[mark] === KIND.mark && APART.has(hash[mark] ?? 0));

const APART: ReadonlySet<number> = new Set([...'(),;|/'].map((sign) => sign.charCodeAt(0)));

const isAlone = (tokens: Tokens, { from, to }: Said): boolean =>
  (from === 0 || isApart(tokens, from - 1, from)) && (to >= tokens.count || isApart(tokens, to, to));

/** Whether a word that means much else as well is said of somebody's health. */
const isTold = (page: Page, said: Said, near: boolean, { listed, dense }: Around, contexts: Uint8Array): boolean => {
  const { tokens } = page;
  const { from } = said;
  // "Diagnosis: anemia" says it of whoever the form is about.
  if (near && isBehindLabel(page, from, contexts)) return true;
  const cause = isCause(tokens, from - 1);
  if (cause && saysOfSomebody(tokens, from)) return true;
  if (!tokens.personal) return false;
  if (near || listed || isTicked(tokens, from) || isOwn(tokens, from - 1)) return true;
  if (dense && isUncommon(tokens, from)) return true;
  if ((said.term & TERM.abbreviation) !== 0) return false;
  if (isAlone(tokens, said) && isUncommon(tokens, from)) return true;
  return isRare(tokens, from) && saysOfSomebody(tokens, from);
};

/** Signs around an abbreviation within which another word of medicine says that it is one. */
const ATTESTING = 240;

const isAttested = ({ start, end }: Tokens, said: Said, sure: readonly Said[]): boolean => {
  if ((said.term & TERM.abbreviation) === 0) return true;
  const [from, to] = [(start[said.from] ?? 0) - ATTESTING, (end[said.to - 1] ?? 0) + ATTESTING];
  return sure.some((one) => one.from !== said.from && (end[one.to - 1] ?? 0) > from && (start[one.from] ?? 0) < to);
};

/** How sure a word of medicine is said of somebody; 0 where nothing around speaks for it. */
const scoreOf = (page: Page, said: Said, around: Around, contexts: Uint8Array): number => {
  const { tokens } = page;
  const { from, to, term } = said;
  const near = hasContext(page, tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0, contexts);
  if (term & TERM.strict && (tokens.kind[to - 1] !== KIND.upper || !STRICTLY.has(tokens.hash[from - 1] ?? 0))) return 0;
  const doubtful = (term & TERM.weak) !== 0 || !(near || around.attested);
  if (doubtful) return isTold(page, said, near, around, contexts) ? 0.7 : 0;
  if (near) return tokens.personal ? 0.85 : 0.6;
  // Also "fracture in her left foot".
  return tokens.personal || saysOfSomebody(tokens, Math.min(to + 2, tokens.count)) ? 0.72 : 0;
};

/** The terms of a page that stand, in order; each once. */
const termsOf = ({ tokens, terms }: Page): readonly FoundTerm[] => {
  // Where medicine is spoken of, its words are known by their endings as well.
  const spoken = tokens.personal && terms.some(({ term }) => (term & (TERM.harm | TERM.head)) === 0);
  const shaped = spoken ? shapedTerms(tokens, terms) : [];
  return shaped.length > 0 ? [...terms, ...shaped].sort((a, b) => a.from - b.from) : terms;
};

/** What is said of somebody's health: conditions, drugs and treatment, in a text that speaks of people or of medicine. */
export const findMedical = (page: Page, detector: Detector, contexts: Uint8Array): void => {
  const { tokens } = page;
  const { element, id } = detector;
  let reached = 0;
  const fit = termsOf(page).flatMap((term) => (isFit(page, term) ? (saidOf(tokens, term) ?? []) : []));
  const said = joinedSaid(tokens, fit).filter((one) => !isFirm(tokens, one));
  const sure = said.filter(({ term }) => (term & TERM.weak) === 0);
  const dense = sure.length >= LEAST_SURE && sure.length * TOKENS_A_SURE > tokens.count;
  for (const one of said) {
    if (one.from < reached) continue;
    const [start, end] = [tokens.start[one.from] ?? 0, tokens.end[one.to - 1] ?? 0];
    const listed =
      (one.term & TERM.weak) !== 0 &&
      sure.some(({ from, to }) => {
        const [left, right] = [tokens.end[to - 1] ?? 0, tokens.start[from] ?? 0];
        return (left <= start && start - left < LISTED) || (right >= end && right - end < LISTED);
      });
    const confidence = scoreOf(page, one, { listed, dense, attested: isAttested(tokens, one, sure) }, contexts);
    if (confidence === 0) continue;
    reached = one.to;
    emitAt(page, one.from, {
      element,
      start,
      end,
      confidence,
      state: 'clear',
      detector: id,
      why: reasonOf(id, 'vocabulary'),
    });
  }
};
