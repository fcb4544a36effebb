import { wordSet } from '../tokens/characters.ts';
import { SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isDenial } from './denial.ts';
import { isInDeniedList, isNegativeFor } from './denied-list.ts';
import { endsWithLine, isAnswer } from './line-end.ts';
import { isAskedInVain, isKnown } from './questions.ts';

/** Before a word of medicine: said not to be so, or not of anybody. */
const NEGATION = wordSet(
  'no not nor without negative rule rules nie kein keine keinen geen sin sans pas non nunca nessun nessuna',
);

/** "I don't have asthma", "he isn't diabetic": the verb that says so is one word with its "not". */
const HAS_NOT = /(?:do|does|did)n['’]?t (?:have|suffer from)(?: an?| any)? $|(?:is|was|are|were)n['’]?t (?:an? )?$/i;

/** "It nearly gave me a heart attack", "my boss gives me a stroke": nobody had one. */
const AS_IF =
  /(?:nearly|almost|practically) (?:gave|give|giving|had|have|having)(?: me| us| him| her| them| my [a-z]{2,12})?(?: an?)? $|\bgiv(?:es?|ing) (?:me|us|you) an? $/i;

/** "I'm gonna have a heart attack": what people say so; who is going to have a colonoscopy will have one. */
const WILL_HAVE = /(?:would|['’]d|gonna|going to) have an? $/i;
const FIGURATIVE = /^(?:heart attack|stroke|coronary|aneurysm)$/i;
/** Signs of the longest of these. */
const LONGEST_BEFORE = 40;

/** Boxes of forms in front of what they ask: empty ("[ ]", "( )", "☐", "__") and ticked ("[x]", "(•)", "☒", "_x_"). */
const EMPTY_BEFORE = /(?:\[ {0,3}\]|\( {0,3}\)|[☐□]|(?:^|[ \t\n)|,])_{1,5}) {0,2}$/;
const TICKED_BEFORE = /(?:\[ ?[xX✓✔*•] ?\]|\( ?[xX✓✔*•●] ?\)|[☒✓✔☑◉⦿]|_{1,3}[xX✓✔]_{0,3}) {0,2}$/;
/** The same behind it. */
const EMPTY_BEHIND = /^ {0,3}(?:\[ {0,3}\]|\( {0,3}\)|[☐□])/;
const TICKED_BEHIND = /^ {0,3}(?:\[ ?[xX✓✔*•] ?\]|\( ?[xX✓✔*•●] ?\)|[☒☑◉⦿])/;
/** A line of a form whose last sign is a box: its boxes stand behind what they ask. */
const LAST_IS_BOX = /^[^\n]{0,160}?(?:[\])]|[☐□☒☑◉⦿])[ \t]{0,8}(?:\n|$)/;

/** Signs of the longest box, and of a line in which the last box is looked for. */
const BOX = 9;
const LINE = 160;

const behindText = ({ text, end }: Tokens, to: number, most: number): string =>
  text.slice(end[to - 1], (end[to - 1] ?? 0) + most);

const boxBehind = (tokens: Tokens, to: number, form: RegExp): boolean =>
  form.test(behindText(tokens, to, BOX)) && LAST_IS_BOX.test(behindText(tokens, to, LINE));

const boxBefore = ({ text, start }: Tokens, from: number, form: RegExp): boolean => {
  const at = start[from] ?? 0;
  return form.test(text.slice(Math.max(0, at - BOX), at));
};

/** "[ ] diabetes", "( ) Asthma" and "Diabetes [ ]" are boxes that are not ticked. */
export const isUnticked = (tokens: Tokens, from: number, to: number): boolean =>
  boxBehind(tokens, to, EMPTY_BEHIND) ||
  (boxBefore(tokens, from, EMPTY_BEFORE) && !boxBehind(tokens, to, TICKED_BEHIND));

/** "[x] anemia", "(•) Anemia" and "Anemia [x]" are boxes that are ticked. */
export const isTicked = (tokens: Tokens, from: number, to: number): boolean =>
  boxBefore(tokens, from, TICKED_BEFORE) || boxBehind(tokens, to, TICKED_BEHIND);

/** "Heart disease [ ]Y [x]N", "Asthma: No": a question of a form that was answered with no. */
const ANSWERED_NO =
  /^[^\n[☐?:.;]{0,16}\??[ \t]{0,8}(?:\[ ?\] ?(?:y|yes)[ \t]{1,4}\[[xX✓✔]\] ?(?:n|no)\b|(?:y|yes) ?\[ ?\][ \t]{1,4}(?:n|no) ?\[[xX✓✔]\]|☐ ?(?:y|yes)[ \t]{1,4}[☒☑] ?(?:n|no)\b|(?:[:?…]|\.{3,12}|_{2,12})[ \t]{0,4}(?:no|n|none|never)\b(?![ \t]{0,2}(?:\/|\[ ?\]|\( ?\)|☐|(?:longer|idea)\b)))/i;

/** Whether such an answer stands behind words: not to "Is your asthma better?", which asks something else. */
const isAnsweredNo = (text: string, first: number, behind: string): boolean =>
  ANSWERED_NO.test(behind) && !(QUESTION.test(behind) && isKnown(text, first));

const QUESTION = /^[^\n?]{0,16}\?/;

/** "Heart murmur N / Artificial joint Y / Diabetes N": an answer of one letter behind what a form asks. */
const LETTER_NO = /^[ \t]{0,3}(?:[-–:][ \t]{0,2}|\([ \t]?)?N\)?[ \t]{0,2}(?:[/|,;\n]|[ \t]{2}|$)/;
const LETTERS = /[ \t(:][YN]\)?[ \t]{0,2}(?=[/|,;]|[ \t]{2}|$)/g;
/** Such answers of a line that is made of them, at least. */
const LEAST_LETTERS = 2;

/** Whether a line of such answers has "N" behind words. */
const isLettered = (text: string, first: number, last: number): boolean => {
  if (!LETTER_NO.test(text.slice(last, last + MOST_BEHIND))) return false;
  const before = text.slice(Math.max(0, first - LINE), first);
  const behind = text.slice(last, last + LINE);
  const line = before.slice(before.lastIndexOf('\n') + 1) + (behind.split('\n', 1)[0] ?? '');
  return (line.match(LETTERS)?.length ?? 0) >= LEAST_LETTERS;
};

/** "HIV negative", "Hepatitis B surface antigen ..... NON-REACTIVE": a test that found nothing. */
const FOUND_NOTHING =
  /^(?:[ -](?:test|tests|testing|naat|tma|screen|screening|antibody|antibodies|antigen|ag|ab|ag\/ab|combo|rna|dna|pcr|culture|swab|titer|igg|igm|surface|1\/2)){0,5}(?:[ \t]{1,4}(?:date|done|placed|read|results?)\b:?[ \t\d/.-]{0,14}){0,3}[ \t]{0,4}(?:[:=-]|\.{2,40})?[ \t]{0,24}(?:was |is |were |came back )?(?:neg|negativ[aeo]?s?|n[ée]gati(?:f|ve)s?|non?[- ]?r[ée]acti(?:ve|v[ao]|f)s?|not detected|undetected)(?![\p{L}\d])/iu;

/** Signs in which an answer or a result stands behind what was asked. */
const MOST_BEHIND = 90;

/** Words in front of which nothing is denied any more. */
const MOST_BEFORE = 4;

/** Whether a box, an answer, a result or a way of speaking beside words says that nobody has what they say. */
const isSaidAway = (tokens: Tokens, from: number, to: number): boolean => {
  const { text, start, end } = tokens;
  const [first, last] = [start[from] ?? 0, end[to - 1] ?? 0];
  const behind = text.slice(last, last + MOST_BEHIND);
  if (isUnticked(tokens, from, to) || isAnsweredNo(text, first, behind) || FOUND_NOTHING.test(behind)) return true;
  if (isAskedInVain(text, first, last) || isLettered(text, first, last)) return true;
  const before = text.slice(Math.max(0, first - LONGEST_BEFORE), first);
  return (
    HAS_NOT.test(before) || AS_IF.test(before) || (FIGURATIVE.test(text.slice(first, last)) && WILL_HAVE.test(before))
  );
};

/** "No history of stroke" says that there was none. */
export const isDenied = (tokens: Tokens, from: number, to: number): boolean => {
  const { hash, gap, kind } = tokens;
  if (isSaidAway(tokens, from, to)) return true;
  for (let at = from - 1, words = 0; at >= 0 && words < MOST_BEFORE; at -= 1, words += 1) {
    // "No h/o stroke": shorthand is one word.
    if (hash[at - 1] === SLASH && gap[at] === GAP.none && gap[at - 1] === GAP.none) at -= 2;
    if (kind[at] === KIND.mark || endsWithLine(tokens, at)) break;
    if (isDenial(tokens, at) || isNegativeFor(tokens, at)) return true;
    if (NEGATION.has(hash[at] ?? 0)) return !isAnswer(tokens, at);
  }
  return isInDeniedList(tokens, from, to);
};
