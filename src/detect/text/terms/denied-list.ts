import { hashOf, wordSet } from '../tokens/characters.ts';
import { APOSTROPHE, COLON, COMMA, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { MEDICAL_CONTEXT, medicalContext } from './data-files.ts';
import { isDenial } from './denial.ts';
import { endsWithLine } from './line-end.ts';

const NONE = medicalContext('none');
const OR = medicalContext('or');
const AND = medicalContext('and');
const ELSE = medicalContext('else');
const TOLD_BEHIND = medicalContext('told_behind');
const HISTORY = medicalContext('history');
const BEFORE_HISTORY = medicalContext('history_before');
const REVIEWED = medicalContext('reviewed');
const NEGATIVE = wordSet('negative neg');
const FOR = hashOf('for');
const ELSE_IN_SHORT: ReadonlySet<string> = new Set(MEDICAL_CONTEXT.else_shorthand);

/** Tokens in front of words, and behind them, in which their list is looked for; words of one entry. */
const MOST_TOKENS = 30;
const MOST_WORDS = 4;

/** Signs of "h/o". */
const SHORTHAND = 3;

/** Whether a letter, a slash and a letter end at a token: the shorthand is one word. */
const isShorthand = ({ hash, gap, start, end }: Tokens, at: number): boolean =>
  hash[at - 1] === SLASH &&
  gap[at] === GAP.none &&
  gap[at - 1] === GAP.none &&
  (end[at] ?? 0) - (start[at - 2] ?? 0) === SHORTHAND;

/** "No hx of", "denies any history of", "no h/o": whether what begins at a token is denied itself. */
const isBehindDenial = ({ hash }: Tokens, at: number): boolean =>
  [at - 1, at - 2].some((before) => BEFORE_HISTORY.has(hash[before] ?? 0));

/** "Negative for seizures", "ROS neg for cough, wheeze". */
export const isNegativeFor = ({ hash }: Tokens, at: number): boolean =>
  NEGATIVE.has(hash[at] ?? 0) && hash[at + 1] === FOR;

type Kind = 'joint' | 'or' | 'word' | 'shorthand' | 'denies' | 'none' | 'end';

const kindOfWord = (tokens: Tokens, at: number): Kind => {
  const own = tokens.hash[at] ?? 0;
  if (OR.has(own)) return 'or';
  if (AND.has(own)) return 'joint';
  if (NONE.has(own)) return 'none';
  if (isNegativeFor(tokens, at)) return 'denies';
  if (own === FOR && isNegativeFor(tokens, at - 1)) return 'word';
  if (ELSE.has(own)) return HISTORY.has(own) && isBehindDenial(tokens, at) ? 'word' : 'end';
  return isDenial(tokens, at) ? 'denies' : 'word';
};

const kindOfShorthand = (tokens: Tokens, at: number): Kind => {
  const { text, start, end } = tokens;
  const own = text.slice(start[at - 2], end[at]).toLowerCase();
  return ELSE_IN_SHORT.has(own) && !isBehindDenial(tokens, at - 2) ? 'end' : 'shorthand';
};

/** What a token is to a list. */
const kindOf = (tokens: Tokens, at: number): Kind => {
  const { hash, kind } = tokens;
  const own = hash[at] ?? 0;
  if (endsWithLine(tokens, at)) return 'end';
  if (isShorthand(tokens, at)) return kindOfShorthand(tokens, at);
  if (own === COMMA || own === SLASH) return 'joint';
  if (kind[at] === KIND.mark) return own === HYPHEN || own === APOSTROPHE ? 'word' : 'end';
  return kindOfWord(tokens, at);
};

/** Whether the list that goes on behind words ends in "or". */
const endsInOr = (tokens: Tokens, to: number): boolean => {
  for (let at = to, words = 0; at < tokens.count && at < to + MOST_TOKENS; at += 1) {
    const kind = endsWithLine(tokens, at - 1) ? 'end' : kindOf(tokens, at);
    if (kind === 'end' || kind === 'or') return kind === 'or';
    words = kind === 'joint' ? 0 : words + 1;
    if (words > MOST_WORDS) return false;
  }
  return false;
};

/** Entries of the shortest list that a review of systems goes through without an "or". */
const LEAST_REVIEWED = 3;

/** "No fever, cough, wheeze, rash.": whether a list that begins behind a "no" asks what reviews of systems ask, and goes on so to its end. */
const isReview = (tokens: Tokens, none: number): boolean => {
  const { hash, kind, count } = tokens;
  if (!REVIEWED.has(hash[none + 1] ?? 0)) return false;
  let [entries, words, at] = [1, 0, none + 1];
  for (; at < count && at <= none + MOST_TOKENS && !endsWithLine(tokens, at - 1); at += 1) {
    const own = kindOf(tokens, at);
    // What is said anew begins behind a comma: "no fever, cough, chills, has asthma".
    if (own === 'end') return entries >= LEAST_REVIEWED && (kind[at] === KIND.mark ? hash[at] !== COLON : words === 0);
    if (own === 'joint' || own === 'or') entries += Number(words > 0);
    words = own === 'joint' || own === 'or' ? 0 : words + 1;
    if (words > MOST_WORDS) return false;
  }
  return entries >= LEAST_REVIEWED;
};

/** "Denies chest pain, asthma since childhood": whether what stands behind words says that somebody has it. */
const isToldBehind = ({ gap, hash }: Tokens, to: number): boolean =>
  (gap[to] ?? 0) <= GAP.newline && TOLD_BEHIND.has(hash[to] ?? 0);

/** "No hx of CHF, afib or COPD", "denies cough, wheezing, asthma": whether words stand in a list that is denied as a whole. */
export const isInDeniedList = (tokens: Tokens, from: number, to: number): boolean => {
  if (isToldBehind(tokens, to)) return false;
  let [joined, or, comma] = [false, false, false];
  for (let at = from - 1, words = 0; at >= 0 && at >= from - MOST_TOKENS && words <= MOST_WORDS; at -= 1) {
    const kind = kindOf(tokens, at);
    if (kind === 'end') return false;
    if (kind === 'denies' || kind === 'none')
      return joined && (kind === 'denies' || or || endsInOr(tokens, to) || isReview(tokens, at));
    const isJoint = kind === 'joint' || kind === 'or';
    const isMark = tokens.kind[at] === KIND.mark;
    // A list ends with what stands behind its "or" or "and": what a comma parts from it is said anew.
    if (isJoint && !isMark && comma) return false;
    comma ||= tokens.hash[at] === COMMA;
    joined ||= isJoint;
    or ||= kind === 'or';
    words = isJoint ? 0 : words + 1;
    if (kind === 'shorthand') at -= 2;
  }
  return false;
};
