import type { ElementId } from '../../schema/vocabulary.ts';
import type { Detector } from '../data-files.ts';
import { isYears } from '../values/references.ts';
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

/** Signs that say that a value comes. */
const SEPARATORS: ReadonlySet<number> = new Set([...':='].map((sign) => sign.charCodeAt(0)));

/** Signs that end a question. */
const SEPARATES: ReadonlySet<number> = new Set([...':=?"'].map((sign) => sign.charCodeAt(0)));

const isQuestion = (text: string, end: number): boolean => /^[^\n.!]{0,60}\?/.test(text.slice(end, end + 64));

/** Tokens between a label and its value, at most. */
const MOST_FILLERS = 8;

/** Signs in front of a labelled value that are searched for context words. */
const REACH = 160;

const DOT = 46;
const OPEN = 40;
const SLASH = 47;
const COLON = 58;
const EQUALS = 61;
const QUOTE = 34;
const QUESTION = 63;

const isNear = (page: Page, { id }: Detector, at: number, end: number): boolean => {
  const flags = page.contextsOf.get(id);
  return flags !== undefined && hasContext(page, at, end, flags, REACH);
};

/** Elements whose value may be four digits that are also a year. */
const MAY_BE_YEAR: ReadonlySet<ElementId> = new Set([
  'ssn',
  'account_pin',
  'access_code',
  'card_security_code',
  'payment_card',
  'zip',
  'security_answer',
]);

/** Groups that may be left out at the end of a value. */
const MOST_DROPPED = 3;

const isValue = ({ validator }: Detector, text: string, at: number, end: number): boolean =>
  isWhole(text, at, end) && (validator === undefined || VALIDATORS[validator]?.(text.slice(at, end)) === true);

/** The end of the value at an offset; 0 where none stands there. Groups that belong to what follows are left out. */
const valueEnd = (detector: Detector, text: string, at: number): number => {
  detector.expression.lastIndex = at;
  const found = detector.expression.exec(text)?.[0];
  if (found === undefined || found === '') return 0;
  let end = at + found.length;
  for (let drop = 0; drop <= MOST_DROPPED; drop += 1) {
    if (isValue(detector, text, at, end)) return end;
    const cut = text.slice(at, end).lastIndexOf(' ');
    if (!detector.shorten || cut <= 0) return 0;
    end = at + cut;
  }
  return 0;
};

const valueAt = (page: Page, detector: Detector, at: number): Span | undefined => {
  const end = valueEnd(detector, page.text, at);
  if (end === 0 || (!MAY_BE_YEAR.has(detector.element) && isYears(page.text.slice(at, end)))) return undefined;
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

/** The head of a line in a chat, a dictation or a protocol: a time and who speaks. */
const SPEAKER =
  /[>\s]{0,4}(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?[\])]?[ -]{0,3})?(?:[\p{L}][\p{L}\p{N} .'-]{0,24}(?:\([^()\n]{1,24}\))?:|[QA]\.)[ ]{0,2}/uy;

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

export interface Step {
  readonly token: number;
  readonly separated: boolean;
}

/** Letters of a word up to which a dot may be that of an abbreviation: "no.", "Acct.". */
const SHORT = 4;

/** Whether a full stop ends a sentence. */
const isSentenceEnd = ({ kind, hash, gap, start, end }: Tokens, token: number): boolean => {
  if (hash[token] !== DOT || gap[token] !== GAP.none || gap[token + 1] === GAP.none) return false;
  const before = token - 1;
  return kind[before] === KIND.digits || (end[before] ?? 0) - (start[before] ?? 0) > SHORT;
};

/** The next step between a label and its value; undefined where what stands there is no filler. */
const nextStep = (tokens: Tokens, { token, separated }: Step): Step | undefined => {
  const { kind, hash, gap } = tokens;
  const sign = hash[token] ?? 0;
  if (kind[token] === KIND.mark) {
    if (sign > 127 || SIGNS[sign] !== 1 || isSentenceEnd(tokens, token)) return undefined;
    // "my password (hunter22)" names it, "password(x)" calls a function.
    const opens = sign === OPEN && gap[token] === GAP.blank;
    return { token: token + 1, separated: separated || opens || SEPARATORS.has(sign) };
  }
  return FILLERS.has(sign) ? { token: token + 1, separated: separated || IS.has(sign) } : undefined;
};

/** The first detector's value at a step behind a label. */
export const firstAt = (page: Page, detectors: readonly Detector[], { token, separated }: Step): Span | undefined => {
  const at = page.tokens.start[token] ?? 0;
  for (const detector of detectors) {
    if (detector.separator && !separated) continue;
    const span = valueAt(page, detector, at) ?? (separated ? unclearAt(page.text, detector, at) : undefined);
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

interface Found {
  readonly span: Span;
  readonly token: number;
}

/** The value right behind a label, over small words and signs. */
const nearValue = (page: Page, { from, to, detectors }: FoundLabel): Found | undefined => {
  const { tokens } = page;
  let lines = 0;
  let step: Step = { token: to, separated: false };
  for (let n = 0; n < MOST_FILLERS && step.token < tokens.count; n += 1) {
    if ((tokens.gap[step.token] ?? 0) >= GAP.newline) {
      lines += 1;
      const token = lines > 1 ? -1 : overLine(tokens, from, step.token, step.separated);
      if (token < 0) return undefined;
      step = { ...step, token };
    }
    const span = firstAt(page, detectors, step);
    if (span) return { span, token: step.token };
    const next = nextStep(tokens, step);
    if (!next) return undefined;
    step = next;
  }
  return undefined;
};

const isLineEnd = ({ gap }: Tokens, token: number): boolean => (gap[token] ?? 0) >= GAP.newline;

/** Tokens of a sentence or an answer in which a value is looked for. */
const MOST_FAR = 14;

/** Whether a full stop, a semicolon or a line end closes what a label says. */
const ends = (tokens: Tokens, token: number): boolean =>
  isLineEnd(tokens, token) || tokens.hash[token] === SEMICOLON || isSentenceEnd(tokens, token);

/** The first value of one of the detectors among the tokens from one on, up to the end of their sentence or line. */
const valueAmong = (
  page: Page,
  detectors: readonly Detector[],
  first: number,
  isEnd: (tokens: Tokens, token: number) => boolean,
): Found | undefined => {
  const { tokens } = page;
  const last = Math.min(tokens.count, first + MOST_FAR);
  for (let token = first; token < last; token += 1) {
    if (token > first && isEnd(tokens, token)) return undefined;
    const joined = tokens.gap[token] === GAP.none && tokens.kind[token - 1] !== KIND.mark;
    if (joined || tokens.kind[token] === KIND.mark || (isEnd === ends && tokens.kind[token] === KIND.lower)) continue;
    const span = firstAt(page, detectors, { token, separated: false });
    if (span) return { span, token };
  }
  return undefined;
};

/** "The Social Security number you gave for Mrs. Broadnax (...)": a value further on in the sentence. */
const farValue = (page: Page, { to, detectors }: FoundLabel): Found | undefined => {
  const far = detectors.filter((detector) => detector.far === true);
  return far.length > 0 ? valueAmong(page, far, to, ends) : undefined;
};

/** Tokens of a question behind its label. */
const MOST_ASKED = 24;
const MOST_UNASKED = 5;

/** "And the account number? / CALLER: It is ...": a value in the answer of the next who speaks. */
const answeredValue = (page: Page, { to, detectors }: FoundLabel): Found | undefined => {
  const { tokens } = page;
  let asked = false;
  let line = to;
  while (line < tokens.count && line - to < MOST_ASKED && !isLineEnd(tokens, line)) {
    asked ||= tokens.hash[line] === QUESTION;
    line += 1;
  }
  if (!isLineEnd(tokens, line) || line >= tokens.count || (!asked && line - to > MOST_UNASKED)) return undefined;
  const answer = behindSpeaker(tokens, line);
  if (answer === line) return undefined;
  const separate = detectors.filter(({ separator }) => separator === true);
  const span = separate.length > 0 ? firstAt(page, separate, { token: answer, separated: true }) : undefined;
  return span ? { span, token: answer } : valueAmong(page, detectors, answer, isLineEnd);
};

/** Tokens between a label and the end of the question behind it. */
const MOST_QUESTION = 24;

const ANSWER: ReadonlySet<number> = new Set(['answer', 'answered', 'a', 'ans'].map(hashOf));

/** The token behind signs, a speaker and the word "answer" from a token on. */
const behindOpening = (tokens: Tokens, from: number): number => {
  const { hash, kind, count } = tokens;
  let at = from;
  for (let n = 0; n < MOST_FILLERS && at < count; n += 1) {
    if (isLineEnd(tokens, at)) at = behindSpeaker(tokens, at);
    const opens = kind[at] === KIND.mark && (hash[at] ?? 0) < 128 && SIGNS[hash[at] ?? 0] === 1;
    if (!opens && !ANSWER.has(hash[at] ?? 0)) return at;
    at += 1;
  }
  return -1;
};

/** What is answered to a question: a few words, where the label alone leaves the question open: "(first pet): Rex". */
const questionedValue = (page: Page, { to, detectors }: FoundLabel): Found | undefined => {
  const { tokens, text } = page;
  const open = detectors.filter(({ question }) => question === true);
  const last = open.length > 0 ? Math.min(tokens.count, to + MOST_QUESTION) : to;
  for (let sign = to; sign < last; sign += 1) {
    if (tokens.kind[sign] !== KIND.mark || !SEPARATES.has(tokens.hash[sign] ?? 0)) continue;
    const token = behindOpening(tokens, sign + 1);
    const span = token < 0 ? undefined : firstAt(page, open, { token, separated: true });
    if (span && !isQuestion(text, span.end)) return { span, token };
  }
  return undefined;
};

/** The first value behind a label that one of its detectors accepts. */
const emitBehind = (page: Page, label: FoundLabel): void => {
  const found =
    questionedValue(page, label) ?? nearValue(page, label) ?? answeredValue(page, label) ?? farValue(page, label);
  if (!found) return;
  emitAt(page, found.token, found.span);
  emitList(page, label.detectors, found.span, found.token);
  // "Born in Jalandhar on 11 February 1989" says two things.
  const others = label.detectors.filter(({ element }) => element !== found.span.element);
  const second = others.length > 0 ? farValue(page, { ...label, detectors: others }) : undefined;
  if (second && second.span.start >= found.span.end) emitAt(page, second.token, second.span);
};

/** The words of "DB_PASSWORD" and "clientSecret". */
const WORDS_OF_NAME = /[A-Z]?[a-z0-9]+|[A-Z0-9]+/g;

/** Detectors of a label whose words are all of a list. */
const detectorsOf = ({ phrasesOf }: Page, [first = 0, ...rest]: readonly number[]): readonly Detector[] =>
  phrasesOf(first).find(
    (phrase) => phrase.rest.length === rest.length && phrase.rest.every((hash, n) => hash === rest[n]),
  )?.detectors ?? [];

/** Label words in a name of a program: the detectors of "password" for "DB_PASSWORD", and of "pass" for "pass_md5". */
export const settingDetectors = (page: Page, token: number, atEnd: boolean): readonly Detector[] => {
  const { text, tokens } = page;
  const words = text.slice(tokens.start[token], tokens.end[token]).match(WORDS_OF_NAME) ?? [];
  const hashes = words.map(hashOf);
  for (let to = hashes.length; to > (atEnd ? hashes.length - 1 : 0); to -= 1) {
    for (let from = 0; from < to; from += 1) {
      const detectors = detectorsOf(page, hashes.slice(from, to));
      if (detectors.length > 0) return detectors;
    }
  }
  return [];
};

/** Whether an equals sign or a colon stands behind a token, or behind the quote that closes it. */
const isSet = ({ kind, hash, gap }: Tokens, token: number): boolean => {
  const sign = hash[token + 1] === QUOTE && gap[token + 1] === GAP.none ? token + 2 : token + 1;
  return kind[sign] === KIND.mark && (hash[sign] === COLON || hash[sign] === EQUALS) && (gap[sign] ?? 0) <= GAP.blank;
};

/** Values of settings: "DB_PASSWORD=...", "clientSecret": "...". */
const findSettings = (page: Page): void => {
  const { tokens } = page;
  for (const [list, sort] of [
    [tokens.numbers, KIND.code],
    [tokens.capitals, KIND.mixed],
  ] as const) {
    for (let n = 0; n < list.count; n += 1) {
      const token = list.items[n] ?? 0;
      if (tokens.kind[token] !== sort || tokens.taken[token] === 1 || !isSet(tokens, token)) continue;
      const detectors = settingDetectors(page, token, true).filter(({ separator }) => separator === true);
      const found = detectors.length > 0 ? nearValue(page, { from: token, to: token + 1, detectors }) : undefined;
      if (found) emitAt(page, found.token, found.span);
    }
  }
};

const JOINTS: ReadonlySet<number> = new Set([...'.-\\/'].map((sign) => sign.charCodeAt(0)));

/** "zip_iterator.ipp", "krb5-user", "--firewall-policy": one word that is the end of a name of a file or a program. */
const isEndOfName = ({ kind, hash, gap }: Tokens, { from, to }: FoundLabel): boolean => {
  if (to !== from + 1 || from < 2 || gap[from] !== GAP.none || kind[from - 1] !== KIND.mark) return false;
  const sign = hash[from - 1] ?? 0;
  if (!JOINTS.has(sign) || gap[from - 1] !== GAP.none || kind[from - 2] === KIND.mark) return false;
  // "Name/DOB:" are two labels, "third_party/nss/" is a path.
  return sign !== SLASH || (hash[to] === SLASH && gap[to] === GAP.none);
};

/** Values that stand behind one of their labels; the headers of tables have theirs below. */
export const findLabelled = (page: Page, headers: ReadonlySet<FoundLabel>): void => {
  for (const label of page.labels) if (!headers.has(label) && !isEndOfName(page.tokens, label)) emitBehind(page, label);
  findSettings(page);
};
