import { isRegionCode } from '../../addresses/words.ts';
import { hashOf, wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { COLON, COMMA, DOT } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { flagsAt, isMark } from '../look.ts';
import { nameWordOf } from '../words.ts';
import { situationScore } from './situations.ts';

/** Labels of fields that name a firm or an office. */
const OFFICES = contextWords('office_field');

const LIFE = hashOf('life');

/** "Insurance: Geisinger", "Pharmacy: Weis". */
const isOfOffice = ({ kind, hash, gap }: Tokens, first: number): boolean =>
  kind[first - 1] === KIND.mark &&
  hash[first - 1] === COLON &&
  (gap[first] ?? 0) <= GAP.blank &&
  OFFICES.has(hash[first - 2] ?? 0) &&
  // "Beneficiary of life insurance: Ngozi" asks for somebody.
  hash[first - 3] !== LIFE;

const TO = hashOf('to');
const TAKEN = wordSet('taken transported admitted airlifted flown rushed ambulance ems helicopter');

/** "Transported by ambulance to Bryan West", "admitted to Grady". */
const isTakenTo = ({ hash, gap }: Tokens, first: number): boolean =>
  first > 1 && hash[first - 1] === TO && gap[first] === GAP.blank && TAKEN.has(hash[first - 2] ?? 0);

const SAINT = hashOf('st');

/** "St. Joseph's". */
const isSaint = ({ hash, kind, gap }: Tokens, first: number): boolean =>
  kind[first - 1] === KIND.mark &&
  hash[first - 1] === DOT &&
  gap[first - 1] === GAP.none &&
  hash[first - 2] === SAINT &&
  gap[first] === GAP.blank;

const SAINTS = wordSet('san santa sao são');
const SAINTS_ALONE = wordSet('saint sainte sankt sint');

/** "Saint Helena": a place or a church, and nobody whose data these are; "Saint Jean Baptiste" and "Nathalie Saint Aubin" are people. */
export const isSaints = (tokens: Tokens, first: number, next: number): boolean => {
  const { hash, kind, gap } = tokens;
  const saint = first - 1;
  if (next !== first + 1 || !SAINTS_ALONE.has(hash[saint] ?? 0) || kind[saint] !== KIND.capital) return false;
  if (gap[first] !== GAP.blank) return false;
  return gap[saint] !== GAP.blank || kind[saint - 1] !== KIND.capital || nameWordOf(tokens, saint - 1).given < 2;
};
const STATES = contextWords('state_short');
/** The letters of the same with dots. */
const DOTTED: ReadonlySet<string> = new Set('NC ND NH NJ NM NY RI SC SD WV BC DC NS NB'.split(' '));

/** Whether the short form of a state or province with its dot, or its letters with dots, stands at a token: "Mich.", "S.C.". */
export const isStateAt = ({ text, hash, kind, gap, start, end }: Tokens, at: number): boolean => {
  if (hash[at + 1] !== DOT || gap[at + 1] !== GAP.none || kind[at + 1] !== KIND.mark) return false;
  if (STATES.has(hash[at] ?? 0)) return true;
  const isLetter = (one: number) => kind[one] === KIND.upper && (end[one] ?? 0) - (start[one] ?? 0) === 1;
  return (
    isLetter(at) &&
    isLetter(at + 2) &&
    gap[at + 2] === GAP.none &&
    hash[at + 3] === DOT &&
    DOTTED.has(text.charAt(start[at] ?? 0) + text.charAt(start[at + 2] ?? 0))
  );
};

/** "54, of Holland,": where somebody is from. */
const isHomeTown = (tokens: Tokens, first: number): boolean => {
  const { hash, kind } = tokens;
  if (hash[first - 1] !== OF || kind[first - 2] !== KIND.mark || !isMark(tokens, first + 1, ',;.')) return false;
  return isMark(tokens, first - 2, ',)') && isTown(tokens, first);
};

const OF = hashOf('of');
const PLACING = wordSet('in near outside lives lived living');

const isTown = (tokens: Tokens, at: number): boolean =>
  (flagsAt(tokens, at) & (FLAG.city | FLAG.bigCity | FLAG.state)) !== 0;

/** "Back in Harrison": a town, where a list has it. */
const isInTown = (tokens: Tokens, first: number): boolean =>
  PLACING.has(tokens.hash[first - 1] ?? 0) &&
  tokens.kind[first - 1] === KIND.lower &&
  tokens.gap[first] === GAP.blank &&
  isTown(tokens, first) &&
  !isMark(tokens, first + 1, "'’");

/** "Allen, TX", "Gary, Ind.": a town and its state; some states are degrees, too. */
const isBeforeState = (tokens: Tokens, first: number): boolean =>
  isMark(tokens, first + 1, ',') &&
  tokens.gap[first + 2] === GAP.blank &&
  (isStateAt(tokens, first + 2) || (isRegionCode(tokens, first + 2) && !DEGREES.has(tokens.hash[first + 2] ?? 0))) &&
  isTown(tokens, first);
const DEGREES = wordSet('md pa ma');

/** "Clínica San Miguel", "MOBILE, Ala.". */
const isPlaceWord = (tokens: Tokens, first: number): boolean => {
  const { hash, kind, gap } = tokens;
  if (SAINTS.has(hash[first - 1] ?? 0) && kind[first - 1] === KIND.capital && gap[first] === GAP.blank) return true;
  if (hash[first - 1] === COMMA && kind[first - 1] === KIND.mark && isStateAt(tokens, first)) return true;
  return isBeforeState(tokens, first) || isHomeTown(tokens, first) || isInTown(tokens, first);
};

const OPENERS = contextWords('opener');

/** "Love," that closes a letter, "Well it finally happened" that begins one: words on a new line that are names as well. */
const isPhraseOfLetter = ({ hash, kind, gap }: Tokens, first: number): boolean => {
  if (!OPENERS.has(hash[first] ?? 0) || (first > 0 && (gap[first] ?? 0) < GAP.newline)) return false;
  const next = first + 1;
  if (kind[next] === KIND.lower) return gap[next] === GAP.blank;
  return kind[next] === KIND.mark && hash[next] === COMMA && (gap[next + 1] ?? 0) >= GAP.blank;
};

/** "J'ai déménagé", "C'est": a word of French with its apostrophe. */
const isElided = ({ text, units, from, start, end }: Tokens, first: number): boolean => {
  const second = units[(start[first] ?? 0) - from + 1];
  const apostrophe = second === 39 || second === 0x2019;
  return apostrophe && /^[JCNS]['’]\p{Ll}/u.test(text.slice(start[first], end[first]));
};

const ARTICLES = wordSet('the a an');

/** "The Dow was up", "a Kalashnikov": an article before one word, behind which nothing is called after somebody. */
const isOfArticle = (tokens: Tokens, first: number): boolean => {
  const { hash, kind, gap } = tokens;
  if (!ARTICLES.has(hash[first - 1] ?? 0) || gap[first] !== GAP.blank || kind[first - 1] === KIND.upper) return false;
  return (
    kind[first] === KIND.capital && situationScore(tokens, first, first + 1) === 0 && !isMark(tokens, first + 1, '-')
  );
};

/** Whether what stands in front of words says that they name a house, a firm or an office; a saint's, where it is one word. */
export const isElsewhere = (tokens: Tokens, first: number, single: boolean): boolean =>
  isOfOffice(tokens, first) ||
  isTakenTo(tokens, first) ||
  (single &&
    (isOfArticle(tokens, first) ||
      isPhraseOfLetter(tokens, first) ||
      isElided(tokens, first) ||
      isSaint(tokens, first) ||
      isPlaceWord(tokens, first)));
