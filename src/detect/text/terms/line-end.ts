import { COLON, COMMA } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { medicalContext } from './data-files.ts';
import { isDenial } from './denial.ts';

const OR = medicalContext('or');
const AND = medicalContext('and');
const OPEN_NEGATION = medicalContext('open_negation');
const OPEN = medicalContext('open');
const OPENED_BY = medicalContext('opened_by');

/** Signs of the shortest line that was broken because it was full. */
const FULL_LINE = 50;

/** Whether a token is the first of its line. */
const isFirst = ({ gap }: Tokens, at: number): boolean => at === 0 || (gap[at] ?? 0) >= GAP.newline;

/** Whether more than one blank, or none, stands in front of a token, as where a column begins. */
const isApart = ({ start, end }: Tokens, at: number): boolean => (start[at] ?? 0) - (end[at - 1] ?? 0) !== 1;

/** "Smoker: no", "Smoker? no", "Smoker no", "Smoker     no", "no": whether a negation at the end of its line answers what stands before it. */
const answersLine = (tokens: Tokens, at: number): boolean => {
  const { hash, kind } = tokens;
  if (isFirst(tokens, at) || isApart(tokens, at)) return true;
  if (kind[at - 1] === KIND.mark) return hash[at - 1] !== COMMA;
  return isFirst(tokens, at - 1) && kind[at - 1] !== KIND.lower;
};

/** The "no" of "Diabetes: no     Eczema: mild" answers what stands before it. */
export const isAnswer = (tokens: Tokens, at: number): boolean => {
  const { hash, gap, start, end } = tokens;
  if ((gap[at + 1] ?? 0) === GAP.newline) return answersLine(tokens, at);
  return hash[at - 1] === COLON && ((gap[at + 1] ?? 0) > GAP.newline || (start[at + 1] ?? 0) - (end[at] ?? 0) > 1);
};

/** "She has no / asthma", "denies any history of / asthma", "no evidence / of pneumonia": whether what the last token of a line begins is said in the next. */
const isOpen = (tokens: Tokens, at: number): boolean => {
  const { hash, kind } = tokens;
  const own = hash[at] ?? 0;
  if (OPEN.has(own) || (kind[at + 1] === KIND.lower && OPENED_BY.has(hash[at + 1] ?? 0))) return true;
  return isDenial(tokens, at) || (OPEN_NEGATION.has(own) && !isAnswer(tokens, at));
};

/** Whether what is denied ends with the line of a token: nothing is open, no comma goes on, and the line was not full or the next one begins with a capital. */
export const endsWithLine = (tokens: Tokens, at: number): boolean => {
  const { hash, gap, kind, text, end } = tokens;
  const next = gap[at + 1] ?? 0;
  if (next !== GAP.newline || hash[at] === COMMA || OR.has(hash[at] ?? 0) || AND.has(hash[at] ?? 0))
    return next > GAP.newline;
  if (isOpen(tokens, at)) return false;
  const isFull = !text.slice(Math.max(0, (end[at] ?? 0) - FULL_LINE), end[at]).includes('\n');
  return !isFull || kind[at + 1] === KIND.capital || kind[at + 1] === KIND.upper;
};
