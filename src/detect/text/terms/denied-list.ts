import { wordSet } from '../tokens/characters.ts';
import { APOSTROPHE, COMMA, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

/** Verbs that deny all that is listed behind them. */
const DENIES = wordSet('denies denied deny denying niega niegan nie nega negando verneint');
/** What denies all of a list that ends in "or". */
const NONE = wordSet('no not without never kein keine keinen ohne sin pas non sem senza');
const OR = wordSet('or nor and/or o oder ou ni noch');
const AND = wordSet('and y e et und');
/** What begins to say something else: "no allergies, hx of CHF", "denies pain but has asthma". */
const ELSE = wordSet(
  'after following during despite but has had have hx history h/o s/p pmh dx diagnosed takes taking took on reports reported endorses admits admitted complains presents is was are were with except besides since now started currently positive pos known yes due because for aber hat hatte pero tiene mais',
);

/** Tokens in front of words, and behind them, in which their list is looked for; words of one entry. */
const MOST_TOKENS = 30;
const MOST_WORDS = 4;

/** Last letters of "s/p", "c/o" and "r/o" that begin to say something else; those of "h/o" do not. */
const ELSE_IN_SHORT = wordSet('p');

/** Whether a letter, a slash and a letter end at a token. */
const isShorthand = ({ hash, gap, start, end }: Tokens, at: number): boolean =>
  hash[at - 1] === SLASH &&
  gap[at] === GAP.none &&
  gap[at - 1] === GAP.none &&
  (end[at] ?? 0) - (start[at - 2] ?? 0) === SHORTHAND;

const SHORTHAND = 3;

const HISTORY = wordSet('hx history known');
const DENYING = wordSet('no denies denied any kein keine');

/** "No hx of", "denies any history of": whether what is denied is that somebody ever had it. */
const isHistory = ({ hash }: Tokens, at: number): boolean =>
  HISTORY.has(hash[at] ?? 0) && [at - 1, at - 2].some((before) => DENYING.has(hash[before] ?? 0));

type Kind = 'joint' | 'or' | 'word' | 'shorthand' | 'denies' | 'none' | 'end';

const kindOfWord = (tokens: Tokens, at: number): Kind => {
  const own = tokens.hash[at] ?? 0;
  if (OR.has(own)) return 'or';
  if (AND.has(own)) return 'joint';
  if (DENIES.has(own)) return 'denies';
  if (NONE.has(own)) return 'none';
  return ELSE.has(own) && !isHistory(tokens, at) ? 'end' : 'word';
};

const startsItem = ({kind}: Tokens, at: number): boolean => kind[at] === KIND.capital || kind[at] === KIND.upper;
/** What a token is to a list. */
const kindOf = (tokens: Tokens, at: number): Kind => {
  const { hash, kind, gap } = tokens;
  const own = hash[at] ?? 0;
  if ((gap[at + 1] ?? 0) > GAP.newline || (gap[at + 1] === GAP.newline && own !== COMMA && kind[at] !== KIND.mark && startsItem(tokens, at + 1))) return 'end';
  // "H/o", "n/v" are one word.
  if (isShorthand(tokens, at)) return ELSE_IN_SHORT.has(own) ? 'end' : 'shorthand';
  if (own === COMMA || own === SLASH) return 'joint';
  if (kind[at] === KIND.mark) return own === HYPHEN || own === APOSTROPHE ? 'word' : 'end';
  return kindOfWord(tokens, at);
};

/** Whether the list that goes on behind words ends in "or". */
const endsInOr = (tokens: Tokens, to: number): boolean => {
  for (let at = to, words = 0; at < tokens.count && at < to + MOST_TOKENS; at += 1) {
    const kind = (tokens.gap[at] ?? 0) > GAP.newline ? 'end' : kindOf(tokens, at);
    if (kind === 'end' || kind === 'or') return kind === 'or';
    words = kind === 'joint' ? 0 : words + 1;
    if (words > MOST_WORDS) return false;
  }
  return false;
};

/** "No hx of CHF, afib or COPD", "denies cough, wheezing, asthma": whether words stand in a list that is denied as a whole. */
export const isInDeniedList = (tokens: Tokens, from: number, to: number): boolean => {
  let [joined, or, comma] = [false, false, false];
  for (let at = from - 1, words = 0; at >= 0 && at >= from - MOST_TOKENS && words <= MOST_WORDS; at -= 1) {
    const kind = kindOf(tokens, at);
    if (kind === 'end') return false;
    if (kind === 'denies' || kind === 'none') return joined && (kind === 'denies' || or || endsInOr(tokens, to));
    const isJoint = kind === 'joint' || kind === 'or';
    // A list ends with what stands behind its "or": what a comma parts from it is said anew.
    if (kind === 'or' && comma) return false;
    comma ||= kind === 'joint';
    joined ||= isJoint;
    or ||= kind === 'or';
    words = isJoint ? 0 : words + 1;
    if (kind === 'shorthand') at -= 2;
  }
  return false;
};
