import { hashOf, wordSet } from '../tokens/characters.ts';
import { COLON, COMMA, DOT, HASH, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { addressSet, isJoint, isMark, isWord, UNIT, wordOf } from './words.ts';

/** Signs of degree and of ordinals: "Piso 3º". */
const RAISED: readonly number[] = [0xba, 0xaa, 0xb0];

const ORDINALS = addressSet('ordinal');

/** "2nd Floor", "Fifth Floor". */
const isOrdinal = (tokens: Tokens, at: number): boolean => {
  if (!UNIT.has(tokens.hash[at + 1] ?? 0) || tokens.gap[at + 1] !== GAP.blank) return false;
  return (
    ORDINALS.has(tokens.hash[at] ?? 0) ||
    (tokens.kind[at] === KIND.code && /^\d{1,3}(?:st|nd|rd|th)$/i.test(wordOf(tokens, at)))
  );
};

const SIDES = wordSet('rear front left right side');

/** "3rd Fl. Rear": the dot of an abbreviation and a side of the house. */
const behindSide = (tokens: Tokens, at: number): number => {
  const next = isMark(tokens, at, DOT) && tokens.gap[at] === GAP.none ? at + 1 : at;
  return tokens.gap[next] === GAP.blank && SIDES.has(tokens.hash[next] ?? 0) ? next + 1 : at;
};

const DOORS = addressSet('door');

/** The token behind a floor: "2º izda.", "3.º B"; the same token where there is none. */
const floorAt = (tokens: Tokens, at: number): number => {
  const { kind, gap } = tokens;
  if (kind[at] === KIND.code) return /^\d{1,2}[ºª°][A-Z]?$/.test(wordOf(tokens, at)) ? at + 1 : at;
  if (kind[at] !== KIND.digits) return at;
  const sign = isMark(tokens, at + 1, DOT) && gap[at + 1] === GAP.none ? at + 2 : at + 1;
  return gap[sign] === GAP.none && /^[ºª°]$/.test(wordOf(tokens, sign)) ? sign + 1 : at;
};

const DOOR = /^(?:[A-Z]|\d{1,2}[ºª]?)$/;

/** "3º-B", "5.º-2.ª": the door behind a hyphen. */
const behindHyphen = (tokens: Tokens, at: number): number => {
  if (!isJoint(tokens, at, HYPHEN) || !DOOR.test(wordOf(tokens, at + 1))) return at;
  const dotted = isJoint(tokens, at + 2, DOT) ? at + 3 : at + 2;
  return /^[ºª°]$/.test(wordOf(tokens, dotted)) && tokens.gap[dotted] === GAP.none ? dotted + 1 : at + 2;
};

const behindDoor = (tokens: Tokens, at: number): number => {
  const { hash, gap } = tokens;
  if (isJoint(tokens, at, HYPHEN)) return behindHyphen(tokens, at);
  if (gap[at] !== GAP.blank || !DOORS.has(hash[at] ?? 0)) return at;
  return isMark(tokens, at + 1, DOT) && gap[at + 1] === GAP.none ? at + 2 : at + 1;
};

const VALUE =
  /^(?:(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve)|\d{1,6}[A-Za-z]{0,2}|[A-Za-z]\d{0,5}|[A-Z]{1,2}|[A-Za-z]{1,8}\d{1,4})$/;

/** "Unit508", "apt2B": the word and its number in one. */
const JOINED = /^(?:apt|unit|ste|suite|rm|room|bldg|lot|spc)\d{1,5}[a-z]?$/i;

const STOREY = wordSet('em emelet');
const ROMAN = /^(?:I{1,3}|IV|VI{0,3}|IX|X)$/;

/** "II/5", "IV. em. 12" in Hungary, "D:5" and "K:2" in Turkey: the token behind, or the same token. */
const romanFloorAt = (tokens: Tokens, from: number): number => {
  const { kind, hash, gap } = tokens;
  if (kind[from] !== KIND.upper) return from;
  const word = wordOf(tokens, from);
  if (/^[DK]$/.test(word) && isMark(tokens, from + 1, COLON) && kind[from + 2] === KIND.digits) return from + 3;
  if (!ROMAN.test(word)) return from;
  if (isJoint(tokens, from + 1, SLASH) && kind[from + 2] === KIND.digits) return from + 3;
  const storey = isMark(tokens, from + 1, DOT) ? from + 2 : from + 1;
  if (!STOREY.has(hash[storey] ?? 0) || gap[storey] !== GAP.blank) return from;
  const door = isMark(tokens, storey + 1, DOT) ? storey + 2 : storey + 1;
  return kind[door] === KIND.digits && gap[door] === GAP.blank ? door + 1 : door;
};

const UNIT_OF_NUMBER = addressSet('unit_of_number');

/** "Korte Nieuwstraat 17 bus 2", "No:12, Kat:3", but "12 Elm Street, Kat 5": whether a word is what a part of a house is called. */
const isUnitWord = ({ kind, hash }: Tokens, at: number): boolean => {
  const own = hash[at] ?? 0;
  if (UNIT.has(own)) return true;
  if (!UNIT_OF_NUMBER.has(own)) return false;
  const before = kind[at - 1] === KIND.mark ? kind[at - 2] : kind[at - 1];
  return before === KIND.digits || before === KIND.code;
};

/** Parts of a house that are a unit without a number. */
const PARTS = wordSet('upper lower front rear upstairs downstairs basement garage duplex');

/** ", lower front,", ", upper": parts of a house between commas or at the end of a line; the token behind, or the same. */
const partAt = (tokens: Tokens, from: number): number => {
  const { hash, gap } = tokens;
  let at = from;
  while (at < from + 2 && PARTS.has(hash[at] ?? 0) && (gap[at] ?? 0) <= GAP.blank) at += 1;
  const ends = isMark(tokens, at, COMMA) || at >= tokens.count || (gap[at] ?? 0) >= GAP.newline;
  return ends && isMark(tokens, from - 1, COMMA) ? at : from;
};

/** "Apt. 4B", "# 12", "Piso 3º", "2nd Floor": the token behind, or the same token. */
export const unitAt = (tokens: Tokens, from: number): number => {
  if (isMark(tokens, from, HASH)) {
    // "# APT A", "# LOT 9".
    if (UNIT.has(tokens.hash[from + 1] ?? 0)) return unitBehind(tokens, from + 1, from);
    return /^(?:\d{1,6}[A-Za-z]?|[A-Za-z]\d{0,4})$/.test(wordOf(tokens, from + 1)) ? from + 2 : from;
  }
  if (isOrdinal(tokens, from)) return behindSide(tokens, from + 2);
  const part = partAt(tokens, from);
  if (part > from) return part;
  const floor = floorAt(tokens, from);
  if (floor > from) return behindDoor(tokens, floor);
  const roman = romanFloorAt(tokens, from);
  if (roman > from) return roman;
  if (tokens.kind[from] === KIND.code && JOINED.test(wordOf(tokens, from))) return from + 1;
  return isWord(tokens, from) && isUnitWord(tokens, from) ? unitBehind(tokens, from, from) : from;
};

/** "PH 509-555-0188": PH is a penthouse, and in front of a telephone it is none. */
const TELEPHONE = /\d{3}([-. ])\d{3}\1\d{4}(?!\d)/y;

const isTelephone = ({ text, start }: Tokens, at: number): boolean => {
  TELEPHONE.lastIndex = start[at] ?? 0;
  return TELEPHONE.test(text);
};

const METRE = hashOf('m');

/** The token behind the number or letter of a unit whose word stands at `word`; `none` where there is neither. */
const unitBehind = (tokens: Tokens, word: number, none: number): number => {
  let at = word + 1;
  const dotted = isMark(tokens, at, DOT);
  // "7 m. 3" is a flat in Poland; "M 30" is a man of thirty.
  if (!dotted && tokens.hash[word] === METRE) return none;
  if (dotted || isMark(tokens, at, 0xb0) || isJoint(tokens, at, COLON)) at += 1;
  if (isMark(tokens, at, HASH)) at += 1;
  const value = wordOf(tokens, at);
  if ((tokens.gap[at] ?? 0) > GAP.blank || at >= tokens.count || !VALUE.test(value) || value === 'a') return none;
  if (isTelephone(tokens, at)) return none;
  at += 1;
  while (isJoint(tokens, at, HYPHEN) && tokens.kind[at + 1] !== KIND.mark) at += 2;
  return RAISED.some((sign) => isMark(tokens, at, sign)) ? at + 1 : at;
};
