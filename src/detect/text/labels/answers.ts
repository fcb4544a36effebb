import type { FoundLabel, Page } from '../page.ts';
import { type HashSet, hashOf, hashSet, unitSet, wordSet } from '../tokens/characters.ts';
import { OPEN } from '../tokens/signs.ts';
import { GAP, KIND, nextOf, type Tokens } from '../tokens/tokens.ts';
import { isAnsweredLine } from './answered-line.ts';
import type { Candidates } from './label-plan.ts';
import { type Found, isLineEnd, valueAmong } from './label-search.ts';
import { firstAt, isSentenceEnd, OPENING_SIGNS } from './label-value.ts';
import { behindSpeaker } from './speakers.ts';

/** Signs that end a question. */
const SEPARATES: HashSet = unitSet([...':=?"'].map((sign) => sign.charCodeAt(0)));

/** Whether a question goes on behind an offset, or its answer is announced there. */
const isQuestion = (text: string, end: number): boolean =>
  /^[^\n.!]{0,60}\?|^ {0,2}(?:=|[-=]{1,2}>|→) ?\S|^["”’]?\) (?:is|was) |^[.;,]? {1,3}(?:answer|ans|a|antwort|respuesta|réponse|resposta|risposta) ?[:=]/i.test(
    text.slice(end, end + 64),
  );

/** Tokens between a question and its answer, at most. */
const MOST_FILLERS = 8;

/** Tokens of a question behind its label. */
export const MOST_ASKED = 24;
const MOST_UNASKED = 5;

/** The line end `near` behind a label where the label ends or begins a question, or the line ends soon; -1 for none. */
const questionEnd = (tokens: Tokens, from: number, near: number): number => {
  if (near <= from + MOST_UNASKED) return near;
  const question = nextOf(tokens.questions, from);
  return question < near && near <= from + MOST_ASKED ? near : -1;
};

/** "And the account number? / CALLER: It is ...": a value in the answer of the next who speaks. `near` is the next line. */
export const answeredValue = (page: Page, { from, to, plan }: FoundLabel, near: number): Found | undefined => {
  const { tokens } = page;
  const line = questionEnd(tokens, to, near);
  if (line < 0 || line >= tokens.count) return undefined;
  const answer = behindSpeaker(tokens, line);
  if (answer === line || isAnsweredLine(page, from, line)) return undefined;
  const { separate, all } = plan();
  const span = separate.detectors.length > 0 ? firstAt(page, separate, answer, true) : undefined;
  return span ? { span, token: answer } : valueAmong(page, all, answer, isLineEnd);
};

/** Tokens between a label and the end of the question behind it. */
const MOST_QUESTION = 24;

const ANSWER: HashSet = wordSet(
  'answer answered a ans a1 a2 a3 a4 a5 ans1 ans2 ans3 r1 r2 r3 respuesta resposta réponse uh um uhm oh hmm er ah',
);

const WAS: HashSet = hashSet(['is', 'was', 'es', 'est', 'ist', 'era'].map(hashOf));

/** The token behind signs, a speaker and the word "answer" from a token on. */
const behindOpening = (tokens: Tokens, from: number): number => {
  const { hash, kind, count } = tokens;
  let at = from;
  for (let n = 0; n < MOST_FILLERS && at < count; n += 1) {
    if (isLineEnd(tokens, at)) at = behindSpeaker(tokens, at);
    const opens = kind[at] === KIND.mark && (hash[at] ?? 0) < 128 && OPENING_SIGNS[hash[at] ?? 0] === 1;
    if (!opens && !ANSWER.has(hash[at] ?? 0) && !WAS.has(hash[at] ?? 0)) return at;
    at += 1;
  }
  return -1;
};

const DASHES: HashSet = unitSet([0x2d, 0x2013, 0x2014]);

/** "The name of my school - Irvington": a dash between blanks. */
const isDash = ({ hash, gap }: Tokens, sign: number): boolean =>
  DASHES.has(hash[sign] ?? 0) && gap[sign] === GAP.blank && gap[sign + 1] === GAP.blank;

const QUOTES: HashSet = unitSet([0x22, 0x201c, 0x201d]);

/** The last token of a quoted question that "was" follows: security answer for "first car" was ...; else the token itself. */
const behindQuoted = ({ hash, count }: Tokens, sign: number): number => {
  if (!QUOTES.has(hash[sign] ?? 0)) return sign;
  for (let at = sign + 1; at < count && at < sign + MOST_FILLERS; at += 1)
    if (QUOTES.has(hash[at] ?? 0)) return WAS.has(hash[at + 1] ?? 0) ? at + 1 : sign;
  return sign;
};

/** "Security question: name of first pet. Answer: Rex": behind the full stop. */
const announcedValue = (page: Page, open: Candidates, from: number): Found | undefined => {
  const token = ANSWER.has(page.tokens.hash[from] ?? 0) ? behindOpening(page.tokens, from) : -1;
  const span = token < 0 ? undefined : firstAt(page, open, token, true);
  return span && { span, token };
};

/** "Secret question is his first car (Chevy Nova)": what brackets alone hold behind a question is its answer. */
const bracketedValue = (page: Page, open: Candidates, from: number, sign: number): Found | undefined => {
  const { hash, kind, gap } = page.tokens;
  if (hash[sign] !== OPEN || sign < from + LEAST_QUESTION || gap[sign] !== GAP.blank || kind[sign + 1] === KIND.lower)
    return undefined;
  const span = firstAt(page, open, sign + 1, true);
  return span && page.text[span.end] === ')' ? { span, token: sign + 1 } : undefined;
};

/** Words of a question in front of its answer in brackets, at least. */
const LEAST_QUESTION = 2;

/** What is answered to a question: a few words, where the label alone leaves the question open: "(first pet): Rex". */
export const questionedValue = (page: Page, { to, plan }: FoundLabel): Found | undefined => {
  const { tokens, text } = page;
  const { open } = plan();
  const last = open.detectors.length > 0 ? Math.min(tokens.count, to + MOST_QUESTION) : to;
  for (let sign = to; sign < last; sign += 1) {
    if (tokens.kind[sign] !== KIND.mark) continue;
    if (isSentenceEnd(tokens, sign)) return announcedValue(page, open, sign + 1);
    const bracketed = bracketedValue(page, open, to, sign);
    if (bracketed) return bracketed;
    if (!SEPARATES.has(tokens.hash[sign] ?? 0) && !isDash(tokens, sign)) continue;
    const token = behindOpening(tokens, behindQuoted(tokens, sign) + 1);
    const span = token < 0 ? undefined : firstAt(page, open, token, true);
    if (span && !isQuestion(text, span.end)) return { span, token };
  }
  return undefined;
};
