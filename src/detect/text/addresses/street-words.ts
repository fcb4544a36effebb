import { wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG } from '../tokens/lexicon.ts';
import { DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isCompound, isSoftCompound, isSureCompound } from './compound.ts';
import { isNumber } from './house-number.ts';
import {
  behindDouble,
  DIRECTION,
  flagsOf,
  isCapitalWord,
  isMark,
  isWide,
  isWithinName,
  isWord,
  lengthOf,
  STREET_END,
  STREET_START,
  STREET_WEAK,
  UNIT,
  wordOf,
} from './words.ts';

export const MOST_WORDS = 6;

const isOrdinal = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.code && /^\d{1,3}(?:st|nd|rd|th)$/i.test(wordOf(tokens, at));

export const isDirection = (tokens: Tokens, at: number): boolean => DIRECTION.has(tokens.hash[at] ?? 0);

interface Words {
  /** Token behind the last word that ends a street; -1 where none does. */
  readonly sure: number;
  readonly weak: number;
  /** Token behind all capitalised words. */
  readonly all: number;
}

export const isUnitValue = (tokens: Tokens, token: number): boolean => {
  const at = isMark(tokens, token, DOT) || isMark(tokens, token, 35) ? token + 1 : token;
  return isNumber(tokens, at) || isMark(tokens, at, 35);
};

const isEnglish = ({ hash }: Tokens, at: number): boolean => englishLevel(entryOf(hash[at] ?? 0)) > 0;

/** Whether a word in small letters is part of a street's name. */
const fitsSmall = (tokens: Tokens, at: number, from: number): boolean => {
  const own = tokens.hash[at] ?? 0;
  if (STREET_END.has(own) || STREET_WEAK.has(own) || isDirection(tokens, at) || isCapitalWord(tokens, at)) return true;
  if (at === from)
    return STREET_START.has(own) || isCompound(tokens, at) || (flagsOf(tokens, at) & FLAG.particle) !== 0;
  // "rue des lieutenants": in a street of another language any word of that language.
  const foreign = STREET_START.has(tokens.hash[from] ?? 0) && !isEnglish(tokens, at);
  return foreign || isWithinName(tokens, at) || (flagsOf(tokens, at) & FLAG.particle) !== 0;
};

/** "Rd 12", "GREENE 721 RD": the number that a road is called by; "AV 0.507" is none. */
const isNumbered = ({ hash, kind, gap }: Tokens, at: number): boolean => {
  const next = at + 1;
  if (hash[next] === DOT && kind[next] === KIND.mark && kind[next + 1] === KIND.digits && gap[next + 1] === GAP.none)
    return false;
  return (
    STREET_START.has(hash[at - 1] ?? 0) ||
    (STREET_END.has(hash[next] ?? 0) && gap[next] === GAP.blank && kind[next] !== KIND.lower)
  );
};

/** "TRUCK 12 AT GATE": in capitals as well these begin no street. */
const PREPOSITIONS = wordSet('at in on to of by from with for and or was is has');

/** Whether a token goes on with the name of a street that begins at `from`. */
const goesOn = (tokens: Tokens, at: number, from: number): boolean => {
  if (at >= tokens.count || (at > from && (tokens.gap[at] !== GAP.blank || isWide(tokens, at)))) return false;
  const own = tokens.hash[at] ?? 0;
  const numbered = tokens.kind[at] === KIND.digits && at > from && isNumbered(tokens, at);
  if (!isWord(tokens, at)) return numbered || isOrdinal(tokens, at);
  if (tokens.kind[at] === KIND.lower && !fitsSmall(tokens, at, from)) return false;
  if (at === from && tokens.kind[at] === KIND.upper && PREPOSITIONS.has(own)) return false;
  const ends = STREET_END.has(own);
  // One letter is a kind of street only as an abbreviation.
  if (ends && lengthOf(tokens, at) === 1 && !isMark(tokens, at + 1, DOT)) return false;
  // "Apt. 892" and "Suite 12" are units behind the street.
  return !(at > from && UNIT.has(own) && !ends && isUnitValue(tokens, at + 1));
};

/** What a word that ends at `next` makes of a street. */
const endKind = (tokens: Tokens, at: number, next: number, first: boolean): 'sure' | 'weak' | undefined => {
  const own = tokens.hash[at] ?? 0;
  const last = next - 1;
  if ((!first && STREET_END.has(own)) || isSureCompound(tokens, last)) return 'sure';
  if (isSoftCompound(tokens, last) && tokens.kind[at] !== KIND.mixed) return 'weak';
  return !first && STREET_WEAK.has(own) && tokens.kind[at] !== KIND.lower ? 'weak' : undefined;
};

/** Reads the words of a street's name; a word that ends streets marks the end, the last one that does. */
export const streetWords = (tokens: Tokens, from: number): Words => {
  const { gap, hash, kind } = tokens;
  let sure = -1;
  let weak = -1;
  let at = from;
  for (let words = 0; words < MOST_WORDS && goesOn(tokens, at, from); words += 1) {
    const next = behindDouble(tokens, at + 1);
    const end = endKind(tokens, at, next, words === 0);
    if (end === 'sure') sure = next;
    else if (end === 'weak') weak = next;
    const dotted = isMark(tokens, next, DOT) && gap[next] === GAP.none && lengthOf(tokens, next - 1) <= 5;
    at = dotted ? next + 1 : next;
    // Behind the end of a street only a direction still belongs to it.
    if (sure >= 0 && !isDirection(tokens, at) && !STREET_END.has(hash[at] ?? 0)) break;
  }
  const withDirection = (end: number): number =>
    end >= 0 && isDirection(tokens, end) && gap[end] === GAP.blank && kind[end] !== KIND.lower ? end + 1 : end;
  return { sure: withDirection(sure), weak: withDirection(weak), all: at };
};
