import { FLAG } from '../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { joinsFamilies } from './around/situations.ts';
import { isPersonHere, isSubjectInCapitals } from './common.ts';
import { contextWords } from './context-words.ts';
import { emitName, type Found, itemsOf, type Single, THRESHOLD } from './found.ts';
import { familiesOf } from './inverted/inverted-families.ts';
import { isNamed } from './judge/judge.ts';
import { isInAskedList } from './lists/asked-list.ts';
import { isFirmAhead } from './lists/firms.ts';
import type { Item } from './lists/items.ts';
import { isHeldBehindName, isHome, joinsGiven, joinsNames } from './lists/lists.ts';
import { isCapital, lengthOf } from './look.ts';
import { aroundSomebody, isOpen } from './of-other.ts';
import { runAt } from './runs.ts';
import { nameWordOf } from './words.ts';

/** Sure names that say so, and tokens for each of them. */
const LEAST_SURE = 3;
const TOKENS_A_NAME = 80;

const AMONG_NAMES = 0.12;

/** In a text that names many people, words of which no list knows enough are one more. */
export const findNearly = (found: Found): void => {
  if (found.sure < LEAST_SURE || found.sure * TOKENS_A_NAME < found.page.tokens.count) return;
  for (const { part, score } of found.nearly) {
    const confidence = score + AMONG_NAMES;
    if (confidence >= THRESHOLD && isNamed(found, part, confidence))
      emitName(found, itemsOf(part), confidence, 'among many names');
  }
};

/** What is asked less of a word that somebody named elsewhere or in the same list tells of, in hundredths. */
const LESS = 150;
/** The same of a common word, which has to do what people do. */
const LESS_OF_COMMON = 500;

/** Whether small letters stand on either side of a word on its line. */
const isAmongSmall = ({ kind, gap }: Tokens, at: number): boolean =>
  kind[at + 1] === KIND.lower && gap[at + 1] === GAP.blank && kind[at - 1] !== KIND.upper;

/** Common words that are the family name of somebody who was named whole: "Green and the others", "said King". */
export const findCommon = (found: Found): void => {
  const { common, starts, page } = found;
  const { tokens } = page;
  if (common.size === 0) return;
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const token = tokens.capitals.items[n] ?? 0;
    if (!common.has(tokens.hash[token] ?? 0) || !isCapital(tokens.kind[token] ?? 0) || starts[token] === 1) continue;
    const run = runAt(tokens, token);
    const [item, next] = run;
    // "FINCH was located": in capitals among other words a name that was written whole stands for somebody.
    const raised =
      item?.upper === true && next === undefined && lengthOf(tokens, token) > 3 && isAmongSmall(tokens, token);
    if (item?.from !== token) continue;
    const isMeant = raised || isPersonHere(tokens, item) || (item.upper && isSubjectInCapitals(tokens, item));
    if (!isMeant) continue;
    if (isNamed(found, { run, from: 0, to: 1 }, 0.7, LESS_OF_COMMON))
      emitName(found, [item], 0.7, 'named elsewhere in the text');
  }
};

const MONTHS_BEHIND = contextWords('before_month');

/** "Drive you down in June", although a June was named. */
const isMonthHere = ({ hash }: Tokens, { from, word }: Item): boolean =>
  (word.flags & FLAG.month) !== 0 && MONTHS_BEHIND.has(hash[from - 1] ?? 0);

/** Whether the rest of the text may make a word somebody, by what stands around it. */
const mayBeOpen = (tokens: Tokens, part: Single, item: Item): boolean => {
  const around = part.isAsked ? undefined : aroundSomebody(tokens, part);
  return part.isAsked || (around !== undefined && isOpen([item], around));
};

/** Whether names around a word, or a bracket behind one, make it somebody. */
const isListed = ({ page: { tokens }, starts, ends }: Found, item: Item): boolean =>
  !isHome(tokens, item.from, ends) &&
  (joinsGiven(tokens, item) ||
    joinsNames(tokens, item, starts, ends) ||
    isInAskedList(tokens, item) ||
    (tokens.told && isHeldBehindName(tokens, item, ends)) ||
    (!item.upper && joinsFamilies(tokens, item.from, item.next)));

/** Single words that a whole name elsewhere, or a list of names, makes one. Those that none does are given back. */
export const findSingles = (found: Found, singles: readonly Single[]): readonly Single[] => {
  const { tokens } = found.page;
  return singles.filter((part) => {
    const item = part.run[part.from];
    if (item === undefined) return false;
    if (found.inside[item.from] === 1) return false;
    const known = found.known.has(tokens.hash[item.from] ?? 0) && !isMonthHere(tokens, item);
    const listed = known || isListed(found, item);
    if (!listed) return true;
    if (isFirmAhead(tokens, item.next) || !mayBeOpen(tokens, part, item)) return false;
    const confidence = known ? 0.72 : 0.6;
    if (isNamed(found, part, confidence, LESS))
      emitName(found, [item], confidence, known ? 'named elsewhere in the text' : 'in a list of names');
    return false;
  });
};

/** Signs of the shortest given name that stands for somebody in capitals. */
const LEAST_KNOWN = 4;

/** Those who are named family name first are known by either name in the rest of the text, in capitals as well. */
export const learnFamilies = ({ page: { tokens }, known, inside }: Found, firsts: readonly number[]): void => {
  if (tokens.code || !tokens.personal || firsts.length === 0) return;
  for (const family of familiesOf(tokens, firsts)) known.add(family);
  for (let n = 0; n < tokens.capitals.count; n += 1) {
    const at = tokens.capitals.items[n] ?? 0;
    if (inside[at] !== 1 || lengthOf(tokens, at) < LEAST_KNOWN) continue;
    const { given, english, place } = nameWordOf(tokens, at);
    if (given >= 2 && english === 0 && !place) known.add(tokens.hash[at] ?? 0);
  }
};
