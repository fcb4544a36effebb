import { hashOf } from '../tokens/characters.ts';
import { COMMA } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { medicalContext } from './data-files.ts';

/** What is said of an illness behind a comma: "MDD, recurrent, severe", "contusion, initial encounter". */
const QUALIFIER = medicalContext('qualifier');
/** What stands behind it without a comma. */
const SIDE_BEHIND = medicalContext('side_behind');
/** Words in front of which what is said has ended. */
const GOES_ON = medicalContext('goes_on');

const [IN, REMISSION] = [hashOf('in'), hashOf('remission')];

const MOST_QUALIFIERS = 3;
const MOST_WORDS = 3;

/** Whether what is said of an illness has ended in front of a token. */
export const isEnd = ({ hash, gap, kind, count }: Tokens, at: number): boolean =>
  at >= count ||
  (gap[at] ?? 0) >= GAP.newline ||
  kind[at] === KIND.mark ||
  kind[at] === KIND.digits ||
  GOES_ON.has(hash[at] ?? 0);

/** The token behind a comma and the words behind it that qualify; the same token for none. */
const behindComma = (tokens: Tokens, to: number): number => {
  const { hash, gap } = tokens;
  if (hash[to] !== COMMA || gap[to] !== GAP.none) return to;
  let at = to + 1;
  while (at <= to + MOST_WORDS && gap[at] === GAP.blank && QUALIFIER.has(hash[at] ?? 0)) at += 1;
  if (hash[at] === IN && hash[at + 1] === REMISSION) at += 2;
  return at > to + 1 && isEnd(tokens, at) ? at : to;
};

/** The token behind what qualifies an illness: ", mild", ", recurrent, severe", "rechts"; the same token for none. */
export const behindQualifiers = (tokens: Tokens, to: number): number => {
  const { hash, gap } = tokens;
  let at = gap[to] === GAP.blank && SIDE_BEHIND.has(hash[to] ?? 0) ? to + 1 : to;
  for (let n = 0; n < MOST_QUALIFIERS; n += 1) {
    const next = behindComma(tokens, at);
    if (next === at) break;
    at = next;
  }
  return at;
};
