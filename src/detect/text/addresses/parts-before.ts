import { nameWordOf } from '../names/words.ts';
import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { APOSTROPHE, COMMA, DOT, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { addressSet, flagsOf, isMark, STREET_END, STREET_WEAK } from './words.ts';

/** Small words within the names of places. */
const WITHIN = addressSet('within_place');

/** Of these, the ones that begin a part: ", near Gandhi Chowk". */
const NEAR = wordSet('near opp opposite behind');

/** Tokens before what ends an address on its line, at most. */
const MOST = 24;

/** Letters of an abbreviation: "Distt.". */
const MOST_SHORTENED = 5;

/** "H.No. 8-3-228/417": signs within a number, and the dot of an abbreviation. */
const isWithinNumber = ({ kind, hash, gap, start, end }: Tokens, token: number): boolean => {
  if (gap[token] !== GAP.none) return false;
  if (hash[token] === SLASH) return gap[token + 1] === GAP.none;
  const letters = (end[token - 1] ?? 0) - (start[token - 1] ?? 0);
  return hash[token] === DOT && kind[token - 1] !== KIND.digits && letters <= MOST_SHORTENED;
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

/** The capitalised words and numbers in front of a token, on its line. */
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
  }
  return { from, commas };
};

const HOUSES = addressSet('named_house');
const NEAR_HOUSE = addressSet('house_word');

/** Whether a line tells a house or a street: a number, "Rose Cottage", "Corve Dale Rd.", "Near Ramalayam Temple". */
const tellsHouse = ({ kind, hash }: Tokens, from: number, end: number): boolean => {
  for (let at = from; at < end; at += 1) {
    const own = hash[at] ?? 0;
    if (kind[at] === KIND.digits || kind[at] === KIND.code) return true;
    if (HOUSES.has(own) || STREET_END.has(own) || STREET_WEAK.has(own) || NEAR_HOUSE.has(own)) return true;
  }
  return false;
};

/** Tokens of a line of an address, and lines of one above its last, at most. */
const MOST_ON_LINE = 14;
const MOST_LINES = 4;

/** The first token of the line above, where it may be of the same address; -1 where it is another text. */
const lineAbove = (tokens: Tokens, at: number): number => {
  if (at === 0 || tokens.gap[at] !== GAP.newline) return -1;
  let first = at;
  while (first > 0 && (first === at || (tokens.gap[first] ?? 0) < GAP.newline)) {
    first -= 1;
    const ends = first === at - 1 && isMark(tokens, first, DOT);
    if (at - first > MOST_ON_LINE || tokens.taken[first] === 1 || !(ends || isPart(tokens, first))) return -1;
  }
  return flagsOf(tokens, first) & FLAG.title ? -1 : first;
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

/** Tokens of somebody's name in front of an address, at most. */
const MOST_OF_NAME = 4;

/** "Siobhan Keane, Ballinamore, Kiltimagh": where the address begins behind somebody. */
const behindSomebody = (tokens: Tokens, { from, commas }: Parts, end: number): Parts => {
  const titled = (flagsOf(tokens, from) & FLAG.title) !== 0;
  if (!titled && nameWordOf(tokens, from).given < 2) return { from, commas };
  for (let at = from + 1; at < end && at <= from + MOST_OF_NAME; at += 1)
    if (isMark(tokens, at, COMMA))
      return (at === from + 1 && !titled) || tellsHouse(tokens, from, at)
        ? { from, commas }
        : { from: at + 1, commas: commas - 1 };
  return { from, commas };
};

/** The parts of an address in front of what ends it, also over lines; of fewer than `least` commas the first part is no name: "Tŷ Gwyn, Heol y Bont, Llanrwst". */
export const partsBefore = (tokens: Tokens, end: number, least = 0): Parts => {
  const whole = overLines(tokens, onLine(tokens, end));
  const parts = behindSomebody(tokens, whole, end);
  const titled = (flagsOf(tokens, whole.from) & FLAG.title) !== 0;
  return parts.commas < least && !titled ? whole : parts;
};
