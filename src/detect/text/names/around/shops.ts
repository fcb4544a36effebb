import { wordSet } from '../../tokens/characters.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { isCapital, isMark } from '../look.ts';

/** Chains that are called by somebody's name and an S: "Wendy's", "Leslie's". */
const SHOPS = contextWords('shop');
const S = wordSet('s');
/** In front of where somebody goes, buys and works. */
const TO_SHOP = wordSet('at by to from near or and via behind opposite like call called open');
/** Behind it, where nothing is said to be whose it is. */
const BEHIND = wordSet('or and for on in to with before after at by is was again today tomorrow tonight near off');

/** "Stop by Wendy's", "Ben & Jerry's": the name of a chain where somebody goes, and nothing behind it that is somebody's. */
export const isShop = (tokens: Tokens, first: number, next: number): boolean => {
  const { hash, kind, gap } = tokens;
  if (!SHOPS.has(hash[next - 1] ?? 0) || !isMark(tokens, next, "'’") || gap[next] !== GAP.none) return false;
  if (!S.has(hash[next + 1] ?? 0) || gap[next + 1] !== GAP.none) return false;
  const behind = next + 2;
  const ends = behind >= tokens.count || (gap[behind] ?? 0) >= GAP.newline || isMark(tokens, behind, '.,;:)!?/-');
  const named = isCapital(kind[behind] ?? 0) && gap[behind] === GAP.blank;
  const joined = kind[behind] === KIND.lower && BEHIND.has(hash[behind] ?? 0);
  return (TO_SHOP.has(hash[first - 1] ?? 0) || isMark(tokens, first - 1, '&,(/')) && (ends || named || joined);
};
