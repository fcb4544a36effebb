import { hashOf, wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { CLOSE, COLON, COMMA, DOT, OPEN } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { flagsAt, isCapital } from '../look.ts';
import { nameWordOf } from '../words.ts';
import { listColon } from './asked-list.ts';
import { isFormAt } from './firms.ts';
import type { Item } from './items.ts';

const AND = wordSet('and or und y et e och og en ja');
const AMPERSAND = 38;

/** Whether a token joins the members of a list: a comma, "and", "&". */
const isJoint = ({ kind, hash }: Tokens, token: number): boolean => {
  const own = hash[token] ?? 0;
  return kind[token] === KIND.mark ? own === COMMA || own === AMPERSAND : AND.has(own) && kind[token] === KIND.lower;
};

/** Where the next member of a list begins behind a member that ends at a token; -1 where the list ends. */
const memberBehind = (tokens: Tokens, next: number): number => {
  if (!isJoint(tokens, next) || (tokens.gap[next + 1] ?? 0) > GAP.newline) return -1;
  return isJoint(tokens, next + 1) ? next + 2 : next + 1;
};

/** Whether two names stand next to a word in a list, on one side of it or on both. */
const isAmong = (tokens: Tokens, { from, next }: Item, starts: Uint8Array): boolean => {
  const first = memberBehind(tokens, next);
  const second = first < 0 ? -1 : memberBehind(tokens, first + 1);
  const behind = Number(first >= 0 && starts[first] === 1) + Number(second >= 0 && starts[second] === 1);
  const joint = isJoint(tokens, from - 1) ? (isJoint(tokens, from - 2) ? from - 2 : from - 1) : -1;
  if (joint < 1) return behind === 2;
  const before = Number(starts[joint - 1] === 1) + Number(isJoint(tokens, joint - 2) && starts[joint - 3] === 1);
  return behind + before >= 2;
};

const NO_MEMBER = FLAG.role | FLAG.relation | FLAG.title | FLAG.no_name | FLAG.nationality;

const isNextToName = (tokens: Tokens, from: number, next: number, starts: Uint8Array, ends: Uint8Array): boolean => {
  const before = from - 1;
  const near = (tokens.gap[from] ?? 0) <= GAP.newline;
  if (before > 0 && near && isJoint(tokens, before) && ends[isJoint(tokens, before - 1) ? before - 1 : before] === 1)
    return true;
  const behind = memberBehind(tokens, next);
  return behind >= 0 && starts[behind] === 1;
};

const OF = hashOf('of');

/** "Gordon Stroud of Mansfield and Annette Lugibihl": where whoever is named before lives. */
export const isHome = ({ hash, kind, gap }: Tokens, from: number, ends: Uint8Array): boolean =>
  from > 1 && hash[from - 1] === OF && kind[from - 1] === KIND.lower && gap[from] === GAP.blank && ends[from - 1] === 1;

/** Whether a single word stands in a list next to a name. */
export const joinsNames = (tokens: Tokens, item: Item, starts: Uint8Array, ends: Uint8Array): boolean => {
  const { word, from, next, upper } = item;
  if (word.flags & NO_MEMBER) return false;
  // "Dr. Boudreaux, Lafayette General", "Engel, Platz 4".
  if (tokens.gap[next] === GAP.blank && (isCapital(tokens.kind[next] ?? 0) || tokens.kind[next] === KIND.digits))
    return false;
  // "They had three: Gaetane, Hannah and Derek."
  if (word.given + word.family === 0 && !item.foreign) return word.unknown && !upper && isAmong(tokens, item, starts);
  if ((tokens.end[from] ?? 0) - (tokens.start[from] ?? 0) < 3 || isFunctionWord(item)) return false;
  if (word.place && word.given >= 1 && !upper && isAmong(tokens, item, starts)) return true;
  if (upper || word.place || (word.english > 0 && word.english <= 35 && word.given + word.family < 1)) return false;
  return isNextToName(tokens, from, next, starts, ends);
};

/** "Sons Alapaki (Lei) and Kimo": a given name alone in brackets right behind a name is of whoever belongs to it. */
export const isHeldBehindName = ({ hash, gap }: Tokens, item: Item, ends: Uint8Array): boolean => {
  const { word, from, next, upper } = item;
  const open = from - 1;
  if (upper || word.given === 0 || word.place || (word.flags & (NO_MEMBER | FLAG.month | FLAG.weekday)) !== 0)
    return false;
  return open > 0 && hash[open] === OPEN && gap[open] === GAP.blank && hash[next] === CLOSE && ends[open] === 1;
};

const isGiven = (tokens: Tokens, at: number): boolean => {
  if (at < 0 || at >= tokens.count || tokens.kind[at] !== KIND.capital) return false;
  const { given, place } = nameWordOf(tokens, at);
  return given >= 2 && !place;
};

/** Whether a given name stands in a list next to another one: "Hleb, Sheila and Donna". */
export const joinsGiven = (tokens: Tokens, item: Item): boolean => {
  const { word, from, next, upper } = item;
  if (upper || isFunctionWord(item) || word.place || word.given < 2) return false;
  const before = isJoint(tokens, from - 1) && (tokens.gap[from] ?? 0) === GAP.blank && isGiven(tokens, from - 2);
  return before || (isJoint(tokens, next) && tokens.gap[next + 1] === GAP.blank && isGiven(tokens, next + 1));
};

/** Small words of other languages, which begin sentences with a capital. */
const isFunctionWord = ({ word }: Item): boolean => (word.flags & FLAG.small_word) !== 0;

const MOST_PARTNERS = 6;
/** Tokens from the first of them to the last. */
const MOST_SPAN = 2 * (MOST_PARTNERS - 1);

/** Single capitalised words around a token that commas and "and" join, every second token from the first to the last. */
interface Members {
  readonly first: number;
  readonly last: number;
  readonly commas: number;
  readonly ands: number;
}

const membersAround = (tokens: Tokens, token: number): Members => {
  const { kind, hash, gap, count } = tokens;
  let first = token;
  let last = token;
  let commas = 0;
  while (last - first < MOST_SPAN && first > 1 && isJoint(tokens, first - 1) && kind[first - 2] === KIND.capital) {
    const within = gap[first - 2] === GAP.blank && first > 2 && kind[first - 3] === KIND.capital;
    if ((gap[first - 1] ?? 0) > GAP.blank || within) break;
    commas += Number(hash[first - 1] === COMMA);
    first -= 2;
  }
  while (last - first < MOST_SPAN && isJoint(tokens, last + 1) && kind[last + 2] === KIND.capital && last + 2 < count) {
    if ((gap[last + 2] ?? 0) > GAP.blank) break;
    commas += Number(hash[last + 1] === COMMA);
    last += 2;
  }
  return { first, last, commas, ands: (last - first) / 2 - commas };
};

/** Who is joined to the name of a firm. */
const KIN = wordSet('son sons co bros brothers daughters associates partners company assoc cie sohne');

/** Whether what ends at a token is the name of a firm: "Edward D. Jones & Co", "Delacroix, PLLC". */
export const isFirmBehind = (tokens: Tokens, next: number): boolean => {
  if (!isJoint(tokens, next)) return false;
  const { hash, kind, gap } = tokens;
  const word = hash[next + 1] ?? 0;
  const capital = kind[next + 1] === KIND.capital || kind[next + 1] === KIND.upper;
  if (!capital || (gap[next + 1] ?? 0) > GAP.blank) return false;
  return kind[next] === KIND.mark && hash[next] === COMMA ? isFormAt(tokens, next + 1) : KIN.has(word);
};

const isAmpersand = ({ hash, kind }: Tokens, at: number): boolean => hash[at] === AMPERSAND && kind[at] === KIND.mark;

/** Whether a word is a family name sooner than a given name, or in no list. */
const isFamily = (tokens: Tokens, at: number): boolean => {
  const { given, family, unknown } = nameWordOf(tokens, at);
  return family > given || (unknown && given === 0);
};

/** "Keala & Winston Palmer": whether the last of those who are joined is named whole, so that they are a couple. */
const isCouple = (tokens: Tokens, last: number): boolean => {
  if (!isCapital(tokens.kind[last + 1] ?? 0) || tokens.gap[last + 1] !== GAP.blank) return false;
  const { family, unknown } = nameWordOf(tokens, last + 1);
  return (family > 0 || unknown) && nameWordOf(tokens, last).given >= 2;
};

const surplus = (tokens: Tokens, at: number): number => {
  const { given, family } = nameWordOf(tokens, at);
  return family - given;
};

/** "VANCE, OGUNLEYE & BRANDT LLP", but "SCHAUB, ROLAND & INA": whether "&" and a family name follow. */
export const isPartnerBehind = (tokens: Tokens, next: number): boolean =>
  isAmpersand(tokens, next) && isCapital(tokens.kind[next + 1] ?? 0) && isFamily(tokens, next + 1);

const isWordCapital = ({ kind }: Tokens, at: number): boolean => kind[at] === KIND.capital;

/** "Mr. Hughes & Kowalski": a title with its dot in front; one without is a word of the same run. */
const isTitledBefore = (tokens: Tokens, first: number): boolean =>
  tokens.hash[first - 1] === DOT &&
  tokens.kind[first - 1] === KIND.mark &&
  tokens.gap[first] === GAP.blank &&
  (flagsAt(tokens, first - 2) & FLAG.title) !== 0;

const TOGETHER = contextWords('together');

/** "Ruiz & Vega are divorced": what two people do and no firm does. */
const isOfTwo = ({ hash, kind, gap }: Tokens, next: number): boolean =>
  kind[next] === KIND.lower && gap[next] === GAP.blank && TOGETHER.has(hash[next] ?? 0);

/** Whether what stands around two joined words says that they are people. */
const arePeople = (tokens: Tokens, first: number, last: number): boolean =>
  (flagsAt(tokens, last) & FLAG.title) !== 0 ||
  isTitledBefore(tokens, first) ||
  listColon(tokens, first) >= 0 ||
  isOfTwo(tokens, last + 1);

/** "Kirkland & Ellis", "Catchpole & Lum": the second is of no given name, or both are family names sooner. */
const isFirmOfTwo = (tokens: Tokens, token: number): boolean => {
  const first = isAmpersand(tokens, token + 1) ? token : token - 2;
  const last = first + 2;
  if (!isAmpersand(tokens, first + 1) || !isWordCapital(tokens, first) || !isWordCapital(tokens, last)) return false;
  if ((tokens.gap[first + 1] ?? 0) > GAP.blank || (tokens.gap[last] ?? 0) > GAP.blank) return false;
  const within = tokens.gap[first] === GAP.blank && isWordCapital(tokens, first - 1);
  if (within || isCouple(tokens, last) || arePeople(tokens, first, last)) return false;
  return isFamily(tokens, last) || surplus(tokens, first) + surplus(tokens, last) > 0;
};

/** Whether a single name is a partner of a firm: "Owens, Duran and Oneal" are family names only. */
export const isFirm = (tokens: Tokens, token: number): boolean => {
  if (!isJoint(tokens, token + 1) && !isJoint(tokens, token - 1)) return false;
  if (isFirmOfTwo(tokens, token)) return true;
  const { first, last, commas, ands } = membersAround(tokens, token);
  // Without "&" it takes three to tell.
  if (last < first + 4 || commas === 0 || ands === 0 || isCouple(tokens, last)) return false;
  // "Our founders: Eklund, Michael and Hodge" are people.
  if (tokens.kind[first - 1] === KIND.mark && tokens.hash[first - 1] === COLON) return false;
  let more = 0;
  for (let member = first; member <= last; member += 2) {
    if (nameWordOf(tokens, member).family === 0) return false;
    more += surplus(tokens, member);
  }
  return more > 0;
};
