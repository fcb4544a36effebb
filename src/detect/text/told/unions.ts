import { saysOfSomebody } from '../terms/said-of.ts';
import { hashOf, wordSet } from '../tokens/characters.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { Stretch } from './offences.ts';
import { toldSet } from './told-words.ts';

const MEMBER = toldSet('member');
const OF_UNION = toldSet('of_union');
const BETWEEN = wordSet('of the to in with by a an for della del de la der bei');
const LOCAL = hashOf('local');
const NUMBERS = wordSet('no number #');
const IN = hashOf('in');
const MOST_BETWEEN = 3;

/** "UFCW Local 7": the name of a union with its local. */
const withLocal = ({ hash, kind, gap }: Tokens, to: number): number => {
  if (hash[to] !== LOCAL || gap[to] !== GAP.blank) return to;
  let at = to + 1;
  while (at <= to + 3 && (NUMBERS.has(hash[at] ?? 0) || kind[at] === KIND.mark) && kind[at] !== KIND.digits) at += 1;
  return kind[at] === KIND.digits && (gap[at] ?? 0) <= GAP.blank ? at + 1 : to;
};

/** Whether a small word between says that somebody is in it. */
const isMemberBefore = (tokens: Tokens, from: number): boolean => {
  const { hash, kind } = tokens;
  for (let at = from - 1; at >= 0 && at >= from - 1 - MOST_BETWEEN; at -= 1) {
    if (kind[at] === KIND.mark) return false;
    if (MEMBER.has(hash[at] ?? 0)) return hash[at] !== IN || hash[from - 1] !== IN || kind[from] !== KIND.lower;
    if (!BETWEEN.has(hash[at] ?? 0)) return false;
  }
  return false;
};

/** A union as that of somebody: "a member of SEIU", "Teamsters steward", "in the UAW". */
export const unionOf = (tokens: Tokens, { from, to }: Stretch): Stretch | undefined => {
  if (!saysOfSomebody(tokens, from)) return undefined;
  const end = withLocal(tokens, to);
  const isMember =
    isMemberBefore(tokens, from) ||
    end > to ||
    (tokens.gap[to] === GAP.blank && OF_UNION.has(tokens.hash[to] ?? 0) && tokens.hash[to] !== LOCAL);
  return isMember ? { from, to: end } : undefined;
};
