import type { Tokens } from '../../tokens/tokens.ts';
import type { Item } from '../lists/items.ts';
import { IN_DOMAINS, IN_LOCALS, partsWith } from './mails.ts';
import { add, numbered, pairsOf, type Signs, upTo } from './numbering.ts';
import { countBeside, type SameWords, timesOf } from './same-words.ts';

const SHAPES = ['alone', 'with initials', 'words'];
const MOST_TIMES = 4;

const SMALL = numbered('in small letters elsewhere', pairsOf(upTo(4), ['of one', 'of more']));
const TIMES = SHAPES.map((shape) => numbered(`${shape}: times of the first`, upTo(MOST_TIMES)));
const SIZES = 6;
const SIZE = SHAPES.map((shape) => numbered(`${shape}: size of the text`, upTo(SIZES)));
/** Tokens of a text that tells little of its words. */
const SMALLEST = 40;
const TIMES_LAST = numbered('times of the last', upTo(MOST_TIMES));
const PAIRED = SHAPES.map((shape) => numbered(`${shape}: times beside a capital`, upTo(MOST_TIMES)));
const LED = SHAPES.map((shape) => numbered(`${shape}: times behind a cue`, upTo(MOST_TIMES)));
const FIRM = SHAPES.map((shape) => numbered(`${shape}: times of a firm`, upTo(MOST_TIMES)));
const ARTICLE = SHAPES.map((shape) => numbered(`${shape}: times behind an article`, upTo(MOST_TIMES)));
const GIVEN = SHAPES.map((shape) => numbered(`${shape}: times behind a given name`, upTo(MOST_TIMES)));
const PLACED = SHAPES.map((shape) => numbered(`${shape}: times where places stand`, upTo(MOST_TIMES)));
const MAILS = ['there are none', 'first in front', 'last in front', 'first behind', 'last behind', 'nowhere'];
const MAIL = SHAPES.map((shape) => numbered(`${shape}: sign of mail,`, MAILS));

const addMails = (signs: Signs, tokens: Tokens, first: Item, last: Item, { mails }: SameWords, own: number): void => {
  if (mails.locals === '') {
    add(signs, own);
    return;
  }
  const [a, b] = [partsWith(mails, tokens, first.from, first.to), partsWith(mails, tokens, last.from, last.to)];
  if (a & IN_LOCALS) add(signs, own + 1);
  if (b & IN_LOCALS) add(signs, own + 2);
  if (a & IN_DOMAINS) add(signs, own + 3);
  if (b & IN_DOMAINS) add(signs, own + 4);
  if ((a | b) === 0) add(signs, own + 5);
};

/** What the rest of the window tells of the words of a candidate; `shape` is 0 for a word alone, 1 for one with initials, 2 for more. */
export const addElsewhere = (
  signs: Signs,
  tokens: Tokens,
  words: readonly Item[],
  same: SameWords,
  shape: number,
): void => {
  const { hash } = tokens;
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return;
  const [head, tail] = [hash[first.from] ?? 0, hash[last.from] ?? 0];
  let small = 0;
  for (const { from } of words) small += timesOf(same.small, hash[from] ?? 0);
  add(signs, SMALL + 2 * Math.min(4, small) + Number(words.length > 1));
  add(signs, (SIZE[shape] ?? 0) + Math.min(SIZES, Math.trunc(Math.log2(1 + tokens.count / SMALLEST))));
  if (tokens.count < SMALLEST) return;
  add(signs, (TIMES[shape] ?? 0) + timesOf(same.capital, head));
  add(signs, TIMES_LAST + timesOf(same.capital, tail));
  countBeside(same, tokens, head);
  countBeside(same, tokens, tail);
  add(signs, (PAIRED[shape] ?? 0) + timesOf(same.paired, tail));
  add(signs, (LED[shape] ?? 0) + timesOf(same.led, tail));
  add(signs, (FIRM[shape] ?? 0) + Math.max(timesOf(same.firm, head), timesOf(same.firm, tail)));
  add(signs, (ARTICLE[shape] ?? 0) + timesOf(same.article, head));
  add(signs, (GIVEN[shape] ?? 0) + timesOf(same.given, tail));
  add(signs, (PLACED[shape] ?? 0) + timesOf(same.placed, tail));
  addMails(signs, tokens, first, last, same, MAIL[shape] ?? 0);
};
