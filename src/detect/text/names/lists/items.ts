import { hashOf } from '../../tokens/characters.ts';
import { FLAG, joined } from '../../tokens/lexicon.ts';
import { DOT, HYPHEN, QUOTE } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { doubleWord, isHyphen } from '../double-word.ts';
import { inItsLanguage } from '../grammar-word.ts';
import { isPostscript, isShortened, isTurn } from '../initials.ts';
import { flagsAt, isBehindBackslash, isCapital, lengthOf } from '../look.ts';
import { isForeignWord, type NameWord, nameWordOf, RANKS, WORD, wordBits } from '../words.ts';

/** A piece of a run of capitalised words. */
export interface Item {
  readonly kind: 'word' | 'initial' | 'particle' | 'suffix' | 'title' | 'other';
  /** Tokens from `from` up to `to`, without a dot behind. */
  readonly from: number;
  readonly to: number;
  /** Token behind, a dot included. */
  readonly next: number;
  readonly word: NameWord;
  readonly upper: boolean;
  /** Letters that English has not, or an ending that surnames have. */
  readonly foreign: boolean;
}

const dotBehind = ({ hash, kind, gap }: Tokens, token: number): boolean =>
  kind[token] === KIND.mark && hash[token] === DOT && gap[token] === GAP.none;

const titleOrSuffix = (flags: number, word: NameWord, tokens: Tokens, token: number): Item['kind'] | undefined => {
  const short = lengthOf(tokens, token) <= 4;
  if (flags & FLAG.suffix && (short || word.given === 0)) return 'suffix';
  // Behind a name "King" is a name; in front of one it is a title.
  const after = dotBehind(tokens, token + 1) ? token + 2 : token + 1;
  // "\fR List": what changes the type of a manual is no title.
  const leads =
    tokens.gap[after] === GAP.blank && isCapital(tokens.kind[after] ?? 0) && !isBehindBackslash(tokens, token);
  if (flags & FLAG.title && leads && word.given < 3 && (short || word.given < 2)) return 'title';
  if (RANKS.has(tokens.hash[token] ?? 0)) return 'title';
  // "Husband Ajay", "Uncle Lenny".
  return flags & FLAG.relation && leads && word.given < 2 ? 'title' : undefined;
};

/** "McDonald", "DeShawn", "O'Brien": capitals inside that names have, and programs have not. */
const isNameWithCapitals = ({ text, start, end }: Tokens, token: number): boolean =>
  /^(?:Mc|Mac|De|Di|Du|La|Le|Ja|Ka|Sha|Van|Von|Fitz|St|Al|El|Ben|[ODLN]['’])\p{Lu}[\p{Ll}'’]+$|^\p{Lu}['’]\p{Lu}?\p{Ll}+$|^\p{Lu}\p{Ll}{1,4}['’]\p{Lu}\p{Ll}+$/u.test(
    text.slice(start[token], end[token]),
  );

/** Blanks between two words of a name, at most: more part two columns. */
export const WIDEST = 2;

/** "DE LA ROSA": particles in a name in capitals; "Genaro Van der Berg": one with a capital within a name. */
const isCapitalParticle = (tokens: Tokens, from: number, to: number, flags: number): boolean => {
  const { kind, gap } = tokens;
  if (!(flags & FLAG.particle) || lengthOf(tokens, from) > 3 || gap[to] !== GAP.blank || to > from + 1) return false;
  if (kind[from] === KIND.upper) return kind[to] === KIND.upper;
  const near = (tokens.start[from] ?? 0) - (tokens.end[from - 1] ?? 0) <= WIDEST;
  const within = from > 0 && near && gap[from] === GAP.blank && kind[from - 1] === KIND.capital;
  return (
    kind[from] === KIND.capital && within && (kind[to] === KIND.capital || (flagsAt(tokens, to) & FLAG.particle) !== 0)
  );
};

/** Words that are no name although lists of names have them: labels, greetings, titles alone. */
const isLabel = ({ english, given, family }: NameWord, flags: number): boolean => {
  const titled = flags & FLAG.title && family === 0;
  return (
    ((flags & FLAG.name_label || titled) && (english > 0 || family < 2) && given < 2) ||
    ((flags & FLAG.no_name) !== 0 && given < 3)
  );
};

const VOWEL = /[aeiouyà-æè-ïò-öø-ýąęęūœ]|[\u0250-\uffff]/i;

/** 1 for each unit that is a vowel, or a letter that could be one. */
const VOWELS: Uint8Array = Uint8Array.from({ length: 65_536 }, (_, unit) =>
  Number(VOWEL.test(String.fromCharCode(unit))),
);

/** Whether a word has a vowel, or a letter that could be one. */
export const hasVowel = ({ units, from, start, end }: Tokens, token: number): boolean => {
  const to = (end[token] ?? 0) - from;
  for (let at = (start[token] ?? 0) - from; at < to; at += 1) if (VOWELS[units[at] ?? 0] === 1) return true;
  return false;
};

/** "Dr. Hsu." ends a sentence. */
const isBehindTitle = (tokens: Tokens, from: number): boolean => {
  const before = tokens.hash[from - 1] === DOT && tokens.kind[from - 1] === KIND.mark ? from - 2 : from - 1;
  return before >= 0 && tokens.gap[from] === GAP.blank && (flagsAt(tokens, before) & FLAG.title) !== 0;
};

/** Capitals that no list has are an abbreviation; those of two letters, and capitals inside that no name has, mostly too. */
const isAbbreviation = (tokens: Tokens, from: number, { unknown }: NameWord, foreign: boolean): boolean => {
  if (tokens.kind[from] === KIND.mixed) return !isNameWithCapitals(tokens, from);
  const length = lengthOf(tokens, from);
  // "Céd." and "Rcvd": cut off, or without a vowel.
  if (unknown && ((length <= 4 && dotBehind(tokens, from + 1)) || !hasVowel(tokens, from)))
    return !isBehindTitle(tokens, from);
  return tokens.kind[from] === KIND.upper && (length <= 2 || (unknown && !foreign && length <= 4));
};

/** What no given name of East Asia is. */
export const NO_GIVEN: number =
  FLAG.country | FLAG.state | FLAG.organization | FLAG.place_type | FLAG.nationality | FLAG.brand | FLAG.month;

/** Whether a family name that stands first stands right before. */
const isEastern = (tokens: Tokens, from: number): boolean =>
  tokens.gap[from] === GAP.blank &&
  tokens.kind[from - 1] === KIND.capital &&
  (flagsAt(tokens, from - 1) & FLAG.family_first) !== 0;

/** What a capitalised word is within a run. */
const kindOf = (tokens: Tokens, from: number, to: number, word: NameWord, foreign: boolean): Item['kind'] => {
  const flags = to === from + 1 ? word.flags : flagsAt(tokens, from);
  if (wordBits(tokens, from) & WORD.telling) {
    if (isCapitalParticle(tokens, from, to, flags)) return 'particle';
    const special = to === from + 1 ? titleOrSuffix(flags, word, tokens, from) : undefined;
    if (special) return special;
  }
  const firm =
    (flags & FLAG.organization) !== 0 &&
    lengthOf(tokens, from) <= 4 &&
    word.given < 2 &&
    (word.english > 0 || word.family < 2);
  // "Wang Donghai": a town is called like a name.
  const eastern = from > 0 && word.english === 0 && (flags & NO_GIVEN) === 0 && isEastern(tokens, from);
  const label = to === from + 1 && isLabel(word, flags);
  const plain = (firm || label || (word.given === 0 && word.family === 0 && !word.unknown)) && !eastern;
  const article = to > from + 1 && (flags & FLAG.particle) !== 0;
  return plain || (!article && isAbbreviation(tokens, from, word, foreign)) ? 'other' : 'word';
};

/** "Bašić" is no English word, although it reads like one without its accents. */
const notEnglish = (word: NameWord): NameWord => ({
  ...word,
  english: 0,
  unknown: word.given === 0 && word.family === 0,
});

/** A capitalised word that is no name whatever stands around it. */
export const isNoName = (tokens: Tokens, at: number): boolean =>
  (wordBits(tokens, at) & WORD.noName) !== 0 &&
  !(tokens.kind[at] === KIND.upper && lengthOf(tokens, at) === 1) &&
  !isHyphen(tokens, at + 1) &&
  !isShortened(tokens, at) &&
  !isForeignWord(tokens, at);

const wordItem = (tokens: Tokens, from: number): Item => {
  if (isNoName(tokens, from)) {
    const word = nameWordOf(tokens, from);
    const [to, upper] = [from + 1, tokens.kind[from] === KIND.upper];
    return { kind: 'other', from, to, next: to, word, upper, foreign: word.foreign };
  }
  const double = isHyphen(tokens, from + 1) ? doubleWord(tokens, from) : undefined;
  const found = double?.word ?? inItsLanguage(tokens, from, nameWordOf(tokens, from));
  const to = double?.to ?? from + 1;
  const strange = isForeignWord(tokens, from);
  const word = strange && found.english > 0 ? notEnglish(found) : found;
  const upper = tokens.kind[from] === KIND.upper;
  const foreign = word.foreign || (strange && (word.unknown || word.given + word.family < 3));
  const kind = kindOf(tokens, from, to, word, foreign);
  const dotted = (kind === 'title' || kind === 'suffix') && dotBehind(tokens, to);
  return { kind, from, to, next: dotted ? to + 1 : to, word, upper, foreign };
};

const isLetterAt = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.upper && lengthOf(tokens, at) === 1 && tokens.gap[at] === GAP.none;

/** "E-C-K-L-E-S": a word that is spelled. */
const isSpelled = (tokens: Tokens, token: number): boolean =>
  tokens.kind[token] === KIND.upper &&
  lengthOf(tokens, token) === 1 &&
  isHyphen(tokens, token + 1) &&
  isLetterAt(tokens, token + 2) &&
  isHyphen(tokens, token + 3);

const SAINT = hashOf('st');

/** The "St." of "LaQuita St. Claire": behind a given name or what somebody is called. */
const isSaint = (tokens: Tokens, token: number): boolean => {
  const { hash, kind, gap } = tokens;
  if (hash[token] !== SAINT || token === 0 || !dotBehind(tokens, token + 1) || gap[token] !== GAP.blank) return false;
  if (gap[token + 2] !== GAP.blank || !isCapital(kind[token + 2] ?? 0)) return false;
  return hash[token - 1] === QUOTE || (isCapital(kind[token - 1] ?? 0) && nameWordOf(tokens, token - 1).given >= 2);
};

/** A capitalised word, or an initial with its dot. */
export const itemAt = (tokens: Tokens, token: number): Item | undefined => {
  const sort = tokens.kind[token] ?? 0;
  if (!isCapital(sort)) return undefined;
  if (isSpelled(tokens, token)) return undefined;
  if (isSaint(tokens, token)) {
    const [word, upper] = [nameWordOf(tokens, token), sort === KIND.upper];
    return { kind: 'particle', from: token, to: token + 1, next: token + 2, word, upper, foreign: false };
  }
  const letter = sort === KIND.upper && lengthOf(tokens, token) === 1;
  if (!letter && !(isShortened(tokens, token) && dotBehind(tokens, token + 1))) return wordItem(tokens, token);
  if (isTurn(tokens, token) || isPostscript(tokens, token)) return undefined;
  const next = dotBehind(tokens, token + 1) ? token + 2 : token + 1;
  const word = nameWordOf(tokens, token);
  // "Malhotra E-20418": the letter of a number.
  if (tokens.hash[next] === HYPHEN && tokens.gap[next] === GAP.none && tokens.kind[next + 1] === KIND.digits)
    return undefined;
  return { kind: 'initial', from: token, to: token + 1, next, word, upper: true, foreign: false };
};

/** The hash of the words of items, as phrases of the lexicon have it. */
export const phraseOf = (tokens: Tokens, items: readonly Item[]): number => {
  let hash = 0;
  let first = true;
  for (const { from, to } of items) {
    for (let token = from; token < to; token += 1) {
      if (tokens.kind[token] === KIND.mark) continue;
      hash = first ? (tokens.hash[token] ?? 0) : joined(hash, tokens.hash[token] ?? 0);
      first = false;
    }
  }
  return hash;
};
