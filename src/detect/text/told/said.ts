import { isCapital } from '../names/look.ts';
import { saysOfSomebody } from '../terms/said-of.ts';
import { hashOf, wordSet } from '../tokens/characters.ts';
import { entryOf, familyRank, givenRank } from '../tokens/lexicon.ts';
import { COMMA, DOT, OPEN, QUESTION, SEMICOLON, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { toldSet } from './told-words.ts';

const BEING = toldSet('being');
const BECOMING = toldSet('becoming');
const BETWEEN = toldSet('between');
const SOMEBODY = toldSet('somebody');
const BEHIND = toldSet('behind');
/** Verbs that are one word with whom they are said of: "im", "shes". */
const OWN_SUBJECT = wordSet('im ur hes shes youre theyre soy bin sou sono');
const HAS = wordSet('has have had ve not also always still both');
const AND = wordSet('and or y e et und');
const SHORT = wordSet('s m re');
const AMPERSAND = 38;
const IN = hashOf('in');
const ENDS: ReadonlySet<number> = new Set([DOT, SEMICOLON]);

/** Whether a word stands by itself: what it describes does not follow ("Catholic school", "black ice"), and nobody asks. */
export const isByItself = ({ kind, hash, gap, count }: Tokens, to: number): boolean => {
  if (to >= count || (gap[to] ?? 0) >= GAP.newline) return true;
  if (kind[to] === KIND.mark) {
    if (hash[to] === QUESTION) return false;
    return gap[to] !== GAP.none || !'-_@'.includes(String.fromCharCode(hash[to] ?? 0));
  }
  return gap[to] === GAP.blank && kind[to] === KIND.lower && BEHIND.has(hash[to] ?? 0);
};

const isName = ({ kind, hash }: Tokens, at: number): boolean => {
  const entry = entryOf(hash[at] ?? 0);
  return isCapital(kind[at] ?? 0) && (givenRank(entry) > 0 || familyRank(entry) > 0);
};

/** Whether a verb that says what somebody is has somebody in front of it: "my dad was", "she's", "needs a bed, is". */
const hasSubject = (tokens: Tokens, verb: number): boolean => {
  const { hash, kind, gap } = tokens;
  if (OWN_SUBJECT.has(hash[verb] ?? 0)) return true;
  let at = SHORT.has(hash[verb] ?? 0) && gap[verb] === GAP.none ? verb - 2 : verb - 1;
  while (at > 0 && HAS.has(hash[at] ?? 0)) at -= 1;
  if (at < 0 || gap[at + 1] === GAP.paragraph) return false;
  if (SOMEBODY.has(hash[at] ?? 0) || isName(tokens, at)) return true;
  // "Needs a bed, is ...": the sentence goes on about whom it is about.
  return (kind[at] === KIND.mark && hash[at] === COMMA) || AND.has(hash[at] ?? 0);
};

const MOST_BETWEEN = 4;
const MOST_JOINED = 4;

const isJoint = ({ kind, hash }: Tokens, at: number): boolean => {
  const own = hash[at] ?? 0;
  if (kind[at] === KIND.mark) return own === COMMA || own === SLASH || own === AMPERSAND;
  return AND.has(own);
};

/** The token in front of words that may stand between a verb and what it says: "is a very", "was brought up as"; a verb of becoming ends the look. */
const beforeBetween = ({ hash, gap }: Tokens, from: number): number => {
  let at = from - 1;
  for (let n = 0; n < MOST_BETWEEN && at >= 0 && (gap[at + 1] ?? 0) <= GAP.newline; n += 1) {
    // "Raised" and "devout" are of both kinds.
    if (BECOMING.has(hash[at] ?? 0) || !BETWEEN.has(hash[at] ?? 0)) break;
    at -= 1;
  }
  return at;
};

/** "Is diabetic and Muslim": whether the verb stands in front of what a joint adds to. */
const isAdded = (tokens: Tokens, joint: number): boolean => {
  const { hash, kind } = tokens;
  for (let at = joint - 1; at > 0 && at >= joint - MOST_JOINED; at -= 1) {
    if (kind[at] === KIND.mark && hash[at] === DOT) return false;
    if (BEING.has(hash[at] ?? 0)) return hasSubject(tokens, at);
  }
  return false;
};

/** "Raised Catholic, no longer practising.": whether a note leaves out who became so, at the begin of a sentence. */
const isNoted = ({ kind, hash, gap }: Tokens, at: number): boolean =>
  (gap[at] ?? 0) >= GAP.newline || (at > 0 && kind[at - 1] === KIND.mark && ENDS.has(hash[at - 1] ?? 0));

/** "Raised in Dakota": whether what follows is a place, and no people that somebody is of. */
export const isWhere = ({ hash, kind }: Tokens, from: number): boolean =>
  from > 0 && kind[from - 1] !== KIND.mark && hash[from - 1] === IN;

/** Whether words say of somebody that they are what begins at a token: "is a devout", "was raised", "is diabetic and". */
export const isPredicate = (tokens: Tokens, from: number): boolean => {
  const { hash, gap } = tokens;
  const at = beforeBetween(tokens, from);
  if (at < 0 || (gap[at + 1] ?? 0) > GAP.newline) return false;
  if (BEING.has(hash[at] ?? 0)) return hasSubject(tokens, at);
  if (BECOMING.has(hash[at] ?? 0)) return saysOfSomebody(tokens, at) || isName(tokens, at - 1) || isNoted(tokens, at);
  return isJoint(tokens, at) && isAdded(tokens, at);
};

const SIGNS = '.,;:()/|-';

const isEdge = ({ kind, hash, gap, count }: Tokens, before: number, behind: number): boolean =>
  before < 0 ||
  behind >= count ||
  (gap[behind] ?? 0) >= GAP.newline ||
  (kind[before] === KIND.mark && SIGNS.includes(String.fromCharCode(hash[before] ?? 0)));

/** Whether nothing else stands between the signs or line ends around: "spouse Bernice. Baptist, Black." */
export const isFragment = (tokens: Tokens, from: number, to: number): boolean => {
  const { kind, hash, count, gap } = tokens;
  const ends =
    to >= count ||
    (gap[to] ?? 0) >= GAP.newline ||
    (kind[to] === KIND.mark && '.,;)/|'.includes(String.fromCharCode(hash[to] ?? 0)));
  return isEdge(tokens, from - 1, from) && ends && saysOfSomebody(tokens, from);
};

/** Whether a description of somebody begins at a token: a sentence, a line, or a part behind a semicolon or an open bracket. */
const opens = (tokens: Tokens, from: number): boolean =>
  isNoted(tokens, from) || (tokens.kind[from - 1] === KIND.mark && tokens.hash[from - 1] === OPEN);

const ends = ({ kind, hash, gap, count }: Tokens, to: number): boolean =>
  to >= count ||
  (gap[to] ?? 0) >= GAP.newline ||
  (kind[to] === KIND.mark && '.,;)'.includes(String.fromCharCode(hash[to] ?? 0)));

/** "White male, bisexual.", "Hispanic female, 34;": a people and a sex begin what describes somebody, and nothing else stands with them. */
export const isDescription = (tokens: Tokens, from: number, to: number): boolean =>
  opens(tokens, from) && SEXES.has(tokens.hash[to] ?? 0) && tokens.gap[to] === GAP.blank && ends(tokens, to + 1);

/** "He asks for halal meals; African American.": words that mean a people only, alone between a semicolon or full stop and the next. */
export const isNotedAlone = (tokens: Tokens, from: number, to: number): boolean =>
  to - from > 1 && isNoted(tokens, from) && from > 0 && ends(tokens, to) && tokens.hash[to] !== COMMA;

/** "White male, bisexual", "married, gay": behind a comma and another word for what somebody is. */
export const isListedBehindSex = (tokens: Tokens, from: number, to: number): boolean =>
  tokens.hash[from - 1] === COMMA && SEX.has(tokens.hash[from - 2] ?? 0) && ends(tokens, to);

const SEXES = wordSet('male female man woman');
const SEX = wordSet('male female m f man woman married single widowed divorced');

/** Whether what somebody is in another way stands right beside: "white, male", "M, Black". */
export const isBesideSex = ({ hash }: Tokens, from: number, to: number): boolean =>
  [from - 1, from - 2, to, to + 1].some((at) => SEX.has(hash[at] ?? 0));
