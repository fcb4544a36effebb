import type { Detector } from '../data-files.ts';
import { VALIDATORS } from '../values/validators.ts';
import { hashOf } from './characters.ts';
import { emitAt, type FoundLabel, hasContext, type Page } from './page.ts';
import type { Span } from './span.ts';
import { GAP, KIND, type Tokens } from './tokens.ts';
import { unclearAt } from './unclear.ts';
import { isWhole } from './whole.ts';

/** Words that stand between a label and its value: "number is", "on file", "del cliente es". */
const FILLERS: ReadonlySet<number> = new Set(
  'number numbers num no nr nbr code id is was are be as of the a my his her your our their its for on in file record still now current currently listed provided given same reads ending shown below above following with por para del de la el su mi es son era numero num nro ist lautet nummer est sont numero della e il suo o que card value please should changed updated says would and entered used called set to last new old issued him he she it its we you yes sure ok okay phone device line customer account holder patient member client person borrower applicant employee digits last four 4 right back again here this that actually so we have has had i got gave see show no le les un une der die das mein meine ihre ihr votre mon sa ma es'
    .split(' ')
    .map(hashOf),
);

/** Words after which a value counts that needs a sign of separation. */
const IS: ReadonlySet<number> = new Set('is was es ist est reads lautet are'.split(' ').map(hashOf));

const SIGNS = new Uint8Array(128);
for (const sign of ':=#-.,()"\'*|>[]_/`?') SIGNS[sign.charCodeAt(0)] = 1;

/** Tokens between a label and its value, at most. */
const MOST_FILLERS = 8;

/** Signs in front of a labelled value that are searched for context words. */
const REACH = 160;

const COLON = 58;
const EQUALS = 61;
const QUESTION = 63;

const isNear = (page: Page, { id }: Detector, at: number, end: number): boolean => {
  const flags = page.contextsOf.get(id);
  return flags !== undefined && hasContext(page, at, end, flags, REACH);
};

const valueAt = (page: Page, detector: Detector, at: number): Span | undefined => {
  const { text } = page;
  detector.expression.lastIndex = at;
  const found = detector.expression.exec(text);
  if (!found) return undefined;
  const end = at + found[0].length;
  if (!isWhole(text, at, end)) return undefined;
  if (detector.validator && !VALIDATORS[detector.validator]?.(found[0])) return undefined;
  if (detector.needsContext && !isNear(page, detector, at, end)) return undefined;
  const why = [detector.id, detector.validator, 'label'].filter(Boolean).join(', ');
  const { element, score: confidence, state = 'clear', id } = detector;
  return { element, start: at, end, confidence, state, detector: id, why };
};

/** Whether a label stands where a value is asked for: at the start of a line or behind a sign. */
const asksForValue = ({ gap, kind, count }: Tokens, from: number, to: number): boolean =>
  to < count && (gap[from] ?? 0) >= GAP.newline && (gap[to] ?? 0) >= GAP.newline && kind[to] !== KIND.mark;

/** Columns from which a line may be broken between a label and its value. */
const WRAPPED = 50;

/** The head of a line in a chat or a dictation: a time and who speaks. */
const SPEAKER =
  /[>\s]{0,4}(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?[\])]?[ -]{0,3})?(?:[\p{L}][\p{L}\p{N} .'-]{0,24}:)[ ]{0,2}/uy;

/** The token behind the head of a line, or the same token. */
const behindSpeaker = ({ text, start, count }: Tokens, token: number): number => {
  SPEAKER.lastIndex = start[token] ?? 0;
  const head = SPEAKER.exec(text)?.[0];
  if (head === undefined) return token;
  const end = (start[token] ?? 0) + head.length;
  let at = token;
  while (at < count && at < token + 12 && (start[at] ?? 0) < end) at += 1;
  return at;
};

/** Where the search goes on over a line end: the next token, one behind a speaker, or -1 where it ends. */
const overLine = (tokens: Tokens, from: number, token: number, separated: boolean): number => {
  const { gap, start, text, hash } = tokens;
  if (gap[token] === GAP.paragraph && !separated) return -1;
  const before = start[token - 1] ?? 0;
  const wrapped = before - text.lastIndexOf('\n', before) - 1 >= WRAPPED;
  if (separated || wrapped || asksForValue(tokens, from, token)) return token;
  // A question, or a line of dialogue that ends in the label, is answered on the next line.
  const answer = behindSpeaker(tokens, token);
  return answer > token || hash[token - 1] === QUESTION ? answer : -1;
};

interface Step {
  readonly token: number;
  readonly separated: boolean;
}

/** The next step between a label and its value; undefined where what stands there is no filler. */
const nextStep = ({ kind, hash }: Tokens, { token, separated }: Step): Step | undefined => {
  const sign = hash[token] ?? 0;
  if (kind[token] === KIND.mark) {
    if (sign > 127 || SIGNS[sign] !== 1) return undefined;
    return { token: token + 1, separated: separated || sign === COLON || sign === EQUALS };
  }
  return FILLERS.has(sign) ? { token: token + 1, separated: separated || IS.has(sign) } : undefined;
};

const firstAt = (page: Page, detectors: readonly Detector[], { token, separated }: Step): Span | undefined => {
  const at = page.tokens.start[token] ?? 0;
  for (const detector of detectors) {
    if (detector.separator && !separated) continue;
    const span = valueAt(page, detector, at) ?? unclearAt(page.text, detector, at);
    if (span) return span;
  }
  return undefined;
};

const AND: ReadonlySet<number> = new Set(['and', 'y', 'und', 'et', 'e'].map(hashOf));
const COMMA = 44;
const SEMICOLON = 59;

/** The token behind a comma or "and" at a token; the same token where neither stands there. */
const behindJoint = ({ kind, hash }: Tokens, token: number): number => {
  const sign = hash[token] ?? 0;
  const comma = kind[token] === KIND.mark && (sign === COMMA || sign === SEMICOLON);
  const next = comma ? token + 1 : token;
  return AND.has(hash[next] ?? 0) ? next + 1 : next;
};

const MOST_LISTED = 30;

/** Further values of a list behind the first: "metformin 500 mg, lisinopril 10 mg and insulin". */
const emitList = (page: Page, detectors: readonly Detector[], first: Span, token: number): void => {
  const { tokens } = page;
  const lists = detectors.filter(({ list, id }) => list === true && id === first.detector);
  let at = token;
  let end = first.end;
  for (let n = 0; n < MOST_LISTED && lists.length > 0; n += 1) {
    while (at < tokens.count && (tokens.start[at] ?? 0) < end) at += 1;
    const next = behindJoint(tokens, at);
    if (next === at || (tokens.gap[next] ?? 0) > GAP.newline) return;
    const span = firstAt(page, lists, { token: next, separated: true });
    if (!span) return;
    emitAt(page, next, span);
    at = next;
    end = span.end;
  }
};

/** The first value behind a label that one of its detectors accepts. */
const emitBehind = (page: Page, { from, to, detectors }: FoundLabel): void => {
  const { tokens } = page;
  let lines = 0;
  let step: Step = { token: to, separated: false };
  for (let n = 0; n < MOST_FILLERS && step.token < tokens.count; n += 1) {
    if ((tokens.gap[step.token] ?? 0) >= GAP.newline) {
      lines += 1;
      const token = lines > 1 ? -1 : overLine(tokens, from, step.token, step.separated);
      if (token < 0) return;
      step = { ...step, token };
    }
    const span = firstAt(page, detectors, step);
    if (span) {
      emitAt(page, step.token, span);
      emitList(page, detectors, span, step.token);
      return;
    }
    const next = nextStep(tokens, step);
    if (!next) return;
    step = next;
  }
};

/** Values that stand behind one of their labels. */
export const findLabelled = (page: Page): void => {
  for (const label of page.labels) emitBehind(page, label);
};
