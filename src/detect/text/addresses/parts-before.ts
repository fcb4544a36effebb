import { nameWordOf } from '../names/words.ts';
import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { APOSTROPHE, COMMA, DOT, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { addressSet, flagsOf, isMark, lengthOf, placeAt, STREET_END, STREET_WEAK } from './words.ts';

/** Small words within the names of places. */
const WITHIN = addressSet('within_place');

/** Of these, the ones that begin a part: ", near Gandhi Chowk". */
const NEAR = wordSet('near opp opposite behind');

/** Tokens before what ends an address on its line, at most. */
const MOST = 24;

const HOUSES = addressSet('named_house');
const NEAR_HOUSE = addressSet('house_word');
const INDIAN_PARTS = addressSet('indian_part');

/** Letters of an abbreviation that is in no list, at most. */
const MOST_SHORTENED = 3;

/** "H.No. 8-3-228/417", "Guntur Distt. 522201": signs within a number, and the dot of an abbreviation; a longer word ends its sentence. */
const isWithinNumber = ({ kind, hash, gap, start, end }: Tokens, token: number): boolean => {
  if (gap[token] !== GAP.none) return false;
  if (hash[token] === SLASH) return gap[token + 1] === GAP.none;
  const letters = (end[token - 1] ?? 0) - (start[token - 1] ?? 0);
  const own = hash[token - 1] ?? 0;
  const isShort = letters <= MOST_SHORTENED || STREET_END.has(own) || INDIAN_PARTS.has(own);
  return hash[token] === DOT && kind[token - 1] !== KIND.digits && isShort;
};

const isPart = (tokens: Tokens, token: number): boolean => {
  const { kind, hash } = tokens;
  switch (kind[token]) {
    case KIND.mark:
      return (
        hash[token] === COMMA || hash[token] === HYPHEN || hash[token] === APOSTROPHE || isWithinNumber(tokens, token)
      );
    case KIND.lower:
      return WITHIN.has(hash[token] ?? 0);
    case KIND.caseless:
      return false;
    default:
      return true;
  }
};

/** First token of the parts of an address, and how many commas or line ends part them. */
interface Parts {
  readonly from: number;
  readonly commas: number;
}

/** "..., Dr Tom Daly, Ballina": a title where a part begins; "Oak Dr" is a street. */
const isTitle = (tokens: Tokens, at: number): boolean =>
  (flagsOf(tokens, at) & FLAG.title) !== 0 &&
  (at === 0 || (tokens.gap[at] ?? 0) > GAP.blank || tokens.kind[at - 1] === KIND.mark);

/** The capitalised words and numbers in front of a token, on its line, from whoever stands there with a title. */
const onLine = (tokens: Tokens, end: number): Parts => {
  let from = end;
  let commas = 0;
  for (let at = end - 1; at >= 0 && at > end - MOST; at -= 1) {
    if ((tokens.gap[at + 1] ?? 0) > GAP.blank || tokens.taken[at] === 1 || !isPart(tokens, at)) break;
    // "Mrs Blodwen Llewellyn, of 14 Chapel Row": somebody stands in front.
    const apart = tokens.kind[at] === KIND.lower && isMark(tokens, at - 1, COMMA) && !NEAR.has(tokens.hash[at] ?? 0);
    if (apart) break;
    if (tokens.hash[at] === COMMA && tokens.kind[at] === KIND.mark) commas += 1;
    else if (tokens.kind[at] !== KIND.lower && tokens.kind[at] !== KIND.mark) from = at;
    if (from === at && isTitle(tokens, at)) break;
  }
  return { from, commas };
};

/** Whether a number stands beside a month: "12 June 2020" heads a letter. */
const isDay = (tokens: Tokens, at: number): boolean =>
  [at - 2, at - 1, at + 1].some((near) => near >= 0 && (flagsOf(tokens, near) & FLAG.month) !== 0);

/** Whether a line tells a house or a street: a number, "Rose Cottage", "Corve Dale Rd.", "Near Ramalayam Temple". */
const tellsHouse = (tokens: Tokens, from: number, end: number): boolean => {
  const { kind, hash } = tokens;
  for (let at = from; at < end; at += 1) {
    const own = hash[at] ?? 0;
    if ((kind[at] === KIND.digits || kind[at] === KIND.code) && !isDay(tokens, at)) return true;
    if (HOUSES.has(own) || STREET_END.has(own) || STREET_WEAK.has(own) || NEAR_HOUSE.has(own)) return true;
  }
  return false;
};

/** Tokens of a line of an address, and lines of one above its last, at most. */
const MOST_ON_LINE = 14;
const MOST_LINES = 4;

/** "Pedro Villa", "Sue Lodge", but not "Rose Cottage": whether a word for a house is the family name of whoever is named from a token on. */
export const isFamilyName = (tokens: Tokens, from: number, house: number): boolean => {
  if (nameWordOf(tokens, house).family === 0) return false;
  for (let at = from; at < house; at += 1) if (nameWordOf(tokens, at).given > 2) return true;
  return false;
};

/** Tokens of the names in front of an address, at most: "Pat Murphy and Tom Daly". */
const MOST_OF_NAME = 6;

/** Where somebody's name ends that a part of an address may be, at a comma or its line end; -1 for a place, a house or a single word. */
const nameEnd = (tokens: Tokens, from: number, end: number): number => {
  const { kind, gap, hash } = tokens;
  const titled = (flagsOf(tokens, from) & FLAG.title) !== 0;
  if (!titled && (nameWordOf(tokens, from).given < 2 || placeAt(tokens, from).words > 1)) return -1;
  let at = from + 1;
  while (at < end && at <= from + MOST_OF_NAME && (gap[at] ?? 0) < GAP.newline && !isMark(tokens, at, COMMA)) at += 1;
  const parted = at < end && (isMark(tokens, at, COMMA) || (gap[at] ?? 0) >= GAP.newline);
  if (!parted || (at === from + 1 && !titled) || kind[at - 1] === KIND.digits) return -1;
  const isFamily = HOUSES.has(hash[at - 1] ?? 0) && isFamilyName(tokens, from, at - 1);
  // "Dr" ends streets as well.
  return tellsHouse(tokens, titled ? from + 1 : from, at) && !isFamily ? -1 : at;
};

/** Digits of a number that ends an entry of a list, at least: the line above an address does not end with a code of its own. */
const LEAST_OF_CODE = 5;

const endsEntry = (tokens: Tokens, last: number): boolean =>
  tokens.kind[last] === KIND.digits && lengthOf(tokens, last) >= LEAST_OF_CODE;

/** The first token of the line above, where it may be of the same address; -1 where it is another text, or somebody. */
const lineAbove = (tokens: Tokens, at: number): number => {
  if (at === 0 || tokens.gap[at] !== GAP.newline || endsEntry(tokens, at - 1)) return -1;
  let first = at;
  while (first > 0 && (first === at || (tokens.gap[first] ?? 0) < GAP.newline)) {
    first -= 1;
    const ends = first === at - 1 && isMark(tokens, first, DOT);
    if (at - first > MOST_ON_LINE || tokens.taken[first] === 1 || !(ends || isPart(tokens, first))) return -1;
  }
  return (flagsOf(tokens, first) & FLAG.title) !== 0 || nameEnd(tokens, first, at + 1) === at ? -1 : first;
};

/** "The Granary, Corve Dale Rd. / Craven Arms / Shropshire SY7 9NL": the lines above, from the first that tells a house. */
const overLines = (tokens: Tokens, parts: Parts): Parts => {
  let [{ from, commas }, at, lines] = [parts, parts.from, 0];
  while (lines < MOST_LINES) {
    const above = lineAbove(tokens, at);
    if (above < 0) break;
    lines += 1;
    if (tellsHouse(tokens, above, at)) [from, commas] = [above, parts.commas + lines];
    at = above;
  }
  return { from, commas };
};

/** "Pat Murphy, Siobhan Keane, Ballinamore, Kiltimagh": where the address begins behind the last who is named in front of it. */
const behindPeople = (tokens: Tokens, { from, commas }: Parts, end: number): Parts => {
  let [first, parted, named] = [from, 0, from];
  for (let at = from; at < end; at += 1) {
    const comma = isMark(tokens, at, COMMA);
    parted += Number(comma || (at > from && (tokens.gap[at] ?? 0) >= GAP.newline));
    const begins = at === from || isMark(tokens, at - 1, COMMA) || (tokens.gap[at] ?? 0) >= GAP.newline;
    const next = begins ? nameEnd(tokens, at, end) : -1;
    if (next > 0) [first, named, parted] = [isMark(tokens, next, COMMA) ? next + 1 : next, at, 0];
    if (next > 0) at = first - 1;
  }
  return first === named ? { from, commas } : { from: first, commas: parted };
};

/** The parts of an address in front of what ends it, also over lines; of fewer than `least` commas the first part is no name: "Tŷ Gwyn, Heol y Bont, Llanrwst". */
export const partsBefore = (tokens: Tokens, end: number, least = 0): Parts => {
  const whole = overLines(tokens, onLine(tokens, end));
  const parts = behindPeople(tokens, whole, end);
  const titled = (flagsOf(tokens, whole.from) & FLAG.title) !== 0;
  return parts.commas < least && !titled ? whole : parts;
};
