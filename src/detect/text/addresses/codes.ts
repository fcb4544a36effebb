import { hashOf, wordSet } from '../tokens/characters.ts';
import { COLON, DOT, HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isJoint, lengthOf, REGION_CODES, wordOf } from './words.ts';

const BOX = hashOf('box');

/** Codes of digits: "62704", "62704-1234", "340 12", "560 001", "1015 CJ". */
const digitCode = (tokens: Tokens, from: number): number => {
  const { kind, gap } = tokens;
  const length = lengthOf(tokens, from);
  const next = from + 1;
  const second = kind[next] === KIND.digits && gap[next] === GAP.blank ? lengthOf(tokens, next) : 0;
  // Two groups, and no third as a telephone number has.
  if (length === 3 && (second === 2 || second === 3) && kind[from + 2] !== KIND.digits) return from + 2;
  // "31-147" in Poland, "100-0001" in Japan.
  const rest = isJoint(tokens, next, HYPHEN) && kind[from + 2] === KIND.digits ? lengthOf(tokens, from + 2) : 0;
  if ((length === 2 && rest === 3) || (length === 3 && rest === 4)) return from + 3;
  if (length < 4 || length > 6) return from;
  if (rest > 0) return from + 3;
  const letters = kind[next] === KIND.upper && gap[next] === GAP.blank ? wordOf(tokens, next) : '';
  return length === 4 && letters.length === 2 && !REGION_CODES.has(letters) ? from + 2 : next;
};

/** "D-10115", "LV-1050", "CH-8001". */
const prefixedCode = (tokens: Tokens, from: number): number => {
  if (lengthOf(tokens, from) > 3 || !isJoint(tokens, from + 1, HYPHEN) || tokens.kind[from + 2] !== KIND.digits)
    return from;
  const digits = lengthOf(tokens, from + 2);
  return digits >= 4 && digits <= 6 ? from + 3 : from;
};

/** Two halves of letters and digits: British, Canadian, Irish. */
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/^[A-Za-z]{1,2}\d[A-Za-z\d]?$/, /^\d[A-Za-z]{2}$/],
  [/^[A-Za-z]\d[A-Za-z]$/, /^\d[A-Za-z]\d$/],
  [/^[A-Z]\d\d$/, /^[A-Z\d]{4}$/],
];
const WHOLE = /^(?:[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}|[A-Z]\d[A-Z]\d[A-Z]\d|\d{4}[A-Z]{2})$/;

const letterCode = (tokens: Tokens, from: number): number => {
  const word = wordOf(tokens, from);
  const second = (tokens.gap[from + 1] ?? 0) <= GAP.blank ? wordOf(tokens, from + 1) : '';
  if (HALVES.some(([first, last]) => first.test(word) && last.test(second))) return from + 2;
  return WHOLE.test(word) ? from + 1 : from;
};

const CODE_WORDS = wordSet('cep cp zip pin pincode plz postcode');

/** The token behind a word that says that a code comes: "CEP 04948-020", "C.P. 03100", "PIN: 560001"; the same for none. */
const behindCodeWord = ({ hash, kind, gap }: Tokens, from: number): number => {
  const dotted = hash[from + 1] === DOT && hash[from + 3] === DOT && hash[from] === LETTER_C;
  if (!dotted && !CODE_WORDS.has(hash[from] ?? 0)) return from;
  const next = dotted ? from + 4 : from + 1;
  const behind = kind[next] === KIND.mark && (hash[next] === COLON || hash[next] === DOT) ? next + 1 : next;
  return (gap[behind] ?? 0) <= GAP.blank && kind[behind] === KIND.digits ? behind : from;
};
const LETTER_C = hashOf('c');

/** The token behind a postal code, or the same token where none stands there. */
export const codeAt = (tokens: Tokens, from: number): number => {
  const at = behindCodeWord(tokens, from);
  const next = bareCodeAt(tokens, at);
  return next > at ? next : from;
};

const bareCodeAt = (tokens: Tokens, from: number): number => {
  // "CMR 431 Box 1144": the number of a box is no code.
  if (from >= tokens.count || (tokens.hash[from - 1] === BOX && tokens.gap[from] === GAP.blank)) return from;
  const kind = tokens.kind[from];
  if (kind === KIND.digits) return digitCode(tokens, from);
  if (kind === KIND.upper) return prefixedCode(tokens, from);
  return kind === KIND.code ? letterCode(tokens, from) : from;
};
