import { hashOf, wordSet } from '../tokens/characters.ts';
import { FLAG, joined, phraseFlags } from '../tokens/lexicon.ts';
import { lineStart } from '../tokens/line-of.ts';
import { CLOSE, DOT, OPEN, QUOTE, SLASH, TAB } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isArticle } from './double-word.ts';
import { type Item, isNoName, itemAt, WIDEST } from './lists/items.ts';
import { flagsAt, isCapital, isMark } from './look.ts';
import { nameWordOf, WORD, wordBits } from './words.ts';

const MOST_ITEMS = 9;

const isParticle = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.lower && tokens.gap[at] === GAP.blank && (flagsAt(tokens, at) & FLAG.particle) !== 0;

const pushParticle = (tokens: Tokens, from: number, to: number, items: Item[]): void => {
  items.push({ kind: 'particle', from, to, next: to, word: nameWordOf(tokens, from), upper: false, foreign: false });
};

/** How the lists weigh a word that is a given name above all. */
const SURE_GIVEN = 2;

const VON = wordSet('von');

const JOINS = wordSet('y e');

/** Words of a name in front of a joint that are a whole one. */
const WHOLE_NAME = 2;

/** "Ana Torres Vega y Pedro Gil", and no "Ramón y Cajal": behind the joint another person begins, with a title or a given name and more. */
const joinsAnother = (tokens: Tokens, at: number, items: readonly Item[]): boolean => {
  const { hash, kind, gap } = tokens;
  if (!JOINS.has(hash[at] ?? 0) || kind[at] !== KIND.lower || items.length < WHOLE_NAME) return false;
  const [next, behind] = [at + 1, at + 2];
  if (!isCapital(kind[next] ?? 0) || gap[next] !== GAP.blank) return false;
  if ((flagsAt(tokens, next) & FLAG.title) !== 0) return true;
  const goesOn = gap[behind] === GAP.blank && (isCapital(kind[behind] ?? 0) || isParticle(tokens, behind));
  return goesOn && nameWordOf(tokens, next).given >= SURE_GIVEN;
};

/**
 * "die Schicht von Lukas Oberländer", "Dossier de Marie Dupont": whose a thing is. Nothing in front of the particle is a given name, and
 * behind it one stands with more, which in a name is in front.
 */
const tellsWhose = (tokens: Tokens, next: number, items: readonly Item[]): boolean => {
  const behind = next + 1;
  const isWhole =
    tokens.gap[behind] === GAP.blank && (isCapital(tokens.kind[behind] ?? 0) || isParticle(tokens, behind));
  if (!isWhole || nameWordOf(tokens, next).given < SURE_GIVEN) return false;
  // Behind "von" hardly any family name begins with a given one; "Xiomara de Jesús Pérez" may be one person.
  const most = VON.has(tokens.hash[next - 1] ?? 0) ? SURE_GIVEN - 1 : 0;
  return items.every(({ kind, word }) => (kind === 'word' || kind === 'other') && word.given <= most);
};

/** Adds lower-case particles up to the next capitalised word ("van der", "de la"); the token behind, or the same token. */
const takeParticles = (tokens: Tokens, token: number, items: Item[]): number => {
  if (joinsAnother(tokens, token, items)) return token;
  let next = token;
  while (next < token + 3 && isParticle(tokens, next) && !isArticle(tokens, next)) next += 1;
  if (next < token + 3 && isParticle(tokens, next) && isArticle(tokens, next)) {
    for (let from = token; from < next; from += 1) pushParticle(tokens, from, from + 1, items);
    pushParticle(tokens, next, next + 2, items);
    return next + 2;
  }
  if (next === token || tokens.gap[next] !== GAP.blank || !isCapital(tokens.kind[next] ?? 0)) return token;
  if (next === token + 1 && tellsWhose(tokens, next, items)) return token;
  for (let from = token; from < next; from += 1) pushParticle(tokens, from, from + 1, items);
  return next;
};

/** A nickname in quotes or brackets between the words of a name: the token behind it, or the same token. */
const behindNickname = (tokens: Tokens, token: number): number => {
  const { hash, kind, gap } = tokens;
  if (kind[token] !== KIND.mark || gap[token] !== GAP.blank) return token;
  const sign = hash[token];
  const close = sign === OPEN ? CLOSE : sign === 0x201c ? 0x201d : sign;
  if (sign !== QUOTE && sign !== OPEN && sign !== 0x201c) return token;
  if (!isCapital(kind[token + 1] ?? 0) || gap[token + 1] !== GAP.none) return token;
  // One word or two: ("Big Mike").
  const end = isCapital(kind[token + 2] ?? 0) && gap[token + 2] === GAP.blank ? token + 3 : token + 2;
  // "Kieran O'Shaughnessy (Podiatrist) Northside Feet": what somebody is.
  const plain = sign === OPEN && (wordBits(tokens, token + 1) & WORD.noName) !== 0;
  const place = FLAG.country | FLAG.nationality | FLAG.state | FLAG.bigCity | FLAG.organization;
  const country = phraseFlags(joined(hash[token + 1] ?? 0, hash[token + 2] ?? 0)) & FLAG.country;
  const fits =
    hash[end] === close &&
    gap[end] === GAP.none &&
    !plain &&
    (flagsAt(tokens, token + 1) & place) === 0 &&
    country === 0;
  return fits && gap[end + 1] === GAP.blank && isCapital(kind[end + 1] ?? 0) ? end + 1 : token;
};

/** Columns from which a line may be broken within a name. */
const WRAPPED = 50;

/** Signs of a line of a narrow column, at least, and by how many more or fewer the line above may have. */
const NARROW = 24;
const UNEVEN = 14;
/** Two words of the language, as prose has in every line and a list of names has not. */
const PROSE = /(?:^|\s)\p{Ll}{2,}[,;]?\s(?:.{0,40}\s)?\p{Ll}{2,}[,;]?\s/u;

/** Whether a name at the end of a line stands in prose of a narrow column, as on pages of two: the line above is about as long. */
const isInColumn = ({ text }: Tokens, at: number, end: number): boolean => {
  const start = lineStart(text, at);
  const above = start - 1 - lineStart(text, start - 1);
  return (
    start > 0 && end - start >= NARROW && Math.abs(above - (end - start)) <= UNEVEN && PROSE.test(text.slice(start, at))
  );
};

/** Whether the word behind a line end goes on with the name: only where the line is as long as wrapped prose. */
const wraps = (tokens: Tokens, items: readonly Item[], next: number): boolean => {
  const last = items.at(-1);
  if (tokens.gap[next] !== GAP.newline || !last || last.kind === 'other' || items.length > 2) return false;
  const at = tokens.start[last.from] ?? 0;
  if (tokens.kind[next] !== KIND.capital) return false;
  const isWide = at - lineStart(tokens.text, at) >= WRAPPED;
  if (!isWide && !isInColumn(tokens, at, tokens.end[last.to - 1] ?? at)) return false;
  if (last.word.given < 2 && last.kind !== 'initial' && last.kind !== 'title') return false;
  const { family, unknown } = nameWordOf(tokens, next);
  return family >= 2 || (isMemberEnd(tokens, items, next + 1) && (family > 0 || unknown));
};

/** "..., Shigeki\nMaruyama (Japan), ...": whether commas or brackets on both sides say that a name is one of a list. */
const isMemberEnd = (tokens: Tokens, [first]: readonly Item[], behind: number): boolean =>
  first !== undefined && isMark(tokens, first.from - 1, ',;') && isMark(tokens, behind, ',(;');

/** The S of "S/o", "W/o": the next word says whose son or wife somebody is; the W of "W/M". */
const isMarkerLetter = ({ hash, gap, kind }: Tokens, { kind: sort, to }: Item): boolean =>
  sort === 'initial' &&
  hash[to] === SLASH &&
  gap[to] === GAP.none &&
  (kind[to + 1] === KIND.lower || (kind[to + 1] === KIND.upper && gap[to + 1] === GAP.none));

/** "Mrs. Zielinski December 1, 1960": a month with its day. */
const isDay = ({ kind }: Tokens, { word, next }: Item): boolean =>
  (word.flags & FLAG.month) !== 0 && kind[next] === KIND.digits;

const LETTER_WORDS = wordSet('a i o');

/** "R/P Eunice Wakefield": the second letter of an abbreviation. */
const isBehindSlash = ({ hash, gap }: Tokens, { kind, from, next }: Item): boolean =>
  kind === 'initial' &&
  next === from + 1 &&
  hash[from - 1] === SLASH &&
  gap[from] === GAP.none &&
  gap[from - 1] === GAP.none;

/** "A Reuters reporter": letters that are words, without the dot of an initial. */
const isWordLetter = ({ hash }: Tokens, { kind, from, next }: Item): boolean =>
  kind === 'initial' && next === from + 1 && LETTER_WORDS.has(hash[from] ?? 0);

const U = hashOf('u');
/** Of "U.S.", "U.N." and "U.K.". */
const BEHIND_U = wordSet('s n k');

/** "U.S. Midwest", "U.N. Ambassador": letters of a country, which are no initials. */
const isCountryLetter = ({ hash, gap, kind }: Tokens, { kind: sort, from, next }: Item): boolean => {
  if (sort !== 'initial' || next !== from + 2) return false;
  if (hash[from] === U) return gap[next] === GAP.none && BEHIND_U.has(hash[next] ?? 0) && hash[next + 1] === DOT;
  return (
    BEHIND_U.has(hash[from] ?? 0) && gap[from] === GAP.none && hash[from - 2] === U && kind[from - 1] === KIND.mark
  );
};

/** Whether what stands before a token parts two columns: a tab, or many blanks. */
export const isColumn = ({ units, from, start, end }: Tokens, at: number): boolean =>
  (start[at] ?? 0) - (end[at - 1] ?? 0) > WIDEST || units[(start[at] ?? 0) - from - 1] === TAB;

/** The token behind a run of capitalised words of which none is of a name; the first token where one may be. */
export const behindNoNames = (tokens: Tokens, token: number): number => {
  const { kind, gap } = tokens;
  for (let at = token; at < token + MOST_ITEMS - 1; at += 1) {
    if (!isCapital(kind[at] ?? 0)) return at;
    const next = at + 1;
    if (!isNoName(tokens, at) || behindNickname(tokens, next) !== next) return token;
    if (next >= tokens.count || gap[next] !== GAP.blank || isColumn(tokens, next)) return next;
    if (isParticle(tokens, next)) return token;
  }
  return token;
};

/** Runs of a window, so that each is read once: by first token the place of its run in the list, and one more. */
export interface Runs {
  readonly places: Int32Array;
  readonly list: (readonly Item[])[];
}

export const knownRunAt = (tokens: Tokens, token: number, { places, list }: Runs): readonly Item[] => {
  const place = places[token] ?? 0;
  const known = place > 0 ? list[place - 1] : undefined;
  if (known) return known;
  const run = runAt(tokens, token);
  places[token] = list.push(run);
  return run;
};

/** Items up to the last that is part of no name, so that a sentence in capitals is not cut within a name. */
const uncut = (items: readonly Item[]): readonly Item[] => {
  const last = items.findLastIndex(({ kind }) => kind === 'other');
  return last > 0 ? items.slice(0, last + 1) : items;
};

/** The items of a run of capitalised words from a token on; at least one. */
export const runAt = (tokens: Tokens, token: number): readonly Item[] => {
  const items: Item[] = [];
  let at = token;
  while (items.length < MOST_ITEMS && at < tokens.count) {
    const item = itemAt(tokens, at);
    if (!item || isMarkerLetter(tokens, item) || (items.length > 0 && isDay(tokens, item))) break;
    const letter = isWordLetter(tokens, item) || isBehindSlash(tokens, item);
    const isOther = (items.length === 0 && letter) || isCountryLetter(tokens, item);
    items.push(isOther ? { ...item, kind: 'other' } : item);
    at = behindNickname(tokens, item.next);
    const initials = item.kind === 'initial' && tokens.gap[at] === GAP.none;
    if (tokens.gap[at] !== GAP.blank && !initials && !wraps(tokens, items, at)) break;
    if (tokens.gap[at] === GAP.blank && isColumn(tokens, at)) break;
    at = takeParticles(tokens, at, items);
  }
  while (items.at(-1)?.kind === 'particle') items.pop();
  // Kept as long as the window is looked at: what is cut holds no room for more, as a list that grew does.
  return items.length < MOST_ITEMS ? items.slice() : uncut(items);
};
