import { isTicked } from '../terms/denied.ts';
import { hashOf, wordSet } from '../tokens/characters.ts';
import { COLON, DOT, SEMICOLON } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { toldSet } from './told-words.ts';

const DEGREE = toldSet('degree');
const CONVICTED = toldSet('convicted');
const JOINT = toldSet('joint');
const CLEARED = toldSet('cleared');
const CONVICTIONS = toldSet('convictions');
const WORKED_ON = toldSet('worked_on');
const ONLY_WITH_TIME = toldSet('only_with_time');
const SPANS = toldSet('spans');
const OF = wordSet('of by to with');
const TIME = wordSet('time years yrs months mos');
const FOR = hashOf('for');

const MOST_DEGREES = 4;
/** Tokens between what says that an offence was somebody's and the offence, at most. */
const MOST_BETWEEN = 7;
/** Tokens in front of it in which it may be said that it came to nothing. */
const MOST_CLEARED = 4;

/** What stands in the text: its first token, and the token behind. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const endsSentence = ({ kind, hash, gap }: Tokens, at: number): boolean =>
  (gap[at + 1] ?? 0) === GAP.paragraph ||
  (kind[at] === KIND.mark && gap[at + 1] !== GAP.none && (hash[at] === DOT || hash[at] === SEMICOLON));

/** The token that an offence begins at, with what describes it: "two counts of aggravated assault". */
const beginOf = ({ hash, gap, kind }: Tokens, from: number): number => {
  let at = from;
  for (let n = 0; n < MOST_DEGREES && at > 0; n += 1) {
    if ((gap[at] ?? 0) !== GAP.blank || kind[at - 1] === KIND.mark || !DEGREE.has(hash[at - 1] ?? 0)) break;
    at -= 1;
  }
  return at;
};

/** "Theft of services", "fraud by wire": one word more. */
const endOf = ({ hash, gap, kind }: Tokens, to: number): number =>
  gap[to] === GAP.blank && OF.has(hash[to] ?? 0) && gap[to + 1] === GAP.blank && kind[to + 1] === KIND.lower
    ? to + 2
    : to;

const MARKS = ',:&/-(';

const isJoint = ({ kind, hash }: Tokens, at: number): boolean =>
  kind[at] === KIND.mark ? MARKS.includes(String.fromCharCode(hash[at] ?? 0)) : JOINT.has(hash[at] ?? 0);

const isCleared = ({ hash }: Tokens, at: number): boolean => {
  for (let before = at - 1; before >= 0 && before >= at - MOST_CLEARED; before -= 1)
    if (CLEARED.has(hash[before] ?? 0)) return true;
  return false;
};

/** "Fraud monitoring", "sexual assault prevention": the offence is nobody's, but what somebody works on or pays for. */
const isWorkedOn = ({ hash, gap }: Tokens, to: number): boolean =>
  gap[to] === GAP.blank && WORKED_ON.has(hash[to] ?? 0);

const isSpan = ({ hash }: Tokens, from: number, to: number): boolean =>
  hash.subarray(from, to).some((word) => SPANS.has(word));

/** "Referred by probation / Drug of choice: heroin": the first token of the line, where an offence stands behind its label; 0 elsewhere. */
const fieldOf = ({ hash, kind, gap }: Tokens, from: number): number => {
  let labelled = false;
  for (let at = from - 1; at > 0 && at >= from - MOST_BETWEEN; at -= 1) {
    labelled ||= kind[at] === KIND.mark && hash[at] === COLON;
    if ((gap[at] ?? 0) >= GAP.newline) return labelled ? at : 0;
  }
  return 0;
};

/** Whether an offence is said to have been somebody's: "pleaded guilty Tuesday to theft", "six years for armed robbery". */
const isSomebodys = (tokens: Tokens, from: number): boolean => {
  const { hash, kind } = tokens;
  if (from === 0 || !isJoint(tokens, from - 1)) return false;
  const first = fieldOf(tokens, from);
  for (let at = from - 1; at >= first && at >= from - MOST_BETWEEN && !endsSentence(tokens, at); at -= 1) {
    if (CLEARED.has(hash[at] ?? 0)) return false;
    if (kind[at] === KIND.mark || !CONVICTED.has(hash[at] ?? 0)) continue;
    // "Two years of fraud prevention", "time to stop the theft": only "for" says that it was the sentence.
    if (TIME.has(hash[at] ?? 0) && hash[from - 1] !== FOR) continue;
    // "Served on the board for child abuse", "did research on domestic violence".
    if (ONLY_WITH_TIME.has(hash[at] ?? 0) && !isSpan(tokens, at, from)) continue;
    return !isCleared(tokens, at);
  }
  return false;
};

/** What a form has of penalties, where their boxes are ticked: "[ ] parole [x] probation". */
export const penaltiesOf = (tokens: Tokens, terms: readonly Stretch[]): readonly Stretch[] =>
  terms.filter(({ from, to }) => isTicked(tokens, from, to));

/** The offences of a window that are said to have been somebody's; those of a list behind the first as well. */
export const offencesOf = (tokens: Tokens, terms: readonly Stretch[]): readonly Stretch[] => {
  const found: Stretch[] = [];
  for (const { from: first, to: last } of terms) {
    if (isWorkedOn(tokens, last)) continue;
    const from = beginOf(tokens, first);
    const before = found.at(-1);
    const isListed = before !== undefined && from > before.to - 1 && from - before.to <= 3 && isJoint(tokens, from - 1);
    const to = endOf(tokens, last);
    const isNamed =
      tokens.gap[last] === GAP.blank && CONVICTIONS.has(tokens.hash[last] ?? 0) && !isCleared(tokens, from);
    if (isNamed) found.push({ from, to: last + 1 });
    else if (isListed || isSomebodys(tokens, from)) found.push({ from, to });
  }
  return found;
};
