import { wordSet } from '../tokens/characters.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

/** Before a word of medicine: said not to be so, or not of anybody. */
const NEGATION = wordSet(
  'no not denies denied deny without negative rule rules r/o nie kein keine sin niega sans pas non',
);

/** The brackets of a box. */
const OPEN = 91;
const CLOSE = 93;

/** "[ ] diabetes" is a box that is not ticked. */
const isUnticked = ({ hash }: Tokens, from: number): boolean => hash[from - 1] === CLOSE && hash[from - 2] === OPEN;

const TICKS = wordSet('x X ✓ ✔ ☒');

/** "[x] anemia" is a box that is ticked. */
export const isTicked = ({ hash, kind }: Tokens, from: number): boolean =>
  (hash[from - 1] === CLOSE && hash[from - 3] === OPEN && TICKS.has(hash[from - 2] ?? 0)) ||
  (kind[from - 1] === KIND.mark && TICKED.has(hash[from - 1] ?? 0));

const TICKED: ReadonlySet<number> = new Set([...'☒✓✔☑'].map((sign) => sign.charCodeAt(0)));

/** "Heart disease [ ]Y [x]N", "Asthma: No": a question of a form that was answered with no. */
const ANSWERED_NO =
  /^[^\n[☐?]{0,16}\??[ \t]{0,8}(?:\[ ?\] ?(?:y|yes)[ \t]{1,4}\[[xX✓✔]\] ?(?:n|no)\b|(?:y|yes) ?\[ ?\][ \t]{1,4}(?:n|no) ?\[[xX✓✔]\]|☐ ?(?:y|yes)[ \t]{1,4}[☒☑] ?(?:n|no)\b|(?:[:?…]|\.{3,12}|_{2,12})[ \t]{0,4}(?:no|n|none|never)\b(?![ \t]{0,2}\/))/i;

/** "No history of stroke" says that there was none. */
export const isDenied = (tokens: Tokens, from: number, to: number): boolean => {
  const { hash, gap, kind, text, end } = tokens;
  if (isUnticked(tokens, from) || ANSWERED_NO.test(text.slice(end[to - 1], (end[to - 1] ?? 0) + 60))) return true;
  for (let at = from - 1; at >= 0 && at >= from - 4; at -= 1) {
    if (kind[at] === KIND.mark || (gap[at + 1] ?? 0) > GAP.newline) return false;
    if (NEGATION.has(hash[at] ?? 0)) return true;
  }
  return false;
};
