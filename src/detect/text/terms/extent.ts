import { type HashSet, hashOf, hashSet, wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf } from '../tokens/lexicon.ts';
import { COMMA, HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { behindDose } from './doses.ts';
import type { FoundTerm } from './found-term.ts';
import { MODIFIERS, OF_MEDICINE, TERM } from './medical-words.ts';
import { nameBefore } from './named.ts';
import { behindParts, behindPlace, PART, POSSESSIVE, SIDE } from './places.ts';
import { behindQualifiers, isEnd } from './qualified.ts';
import { isRare } from './said-of.ts';

const MODIFIER: HashSet = hashSet(MODIFIERS.map(hashOf));
const SPECIFIC: HashSet = hashSet(OF_MEDICINE.map(hashOf));

/** Numbers and letters of a kind: "type 2", "tipo 2", "stage IV". */
const KINDS = wordSet('type tipo typ stage grade class tip');

const isNear = ({ gap, start, end }: Tokens, token: number): boolean =>
  gap[token] === GAP.blank && (start[token] ?? 0) - (end[token - 1] ?? 0) === 1;

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

const COMPOUND_ENDS = wordSet(
  'onset induced related traumatic dependent resistant term stage type like threatening sided positive negative cell',
);
const COMPOUND_STARTS = wordSet('post pre non early late exercise drug alcohol treatment type end');

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

const [ON, CHRONIC] = [hashOf('on'), hashOf('chronic')];

/** The first token of what is said, with what describes it: "chronic", "left", "type 2". */
const startOf = (tokens: Tokens, from: number): number => {
  let at = from;
  while (at > 0 && from - at < 5 && isNear(tokens, at)) {
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

/** The token behind "amoxicillin-clavulanate", from behind its first word on. */
const behindCompound = ({ hash, kind, gap }: Tokens, to: number): number =>
  hash[to] === HYPHEN && gap[to] === GAP.none && gap[to + 1] === GAP.none && kind[to + 1] === KIND.lower ? to + 2 : to;

const EPISODES = wordSet(
  'exacerbation exacerbations flare flares flareup episode episodes attack attacks relapse recurrence carrier positive infection syndrome disease disorder ointment cream gel inhaler tablets pills patch patches drops spray nebulizer injection injections infusion infusions shots trachomatis',
);
const OF_KIND = wordSet(
  'inattentive combined hyperactive predominantly mixed relapsing remitting bipolar paranoid adhesive seropositive seronegative unspecified refractory intermittent persistent recurrent',
);
const REDUCED = wordSet('reduced preserved');

const [WITH, FRACTION] = [hashOf('with'), hashOf('fraction')];

/** Adjectives that stand behind: "diabetes mellitus", "cirrose hepática", "insuficiencia renal crónica". */
const BEHIND =
  /^\p{Ll}{3,}(?:itus|icus|osus|ulum|oris|aris|alis|osa|osum|ica|ico|icas|icos|icum|ique|iques|aria|ario|aire|aires|eale|iale|onale|ale|ali|ais|al|oso|eux|euse|iva|ivo|ive|ide|ide|ante|ada|ado|ata|ato)$/u;

/** The token behind the adjectives that stand behind a word; no word of English is one. */
const behindAdjectives = (tokens: Tokens, to: number): number => {
  const { kind, hash, gap, text, start, end } = tokens;
  let at = to;
  while (
    at < to + 2 &&
    gap[at] === GAP.blank &&
    kind[at] === KIND.lower &&
    englishLevel(entryOf(hash[at] ?? 0)) === 0 &&
    BEHIND.test(text.slice(start[at], end[at]))
  )
    at += 1;
  return at;
};

/** The token behind the kind of an illness: ", inattentive type", ", relapsing-remitting", from behind its first word on. */
const behindOfKind = ({ hash, gap, kind }: Tokens, at: number): number => {
  const joined = hash[at] === HYPHEN && gap[at] === GAP.none && kind[at + 1] === KIND.lower;
  const behind = joined ? at + 2 : at + Number(gap[at] === GAP.blank && OF_KIND.has(hash[at] ?? 0));
  return KINDS.has(hash[behind] ?? 0) ? behind + 1 : behind;
};

/** The token behind "MRI right shoulder", "fx L wrist"; the same token where another word stands next to the part of the body. */
const behindNextParts = (tokens: Tokens, to: number): number => {
  const at = POSSESSIVE.has(tokens.hash[to] ?? 0) ? to : behindParts(tokens, to);
  return isEnd(tokens, at) ? at : to;
};

/** The token behind "type 2", "stage 3b", ", inattentive type", "exacerbation", "with reduced ejection fraction" and the like. */
const behindKind = (tokens: Tokens, to: number): number => {
  const { hash, gap } = tokens;
  if (gap[to] === GAP.blank && KINDS.has(hash[to] ?? 0) && isNumbered(tokens, to + 1)) return to + 2;
  if (hash[to] === COMMA && OF_KIND.has(hash[to + 1] ?? 0)) return behindOfKind(tokens, to + 2);
  if (gap[to] === GAP.blank && EPISODES.has(hash[to] ?? 0)) return to + 1;
  if (hash[to] === WITH && REDUCED.has(hash[to + 1] ?? 0) && hash[to + 3] === FRACTION) return to + 4;
  const told = behindAdjectives(tokens, to);
  if (told > to) return told;
  // "In her left foot" is hers, and not of what it is called.
  return POSSESSIVE.has(hash[to + 1] ?? 0) ? to : behindPlace(tokens, to);
};

/** A word of medicine with what belongs to it, from its first token up to `to`. */
export interface Said {
  readonly from: number;
  readonly to: number;
  readonly term: number;
}

/** What may stand behind words and is no longer than they are: "MDD, recurrent" but not "COPD, poorly controlled". */
const noLonger = ({ start, end }: Tokens, first: number, to: number, behind: number): number =>
  (end[behind - 1] ?? 0) - (end[to - 1] ?? 0) <= (end[to - 1] ?? 0) - (start[first] ?? 0) ? behind : to;

/** The token behind the kind, the place and what qualifies; a part of the body may be longer where it says what is meant (`isOpen`). */
const behindAll = (tokens: Tokens, first: number, to: number, isOpen: boolean): number => {
  const kind = behindKind(tokens, to);
  const parts = kind > to ? kind : behindNextParts(tokens, to);
  const placed = isOpen || kind > to ? parts : noLonger(tokens, first, to, parts);
  return noLonger(tokens, first, placed, behindQualifiers(tokens, placed));
};

const LONE = TERM.condition | TERM.weak | TERM.lone;

/** "Pleural effusions", "swelling of the left knee": a noun that says nothing alone, with words of medicine or a part of the body. */
const saidOfHead = (tokens: Tokens, begin: number, { from, to, term }: FoundTerm): Said => {
  const first = begin < from ? begin : nameBefore(tokens, from);
  let described = first < begin;
  for (let at = first; at < from; at += 1) described ||= SPECIFIC.has(tokens.hash[at] ?? 0) || isOfMedicine(tokens, at);
  const placed = behindPlace(tokens, to) > to || behindNextParts(tokens, to) > to;
  return {
    from: first,
    to: behindAll(tokens, first, to, !described),
    // "Trace effusion", "burns": a noun that is listed as an illness as well says something alone, where other words say so too.
    term: described || placed ? TERM.condition | (term & TERM.weak) : term & TERM.condition ? LONE : TERM.head,
  };
};

const OF_SHARE = wordSet('of del de do da di von a à al');
const PERCENT = 37;

/** The token behind how much of it there is: "discapacidad del 33 %", "invalidité à 80 %". */
const behindShare = ({ hash, kind, gap }: Tokens, to: number): number => {
  const at = OF_SHARE.has(hash[to] ?? 0) ? to + 1 : to;
  return gap[to] === GAP.blank && kind[at] === KIND.digits && hash[at + 1] === PERCENT ? at + 2 : to;
};

/** Harm that is done to bodies only. */
const OF_BODIES = wordSet('sprained fractured dislocated dislocating herniated amputated bruised');

/** "Broken left wrist", "broke his collarbone": undefined where no part of the body is named. */
const saidOfHarm = (tokens: Tokens, from: number, to: number): Said | undefined => {
  const behind = behindParts(tokens, to);
  // "Broke his collarbone": what he broke, and not whose it is.
  const first = behind > to && POSSESSIVE.has(tokens.hash[to] ?? 0) ? to + 1 : from;
  // "Broken left wrist", "broke his left wrist" are said of nothing else.
  const sided = SIDE.has(tokens.hash[first === from ? to : first] ?? 0);
  return behind > to
    ? { from: first, to: behind, term: sided || OF_BODIES.has(tokens.hash[from] ?? 0) ? 0 : TERM.weak }
    : undefined;
};

/** A term with what stands before and behind it; undefined where a word of harm names no part of the body. */
export const saidOf = (tokens: Tokens, { from, to, term }: FoundTerm): Said | undefined => {
  if (term & TERM.harm) return saidOfHarm(tokens, from, to);
  const first = startOf(tokens, from);
  if (term & TERM.head) return saidOfHead(tokens, first, { from, to, term });
  const dosed = term & TERM.drug ? behindDose(tokens, behindCompound(tokens, to)) : to;
  const last = dosed > to ? dosed : behindAll(tokens, first, to, (term & TERM.weak) !== 0);
  // "Femoral fracture", "fracture in her left foot", "type 1 diabetic": what is said with it makes a word of much else one of medicine.
  const rated = behindShare(tokens, to);
  if (rated > to) return { from: first, to: rated, term: term & ~TERM.weak };
  const parts =
    (term & TERM.strict) === 0 &&
    ((first < from && (PART.has(tokens.hash[from - 1] ?? 0) || isNumbered(tokens, from - 1))) ||
      behindPlace(tokens, to) > to ||
      behindNextParts(tokens, to) > to);
  return { from: first, to: last, term: parts ? term & ~TERM.weak : term };
};
