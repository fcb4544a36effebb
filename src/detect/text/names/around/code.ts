import { type HashSet, unitSet, wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { COLON, DOT, HYPHEN, LESS, MORE, SLASH, UNDERSCORE } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { flagsAt } from '../look.ts';
import { isCredit } from './credit.ts';

const unitsOf = (signs: string): HashSet => unitSet([...signs].map((sign) => sign.charCodeAt(0)));

/** Signs that touch a name from the left in prose and forms; others are of code, paths and tags. */
const BEFORE = unitsOf('("\'“‘„«[,:;>|*-–—/=¿¡&\t ');
/** Signs that touch an identifier from the right. */
const BEHIND = unitsOf('(_@={\\`/[$#%^~+');

/** "V/Crystal Purvis", "S/o Ramesh": one letter and a slash say who somebody is. */
const isMarker = ({ hash, kind, start, end }: Tokens, first: number): boolean => {
  const length = (end[first - 2] ?? 0) - (start[first - 2] ?? 0);
  const word = kind[first] === KIND.capital || (end[first] ?? 0) - (start[first] ?? 0) > 3;
  return hash[first - 1] === SLASH && kind[first - 2] === KIND.upper && length <= 2 && word;
};

const isCodeBefore = (tokens: Tokens, first: number): boolean => {
  const { gap, kind, hash } = tokens;
  if (first === 0 || gap[first] !== GAP.none) return false;
  const sign = hash[first - 1] ?? 0;
  if (kind[first - 1] !== KIND.mark || !BEFORE.has(sign)) return true;
  const joins = (sign === HYPHEN || sign === SLASH) && gap[first - 1] === GAP.none;
  return joins && first > 1 && kind[first - 2] !== KIND.mark && !isMarker(tokens, first);
};

/** "System.out", "std::string", "a->b", "Map<String": a sign that joins words. */
const joinsWords = ({ gap, kind, hash }: Tokens, mark: number, first: number): boolean => {
  if (gap[mark + 1] !== GAP.none) return false;
  const isWord = kind[mark + 1] !== KIND.mark;
  switch (hash[mark]) {
    case DOT:
      return isWord;
    case HYPHEN:
      return isWord || hash[mark + 1] === MORE;
    case COLON:
      return hash[mark + 1] === COLON;
    case LESS:
      // "<b>Mary</b>" is a name between tags.
      return !(first > 0 && hash[first - 1] === MORE);
    default:
      return false;
  }
};

const isLine = ({ kind, hash }: Tokens, token: number): boolean =>
  token >= 0 && kind[token] === KIND.mark && hash[token] === UNDERSCORE;

/** "Name: ___Mary Johnson___": on the line of a form, which a single word of a program is not. */
const isFilledIn = (tokens: Tokens, first: number, next: number): boolean => {
  const { gap, start, end } = tokens;
  if (!isLine(tokens, first - 1) || gap[first] !== GAP.none) return false;
  const long = (end[first - 1] ?? 0) - (start[first - 1] ?? 0) > 1;
  return isLine(tokens, next) ? long || next > first + 1 : long && gap[next] !== GAP.none;
};

/** Words that begin a line of a program, with the name of something behind. */
const DECLARES = wordSet('module class struct enum interface namespace package trait impl');
/** What stands behind such a name, where the line does not end. */
const OPENS = unitSet([...'<{(:;#/'].map((sign) => sign.charCodeAt(0)));

/** "module Arel", "class Macaddr < Type": what a line of a program declares. In a text about people a line of a sentence begins so as well. */
const isDeclared = ({ hash, kind, gap, count, lines, personal }: Tokens, first: number, next: number): boolean => {
  const word = first - 1;
  if (personal || word < 0 || !DECLARES.has(hash[word] ?? 0) || kind[word] !== KIND.lower || gap[first] !== GAP.blank)
    return false;
  if (word > 0 && (gap[word] ?? 0) < GAP.newline) return false;
  const ends = next >= count || (gap[next] ?? 0) >= GAP.newline;
  return lines.count > 1 && (ends || (kind[next] === KIND.mark && OPENS.has(hash[next] ?? 0)));
};

/** "Dr. Sandoval/ asst Kit", "Dr. Feld/Dr. Hsu": a slash that ends with a blank, or with somebody's title, joins nothing of a program. */
const isAfterSlash = (tokens: Tokens, slash: number): boolean => {
  const { hash, kind, gap } = tokens;
  if (hash[slash] !== SLASH || kind[slash] !== KIND.mark || slash + 1 >= tokens.count) return false;
  return gap[slash + 1] === GAP.blank || ((flagsAt(tokens, slash + 1) & FLAG.title) !== 0 && hash[slash + 2] === DOT);
};

/** Whether words are part of a program, a path or a tag, by what touches them. */
export const isCode = (tokens: Tokens, first: number, next: number): boolean => {
  if (isFilledIn(tokens, first, next)) return false;
  if (next === first + 1 && isDeclared(tokens, first, next)) return true;
  if (isCodeBefore(tokens, first)) return true;
  if (next >= tokens.count || tokens.gap[next] !== GAP.none) return false;
  if (isCredit(tokens, next) || isAfterSlash(tokens, next)) return false;
  if (tokens.kind[next] !== KIND.mark || BEHIND.has(tokens.hash[next] ?? 0)) return true;
  return next + 1 < tokens.count && joinsWords(tokens, next, first);
};
