import { hashOf, wordSet } from '../../tokens/characters.ts';
import { FLAG, joined, phraseFlags } from '../../tokens/lexicon.ts';
import { DOT, HYPHEN } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Item } from '../lists/items.ts';
import { flagsAt, isCapital, isMark } from '../look.ts';

// What results of sport write beside a name says that it is one, whatever its words are: a family name of the language, too.

const NO_MEMBER =
  FLAG.organization |
  FLAG.street |
  FLAG.place_type |
  FLAG.country |
  FLAG.state |
  FLAG.nationality |
  FLAG.month |
  FLAG.weekday |
  FLAG.role |
  FLAG.title |
  FLAG.no_name |
  FLAG.small_word;

const MOST_ITEMS = 4;

/** Whether the words of a run may be somebody's where something else says that they are: "Driller" as well, and no month. */
const mayBeNamed = (run: readonly Item[]): boolean => {
  const first = run[0];
  if (first === undefined || run.length > MOST_ITEMS) return false;
  const members = run.filter(({ kind }) => kind !== 'particle' && kind !== 'initial');
  return (
    members.length > 0 &&
    members.every(({ kind, word }) => (kind === 'word' || kind === 'other') && (word.flags & NO_MEMBER) === 0)
  );
};

const NO_LAST = FLAG.country | FLAG.state | FLAG.nationality | FLAG.title | FLAG.role;

/** Whether a given name stands in front: what is behind it may be any word ("Kai Freitag"); and one that may be so, in front of another. */
const isWhole = (run: readonly Item[]): boolean => {
  const [first, last] = [run[0], run.at(-1)];
  if (first?.kind !== 'word' || last === undefined || last === first || run.length > MOST_ITEMS) return false;
  const { given, unknown, english, place } = first.word;
  if (given >= 2 && !place) return run.length === 2 && (last.word.flags & NO_LAST) === 0;
  return !place && english === 0 && (given > 0 || unknown) && mayBeNamed(run);
};

const ORDINAL = /^\d{1,3}(?:st|nd|rd|th)$/;

/** Whether the minute of a goal stands at a token: "35th", in front of a comma, the end of the bracket or "min". */
const isMinute = ({ text, start, end, kind, hash }: Tokens, at: number): boolean => {
  if (kind[at] !== KIND.code || !ORDINAL.test(text.slice(start[at], end[at]))) return false;
  return kind[at + 1] === KIND.mark ? MINUTE_ENDS.has(hash[at + 1] ?? 0) : !isCapital(kind[at + 1] ?? 0);
};
const MINUTE_ENDS: ReadonlySet<number> = new Set([...',)-'].map((sign) => sign.charCodeAt(0)));

/** "(Scifo 35th, Becanovic 79th)", "(14 - Sabri Lamouchi 87th)", "Romania - Moldovan (21st minute)": who scored or came on, and when. */
const isTimed = (tokens: Tokens, run: readonly Item[], first: number, next: number): boolean => {
  const single = run.length === 1;
  const [item] = run;
  if (single && (item?.word.english !== 0 || item.word.place)) return false;
  if (!isMark(tokens, first - 1, '(,-:')) return false;
  if (tokens.gap[next] !== GAP.blank) return false;
  return isMark(tokens, next, '(') ? isMinute(tokens, next + 1) : isMinute(tokens, next);
};

const BY = wordSet('b c st');
const OUT = wordSet('c b lbw st');
const LEFT = wordSet('not run');
const OUT_WORD = hashOf('out');

const endsLine = ({ kind, gap, count }: Tokens, at: number): boolean =>
  kind[at] === KIND.digits && (at + 1 >= count || (gap[at + 1] ?? 0) >= GAP.newline);

/** "Saeed Anwar c Croft b Cork 176": who batted, caught and bowled. */
const isOnCard = (tokens: Tokens, first: number, next: number): boolean => {
  const { hash, kind, gap } = tokens;
  if (gap[next] !== GAP.blank) return false;
  const behind = hash[next] ?? 0;
  if (kind[first - 1] === KIND.lower && gap[first] === GAP.blank && BY.has(hash[first - 1] ?? 0))
    return endsLine(tokens, next) || (kind[next] === KIND.lower && behind === BOWLED && isCapital(kind[next + 1] ?? 0));
  if (kind[next] !== KIND.lower || (first > 0 && (gap[first] ?? 0) < GAP.newline)) return false;
  if (OUT.has(behind)) return isCapital(kind[next + 1] ?? 0) || hash[next + 1] === BOWLED;
  return LEFT.has(behind) && hash[next + 1] === OUT_WORD && kind[next + 2] === KIND.digits;
};
const BOWLED = hashOf('b');

const FIGURES = /^\d{1,3}(?:\.\d)?-\d{1,3}-\d{1,3}-\d{1,2}(?![\d-])/;
/** Units of the longest. */
const LONGEST = 16;
const BOWLING = hashOf('bowling');
/** Tokens in front within which "Bowling" stands. */
const NEAR = 120;

/** "Bowling: Cork 7-1-38-0": how somebody bowled. */
const isBowler = (tokens: Tokens, first: number, next: number): boolean => {
  const { text, start, kind, gap, hash } = tokens;
  if (kind[next] !== KIND.digits || gap[next] !== GAP.blank) return false;
  const from = start[next] ?? 0;
  if (!FIGURES.test(text.slice(from, from + LONGEST))) return false;
  for (let at = first - 1; at >= 0 && first - at <= NEAR; at -= 1) if (hash[at] === BOWLING) return true;
  return false;
};

const U = hashOf('u');
const S = hashOf('s');

/** The token behind the name of a country at a token; the same token where there is none. */
const behindCountry = (tokens: Tokens, at: number): number => {
  const { hash } = tokens;
  if (hash[at] === U && hash[at + 1] === DOT && hash[at + 2] === S && hash[at + 3] === DOT) return at + 4;
  if ((flagsAt(tokens, at) & FLAG.country) !== 0) return at + 1;
  return (phraseFlags(joined(hash[at] ?? 0, hash[at + 1] ?? 0)) & FLAG.country) !== 0 ? at + 2 : at;
};

const AGAINST = wordSet('beat v vs and');

/** "4 - Kimiko Date (Japan) beat", "8. Kathrin Freitag (Germany) 36.491": who takes part, for a country. */
const isEntrant = (tokens: Tokens, run: readonly Item[], first: number, next: number): boolean => {
  const { kind, gap, hash } = tokens;
  if (!isWhole(run) || gap[next] !== GAP.blank || !isMark(tokens, next, '(')) return false;
  const behind = behindCountry(tokens, next + 1);
  if (behind === next + 1 || !isMark(tokens, behind, ')')) return false;
  if (first === 0 || (gap[first] ?? 0) >= GAP.newline || kind[first - 1] === KIND.digits) return true;
  return isMark(tokens, first - 1, '.-,;/(') || AGAINST.has(hash[first - 1] ?? 0);
};

const NUMBERED = /(?:^|[,;(]|\s-)\s?\d{1,2}\s?-\s\p{Lu}/gu;
const MANY = 3;
/** Units of a line on either side that are looked at. */
const REACH = 200;

/** "3 - Olo Brown, 2 - Sean Fitzpatrick": a number of a line-up in front, and others on the line. */
const isInLineUp = (tokens: Tokens, run: readonly Item[], first: number, next: number): boolean => {
  const { kind, gap, hash, text, start, end, count } = tokens;
  if (!isWhole(run) || hash[first - 1] !== HYPHEN || kind[first - 1] !== KIND.mark) return false;
  if (kind[first - 2] !== KIND.digits || (end[first - 2] ?? 0) - (start[first - 2] ?? 0) > 2) return false;
  const ends = next >= count || (gap[next] ?? 0) >= GAP.newline || isMark(tokens, next, ',;().');
  if (!ends) return false;
  const at = start[first] ?? 0;
  const front = text.slice(Math.max(0, at - REACH), at);
  const [behind = ''] = text.slice(at, at + REACH).split('\n', 1);
  const line = front.slice(front.lastIndexOf('\n') + 1) + behind;
  return (line.match(NUMBERED)?.length ?? 0) >= MANY;
};

/** Whether results around a run say that it is somebody's name. */
export const isInResults = (tokens: Tokens, run: readonly Item[]): boolean => {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last || !mayBeInResults(tokens, first.from, last.next)) return false;
  const [from, next] = [first.from, last.next];
  return (
    (isTimed(tokens, run, from, next) && (isWhole(run) || mayBeNamed(run))) ||
    isOnCard(tokens, from, next) ||
    isBowler(tokens, from, next) ||
    isEntrant(tokens, run, from, next) ||
    isInLineUp(tokens, run, from, next)
  );
};

/** Words that stand behind a name on a card. */
const ON_CARD = wordSet('c b lbw st not run');

/** What all results have beside the name, quickly asked: a number, a bracket, a hyphen or a word of a card. */
export const mayBeInResults = ({ kind, hash, code, start, end }: Tokens, first: number, next: number): boolean => {
  if (code) return false;
  const behind = kind[next];
  if (behind === KIND.digits || behind === KIND.code) return true;
  const hyphened = hash[first - 1] === HYPHEN;
  if (behind === KIND.lower)
    return (end[next] ?? 0) - (start[next] ?? 0) <= SHORT && (hyphened || ON_CARD.has(hash[next] ?? 0));
  return behind === KIND.mark && (hash[next] === OPENING || hyphened);
};
const OPENING = 40;
const SHORT = 3;
