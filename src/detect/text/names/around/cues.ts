import { hashOf, wordSet } from '../../tokens/characters.ts';
import { entryOf, FLAG, LEXICON } from '../../tokens/lexicon.ts';
import {
  BAR,
  CLOSE,
  COLON,
  COMMA,
  DOT,
  EQUALS,
  HYPHEN,
  OPEN,
  QUESTION,
  QUOTE,
  SLASH,
  UNDERSCORE,
} from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { isBehindBackslash, lengthOf } from '../look.ts';

/** How much what stands around a run tells of a person: 0 nothing, 1 a little, 2 much, 3 leaves no doubt. */
export type CueStrength = 0 | 1 | 2 | 3;

const IS = wordSet('is was es ist est called s');
const NAMING = contextWords('naming');
const CLOSING = contextWords('closing');
const GREETING = contextWords('greeting');
const I = hashOf('i');
const IM = hashOf('im');
const AM = hashOf('am');
const THEM = wordSet('me him her them us');
const CALL = wordSet('call called calls name named names');
const SHORT_TITLES = wordSet('mr mrs ms dr sr sra');
/** Titles that languages write in small letters. */
const LOWER_TITLES = contextWords('lower_title');
const FACULTIES = wordSet('med phil jur dent vet nat rer habil ing oec pol');
/** Who sends and gets a mail, in languages in which the words are something else as well. */
const MAIL_HEAD = contextWords('mail_head');
const THIS = hashOf('this');
const S = hashOf('s');
const MANN = hashOf('mann');
const MEIN = wordSet('mein meinem meinen ihr ihrem ihren sein dein');
const OF = hashOf('of');
export const THE = wordSet('the a an');
export const WHO = wordSet('who whose whom');
const OWNERS = contextWords('owner');
const HE = wordSet('he she');
const FROM = wordSet('from to cc bcc by attn');
const STRONG_VERB = wordSet('named called met married nee aka introducing interviewed notify contacted');

export const flagsOf = (tokens: Tokens, token: number): number => LEXICON.flags[entryOf(tokens.hash[token] ?? 0)] ?? 0;

const NAME = wordSet('name names nombre nom nome naam');
/** Words of a label behind the word "name". */
const MOST_LABEL = 4;

/** "Name Provided:", "Name of insured:": the line, or its column, begins with the word. */
const isNameLine = ({ hash, gap, start, end }: Tokens, word: number): boolean => {
  for (let at = word; at >= 0 && at > word - MOST_LABEL; at -= 1) {
    const begins = at === 0 || (gap[at] ?? 0) >= GAP.newline || (start[at] ?? 0) - (end[at - 1] ?? 0) > 2;
    if (begins) return NAME.has(hash[at] ?? 0);
  }
  return false;
};

/** "CAMPER 1:", "Driver 2:". */
const afterNumber = (tokens: Tokens, number: number): CueStrength => {
  const { end, start, gap } = tokens;
  if ((end[number] ?? 0) - (start[number] ?? 0) > 1 || gap[number] !== GAP.blank) return 0;
  return flagsOf(tokens, number - 1) & (FLAG.name_label | FLAG.relation | FLAG.role | FLAG.name_cue)
    ? 3
    : tokens.personal
      ? 2
      : 0;
};

/** Tokens of a remark behind a label. */
const MOST_REMARK = 8;

/** "Name (L,F,M): HAILU, TESFAYE B": the word in front of the remark; the same where there is none. */
const beforeRemark = ({ kind, hash }: Tokens, word: number): number => {
  if (kind[word] !== KIND.mark || hash[word] !== CLOSE) return word;
  for (let at = word - 1; at > 0 && word - at <= MOST_REMARK; at -= 1)
    if (kind[at] === KIND.mark && hash[at] === OPEN) return at - 1;
  return word;
};

/** "New student Wed: Htoo Paw": the word in front of the day; the same where there is none. */
const beforeDay = (tokens: Tokens, word: number): number =>
  word > 0 && tokens.gap[word] === GAP.blank && flagsOf(tokens, word) & FLAG.weekday ? word - 1 : word;

/** "smb: client: Fix a leak": parts of a program, from the whole to a piece of it. */
const isOfParts = ({ kind, hash, gap, personal }: Tokens, word: number): boolean => {
  const colon = word - 1;
  if (personal || kind[word] !== KIND.lower || gap[word] !== GAP.blank || colon < 1) return false;
  const isColon = kind[colon] === KIND.mark && hash[colon] === COLON && gap[colon] === GAP.none;
  return isColon && (kind[colon - 1] === KIND.lower || kind[colon - 1] === KIND.code);
};

const afterColon = (tokens: Tokens, last: number): CueStrength => {
  const word = beforeDay(tokens, beforeRemark(tokens, last));
  if (word < 0 || tokens.kind[word] === KIND.mark || isOfParts(tokens, word)) return 0;
  if (tokens.kind[word] === KIND.digits) return afterNumber(tokens, word);
  const flags = flagsOf(tokens, word);
  if (flags & (FLAG.name_label | FLAG.relation | FLAG.title)) return 3;
  if (flags & (FLAG.name_cue | FLAG.role)) return 2;
  if (isNameLine(tokens, word)) return 3;
  if (MAIL_HEAD.has(tokens.hash[word] ?? 0) && (word === 0 || (tokens.gap[word] ?? 0) >= GAP.newline)) return 2;
  return tokens.personal ? 1 : 0;
};

/** What a word on the line before tells: a letter's closing, or a label that has its line to itself. */
const overLine = (tokens: Tokens, word: number): CueStrength => {
  if (CLOSING.has(tokens.hash[word] ?? 0)) return 3;
  const begins = (tokens.gap[word] ?? 0) >= GAP.newline || (word > 0 && (tokens.gap[word - 1] ?? 0) >= GAP.newline);
  return begins && flagsOf(tokens, word) & FLAG.name_label ? 2 : 0;
};

/** What somebody is by training or in a team, in capitals in front of the name: "RN Consuelo Madrid", "LHP Austin Dallas". */
const CREDENTIALS = contextWords('credential');

/** "Name is", "this is", "call me". */
const afterVerb = (tokens: Tokens, word: number): CueStrength => {
  const before = tokens.hash[word - 1] ?? 0;
  if (THEM.has(tokens.hash[word] ?? 0)) return CALL.has(before) ? 3 : 0;
  if (NAMING.has(before)) return 3;
  return before === THIS || HE.has(before) || WHO.has(before) ? 2 : 0;
};

const WEAK = FLAG.role | FLAG.said | FLAG.name_cue;

/** "Goalkeeper", "lawyer" right before a name; in a text in capitals as well. */
const isSmall = ({ kind }: Tokens, word: number): boolean =>
  kind[word] === KIND.lower || (kind[word] === KIND.upper && kind[word + 1] === KIND.upper);

/** "Mein Mann Thorge": elsewhere that word is a family name. */
const isRelative = (tokens: Tokens, word: number): boolean =>
  (flagsOf(tokens, word) & FLAG.relation) !== 0 || (tokens.hash[word] === MANN && MEIN.has(tokens.hash[word - 1] ?? 0));

const isOfJob = (tokens: Tokens, word: number, flags: number): boolean =>
  ((flags & FLAG.role) !== 0 && isSmall(tokens, word)) ||
  (CREDENTIALS.has(tokens.hash[word] ?? 0) && tokens.kind[word] === KIND.upper);

/** "I am Lena", "im lena"; "Am Markt" is a street, and "im Flur" stands in a text of German. */
const isSelf = ({ hash, kind, nouns }: Tokens, word: number): boolean =>
  hash[word] === IM ? !nouns : hash[word] === AM && kind[word] !== KIND.capital && hash[word - 1] === I;

const BY = hashOf('by');
/** What clinicians and clerks do to a paper that they put their name to. */
const SIGNED = wordSet('signed cosigned dictated authored attested electronically digitally verified');

/** "Electronically signed by DANIELLE ROSEWATER, MD". */
const isSigned = ({ hash }: Tokens, word: number): boolean => hash[word] === BY && SIGNED.has(hash[word - 1] ?? 0);

const afterWord = (tokens: Tokens, word: number): CueStrength => {
  const hash = tokens.hash[word] ?? 0;
  const flags = flagsOf(tokens, word);
  if (THEM.has(hash) || IS.has(hash)) return afterVerb(tokens, word);
  if (GREETING.has(hash) || isRelative(tokens, word)) return 3;
  // "The Princess Royal" is a dignity.
  if (flags & FLAG.title && (tokens.kind[word] !== KIND.lower || LOWER_TITLES.has(hash)))
    return THE.has(tokens.hash[word - 1] ?? 0) ? 1 : 3;
  // "The mother of Leland Hill".
  if (hash === OF && flagsOf(tokens, word - 1) & FLAG.relation) return 2;
  if (flags & FLAG.name_label || STRONG_VERB.has(hash) || isSelf(tokens, word)) return 2;
  if (isOfJob(tokens, word, flags) || isSigned(tokens, word)) return 2;
  return FROM.has(hash) || flags & WEAK ? 1 : 0;
};

/** "Dr. Smith", "ms. marcela": the dot belongs to the title. */
const afterTitle = (tokens: Tokens, word: number): CueStrength => {
  // "\\fR. See": a change of letters in a manual.
  if (!(flagsOf(tokens, word) & FLAG.title) || isBehindBackslash(tokens, word)) return 0;
  return tokens.kind[word] !== KIND.lower || SHORT_TITLES.has(tokens.hash[word] ?? 0) ? 3 : 0;
};

const CALLED = wordSet('aka alias vulgo nicknamed called dit apodado detto genannt');
const PARTY = wordSet('v s w r c');

/** The letter of a victim, a suspect or a witness: "V-SALCEDO". */
const isParty = ({ kind, hash, start, end }: Tokens, word: number): boolean =>
  kind[word] === KIND.upper && (end[word] ?? 0) - (start[word] ?? 0) === 1 && PARTY.has(hash[word] ?? 0);

/** "Patient | Ann Lee" is a form, "Leasing Manager | Oakhouse" a signature; "V-SALCEDO" a victim. */
const afterRareMark = (tokens: Tokens, mark: number, between: number): CueStrength => {
  const sign = tokens.hash[mark];
  // AKA "SQUEAK", vulgo "Pelezinho".
  if (sign === QUOTE || sign === 0x201c) return between === GAP.none && CALLED.has(tokens.hash[mark - 1] ?? 0) ? 2 : 0;
  // "Mother (Dawn) attended".
  if (sign === OPEN) return between === GAP.none && flagsOf(tokens, mark - 1) & FLAG.relation ? 2 : 0;
  if (sign === BAR) return flagsOf(tokens, mark - 1) & FLAG.name_label && between !== GAP.paragraph ? 3 : 0;
  return sign === HYPHEN && between === GAP.none && isParty(tokens, mark - 1) ? 2 : 0;
};

/** "My sister", "her late husband", "the applicant's prior spouse". */
const isOwned = ({ hash, kind }: Tokens, word: number): boolean =>
  [word - 1, word - 2].some((at) => OWNERS.has(hash[at] ?? 0) || (hash[at] === S && kind[at - 1] === KIND.mark));

/** "Die Tochter, Antje Focken, unter": one word or two, and another comma. */
const isBetweenCommas = ({ hash, kind, gap }: Tokens, comma: number): boolean =>
  [comma + 2, comma + 3].some((at) => hash[at] === COMMA && kind[at] === KIND.mark && gap[at] === GAP.none);

/** "Dr. med. S. Hartmann": the title in front of what it was given for. */
export const titleBefore = ({ hash }: Tokens, word: number): number => {
  let at = word;
  while (FACULTIES.has(hash[at] ?? 0) && hash[at - 1] === DOT) at -= 2;
  return at;
};

/** Dots of a form that lead to a value, at least. */
const LEADERS = 3;
const MOST_LEADERS = 60;

/** The word in front of dots: "Paciente.....:", "Pat.:"; the same where there are none. */
const beforeDots = ({ hash, kind }: Tokens, word: number): number => {
  let at = word;
  while (at > word - MOST_LEADERS && hash[at] === DOT && kind[at] === KIND.mark) at -= 1;
  return at;
};

/** "Name ........ Summer Reign Fairchild": the word in front of dots. */
const afterLeaders = (tokens: Tokens, mark: number): CueStrength => {
  const word = beforeDots(tokens, mark);
  return mark - word >= LEADERS ? afterColon(tokens, word) : 0;
};

/** Behind a title's dot, or the dots of a form. */
const afterDot = (tokens: Tokens, mark: number, between: number): CueStrength => {
  const word = mark - 1;
  if (tokens.hash[word] === DOT) return afterLeaders(tokens, mark);
  const ends = tokens.gap[mark] === GAP.none && between === GAP.blank && tokens.kind[word] !== KIND.mark;
  return ends ? afterTitle(tokens, titleBefore(tokens, word)) : 0;
};

/** What a sign in front of a name tells with the word before it. */
const afterMark = (tokens: Tokens, mark: number, between: number): CueStrength => {
  const word = mark - 1;
  const hash = tokens.hash[word] ?? 0;
  switch (tokens.hash[mark]) {
    // "What is your last name? Baba"
    case QUESTION:
      return NAMING.has(hash) ? 3 : 0;
    case COLON:
    case EQUALS:
      return between === GAP.paragraph ? 0 : afterColon(tokens, beforeDots(tokens, word));
    case COMMA:
      // "My sister, Verbena."
      if (flagsOf(tokens, word) & FLAG.relation && tokens.kind[word] !== KIND.upper)
        return isOwned(tokens, word) || isBetweenCommas(tokens, mark) ? 2 : 0;
      return CLOSING.has(hash) ? 3 : 0;
    case DOT:
      return afterDot(tokens, mark, between);
    case SLASH:
      return flagsOf(tokens, word) & FLAG.relation ? 2 : 0;
    default:
      return afterRareMark(tokens, mark, between);
  }
};

/** What stands in front of a run of names. */
export const cueBefore = (tokens: Tokens, first: number): CueStrength => {
  if (tokens.asked[first] === 1) return 3;
  // The line of a form: "Name:_Delroy Fanshawe____".
  const lined = tokens.hash[first - 1] === UNDERSCORE && tokens.kind[first - 1] === KIND.mark;
  const before = lined ? first - 2 : first - 1;
  if (before < 0) return 0;
  // "Co-Borr ______Temperance Nwosu____".
  if (lined && lengthOf(tokens, first - 1) > 1 && tokens.kind[before] !== KIND.mark) return afterColon(tokens, before);
  const between = tokens.gap[before + 1] ?? 0;
  if (tokens.kind[before] === KIND.mark) return afterMark(tokens, before, between);
  if (isBehindBackslash(tokens, before)) return 0;
  return between >= GAP.newline ? overLine(tokens, before) : afterWord(tokens, before);
};
