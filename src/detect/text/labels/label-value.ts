import type { ElementId } from '../../../schema/vocabulary.ts';
import type { Detector } from '../../data-files.ts';
import { hasCheckDigits } from '../../values/national-ids.ts';
import { isPhoneForm, isTollFree, isYears } from '../../values/references.ts';
import { VALIDATORS } from '../../values/validators.ts';
import { contextDistance, hasContext, type Page } from '../page.ts';
import { bitOf, possibleFrom } from '../patterns/automaton.ts';
import type { Expression } from '../patterns/linear-expression.ts';
import type { Span } from '../spans/span.ts';
import { type HashSet, hashOf, hashSet, unitSet, wordSet } from '../tokens/characters.ts';
import { DOT, OPEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import type { Candidates } from './label-plan.ts';
import { mayBeSpelled, spelledAt } from './spelled.ts';
import { HIDDEN_FORMS, unclearAt } from './unclear.ts';

/** Words that stand between a label and its value: "number is", "on file", "del cliente es". */
const FILLERS: HashSet = hashSet(
  'number numbers num núm no n nº º nos nr nbr code id is was are be as of the a my his her your our their its for on in file record still now current currently listed provided given same reads ending shown below above following with por para del de la el su mi es son era numero num nro ist lautet nummer est sont numero della e il suo o que card value please should changed updated says would and entered used called set to last new old issued him he she it its we you yes sure ok okay phone device line customer account holder patient member client person borrower applicant employee digits last four 4 right back again here this that actually so we have has had i got gave see show no le les un une der die das mein meine ihre ihr votre mon sa ma es s me which numbered numbers social security ssn reference whose called there also s hers mine yours theirs assigned than let um uh respuesta réponse risposta resposta antwort liegt uns vor before after bekannt hinterlegt acct by ans answer'
    .split(' ')
    .map(hashOf),
);

/** Words after which a value counts that needs a sign of separation. */
const IS: HashSet = hashSet('is was es ist est reads lautet are'.split(' ').map(hashOf));

/** Signs that may stand between a label or a question and its value. */
export const OPENING_SIGNS = new Uint8Array(128);
for (const sign of ':=#-.,()"\'*|>[]_/`?') OPENING_SIGNS[sign.charCodeAt(0)] = 1;

/** The signs of "n°", "nº" and "№". */
const NUMBER_SIGNS: HashSet = unitSet([0xb0, 0xba, 0x2116]);

/** Signs that say that a value comes. */
const SEPARATORS: HashSet = unitSet([...':='].map((sign) => sign.charCodeAt(0)));

/** Signs in front of a labelled value that are searched for context words. */
const REACH = 160;

const isNear = (page: Page, { id, reach = REACH }: Detector, at: number, end: number): boolean => {
  const flags = page.contextsOf.get(id);
  return flags !== undefined && hasContext(page, at, end, flags, reach);
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

const isValue = ({ isValid }: Detector, text: string, at: number, end: number): boolean =>
  isWhole(text, at, end) && (isValid === undefined || isValid(text.slice(at, end)));

/** A full stop behind a whole word, with another sentence behind it. */
const SENTENCE_END = /[\p{L}\d]{4}(?:\. (?=\p{Lu})|, (?=\p{Ll}{4}))/u;

const sentenceLength = (value: string): number => {
  const cut = value.search(SENTENCE_END);
  return cut < 0 ? value.replace(/[ .,;]+$/, '').length : cut + 4;
};

/** Behind a whole value: no letter or digit, and no sign that joins another digit; `isWhole` has the last word. */
const WHOLE_BEHIND = String.raw`(?![A-Za-z0-9\u00c0-\u024f]|_[A-Za-z0-9]|(?<=[0-9])[.:-][0-9])`;

const wholes = new WeakMap<RegExp, RegExp>();

/** An expression that takes whole values only: of "114-0982" not the "114" that an earlier alternative would do with. */
const wholeOf = (expression: RegExp): RegExp => {
  const known = wholes.get(expression);
  if (known) return known;
  const made = new RegExp(`(?:${expression.source})${WHOLE_BEHIND}`, expression.flags);
  wholes.set(expression, made);
  return made;
};

/** The end of the value at an offset; 0 where none stands there. Groups that belong to what follows are left out. */
const valueEnd = (detector: Detector, text: string, at: number): number => {
  const { expression } = detector;
  const end = endOf(detector, expression, text, at);
  // A user's expression runs in linear time, which a second one with this look behind it would not.
  if (end !== 0 || !(expression instanceof RegExp) || expression.lastIndex === 0) return end;
  if (isWhole(text, at, expression.lastIndex)) return end;
  return endOf(detector, wholeOf(expression), text, at);
};

const endOf = (detector: Detector, expression: Expression, text: string, at: number): number => {
  expression.lastIndex = at;
  if (!expression.test(text) || expression.lastIndex === at) return 0;
  let end = detector.sentence ? at + sentenceLength(text.slice(at, expression.lastIndex)) : expression.lastIndex;
  for (let drop = 0; drop <= MOST_DROPPED; drop += 1) {
    if (isValue(detector, text, at, end)) return end;
    const cut = text.slice(at, end).lastIndexOf(' ');
    if (!detector.shorten || cut <= 0 || isPhoneForm(text.slice(at, end))) return 0;
    end = at + cut;
  }
  return 0;
};

const ASKED: ReadonlySet<ElementId> = new Set(['criminal_record', 'security_answer', 'religion', 'race_or_ethnicity']);

/** "Payroll, 0117 496 0158", "back of my card: 5215 8330 6726 8461": the first digits of a longer number are none of their own. */
const isPartOfNumber = (text: string, at: number, end: number): boolean =>
  end - at < 6 &&
  /^[ -]\d{3,4}[ -]\d{3,4}(?!\d)/.test(text.slice(end, end + 11)) &&
  /^\d{3,5}$/.test(text.slice(at, end));

const COUNTRY_BEFORE = /\+1[ -](?:\d{3}[ -])?$/;

/** "800-555-0175", "+1 832 555 0126", and "401-555-0137" where a word beside has to say what a number is: what is called, and nothing else. */
const isCalled = (text: string, at: number, end: number, isVague: boolean): boolean => {
  const value = text.slice(at, end);
  if (isTollFree(value) || COUNTRY_BEFORE.test(text.slice(Math.max(0, at - 7), at))) return true;
  return isVague && isPhoneForm(value) && !value.includes(' ');
};

/** "044000817 / 3590 1182 7746": of two numbers as on a cheque the first is that of the bank. */
const isBankOfPair = (text: string, at: number, end: number): boolean =>
  end - at === 9 &&
  /^ {0,2}[/,|] {0,2}\d{4}/.test(text.slice(end, end + 9)) &&
  VALIDATORS['routing']?.(text.slice(at, end)) === true;

const NOT_APPLICABLE = /(?<![\p{L}\p{N}])n\/a(?![\p{L}\p{N}])/iuy;

/** "Policy: N/A 2021": the second letter of an answer that gives none begins no value. */
const isInNoAnswer = (text: string, at: number): boolean => {
  if (text[at - 1] !== '/') return false;
  NOT_APPLICABLE.lastIndex = at - 2;
  return NOT_APPLICABLE.test(text);
};

const valueAt = (page: Page, detector: Detector, at: number): Span | undefined => {
  if (isInNoAnswer(page.text, at)) return undefined;
  const end = valueEnd(detector, page.text, at);
  if (end === 0 || (!MAY_BE_YEAR.has(detector.element) && isYears(page.text.slice(at, end)))) return undefined;
  if (detector.element !== 'phone' && isCalled(page.text, at, end, detector.needsContext === true)) return undefined;
  // "Exp. 07/30/2029" is a whole day, and no month of a card.
  if (detector.element === 'card_expiry' && /^[/.-]\d/.test(page.text.slice(end, end + 2))) return undefined;
  // "Convicted of a felony?" and "securityQuestion": "First car?" ask.
  if (ASKED.has(detector.element) && page.text[end] === '?') return undefined;
  if (detector.needsContext && (isPartOfNumber(page.text, at, end) || !isNear(page, detector, at, end)))
    return undefined;
  const { element, score: confidence, state = 'clear', id, byLabel } = detector;
  if (element === 'financial_account' && isBankOfPair(page.text, at, end))
    return { element: 'bank_routing_number', start: at, end, confidence, state, detector: id, why: byLabel };
  return { element, start: at, end, confidence, state, detector: id, why: byLabel };
};

/** Letters of a word up to which a dot may be that of an abbreviation: "no.", "Acct.". */
const SHORT = 4;

/** Whether a full stop ends a sentence. */
export const isSentenceEnd = ({ kind, hash, gap, start, end }: Tokens, token: number): boolean => {
  if (hash[token] !== DOT || gap[token] !== GAP.none || gap[token + 1] === GAP.none) return false;
  const before = token - 1;
  return kind[before] === KIND.digits || (end[before] ?? 0) - (start[before] ?? 0) > SHORT;
};

/** Whether a token may stand between a label and its value. */
export const isFiller = (tokens: Tokens, token: number): boolean => {
  const sign = tokens.hash[token] ?? 0;
  if (tokens.kind[token] !== KIND.mark) return FILLERS.has(sign);
  return NUMBER_SIGNS.has(sign) || (sign < 128 && OPENING_SIGNS[sign] === 1 && !isSentenceEnd(tokens, token));
};

/** Whether a filler says that a value comes: "is", a colon, a bracket behind a blank. */
export const separates = ({ kind, hash, gap }: Tokens, token: number): boolean => {
  const sign = hash[token] ?? 0;
  if (kind[token] !== KIND.mark) return IS.has(sign);
  // "my password (hunter22)" names it, "password(x)" calls a function.
  return SEPARATORS.has(sign) || (sign === OPEN && gap[token] === GAP.blank);
};

const MASK = /[*•●xX#]{4,16}(?:[ -][*•●xX#]{2,6}){0,3}[ -]?[0-9]{2,4}/y;
const MASKS: HashSet = unitSet([...'*•●xX#'].map((sign) => sign.charCodeAt(0)));

/** "checking xxxxxx4417", "Aadhaar XXXX XXXX 7718": a mask with its last digits needs no sign in front. */
const isMask = (text: string, at: number): boolean => {
  if (!MASKS.has(text.charCodeAt(at))) return false;
  MASK.lastIndex = at;
  return MASK.test(text);
};

/** A value that does not stand clear, where the words around it are those that the detector asks for. */
const hiddenAt = (page: Page, detector: Detector, at: number): Span | undefined => {
  const span = unclearAt(page.text, detector, at);
  return span && detector.needsContext && !isNear(page, detector, at, span.end) ? undefined : span;
};

/** The mere word that says of what is sealed nothing. */
export const IDS: HashSet = wordSet('id ids');

/** A hash, a cipher text or a token: their form is their own, and a password may be written with the same signs. */
export const isSealed = (span: Span | undefined): boolean =>
  span?.state === 'hashed' || span?.state === 'encrypted' || span?.state === 'tokenised';

const SEALS: HashSet = hashSet(
  'hash hashed hashes digest md5 sha sha1 sha256 sha512 ntlm bcrypt token tokenized tokenised enc encrypted cipher ciphertext crypt'
    .split(' ')
    .map(hashOf),
);

/** Whether a token says that a value does not stand clear: "SSN hash", "password (encrypted)", "card token". */
export const sealsValue = ({ kind, hash }: Tokens, token: number): boolean =>
  kind[token] !== KIND.mark && SEALS.has(hash[token] ?? 0);

const SIZES: HashSet = hashSet('1 2 3 128 160 224 256 384 512'.split(' ').map(hashOf));

/** The size of a digest behind its name: the "256" of "SHA-256". */
export const isSealSize = (tokens: Tokens, token: number): boolean =>
  SIZES.has(tokens.hash[token] ?? 0) && tokens.gap[token] === GAP.none && sealsValue(tokens, token - 2);

/** Whether a word of a name of a program says the same. */
export const isSealWord = (hash: number): boolean => SEALS.has(hash);

/** The value of one detector, clear where its form may stand there, or hidden. */
const spanOf = (page: Page, detector: Detector, at: number, isPossible: boolean, hidden: boolean): Span | undefined => {
  const unclear = hidden ? hiddenAt(page, detector, at) : undefined;
  return (isPossible && !isSealed(unclear) ? valueAt(page, detector, at) : undefined) ?? unclear;
};

/** The value of a label that is said sign by sign. */
const spelledBehind = (page: Page, { detectors }: Candidates, token: number, separated: boolean): Span | undefined => {
  const { text, tokens } = page;
  const isAsked = (detector: Detector, end: number): boolean =>
    (separated || !detector.separator) &&
    (!detector.needsContext || isNear(page, detector, tokens.start[token] ?? 0, end));
  return spelledAt(text, tokens, token, detectors, isAsked);
};

/** The first detector's value at a token behind a label; `separated` says that a sign or word stands between that tells of a value. */
export const firstAt = (page: Page, candidates: Candidates, token: number, separated: boolean): Span | undefined =>
  writtenAt(page, candidates, token, separated) ??
  (mayBeSpelled(page.tokens, token) ? spelledBehind(page, candidates, token, separated) : undefined);

/** Check digits are asked first, but of a value that does not stand clear they say nothing: there they come last. */
const isChecked = ({ validator }: Detector): boolean => validator !== undefined && hasCheckDigits(validator);

const firstHidden = (page: Page, detectors: readonly Detector[], at: number, separated: boolean): Span | undefined => {
  for (const detector of detectors) {
    const span = detector.separator && !separated ? undefined : hiddenAt(page, detector, at);
    if (span) return span;
  }
  return undefined;
};

const writtenAt = (
  page: Page,
  { detectors, automaton }: Candidates,
  token: number,
  separated: boolean,
): Span | undefined => {
  const at = page.tokens.start[token] ?? 0;
  const clear = automaton === undefined ? -1 : possibleFrom(automaton, page.tokens, token);
  const hidden = (separated || isMask(page.text, at)) && possibleFrom(HIDDEN_FORMS, page.tokens, token) !== 0;
  if (clear === 0 && !hidden) return undefined;
  let found: (readonly [Span, Detector])[] | undefined;
  for (let n = 0; n < detectors.length; n += 1) {
    const detector = detectors[n];
    if (!detector || (detector.separator && !separated) || (found && !detector.needsContext)) continue;
    const span = spanOf(page, detector, at, (clear & bitOf(n)) !== 0, hidden && !isChecked(detector));
    if (span && !detector.needsContext) return span;
    if (!span) continue;
    found ??= [];
    found.push([span, detector]);
  }
  if (found) return nearestOf(page, found, at);
  return hidden ? firstHidden(page, detectors.filter(isChecked), at, separated) : undefined;
};

/** Signs by which words of context have to stand nearer than those of a detector that is asked first. */
const CLOSER = 60;

/** "STUDENT: ... ID:" on a card of a health plan: of words that say what a number is those that stand much nearer count. */
const nearestOf = (page: Page, found: readonly (readonly [Span, Detector])[], at: number): Span | undefined => {
  if (found.length === 1) return found[0]?.[0];
  const near = found.map(([span, detector]) => ({ span, distance: distanceOf(page, detector, at) }));
  return near.reduce((best, one) => (one.distance + CLOSER < best.distance ? one : best)).span;
};

/** Words that stand behind a value only are farther than all in front of it: "vrfd w/ last 4 1882, says acct ...". */
const distanceOf = (page: Page, { id, reach = REACH }: Detector, at: number): number => {
  const flags = page.contextsOf.get(id);
  const distance = flags === undefined ? reach : contextDistance(page, at, flags, reach);
  return distance < reach ? distance : Number.MAX_SAFE_INTEGER;
};
