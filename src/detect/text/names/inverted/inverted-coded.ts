import { wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { BAR, SLASH } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { flagsAt, lengthOf } from '../look.ts';
import { type NameWord, nameWordOf } from '../words.ts';

/** A quick look: whether a word can be a name at all. */
export const couldBe = ({ given, family, unknown }: NameWord): boolean => given > 0 || family > 0 || unknown;

export const CARET = 94;

/** The first particle in capitals in front of a family name on a ticket: "VAN DER WESTHUIZEN/ELSABE". */
export const withUpperParticles = (tokens: Tokens, token: number): number => {
  let at = token;
  const isParticle = (n: number) => tokens.kind[n] === KIND.upper && (flagsAt(tokens, n) & FLAG.particle) !== 0;
  while (at > 0 && token - at < 3 && tokens.gap[at] === GAP.blank && isParticle(at - 1)) at -= 1;
  return at;
};

const isTicketWord = (tokens: Tokens, word: number): boolean =>
  tokens.kind[word] === KIND.upper && lengthOf(tokens, word) > 2;

/** "BERGSTROM/ASTRID MS": tickets have a slash between names in capitals, three letters or more each. */
export const isTicketSlash = (tokens: Tokens, at: number): boolean =>
  tokens.hash[at] === SLASH &&
  isTicketWord(tokens, at - 1) &&
  isTicketWord(tokens, at + 1) &&
  tokens.gap[at] === GAP.none &&
  tokens.gap[at + 1] === GAP.none;

/** Titles on tickets. */
export const TITLES = wordSet('mr mrs ms miss mstr dr chd inf');

const isUpperWord = ({ kind, start, end }: Tokens, at: number): boolean =>
  kind[at] === KIND.upper && (end[at] ?? 0) - (start[at] ?? 0) > 1;

/** "|OYELOWO^FOLASADE^R|": a field of a message between hospitals. */
export const messageAt = (
  tokens: Tokens,
  token: number,
): { readonly last: number; readonly score: number } | undefined => {
  const { hash, gap } = tokens;
  if (hash[token + 1] !== CARET || hash[token - 1] !== BAR || gap[token] !== GAP.none) return undefined;
  if (!isUpperWord(tokens, token) || !isUpperWord(tokens, token + 2)) return undefined;
  const behind = hash[token + 3];
  if (behind !== CARET && behind !== BAR) return undefined;
  // An initial, or a middle name.
  const middle = behind === CARET && tokens.kind[token + 4] === KIND.upper;
  const family = couldBe(nameWordOf(tokens, token)) && couldBe(nameWordOf(tokens, token + 2));
  return family ? { last: middle ? token + 4 : token + 2, score: 90 } : undefined;
};

/** "VAN DER WESTHUIZEN/ELSABE MRS": a slash between names in capitals and a title behind, as airlines write whoever flies. */
export const ticketAt = (
  tokens: Tokens,
  token: number,
): { readonly last: number; readonly score: number } | undefined => {
  if (!isTicketSlash(tokens, token + 1)) return undefined;
  let title = token + 3;
  while (title < token + 5 && tokens.kind[title] === KIND.upper && !TITLES.has(tokens.hash[title] ?? 0)) title += 1;
  const titled = TITLES.has(tokens.hash[title] ?? 0) && tokens.kind[title] === KIND.upper;
  return titled && tokens.gap[title] === GAP.blank ? { last: title - 1, score: 92 } : undefined;
};
