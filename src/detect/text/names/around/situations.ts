import { hashOf, wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { COMMA, OPEN } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { isCapital } from '../look.ts';
import { type NameWord, nameWordOf } from '../words.ts';

const NO_PERSON =
  FLAG.brand |
  FLAG.company |
  FLAG.country |
  FLAG.state |
  FLAG.nationality |
  FLAG.organization |
  FLAG.month |
  FLAG.weekday |
  FLAG.role |
  FLAG.relation |
  FLAG.title |
  FLAG.no_name |
  FLAG.small_word |
  FLAG.place_type;

const COMMON = 50;

/** Whether a word may be somebody: no word of English and of no other kind; `listed` demands that a list has it. */
const mayBe = ({ given, family, unknown, english, flags }: NameWord, listed: boolean): boolean => {
  if (flags & NO_PERSON) return false;
  if (english > 0 && english <= COMMON) return given >= 2;
  return given > 0 || family > 0 || (unknown && !listed);
};

/** What is said to somebody whom a line begins with. */
const SAID_TO = contextWords('said_to');

/** "Kuba, can you send me the form": somebody who is spoken to at the start of a line. */
const isHailed = ({ hash, kind, gap }: Tokens, first: number, next: number): boolean =>
  (first === 0 || (gap[first] ?? 0) >= GAP.newline) &&
  kind[next] === KIND.mark &&
  hash[next] === COMMA &&
  gap[next] === GAP.none &&
  gap[next + 1] === GAP.blank &&
  SAID_TO.has(hash[next + 1] ?? 0);

const GAVE = contextWords('gave');
const WHOSE = wordSet('his her their my our your');

/** "Kevin had given Alma his address". */
const isGiven = ({ hash, kind, gap }: Tokens, first: number, next: number): boolean =>
  GAVE.has(hash[first - 1] ?? 0) &&
  kind[first - 1] === KIND.lower &&
  gap[first] === GAP.blank &&
  gap[next] === GAP.blank &&
  WHOSE.has(hash[next] ?? 0);

const ASKS = wordSet('did does has was is will');
const WHAT = wordSet('you he she they it we this that the there');

/** "Did Chidi ever plead guilty?": a verb, somebody, another word. */
const isAskedAbout = ({ hash, kind, gap, told }: Tokens, first: number, next: number): boolean =>
  told &&
  first > 0 &&
  kind[first - 1] === KIND.capital &&
  ASKS.has(hash[first - 1] ?? 0) &&
  gap[first] === GAP.blank &&
  gap[next] === GAP.blank &&
  kind[next] === KIND.lower &&
  !WHAT.has(hash[first] ?? 0);

const THE = wordSet('the a');
/** What is called by the family name of those whom it is about. */
const CALLED_AFTER = contextWords('called_after');

/** "The Petersson novel", "the Castro family". */
const isCalledAfter = ({ hash, kind, gap }: Tokens, first: number, next: number): boolean =>
  first > 0 &&
  THE.has(hash[first - 1] ?? 0) &&
  kind[next] === KIND.lower &&
  gap[first] === GAP.blank &&
  gap[next] === GAP.blank &&
  CALLED_AFTER.has(hash[next] ?? 0);

const ACCORDING = hashOf('according');
const TO = hashOf('to');

/** "According to Okafor, the report was never filed." */
const isAccording = ({ hash, kind, gap }: Tokens, first: number, next: number): boolean =>
  first > 1 &&
  hash[first - 1] === TO &&
  hash[first - 2] === ACCORDING &&
  gap[first] === GAP.blank &&
  kind[next] === KIND.mark &&
  gap[next] === GAP.none;

const isOfFamily = ({ family, surname, foreign, english, place }: NameWord): boolean =>
  (family >= 2 || surname || foreign) && english === 0 && !place;

const IS = wordSet('is was');
const VERY = contextWords('very');
/** What only somebody is. */
const PERSONAL = contextWords('personal');
const BEGAN = wordSet('began started stopped quit kept enjoys likes loves hates');
const DOING = contextWords('doing');
const FROM = hashOf('from');

/** "Irenka is very reliable", "Järvilehto began writing as a teenager", "Tomomi is from Osaka". */
const isSubject = ({ hash, kind, gap }: Tokens, first: number, next: number): boolean => {
  if (gap[next] !== GAP.blank || kind[next] !== KIND.lower) return false;
  const begins = first === 0 || (gap[first] ?? 0) >= GAP.newline || kind[first - 1] === KIND.mark;
  if (!begins) return false;
  if (BEGAN.has(hash[next] ?? 0)) return DOING.has(hash[next + 1] ?? 0);
  if (!IS.has(hash[next] ?? 0)) return false;
  if (hash[next + 1] === FROM) return isCapital(kind[next + 2] ?? 0);
  return PERSONAL.has(hash[VERY.has(hash[next + 1] ?? 0) ? next + 2 : next + 1] ?? 0);
};

/** "Why is Glyceria so impulsive?" */
const isWondered = ({ hash, gap }: Tokens, first: number, next: number): boolean =>
  first > 1 &&
  IS.has(hash[first - 1] ?? 0) &&
  WHY.has(hash[first - 2] ?? 0) &&
  gap[first] === GAP.blank &&
  PERSONAL.has(hash[VERY.has(hash[next] ?? 0) ? next + 1 : next] ?? 0);
const WHY = wordSet('why how');

const ORDINAL = /^\d{1,3}(?:st|nd|rd|th)$/;

/** "(Scifo 35th, Becanovic 79th)": who scored, and when. */
const isScorer = ({ hash, kind, gap, text, start, end }: Tokens, first: number, next: number): boolean =>
  kind[first - 1] === KIND.mark &&
  (hash[first - 1] === OPEN || hash[first - 1] === COMMA) &&
  kind[next] === KIND.code &&
  gap[next] === GAP.blank &&
  ORDINAL.test(text.slice(start[next], end[next]));

const isDoing = (tokens: Tokens, first: number, next: number, { place }: NameWord): boolean =>
  isSubject(tokens, first, next) || isWondered(tokens, first, next) || (!place && isScorer(tokens, first, next));

/** Confidence, in hundredths, that a capitalised word alone is somebody by what is done with it; 0 where nothing says so. */
export const situationScore = (tokens: Tokens, first: number, next: number): number => {
  if (tokens.kind[first] !== KIND.capital && tokens.kind[first] !== KIND.mixed) return 0;
  const word = nameWordOf(tokens, first);
  if (isCalledAfter(tokens, first, next) || isAccording(tokens, first, next))
    return isOfFamily(word) && mayBe(word, false) ? 58 : 0;
  if (isHailed(tokens, first, next) && (mayBe(word, false) || word.given > 0)) return word.given >= 2 ? 70 : 58;
  if (isDoing(tokens, first, next, word) && mayBe(word, false)) return 58;
  return (isGiven(tokens, first, next) || isAskedAbout(tokens, first, next)) && mayBe(word, false) ? 60 : 0;
};

const AND = wordSet('and');
const WERE = wordSet('were are have had both did agreed met');

const isFamily = ({ family, surname, foreign, english, place, flags }: NameWord, sure: boolean): boolean =>
  !place &&
  (flags & NO_PERSON) === 0 &&
  ((family >= 2 && (english === 0 || !sure)) || surname || (foreign && english === 0));

/** "Usamov and Bowers were": two family names that do what people do. */
export const joinsFamilies = (tokens: Tokens, first: number, next: number): boolean => {
  const { hash, kind, gap } = tokens;
  const [other, behind] = AND.has(hash[next] ?? 0) ? [next + 1, next + 2] : [first - 2, next];
  if (other < 0 || (other < first && !AND.has(hash[first - 1] ?? 0))) return false;
  const from = Math.min(first, other);
  const alone = from === 0 || !isCapital(kind[from - 1] ?? 0) || (gap[from] ?? 0) > GAP.blank;
  if (!alone || kind[other] !== KIND.capital || !WERE.has(hash[behind] ?? 0) || gap[behind] !== GAP.blank) return false;
  const [a, b] = [nameWordOf(tokens, first), nameWordOf(tokens, other)];
  return (isFamily(a, true) && isFamily(b, false)) || (isFamily(a, false) && isFamily(b, true));
};
