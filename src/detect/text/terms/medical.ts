import type { Detector } from '../../data-files.ts';
import { contextDistance, emitAt, type FoundTerm, hasContext, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { type HashSet, hashOf, hashSet } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG, LEXICON } from '../tokens/lexicon.ts';
import { COLON, COMMA, DOT, HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { BODY, MODIFIERS, TERM } from './medical-words.ts';
import { isCause, isRare, saysOfSomebody } from './said-of.ts';
import { shapedTerms } from './shaped.ts';

const hashes = (words: string): HashSet => hashSet(words.split(' ').map(hashOf));

const MODIFIER: HashSet = hashSet(MODIFIERS.map(hashOf));
const PART: HashSet = hashSet(BODY.map(hashOf));
const POSSESSIVE = hashes('his her my their');
const SIDE = hashes('left right both his her my their lower upper');
/** Before a word of medicine: said not to be so, or not of anybody. */
const NEGATION = hashes(
  'no not denies denied deny without negative rule rules r/o nie kein keine sin niega sans pas non',
);
const UNITS = hashes('mg mcg ml g units unit iu meq puffs tabs tab capsules');
const DOSE = /^[0-9]{1,5}(?:mg|mcg|ml|g|iu)$/i;
/** Numbers and letters of a kind: "type 2", "tipo 2", "stage IV". */
const KINDS = hashes('type tipo typ stage grade class tip');

const OPEN = 91;
const CLOSE = 93;

const flagsOf = (tokens: Tokens, token: number): number => LEXICON.flags[entryOf(tokens.hash[token] ?? 0)] ?? 0;

const isNear = ({ gap, start, end }: Tokens, token: number): boolean =>
  gap[token] === GAP.blank && (start[token] ?? 0) - (end[token - 1] ?? 0) === 1;

const [ON, CHRONIC] = [hashOf('on'), hashOf('chronic')];

/** "Stage 3", "type II", "stage IIb": whether a token is the number of a kind. */
const isNumbered = ({ kind, hash }: Tokens, at: number): boolean =>
  at > 0 && NUMBERS.has(kind[at] ?? 0) && KINDS.has(hash[at - 1] ?? 0);

const NUMBERS: ReadonlySet<number> = new Set([KIND.digits, KIND.code, KIND.upper, KIND.mixed]);

/** Adjectives as Greek and Latin make them: "flexural eczema", "olecranal bursitis". */
const ADJECTIVE = /(?:[^aeiou]al|ic|eal|ular|oid|ous|otic|itic|iform)$/;

/** Whether a word in small letters describes an illness and hardly anything else. */
const isOfMedicine = (tokens: Tokens, at: number): boolean => {
  const { kind, start, end, text } = tokens;
  return (
    kind[at] === KIND.lower &&
    (end[at] ?? 0) - (start[at] ?? 0) > 5 &&
    isRare(tokens, at) &&
    ADJECTIVE.test(text.slice(start[at], end[at]))
  );
};

const COMPOUND_ENDS = hashes(
  'onset induced related traumatic dependent resistant term stage type like threatening sided positive negative cell',
);
const COMPOUND_STARTS = hashes('post pre non early late exercise drug alcohol treatment type end');

/** The first token of "early-onset", "post-traumatic", "exercise-induced" in front of a token; the same token for none. */
const compoundBefore = ({ kind, hash, gap }: Tokens, at: number): number => {
  if (
    at < 3 ||
    hash[at - 2] !== HYPHEN ||
    kind[at - 2] !== KIND.mark ||
    gap[at - 1] !== GAP.none ||
    gap[at - 2] !== GAP.none
  )
    return at;
  return COMPOUND_ENDS.has(hash[at - 1] ?? 0) || COMPOUND_STARTS.has(hash[at - 3] ?? 0) ? at - 3 : at;
};

/** The first token of what is said, with what describes it: "chronic", "left", "type 2". */
const startOf = (tokens: Tokens, from: number): number => {
  let at = from;
  while (at > 0 && from - at < 4 && isNear(tokens, at)) {
    const before = tokens.hash[at - 1] ?? 0;
    const compound = compoundBefore(tokens, at);
    if (isNumbered(tokens, at - 1)) at -= 2;
    else if (compound < at) at = compound;
    // "Acute on chronic".
    else if (before === ON && MODIFIER.has(tokens.hash[at - 2] ?? 0) && tokens.hash[at] === CHRONIC) at -= 2;
    else if (MODIFIER.has(before) || isOfMedicine(tokens, at - 1)) at -= 1;
    else break;
  }
  return at;
};

/** The token behind a dose: "0.6 mg", "75mcg". */
const behindDose = (tokens: Tokens, to: number): number => {
  const { kind, hash, gap, text, start, end } = tokens;
  if (gap[to] !== GAP.blank) return to;
  if (kind[to] === KIND.code) return DOSE.test(text.slice(start[to], end[to])) ? to + 1 : to;
  if (kind[to] !== KIND.digits) return to;
  const whole = hash[to + 1] === DOT && kind[to + 2] === KIND.digits && gap[to + 2] === GAP.none ? to + 3 : to + 1;
  return UNITS.has(hash[whole] ?? 0) ? whole + 1 : to;
};

/** The token behind "amoxicillin-clavulanate", from behind its first word on. */
const behindCompound = ({ hash, kind, gap }: Tokens, to: number): number =>
  hash[to] === HYPHEN && gap[to] === GAP.none && gap[to + 1] === GAP.none && kind[to + 1] === KIND.lower ? to + 2 : to;

/** The token behind the parts of the body that a word of harm names: "torn left rotator cuff"; the same token for none. */
const behindParts = (tokens: Tokens, to: number): number => {
  const { hash, gap } = tokens;
  let at = to;
  if (SIDE.has(hash[at] ?? 0) && gap[at] === GAP.blank) at += 1;
  const first = at;
  while (at < first + 3 && gap[at] === GAP.blank && PART.has(hash[at] ?? 0)) at += 1;
  return at > first ? at : to;
};

const EPISODES = hashes(
  'exacerbation exacerbations flare flares flareup episode episodes attack attacks relapse recurrence carrier positive infection syndrome disease disorder ointment cream gel inhaler tablets pills patch patches drops spray nebulizer injection injections infusion infusions shots trachomatis',
);
const PLACED = hashes('of in to');
const SIDES = hashes('the his her my left right both lower upper');
const VERTEBRA = /^[CTLS][1-9][0-2]?$/;

/** The token behind where it is: "of the right knee", "to the head", "of L2"; the same token where no part of the body is named. */
const behindPlace = (tokens: Tokens, to: number): number => {
  const { hash, gap, text, start, end } = tokens;
  if (!PLACED.has(hash[to] ?? 0) || gap[to] !== GAP.blank) return to;
  let at = to + 1;
  while (at < to + 4 && gap[at] === GAP.blank && SIDES.has(hash[at] ?? 0)) at += 1;
  if (VERTEBRA.test(text.slice(start[at], end[at])) && gap[at] === GAP.blank) return at + 1;
  const first = at;
  while (at < first + 3 && gap[at] === GAP.blank && PART.has(hash[at] ?? 0)) at += 1;
  return at > first ? at : to;
};

const OF_KIND = hashes('inattentive combined hyperactive predominantly mixed relapsing bipolar paranoid adhesive');
const REDUCED = hashes('reduced preserved');
const [WITH, FRACTION] = [hashOf('with'), hashOf('fraction')];

/** The token behind "type 2", "stage 3b", ", inattentive type", "exacerbation", "with reduced ejection fraction" and the like. */
const behindKind = (tokens: Tokens, to: number): number => {
  const { hash, gap } = tokens;
  if (gap[to] === GAP.blank && KINDS.has(hash[to] ?? 0) && isNumbered(tokens, to + 1)) return to + 2;
  if (hash[to] === COMMA && OF_KIND.has(hash[to + 1] ?? 0) && KINDS.has(hash[to + 2] ?? 0)) return to + 3;
  if (gap[to] === GAP.blank && EPISODES.has(hash[to] ?? 0)) return to + 1;
  if (hash[to] === WITH && REDUCED.has(hash[to + 1] ?? 0) && hash[to + 3] === FRACTION) return to + 4;
  return behindPlace(tokens, to);
};

/** "[ ] diabetes" is a box that is not ticked. */
const isUnticked = ({ hash }: Tokens, from: number): boolean => hash[from - 1] === CLOSE && hash[from - 2] === OPEN;

const TICKS = hashes('x X ✓ ✔ ☒');

/** "[x] anemia" is a box that is ticked. */
const isTicked = ({ hash, kind }: Tokens, from: number): boolean =>
  (hash[from - 1] === CLOSE && hash[from - 3] === OPEN && TICKS.has(hash[from - 2] ?? 0)) ||
  (kind[from - 1] === KIND.mark && TICKED.has(hash[from - 1] ?? 0));

const TICKED: ReadonlySet<number> = new Set([...'☒✓✔☑'].map((sign) => sign.charCodeAt(0)));

/** "Heart disease [ ]Y [x]N", "Asthma: No": a question of a form that was answered with no. */
const ANSWERED_NO =
  /^[^\n[☐?]{0,16}\??[ \t]{0,8}(?:\[ ?\] ?(?:y|yes)[ \t]{1,4}\[[xX✓✔]\] ?(?:n|no)\b|(?:y|yes) ?\[ ?\][ \t]{1,4}(?:n|no) ?\[[xX✓✔]\]|☐ ?(?:y|yes)[ \t]{1,4}[☒☑] ?(?:n|no)\b|(?:[:?…]|\.{3,12}|_{2,12})[ \t]{0,4}(?:no|n|none|never)\b(?![ \t]{0,2}\/))/i;

/** "No history of stroke" says that there was none. */
const isDenied = (tokens: Tokens, from: number, to: number): boolean => {
  const { hash, gap, kind, text, end } = tokens;
  if (isUnticked(tokens, from) || ANSWERED_NO.test(text.slice(end[to - 1], (end[to - 1] ?? 0) + 60))) return true;
  for (let at = from - 1; at >= 0 && at >= from - 4; at -= 1) {
    if (kind[at] === KIND.mark || (gap[at + 1] ?? 0) > GAP.newline) return false;
    if (NEGATION.has(hash[at] ?? 0)) return true;
  }
  return false;
};

const ELSE = FLAG.organization | FLAG.place_type;

/** "American Cancer Society": a word of medicine within the name of an office. */
const isOffice = (tokens: Tokens, to: number): boolean =>
  [to, to + 1].some(
    (at) => tokens.kind[at] !== KIND.lower && tokens.gap[at] === GAP.blank && (flagsOf(tokens, at) & ELSE) !== 0,
  );

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

const SHORTHAND = hashes('hx pmh pmhx h/o dx has with w and c/o chronic f/u s/p of for');
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

const isFit = ({ tokens }: Page, { from, to, term }: FoundTerm): boolean => {
  if (tokens.taken[from] === 1 || isJoined(tokens, from, to) || isOffice(tokens, to)) return false;
  const words = TERM.condition | TERM.drug | TERM.harm;
  if ((term & words) === 0 && tokens.kind[from] === KIND.lower && !isNoted(tokens, from)) return false;
  return !isDenied(tokens, from, to);
};

const STRONG_OWN = hashes(
  'my his her their your had has have having suffered suffers suffering diagnosed developed onset hosp dx hx sustained underwent undergoing contracted takes taking used uses using abuses abused smokes smoked injects pmh is am im was after in on shes hes disclosed discloses reported reports admitted acknowledged battles battling managing manages',
);
/** Right before an abbreviation that is something else as well. */
const STRICTLY = hashes('of with acute hx dx had has have having chronic possible pmh severe recurrent diagnosed');
const ARTICLE = hashes('a an the not another some un une einen eine una uno um uma een');

const S = hashOf('s');
const PERSON = hashes('she he who mom dad');

/** "Her stroke", "he had a seizure", "because of his depression". */
const isOwn = ({ hash, gap }: Tokens, before: number): boolean => {
  const at = ARTICLE.has(hash[before] ?? 0) ? before - 1 : before;
  if (at < 0 || (gap[at + 1] ?? 0) > GAP.newline) return false;
  // "She's pregnant".
  return STRONG_OWN.has(hash[at] ?? 0) || (hash[at] === S && gap[at] === GAP.none && PERSON.has(hash[at - 2] ?? 0));
};

/** A word of medicine with what belongs to it, from its first token up to `to`. */
interface Said {
  readonly from: number;
  readonly to: number;
  readonly term: number;
}

/** A term with what stands before and behind it; undefined where a word of harm names no part of the body. */
const saidOf = (tokens: Tokens, { from, to, term }: FoundTerm): Said | undefined => {
  if (term & TERM.harm) {
    const behind = behindParts(tokens, to);
    // "Broke his collarbone": what he broke, and not whose it is.
    const first = behind > to && POSSESSIVE.has(tokens.hash[to] ?? 0) ? to + 1 : from;
    // "Broken left wrist" is said of nothing else.
    const sided = SIDE.has(tokens.hash[to] ?? 0) && first === from;
    return behind > to ? { from: first, to: behind, term: sided ? 0 : TERM.weak } : undefined;
  }
  const first = startOf(tokens, from);
  const dosed = term & TERM.drug ? behindDose(tokens, behindCompound(tokens, to)) : to;
  const last = dosed > to ? dosed : behindKind(tokens, to);
  // "Femoral fracture": a part of the body makes a word of much else one of medicine.
  const parts = (term & TERM.strict) === 0 && first < from && PART.has(tokens.hash[from - 1] ?? 0);
  return { from: first, to: last, term: parts ? term & ~TERM.weak : term };
};

/** Signs between two words of medicine of one list. */
const LISTED = 24;

/** Signs between a word of medicine and the colon behind it. */
const AT_COLON = 2;

/** Whether a word of medicine and a colon stand right in front of a place. */
const isBehindLabel = (page: Page, from: number, contexts: Uint8Array): boolean =>
  page.tokens.hash[from - 1] === COLON &&
  contextDistance(page, page.tokens.start[from - 1] ?? 0, contexts, AT_COLON) < AT_COLON;

/** Whether a word that means much else as well is said of somebody's health. */
const isTold = (page: Page, { from }: Said, near: boolean, listed: boolean, contexts: Uint8Array): boolean => {
  const { tokens } = page;
  // "Diagnosis: anemia" says it of whoever the form is about.
  if (near && isBehindLabel(page, from, contexts)) return true;
  if (!tokens.personal) return false;
  if (near || listed || isTicked(tokens, from) || (tokens.told && isOwn(tokens, from - 1))) return true;
  const isClear = isCause(tokens, from - 1) || isRare(tokens, from);
  return isClear && saysOfSomebody(tokens, from);
};

/** How sure a word of medicine is said of somebody; 0 where nothing around speaks for it. */
const scoreOf = (page: Page, said: Said, listed: boolean, contexts: Uint8Array): number => {
  const { tokens } = page;
  const { from, to, term } = said;
  const near = hasContext(page, tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0, contexts);
  if (term & TERM.strict && (tokens.kind[to - 1] !== KIND.upper || !STRICTLY.has(tokens.hash[from - 1] ?? 0))) return 0;
  if (term & TERM.weak) return isTold(page, said, near, listed, contexts) ? 0.7 : 0;
  if (near) return tokens.personal ? 0.85 : 0.6;
  return tokens.personal || saysOfSomebody(tokens, from) ? 0.72 : 0;
};

/** The terms of a page that stand, in order; each once. */
const termsOf = ({ tokens, terms }: Page): readonly FoundTerm[] => {
  // Where medicine is spoken of, its words are known by their endings as well.
  const spoken = tokens.personal && terms.some(({ term }) => (term & TERM.harm) === 0);
  const shaped = spoken ? shapedTerms(tokens, terms) : [];
  return shaped.length > 0 ? [...terms, ...shaped].sort((a, b) => a.from - b.from) : terms;
};

/** What is said of somebody's health: conditions, drugs and treatment, in a text that speaks of people or of medicine. */
export const findMedical = (page: Page, detector: Detector, contexts: Uint8Array): void => {
  const { tokens } = page;
  const { element, id } = detector;
  let reached = 0;
  const said = termsOf(page).flatMap((term) => (isFit(page, term) ? (saidOf(tokens, term) ?? []) : []));
  const sure = said.filter(({ term }) => (term & TERM.weak) === 0);
  for (const one of said) {
    if (one.from < reached) continue;
    const [start, end] = [tokens.start[one.from] ?? 0, tokens.end[one.to - 1] ?? 0];
    const listed =
      (one.term & TERM.weak) !== 0 &&
      sure.some(({ from, to }) => {
        const [left, right] = [tokens.end[to - 1] ?? 0, tokens.start[from] ?? 0];
        return (left <= start && start - left < LISTED) || (right >= end && right - end < LISTED);
      });
    const confidence = scoreOf(page, one, listed, contexts);
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
