import type { Detector } from '../../data-files.ts';
import { emitAt, type Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { hashOf } from '../tokens/characters.ts';
import { COLON, EQUALS, LESS, MORE, QUOTE, SLASH, UNDERSCORE } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { unplanned } from './label-plan.ts';
import { nearValue } from './label-search.ts';
import { IDS, isSealed, isSealWord } from './label-value.ts';

/** The words of "DB_PASSWORD" and "clientSecret". */
const WORDS_OF_NAME = /[A-Z]?[a-z0-9]+|[A-Z0-9]+/g;

const NONE: readonly Detector[] = [];

/** Whether the words behind one are the rest of a phrase. */
const isRest = (rest: readonly number[], hashes: readonly number[], from: number): boolean => {
  for (let n = 0; n < rest.length; n += 1) if (rest[n] !== hashes[from + 1 + n]) return false;
  return true;
};

/** Detectors of the label that is made of some of a name's words, from one up to another. */
const detectorsOf = ({ phrasesOf }: Page, hashes: readonly number[], from: number, to: number): readonly Detector[] => {
  for (const { rest, detectors } of phrasesOf(hashes[from] ?? 0))
    if (rest.length === to - from - 1 && isRest(rest, hashes, from)) return detectors;
  return NONE;
};

/** Label words in a name of a program: the detectors of "password" for "DB_PASSWORD", and of "pass" for "pass_md5". */
export const settingDetectors = (page: Page, token: number, atEnd: boolean): readonly Detector[] =>
  endingIn(page, wordsOf(page.tokens, token), atEnd);

/** Detectors of "password" for "password_hash" and "pwdMd5": what stands there is no clear value. */
const sealedDetectors = (page: Page, hashes: readonly number[]): readonly Detector[] => {
  const last = hashes.findLastIndex((hash) => !isSealWord(hash));
  return last < 0 || last === hashes.length - 1 ? NONE : endingIn(page, hashes.slice(0, last + 1), true);
};

const wordsOf = ({ text, start, end }: Tokens, token: number): readonly number[] =>
  (text.slice(start[token], end[token]).match(WORDS_OF_NAME) ?? []).map(hashOf);

/** Detectors of the longest label at the end of some words, or anywhere in them. */
const endingIn = (page: Page, hashes: readonly number[], atEnd: boolean): readonly Detector[] => {
  for (let to = hashes.length; to > (atEnd ? hashes.length - 1 : 0); to -= 1) {
    for (let from = 0; from < to; from += 1) {
      const detectors = detectorsOf(page, hashes, from, to);
      if (detectors.length > 0) return detectors;
    }
  }
  return NONE;
};

/** "insertId", "client_id": what only the word "id" tells, whatever stands in front, says of a hash, a token or a cipher text nothing. */
const isOnlyId = (page: Page, hashes: readonly number[], span: Span): boolean => {
  const last = hashes.length - 1;
  if (!isSealed(span) || !IDS.has(hashes[last] ?? 0)) return false;
  return detectorsOf(page, hashes, last, last + 1).some(({ id }) => id === span.detector);
};

const C = hashOf('c');

/** The last token of a name: behind that of a customer's own field ("Spouse_DOB__c") stand two more. */
const lastOfName = ({ hash, gap }: Tokens, token: number): number =>
  hash[token + 1] === UNDERSCORE && hash[token + 2] === C && gap[token + 1] === GAP.none && gap[token + 2] === GAP.none
    ? token + 2
    : token;

/** Whether an equals sign or a colon stands behind a token, or behind the quote that closes it. */
const isSet = ({ kind, hash, gap }: Tokens, token: number): boolean => {
  const sign = hash[token + 1] === QUOTE && gap[token + 1] === GAP.none ? token + 2 : token + 1;
  return kind[sign] === KIND.mark && (hash[sign] === COLON || hash[sign] === EQUALS) && (gap[sign] ?? 0) <= GAP.blank;
};

/** Tokens of the attributes of a tag, at most. */
const MOST_ATTRIBUTES = 16;

/** The token behind a tag that a token names: `<driverLicense state="LA">`; -1 where it names none that opens. */
const behindTag = ({ kind, hash, gap }: Tokens, token: number): number => {
  if (hash[token - 1] !== LESS || kind[token - 1] !== KIND.mark || gap[token] !== GAP.none) return -1;
  for (let at = token + 1; at < token + MOST_ATTRIBUTES; at += 1) {
    if ((gap[at] ?? 0) > GAP.blank) return -1;
    if (kind[at] === KIND.mark && hash[at] === MORE) return hash[at - 1] === SLASH ? -1 : at + 1;
  }
  return -1;
};

/** Whether a key stands within quotes with a colon behind, as in JSON. */
const isKey = ({ hash, gap }: Tokens, token: number): boolean =>
  hash[token - 1] === QUOTE && gap[token] === GAP.none && hash[token + 1] === QUOTE && hash[token + 2] === COLON;

/** A name of a program says what a value is where the value's own form says it too: no mere reference. */
const saysEnough = ({ separator, validator, needsContext }: Detector): boolean =>
  separator === true || (validator !== undefined && !LOOSE.has(validator) && needsContext !== true);

/** Tests that numbers of all kinds pass. */
const LOOSE: ReadonlySet<string> = new Set(['reference', 'order_reference', 'id_code']);

const isReference = ({ validator, needsContext }: Detector): boolean =>
  (validator === 'reference' || validator === 'order_reference') && needsContext !== true;

/** Numbers that stand behind the name of a column as they are. */
const ROWS: ReadonlySet<string> = new Set(['employee_id', 'student_id', 'medical_record_number', 'account_number']);

/** Numbers of people that records hold under names of two words or more: "member_id", "LOAN_NO". */
const OF_PEOPLE: ReadonlySet<string> = new Set([
  ...ROWS,
  'health_insurance_id',
  'drivers_license',
  'passport',
  'alpr',
  'financial_account',
  'other_government_id',
  'state_id',
  'military_id',
  'voter_id',
  'tax_id',
  'account_pin',
  'access_code',
  'card_security_code',
  'card_expiry',
  'ssn',
]);

/** "ticket_id: T-1001" at the start of a line is a column's name with its cell, as rows of tables are read. */
const beginsRow = ({ gap, hash }: Tokens, token: number, behind: number): boolean =>
  (token === 0 || (gap[token] ?? 0) >= GAP.newline) && hash[behind] === COLON;

/** What the key of a record calls an account of somebody: those of clouds and of processes are nobody's. */
const OF_PERSON = /polic|customer|member|billing|subscriber|loyalty|insur/i;

/** Whether a detector that takes a value by its label only is believed where a key or a tag of a record is the label. */
const isOfRecord = ({ text, start, end }: Tokens, token: number, { element }: Detector): boolean =>
  ROWS.has(element) && isOfSomebody(text.slice(start[token], end[token]), element);

const isOfSomebody = (name: string, element: string): boolean => element !== 'account_number' || OF_PERSON.test(name);

/** Whether a name of several words is believed for the number of a person that it says. */
const isNamed = (
  { text, start, end }: Tokens,
  token: number,
  words: readonly number[],
  { element, needsContext }: Detector,
): boolean =>
  words.length > 1 &&
  needsContext !== true &&
  OF_PEOPLE.has(element) &&
  isOfSomebody(text.slice(start[token], end[token]), element);

/** The value of one name of a program. */
const emitSetting = (page: Page, token: number): void => {
  const { tokens } = page;
  const tag = behindTag(tokens, token);
  const last = lastOfName(tokens, token);
  if (tag >= 0 || isSet(tokens, last)) emitSet(page, token, tag < 0 ? last + 1 : tag, tag >= 0);
};

/** A hash, a token or a cipher text that a name speaks of as such: "pwd_hash=...". */
const emitSealed = (page: Page, token: number, words: readonly number[], behind: number): void => {
  const detectors = sealedDetectors(page, words);
  const found = detectors.length > 0 ? nearValue(page, token, behind, unplanned(detectors)) : undefined;
  if (found && found.span.state !== 'clear') emitAt(page, found.token, found.span);
};

/** The value that is set at a token, behind a sign or a tag. */
const emitSet = (page: Page, token: number, behind: number, tag: boolean): void => {
  const { tokens } = page;
  const row = !tag && beginsRow(tokens, token, behind);
  const record = tag || isKey(tokens, token);
  const words = wordsOf(tokens, token);
  const isBelieved = (one: Detector): boolean =>
    saysEnough(one) ||
    (row && (isReference(one) || ROWS.has(one.element))) ||
    (record && isOfRecord(tokens, token, one)) ||
    isNamed(tokens, token, words, one);
  const own = endingIn(page, words, true).filter(isBelieved);
  // "dob_check": the form of the value says that it is one.
  const detectors =
    own.length > 0 ? own : endingIn(page, words, false).filter(({ validator }) => validator === 'birth_date');
  const found = detectors.length > 0 ? nearValue(page, token, behind, unplanned(detectors)) : undefined;
  if (found && !isOnlyId(page, words, found.span)) emitAt(page, found.token, found.span);
  else emitSealed(page, token, words, behind);
};

/** Values of settings: "DB_PASSWORD=...", "clientSecret": "...", <birthDate>1991-06-17. */
export const findSettings = (page: Page): void => {
  const { tokens } = page;
  for (const [list, sort] of [
    [tokens.numbers, KIND.code],
    [tokens.capitals, KIND.mixed],
  ] as const) {
    for (let n = 0; n < list.count; n += 1) {
      const token = list.items[n] ?? 0;
      if (tokens.kind[token] === sort && tokens.taken[token] !== 1) emitSetting(page, token);
    }
  }
};
