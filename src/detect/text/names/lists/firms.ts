import { hashOf, wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { DOT, HYPHEN } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { flagsAt, isCapital, isMark, lengthOf } from '../look.ts';
import { WIDEST } from './items.ts';

const AMPERSAND = 38;
const FORMS = contextWords('firm_form');
const S = hashOf('s');
const AND = hashOf('and');
/** Small words within the names of firms. */
const WITHIN = wordSet('of for the and de y e et und');

/** Tokens from a name to what says that it is a firm's, at most. */
const MOST_AHEAD = 9;

const FIRM = FLAG.organization | FLAG.leading;

/** Legal forms as letters with dots: "S.L.", "P.C.". */
const DOTTED: ReadonlySet<string> = new Set(
  'SA SL SAL SAS SLU SRL SPA PA PC LLC LP LLP NA NV BV AG AB EURL'.split(' '),
);
const MOST_LETTERS = 4;

const isDotted = (tokens: Tokens, from: number): boolean => {
  const { text, kind, hash, gap, start } = tokens;
  let letters = '';
  for (let at = from; letters.length < MOST_LETTERS; at += 2) {
    if (kind[at] !== KIND.upper || lengthOf(tokens, at) !== 1 || (at > from && gap[at] !== GAP.none)) break;
    if (hash[at + 1] !== DOT || gap[at + 1] !== GAP.none) break;
    letters += text.charAt(start[at] ?? 0);
  }
  return DOTTED.has(letters);
};

/** Whether the legal form of a firm stands at a token: "LLC", "S.A.". */
export const isFormAt = (tokens: Tokens, at: number): boolean =>
  isCapital(tokens.kind[at] ?? 0) && (FORMS.has(tokens.hash[at] ?? 0) || isDotted(tokens, at));

const isNear = ({ gap, start, end }: Tokens, at: number): boolean =>
  (gap[at] ?? 0) <= GAP.blank && (start[at] ?? 0) - (end[at - 1] ?? 0) <= WIDEST;

/** The S of "Kuhn's Transmission". */
const isGenitive = (tokens: Tokens, at: number): boolean =>
  tokens.hash[at] === S && tokens.gap[at] === GAP.none && isMark(tokens, at - 1, "'’");

/** Whether a word in small letters or a sign goes on with the name of a firm behind so many of its capitals. */
const goesOn = (tokens: Tokens, at: number, words: number): boolean => {
  const own = tokens.hash[at] ?? 0;
  if (isGenitive(tokens, at) || isGenitive(tokens, at + 1)) return true;
  if (tokens.kind[at] === KIND.mark) return own === AMPERSAND || own === HYPHEN;
  return own === AND || (words > 0 && WITHIN.has(own));
};

/**
 * Whether what goes on behind a word makes it part of a firm's name: a legal form behind more capitals ("Kuhn's
 * Transmission LLC", "Kettering Spine & Injury PLLC"), or "&" and a word for what firms are ("Brandt & Oyster Law Group").
 */
export const isFirmAhead = (tokens: Tokens, next: number): boolean => {
  const { hash, kind, count } = tokens;
  let [joined, words] = [false, 0];
  for (let at = next; at < count && at < next + MOST_AHEAD && isNear(tokens, at); at += 1) {
    if (isCapital(kind[at] ?? 0)) {
      if (isFormAt(tokens, at)) return words > 0 || joined;
      words += 1;
      if (joined && (flagsAt(tokens, at) & FIRM) !== 0) return true;
      continue;
    }
    // "Farrant & Cole, Inc".
    if (isMark(tokens, at, ',')) return joined && isFormAt(tokens, at + 1);
    joined ||= hash[at] === AMPERSAND && kind[at] === KIND.mark;
    if (!goesOn(tokens, at, words)) return false;
  }
  return false;
};
