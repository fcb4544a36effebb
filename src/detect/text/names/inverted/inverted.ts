import { reasonOf } from '../../spans/span.ts';
import { hashOf, wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { COMMA, DOT, QUOTE } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { aroundOf, isAlone } from '../around/around.ts';
import { type CueStrength, cueBefore, titleBefore } from '../around/cues.ts';
import { cueAfter } from '../around/cues-behind.ts';
import { isStateAt } from '../around/elsewhere.ts';
import type { Found } from '../found.ts';
import { isNamed } from '../judge/judge.ts';
import { type Item, itemAt, NO_GIVEN } from '../lists/items.ts';
import { flagsAt, isCapital, lengthOf } from '../look.ts';
import { knownRunAt, type Runs } from '../runs.ts';
import { nameWordOf } from '../words.ts';
import { CARET, couldBe, isTicketSlash, messageAt, TITLES, ticketAt, withUpperParticles } from './inverted-coded.ts';
import { isComma, isInListOfSingles, isOfFirm, partnerBehind } from './inverted-partners.ts';

/** Small words behind which somebody stands. */
const TOWARDS = wordSet('to by with for cc attn re see via');

const wordsOf = (items: readonly Item[]): readonly Item[] => items.filter(({ kind }) => kind === 'word');

const isNameOnly = (items: readonly Item[]): boolean =>
  items.length > 0 &&
  items.length <= 5 &&
  items.every(({ kind }) => kind === 'word' || kind === 'initial' || kind === 'suffix' || kind === 'particle');

/** The items up to the first that is of no name: "Vincent J. SSN". */
const namesOf = (items: readonly Item[]): readonly Item[] => {
  const other = items.findIndex(({ kind }) => kind === 'other' || kind === 'title');
  return other < 0 ? items : items.slice(0, other);
};

/** "Fong, W." on a line of its own, "402 Fong, W 81F": how sure a family name and initials are. */
const initialScore = ({ word }: Item, listed: boolean, told: boolean): number =>
  (listed || told) && (word.family >= (told ? 1 : 2) || word.unknown) ? 70 : 0;

/** How sure "LAST, FIRST M" is by its words, in hundredths; `told`: a label asks who it is, or an age stands behind. */
const scoreOf = (
  family: readonly Item[],
  given: readonly Item[],
  listed: boolean,
  asked: boolean,
  told: boolean,
): number => {
  const [last] = wordsOf(family);
  const [first] = wordsOf(given);
  if (last && !first) return initialScore(last, listed, told && given[0]?.kind === 'initial');
  // "Grey Eyes, Lorraine" among others.
  if (!last || !first) return listed && first !== undefined && first.word.given >= 2 && !first.word.place ? 62 : 0;
  const a = last.word.family + (last.word.unknown ? 1 : 0);
  const b = first.word.given + (first.word.unknown ? 1 : 0);
  // Two given names in a list ("Mary, John"), or a place and its country, are not a name turned round, but where a label or a list of people asks who it is.
  if (!asked && (last.word.given > last.word.family || (last.word.place && first.word.place))) return 20;
  return [0, 25, 48, 70, 82, 90, 94][a + b] ?? 0;
};

const MOST_FAMILY_TOKENS = 4;

/** The comma behind a family name that begins at a token, with a capitalised word behind it; -1 where there is none. */
const commaBehind = (tokens: Tokens, token: number): number => {
  const { hash, gap, kind } = tokens;
  for (let at = token + 1; at <= token + MOST_FAMILY_TOKENS; at += 1) {
    if (kind[at] !== KIND.mark) continue;
    if (isTicketSlash(tokens, at)) return at;
    if (hash[at] !== COMMA) continue;
    const given = isCapital(kind[at + 1] ?? 0);
    // "RIVERA,ANGEL" stands by itself; within "AAK,SAAS,KAAK" a comma parts something else.
    const free = gap[at + 1] === GAP.blank || (gap[token] ?? 0) >= GAP.blank;
    return given && free && gap[at] === GAP.none && (gap[at + 1] ?? 0) <= GAP.blank ? at : -1;
  }
  return -1;
};

const isParticle = (tokens: Tokens, token: number): boolean =>
  tokens.kind[token] === KIND.lower && (flagsAt(tokens, token) & FLAG.particle) !== 0;

/** The first particle in front of a family name, or its own token: "da Silva, Tiago". */
const withParticles = (tokens: Tokens, token: number): number => {
  let at = token;
  while (at > 0 && token - at < 3 && tokens.gap[at] === GAP.blank && isParticle(tokens, at - 1)) at -= 1;
  return at;
};

/** A word right before, without a cue between: the family name is the end of something longer. */
const isWithinRun = (tokens: Tokens, at: number): boolean => {
  const token = withParticles(tokens, at);
  if (token === 0 || tokens.gap[token] !== GAP.blank) return false;
  const before = tokens.kind[token - 1];
  if (before === KIND.lower && TOWARDS.has(tokens.hash[token - 1] ?? 0)) return false;
  return (before === KIND.capital || before === KIND.lower) && cueBefore(tokens, token) < 2;
};

/** Degrees that are a word of the language as well, and count in capitals. */
const SHORT_DEGREES = wordSet('do pa od');

/** "Lindholm, Gretchen, MD": a degree behind a name. */
const isDegree = (tokens: Tokens, at: number): boolean =>
  (flagsAt(tokens, at) & FLAG.suffix) !== 0 ||
  (tokens.kind[at] === KIND.upper && SHORT_DEGREES.has(tokens.hash[at] ?? 0));

/** A list of names or places goes on with another comma and a word. */
const goesOn = (tokens: Tokens, next: number): boolean => isListComma(tokens, next) && !isDegree(tokens, next + 1);

const isListComma = ({ hash, gap, kind }: Tokens, next: number): boolean =>
  hash[next] === COMMA &&
  gap[next] === GAP.none &&
  kind[next + 1] !== KIND.digits &&
  kind[next + 1] !== KIND.code &&
  kind[next + 1] !== KIND.mark &&
  (gap[next + 1] ?? 0) <= GAP.blank;

/** Items of a name with at most two whole words. */
const isPart = (items: readonly Item[]): boolean => isNameOnly(items) && wordsOf(items).length <= 2;

const LEAST = 60;
/** From here on nothing within is a name of its own. */
const SURE = 70;

const cueScore = (cue: CueStrength): number => (cue === 3 ? 32 : cue === 2 ? 20 : 0);

/** "OYELARAN, TEMITOPE   34Y M": an age right behind. */
const ageScore = (tokens: Tokens, next: number): number => (cueAfter(tokens, next) === 3 ? 26 : 0);

/** What it adds that nothing else stands in its column. */
const OF_COLUMN = 12;

/** What it adds that a name begins its line, that nothing else stands in its column, and an age behind it. */
const placeScore = (tokens: Tokens, token: number, next: number): number =>
  (beginsLine(tokens, token) ? 8 : 0) + (isAlone(tokens, token, next) ? OF_COLUMN : 0) + ageScore(tokens, next);

/** Whether a title in small letters but the first stands right before. */
const isTitled = (tokens: Tokens, token: number): boolean => {
  const { hash, kind } = tokens;
  const dotted = hash[token - 1] === DOT;
  const at = dotted ? titleBefore(tokens, token - 2) : token - 1;
  if (at < 0 || kind[at] !== KIND.capital) return false;
  return TITLES.has(hash[at] ?? 0) || (dotted && (flagsAt(tokens, at) & FLAG.title) !== 0);
};

const AND = hashOf('and');

/** "YORK, England". */
const isCountry = (tokens: Tokens, at: number): boolean =>
  (flagsAt(tokens, at) & (FLAG.country | FLAG.state)) !== 0 && nameWordOf(tokens, at).given < 2;

/** Whether what stands before a comma and behind it may be of somebody at all. */
const mayBeInverted = (tokens: Tokens, token: number, comma: number, isPartner: boolean): boolean => {
  const given = comma + 1;
  const initial = tokens.kind[given] === KIND.upper && lengthOf(tokens, given) === 1;
  if (!initial && !couldBe(nameWordOf(tokens, given))) return false;
  if (!isPartner && isWithinRun(tokens, token)) return false;
  // "Hi Ms. Lee, Oskar has": spoken to, and then somebody else; "LANSING, Mich. (AP)" is a town.
  return !isTitled(tokens, token) && !isStateAt(tokens, given) && !isCountry(tokens, given);
};

/** The last token of a name, the token behind it, and how sure it is, in hundredths. */
interface Inverted {
  readonly last: number;
  readonly next: number;
  readonly score: number;
  /** Its items, family name first. */
  readonly items: readonly Item[];
}

/** What is known where a family name may begin: a list of such names, or the second of a couple. */
interface Among {
  readonly isList: boolean;
  readonly isPartner: boolean;
}

/** What a couple adds, in hundredths. */
const OF_COUPLE = 20;

/** "VARGHESE, LINU": behind a family name in capitals a short word of no list is no abbreviation. */
const withShortGiven = ({ gap }: Tokens, given: readonly Item[], family: readonly Item[]): readonly Item[] => {
  const [first, ...rest] = given;
  const last = family.at(-1);
  if (first?.kind !== 'other' || !first.upper || !first.word.unknown || gap[first.from] !== GAP.blank) return given;
  return last?.upper && last.word.family >= 2 ? [{ ...first, kind: 'word' }, ...rest] : given;
};

/** "403 Espinosa, A 45M" in a list: a letter that is a word of the language as well is an initial in front of an age. */
const letterOf = (tokens: Tokens, at: number, isRow: boolean): readonly Item[] => {
  const item = isRow ? itemAt(tokens, at) : undefined;
  return item?.kind === 'initial' && cueAfter(tokens, item.next) === 3 ? [item] : [];
};

/** The most that a name may score: a degree behind makes the given name alone look as sure as a label does. */
const mostOf = (tokens: Tokens, token: number, next: number): number =>
  cueBefore(tokens, token) === 3 || (isComma(tokens, next) && isDegree(tokens, next + 1)) ? 99 : 96;

interface Parts {
  readonly family: readonly Item[];
  readonly given: readonly Item[];
  /** The token behind. */
  readonly next: number;
}

/** How sure a name is by its words and what stands around it. */
const placedScore = (
  tokens: Tokens,
  token: number,
  { family, given, next }: Parts,
  { begins, inList }: { readonly begins: boolean; readonly inList: boolean },
): number => {
  const cue = cueBefore(tokens, token);
  const told = cue >= 2 || (beginsRow(tokens, token) && cueAfter(tokens, next) === 3);
  const own = scoreOf(family, given, begins, cue === 3 || inList, told);
  return own + cueScore(cue) + placeScore(tokens, token, next);
};

/** The name that begins with a family name at a token. */
const invertedAt = (tokens: Tokens, token: number, runs: Runs, { isList, isPartner }: Among): Inverted | undefined => {
  const comma = commaBehind(tokens, token);
  if (comma < 0 || !mayBeInverted(tokens, token, comma, isPartner)) return undefined;
  const family = knownRunAt(tokens, token, runs);
  const begins = beginsLine(tokens, token);
  const inList = isList && begins;
  if (family.at(-1)?.next !== comma || !isFamily(tokens, token, family, inList)) return undefined;
  const behind = namesOf(withShortGiven(tokens, knownRunAt(tokens, comma + 1, runs), family));
  const given = behind.length > 0 ? behind : letterOf(tokens, comma + 1, beginsRow(tokens, token));
  const end = given.at(-1);
  if (!end || !isPart(given)) return undefined;
  const joined = isPartner || partnerBehind(tokens, token, end.next) > 0;
  if (
    !joined &&
    (isOfFirm(tokens, token, given) ||
      (!family.every(({ upper }) => upper) && isInListOfSingles(tokens, token, end.next)))
  )
    return undefined;
  // "Your office, Brandon, Tamika Wells and a supervisor": a list.
  if (isComma(tokens, token - 1) && tokens.hash[end.next] === AND) return undefined;
  if (goesOn(tokens, end.next) && !family.every(({ upper }) => upper)) return undefined;
  const own = { family, given, next: end.next };
  const score = placedScore(tokens, token, own, { begins, inList }) + (joined ? OF_COUPLE : 0);
  const last = end.kind === 'initial' ? end.next - 1 : end.to - 1;
  return {
    next: end.next,
    last,
    score: Math.min(mostOf(tokens, token, end.next), score),
    items: [...family, ...given],
  };
};

/** Whether a line begins with a family name. */
const beginsLine = (tokens: Tokens, token: number): boolean => {
  const at = withParticles(tokens, token);
  return at === 0 || (tokens.gap[at] ?? 0) >= GAP.newline;
};

/** Whether a line begins with a family name, or with a number and one: "402 Quirke, L 81F". */
const beginsRow = (tokens: Tokens, token: number): boolean => {
  const before = withParticles(tokens, token) - 1;
  const isNumber = tokens.kind[before] === KIND.digits || tokens.kind[before] === KIND.code;
  return beginsLine(tokens, token) || (isNumber && beginsLine(tokens, before));
};

const NO_FAMILY =
  NO_GIVEN |
  FLAG.no_name |
  FLAG.role |
  FLAG.title |
  FLAG.thing |
  FLAG.street |
  FLAG.name_label |
  FLAG.city |
  FLAG.bigCity;

/** Words that nobody's list has as a family name, in a list of names: "Grey Eyes". */
const isListed = (family: readonly Item[]): boolean =>
  family.length <= 2 && family.every(({ kind, word }) => kind !== 'title' && (word.flags & NO_FAMILY) === 0);

/**
 * "Carl Dietz, Jaylen P.", "Ted Jr., Mark": a given name with more behind it is somebody, and no family name of two words; behind a
 * small word ("uncle Dale Jessup, Kayla R.") also one that families have, as "Martín García, Pedro" has in a list.
 */
const isWhole = (tokens: Tokens, token: number, [first, second]: readonly Item[]): boolean => {
  if (first?.kind !== 'word' || second === undefined || first.upper || first.word.given < 2) return false;
  const isInProse = tokens.kind[token - 1] === KIND.lower && tokens.gap[token] === GAP.blank;
  if (first.word.given - Number(!isInProse) < first.word.family) return false;
  return second.kind === 'suffix' || second.word.family >= 2 || second.word.unknown;
};

/** Whether items may be a family name; "P HAIGH, Green Med Ctr": behind an initial it is the last word of a name. */
const isFamily = (tokens: Tokens, token: number, items: readonly Item[], inList: boolean): boolean => {
  if (items[0]?.kind === 'initial') return false;
  return inList ? isPart(items) || isListed(items) : isPart(items) && !isWhole(tokens, token, items);
};

const CLOSING_QUOTE = 0x201d;

/** The last token of a name with what its bearer is called, in quotes: `Czerny, Wilhelmina "Billie"`. */
const withNickname = ({ kind, hash, gap }: Tokens, last: number): number => {
  const [open, name, close] = [last + 1, last + 2, last + 3];
  if (kind[open] !== KIND.mark || gap[open] !== GAP.blank || !isCapital(kind[name] ?? 0)) return last;
  if (hash[open] !== QUOTE && hash[open] !== 0x201c) return last;
  return (hash[close] === QUOTE || hash[close] === CLOSING_QUOTE) && gap[close] === GAP.none ? close : last;
};

/** Whether a sign may part a family name from what stands behind it: most commas stand before a word in small letters. */
const mayPart = (tokens: Tokens, sign: number): boolean => {
  const { hash, gap, kind } = tokens;
  if (hash[sign] === COMMA) return gap[sign] === GAP.none && isCapital(kind[sign + 1] ?? 0);
  return hash[sign] === CARET || isTicketSlash(tokens, sign);
};

/** Capitalised words that such a sign follows, near enough for a family name between. */
const beforeSigns = (tokens: Tokens): readonly number[] => {
  const { parts, capitals } = tokens;
  const found: number[] = [];
  let n = 0;
  for (let part = 0; part < parts.count; part += 1) {
    const sign = parts.items[part] ?? 0;
    if (!mayPart(tokens, sign)) continue;
    while (n < capitals.count && (capitals.items[n] ?? 0) < sign - MOST_FAMILY_TOKENS) n += 1;
    for (; n < capitals.count && (capitals.items[n] ?? 0) < sign; n += 1) found.push(capitals.items[n] ?? 0);
  }
  return found;
};

/** From this score on the comma, the words and what stands behind them tell it alone. */
const SURELY = 90;
/** How much less is asked of the signs where a number stands right behind, as in lists of people. */
const LESS_BEFORE_NUMBER = 250;

/** The same where it is somebody. */
const somebodyAt = (found: Found, token: number, runs: Runs, among: Among): Inverted | undefined => {
  const { tokens, watch } = found.page;
  const name = invertedAt(tokens, token, runs, among);
  if (!name || name.score < LEAST) return undefined;
  const part = { run: name.items, from: 0, to: name.items.length };
  if (!among.isList) watch?.({ tokens, ...part, around: aroundOf(tokens, part.run, 0, part.to) });
  // The signs were weighed of names in their usual order: what the comma and what stands behind it tell surely is not asked again.
  if (name.score >= SURELY) return name;
  const less = tokens.kind[name.last + 1] === KIND.digits ? LESS_BEFORE_NUMBER : 0;
  return isNamed(found, part, name.score / 100, less) ? name : undefined;
};

/** Names of one kind that make a text a list of them. */
const LEAST_LISTED = 2;

/** Names written family name first with a comma: "SMITH, JOHN A", "García Márquez, Gabriel"; the tokens they begin with. `inside` is set to 1 for all of theirs. */
export const findInverted = (found: Found, runs: Runs): readonly number[] => {
  const { page, inside } = found;
  const { tokens } = page;
  const { id } = found.detector;
  const why = reasonOf(id, 'family name first');
  const firsts: number[] = [];
  const words = beforeSigns(tokens);
  const take = (token: number, first: number, last: number, score: number): void => {
    const [start, end] = [tokens.start[first] ?? 0, tokens.end[last] ?? 0];
    // "Our founders: Monjeau, Graves and Reed": a list of families is no name.
    if (score >= SURE || beginsLine(tokens, token)) inside.fill(1, first, last + 1);
    page.emit({ element: 'person_name', start, end, confidence: score / 100, state: 'clear', detector: id, why });
    firsts.push(token);
  };
  const findAll = (isList: boolean): number => {
    let [listed, partner] = [0, -1];
    for (const token of words) {
      const ticket = ticketAt(tokens, token) ?? messageAt(tokens, token);
      const turned = ticket ? undefined : somebodyAt(found, token, runs, { isList, isPartner: token === partner });
      const name = ticket ?? turned;
      if (!name) continue;
      if (turned) partner = partnerBehind(tokens, token, turned.next);
      if (beginsLine(tokens, token)) listed += 1;
      const first = ticket ? withUpperParticles(tokens, token) : withParticles(tokens, token);
      take(token, first, withNickname(tokens, name.last), name.score);
    }
    return listed;
  };
  if (findAll(false) >= LEAST_LISTED && !tokens.code) findAll(true);
  return firsts;
};
