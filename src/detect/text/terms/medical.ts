import type { Detector } from '../../data-files.ts';
import { emitAt, type FoundTerm, hasContext, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { hashOf, hashSet, wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, LEXICON } from '../tokens/lexicon.ts';
import { COLON, DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { type Around, aroundEach } from './around.ts';
import { isDenied } from './denied.ts';
import { type Said, saidOf } from './extent.ts';
import { joinedSaid } from './joined.ts';
import { STRICT_AT_CLINICS, TERM } from './medical-words.ts';
import { saysOfSomebody } from './said-of.ts';
import { shapedTerms } from './shaped.ts';
import { isTold } from './told.ts';

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

/** Right before an abbreviation that is something else as well. */
const STRICTLY = wordSet('of with acute hx dx had has have having chronic possible pmh severe recurrent diagnosed');

/** Whether an abbreviation that is a state, a unit or a firm first is said to be what somebody has; in the note of a clinic "PE:" is an examination. */
const isStrictly = ({ kind, hash }: Tokens, { from, to }: Said, { clinical }: Around): boolean =>
  kind[to - 1] === KIND.upper &&
  (STRICTLY.has(hash[from - 1] ?? 0) ||
    (clinical && !AT_CLINICS.has(hash[from] ?? 0) && !ELSEWHERE.has(hash[to] ?? 0)));

/** Behind the head of a part of an examination ("HF:"), and within the name of a firm ("DM&IR"). */
const ELSEWHERE: ReadonlySet<number> = new Set([COLON, '&'.charCodeAt(0)]);
const AT_CLINICS = hashSet(STRICT_AT_CLINICS.map(hashOf));

/** How sure a word of medicine is said of somebody; 0 where nothing around speaks for it. */
const scoreOf = (page: Page, said: Said, around: Around, contexts: Uint8Array): number => {
  const { tokens } = page;
  const { from, to, term } = said;
  const near = hasContext(page, tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0, contexts);
  if (term & TERM.strict && !isStrictly(tokens, said, around)) return 0;
  const alone = (term & TERM.abbreviation) !== 0 && !near && !around.attested;
  const doubtful = alone || (term & TERM.weak) !== 0;
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

/** Words of a window that stand around those of medicine. */
const countContexts = ({ contextNumbers }: Page, contexts: Uint8Array): number =>
  contextNumbers.reduce((sum, number) => sum + (contexts[number] ?? 0), 0);

const NOTHING_AROUND: Around = { listed: false, attested: false, dense: false, clinical: false };

/** What is said of somebody's health: conditions, drugs and treatment, in a text that speaks of people or of medicine. */
export const findMedical = (page: Page, detector: Detector, contexts: Uint8Array): void => {
  const { tokens } = page;
  const { element, id } = detector;
  let reached = 0;
  const fit = termsOf(page).flatMap((term) => (isFit(page, term) ? (saidOf(tokens, term) ?? []) : []));
  const said = joinedSaid(tokens, fit).filter((one) => !isFirm(tokens, one));
  const around = aroundEach(tokens, said, countContexts(page, contexts));
  for (const [n, one] of said.entries()) {
    if (one.from < reached) continue;
    const [start, end] = [tokens.start[one.from] ?? 0, tokens.end[one.to - 1] ?? 0];
    const confidence = scoreOf(page, one, around[n] ?? NOTHING_AROUND, contexts);
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
