import { type HashSet, hashOf, hashSet, unitSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { DOT, ELLIPSIS, MORE, OPEN, QUOTE } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextHashes, contextWords } from '../context-words.ts';
import { flagsAt, isCapital, isMark, lengthOf } from '../look.ts';
import { nameWordOf } from '../words.ts';

const hashes = (words: string): readonly number[] => words.split(' ').map(hashOf);

/** Keys of records and directories that hold a name or a part of one: "givenName", "first_name", "sn". */
const KEYS = contextHashes('field');
const KEY: HashSet = hashSet(KEYS);
/** The same in two words: "Given names", "Family name". */
const NAME: HashSet = hashSet(hashes('name names nm'));
const WHICH = contextWords('field_part');

/** The tokeniser lists them. */
export const FIELD_CUES: readonly number[] = [...KEYS, ...hashes('name names nm last first family given forename')];

/** Signs between a key and its value. */
const BETWEEN: HashSet = unitSet([...':="\'.>_|…'].map((sign) => sign.charCodeAt(0)));
/** Of these, the ones that say by themselves that a value comes. */
const SAYS: HashSet = unitSet([...':=>'].map((sign) => sign.charCodeAt(0)));
/** Signs behind a whole value. */
const ENDS: HashSet = unitSet([...'"\'<,;|}])_'].map((sign) => sign.charCodeAt(0)));
/** Signs that stand within a name. */
const WITHIN: HashSet = unitSet([45, 39, 46, 0x2010, 0x2011]);

/** Dots or lines of a form that lead to a value, at least. */
const LEADERS = 3;
const MOST_BETWEEN = 60;
const MOST_WORDS = 5;

/** Blanks that part the columns of a form. */
const WIDE = 2;

const beginsLine = ({ gap }: Tokens, at: number): boolean => at === 0 || (gap[at] ?? 0) >= GAP.newline;

/** Where the value of a key begins, and whether quotes or tags hold it. */
interface ValueStart {
  readonly at: number;
  readonly held: boolean;
}

/** The token behind a remark in brackets: "Name(s)", "Maiden name (if any)"; -1 where the bracket stays open. */
const behindRemark = (tokens: Tokens, to: number): number => {
  if (!isMark(tokens, to, '(')) return to;
  const close = [to + 2, to + 3, to + 4].find((n) => isMark(tokens, n, ')'));
  return close === undefined ? -1 : close + 1;
};

/** A label with its line to itself has its value on the next. */
const hasLine = (tokens: Tokens, from: number, at: number): boolean =>
  beginsLine(tokens, from) && tokens.kind[at - 1] !== KIND.digits && lengthOf(tokens, from) > 2;

/** Where the value of a key begins; undefined where nothing says that one comes. */
const valueStart = (tokens: Tokens, from: number, to: number): ValueStart | undefined => {
  const { kind, hash, gap } = tokens;
  const tag = isMark(tokens, from - 1, '<');
  let [says, held, leaders] = [false, false, 0];
  let at = behindRemark(tokens, to);
  if (at < 0) return undefined;
  for (; at < tokens.count && at - to < MOST_BETWEEN && kind[at] === KIND.mark; at += 1) {
    const sign = hash[at] ?? 0;
    if (!BETWEEN.has(sign) || (gap[at] ?? 0) >= GAP.newline || (sign === MORE && !tag)) return undefined;
    says ||= SAYS.has(sign);
    held ||= sign === MORE || (sign === QUOTE && says);
    leaders += Number(sign === DOT || sign === ELLIPSIS);
  }
  if (gap[at] === GAP.newline) return !held && hasLine(tokens, from, at) ? { at, held } : undefined;
  return gap[at] !== GAP.paragraph && (says || leaders >= LEADERS) ? { at, held } : undefined;
};

/** Whether a line end or the blanks between two columns stand before a token. */
export const beginsColumn = ({ gap, start, end }: Tokens, at: number): boolean =>
  (gap[at] ?? 0) >= GAP.newline || (start[at] ?? 0) - (end[at - 1] ?? 0) >= WIDE;

const isWithin = ({ kind, hash, gap }: Tokens, at: number): boolean =>
  kind[at] === KIND.mark && WITHIN.has(hash[at] ?? 0) && gap[at] === GAP.none;

const isWord = (tokens: Tokens, at: number): boolean => {
  const kind = tokens.kind[at] ?? 0;
  const particle = kind === KIND.lower && (flagsAt(tokens, at) & FLAG.particle) !== 0;
  return particle || isCapital(kind) || kind === KIND.caseless;
};

/** Whether a token closes a value: a sign behind it, or a remark in brackets. */
const closes = ({ kind, hash, gap }: Tokens, at: number): boolean =>
  kind[at] === KIND.mark && (ENDS.has(hash[at] ?? 0) || (hash[at] === OPEN && gap[at] === GAP.blank));

/** The token behind the words of a value that fills its field; -1 where something else stands there. */
export const valueEnd = (tokens: Tokens, from: number): number => {
  if (!isWord(tokens, from)) return -1;
  let words = 0;
  for (let at = from; at < tokens.count; at += 1) {
    if (at > from && (beginsColumn(tokens, at) || closes(tokens, at))) return at;
    if (at > from && isWithin(tokens, at)) continue;
    if (!isWord(tokens, at) || words === MOST_WORDS) return -1;
    words += 1;
  }
  return tokens.count;
};

const NO_NAME =
  FLAG.no_name |
  FLAG.name_label |
  FLAG.name_cue |
  FLAG.role |
  FLAG.month |
  FLAG.weekday |
  FLAG.brand |
  FLAG.thing |
  FLAG.organization |
  FLAG.nationality;

/** Levels of English up to which a word that no list of names has is a word. */
const COMMON = 50;

/** How sure it is that words are a name: 0 where one of them is a word and no name. */
export const surety = (tokens: Tokens, from: number, to: number, held: boolean): number => {
  let [known, long] = [false, false];
  for (let at = from; at < to; at += 1) {
    if (tokens.kind[at] === KIND.mark || tokens.kind[at] === KIND.lower || lengthOf(tokens, at) === 1) continue;
    const { given, family, english, flags } = nameWordOf(tokens, at);
    const listed = given + family > 0;
    if ((flags & FLAG.no_name) !== 0) return 0;
    // "Luz Marina": behind a given name also what is a word elsewhere.
    const isWord = !listed && ((flags & NO_NAME) !== 0 || (english > 0 && english <= COMMON));
    if (isWord && (at === from || nameWordOf(tokens, from).given < 2)) return 0;
    known ||= listed;
    long ||= lengthOf(tokens, at) > 2;
  }
  if (!long || (tokens.code && !(known && held))) return 0;
  return known ? 0.95 : 0.84;
};

/** A name that fills a field of a record: its tokens, and how sure it is. */
export interface NamedField {
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
}

/** Names in fields that are called by them: {"first_name": "Ysolde"}, "sn: Okwuosa", "<lastName>Strickland", "SURNAME ..... Montaperto". */
export const namedFields = (tokens: Tokens): readonly NamedField[] => {
  const { fieldCues, hash, gap } = tokens;
  const fields: NamedField[] = [];
  for (let n = 0; n < fieldCues.count; n += 1) {
    const key = fieldCues.items[n] ?? 0;
    const own = hash[key] ?? 0;
    const two = NAME.has(own) && WHICH.has(hash[key - 1] ?? 0) && (gap[key] ?? 0) <= GAP.blank;
    if (!two && !KEY.has(own)) continue;
    const value = valueStart(tokens, two ? key - 1 : key, key + 1);
    const to = value ? valueEnd(tokens, value.at) : -1;
    if (!value || to < 0 || tokens.taken[value.at] === 1) continue;
    const confidence = surety(tokens, value.at, to, value.held);
    if (confidence > 0) fields.push({ from: value.at, to, confidence });
  }
  return fields;
};
