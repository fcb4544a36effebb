import { nameWordOf } from '../names/words.ts';
import { COMMA } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { FoundTerm } from './found-term.ts';
import { TERM } from './medical-words.ts';

const DOUBTFUL = TERM.weak | TERM.abbreviation | TERM.strict;
/** Tokens of a row in front of a name: "Rm 4", "0412", "9:10". */
const MOST_IN_FRONT = 4;
/** Tokens of a row in front of words of medicine. */
const MOST_OF_ROW = 40;
/** Rows that name somebody and say of them what only medicine is, at least. */
const LEAST_ROWS = 2;

const isWord = ({ kind, start, end }: Tokens, at: number): boolean =>
  (kind[at] === KIND.capital || kind[at] === KIND.upper) && (end[at] ?? 0) - (start[at] ?? 0) > 1;

/** Whether a given name and a family name stand at a token. */
const isWholeName = (tokens: Tokens, at: number): boolean => {
  if (!isWord(tokens, at) || !isWord(tokens, at + 1) || tokens.gap[at + 1] !== GAP.blank) return false;
  const [own, next] = [nameWordOf(tokens, at), nameWordOf(tokens, at + 1)];
  return own.given >= 2 && !own.place && (next.family > 0 || next.unknown);
};

/** The first token of the line of a token; -1 where that is too far. */
const rowOf = ({ gap }: Tokens, from: number): number => {
  for (let at = from; at >= 0 && from - at <= MOST_OF_ROW; at -= 1)
    if (at === 0 || (gap[at] ?? 0) >= GAP.newline) return at;
  return -1;
};

const isNamed = (tokens: Tokens, row: number, to: number): boolean => {
  for (let at = row; at < to && at <= row + MOST_IN_FRONT; at += 1) if (isWholeName(tokens, at)) return true;
  return false;
};

/** Whether a row has a family name and a comma near its begin: "402 Quirke, L". */
const isTurnedRound = (tokens: Tokens, row: number, to: number): boolean => {
  for (let at = row; at < to && at <= row + MOST_IN_FRONT; at += 1)
    if (isWord(tokens, at) && tokens.hash[at + 1] === COMMA && tokens.kind[at + 1] === KIND.mark) return true;
  return false;
};

/** Tokens of a row in front of an age: "402 Quirke, Lena M 81F". */
const MOST_TO_AGE = 8;
const AGE_AND_SEX = /^\d{1,3}(?:y|yo)?[MF]$/;
const SEX = /^[MF]$/;

/** "81F", "81 F", "81yo F": whether a row has an age and a sex near its begin, as lists of patients have; so has a price ("45M") or a tube ("16F"). */
const isAged = ({ text, start, end, kind, gap }: Tokens, row: number, to: number): boolean => {
  for (let at = row; at < to && at <= row + MOST_TO_AGE; at += 1) {
    const own = text.slice(start[at], end[at]);
    if (kind[at] === KIND.code && AGE_AND_SEX.test(own)) return true;
    const behindAge = kind[at - 1] === KIND.digits || kind[at - 1] === KIND.code;
    if (at > row && kind[at] === KIND.upper && SEX.test(own) && behindAge && gap[at] === GAP.blank) return true;
  }
  return false;
};

/**
 * "Rm 6 Floyd Banner - bedsore, on Lasix": whether a page in shorthand, which may have no word for people, is of rows that begin with
 * somebody's name, and say what only medicine is, or what may mean else where an age and a sex stand behind the name.
 */
export const hasNamedRows = (tokens: Tokens, terms: readonly FoundTerm[]): boolean => {
  const rows = new Set<number>();
  for (const { from, term } of terms) {
    if ((term & TERM.weak) !== 0) continue;
    const row = rowOf(tokens, from);
    if (row < 0 || rows.has(row)) continue;
    const isOfSomebody = isAged(tokens, row, from)
      ? isTurnedRound(tokens, row, from) || isNamed(tokens, row, from)
      : (term & DOUBTFUL) === 0 && isNamed(tokens, row, from);
    if (!isOfSomebody) continue;
    rows.add(row);
    if (rows.size >= LEAST_ROWS) return true;
  }
  return false;
};
