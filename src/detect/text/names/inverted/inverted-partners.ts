import { hashOf } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { CLOSE, COMMA, OPEN } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Item } from '../lists/items.ts';
import { isFirm, isPartnerBehind } from '../lists/lists.ts';
import { flagsAt, isCapital } from '../look.ts';
import { nameWordOf } from '../words.ts';

const AND = hashOf('and');
const AMPERSAND = 38;

export const isComma = ({ hash, kind }: Tokens, at: number): boolean => hash[at] === COMMA && kind[at] === KIND.mark;

/** "Vasquez, Orlando & Vasquez, Tamiko": the token of the same family name behind what joins the two; -1 where there is none. */
export const partnerBehind = (tokens: Tokens, family: number, next: number): number => {
  const { hash, gap } = tokens;
  if (hash[next] !== AND && hash[next] !== AMPERSAND) return -1;
  const same = hash[next + 1] === hash[family] && gap[next + 1] === GAP.blank;
  return same && isComma(tokens, next + 2) ? next + 1 : -1;
};

/** Whether words with a comma between are partners of a firm: "VANCE, OGUNLEYE & BRANDT LLP"; `given` would be the given name. */
export const isOfFirm = (tokens: Tokens, family: number, given: readonly Item[]): boolean => {
  if (isFirm(tokens, family)) return true;
  const first = given.find(({ kind }) => kind === 'word');
  return (first?.word.given ?? 0) < 2 && isPartnerBehind(tokens, given.at(-1)?.next ?? 0);
};

/** "Present: Mayfield, Tran, Ashby": whether a capitalised word and a comma stand right before, as the one before in a list. */
const isBehindMember = (tokens: Tokens, token: number): boolean =>
  isComma(tokens, token - 1) &&
  tokens.gap[token] === GAP.blank &&
  tokens.gap[token - 1] === GAP.none &&
  tokens.kind[token - 2] === KIND.capital;

/** "her grandchildren Trevor, Macy and Eli", "the Fenwick children (Colin, Maeve and Tess)": whether the word right before says whose names are listed. */
const isBehindKin = (tokens: Tokens, token: number): boolean => {
  const { kind, hash, gap } = tokens;
  const isOpen = kind[token - 1] === KIND.mark && hash[token - 1] === OPEN && gap[token] === GAP.none;
  const first = isOpen ? token - 1 : token;
  const word = first - 1;
  return gap[first] === GAP.blank && kind[word] === KIND.lower && (flagsAt(tokens, word) & FLAG.relation) !== 0;
};

/** Whether what stands before a comma is a single name in a list: "Max, Ivy and June Lee", "the Maiers (Hans, Eva)"; `next`: behind what follows the comma. */
export const isInListOfSingles = (tokens: Tokens, token: number, next: number): boolean => {
  const { hash, gap, kind } = tokens;
  if (isBehindMember(tokens, token)) return true;
  if (nameWordOf(tokens, token).given < 2) return false;
  const isJoined = hash[next] === AND || hash[next] === AMPERSAND;
  if (isJoined && isBehindKin(tokens, token)) return true;
  const family = token - 2;
  const isIn = hash[token - 1] === OPEN && gap[token - 1] === GAP.blank && kind[family] === KIND.capital;
  if (isIn && nameWordOf(tokens, family).family > 0) return isJoined || hash[next] === CLOSE || isComma(tokens, next);
  return isJoined && [1, 2].every((behind) => isCapital(kind[next + behind] ?? 0) && gap[next + behind] === GAP.blank);
};
