import { type HashSet, unitSet } from '../tokens/characters.ts';
import { DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { lengthOf } from './words.ts';

/** What stands between two parts of an address. */
export interface Separators {
  /** The token behind. */
  readonly at: number;
  readonly comma: boolean;
  readonly line: boolean;
}

const unitsOf = (signs: string): HashSet => unitSet([...signs].map((sign) => sign.charCodeAt(0)));

/** Signs at the start of a line: quoted mail, bullets. */
const LINE_SIGNS = unitsOf('>|*?#•-–');
/** Of these ^ stands in messages between hospitals. */
const PART_SIGNS = unitsOf(',;|·•^');

const isLineSign = ({ kind, hash, count }: Tokens, at: number): boolean =>
  at < count && kind[at] === KIND.mark && LINE_SIGNS.has(hash[at] ?? 0);

const behindLineSigns = (tokens: Tokens, from: number): number => {
  if (tokens.gap[from] !== GAP.newline) return from;
  let at = from;
  while (isLineSign(tokens, at) && (at === from || (tokens.gap[at] ?? 0) < GAP.newline)) at += 1;
  return at;
};

/** A dot at the end of a line, or behind an abbreviation ("Blvd."). */
const isEndDot = (tokens: Tokens, at: number): boolean =>
  tokens.hash[at] === DOT &&
  tokens.gap[at] === GAP.none &&
  ((tokens.gap[at + 1] ?? 0) >= GAP.newline || (at > 0 && lengthOf(tokens, at - 1) <= 4));

/** "São Paulo - SP": a dash with blanks on both sides. */
const isDash = ({ hash, gap }: Tokens, at: number): boolean =>
  // Directories part the lines of an address by "$".
  (hash[at] === 45 || hash[at] === 0x2013 || hash[at] === 36) && gap[at] === GAP.blank && gap[at + 1] === GAP.blank;

const isSeparator = (tokens: Tokens, at: number): boolean =>
  at < tokens.count &&
  tokens.kind[at] === KIND.mark &&
  (PART_SIGNS.has(tokens.hash[at] ?? 0) || isEndDot(tokens, at) || isDash(tokens, at));

const MOST_SIGNS = 3;

/** Skips what may stand between parts: commas, dots, a line end. */
export const separatorsAt = (tokens: Tokens, from: number): Separators => {
  const first = behindLineSigns(tokens, from);
  let at = first;
  let line = first > from;
  while (at < first + MOST_SIGNS && isSeparator(tokens, at)) {
    line ||= tokens.gap[at] === GAP.newline;
    at += 1;
  }
  return { at, comma: at > first, line: line || tokens.gap[at] === GAP.newline };
};
