import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { isCapital, isMark } from '../look.ts';

/** Numbers of a line of a table of teams, at least: played, won, drawn, lost, goals or points. */
const LEAST = 5;
const MOST_DIGITS = 3;

const numberAt = ({ text, start, end, kind, gap }: Tokens, at: number): number => {
  if (kind[at] !== KIND.digits || gap[at] !== GAP.blank) return -1;
  const length = (end[at] ?? 0) - (start[at] ?? 0);
  return length > MOST_DIGITS ? -1 : Number(text.slice(start[at], end[at]));
};

/** "Hansa Rostock 3 0 2 1 3 4 2": games won, drawn and lost that are all that were played. */
const isInStandings = (tokens: Tokens, next: number): boolean => {
  const [played, won, drawn, lost] = [0, 1, 2, 3].map((n) => numberAt(tokens, next + n));
  if (played === undefined || played < 1 || (won ?? -1) < 0 || (drawn ?? -1) < 0 || (lost ?? -1) < 0) return false;
  return played === (won ?? 0) + (drawn ?? 0) + (lost ?? 0) && numberAt(tokens, next + LEAST - 1) >= 0;
};

/** Tokens of one side's name, at most. */
const MOST = 6;

const GOALS = 20;
/** A longer number is none: "Ann Whitfield 4471". */
const isGoals = (number: number): boolean => number >= 0 && number < GOALS;

/** Where the name of a team that begins at a token ends with its goals; -1 where none does. */
const behindTeam = (tokens: Tokens, from: number): number => {
  const { kind, gap } = tokens;
  if (!isCapital(kind[from] ?? 0)) return -1;
  for (let at = from + 1; at <= from + MOST; at += 1) {
    if ((gap[at] ?? 2) > GAP.blank) return -1;
    if (kind[at] === KIND.digits) return isGoals(numberAt(tokens, at)) ? at + 1 : -1;
    if (kind[at] === KIND.mark && !isMark(tokens, at, ".'-")) return -1;
    if (kind[at] === KIND.lower && (tokens.end[at] ?? 0) - (tokens.start[at] ?? 0) > SHORT) return -1;
  }
  return -1;
};
const SHORT = 3;

const beginsLine = ({ gap }: Tokens, at: number): boolean => at === 0 || (gap[at] ?? 0) >= GAP.newline;

/** Where the line of a name begins, when little stands in front of it; -1 otherwise. */
const lineOf = (tokens: Tokens, first: number): number => {
  for (let at = first; at >= 0 && first - at <= 2 * MOST; at -= 1) if (beginsLine(tokens, at)) return at;
  return -1;
};

/** "Hansa Rostock 0 Hamburg 1": a line that is two names with their goals. */
const isInScore = (tokens: Tokens, first: number): boolean => {
  const line = lineOf(tokens, first);
  if (line < 0) return false;
  const second = behindTeam(tokens, line);
  const end = second < 0 || beginsLine(tokens, second) ? -1 : behindTeam(tokens, second);
  return end >= 0 && (end >= tokens.count || beginsLine(tokens, end));
};

/** Whether what stands around words on their line says that they are a team in a table or in a list of scores. */
export const isTeam = (tokens: Tokens, first: number, next: number): boolean =>
  tokens.kind[next] === KIND.digits &&
  tokens.gap[next] === GAP.blank &&
  (isInStandings(tokens, next) || isInScore(tokens, first));
