import { wordSet } from '../../tokens/characters.ts';
import { entryOf, FLAG, familyRank, givenRank } from '../../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Item } from '../lists/items.ts';
import { flagsAt, isMark } from '../look.ts';
import { cueAfter } from './cues-behind.ts';

/** Ranks from which on words of the language are given and family names as well: "Rich Law", "Joy Temple". */
const LEAST_GIVEN = 340;
const LEAST_FAMILY = 450;
/** The same in the head of a mail, where hardly anything else stands. */
const LEAST_HEADED = 320;

const PRESENTS = FLAG.role | FLAG.relation | FLAG.name_label;
const NO_NAME = FLAG.role | FLAG.relation | FLAG.title | FLAG.no_name | FLAG.weekday | FLAG.small_word;

const isPresented = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] !== KIND.mark && (flagsAt(tokens, at) & PRESENTS) !== 0;

/** "Told", "says" or a bracket behind a name. */
const isBehindName = (tokens: Tokens, next: number): boolean => {
  if (tokens.gap[next] !== GAP.blank) return false;
  if (isMark(tokens, next, '(')) return true;
  return tokens.kind[next] === KIND.lower && (flagsAt(tokens, next) & FLAG.speech) !== 0;
};

const HEADS = wordSet('from to cc bcc');
/** Tokens of the line of a head in which it is looked for. */
const MOST_HEAD = 40;

/** "To: Summer Rain; Mark Down", "From: Grace Temple <...": whether words stand between the signs of a line of the head of a mail. */
const isInMailHead = (tokens: Tokens, first: number, next: number): boolean => {
  const { hash, gap } = tokens;
  const ends = (gap[next] ?? GAP.newline) >= GAP.newline || isMark(tokens, next, ';,<[');
  if (!ends || !isMark(tokens, first - 1, ':;,')) return false;
  for (let at = first - 1; at > 0 && at > first - MOST_HEAD; at -= 1) {
    if ((gap[at] ?? 0) >= GAP.newline) return false;
    if (!HEADS.has(hash[at - 1] ?? 0) || !isMark(tokens, at, ':')) continue;
    return at === 1 || (gap[at - 1] ?? 0) >= GAP.newline || isMark(tokens, at - 2, '>');
  }
  return false;
};

/** "11:45 Lonnie Swift - refill": whether an entry of a list or a log begins with words, and a dash behind them. */
const isEntry = (tokens: Tokens, first: number, next: number): boolean => {
  const { kind, gap } = tokens;
  if (!isMark(tokens, next, '-–—') || gap[next] !== GAP.blank || gap[next + 1] !== GAP.blank) return false;
  let at = first;
  while (at > 0 && at > first - MOST_BEFORE_ENTRY && (gap[at] ?? 0) < GAP.newline) {
    if (kind[at - 1] !== KIND.digits && kind[at - 1] !== KIND.mark) return false;
    at -= 1;
  }
  return at === 0 || (gap[at] ?? 0) >= GAP.newline;
};

/** "10:45 ", "2) ", "[09:10] ": tokens of what numbers an entry. */
const MOST_BEFORE_ENTRY = 6;

const NO_ENTRY =
  FLAG.organization | FLAG.place_type | FLAG.street | FLAG.company | FLAG.city | FLAG.bigCity | FLAG.state;

/** A given name that is nothing else: "Damian Law, a former deputy,". */
const isClear = ({ kind, word }: Item): boolean =>
  kind === 'word' && word.given >= 2 && word.english === 0 && !word.place;

/**
 * "Supervisor Rich Law told", "complainant Joy Temple (AP clerk) says": two words that are names and much else, behind what
 * somebody is and in front of what somebody does; the items of the name, without what presents it.
 */
export const presentedIn = (tokens: Tokens, run: readonly Item[]): readonly Item[] | undefined => {
  const { hash, told, code } = tokens;
  const items = run.slice(-2);
  const [first, last] = items;
  if (code || run.length > 3 || !first || !last || first === last || first.upper || last.upper) return undefined;
  const led = run.length === 3 ? run[0]?.next === first.from : tokens.gap[first.from] === GAP.blank;
  const presented = led && isPresented(tokens, first.from - 1) && isBehindName(tokens, last.next);
  const headed = run.length === 2 && last.word.english > 0 && isInMailHead(tokens, first.from, last.next);
  const listed = isEntry(tokens, first.from, last.next) && (last.word.flags & (NO_ENTRY | FLAG.thing)) === 0;
  const clear = run.length === 2 && isClear(first) && (listed || cueAfter(tokens, last.next) >= 2);
  if (!headed && !(told && (presented || clear))) return undefined;
  if (tokens.gap[last.from] !== GAP.blank || first.next !== first.from + 1 || last.next !== last.from + 1)
    return undefined;
  const given = givenRank(entryOf(hash[first.from] ?? 0));
  const family = familyRank(entryOf(hash[last.from] ?? 0));
  const least = headed ? LEAST_HEADED : LEAST_FAMILY;
  const other = (flagsAt(tokens, first.from) | flagsAt(tokens, last.from)) & NO_NAME;
  return given >= LEAST_GIVEN && family >= least && other === 0 && !(headed && last.word.flags & NO_ENTRY)
    ? items
    : undefined;
};
